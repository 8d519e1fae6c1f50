"""Is a build on a cluster the build of this machine, also when a worker dies in the middle?"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, begin, bestanden, cel, monitor, uitvoer, wacht

pytest.importorskip("distributed", reason="distributed is niet geïnstalleerd")

WEG = "--cluster: de scheduler of de laatste werker is weg; start ze opnieuw en bouw opnieuw.\n"


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A real scheduler in a process of its own; its address."""
    path = tmp_path / "scheduler.json"
    opties = ["--port", "0", "--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(path)]
    opties += ["--pid-file", str(tmp_path / "scheduler.pid")]
    proces = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", *opties], stderr=subprocess.DEVNULL
    )
    wacht(path.exists)
    wacht(lambda: path.read_text(encoding="utf-8").strip().endswith("}"))
    yield json.loads(path.read_text(encoding="utf-8"))["address"]
    proces.terminate()
    proces.wait()


@pytest.fixture
def mappen() -> Iterator[list[Path]]:
    """Two folders for workers, outside every project; their names are short, since a socket lies in them."""
    with tempfile.TemporaryDirectory() as een, tempfile.TemporaryDirectory() as twee:
        yield [Path(een), Path(twee)]


@pytest.fixture
def werkers(scheduler: str, mappen: list[Path]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two real workers, each in a process and a folder of its own, outside the project."""
    gestart = []
    for naam, map_ in zip(("een", "twee"), mappen, strict=True):
        opties = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--name", naam]
        gestart.append(
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, *opties],
                cwd=map_,
                env={**os.environ, "TMPDIR": str(map_), "MONITOR_ROOT": "/bestaat-niet"},
                stderr=subprocess.DEVNULL,
            )
        )
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)
    yield gestart
    for proces in gestart:
        proces.terminate()
        proces.wait()


def test_a_lost_worker_costs_nothing_but_time(
    project: Path,
    scheduler: str,
    werkers: list[subprocess.Popen[bytes]],
    mappen: list[Path],
    bmwe: Path,
    tmp_path: Path,
) -> None:
    """kill -9 of one of two workers while it executes: every page is there, and equal to the local build."""
    gedeeld = tmp_path / "gedeeld"
    gedeeld.mkdir()
    proces = begin(project, "build", NAAM, "--cluster", scheduler, "--shared", f"file://{gedeeld}")
    # The first chapter is back: both workers are at the next ones.
    wacht(lambda: bool(list(gedeeld.glob("*/site-*/notebooks/*.ipynb"))) or proces.poll() is not None)
    os.kill(werkers[0].pid, signal.SIGKILL)
    uit, fout = proces.communicate(timeout=300)
    assert proces.returncode == 0, fout
    assert len([regel for regel in uit.splitlines() if regel.endswith("uitgevoerd.")]) == 10
    assert bestanden(uitvoer(project)) == bestanden(bmwe)
    # Sources of persons do not stay behind, neither on the storage nor with the worker that lives.
    assert list(gedeeld.iterdir()) == []
    assert list(mappen[1].glob("monitor-*")) == []


def test_the_last_worker_that_dies_ends_the_build(
    project: Path, scheduler: str, werkers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    """kill -9 of all workers in the middle: one sentence, no pages, and nothing of persons on the storage."""
    gedeeld = tmp_path / "gedeeld"
    gedeeld.mkdir()
    proces = begin(project, "build", NAAM, "--cluster", scheduler, "--shared", f"file://{gedeeld}")
    wacht(lambda: bool(list(gedeeld.glob("*/site-*/notebooks/*.ipynb"))), proces)
    for werker in werkers:
        os.kill(werker.pid, signal.SIGKILL)
    _, fout = proces.communicate(timeout=300)
    assert proces.returncode == 1
    assert fout == WEG
    assert list(gedeeld.iterdir()) == []
    assert not uitvoer(project).exists()


def test_a_scheduler_that_dies_ends_the_build(
    project: Path, scheduler: str, werkers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    gedeeld = tmp_path / "gedeeld"
    gedeeld.mkdir()
    proces = begin(project, "build", NAAM, "--cluster", scheduler, "--shared", f"file://{gedeeld}")
    wacht(lambda: bool(list(gedeeld.glob("*/site-*/notebooks/*.ipynb"))), proces)
    os.kill(int((tmp_path / "scheduler.pid").read_text(encoding="utf-8")), signal.SIGKILL)
    _, fout = proces.communicate(timeout=300)
    assert proces.returncode == 1
    assert fout == WEG
    assert list(gedeeld.iterdir()) == []


def test_a_chapter_that_fails_there_is_told_as_here(
    project: Path, scheduler: str, werkers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    alleen(project, "privacy")
    cel(project, "privacy", "1 / 0")
    gezegd = monitor(project, "build", NAAM, "--cluster", scheduler, "--shared", f"file://{tmp_path}/gedeeld")
    assert gezegd.returncode == 1
    assert gezegd.stderr.startswith("notebooks/privacy.ipynb, cel 3, regel `1 / 0`: ZeroDivisionError.")


def test_a_cluster_that_is_not_there_is_said(project: Path, scheduler: str) -> None:
    """No scheduler, no worker, no storage: a clear message each, and nothing is built."""
    alleen(project, "privacy")
    zonder = monitor(project, "build", NAAM, "--cluster", scheduler, "--shared", "memory://")
    assert zonder.stderr.startswith(f"--cluster: de scheduler op {scheduler} heeft geen werkers;")
    half = monitor(project, "build", NAAM, "--cluster", scheduler)
    assert half.stderr.startswith("--cluster en --shared horen bij elkaar")
    assert not uitvoer(project).exists()
