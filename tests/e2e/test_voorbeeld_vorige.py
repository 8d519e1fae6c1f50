"""Does the second of two quarters in a row say what became known since the first?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from locations import ROOT
from pagina import bevindingen_van, lees, tabel
from wereld_van_voorbeeld import Rij, feiten

from monitorlib.editie.editie import Editie
from monitorlib.pagina.nagelaten import Executed
from monitorlib.publish.finished_page import check_page

BRON = ROOT / "data/voorbeeld/2024-Q4"
PEILDATUM, TOEN, NU = date(2024, 9, 30), date(2024, 10, 15), date(2025, 1, 20)


@pytest.fixture(scope="module")
def eerder(built: Callable[[str], Path]) -> Path:
    """The pages of the quarter before."""
    return built("voorbeeld/2024-Q3")


def test_what_the_quarter_before_showed_is_what_its_build_gives(eerder: Path) -> None:
    """From the registers as they were known on 15 October 2024."""
    assert (eerder / "indicatoren.csv").read_bytes() == (BRON / "vorige_cijfers.csv").read_bytes()


def test_the_quarter_before_is_a_whole_monitor_with_nothing_open(eerder: Path) -> None:
    """Every page is sound, and what it found is in the data on purpose."""
    paginas = sorted(eerder.glob("*.html"))
    assert len(paginas) > 13
    for path in paginas:
        check_page(path.read_text(encoding="utf-8"), path.name)
    assert Executed.read(Editie.open("voorbeeld", "2024-Q3"), eerder).open == []
    assert bevindingen_van(eerder) == []


def loopt(rij: Rij, op: date) -> bool:
    """Tell whether a record runs on 30 September, as far as was known on a day."""
    if rij.bekend > op or rij.begin > PEILDATUM:
        return False
    einde_bekend = rij.einde_bekend <= op
    return not (einde_bekend and (rij.einde < PEILDATUM or rij.einde == rij.begin))


@pytest.mark.parametrize(("wet", "hoofdstuk"), [("Jeugdwet", "jeugdwet"), ("Wmo", "wmo")])
def test_late_registrations_move_the_stand_of_september(
    voorbeeld: Path, eerder: Path, wet: str, hoofdstuk: str
) -> None:
    """The stand of both pages differs by the starts that came late, less the ends that came late."""
    rijen = [rij for rij in feiten().rijen if rij.wet == wet]
    laat_erbij = sum(loopt(rij, NU) and not loopt(rij, TOEN) for rij in rijen)
    laat_eraf = sum(loopt(rij, TOEN) and not loopt(rij, NU) for rij in rijen)
    toen, nu = (
        int(
            tabel(lees(site / f"{hoofdstuk}.html"), f"recapitulatie-{hoofdstuk}")["Totaal", "Totaal | 3e kw"].replace(
                ".", ""
            )
        )
        for site in (eerder, voorbeeld)
    )
    assert laat_erbij > 10
    assert laat_eraf > 10
    assert nu == toen + laat_erbij - laat_eraf


def test_a_late_count_is_herzien(voorbeeld: Path, eerder: Path) -> None:
    """The basisteam of Aldermeer counted 36 cases, and 3 + 1 later: 40; all teams together 4 more as well."""
    rij = "Aantal cases besproken in basisteam"
    toen, nu = (
        int(tabel(lees(site / "jeugdwet.html"), "basisteams")[rij, "3e kw 2024"]) for site in (eerder, voorbeeld)
    )
    assert nu == toen + 4
    blad = lees(voorbeeld / "indicatoren/casussen-in-de-basisteams.html")
    assert [een.get_text() for een in blad.select("div.lees li")] == [
        f"Alle gemeenten samen, 3e kw 2024: van {toen} naar {nu}",
        "Aldermeer, 3e kw 2024: van 36 naar 40",
    ]


def test_klachten_that_were_looked_into_have_their_outcome(voorbeeld: Path, eerder: Path) -> None:
    """Of 1 + 3 three are settled: 1 gegrond and 2 by bemiddeling; all in all the same number."""
    toen, nu = (tabel(lees(site / "clientbeleving.html"), "klachten") for site in (eerder, voorbeeld))
    erbij = {"Lopende onderzoeken": -3, "Gegrond verklaard": 1, "Bemiddeld": 2}
    for rij in ("Lopende onderzoeken", "Gegrond verklaard", "Deels gegrond verklaard", "Bemiddeld", "Totaal"):
        eerst, later = (int(cellen[rij, "3e kw 2024"]) for cellen in (toen, nu))
        assert later == eerst + erbij.get(rij, 0), rij
