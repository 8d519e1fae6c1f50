"""What a child does: the work that it is asked for, within its limits, and then it is gone with all that it started."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from monitorlib.engine.children.guard import can_guard, guarded
from monitorlib.errors import HoofdstukError, MonitorError
from monitorlib.files.private import private_from_now_on
from monitorlib.systeem import of_system


@dataclass(frozen=True)
class Limits:
    """What one child may use: seconds, and bytes of memory and of output."""

    seconds: float = 600
    memory: int = 4 * 1024**3
    output: int = 50 * 1024**2


def serve(
    what: str,
    there: Connection,
    work: Callable[..., Any],
    arguments: tuple[Any, ...],
    environment: dict[str, str],
    limits: Limits,
) -> None:
    """Do the work and send its outcome `there`; never returns."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def do() -> None:
        private_from_now_on()
        os.environ.clear()
        os.environ.update(environment)
        _limit_memory(limits.memory)
        there.send(_outcome(what, lambda: work(*arguments, lambda event: there.send(("event", event)))))
        there.close()
        sys.stdout.flush()
        # No thread that was started here may keep this process alive.
        os._exit(0)

    def begun() -> None:
        there.close()
        threading.Thread(target=_end_with_asker, daemon=True).start()

    if can_guard():
        guarded(do, begun)
    threading.Thread(target=_end_with_asker, daemon=True).start()
    do()


def _outcome(what: str, work: Callable[[], Any]) -> tuple[str, Any]:
    """Give what the work gave, or as an error of ours what went wrong with it."""
    try:
        return "done", work()
    except MonitorError as error:
        return "failed", error
    except MemoryError:
        return "failed", HoofdstukError(f"{what}: het geheugen is op. Geef meer met --memory.")
    except OSError as error:
        return "failed", of_system(what, error)
    except BaseException as error:
        return "failed", _unexpected(what, error)


def kill_group(leader: int) -> None:
    """Kill a process and what is in its group; where a system has no groups, nothing."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def _unexpected(what: str, error: BaseException) -> HoofdstukError:
    """Tell an error that nobody foresaw without its message, in which a value from a source can be."""
    import traceback

    failure = HoofdstukError(
        f"{what}: de uitvoering brak af ({type(error).__name__}). Bouw opnieuw. Met --traceback staat de hele "
        "fout op het scherm."
    )
    failure.detail = "".join(traceback.format_exception(error))
    return failure


def _end_with_asker() -> None:
    """Wait until the process that asked is gone, and go with all that was started here."""
    if hasattr(signal, "pthread_sigmask"):
        # The one signal that ends all is for the main thread, which waits.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    asker = multiprocessing.parent_process()
    if asker is not None:
        wait([asker.sentinel])
        if can_guard():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
            return
        kill_group(os.getpid())
        os._exit(1)


def _limit_memory(memory: int) -> None:
    """Let the child fail with MemoryError instead of taking the machine's memory; not on Windows."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
