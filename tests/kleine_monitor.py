"""A monitor of a few chapters, so that a build takes seconds, and chapters with a cell that goes wrong."""

import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.cli import main

NAAM = "bmwe/2016-Q1"


def alleen(project: Path, *hoofdstukken: str) -> None:
    """Leave the edition with these chapters."""
    path = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    for naam in set(parameters["hoofdstukken"]) - set(hoofdstukken):
        del parameters["hoofdstukken"][naam]
    getoond = {een for blok in parameters["hoofdstukken"].values() for een in blok["secties"]}
    for naam in set(parameters["secties"]) - getoond:
        del parameters["secties"][naam]
    yaml.dump(parameters, path)


def kopie_van_het_project(project: Path) -> None:
    """Copy notebooks, parameters and data, for tests that share what they build."""
    for naam in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / naam, project / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))


def cel(project: Path, hoofdstuk: str, source: str, plaats: int = 3) -> None:
    """Put a code cell behind the first ones of a chapter, where its names are known, or at another place."""
    path = project / "notebooks" / f"{hoofdstuk}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    nieuw = {
        "cell_type": "code",
        "execution_count": None,
        "id": "proef",
        "metadata": {},
        "outputs": [],
        "source": source,
    }
    notebook["cells"].insert(plaats, nieuw)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def uitvoer(project: Path) -> Path:
    """The folder of the site."""
    return project / "output" / NAAM / "intern"


def bestanden(folder: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes, without what a clock is in."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("manifest.json", "bouw.json")
    }


def begin(project: Path, *opdracht: str, **anders: object) -> subprocess.Popen[str]:
    """Start the command in a process of its own, leader of a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "monitorlib.cli", *opdracht],
        **{"env": omgeving(project), **anders},  # type: ignore[call-overload]
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def monitor(project: Path, *opdracht: str) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, in which everything is imported already."""
    uit, fout = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as hier, redirect_stdout(uit), redirect_stderr(fout):
        hier.setenv("MONITOR_ROOT", str(project))
        try:
            eindigt = main(list(opdracht))
        except SystemExit as einde:
            eindigt = int(einde.code or 0)
    return subprocess.CompletedProcess(opdracht, eindigt, uit.getvalue(), fout.getvalue())


def los(project: Path, *opdracht: str, **anders: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    proces = begin(project, *opdracht, **anders)
    uit, fout = proces.communicate()
    return subprocess.CompletedProcess(proces.args, proces.returncode, uit, fout)


def omgeving(project: Path) -> Mapping[str, str]:
    """The environment in which the command finds the project."""
    return {**os.environ, "MONITOR_ROOT": str(project)}


def _sessie(pid: int) -> int:
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return -1


def wacht(tot: Callable[[], bool], proces: subprocess.Popen[str] | None = None) -> None:
    """Wait until something is so; fail when that takes a minute, or when the process that should do it has ended."""
    einde = time.monotonic() + 300
    while not tot():
        assert time.monotonic() < einde, "dit duurt te lang"
        assert proces is None or proces.poll() is None, proces.communicate()
        time.sleep(0.02)


def processen(project: Path) -> list[int]:
    """The processes that know this project: those of a build that runs, children and parent included.

    Not those of the tests themselves, whose own parent of chapters may have begun with it.
    """
    gevonden, zelf = [], os.getsid(0)
    for map_ in Path("/proc").iterdir():
        if map_.name.isdigit() and _sessie(int(map_.name)) != zelf:
            try:
                omgeving_ = (map_ / "environ").read_bytes()
            except OSError:
                continue
            if f"MONITOR_ROOT={project}".encode() in omgeving_.split(b"\0"):
                gevonden.append(int(map_.name))
    return gevonden
