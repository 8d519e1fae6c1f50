"""Is a snapshot that is stale, damaged or open, and a folder that stops a build, named before it begins?"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from levering import NAAM, editie

from monitorlib.doctor import snapshots
from monitorlib.doctor.fault import Severity
from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze

CSV = "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nu1,kvzwa,GM0384,2023-02-01,,\n"


@pytest.fixture
def een(tmp_path: Path) -> Editie:
    """An edition that is frozen."""
    gemaakt = editie(tmp_path, "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]}, herkomst="fictief")
    (gemaakt.data / "uitkeringen.csv").write_text(CSV, encoding="utf-8")
    freeze(gemaakt)
    return gemaakt


def test_a_snapshot_that_is_well(een: Editie) -> None:
    for check in (snapshots.whole, snapshots.current, snapshots.strangers, snapshots.writable):
        assert list(check(een)) == []


def test_no_snapshot_yet(tmp_path: Path) -> None:
    nieuw = editie(tmp_path, "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]})
    assert list(snapshots.whole(nieuw)) == []
    (fault,) = snapshots.current(nieuw)
    assert fault.what == "nog niet bevroren zoals nu geleverd of ingesteld: uitkeringen"


def test_a_delivery_after_the_snapshot(een: Editie) -> None:
    """Contents decide: the same bytes at another time are the same delivery."""
    pad = een.data / "uitkeringen.csv"
    os.utime(pad, (4102444800, 4102444800))
    assert list(snapshots.current(een)) == []
    pad.write_text(CSV.replace("u1", "u2"), encoding="utf-8")
    (fault,) = snapshots.current(een)
    assert fault.do == f"monitor build {NAAM} bevriest ze"


def test_a_frozen_file_that_was_altered(een: Editie) -> None:
    pad = een.data / "snapshot/uitkeringen.parquet"
    pad.write_bytes(pad.read_bytes()[:-1])
    (fault,) = snapshots.whole(een)
    assert fault.where == f"data/{NAAM}/snapshot/uitkeringen.parquet"
    assert fault.what.startswith("het bestand is niet meer wat er bevroren is.")
    assert fault.do.endswith(f"monitor build {NAAM}")


def test_an_index_that_is_damaged(een: Editie) -> None:
    (een.data / "snapshot/snapshot.json").write_text("{")
    (fault,) = snapshots.whole(een)
    assert fault.severity is Severity.HINDERS
    assert "de index van de snapshot is beschadigd" in fault.what


@pytest.mark.parametrize("waar", ["snapshot", "pagina's"])
def test_a_file_of_somebody_else(een: Editie, waar: str) -> None:
    map_ = een.data / "snapshot" if waar == "snapshot" else een.output("intern")
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "aantekeningen.docx").touch()
    (fault,) = snapshots.strangers(een)
    assert "aantekeningen.docx is niet door een bouw gemaakt" in fault.what


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
def test_a_lock_of_a_colleague(een: Editie, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everything: what the system would say to another is said here."""
    slot = een.data / ".snapshot.slot"
    assert slot.exists()
    slot.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda path, mode: bool(Path(path).stat().st_mode & 0o200))
    (fault,) = snapshots.writable(een)
    assert fault.where == f"data/{NAAM}/.snapshot.slot"
    slot.chmod(0o600)
    een.data.chmod(0o500)
    (fault,) = snapshots.writable(een)
    assert fault.do.startswith(f"chmod u+wx {een.data}")
    een.data.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
def test_a_delivery_that_others_can_read() -> None:
    with tempfile.TemporaryDirectory() as map_:
        Path(map_).chmod(0o755)
        fictief = editie(Path(map_), "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]})
        pad = fictief.data / "uitkeringen.csv"
        pad.write_text(CSV, encoding="utf-8")
        pad.chmod(0o644)
        assert list(snapshots.deliveries_private(fictief)) == []
        geleverd = fictief.parameters.bronnen["uitkeringen"].model_copy(update={"herkomst": "geleverd"})
        parameters = fictief.parameters.model_copy(update={"bronnen": {"uitkeringen": geleverd}})
        een = replace(fictief, parameters=parameters)
        (fault,) = snapshots.deliveries_private(een)
        assert fault.do == f"chmod -R go-rwx {pad}"
        pad.chmod(0o600)
        assert list(snapshots.deliveries_private(een)) == []
