"""What the user of the program may not read or write: is it one sentence, and is nothing left behind?"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from levering import NAAM, SLEUTEL, editie

from monitorlib.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
GEEN_RECHT = "u hebt er geen rechten voor; vraag leesrecht of schrijfrecht, of kies een andere map.\n"
# The number of nobody.
NIEMAND = 65534
CSV = "uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\nu1,kvzwa,GM0384,2023-02-01,,\n"


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An edition of somebody without rights elsewhere, frozen once so that all that a run imports is there."""
    map_ = Path(tempfile.mkdtemp(prefix="rechten-"))
    een = editie(map_, "uitkeringen.csv", "uitkeringen", codes={"reden": ["Werk"]})
    (een.data / "uitkeringen.csv").write_text(CSV, encoding="utf-8")
    (map_ / "notebooks").mkdir()
    monkeypatch.setenv("MONITOR_ROOT", str(map_))
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)
    assert main(["snapshot", NAAM]) == 0
    shutil.rmtree(een.data / "snapshot")
    (een.data / ".snapshot.slot").unlink()
    yield map_
    for pad in (map_, *map_.glob("**/")):
        pad.chmod(0o700)
    shutil.rmtree(map_)


@contextmanager
def niemand(map_: Path) -> Iterator[None]:
    """Be the owner of a folder, and not root: root may read everything."""
    if os.geteuid():
        yield
        return
    for pad in (map_, *map_.rglob("*")):
        os.chown(pad, NIEMAND, NIEMAND)
    os.setegid(NIEMAND)
    os.seteuid(NIEMAND)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.mark.parametrize(
    ("dicht", "bestand"),
    [
        (lambda root: (root / "data" / NAAM / "uitkeringen.csv").chmod(0), "uitkeringen.csv"),
        (lambda root: (root / "data" / NAAM).chmod(0o500), ".snapshot.slot"),
        (lambda root: (root / "data").chmod(0), "uitkeringen.csv"),
        (lambda root: (root / "params" / NAAM / "params.yml").chmod(0), "params.yml"),
    ],
    ids=["a file", "a folder that is read only", "a folder", "params.yml"],
)
def test_without_rights(
    root: Path, capsys: pytest.CaptureFixture[str], dicht: Callable[[Path], None], bestand: str
) -> None:
    dicht(root)
    capsys.readouterr()
    with niemand(root):
        assert main(["snapshot", NAAM]) == 1
    gezegd = capsys.readouterr().err
    assert bestand in gezegd
    assert gezegd.endswith(GEEN_RECHT)
    assert gezegd.count("\n") == 1
    (root / "data").chmod(0o700)
    (root / "data" / NAAM).chmod(0o700)
    assert [pad.name for pad in (root / "data" / NAAM).iterdir()] == ["uitkeringen.csv"]
