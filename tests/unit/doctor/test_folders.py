"""Is a folder that is absent, closed, full, linked to nothing or open to others named, with the command for it?"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitorlib.doctor import editions, folders
from monitorlib.doctor.fault import Severity
from monitorlib.editie.layout import Layout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows kent geen rechten per bestand")
# The number of nobody.
NIEMAND = 65534


@pytest.fixture
def layout() -> Iterator[Layout]:
    """A project with one edition, in a folder that nobody else has to pass through."""
    root = Path(tempfile.mkdtemp(prefix="doctor-"))
    for naam in ("params/a/2024-Q4", "notebooks", "data/a/2024-Q4", "output"):
        (root / naam).mkdir(parents=True)
    (root / "params/a/2024-Q4/params.yml").touch()
    yield Layout(root, root / "data", root / "output")
    for pad in (root, *root.glob("**/")):
        pad.chmod(0o700)
    shutil.rmtree(root)


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


def _toegang(pad: object, wat: int) -> bool:
    """Ask the system as who is asked for now: `os.access` asks for who the process began as."""
    return EIGEN(pad, wat, effective_ids=True)  # type: ignore[operator]


EIGEN = os.access


@pytest.fixture
def als_gevraagd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", _toegang)


def test_a_project_that_is_well(layout: Layout) -> None:
    assert [*folders.usable(layout), *folders.links(layout), *folders.private_only(layout)] == []


def test_a_data_folder_that_is_not_there(layout: Layout) -> None:
    (fault,) = folders.usable(Layout(layout.root, layout.root / "dat", layout.output))
    assert fault.what == "deze map is er niet"
    assert fault.do.startswith(f"mkdir {layout.root / 'dat'}")


@pytest.mark.parametrize(
    ("map_", "rechten", "wat"),
    [
        ("data", 0, "u mag deze map niet lezen"),
        ("params", 0o300, "u mag deze map niet lezen"),
        ("output", 0o500, "u mag in deze map niets maken"),
    ],
)
@pytest.mark.usefixtures("als_gevraagd")
def test_a_folder_without_rights(layout: Layout, map_: str, rechten: int, wat: str) -> None:
    (layout.root / map_).chmod(rechten)
    with niemand(layout.root):
        (fault,) = folders.usable(layout)
    assert (fault.where, fault.what) == (str(layout.root / map_), wat)


@pytest.mark.usefixtures("als_gevraagd")
def test_an_output_folder_that_cannot_be_made(layout: Layout) -> None:
    layout.output.rmdir()
    layout.root.chmod(0o500)
    with niemand(layout.root):
        (fault,) = folders.usable(layout)
    assert fault.where == str(layout.root)


@pytest.mark.parametrize("map_", ["params/a", "params/a/2024-Q4"])
@pytest.mark.usefixtures("als_gevraagd")
def test_an_edition_without_rights(layout: Layout, map_: str) -> None:
    """Without them it seems not to exist."""
    (layout.root / map_).chmod(0)
    with niemand(layout.root):
        (fault,) = editions.known(layout)
    assert (fault.where, fault.severity) == (map_, Severity.STOPS)


def test_a_link_to_a_disk_that_is_gone(layout: Layout) -> None:
    shutil.rmtree(layout.data / "a")
    (layout.data / "a").symlink_to("/mnt/weg")
    (fault,) = folders.links(layout)
    assert fault.what == "dit is een koppeling naar /mnt/weg, en dat is er niet"


@pytest.mark.parametrize(("vol", "bijna", "ernst"), [(10**18, 10**18, Severity.STOPS), (0, 10**18, None)])
def test_a_disk_that_is_full(
    layout: Layout, monkeypatch: pytest.MonkeyPatch, vol: int, bijna: int, ernst: Severity | None
) -> None:
    """No disk is full on command: what is asked of it is more than any has."""
    assert all(fault.severity is None or fault.what for fault in folders.room(layout))
    monkeypatch.setattr(folders, "_FULL", vol)
    monkeypatch.setattr(folders, "_NEARLY", bijna)
    (fault, *_) = folders.room(layout)
    vrij = shutil.disk_usage(layout.data).free // 1024**2
    assert abs(int(fault.what.split()[4].replace(".", "")) - vrij) < 1000
    assert fault.severity is ernst


def test_a_folder_that_is_copied_elsewhere(layout: Layout) -> None:
    wolk = layout.root / "OneDrive - Gemeente/data"
    (fault,) = folders.synced(Layout(layout.root, wolk, layout.output))
    assert fault.where == str(wolk)
    assert list(folders.synced(layout)) == []


@pytest.mark.parametrize(
    ("map_", "ernst"), [("data/a/2024-Q4/snapshot", Severity.HINDERS), ("output/a/2024-Q4/intern", Severity.REMARK)]
)
def test_what_others_can_read(layout: Layout, map_: str, ernst: Severity) -> None:
    plek = layout.root / map_
    plek.mkdir(parents=True)
    (plek / "wmo.parquet").touch()
    (plek / "wmo.parquet").chmod(0o644)
    plek.chmod(0o755)
    # The folder of the project is closed.
    assert list(folders.private_only(layout)) == []
    layout.root.chmod(0o755)
    plek.chmod(0o700)
    assert list(folders.private_only(layout)) == []
    plek.chmod(0o755)
    (fault,) = folders.private_only(layout)
    assert fault.severity is ernst
    assert fault.do == f"chmod -R go-rwx {plek}"
    assert f"({plek.name}, wmo.parquet)" in fault.what
