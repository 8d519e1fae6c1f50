"""Does a build that has nothing to do know it from bytes alone, and does any other byte make it look again?"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kleine_monitor import NAAM, omgeving, uitvoer

from monitorlib.cli import main
from monitorlib.editie.layout import Layout
from monitorlib.engine.stale import unchanged
from monitorlib.engine.stale.unchanged import is_unchanged, note_unchanged


@pytest.fixture
def gebouwd(bmwe: Path, project: Path) -> Path:
    """A project with its output, of which a build found that nothing is to do."""
    shutil.copytree(bmwe, uitvoer(project))
    assert main(["build", NAAM, "--quiet"]) == 0
    assert is_unchanged(NAAM, Layout.find())
    return project


def erbij(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n")


@pytest.mark.parametrize(
    "wat",
    [
        f"params/{NAAM}/params.yml",
        f"params/{NAAM}/wmo.md",
        "params/hengelo/2019-Q1/params.yml",
        "notebooks/wmo.ipynb",
        f"data/{NAAM}/budgetten.csv",
        f"data/{NAAM}/gepubliceerd.csv",
        f"data/{NAAM}/snapshot/budgetten.parquet",
        f"data/{NAAM}/snapshot/snapshot.json",
        f"output/{NAAM}/intern/bouw.json",
        f"output/{NAAM}/intern/wmo.html",
        f"output/{NAAM}/intern/notebooks/wmo.ipynb",
    ],
)
def test_any_byte_counts(gebouwd: Path, wat: str) -> None:
    erbij(gebouwd / wat)
    assert not is_unchanged(NAAM, Layout.find())


def test_what_is_gone_or_new_counts(gebouwd: Path) -> None:
    (gebouwd / "params" / NAAM / "nieuw").mkdir()
    assert not is_unchanged(NAAM, Layout.find())
    (gebouwd / "params" / NAAM / "nieuw").rmdir()
    assert is_unchanged(NAAM, Layout.find())
    (uitvoer(gebouwd) / "wmo.html").unlink()
    assert not is_unchanged(NAAM, Layout.find())


@pytest.mark.parametrize("deel", ["library", "packages"])
def test_the_library_and_the_packages_count(gebouwd: Path, monkeypatch: pytest.MonkeyPatch, deel: str) -> None:
    monkeypatch.setattr(unchanged, deel, lambda: "anders")
    assert not is_unchanged(NAAM, Layout.find())


def test_what_a_killed_build_left_is_for_the_next_one(gebouwd: Path) -> None:
    uitvoer(gebouwd).with_name(".intern.nieuw-1").mkdir()
    assert not is_unchanged(NAAM, Layout.find())
    assert main(["build", NAAM, "--quiet"]) == 0
    assert not uitvoer(gebouwd).with_name(".intern.nieuw-1").exists()
    assert is_unchanged(NAAM, Layout.find())


def test_there_is_no_note_of_what_has_work_or_changes_meanwhile(gebouwd: Path) -> None:
    erbij(gebouwd / "params" / NAAM / "wmo.md")
    note_unchanged(NAAM, Layout.find(), lambda: False)
    assert not is_unchanged(NAAM, Layout.find())

    def schrijft() -> bool:
        erbij(gebouwd / "params" / NAAM / "wmo.md")
        return True

    note_unchanged(NAAM, Layout.find(), schrijft)
    assert not is_unchanged(NAAM, Layout.find())
    note_unchanged(NAAM, Layout.find(), lambda: True)
    assert is_unchanged(NAAM, Layout.find())


def test_a_build_that_makes_something_leaves_a_note(gebouwd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    erbij(gebouwd / "params" / NAAM / "wmo.md")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert is_unchanged(NAAM, Layout.find())
    assert main(["build", NAAM]) == 0
    assert capsys.readouterr().out == f"Niets veranderd: {uitvoer(gebouwd) / 'index.html'}\n"
    assert main(["build", NAAM, "--explain"]) == 0
    assert "wmo: blijft staan" in capsys.readouterr().out


def test_it_reads_bytes_and_nothing_else(gebouwd: Path) -> None:
    """What takes time is neither imported nor asked: the parameters, the engine, the packages that calculate."""
    vraag = (
        "import sys; from monitorlib.cli import main; "
        f"assert main(['build', '{NAAM}']) == 0; "
        "print(*{een.split('.')[0] for een in sys.modules} & {'pydantic', 'ruamel', 'ibis', 'pandas', 'nbformat'})"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", vraag], env=omgeving(gebouwd), capture_output=True, text=True, check=True
    )
    assert klaar.stdout == f"Niets veranderd: {uitvoer(gebouwd) / 'index.html'}\n\n"
