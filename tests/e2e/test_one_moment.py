"""Is everything that a build makes of one moment, whatever is saved, undone or written while it works?"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, cel, uitvoer

from monitorlib.cli import main
from monitorlib.engine.stale import library
from monitorlib.errors import MonitorError
from monitorlib.files.still import copy_still

Edit = Callable[[Path, str, str], None]


@pytest.fixture
def klein(project: Path) -> Path:
    """A project whose edition has three chapters; the last one runs when the others are ready."""
    alleen(project, "privacy", "inleiding", "verantwoording")
    return project


@pytest.mark.parametrize("opties", [(), ("--engine", "kernel")], ids=["shell", "kernel"])
def test_what_is_saved_while_it_builds_is_of_the_next_time(
    klein: Path, edit: Edit, opties: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell of the first chapter saves another title, text, notebook and what was printed: none is on a page."""
    assert main(["build", NAAM, "--quiet", "--output", str(klein / "rustig")]) == 0
    params, printed = klein / "params" / NAAM, klein / "data" / NAAM / "gepubliceerd.csv"
    notebook = klein / "notebooks" / "verantwoording.ipynb"
    inputs = [params / "params.yml", params / "inleiding.md", notebook, printed]
    before = {path: path.read_bytes() for path in inputs}
    verander = (
        "from pathlib import Path\n"
        f"for naam in {[str(path) for path in inputs]!r}:\n"
        "    p = Path(naam); p.write_bytes(p.read_bytes()"
        ".replace(b'Monitor', b'Ander').replace(b'#', b'##').replace(b'1', b'2'))"
    )
    was = (klein / "notebooks/privacy.ipynb").read_bytes()
    cel(klein, "privacy", verander)
    assert main(["build", NAAM, "--quiet", *opties]) == 0
    assert all(path.read_bytes() != content for path, content in before.items())
    anders = {naam for naam, wat in bestanden(uitvoer(klein)).items() if wat != bestanden(rustig(klein))[naam]}
    # The cell itself stands in its own chapter, and that is all.
    assert anders == {"privacy.html", "notebooks/privacy.ipynb"}
    # What was saved is new: undone, only the chapter with the cell is another one.
    for path, content in before.items():
        path.write_bytes(content)
    capsys.readouterr()
    assert main(["build", NAAM]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("Niets veranderd: ")
    (klein / "notebooks/privacy.ipynb").write_bytes(was)
    assert main(["build", NAAM, "--quiet"]) == 0
    assert bestanden(uitvoer(klein)) == bestanden(rustig(klein))


def rustig(project: Path) -> Path:
    """The site of an undisturbed build."""
    return project / "rustig" / NAAM / "intern"


@pytest.mark.parametrize("waar", ["params", "data", "notebooks"])
def test_a_chapter_that_writes_into_what_it_reads_is_refused(
    klein: Path, waar: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folders that a chapter knows are a copy; writing there would reach other chapters."""
    paden = {
        "params": "hoofdstuk.editie.params / 'inleiding.md'",
        "data": "hoofdstuk.editie.data / 'snapshot' / 'privacyraamwerk.parquet'",
        "notebooks": "hoofdstuk.editie.layout.notebooks / 'inleiding.ipynb'",
    }
    source = f"p = {paden[waar]}; oud = p.read_bytes(); p.write_bytes(oud + b' '); p.write_bytes(oud)"
    cel(klein, "privacy", source, plaats=-1)
    before = {path: path.read_bytes() for path in (klein / waar).rglob("*") if path.suffix in (".ipynb", ".md", ".csv")}
    assert main(["build", NAAM, "--quiet"]) == 1
    assert f"Een hoofdstuk schreef in {waar}/" in capsys.readouterr().err
    assert not uitvoer(klein).exists()
    assert all(path.read_bytes() == content for path, content in before.items())


@contextmanager
def schrijvend(path: Path) -> Iterator[None]:
    """Meanwhile another writes this file without end, in turn with two contents of the same length."""
    klaar = threading.Event()

    def schrijf() -> None:
        while not klaar.is_set():
            for inhoud in (b"A" * 100_000, b"B" * 100_000):
                path.write_bytes(inhoud)

    schrijver = threading.Thread(target=schrijf)
    schrijver.start()
    try:
        yield
    finally:
        klaar.set()
        schrijver.join()


def test_a_copy_is_whole_or_refused(tmp_path: Path) -> None:
    """Never half of one content and half of the other, and never a file of before beside one of after."""
    path = tmp_path / "bron.csv"
    path.write_bytes(b"A" * 100_000)
    with schrijvend(path):
        for keer in range(20):
            folder = tmp_path / f"kopie-{keer}"
            with suppress(MonitorError):
                copy_still(lambda: {"bron.csv": path}, folder, str)
                # Empty is how it stands between two of them.
                assert (folder / "bron.csv").read_bytes() in (b"", b"A" * 100_000, b"B" * 100_000)


def test_a_library_that_is_written_is_noticed_also_when_it_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of our own: the one that runs must stay as it is."""
    (tmp_path / "monitorlib").mkdir()
    module = tmp_path / "monitorlib" / "a.py"
    module.write_text("1", encoding="utf-8")
    monkeypatch.setattr(library, "_FOLDER", module.parent)
    monkeypatch.setattr(library, "_LOCK", tmp_path / "requirements.lock")
    library._stamps.cache_clear()
    try:
        library.check_library()
        module.write_text("2", encoding="utf-8")
        module.write_text("1", encoding="utf-8")
        with pytest.raises(MonitorError, match=r"^Tijdens het bouwen veranderde monitorlib/a\.py; bouw opnieuw\."):
            library.check_library()
    finally:
        monkeypatch.undo()
        library._stamps.cache_clear()
