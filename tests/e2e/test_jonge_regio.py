"""Does a region that began this quarter get its pages: a few rows, nothing refused, nothing before it?

What has no number yet is a sentence that says why; it is neither a fault nor a table of question marks. What has
nothing beside it yet says what it waits for, and is a bevinding.
"""

import csv
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import lees
from ruamel.yaml import YAML

from monitorlib.cli import main

NAAM, BEGIN = "jong/2024-Q4", date(2024, 10, 1)
HOOFDSTUKKEN = ("jeugdwet", "financien", "clientbeleving", "aanbieders", "transformatie", "verantwoording")
REGISTERS = {
    "voorzieningen_jeugdwet": "ingangsdatum",
    "voorzieningen_wmo": "ingangsdatum",
    "uitkeringen": "ingangsdatum",
    "meldingen": "meldingsdatum",
    "declaraties": "ontvangen",
}
HOOGSTENS = 12
Rij = Mapping[str, str]


def jong(bron: str, rijen: list[Rij]) -> list[Rij]:
    """Keep of a source what a region has that began on the first day of the quarter, and had nothing refused."""
    if bron in REGISTERS:
        heel = [rij for rij in rijen if not rij.get("afgewezen") and not rij.get("retourcodes")]
        return [rij for rij in heel if rij[REGISTERS[bron]] >= BEGIN.isoformat()][:HOOGSTENS]
    van_nu = {"periode": "2024-Q4", "jaar": "2024"}
    return [rij for rij in rijen if all(rij.get(kolom, nu) == nu for kolom, nu in van_nu.items())] or rijen[:1]


@pytest.fixture
def gemaakt(project: Path) -> Path:
    """The young region, laid out beside the example from which it is cut."""
    van, params, data = ROOT / "data/voorbeeld/2024-Q4", project / "params" / NAAM, project / "data" / NAAM
    params.mkdir(parents=True)
    data.mkdir(parents=True)
    doc = YAML(typ="safe").load(ROOT / "params/voorbeeld/2024-Q4/params.yml")
    doc |= {"vorige": None, "kerncijfers": None, "doelen": {}, "registratieproblemen": [], "aanvaard": []}
    doc["hoofdstukken"] = {naam: doc["hoofdstukken"][naam] for naam in HOOFDSTUKKEN}
    del doc["bronnen"]["vorige_cijfers"]
    for naam, bron in doc["bronnen"].items():
        if "volledig_vanaf" in bron:
            bron["volledig_vanaf"] = BEGIN
        with (van / bron["bestand"]).open(encoding="utf-8", newline="") as delivered:
            rijen = list(csv.DictReader(delivered))
        with (data / bron["bestand"]).open("w", encoding="utf-8", newline="") as doel:
            schrijver = csv.DictWriter(doel, list(rijen[0]), lineterminator="\n")
            schrijver.writeheader()
            schrijver.writerows(jong(naam, rijen))
    YAML(typ="safe").dump(doc, params / "params.yml")
    return project / "output" / NAAM / "intern"


def zonder_getal(pagina: BeautifulSoup) -> list[str]:
    """Name the tables of a page in which no cell holds a letter or a digit."""
    gevonden = []
    for tabel in pagina.select("table"):
        cellen = [cel.get_text() for cel in tabel.select("td")]
        if cellen and not re.search(r"\w", "".join(cellen)):
            gevonden.append(str(tabel.get("aria-labelledby") or tabel.get("id") or tabel.get_text(" ")[:60]))
    return gevonden


def test_every_chapter_of_a_young_region_is_a_page(gemaakt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", NAAM, "--quiet"]) == 0, capsys.readouterr().err
    paginas = {naam: lees(gemaakt / f"{naam}.html") for naam in HOOFDSTUKKEN}
    assert {naam: zonder_getal(pagina) for naam, pagina in paginas.items() if zonder_getal(pagina)} == {}
    pas = "het register is pas vanaf 1-10-2024 volledig."
    for naam, zin in (
        ("aanbieders", "Bij deze prestaties staat nog geen enkele retourcode."),
        ("jeugdwet", f"Eerder jeugdhulp gehad: hier is nog geen getal; {pas}"),
        ("transformatie", f"Wmo: dagen van levering tot declaratie: hier is nog geen getal; {pas}"),
        ("transformatie", f"Personen met hulp, naar hun zwaarste hulp: hier is nog geen getal; {pas}"),
        ("financien", f"in data/{NAAM}/budgetten.csv, kolom jaar: er is geen rij met 2023; gevonden: 2024."),
        ("financien", "bron budgetten › jaar"),
    ):
        assert zin in paginas[naam].get_text(), zin
