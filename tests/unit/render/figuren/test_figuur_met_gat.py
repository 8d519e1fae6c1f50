"""Does a figure leave open what is hidden, say so in words, and tell nothing of it by what it does draw?"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bouwstenen import cijfers

from monitorlib import (
    aandeel_stippen,
    gespiegeld,
    groei,
    kleine_veelvouden,
    kogel,
    lijnen,
    samenstelling,
    som,
    staven,
    van_naar,
    waterval,
)
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.render.figuren import figuur as figuur_module
from monitorlib.render.figuren.figuur import Figuur
from monitorlib.render.figuren.warmte import verandering

LEDEN = {"gemeente": ["Aa", "Bee", "Cee"], "wat": ["toen", "nu"]}
Vorm = Callable[[Cijfers], Figuur]
VORMEN: dict[str, Vorm] = {
    "samenstelling": lambda van: samenstelling(van, per="gemeente", delen="wat"),
    "van_naar": lambda van: van_naar(van, rij="gemeente", over="wat"),
    "kogel": lambda van: kogel(van, rij="gemeente", wat="wat", gemeten="nu", grens="toen"),
    "gespiegeld": lambda van: gespiegeld(van, rij="gemeente", kant="wat"),
    "kleine_veelvouden": lambda van: kleine_veelvouden(van, vak="gemeente", over="wat"),
    "aandeel_stippen": lambda van: aandeel_stippen(van, per="gemeente", over="wat"),
    "verandering": lambda van: verandering(van, rij="gemeente", vak="wat"),
    "groei": lambda van: groei(van, rij="gemeente", over="wat"),
    "staven": lambda van: staven(van, over="wat"),
}
# Of Aa the number of now is hidden: a low one, and one that would be the highest by far.
LAAG, HOOG = ([12, waarde, 20, 25, 30, 40] for waarde in (3, 977))
VAST = ("Aa", "nu")


def test_every_form_that_can_leave_a_gap_is_looked_at() -> None:
    """By its source: whatever stands under @met_gaten is in the list above, or in the test of lines."""
    bronnen = (een.read_text(encoding="utf-8") for een in Path(figuur_module.__file__).parent.glob("*.py"))
    met_gat = {naam for bron in bronnen for naam in re.findall(r"@met_gaten\n@tekent\ndef (\w+)", bron)}
    assert met_gat == {*VORMEN, "lijnen"}


def test_a_line_that_is_hidden_somewhere_is_drawn_the_same_whatever_it_was() -> None:
    """Of Aa that of the second period is hidden: 3, or 977."""
    leden = {"gemeente": ["Aa", "Bee"], "periode": ["1e kw 2024", "2e kw 2024", "3e kw 2024"]}
    laag, hoog = (
        lijnen(cijfers(leden, [12, waarde, 20, 25, 30, 40], eenheid="uitkeringen")).afgeschermd({("Aa", "2e kw 2024")})
        for waarde in (3, 977)
    )
    assert "<svg" in laag.html(id_="f", titel="Titel", tabel="")
    assert laag.html(id_="f", titel="Titel", tabel="") == hoog.html(id_="f", titel="Titel", tabel="")


def html(vorm: Vorm, waarden: list[float], verborgen: set[tuple[str, ...]]) -> str:
    figuur = vorm(cijfers(LEDEN, waarden, eenheid="uitkeringen")).afgeschermd(verborgen)
    return figuur.html(id_="f", titel="Titel", tabel="") + figuur.alt("Titel")


@pytest.mark.parametrize("naam", VORMEN)
def test_it_is_drawn_the_same_whatever_is_hidden(naam: str) -> None:
    """Axes, bars, places of words, alt text: byte for byte; and not so when nothing is hidden."""
    assert html(VORMEN[naam], LAAG, {VAST}) == html(VORMEN[naam], HOOG, {VAST})
    assert html(VORMEN[naam], LAAG, set()) != html(VORMEN[naam], HOOG, set())


@pytest.mark.parametrize("naam", VORMEN)
def test_it_says_so_in_words_and_still_draws_the_rest(naam: str) -> None:
    dicht = html(VORMEN[naam], LAAG, {VAST})
    assert dicht.count("Eén getal is verborgen om mensen te beschermen, en niet getekend.") == 3
    assert "<svg" in dicht
    assert "nan" not in dicht.lower().replace("financ", "")
    assert "verborgen" not in html(VORMEN[naam], LAAG, set())


@pytest.mark.parametrize("naam", VORMEN)
def test_when_all_is_hidden_only_its_table_is_left(naam: str) -> None:
    van = VORMEN[naam](cijfers(LEDEN, LAAG, eenheid="uitkeringen"))
    dicht = van.afgeschermd(set(van.cijfers.cellen()))
    tekst = dicht.html(id_="f", titel="Titel", tabel="<table></table>")
    assert "<svg" not in tekst
    aantal = len(van.cijfers.cellen())
    assert f"{aantal} getallen zijn verborgen om mensen te beschermen, en niet getekend. Daarom is deze" in tekst
    assert "<table></table>" in tekst


def test_a_form_that_cannot_have_a_gap_is_not_drawn() -> None:
    """Of a waterfall each step stands on the one before: 100 + 20 = 120."""
    toen = cijfers({"post": ["Toen", "Prijs"], "wet": ["Wmo"]}, [100, 20], eenheid="euro")
    posten = som(toen, "post", "Verschil", ["Prijs"])
    figuur = waterval(som(posten, "post", "Nu", ["Toen", "Verschil"]), post="post", van="wet")
    assert "<svg" in figuur.html(id_="f", titel="Titel", tabel="")
    dicht = figuur.afgeschermd({("Prijs", "Wmo"), ("Verschil", "Wmo")})
    assert "<svg" not in dicht.html(id_="f", titel="Titel", tabel="")
    assert dicht.alt("Titel").startswith("Titel. 2 getallen zijn verborgen om mensen te beschermen")


def test_nothing_is_drawn_from_what_was_there_before() -> None:
    """A figure without a way to draw again shows its table, not its first drawing."""
    figuur = replace(VORMEN["groei"](cijfers(LEDEN, LAAG)), opnieuw=None)
    assert "<svg" not in figuur.afgeschermd({VAST}).html(id_="f", titel="Titel", tabel="")
