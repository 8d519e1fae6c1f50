"""A finished folder takes the place of an earlier one whole, and one process at a time works on it."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

# Linux: exchange two names in one step. The numbers are those of <fcntl.h> and <linux/fs.h>.
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def swap_in(fresh: Path, target: Path, keep: str = "") -> None:
    """Put a finished folder in the place of an earlier one; when that fails, the earlier one stays.

    On Linux the two change places in one step, so that a reader always finds one of them whole. Elsewhere the earlier
    one is first put aside; `put_back` finds it again if the process dies in between. `keep` names a folder inside
    the earlier one that goes over into the new one.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if _exchanged(fresh, target):
        old = fresh
    else:
        old = _aside(target)
        target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise
    _carry_over(keep, old, target)
    shutil.rmtree(old, ignore_errors=True)


def put_back(target: Path, keep: str = "") -> None:
    """Clear what a process that died left beside a folder; what it had put aside or not yet carried over comes back.

    Only for who holds the folder: see `held`.
    """
    old = _aside(target)
    if old.exists() and not target.exists():
        old.rename(target)
    for rest in [old, *target.parent.glob(f"{target.name}.nieuw-*")]:
        _carry_over(keep, rest, target)
        shutil.rmtree(rest, ignore_errors=True)


def _carry_over(keep: str, old: Path, target: Path) -> None:
    if keep and (old / keep).exists() and not (target / keep).exists():
        target.mkdir(exist_ok=True)
        (old / keep).rename(target / keep)


def fresh_name(target: Path) -> Path:
    """Name the folder beside `target` in which this process makes its successor."""
    return target.with_name(f"{target.name}.nieuw-{os.getpid()}")


@contextmanager
def held(target: Path, waits: Callable[[], None] = lambda: None, keep: str = "") -> Iterator[None]:
    """Hold a folder: one process at a time. `waits` is called once when another process has it; `keep` is as in
    `swap_in`.

    The system lets go of the hold when its process dies; the empty file that carries it stays.
    """
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


def _aside(target: Path) -> Path:
    return target.with_name(f"{target.name}.oud")


def _exchanged(fresh: Path, target: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0)
