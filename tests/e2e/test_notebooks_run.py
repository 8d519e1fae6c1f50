"""Do the executed chapters reproduce, and do their sources run as they stand?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze


def nbval(*arguments: str, output: Path) -> subprocess.CompletedProcess[str]:
    """Run nbval in a process of its own, as a reviewer would."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-c",
            "/dev/null",
            "--rootdir",
            str(ROOT),
            *list(arguments),
        ],
        cwd=ROOT,
        env={**os.environ, "MONITOR_OUTPUT": str(output), "MONITOR_ROOT": str(ROOT)},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def output(bmwe: Path, tmp_path: Path) -> Path:
    """A copy of the output, in which a chapter finds what the chapters before it found and may write."""
    return Path(shutil.copytree(bmwe.parents[2], tmp_path / "output"))


def test_executed_chapters_reproduce(bmwe: Path, output: Path) -> None:
    """Every output of an executed chapter comes out the same again: tables, figures, texts and bevindingen."""
    notebooks = [bmwe / "notebooks" / f"{naam}.ipynb" for naam in ("wmo", "financien", "samenvatting")]
    if os.environ.get("MONITOR_GRONDIG"):
        notebooks = sorted((bmwe / "notebooks").glob("*.ipynb"))
    run = nbval("--nbval", *map(str, notebooks), output=output)
    assert run.returncode == 0, run.stdout[-3000:]
    assert " passed" in run.stdout


def test_a_changed_output_does_not_reproduce(bmwe: Path, output: Path, tmp_path: Path) -> None:
    """The comparison can fail: one altered number in an executed chapter is noticed."""
    bron = (bmwe / "notebooks" / "wmo.ipynb").read_text(encoding="utf-8")
    assert ">1.159<" in bron
    (tmp_path / "wmo.ipynb").write_text(bron.replace(">1.159<", ">1.158<", 1), encoding="utf-8")
    run = nbval("--nbval", str(tmp_path / "wmo.ipynb"), output=output)
    assert run.returncode == 1
    assert "1 failed" in run.stdout


def test_source_notebooks_run_with_their_defaults(output: Path) -> None:
    """Each chapter runs in JupyterLab as it stands; in short one per edition they open, and one that reads others."""
    # Some chapters open on the example edition.
    freeze(Editie.open("voorbeeld", "2024-Q4"))
    hoofdstukken = sorted((ROOT / "notebooks").glob("*.ipynb"))
    if not os.environ.get("MONITOR_GRONDIG"):
        hoofdstukken = [een for een in hoofdstukken if een.stem in ("wmo", "transformatie", "verantwoording")]
    run = nbval("--nbval-lax", *map(str, hoofdstukken), output=output)
    assert run.returncode == 0, run.stdout[-3000:]
