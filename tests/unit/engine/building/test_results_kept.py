"""Is what is kept beside a site read as it was written, or not at all?"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from monitorlib.engine.building.kept_results import KeptResults, ResultsOfBuild
from monitorlib.engine.execution.job import Done

NAAM, RESULTATEN = "prestatie-indicatoren", {"a": [1, 0.1, float("inf")], "b": "é"}


@pytest.fixture
def bewaard(tmp_path: Path) -> KeptResults:
    kept = KeptResults(tmp_path / "intern")
    kept.write(NAAM, RESULTATEN)
    return kept


def bestand(kept: KeptResults) -> Path:
    return kept.folder / f"{NAAM}.json"


def test_what_was_written_is_read(bewaard: KeptResults) -> None:
    assert bewaard.read(NAAM) == RESULTATEN
    assert bewaard.read("wmo") == {}
    assert bewaard.folder.name == ".intern.bewaard"
    assert [oct(path.stat().st_mode & 0o777) for path in (bewaard.folder, bestand(bewaard))] == ["0o700", "0o600"]


@pytest.mark.parametrize(
    "beschadig",
    [
        lambda inhoud: inhoud[:-1],
        lambda inhoud: inhoud + b" ",
        lambda inhoud: inhoud.replace(b"0.1", b"0.2"),
        lambda inhoud: inhoud[1:],
        lambda _: b"",
        lambda _: b"\n",
        lambda _: b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        lambda _: b"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945\n[]",
    ],
    ids=["cut off", "longer", "another number", "another sum", "empty", "a line", "the sum of nothing", "a list"],
)
def test_what_was_altered_says_nothing(bewaard: KeptResults, beschadig: Callable[[bytes], bytes]) -> None:
    bestand(bewaard).write_bytes(beschadig(bestand(bewaard).read_bytes()))
    assert bewaard.read(NAAM) == {}
    bewaard.write(NAAM, RESULTATEN)
    assert bewaard.read(NAAM) == RESULTATEN


def test_a_folder_or_pipe_in_its_place_stops_nothing(bewaard: KeptResults) -> None:
    bestand(bewaard).unlink()
    bestand(bewaard).mkdir()
    assert bewaard.read(NAAM) == {}
    bewaard.write(NAAM, RESULTATEN)
    bestand(bewaard).rmdir()
    os.mkfifo(bestand(bewaard))
    assert bewaard.read(NAAM) == {}


def test_only_what_was_asked_stays(bewaard: KeptResults) -> None:
    """What was made replaces what was not asked; of a chapter that is gone nothing stays, nor what a kill left."""
    bewaard.write("weg", {"x": 1})
    (bewaard.folder / f".{NAAM}-1234").write_bytes(b"half")
    build = ResultsOfBuild(bewaard, use_earlier=True)
    kept = build.of(NAAM, {"functie": "code"})
    assert kept is not None
    assert kept.found == RESULTATEN
    build.note(Done(NAAM, (), "", asked=("b", "c"), made={"c": 3}))
    build.keep([NAAM, "wmo"])
    assert bewaard.read(NAAM) == {"b": "é", "c": 3}
    assert [path.name for path in bewaard.folder.iterdir()] == [f"{NAAM}.json"]


def test_a_chapter_that_asked_nothing_leaves_what_there_is(bewaard: KeptResults) -> None:
    build = ResultsOfBuild(bewaard, use_earlier=True)
    assert build.of("wmo", {}) is None
    build.note(Done(NAAM, (), ""))
    build.keep([NAAM])
    assert bewaard.read(NAAM) == RESULTATEN


def test_force_takes_nothing(bewaard: KeptResults) -> None:
    kept = ResultsOfBuild(bewaard, use_earlier=False).of(NAAM, {"functie": "code"})
    assert kept is not None
    assert kept.found == {}
