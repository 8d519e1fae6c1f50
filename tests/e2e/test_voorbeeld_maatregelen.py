"""Do the chapters maatregelen and aanbieders of the example edition show their known truths, each with its numbers?"""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import lees, tabel

from monitorlib.pagina.record import RECORD_MIME

DATA = ROOT / "data/voorbeeld/2024-Q4"


@pytest.fixture(scope="module")
def maatregelen(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "maatregelen.html")


@pytest.fixture(scope="module")
def aanbieders(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "aanbieders.html")


def kolom(blad: BeautifulSoup, naam: str, wat: str) -> dict[str, str]:
    return {rij: inhoud for (rij, kop), inhoud in tabel(blad, naam).items() if kop == wat}


def getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("naam", ["maatregelen", "aanbieders"])
def test_everything_is_written_and_follows(voorbeeld: Path, naam: str) -> None:
    """No bevinding and no text still to be written."""
    cellen_ = nbformat.read(voorbeeld / f"notebooks/{naam}.ipynb", as_version=4).cells
    data = [uitvoer.get("data", {}) for cel in cellen_ for uitvoer in cel.get("outputs", [])]
    records = [een[RECORD_MIME] for een in data if RECORD_MIME in een]
    assert records
    assert [(een["bevindingen"], een["niet_geschreven"]) for een in records] == [([], [])] * len(records)


def test_one_project_is_vertraagd(maatregelen: BeautifulSoup) -> None:
    """216 of 360 thousand is 60 %; the figure heads each panel with the same state."""
    assert kolom(maatregelen, "koers", "Stand") == {
        "Minder verblijf jeugd": "vertraagd",
        "Collectieve dagbesteding": "op koers",
        "Scherper indiceren": "op koers",
        "Praktijkondersteuner jeugd": "op koers",
        "Samen inkopen": "nog niet begonnen",
    }
    koers = tabel(maatregelen, "koers")
    assert koers["Minder verblijf jeugd", "Gerealiseerd in % van gepland"] == "60"
    assert koers["Samen inkopen", "Gerealiseerd in % van gepland"] == "?"
    onder = maatregelen.select_one("#tabel-koers .bron").get_text()
    assert "op koers vanaf 90 %" in onder
    assert len(maatregelen.select_one("#figuur-jaarpad [role=img]")["aria-label"]) > 40


def test_the_path_has_every_year_and_no_realised_one_to_come(maatregelen: BeautifulSoup) -> None:
    """(600 + 300) thousand in steps of a fifth."""
    jaarpad = tabel(maatregelen, "jaarpad")
    gepland = [jaarpad["Minder verblijf jeugd | Gepland", str(jaar)] for jaar in range(2023, 2028)]
    assert gepland == ["180.000", "360.000", "540.000", "720.000", "900.000"]
    gehaald = [jaarpad["Minder verblijf jeugd | Gerealiseerd", str(jaar)] for jaar in range(2023, 2028)]
    assert gehaald == ["180.000", "216.000", "", "", ""]


def test_what_stands_against_the_taakstelling_adds_up(maatregelen: BeautifulSoup) -> None:
    """Of each project, and of all: 900 + 250 + 750 + 200 + 150 thousand."""
    rijen: dict[str, list[float]] = defaultdict(list)
    for (project, post), inhoud in tabel(maatregelen, "dekking").items():
        if inhoud and post != "Taakstelling":
            rijen[project].append(getal(inhoud))
    taak = {project: getal(inhoud) for project, inhoud in kolom(maatregelen, "dekking", "Taakstelling").items()}
    assert {project: sum(delen) for project, delen in rijen.items()} == taak
    assert taak["Totaal"] == 2250000


def test_one_aanbieder_is_over_its_budget(aanbieders: BeautifulSoup) -> None:
    """Huis Mirkeloord, in the table, the figure and the text."""
    over = {
        rij
        for wet in ("jeugdwet", "wmo")
        for rij, deel in kolom(aanbieders, f"dashboard-{wet}", "Benut in %").items()
        if getal(deel) > 100
    }
    assert over == {"Huis Mirkeloord"}
    deel = tabel(aanbieders, "dashboard-jeugdwet")["Huis Mirkeloord", "Benut in %"]
    assert f"Huis Mirkeloord declareerde {deel} % van zijn budget." in " ".join(aanbieders.get_text().split())


PEILDATUM = "2024-12-31"


def lopende_trajecten(wet: str, product: str) -> set[tuple[str, ...]]:
    """The trajecten in natura on the peildatum; rows of one follow up within the 31 days of the waiting time."""
    spells: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    with (DATA / f"voorzieningen_{wet}.csv").open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            verwijderd = rij["einddatum"] == rij["ingangsdatum"]
            if rij["leveringsvorm"] == "ZIN" and not verwijderd:
                traject = tuple(rij[naam] for naam in ("aanbieder", "client", "gemeente", product))
                spells[traject].append((rij["ingangsdatum"], rij["einddatum"] or "9999-01-01"))
    lopend = set()
    for traject, delen in spells.items():
        eind = "0001-01-01"
        for ingang, einde in sorted(delen):
            tot = str(date.fromisoformat(eind) + timedelta(days=31))
            # what is between two rows of one traject is part of it
            if ingang <= PEILDATUM <= einde or (eind < PEILDATUM < ingang <= tot):
                lopend.add(traject)
            eind = max(eind, einde)
    return lopend


@pytest.mark.parametrize(
    ("wet", "afkorting", "product"), [("jeugdwet", "Jeugdwet", "productgroep"), ("wmo", "Wmo", "voorziening")]
)
def test_the_dashboard_is_what_the_sources_say(
    aanbieders: BeautifulSoup, wet: str, afkorting: str, product: str
) -> None:
    """Clients on the peildatum and euros of 2024, read from the files without the library; shares add up to 100."""
    nu = lopende_trajecten(wet, product)
    per: dict[str, set[str]] = defaultdict(set)
    for aanbieder, client, *_ in nu:
        per[aanbieder].add(client)
    geteld = kolom(aanbieders, f"dashboard-{wet}", "Cliënten")
    alle = getal(geteld.pop("Totaal"))
    assert sorted(map(getal, geteld.values())) == sorted(map(len, per.values()))
    assert alle == len(set.union(*per.values())) <= sum(map(len, per.values()))

    with (DATA / "declaraties.csv").open(encoding="utf-8", newline="") as bestand:
        euro = sum(
            float(rij["bedrag"])
            for rij in csv.DictReader(bestand)
            if rij["wet"] == afkorting and rij["maand"].startswith("2024") and not rij["afgewezen"]
        )
    gedeclareerd = kolom(aanbieders, f"dashboard-{wet}", "Gedeclareerd")
    assert abs(getal(gedeclareerd["Totaal"]) - euro) <= 0.5
    delen = kolom(aanbieders, f"dashboard-{wet}", "Aandeel in %")
    assert delen.pop("Totaal") == "100,0"
    assert sum(map(getal, delen.values())) == pytest.approx(100, abs=0.05 * len(delen))


@pytest.mark.parametrize("wet", ["jeugdwet", "wmo"])
def test_trajecten_begin_and_end(aanbieders: BeautifulSoup, wet: str) -> None:
    """Begin + erbij − eraf, with what is nobody's start or end apart, is eind; of each aanbieder and of all."""
    rijen: dict[str, dict[str, float]] = defaultdict(dict)
    for (rij, post), inhoud in tabel(aanbieders, f"trajecten-{wet}").items():
        rijen[rij][post] = getal(inhoud)
    for rij, posten in rijen.items():
        eraf = posten.pop("Eraf") + posten.pop("Eraf, nog niet definitief")
        assert posten.pop("Eind") == sum(posten.values()) - eraf, rij


def test_one_wachtlijst_grows(aanbieders: BeautifulSoup) -> None:
    """34 to 71 over the six quarters that were delivered; nobody adds wachtlijsten up."""
    lijst = tabel(aanbieders, "wachtlijsten")
    assert [inhoud for (rij, _), inhoud in lijst.items() if rij == "Roodewolde Jeugd-ggz"] == [
        *("34", "40", "47", "55", "62", "71")
    ]
    assert "Totaal" not in {rij for rij, _ in lijst}
