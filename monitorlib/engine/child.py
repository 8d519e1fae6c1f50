"""Work in a child of its own: forked from a parent that has the imports done, watched, and gone when it is over.

The parent is multiprocessing's fork server: a process without threads that imports `warm` once. Where a system has no
fork, a child is started anew, which is slower and otherwise the same.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from monitorlib.errors import ChapterError, MonitorError

_HAS_FORK = "forkserver" in multiprocessing.get_all_start_methods()
# What multiprocessing says of a child whose exit nobody saw: its parent died before it.
_UNSEEN = 255
# Only the fork of a child is one at a time; multiprocessing's own table of children has no lock.
_STARTING = threading.Lock()
_RUNNING: set[BaseProcess] = set()
_STOPPED = threading.Event()


@dataclass(frozen=True)
class Limits:
    """What one child may use: seconds, and bytes of memory and of output."""

    seconds: float = 600
    memory: int = 4 * 1024**3
    output: int = 50 * 1024**2


def has_fork() -> bool:
    """Tell whether this system forks children from a warm parent."""
    return _HAS_FORK


def warm_up() -> None:
    """Start the parent, so that it imports while this process does something else."""
    if _HAS_FORK:
        from multiprocessing.forkserver import ensure_running

        _context()
        with _starting():
            ensure_running()


@contextmanager
def stopping() -> Iterator[None]:
    """When the block is left by an error or an interrupt, kill every child that runs and begin no new one in it."""
    try:
        yield
    except BaseException:
        _STOPPED.set()
        for process in list(_RUNNING):
            _kill(process)
        raise


def go_on() -> None:
    """Allow children again after `stopping`, when nobody asks for one any more."""
    _STOPPED.clear()


def ask(
    what: str,
    work: Callable[..., Any],
    *arguments: Any,
    environment: Mapping[str, str],
    limits: Limits,
    on_event: Callable[[Any], None] = lambda event: None,
) -> Any:
    """Do `work(*arguments, tell)` in a child and give what it returns; `on_event` hears what it passes to `tell`.

    `what` names the work in messages. The child has `environment` on top of this process's own, and is killed with all
    that it started when it ends, when a limit is passed, or when this process dies. Raises what the work raised when
    that is a `MonitorError`, else `ChapterError`: of a child that died, was too slow, or failed unexpectedly.
    """
    if _STOPPED.is_set():
        raise ChapterError(f"{what}: afgebroken.")
    here, there = _context().Pipe(duplex=False)
    process = _context().Process(  # type: ignore[attr-defined]
        target=_serve, args=(what, there, work, arguments, {**os.environ, **environment}, limits), daemon=True
    )
    with _starting():
        process.start()
    there.close()
    _RUNNING.add(process)
    try:
        return _listen(what, process, here, limits, on_event)
    finally:
        _RUNNING.discard(process)
        here.close()
        _kill(process)
        process.join()


@contextmanager
def _starting() -> Iterator[None]:
    """Start one process at a time, and say it when the system refuses."""
    try:
        with _STARTING:
            yield
    except OSError as error:
        raise MonitorError(
            f"Er kan geen proces gestart worden ({error.strerror or error}). Draaien er te veel, wacht dan. "
            "Is de map voor tijdelijke bestanden langer dan 80 tekens, wijs dan met TMPDIR een kortere aan."
        ) from error


def _context() -> BaseContext:
    if not _HAS_FORK:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["monitorlib.engine.warm"])
    return context


def _listen(what: str, process: BaseProcess, here: Connection, limits: Limits, on_event: Callable[[Any], None]) -> Any:
    end = time.monotonic() + limits.seconds
    while ready := wait([here, process.sentinel], max(0, end - time.monotonic())):
        if here not in ready and not here.poll():
            raise ChapterError(f"{what}: {_how_it_died(process)}")
        try:
            kind, content = here.recv()
        except (EOFError, OSError):
            process.join(5)
            raise ChapterError(f"{what}: {_how_it_died(process)}") from None
        if kind == "done":
            return content
        if kind == "failed":
            raise content
        on_event(content)
    raise ChapterError(
        f"{what}: duurde langer dan {limits.seconds:g} seconden en is gestopt. "
        "Zoek wat er zo lang duurt, of geef meer tijd met --timeout."
    )


def _how_it_died(process: BaseProcess) -> str:
    if _STOPPED.is_set():
        return "afgebroken."
    code = process.exitcode
    if code == -signal.SIGKILL:
        return "de uitvoering is van buiten gestopt (SIGKILL). Mogelijk was het geheugen van de machine op."
    if code is not None and code < 0:
        return f"de uitvoering viel om ({signal.Signals(-code).name}). Is het geheugen op, geef dan meer met --memory."
    if code == _UNSEEN:
        return "het proces waaruit de hoofdstukken starten, is weggevallen. Bouw opnieuw."
    return f"de uitvoering stopte zonder uitkomst (code {code}). Bouw opnieuw."


def _kill(process: BaseProcess) -> None:
    """Kill a child and whatever it started; one that is gone already is fine."""
    if process.pid is not None and hasattr(os, "killpg"):
        # The child leads a group of its own.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.is_alive():
        process.kill()


def _serve(
    what: str,
    there: Connection,
    work: Callable[..., Any],
    arguments: tuple[Any, ...],
    environment: dict[str, str],
    limits: Limits,
) -> None:
    """Do the work, in the child."""
    if hasattr(os, "setsid"):
        os.setsid()
    threading.Thread(target=_die_with_asker, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.clear()
    os.environ.update(environment)
    _limit_memory(limits.memory)
    try:
        answer = ("done", work(*arguments, lambda event: there.send(("event", event))))
    except MonitorError as error:
        answer = ("failed", error)
    except MemoryError:
        answer = ("failed", ChapterError(f"{what}: het geheugen is op. Geef meer met --memory."))
    except OSError as error:
        answer = ("failed", of_system(what, error))
    except BaseException as error:
        answer = ("failed", _unexpected(what, error))
    there.send(answer)
    there.close()
    # Nothing that was started here may keep this process alive.
    sys.stdout.flush()
    os._exit(0)


def of_system(what: str, error: OSError) -> ChapterError:
    """Say what the system refused: a full disk, a folder that may not be written. Of a path only the name is told."""
    of_file = f" {Path(error.filename).name}" if isinstance(error.filename, str) else ""
    return ChapterError(f"{what}: het bestand{of_file} kan niet gelezen of geschreven worden ({error.strerror}).")


def _unexpected(what: str, error: BaseException) -> ChapterError:
    """Tell an error that nobody foresaw without its message, in which a value from a source can be."""
    import traceback

    failure = ChapterError(
        f"{what}: de uitvoering brak af ({type(error).__name__}). Met --traceback staat de hele fout op het scherm."
    )
    failure.detail = "".join(traceback.format_exception(error))
    return failure


def _die_with_asker() -> None:
    """Wait until the process that asked is gone, and go with all that was started here."""
    asker = multiprocessing.parent_process()
    if asker is not None:
        wait([asker.sentinel])
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os._exit(1)


def _limit_memory(memory: int) -> None:
    """Let the child fail with MemoryError instead of taking the machine's memory; not on Windows."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
