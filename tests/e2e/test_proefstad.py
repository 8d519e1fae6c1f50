"""Is a monitor of tables of its own made without a line of code, every number where it was delivered?"""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import bevindingen_van, lees, tabel

from monitorlib.notatie import getal

DATA = ROOT / "data/proefstad/2024-Q2"
KOPPEN = {
    "jan": "januari 2024", "feb": "februari 2024", "mrt": "maart 2024", "apr": "april 2024", "mei": "mei 2024",
    "jun": "juni 2024", "prognose": "Prognose december 2024",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Callable[[str], Path]) -> Path:
    return built("proefstad/2024-Q2")


@pytest.fixture(scope="module")
def blad(site: Path) -> BeautifulSoup:
    return lees(site / "gebruik-per-maand.html")


def geleverd() -> dict[tuple[str, str], str]:
    """The twelve rows of the wide file, as a reader of the page would write them."""
    with (DATA / "gebruik.csv").open(encoding="utf-8") as bestand:
        return {
            (f"{rij['wet']} | {rij['maat']} | {rij['leveringsvorm']}", kop): getal(int(rij[kolom]))
            for rij in csv.DictReader(bestand, delimiter=";")
            for kolom, kop in KOPPEN.items()
        }


def aanvragen() -> dict[tuple[str, str], str]:
    """The four rows of the long file."""
    maanden = {f"2024-{nummer:02}": kop for nummer, kop in enumerate(list(KOPPEN.values())[:6], 1)}
    with (DATA / "aanvragen.csv").open(encoding="utf-8") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {(rij["soort"], f"t/m {maanden[rij['periode']]}"): getal(int(rij["waarde"])) for rij in rijen}


def test_every_number_stands_where_it_was_delivered(site: Path, blad: BeautifulSoup) -> None:
    """Sixteen rows, 108 numbers: each in its row, under its month, under a true label."""
    verwacht = geleverd()
    gevonden = tabel(blad, "voorzieningen")
    noot = {cel: inhoud.removesuffix("*") for cel, inhoud in gevonden.items()}
    assert {cel: noot[cel] for cel in verwacht} == verwacht
    cumulatief = tabel(lees(site / "aanvragen.html"), "aanvragen-sinds-januari")
    assert {cel: cumulatief[cel] for cel in aanvragen()} == aanvragen()
    assert len(verwacht) + len(aanvragen()) == 12 * 7 + 4 * 6 == 108


def test_a_total_and_a_ratio_are_calculated(site: Path, blad: BeautifulSoup) -> None:
    cumulatief = tabel(lees(site / "aanvragen.html"), "aanvragen-sinds-januari")
    assert cumulatief["Totaal", "t/m juni 2024"] == getal(341 + 249 + 214 + 366)
    assert tabel(blad, "klanten")["Wmo | Voorzieningen per klant", "juni 2024"] == getal(2866 / 1820, 2)


def test_klanten_stand_beside_voorzieningen_each_with_its_unit(blad: BeautifulSoup) -> None:
    onder = blad.select_one("#tabel-klanten").get_text(" ")
    assert "aantal klanten, aantal voorzieningen, aantal voorzieningen per klant" in onder
    figuren = [een["id"] for een in blad.select("figure") if een["id"].startswith("figuur-klanten")]
    assert figuren == ["figuur-klanten-1", "figuur-klanten-2"]


def test_what_was_revised_says_from_what_to_what(blad: BeautifulSoup) -> None:
    rij = "Jeugdwet | Klanten | maart 2024"
    assert tabel(blad, "klanten-herzien") == {(rij, "Eerder"): "771", (rij, "Nu"): "764", (rij, "Verschil"): "−7"}


def test_the_one_row_that_does_not_balance_is_found(site: Path, blad: BeautifulSoup) -> None:
    """198 + 2.650 is 2.848, and 2.858 was delivered; who has pgb and natura counts once, so klanten need not add up."""
    assert 198 + 2650 == 2848
    bevindingen = bevindingen_van(site)
    assert [(een["naam"], een["gedrukt"], een["berekend"]) for een in bevindingen] == [
        ("voorzieningen / Wmo | Voorzieningen | Totaal / april 2024", "2.858", "2.848")
    ]
    assert len(blad.select("#tabel-voorzieningen td.afwijking")) == 1


def test_chapters_and_sections_of_its_own_stand_in_the_menu(site: Path) -> None:
    index = lees(site / "index.html")
    titels = [een.get_text(strip=True) for een in index.select("nav a")]
    assert titels[:3] == ["Monitor Wmo 2015", "Gebruik per maand", "Aanvragen"]
    wmo = lees(site / "wmo.html")
    assert tabel(wmo, "wmo-per-maand")["Totaal", "juni 2024"].removesuffix("*") == "1.820"


def test_its_code_is_that_of_a_notebook(site: Path) -> None:
    """What runs is read in the executed notebook as an analyst would have written it."""
    notebook = json.loads((site / "notebooks/aanvragen.ipynb").read_text(encoding="utf-8"))
    code = ["".join(cel["source"]) for cel in notebook["cells"] if cel["cell_type"] == "code"]
    assert any('eigen_cijfers(hoofdstuk.bron("aanvragen"))' in een for een in code)
    assert any("lijnen(aanvragen_sinds_januari)" in een for een in code)
