"""What lies beside the sources of an edition: does it count, for whom it is about and for nobody else?"""

from dataclasses import replace
from pathlib import Path

import pytest

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.stale.stale import Inputs

TOEN = "bmwe/2015-Q4"
AKKOORDEN, VERKLARING = "het bestand met akkoorden", "wat publicatie.yml van dit hoofdstuk zegt"


@pytest.fixture
def editie(project: Path) -> Editie:
    return Editie.open("bmwe", "2016-Q1", Layout.find())


def invoer(van: Editie, hoofdstuk: str) -> dict[str, str]:
    return Inputs(van, "intern", {}).of(hoofdstuk, (), {})


def site(van: Editie) -> dict[str, str]:
    return Inputs(van, "intern", {}).of_site()


def anders(voor: dict[str, str], na: dict[str, str]) -> set[str]:
    return {wat for wat in {**voor, **na} if voor.get(wat) != na.get(wat)}


def schrijf(pad: Path, tekst: str) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")


def test_who_is_content_counts_for_the_chapter_that_accounts(editie: Editie) -> None:
    """The file, and the key with which was hashed what they saw; without a file the key says nothing."""
    schrijf(editie.layout.akkoordsleutel("bmwe"), "een")
    voor = {naam: invoer(editie, naam) for naam in ("verantwoording", "wmo")}
    assert AKKOORDEN not in voor["verantwoording"]
    gezien = []
    for pad in (editie.params / "vastgelegd" / "akkoorden.csv", editie.layout.akkoordsleutel("bmwe")):
        schrijf(pad, "twee")
        na = {naam: invoer(editie, naam) for naam in voor}
        gezien.append([anders(voor[naam], na[naam]) for naam in voor])
        voor = na
    assert gezien == [[{AKKOORDEN}, set()]] * 2


def test_what_is_said_of_the_numbers_counts_for_its_chapter(editie: Editie) -> None:
    """What cannot be read counts for all, as it stands."""
    pad, regel = editie.params / "publicatie.yml", "- hoofdstuk: wmo\n  reden: Er komen nog declaraties.\n"
    assert not pad.exists()
    voor = {naam: invoer(editie, naam) for naam in ("wmo", "jeugdwet")}
    assert all(VERKLARING not in een for een in voor.values())
    stappen = (f"voorlopig:\n{regel}", f"voorlopig:\n{regel.replace('nog', 'nu')}", "vorlopig: []", "vorlopig: {}")
    gezien = []
    for tekst in stappen:
        schrijf(pad, tekst)
        na = {naam: invoer(editie, naam) for naam in voor}
        gezien.append([anders(voor[naam], na[naam]) for naam in voor])
        voor = na
    assert gezien == [[{VERKLARING}, set()], [{VERKLARING}, set()], *[[{VERKLARING}, {VERKLARING}]] * 2]


def test_what_went_before_counts_for_the_site(editie: Editie) -> None:
    """What an earlier edition published and what it forecast; not for a chapter that reads neither."""
    ouder = editie.layout.params / "bmwe" / "2015-Q4"
    schrijf(ouder / "params.yml", "vorige: null\n")
    na_toen = replace(editie, parameters=editie.parameters.model_copy(update={"vorige": TOEN}))
    voor, wmo = site(na_toen), invoer(na_toen, "wmo")
    gezien = []
    for bestand in ("getallen.csv", "prognose.csv"):
        for tekst in ("een", "twee"):
            schrijf(ouder / "vastgelegd" / bestand, tekst)
            na = site(na_toen)
            gezien.append(anders(voor, na))
            voor = na
    publiceerde, voorspelde = f"wat {TOEN} publiceerde", f"wat {TOEN} vastlegde"
    assert gezien == [{publiceerde}, {publiceerde}, {voorspelde}, {voorspelde}]
    assert invoer(na_toen, "wmo") == wmo


def test_what_was_forecast_counts_for_the_chapter_that_sets_it_beside_what_came(project: Path) -> None:
    """Financien of the example opens that door; the Wmo does not."""
    editie = Editie.open("voorbeeld", "2024-Q4", Layout.find())
    voor = {naam: invoer(editie, naam) for naam in ("financien", "wmo")}
    schrijf(editie.layout.params / "voorbeeld" / "2024-Q3" / "vastgelegd" / "prognose.csv", "anders")
    assert [anders(voor[naam], invoer(editie, naam)) for naam in voor] == [{"wat voorbeeld/2024-Q3 vastlegde"}, set()]


def test_a_gemeente_shows_what_its_region_measured_and_a_region_whether_there_are_gemeenten(editie: Editie) -> None:
    """Of the pages of gemeenten only that they are there: what they say is their own."""
    voor, output = site(editie), editie.heel.output("intern")
    gemeente = editie.gemeenten[0]
    toen = site(gemeente)
    schrijf(output / "gemeente" / "index.html", "een")
    met = site(editie)
    assert anders(voor, met) == {"dat er pagina's per gemeente zijn"}
    schrijf(output / "gemeente" / "index.html", "twee")
    assert site(editie) == met
    assert site(gemeente) == toen
    schrijf(output / "notebooks" / "prestatie-indicatoren.ipynb", "gemeten")
    assert anders(toen, site(gemeente)) == {"wat de regio mat"}
    assert site(editie) == met
