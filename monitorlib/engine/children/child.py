"""Work in a child of its own: forked from a parent that has the imports done, watched, and gone when it is over.

The parent is multiprocessing's fork server: a process without threads that imports `monitorlib.warm` once. Where a
system has no fork, a child is started anew, which is slower and otherwise the same.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from monitorlib.engine.children.guard import can_guard
from monitorlib.engine.children.serving import Limits, kill_group, serve
from monitorlib.errors import HoofdstukError, MonitorError
from monitorlib.systeem import reden

__all__ = ["Limits", "ask", "go_on", "has_fork", "stopping", "warm_up"]

# What the parent imports: named here and not imported, since it reads in more than this room knows.
_WARM = "monitorlib.warm"
_HAS_FORK = "forkserver" in multiprocessing.get_all_start_methods()
# What multiprocessing says of a child whose exit nobody saw: its parent died before it.
_UNSEEN = 255
# Seconds within which a child ends all that it started.
_PATIENCE = 20
# Only the fork of a child is one at a time; multiprocessing's own table of children has no lock.
_STARTING = threading.Lock()
_RUNNING: set[BaseProcess] = set()
_STOPPED = threading.Event()


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
            _ask_to_end(process)
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
    that is a `MonitorError`, else `HoofdstukError`: of a child that died, was too slow, or failed unexpectedly.
    """
    if _STOPPED.is_set():
        raise HoofdstukError(f"{what}: afgebroken.")
    here, there = _context().Pipe(duplex=False)
    process = _context().Process(  # type: ignore[attr-defined]
        target=serve, args=(what, there, work, arguments, {**os.environ, **environment}, limits), daemon=True
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
        _end(process)


@contextmanager
def _starting() -> Iterator[None]:
    """Start one process at a time, and say it when the system refuses."""
    try:
        with _STARTING:
            yield
    except EOFError as error:
        # The parent died before it had forked: multiprocessing waits for an answer that does not come.
        raise HoofdstukError(
            "Het proces waaruit de hoofdstukken starten, is weggevallen voordat het begon. Is het geheugen van de "
            "machine op, sluit dan programma's; bouw daarna opnieuw."
        ) from error
    except OSError as error:
        raise MonitorError(
            f"Er kan geen proces gestart worden: {reden(error)}. Draaien er te veel, wacht dan. "
            "Is de map voor tijdelijke bestanden langer dan 80 tekens, wijs dan met TMPDIR een kortere aan."
        ) from error


def _context() -> BaseContext:
    if not _HAS_FORK:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context


def _listen(what: str, process: BaseProcess, here: Connection, limits: Limits, on_event: Callable[[Any], None]) -> Any:
    end = time.monotonic() + limits.seconds
    while ready := wait([here, process.sentinel], max(0, end - time.monotonic())):
        if here not in ready and not here.poll():
            raise HoofdstukError(f"{what}: {_how_it_died(process)}")
        try:
            kind, content = here.recv()
        except (EOFError, OSError):
            process.join(5)
            raise HoofdstukError(f"{what}: {_how_it_died(process)}") from None
        if kind == "done":
            return content
        if kind == "failed":
            raise content
        on_event(content)
    raise HoofdstukError(
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


def _ask_to_end(process: BaseProcess) -> None:
    """Let a child end with whatever it started; one that is gone already is fine."""
    if process.pid is not None and can_guard():
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process.pid, signal.SIGTERM)
    elif process.pid is not None:
        kill_group(process.pid)
        process.kill()


def _end(process: BaseProcess) -> None:
    """End a child, and wait until nothing that it started is left."""
    _ask_to_end(process)
    process.join(_PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
