"""Does a long table stand behind its totals, whole, and a short one as it was?"""

from bouwstenen import cijfers
from bs4 import BeautifulSoup

from monitorlib import totaal
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.render.tabellen.lange_tabel import achter_totalen
from monitorlib.render.tabellen.tabel import Opmaak, html


def getoond(van: Cijfers, *rijen: str) -> BeautifulSoup:
    opmaak = Opmaak(rijen, ("jaar",), " en ".join(rijen).capitalize())
    heel = html(van, opmaak, id_="tabel-lang", titel="Lang", eenheid="", bron="")
    return BeautifulSoup(achter_totalen(heel, van, opmaak, "lang", "Lang"), "html.parser")


def per_soort(aantal: int) -> Cijfers:
    """Two gemeenten with so many kinds each, every number 1, and a total per gemeente."""
    soorten = [f"s{nummer}" for nummer in range(aantal)]
    leden = {"gemeente": ["Aa", "Bee"], "soort": soorten, "jaar": ["2024"]}
    return totaal(cijfers(leden, [1] * 2 * aantal), "soort")


def test_a_long_table_unfolds_under_the_totals_of_its_groups() -> None:
    """Two times 20 kinds and their totals are 42 rows; above them stand 20, 20 and 40."""
    blad = getoond(per_soort(20), "gemeente", "soort")
    kort = blad.select_one("#tabel-lang-totalen")
    assert [[cel.get_text() for cel in rij.find_all(["th", "td"])] for rij in kort.select("tbody tr")] == [
        ["Aa", "20"],
        ["Bee", "20"],
        ["Totaal", "40"],
    ]
    vouw = blad.select_one("details")
    assert vouw.summary.get_text() == "Alle 42 regels"
    assert len(vouw.select("#tabel-lang tbody tr:not(.groep)")) == 42


def test_a_table_of_forty_rows_stays_as_it_is() -> None:
    assert getoond(per_soort(19), "gemeente", "soort").select("details, #tabel-lang-totalen") == []


def test_a_long_table_without_totals_stays_as_it_is() -> None:
    leden = {"gemeente": ["Aa", "Bee"], "soort": [f"s{nummer}" for nummer in range(30)], "jaar": ["2024"]}
    assert getoond(cijfers(leden, [1] * 60), "gemeente", "soort").select("details") == []
