"""Does the chapter transformatie of the example edition show its known truths, each beside its numbers?"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import cellen, lees, tabel

from monitorlib.pagina.record import RECORD_MIME

ZWAARTE = {code: rang for rang, codes in enumerate((("45", "50", "51"), ("41", "48", "54"))) for code in codes}
NIVEAUS = ("Licht", "Middel", "Zwaar")


@pytest.fixture(scope="module")
def blad(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "transformatie.html")


def getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", "."))


def zwaarste(dag: date) -> dict[str, str]:
    """The heaviest help of each jeugdige on a day, read from the register without the library."""
    rangen: dict[str, int] = {}
    with (ROOT / "data/voorbeeld/2024-Q4/voorzieningen_jeugdwet.csv").open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            if rij["ingangsdatum"] <= dag.isoformat() <= (rij["einddatum"] or "9999"):
                rangen[rij["client"]] = max(rangen.get(rij["client"], 0), ZWAARTE.get(rij["productgroep"], 2))
    return {client: NIVEAUS[rang] for client, rang in rangen.items()}


def test_everything_is_written_and_follows(voorbeeld: Path) -> None:
    """No bevinding and no text still to be written."""
    for cel in nbformat.read(voorbeeld / "notebooks/transformatie.ipynb", as_version=4).cells:
        for uitvoer in cel.get("outputs", []):
            record = uitvoer.get("data", {}).get(RECORD_MIME)
            if record:
                assert (record["bevindingen"], record["niet_geschreven"]) == ([], [])
                return
    pytest.fail("geen record")


def test_jeugdhulp_shifts_from_heavy_to_light(blad: BeautifulSoup) -> None:
    """The share of heavy falls by a quarter at least over two years, and the numbers are those of the register."""
    gebruik = tabel(blad, "gebruik-naar-zwaarte")
    aandeel = [
        getal(gebruik["Jeugdwet | Zwaar", periode]) / getal(gebruik["Jeugdwet | Totaal", periode])
        for periode in ("1e kw 2023", "4e kw 2024")
    ]
    assert aandeel[1] < 0.75 * aandeel[0]
    geteld = Counter(zwaarste(date(2024, 12, 31)).values())
    assert {niveau: getal(gebruik[f"Jeugdwet | {niveau}", "4e kw 2024"]) for niveau in NIVEAUS} == dict(geteld)


def test_the_flows_are_those_of_the_register(blad: BeautifulSoup) -> None:
    """Each cell, and the figure draws the same numbers."""
    toen, nu = zwaarste(date(2023, 12, 31)), zwaarste(date(2024, 12, 31))
    paren = Counter((toen.get(client, "Geen hulp"), nu.get(client, "Geen hulp")) for client in {*toen, *nu})
    getoond = {cel: getal(waarde) for cel, waarde in tabel(blad, "stromen-jeugdwet").items() if waarde}
    delen = {cel: aantal for cel, aantal in getoond.items() if "Totaal" not in cel}
    assert {cel: aantal for cel, aantal in delen.items() if aantal} == dict(paren)
    assert getoond["Totaal", "Totaal"] == len({*toen, *nu})
    figuur = cellen(blad.select_one("#figuur-stromen-jeugdwet table"))
    assert {cel: getal(waarde) for cel, waarde in figuur.items() if waarde} == delen


def test_the_societeiten_grow(blad: BeautifulSoup) -> None:
    """Half as much again in two years, and the others stay as they are."""
    gebruik = tabel(blad, "algemene-voorzieningen")
    for naam, van, tot in (("Sociëteit in de wijk", 1.4, 1.6), ("Samen eten", 0.93, 1.07), ("Maatjes", 0.93, 1.07)):
        assert van < getal(gebruik[naam, "4e kw 2024"]) / getal(gebruik[naam, "1e kw 2023"]) < tot


def test_days_stand_beside_the_norm(blad: BeautifulSoup) -> None:
    """About three in five declaraties come in within the 60 days, three in four within the 90."""
    dagen = tabel(blad, "dagen-tot-declaratie")
    assert 55 < getal(dagen["% binnen 60 dagen", "4e kw 2024"]) < 70
    assert 70 < getal(dagen["% binnen 90 dagen", "4e kw 2024"]) < 85
    assert blad.select_one("#figuur-dagen-tot-declaratie [role=img]")


def test_the_first_decision_on_a_contract(blad: BeautifulSoup) -> None:
    """Of the decisions the first is that on the option of Jeugd ambulant."""
    besluiten = [
        cel[0] for cel, tekst in tabel(blad, "contractkalender").items() if tekst.startswith("Uiterlijk besluiten")
    ]
    assert besluiten[0] == "1 april 2025 | Jeugd ambulant"


def test_the_data_behind_the_figures_travel_along(voorbeeld: Path) -> None:
    """Each of the eight figures leaves its cijfers in the executed notebook."""
    soorten = Counter(
        inhoud["monitor"]["soort"]
        for cel in nbformat.read(voorbeeld / "notebooks/transformatie.ipynb", as_version=4).cells
        for uitvoer in cel.get("outputs", [])
        for soort, inhoud in uitvoer.get("data", {}).items()
        if soort == "application/vnd.dataresource+json"
    )
    assert soorten["figuur"] == 8
