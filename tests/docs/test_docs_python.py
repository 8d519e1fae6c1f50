"""Does the Python in the documentation run, with what it shows?"""

import doctest
import re
import shutil
from pathlib import Path

import pytest
from blokken import Block, blocks
from locations import ROOT

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened.bronnen import open_bron

SHOWN = [one for one in blocks("python") if one.text.startswith(">>> ")]
EXAMPLE, OTHER = "voorbeeld/2024-Q4", "bmwe/2016-Q1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the sources of two editions are frozen."""
    folder = tmp_path_factory.mktemp("python")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    for name in (EXAMPLE, OTHER):
        freeze(Editie.named(name, Layout(folder, folder / "data", folder / "output")))
    return folder


@pytest.mark.parametrize("block", SHOWN, ids=lambda one: one.place)
def test_it_shows_what_is_written(block: Block, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`bron(naam)` opens a source of the example edition, as `hoofdstuk.bron` does in a chapter."""
    monkeypatch.setenv("MONITOR_ROOT", str(folder))
    example = Editie.named(EXAMPLE, Layout(folder, folder / "data", folder / "output"))
    names = {"bron": lambda name: open_bron(example, name)}
    test = doctest.DocTestParser().get_doctest(block.text, names, block.place, block.place, block.line)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert told == []


def test_every_python_runs_somewhere() -> None:
    """What is shown runs here; the two of the indicator in test_docs_indicator.py."""
    others = [one.place for one in blocks("python") if one not in SHOWN]
    assert len(SHOWN) >= 2
    assert len(others) == 2
    assert all(re.match(r"docs/eigen-indicator\.md:", one) for one in others)
