"""Is every table of a chapter that counts from a register what a count by hand of the CSV files finds?"""

from pathlib import Path

import met_de_hand as hand
import pytest
from locations import ROOT
from met_de_hand.hoofdstukken import TABELLEN
from pagina import lees, tabel

from monitorlib.notatie import getal
from monitorlib.sources.codes.codelijsten import codelijst

DATA = ROOT / "data/voorbeeld/2024-Q4"
LEZERS = hand.lezer(DATA, samen=False), hand.lezer(DATA, samen=True)
# Names of products on a page; nothing is counted by them.
NAMEN = {**codelijst("iJw 3.2 JZ020").codes, **codelijst("iWmo 3.2 WMO020").codes}
GEEN_GETAL = ("", "?")


@pytest.mark.parametrize(("hoofdstuk", "naam"), TABELLEN)
def test_the_table_is_what_a_count_by_hand_finds(voorbeeld: Path, hoofdstuk: str, naam: str) -> None:
    """Every cell that holds a number, and nothing was counted that the table does not show."""
    verwacht = TABELLEN[hoofdstuk, naam](*LEZERS, NAMEN)
    getoond = tabel(lees(voorbeeld / f"{hoofdstuk}.html"), naam)
    getallen = {cel: "0" if inhoud == "-" else inhoud for cel, inhoud in getoond.items() if inhoud not in GEEN_GETAL}
    assert len(getallen) > 3
    for cel, inhoud in getallen.items():
        assert inhoud.lstrip("+") == getal(verwacht.get(cel, 0), len(inhoud.partition(",")[2])), cel
    niet = {
        cel: n for cel, n in verwacht.items() if n and cel[0] in {rij for rij, _ in getoond} and cel not in getallen
    }
    assert {cel for cel in niet if cel in getoond and getoond[cel] == "?"} == set()
