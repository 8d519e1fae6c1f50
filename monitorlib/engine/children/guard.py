"""A guard between the asker and the work: whatever the work started, in whatever session, ends with it.

On Linux the guard is the parent of every process that the work leaves behind (PR_SET_CHILD_SUBREAPER), so that none is
out of its sight. Elsewhere what stays in the group of the work is ended, and what leaves it is not found.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

# Linux: the numbers are those of <sys/prctl.h>.
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36


def can_guard() -> bool:
    """Tell whether this system lets a process be the parent of all that its children leave behind."""
    return sys.platform.startswith("linux")


def guarded(work: Callable[[], None], begun: Callable[[], None]) -> None:
    """Do work in a process of its own and end as it ended, when nothing that it started is left; never returns.

    `begun` is called here when the work has begun. SIGTERM ends the work and all that it started at once.
    """
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    # Who asks for the end before there is work to end, waits until there is.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    worker = os.fork()
    if not worker:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # What a cell sends to its own group does not reach the guard.
        os.setsid()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        work()
        os._exit(0)
    begun()
    signal.signal(signal.SIGTERM, _end_now)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    status = _wait_for(worker)
    _end_all()
    _end_as(status)


def _end_now(*_: object) -> None:
    _end_all()
    os._exit(1)


def _wait_for(worker: int) -> int:
    """Wait for the work, and take leave of what it left behind and has ended by itself."""
    while True:
        ended, status = os.waitpid(-1, 0)
        if ended == worker:
            return status


def _end_all() -> None:
    """Kill the children of this process until there are none: those of one that is killed become its own."""
    with suppress(ChildProcessError):
        while True:
            for child in _children():
                # Another user's cannot be killed.
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(child, signal.SIGKILL)
            os.waitpid(-1, 0)


def _children() -> list[int]:
    """List the processes whose parent this is."""
    own, found = str(os.getpid()), []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                # After the name, which is in brackets and can hold anything: the state and the parent.
                if (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1] == own:
                    found.append(int(folder.name))
    return found


def _end_as(status: int) -> None:
    """End in the way in which the work did, so that who waits for this process sees how."""
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        os._exit(code)
    if -code != signal.SIGKILL:
        signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)


def _prctl(option: int, value: Any) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, int(value), 0, 0, 0)
