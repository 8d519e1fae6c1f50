"""Is what a killed command left found, and what a living one works on left alone?"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from monitorlib.doctor import left_behind
from monitorlib.editie.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    for naam in ("data/a/2024-Q4", "output/a/2024-Q4/intern/gemeente"):
        (tmp_path / naam).mkdir(parents=True)
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


@pytest.fixture
def dood() -> int:
    """The number of a process that has ended."""
    proces = subprocess.Popen([sys.executable, "-c", ""])
    proces.wait()
    return proces.pid


@pytest.mark.parametrize(
    "naam",
    [
        "output/a/2024-Q4/.intern.nieuw-{}",
        "output/a/2024-Q4/.intern.werk-{}",
        "output/a/2024-Q4/.intern.oud",
        "data/a/2024-Q4/.snapshot.nieuw-{}",
    ],
)
def test_folders_of_a_build_that_was_killed(layout: Layout, dood: int, naam: str) -> None:
    (layout.root / naam.format(dood)).mkdir()
    (fault,) = left_behind.of_builds(layout)
    assert Path(naam.format(dood)).name in fault.what
    assert fault.do == "monitor build a/2024-Q4"


def test_a_table_that_was_half_fetched(layout: Layout, dood: int) -> None:
    """No build clears it."""
    half = layout.root / f"data/a/2024-Q4/.wmo.parquet.nieuw-{dood}"
    half.mkdir()
    (fault,) = left_behind.of_builds(layout)
    assert fault.do == f"rm -r {half}"


def test_folders_of_a_build_that_is_busy(layout: Layout) -> None:
    """What it put aside is its own as well."""
    for naam in (f".intern.nieuw-{os.getpid()}", ".intern.oud"):
        (layout.output / "a/2024-Q4" / naam).mkdir()
    assert list(left_behind.of_builds(layout)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="eigenaren zijn die van Unix")
def test_copies_among_temporary_files(layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of today can be in use, and those of another program are not ours."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    oud, nieuw, vreemd, motor = (tmp_path / f"monitor-{naam}" for naam in ("oud", "nieuw", "vreemd", "tijdelijk-12"))
    for plek in (oud / "invoer", nieuw / "invoer", vreemd / "metingen", motor):
        plek.mkdir(parents=True)
    gisteren = time.time() - 25 * 3600
    for plek in (oud, vreemd, motor):
        os.utime(plek, (gisteren, gisteren))
    (fault,) = left_behind.among_temporary(layout)
    assert fault.do == f"rm -r {oud} {motor}"
