"""Files copied as they stand at one moment, also while somebody writes."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from monitorlib.errors import MonitorError

# What is saved meanwhile is copied again; who saves all the time is asked to wait.
_TRIES = 5
# The files to copy, each by its name in the copy.
Files = Mapping[str, Path]
Stamps = Mapping[str, tuple[int, ...]]


def copy_still(files: Callable[[], Files], folder: Path, shown: Callable[[Path], str]) -> None:
    """Copy files into a folder; none of them changed between the first and the last.

    `files` lists them, and is asked again when something changed. Raises `MonitorError` when that goes on.
    """
    for _ in range(_TRIES):
        listed = files()
        before = stamps(listed)
        for name, path in listed.items():
            _copy(path, folder / name)
        again = files()
        changed = different(before, stamps(again))
        if not changed:
            return
        shutil.rmtree(folder)
    path = {**listed, **again}[changed[0]]
    raise MonitorError(f"{shown(path)} verandert terwijl het gelezen wordt; wacht tot dat klaar is en bouw opnieuw.")


def stamps(files: Files) -> Stamps:
    """Give of each file what no writing leaves as it was: its number, its length, and when it last changed.

    Of the time the system alone decides: putting the old content back does not put this back.
    """
    found: dict[str, tuple[int, ...]] = {}
    for name, path in files.items():
        try:
            seen = path.stat()
            found[name] = (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
        except OSError:
            found[name] = ()
    return found


def different(was: Stamps, now: Stamps) -> list[str]:
    """Name the files that are new, gone or written."""
    return sorted(name for name in {**was, **now} if was.get(name) != now.get(name))


def files_in(folder: Path, under: str) -> Files:
    """List every file in a folder, each by its name in the copy; folders that are read by no chapter are left out.

    A folder that a link leads back to is listed once; one that is not there, as that of an earlier quarter can be, has
    none.
    """
    found: dict[str, Path] = {}
    if not folder.is_dir():
        return found
    seen = {_identity(folder)}
    for place, folders, names in os.walk(folder, followlinks=True):
        here = Path(place)
        kept = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        folders[:] = [name for name in kept if _identity(here / name) not in seen]
        seen |= {_identity(here / name) for name in folders}
        above = "/".join((under, *here.relative_to(folder).parts))
        found |= {f"{above}/{name}": here / name for name in sorted(names)}
    return found


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino


def delivered_in(folder: Path, under: str) -> Files:
    """List every file of a delivery that is a folder, as `files_in` does, without what a system keeps for itself."""
    return {name: path for name, path in files_in(folder, under).items() if not path.name.startswith(".")}


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        # Who reads it says that it is no file.
        target.mkdir(exist_ok=True)
        return
    try:
        shutil.copyfile(path, target)
    except FileNotFoundError:
        # It went between listing and copying, which is seen afterwards; or it is a link to nothing.
        return
