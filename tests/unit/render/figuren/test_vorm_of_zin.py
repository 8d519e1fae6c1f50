"""Does each form give of any numbers a drawing, or one sentence that says why there is none?

A gemeente that is one quarter old, a year in which nothing was spent, a total of which no part is known: what a small
gemeente delivers is what a form meets. A warning of the drawing library is a fault as well.
"""

import warnings
from collections.abc import Callable

import pytest
from bouwstenen import cijfers, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import MonitorError
from monitorlib.render.figuren.aandeel import aandeel_stippen
from monitorlib.render.figuren.figuur import Figuur
from monitorlib.render.figuren.in_bestand_uit import in_bestand_uit
from monitorlib.render.figuren.kleine_veelvouden import kleine_veelvouden
from monitorlib.render.figuren.ontvangst import naar_ouderdom
from monitorlib.render.figuren.vormen import gespiegeld, kogel, samenstelling, van_naar
from monitorlib.render.figuren.warmte import groei, verandering

ONBEKEND = "niet te bepalen"
VORMEN: dict[str, Callable[[Cijfers], Figuur]] = {
    "samenstelling": lambda van: samenstelling(van, per="rij", delen="kolom"),
    "samenstelling, geordend": lambda van: samenstelling(van, per="rij", delen="kolom", geordend=True),
    "van_naar": lambda van: van_naar(van, rij="rij", over="kolom"),
    "kogel": lambda van: kogel(van, rij="rij", wat="kolom", gemeten="k0", grens="k1"),
    "gespiegeld": lambda van: gespiegeld(van, rij="rij", kant="kolom"),
    "verandering": lambda van: verandering(van, rij="rij", vak="kolom"),
    "groei": lambda van: groei(van, rij="rij", over="kolom"),
    "naar_ouderdom": lambda van: naar_ouderdom(van, rij="rij", vak="kolom"),
    "aandeel_stippen": lambda van: aandeel_stippen(van, per="rij", over="kolom"),
    "kleine_veelvouden": lambda van: kleine_veelvouden(van, vak="rij", over="kolom"),
    "in_bestand_uit": lambda van: in_bestand_uit(van, van="rij", naar="kolom", dagen=("1 januari", "31 maart")),
}
WAARDE = st.sampled_from([ONBEKEND, 0, 1, -1, 5, -7, 3.5, 1e6, -2e7])


@st.composite
def tabellen(draw: st.DrawFn) -> Cijfers:
    """A table of at most three by three, in which anything may be unknown; totals are members like others."""
    leden = {
        naam: [f"{naam[0]}{nummer}" for nummer in range(draw(st.integers(1, 3)))] + ["Totaal"] * draw(st.integers(0, 1))
        for naam in ("rij", "kolom")
    }
    aantal = len(leden["rij"]) * len(leden["kolom"])
    waarden = draw(st.lists(WAARDE, min_size=aantal, max_size=aantal))
    return cijfers(leden, waarden, eenheid=draw(st.sampled_from(["euro", "personen", "%"])))


@pytest.mark.parametrize("vorm", VORMEN)
@proef(100)
@given(van=tabellen())
def test_a_form_draws_or_says_why_not(vorm: str, van: Cijfers) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            figuur = VORMEN[vorm](van)
        except MonitorError:
            return
        if figuur.leeg:
            assert figuur.leeg.endswith(".")
        else:
            assert "<svg" in figuur.html(id_="f", titel="Titel", tabel="")


@pytest.mark.parametrize("vorm", ["verandering", "aandeel_stippen"])
def test_a_total_of_which_no_part_is_known_is_no_figure(vorm: str) -> None:
    """A gemeente that began this year has no change of its own; that of those it came from is in the total."""
    leden = {"rij": ["r0", "Totaal"], "kolom": ["k0", "Totaal"]}
    figuur = VORMEN[vorm](cijfers(leden, [ONBEKEND, 8, ONBEKEND, 8]))
    assert "heeft geen enkel getal" in figuur.leeg
