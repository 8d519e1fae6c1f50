"""May who has imported a part of the library go on when something of it is saved?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitorlib.engine.stale import library
from monitorlib.engine.stale.library import library as hash_of_library
from monitorlib.engine.stale.library import look_again
from monitorlib.engine.stale.uses import names_of
from monitorlib.errors import MonitorError
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.watch.builder import modules_of_parent

GELEZEN = {"monitorlib", "monitorlib.gelezen"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A library of three modules and a template; the first two are imported."""
    folder = tmp_path / "monitorlib"
    folder.mkdir()
    for naam in ("__init__.py", "gelezen.py", "ongelezen.py", "pagina.j2"):
        (folder / naam).write_text("_WAAR = {}\n", encoding="utf-8")
    monkeypatch.setattr(library, "_FOLDER", folder)
    monkeypatch.setattr(library, "_LOCK", tmp_path / "requirements.lock")
    vergeet()
    yield folder
    vergeet()


def vergeet() -> None:
    for known in (library.library, library.library_used, library._lines, library._stamps):
        known.cache_clear()


def bewaar(path: Path) -> Path:
    path.write_text("_WAAR = {}  # anders\n", encoding="utf-8")
    return path


def test_what_was_not_imported_is_looked_at_again(folder: Path) -> None:
    eerder = hash_of_library()
    saved = bewaar(folder / "ongelezen.py")
    assert hash_of_library() == eerder  # as it was when this was first asked
    assert look_again([saved], GELEZEN)
    assert hash_of_library() != eerder


@pytest.mark.parametrize("naam", ["__init__.py", "gelezen.py", "pagina.j2"])
def test_what_was_read_asks_for_another_process(folder: Path, naam: str) -> None:
    hash_of_library()
    assert not look_again([bewaar(folder / naam)], GELEZEN)


def test_what_nobody_told_of_is_found(folder: Path) -> None:
    """Two modules are saved, and only of the one that was not imported it is known."""
    eerder = hash_of_library()
    bewaar(folder / "gelezen.py")
    assert not look_again([bewaar(folder / "ongelezen.py")], GELEZEN)
    assert hash_of_library() == eerder


def test_what_was_saved_before_the_first_look_counts(folder: Path) -> None:
    """Between its import and the first look nobody knows which of the two was imported."""
    saved = bewaar(folder / "gelezen.py")
    hash_of_library()
    assert not look_again([saved], GELEZEN)


def test_nothing_saved_is_nothing_to_do(folder: Path) -> None:
    eerder = hash_of_library()
    assert look_again([], GELEZEN)
    assert hash_of_library() == eerder


def test_the_parent_of_the_chapters_has_read_no_indicator() -> None:
    """So saving one asks for no other parent."""
    assert {"monitorlib", "monitorlib.pagina.hoofdstuk"} <= set(modules_of_parent())
    assert not {een.bereken.__module__ for een in catalogus().values()} & set(modules_of_parent())


def test_another_package_is_another_library(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of each package names its version; other folders, and places that are not there, do not matter."""
    plek = tmp_path / "site-packages"
    plek.mkdir()
    monkeypatch.setattr("sys.path", [str(plek), str(tmp_path / "weg")])

    def nu() -> str:
        library.packages.cache_clear()
        return library.packages()

    eerder = nu()
    for naam in ("pandas", "dist-info", ".dist-info.oud"):
        (plek / naam).mkdir()
    assert nu() == eerder
    (plek / "pandas-3.1.1.dist-info").mkdir()
    met = nu()
    assert met != eerder
    (plek / "pandas-3.1.1.dist-info").rename(plek / "pandas-3.1.2.dist-info")
    assert nu() not in (eerder, met)
    (folder.parent / "requirements.lock").write_text("pandas==3.1.2", encoding="utf-8")
    assert nu().split("\0")[1] != met.split("\0")[1]
    monkeypatch.setattr("sys.version", "3.99")
    assert nu().startswith("3.99\0")
    library.packages.cache_clear()


@pytest.fixture
def indicatoren(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Beside it a theme with two indicators, a part of the catalogue, and a lock."""
    map_ = folder / "indicatoren"
    (map_ / "catalogus").mkdir(parents=True)
    for naam in ("indicatoren/__init__.py", "indicatoren/catalogus/__init__.py"):
        (folder / naam).write_text('"""Niets."""\n', encoding="utf-8")
    (map_ / "wmo.py").write_text(
        "from monitorlib.gelezen import indicator\n\n\n@indicator(naam='Een')\ndef een():\n    return 1\n\n\n"
        "@indicator(naam='Twee')\ndef twee():\n    return 2\n",
        encoding="utf-8",
    )
    (folder / "__init__.pyi").touch()
    (folder.parent / "requirements.lock").write_text("pandas==3", encoding="utf-8")
    yield map_
    vergeet()
    library.packages.cache_clear()


def resultaten() -> dict[str, str]:
    vergeet()
    for known in (library.code_of_results, library.packages, library.used_by, library.imports, names_of):
        known.cache_clear()
    return dict(library.code_of_results(frozenset({"monitorlib.gelezen"}), True))


def test_a_result_follows_from_its_own_function_and_from_all_that_is_no_theme(folder: Path, indicatoren: Path) -> None:
    """Another sum in 'twee' leaves 'een' what it was; another module, template or package changes them all."""
    eerst = resultaten()
    assert len(eerst) == 2 + 1
    assert resultaten() == eerst
    wmo = indicatoren / "wmo.py"
    wmo.write_text(wmo.read_text(encoding="utf-8").replace("return 2", "return 3"), encoding="utf-8")
    daarna = resultaten()
    anders = {naam for naam in eerst if eerst[naam] != daarna[naam]}
    assert len(anders) == 1
    assert "twee" in anders.pop()
    for naam in ("gelezen.py", "pagina.j2", "../requirements.lock"):
        eerder = resultaten()
        bewaar(folder / naam)
        nu = resultaten()
        assert {een for een in eerder if eerder[een] != nu[een]} == set(eerder), naam
    eerder = resultaten()
    bewaar(folder / "ongelezen.py")
    assert resultaten() == eerder


def test_a_theme_that_another_module_uses_is_no_theme(folder: Path, indicatoren: Path) -> None:
    """What that module does with it, nobody can tell by function: another sum changes every result."""
    (folder / "gelezen.py").write_text("from monitorlib.indicatoren.wmo import een\n", encoding="utf-8")
    (indicatoren / "jeugd.py").write_text("@indicator(naam='Drie')\ndef drie():\n    return 3\n", encoding="utf-8")
    eerst = resultaten()
    assert len(eerst) == 1 + 1
    wmo = indicatoren / "wmo.py"
    wmo.write_text(wmo.read_text(encoding="utf-8").replace("return 2", "return 3"), encoding="utf-8")
    nu = resultaten()
    assert {naam for naam in eerst if eerst[naam] != nu[naam]} == set(eerst)


def test_what_a_chapter_uses_is_asked_again_after_a_change(folder: Path, indicatoren: Path) -> None:
    """The module that it names, and the template; not the one that it does not name."""

    def gebruikt() -> str:
        return library.library_used(frozenset({"monitorlib.gelezen"}), False)

    resultaten()
    eerder = gebruikt()
    for naam, telt in (("ongelezen.py", False), ("gelezen.py", True), ("pagina.j2", True)):
        vergeet()
        bewaar(folder / naam)
        assert (gebruikt() != eerder) is telt, naam
        eerder = gebruikt()
    (folder / "gelezen.py").write_text("_WAAR = {1: 1}\n", encoding="utf-8")
    assert gebruikt() == eerder
    assert look_again([], set())
    assert gebruikt() != eerder


def test_after_a_look_every_answer_is_that_of_a_new_process(folder: Path, indicatoren: Path) -> None:
    """A module that nobody read imports another now, and an indicator is another sum."""
    chapter = frozenset({"monitorlib.ongelezen"})

    def answers() -> list[object]:
        results = dict(library.code_of_results(chapter, True))
        uses = (library.used_by(folder, chapter, False), library.imports(folder))
        return [hash_of_library(), library.library_used(chapter, False), results, library._lines(), *uses]

    resultaten()
    before = answers()
    (folder / "ongelezen.py").write_text("from monitorlib.gelezen import _WAAR\n", encoding="utf-8")
    wmo = indicatoren / "wmo.py"
    wmo.write_text(wmo.read_text(encoding="utf-8").replace("return 2", "return 3"), encoding="utf-8")
    assert answers() == before
    assert look_again([], set())
    after = answers()
    assert all(one != other for one, other in zip(before, after, strict=True))
    resultaten()
    assert answers() == after


def test_who_hashes_a_file_looked_first(folder: Path) -> None:
    """What is written after that is seen, though nothing else was asked."""
    library._lines()
    bewaar(folder / "gelezen.py")
    with pytest.raises(MonitorError):
        library.check_library()


def test_a_file_that_was_written_meanwhile_stops_the_build(folder: Path) -> None:
    """Also one that was put back, for who read it in between; the first of them by name."""
    (folder.parent / "requirements.lock").write_text("pandas==3", encoding="utf-8")
    vergeet()
    hash_of_library()
    library.check_library()
    for naam in ("ongelezen.py", "gelezen.py"):
        (folder / naam).write_text("_WAAR = {}\n", encoding="utf-8")
    with pytest.raises(MonitorError) as fout:
        library.check_library()
    assert str(fout.value) == (
        "Tijdens het bouwen veranderde monitorlib/gelezen.py; bouw opnieuw. De eerdere pagina's staan er nog."
    )


@pytest.mark.parametrize("wat", ["weg", "nieuw", "lock"])
def test_a_file_that_went_or_came_meanwhile_stops_the_build(folder: Path, wat: str) -> None:
    lock = folder.parent / "requirements.lock"
    lock.write_text("pandas==3", encoding="utf-8")
    vergeet()
    hash_of_library()
    if wat == "weg":
        (folder / "ongelezen.py").unlink()
    else:
        bewaar(lock if wat == "lock" else folder / "nieuw.py")
    with pytest.raises(MonitorError, match=r"veranderde (monitorlib/(ongelezen|nieuw)[.]py|requirements[.]lock); bouw"):
        library.check_library()


def test_what_python_compiles_is_no_part_of_the_library(folder: Path) -> None:
    eerst = library.hash_of_folder(folder)
    (folder / "__pycache__").mkdir()
    bewaar(folder / "__pycache__/gelezen.pyc")
    assert library.hash_of_folder(folder) == eerst
    bewaar(folder / "nieuw.py")
    assert library.hash_of_folder(folder) != eerst
