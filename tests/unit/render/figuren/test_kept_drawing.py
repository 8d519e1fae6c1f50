"""Is a drawing that was kept the one that would be drawn, and drawn anew when anything of it is different?"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from reeksen import NU, reeks

from monitorlib.files.kept import FIGURES, Kept, keeping
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.render.figuren.indicator import indicatorfiguur
from monitorlib.sources.declared.declaration import TOTAAL

AANDELEN = {
    "Aa": [(5, 20), (6, 20)],
    "Bee": [(9, 30), (8, 30)],
    "Cee": [(4, 25), (5, 25)],
    TOTAAL: [(18, 75), (19, 75)],
}


def html(van: Meetreeks, kept: Kept | None) -> str:
    with keeping(kept):
        figuur = indicatorfiguur(van, NU)
        assert figuur is not None
        return figuur.html(id_="proef", titel="Proef", tabel="")


def volgende(kept: Kept) -> Kept:
    """What the next build knows."""
    return replace(kept, found=kept.made, asked=[], made={})


def leeg() -> Kept:
    return Kept({FIGURES: "code"}, {})


def test_drawn_and_kept_are_the_same_bytes() -> None:
    van, kept = reeks(AANDELEN, toets="aandeel"), leeg()
    getekend = html(van, None)
    assert html(van, kept) == getekend
    assert len(kept.made) == 2
    kept = volgende(kept)
    assert html(van, kept) == getekend
    assert (len(kept.asked), kept.made) == (2, {})


@pytest.mark.parametrize(
    ("verander", "opnieuw"),
    [
        (lambda van: replace(van, punten=(*van.punten[:-1], replace(van.punten[-1], waarde=1.0))), 2),
        (lambda van: replace(van, doel=van.doel.model_copy(update={"streefwaarde": 12.0})), 2),
        (lambda van: replace(van, spreiding={"jaar": replace(van.spreiding_tussen_gemeenten, phi=9.0)}), 1),
        (lambda van: replace(van, veranderingen=(), afwijkend=("Aa",)), 0),
    ],
    ids=["a point", "a streefwaarde", "the dispersion, which only the funnel shows", "what no drawing shows"],
)
def test_what_is_shown_is_drawn_anew(verander: Callable[[Meetreeks], Meetreeks], opnieuw: int) -> None:
    van, kept = reeks(AANDELEN, toets="aandeel"), leeg()
    html(van, kept)
    kept, anders = volgende(kept), verander(van)
    assert html(anders, kept) == html(anders, None)
    assert len(kept.made) == opnieuw
