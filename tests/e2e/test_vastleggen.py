"""Is what an edition forecasts kept as its page prints it, and never overwritten?"""

import csv
import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from locations import ROOT
from pagina import lees, tabel

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.moment.moment import Moment
from monitorlib.engine.stale.stale import Inputs
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.vastgelegd import eerder_vastgelegd
from monitorlib.tijd.periode import Periode

NAAM = "voorbeeld/2024-Q4"


def _rijen(bestand: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(bestand.read_text(encoding="utf-8").splitlines()))


def _getal(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", "."))


def test_what_is_kept_is_what_the_page_says_and_stays(
    voorbeeld: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The year end and the cliënten of both wetten; a second time is the same, another number a refusal."""
    blad = lees(voorbeeld / "financien.html")
    jaar, clienten = tabel(blad, "nagekomen-jaar"), tabel(blad, "prognose-clienten")
    freeze(Editie.open("voorbeeld", "2024-Q4"))
    assert main(["vastleggen", NAAM]) == 0
    bestand = project / "params" / NAAM / "vastgelegd/prognose.csv"
    rijen = {(rij["reeks"], rij["periode"]): rij for rij in _rijen(bestand)}
    wetten = ("Wmo", "Jeugdwet")
    kwartalen = ("2025-03", "2025-06", "2025-09", "2025-12")
    geld_van = {(f"Uitgaven {wet} in natura", "2024") for wet in wetten}
    assert set(rijen) == geld_van | {(f"Cliënten {wet}", maand) for wet in wetten for maand in kwartalen}
    for wet in wetten:
        geld, mensen = rijen[f"Uitgaven {wet} in natura", "2024"], rijen[f"Cliënten {wet}", "2025-12"]
        assert (geld["datum"], mensen["datum"]) == ("2024-12-31", "2024-12-31")
        for rij, gedrukt, midden in ((geld, jaar, "Hele jaar"), (mensen, clienten, "Over een jaar")):
            for kolom, kop in (("waarde", midden), ("laag", "Ondergrens"), ("hoog", "Bovengrens")):
                assert round(float(rij[kolom])) == _getal(gedrukt[wet, kop])
    assert main(["vastleggen", NAAM]) == 0
    bestand.write_text(
        bestand.read_text(encoding="utf-8").replace("2024-12-31,Uitgaven Wmo", "2024-12-30,Uitgaven Wmo")
    )
    assert main(["vastleggen", NAAM]) == 1
    assert "wat vastligt, wordt niet overschreven" in capsys.readouterr().err


def test_a_page_shows_what_the_edition_before_it_forecast(voorbeeld: Path) -> None:
    """Each row of the record of 2024-Q3, as it was kept; the manifest says which record that was."""
    vorige = ROOT / "params/voorbeeld/2024-Q3/vastgelegd/prognose.csv"
    getoond = tabel(lees(voorbeeld / "financien.html"), "uitgekomen")
    for rij in _rijen(vorige):
        naam = f"{rij['reeks']} | {Periode.lees(rij['periode']).label}, voorspeld op 30-9-2024"
        for kolom, kop in (("waarde", "Verwacht"), ("laag", "Ondergrens"), ("hoog", "Bovengrens")):
            assert _getal(getoond[naam, kop]) == round(float(rij[kolom]))
    assert getoond["Alle prognoses | waarvan de uitkomst bekend is", "Binnen de grenzen"].endswith("1,6 te zijn")
    manifest = json.loads((voorbeeld / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["vastgelegd"] == {"voorbeeld/2024-Q3": sha256(vorige.read_bytes()).hexdigest()}


def test_another_record_makes_the_chapter_that_shows_it_stale(project: Path) -> None:
    """And the manifest; no other chapter. So does a record of the edition before that one."""
    editie = Editie.open("voorbeeld", "2024-Q4", Layout.find())
    met = {naam: Inputs(editie, "intern", {}).of(naam, (), {}) for naam in ("financien", "wmo")}
    site = Inputs(editie, "intern", {}).of_site()
    pad = project / "params/voorbeeld/2024-Q3/vastgelegd/prognose.csv"
    pad.write_text(pad.read_text(encoding="utf-8").replace("3207.0", "3208.0"), encoding="utf-8")
    nu = Inputs(editie, "intern", {})
    wat = "wat voorbeeld/2024-Q3 vastlegde"
    assert {een for een, hash_ in nu.of("financien", (), {}).items() if met["financien"][een] != hash_} == {wat}
    assert nu.of("wmo", (), {}) == met["wmo"]
    assert nu.of_site()[wat] != site[wat]


def test_a_build_reads_the_records_of_all_editions_before_it(project: Path, tmp_path: Path) -> None:
    """Of an edition two before it the copy holds the record and params.yml, of the one before it all."""
    params = project / "params/voorbeeld"
    shutil.copytree(params / "2024-Q3", params / "2024-Q2")
    zelf = params / "2024-Q3/params.yml"
    tekst = zelf.read_text(encoding="utf-8")
    zelf.write_text(re.sub("(?m)^vorige: .*$", "vorige: voorbeeld/2024-Q2", tekst), encoding="utf-8")
    moment = Moment.take(Editie.open("voorbeeld", "2024-Q4", Layout.find()), tmp_path / "invoer", lambda _: None)
    taken = Editie.open("voorbeeld", "2024-Q4", moment.layout)
    assert list(eerder_vastgelegd(taken)) == ["voorbeeld/2024-Q3", "voorbeeld/2024-Q2"]
    copied = {pad.name for pad in (moment.layout.params / "voorbeeld/2024-Q2").rglob("*") if pad.is_file()}
    assert copied == {"params.yml", "prognose.csv"}
