"""The library and the packages that a build is made with, by content; and whether they stayed what they were."""

import hashlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import monitorlib
from monitorlib.engine.stale.functions import code_of_functions, what_themes_do
from monitorlib.engine.stale.uses import CATALOGUE, imports, module_of, used_by
from monitorlib.errors import MonitorError
from monitorlib.files.kept import FIGURES, PROGNOSE
from monitorlib.sources.freeze.snapshot_index import hash_or_absent

Stamps = dict[str, tuple[int, int, int]]
_FOLDER = Path(monitorlib.__file__).parent
_FORECASTS = "monitorlib.cijfers.prognose.reeksen.bewaard"
_LOCK = _FOLDER.parent / "requirements.lock"


@cache
def library() -> str:
    """Hash this library, as it was when this was first asked."""
    _stamps()
    return hash_of_folder(_FOLDER)


@cache
def library_used(imported: frozenset[str], catalogue: bool) -> str:
    """Hash the modules that a chapter uses, as `used_by` names them, and each file of the library that is no module."""
    used, total = used_by(_FOLDER, imported, catalogue), hashlib.sha256()
    for path, line in _lines().items():
        if path.suffix != ".py" or module_of(path, _FOLDER) in used:
            total.update(line)
    return total.hexdigest()


@cache
def code_of_results(imported: frozenset[str], catalogue: bool) -> Mapping[str, str]:
    """Hash by name the code that a result of a chapter follows from: of each indicator, and of what is drawn.

    That is all of the library that the chapter uses, with of the modules of indicators only what this one can reach.
    """
    if not catalogue:
        return _code_of_forecasts(imported)
    used, themes, rest = used_by(_FOLDER, imported, catalogue), _themes(), hashlib.sha256(packages().encode())
    for path, line in _lines().items():
        module = module_of(path, _FOLDER)
        if path.suffix != ".py" or (module in used and module not in themes):
            rest.update(line)
    texts = {module: path.read_bytes() for module, path in themes.items()}
    parts = {**code_of_functions(texts), FIGURES: what_themes_do(texts)}
    return {name: hashlib.sha256(f"{rest.hexdigest()}\0{part}".encode()).hexdigest() for name, part in parts.items()}


def _code_of_forecasts(imported: frozenset[str]) -> Mapping[str, str]:
    """Hash what the forecasts follow from of a chapter that makes them; one that makes none keeps nothing."""
    if _FORECASTS not in used_by(_FOLDER, imported, False):
        return {}
    code = f"{packages()}\0{library_used(imported, False)}"
    return {PROGNOSE: hashlib.sha256(code.encode()).hexdigest()}


def _themes() -> dict[str, Path]:
    """Find the modules of indicators by name, but for one that a module which is no theme imports."""
    found = {module_of(path, _FOLDER): path for path in sorted((_FOLDER / CATALOGUE.split(".")[1]).glob("*.py"))}
    themes = {module: path for module, path in found.items() if module != CATALOGUE}
    taken = {one for module, uses in imports(_FOLDER).items() if module not in themes for one in uses}
    return {module: path for module, path in themes.items() if module not in taken}


@cache
def packages() -> str:
    """Hash the lock beside the library and what is installed: the folder of each package names its version."""
    return "\0".join([sys.version, hash_or_absent(_LOCK), *_installed()])


def check_library() -> None:
    """Raise `MonitorError` when a file of the library was written since `library` looked, also if it was put back.

    Each child imports what it needs from the disk, so then nobody knows what a page was made with.
    """
    if changed := _different(_stamps(), _stamps.__wrapped__()):
        raise MonitorError(
            f"Tijdens het bouwen veranderde {changed[0]}; bouw opnieuw. De eerdere pagina's staan er nog."
        )


def look_again(saved: Iterable[Path], modules: Collection[str]) -> bool:
    """Go on with the library as it is now; False when something of it was written that these `modules` have read.

    `saved` are files of it of which is known that they were written; others are found here.
    """
    now = _stamps.__wrapped__()
    written = {*saved, *(_FOLDER.parent / file for file in _different(_stamps(), now))}
    if not written:
        return True
    # What is no module, such as a template, may have been read by any.
    if any(path.suffix != ".py" or module_of(path, _FOLDER) in modules for path in written):
        return False
    for known in (library, library_used, code_of_results, _lines, _stamps, used_by, imports):
        known.cache_clear()
    return not _different(now, _stamps())


def hash_of_folder(root: Path) -> str:
    """Hash every file in a folder with its name, but for what Python compiles."""
    total = hashlib.sha256()
    for path in _files(root):
        total.update(_line(path, root))
    return total.hexdigest()


@cache
def _lines() -> dict[Path, bytes]:
    """Hash each file of this library, as it was when this was first asked."""
    _stamps()
    return {path: _line(path, _FOLDER) for path in _files(_FOLDER)}


def _line(path: Path, root: Path) -> bytes:
    return f"{path.relative_to(root).as_posix()}\0{hash_or_absent(path)}\0".encode()


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(folder, name) for name in sorted(names))


def _different(was: Stamps, now: Stamps) -> list[str]:
    return sorted(file for file in {**was, **now} if was.get(file) != now.get(file))


@cache
def _stamps() -> Stamps:
    """Give of each file what no writing leaves as it was: its number, its length, and when it last changed."""
    found = {}
    for path in [*_files(_FOLDER), _LOCK]:
        try:
            seen = path.stat()
        except OSError:
            continue
        found[path.relative_to(_FOLDER.parent).as_posix()] = (seen.st_ino, seen.st_size, seen.st_ctime_ns)
    return found


def _installed() -> list[str]:
    return sorted({entry.name for place in sys.path for entry in _entries(place) if entry.name.endswith(".dist-info")})


def _entries(place: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError:
        return []
