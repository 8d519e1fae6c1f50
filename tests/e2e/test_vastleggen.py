"""Is what an edition forecasts kept as its page prints it, and never overwritten?"""

import csv
from pathlib import Path

import pytest
from pagina import lees, tabel

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze

NAAM = "voorbeeld/2024-Q4"


def _getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", "."))


def test_what_is_kept_is_what_the_page_says_and_stays(
    voorbeeld: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The year end of both wetten, their cliënten a year on; a second time is the same, another number a refusal."""
    blad = lees(voorbeeld / "financien.html")
    jaar, clienten = tabel(blad, "nagekomen-jaar"), tabel(blad, "prognose-clienten")
    freeze(Editie.open("voorbeeld", "2024-Q4"))
    assert main(["vastleggen", NAAM]) == 0
    bestand = project / "params" / NAAM / "vastgelegd/prognose.csv"
    rijen = {rij["reeks"]: rij for rij in csv.DictReader(bestand.read_text(encoding="utf-8").splitlines())}
    wetten = ("Wmo", "Jeugdwet")
    assert set(rijen) == {naam for wet in wetten for naam in (f"Uitgaven {wet} in natura", f"Cliënten {wet}")}
    for wet in wetten:
        geld, mensen = rijen[f"Uitgaven {wet} in natura"], rijen[f"Cliënten {wet}"]
        assert (geld["periode"], mensen["periode"], geld["datum"]) == ("2024", "2025-12", "2024-12-31")
        for rij, gedrukt, midden in ((geld, jaar, "Hele jaar"), (mensen, clienten, "Over een jaar")):
            for kolom, kop in (("waarde", midden), ("laag", "Ondergrens"), ("hoog", "Bovengrens")):
                assert round(float(rij[kolom])) == _getal(gedrukt[wet, kop])
    assert main(["vastleggen", NAAM]) == 0
    bestand.write_text(
        bestand.read_text(encoding="utf-8").replace("2024-12-31,Uitgaven Wmo", "2024-12-30,Uitgaven Wmo")
    )
    assert main(["vastleggen", NAAM]) == 1
    assert "wat vastligt, wordt niet overschreven" in capsys.readouterr().err
