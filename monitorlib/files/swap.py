"""A finished folder takes the place of an earlier one whole, and one process at a time works on it."""

import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from monitorlib.files.private import private

# Linux: exchange two names in one step. The numbers are those of <fcntl.h> and <linux/fs.h>.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
# What is made, worked in, or put aside beside a folder.
_OURS = re.compile(r"\.(?P<of>.+)\.(?:(?:nieuw|werk)-(?P<pid>\d+)|oud)")


def swap_in(fresh: Path, target: Path, keep: str = "", check: Callable[[Path], None] = lambda earlier: None) -> None:
    """Put a finished folder in the place of an earlier one; when that fails, the earlier one stays.

    On Linux the two change places in one step, so that a reader always finds one of them whole. Elsewhere the earlier
    one is first put aside; `put_back` finds it again if the process dies in between. `keep` names a folder inside
    the earlier one that goes over into the new one. `check` looks at the earlier one when nobody can reach it any more,
    and raises when it may not be thrown away. A target that is a link stays one. After a power failure one of the two
    stands there, whole.
    """
    target = _real(target)
    settle_all(fresh)
    if not target.exists():
        fresh.rename(target)
        _settle(target.parent)
        return
    old = changed_places(fresh, target)
    try:
        check(old)
    except BaseException:
        # Back as it was; what is left beside it is what was fresh.
        changed_places(old, target)
        raise
    _carry_over(keep, old, target)
    _settle(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def put_back(target: Path, keep: str = "") -> None:
    """Clear what a process that died left beside a folder; what it had put aside or not yet carried over comes back.

    Only for who holds the folder: see `held`.
    """
    target = _real(target)
    old = _aside(target)
    if old.exists() and not target.exists():
        old.rename(target)
    ours = [
        path for path in target.parent.iterdir() if (name := _OURS.fullmatch(path.name)) and name["of"] == target.name
    ]
    for rest in [old, *ours]:
        _carry_over(keep, rest, target)
        shutil.rmtree(rest, ignore_errors=True)


def fresh_name(target: Path) -> Path:
    """Name the folder beside `target` in which this process makes its successor; nobody's own folder is named so."""
    target = _real(target)
    return target.with_name(f".{target.name}.nieuw-{os.getpid()}")


def work_name(target: Path) -> Path:
    """Name the folder beside `target` in which this process keeps what it needs meanwhile."""
    target = _real(target)
    return target.with_name(f".{target.name}.werk-{os.getpid()}")


def left_by_dead(folder: Path) -> list[Path]:
    """List what processes that died left in a folder: what they made or worked in, and what was put aside.

    What a process still works on is not in it, nor what is put aside beside that.
    """
    found, busy = [], set()
    for path in sorted(folder.glob(".*")):
        name = _OURS.fullmatch(path.name)
        if name and name["pid"] and _lives(int(name["pid"])):
            busy.add(name["of"])
        elif name:
            found.append((name["of"], path))
    return [path for of, path in found if of not in busy]


@contextmanager
def held(target: Path, waits: Callable[[], None] = lambda: None, keep: str = "") -> Iterator[None]:
    """Hold a folder: one process at a time. `waits` is called once when another process has it; `keep` is as in
    `swap_in`.

    The system lets go of the hold when its process dies; the empty file that carries it stays.
    """
    target = _real(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target.with_name(f".{target.name}.slot"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waits()
        lock.acquire()
    try:
        put_back(target, keep)
        yield
    finally:
        lock.release()


def replace_file(fresh: Path, target: Path) -> None:
    """Put a finished file in the place of an earlier one, also for a power failure."""
    _settle(fresh)
    os.replace(fresh, target)
    _settle(target.parent)


def write_whole(text: str, target: Path) -> Path:
    """Write a file whole or not at all, with the folders above it; give where it is."""
    fresh = target.with_name(f".{target.name}.nieuw")
    fresh.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_text(text, encoding="utf-8", newline="\n")
    replace_file(fresh, target)
    return target


def write_private(text: str, target: Path) -> Path:
    """Write a file for its owner alone; the rest is as in `write_whole`."""
    with private():
        return write_whole(text, target)


def _real(target: Path) -> Path:
    """Find the folder behind a link: that one is replaced, the link stays."""
    return Path(os.path.realpath(target))


def changed_places(fresh: Path, target: Path) -> Path:
    """Let two folders change places and give where the earlier one is now."""
    if _exchanged(fresh, target):
        return fresh
    old = _aside(target)
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def _carry_over(keep: str, old: Path, target: Path) -> None:
    if keep and os.path.lexists(old / keep) and not os.path.lexists(target / keep):
        target.mkdir(exist_ok=True)
        (old / keep).rename(target / keep)
        _settle(target)


def settle_all(folder: Path) -> None:
    """Have the disk hold a folder with all that is in it."""
    for place, _, names in os.walk(folder):
        for name in names:
            _settle(Path(place, name))
        _settle(Path(place))


def _settle(path: Path) -> None:
    windows = os.name == "nt"
    if windows and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Not every file system can do this of a folder.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.oud")


def _exchanged(fresh: Path, target: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0)


def _lives(process: int) -> bool:
    """Tell whether a process is there; on Windows a signal would end it, and each is taken to live."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
