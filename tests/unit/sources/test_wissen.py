"""Are registers gone after their retention, is what figures need still there, and is nothing removed on a guess?"""

import stat
from datetime import date
from pathlib import Path

import pytest
from levering import NAAM, SLEUTEL, editie

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.errors import OptionError, SourceError
from monitorlib.opties import months
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.wissen import te_wissen, verlopen, wis

CSV = "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nu1,kvzwa,GM0384,2023-02-01,,\n"
# The peildatum of proef/2024-Q4 is 31 December 2024: after 24 months that is 31 December 2026.
OP_TIJD, TE_LAAT = date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture
def bevroren(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editie:
    """An edition of one delivered register, frozen, with an archive of its publication."""
    een = editie(tmp_path, "uitkeringen.csv", "uitkeringen", herkomst="geleverd", codes={"reden": ["Werk"]})
    (een.data / "uitkeringen.csv").write_text(CSV, encoding="utf-8")
    (een.data / "README.md").write_text("waar dit vandaan komt", encoding="utf-8")
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    (tmp_path / "notebooks").mkdir()
    freeze(een)
    archief = een.layout.edition_archive("proef", "2024-Q4") / "project/data" / NAAM
    (archief / "snapshot").mkdir(parents=True)
    for naam in ("snapshot/uitkeringen.parquet", "snapshot/gemeenten.parquet", "uitkeringen.csv"):
        (archief / naam).write_bytes(b"bewaard")
    vast = een.params / "vastgelegd"
    vast.mkdir()
    (vast / "getallen.csv").write_text("gepubliceerd", encoding="utf-8")
    return een


def bestanden(root: Path) -> set[str]:
    return {pad.relative_to(root).as_posix() for pad in root.rglob("*") if pad.is_file() and pad.suffix != ".slot"}


@pytest.mark.parametrize(("dag", "is_verlopen"), [(OP_TIJD, False), (TE_LAAT, True), (date(2026, 1, 1), False)])
def test_retention_is_counted_in_months_from_the_peildatum(bevroren: Editie, dag: date, is_verlopen: bool) -> None:
    assert verlopen(bevroren, 24, dag) is is_verlopen


def test_registers_are_removed_wherever_they_lie(bevroren: Editie, tmp_path: Path) -> None:
    eerder = bestanden(tmp_path)
    (wissing,) = te_wissen([bevroren], 24, TE_LAAT)
    wis(wissing)
    data, archief = f"data/{NAAM}", f"output/{NAAM}/archief/project/data/{NAAM}"
    weg = {
        f"{data}/uitkeringen.csv",
        f"{data}/snapshot/uitkeringen.parquet",
        f"{data}/snapshot/clienten.parquet",
        f"{archief}/uitkeringen.csv",
        f"{archief}/snapshot/uitkeringen.parquet",
    }
    assert weg <= eerder
    assert bestanden(tmp_path) == eerder - weg | {f"{data}/gewist.md"}
    notitie = bevroren.data / "gewist.md"
    assert "- uitkeringen\n" in notitie.read_text(encoding="utf-8")
    assert stat.S_IMODE(notitie.stat().st_mode) == 0o600
    # Once more there is nothing to do.
    assert te_wissen([bevroren], 24, TE_LAAT)[0].registers == ()


def test_within_its_retention_nothing_is_removed(bevroren: Editie, tmp_path: Path) -> None:
    eerder = bestanden(tmp_path)
    (wissing,) = te_wissen([bevroren], 24, OP_TIJD)
    wis(wissing)
    assert wissing.zin == f"{NAAM}: niets te wissen."
    assert bestanden(tmp_path) == eerder


def test_a_register_of_nobody_stays(tmp_path: Path) -> None:
    een = editie(tmp_path, "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]})
    (een.data / "uitkeringen.csv").write_text(CSV, encoding="utf-8")
    assert te_wissen([een], 24, TE_LAAT)[0].registers == ()


@pytest.mark.parametrize("naam", ["export.xlsx", "oud/uitkeringen.csv", "snapshot/los.parquet"])
def test_a_file_that_nobody_can_judge_stops_it_all(bevroren: Editie, tmp_path: Path, naam: str) -> None:
    (bevroren.data / naam).parent.mkdir(exist_ok=True)
    (bevroren.data / naam).write_bytes(b"van wie?")
    eerder = bestanden(tmp_path)
    with pytest.raises(SourceError, match=f"data/{NAAM}/{naam}: dit is geen .* Er is niets gewist"):
        te_wissen([bevroren], 24, TE_LAAT)
    assert bestanden(tmp_path) == eerder


def test_a_link_is_not_followed(bevroren: Editie, tmp_path: Path) -> None:
    elders = tmp_path / "elders.csv"
    elders.write_text("van een ander", encoding="utf-8")
    (bevroren.data / "koppeling.csv").symlink_to(elders)
    with pytest.raises(SourceError, match="dit is een verwijzing"):
        te_wissen([bevroren], 24, TE_LAAT)
    assert elders.exists()


def test_the_command_shows_before_it_removes(bevroren: Editie, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a month ago: 2024-Q4 is longer ago than that."""
    assert main(["purge", "proef", "--older-than", "1", "--toon"]) == 0
    assert "Te wissen: proef/2024-Q4: 5 bestanden van uitkeringen." in capsys.readouterr().out
    assert (bevroren.data / "uitkeringen.csv").exists()
    assert main(["purge", "proef", "--older-than", "1"]) == 0
    assert not (bevroren.data / "uitkeringen.csv").exists()
    assert main(["purge", "onbekend", "--older-than", "1"]) == 2


@pytest.mark.parametrize("tekst", ["0", "-1", "twee", "99999"])
def test_a_retention_of_nothing_is_refused(tekst: str) -> None:
    with pytest.raises(OptionError, match="schrijf een aantal maanden, zoals 24"):
        months(tekst)
