"""The client of a scheduler: its address, its workers, and that either may be gone at any of its calls."""

import logging
import multiprocessing
import re
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any

from distributed import Client

from monitorlib.engine.stale.library import library
from monitorlib.errors import MonitorError

# How long a scheduler may take to answer, and how long no worker may be there.
SECONDS = 10
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[\da-fA-F:]+\]):(?P<port>\d{1,5})", re.ASCII)


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Be a client of the scheduler at an address; one that is gone by the end has nothing to close.

    Raises `MonitorError` when the address is none, or nobody answers there.
    """
    _check_address(address)
    _quiet()
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise _no_scheduler(address, error) from None
    try:
        yield client
    finally:
        with suppress(ConnectionError), _answers(client):
            client.close()  # type: ignore[no-untyped-call]


def threads(client: Client, address: str) -> int:
    """Check the workers, and give how many threads wait here for a chapter of theirs: twice as many as they have.

    Raises `MonitorError` when there is no worker, or one cannot do chapters of this library.
    """
    try:
        with _answers(client):
            _check(client, address)
            return 2 * sum(client.nthreads().values())  # type: ignore[no-untyped-call]
    except ConnectionError as error:
        raise _no_scheduler(address, error) from None


def has_workers(client: Client) -> bool:
    """Tell whether a cluster has a worker; one whose scheduler does not answer has none."""
    with suppress(ConnectionError), _answers(client):
        return bool(client.nthreads())  # type: ignore[no-untyped-call]
    return False


def stop(client: Client, executor: Executor) -> None:
    """Give what is still to be done to nobody."""
    with suppress(ConnectionError), _answers(client):
        executor.shutdown(wait=False)


def on_all_workers(client: Client, work: Callable[..., Any], /, *arguments: Any) -> None:
    """Have all workers do something, as far as there are any."""
    if has_workers(client):
        with suppress(ConnectionError), _answers(client):
            client.run(work, *arguments)


@contextmanager
def _answers(client: Client) -> Iterator[None]:
    """Let whatever a client says when the other side is gone be one `ConnectionError`.

    Besides errors of the connection these are the accidents of a client that Dask has closed: any of its attributes
    may be None by then.
    """
    if client.status != "running":
        raise ConnectionError
    try:
        yield
    except (OSError, CancelledError) as error:
        raise ConnectionError from error
    except Exception as error:
        if client.status == "running":
            raise
        raise ConnectionError from error


def _no_scheduler(address: str, error: BaseException) -> MonitorError:
    return MonitorError(
        f"--cluster: op {address} antwoordt geen scheduler ({type(error).__name__}). Start hem "
        "met dask scheduler, of verbeter het adres."
    )


def _quiet() -> None:
    """Let Dask keep its tracebacks to itself when a scheduler or a worker dies: what it means is said here."""
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _check_address(address: str) -> None:
    """Refuse what is no address before a client tries: one that fails so leaves a thread that never ends."""
    found = _ADDRESS.fullmatch(address)
    if not found or not 0 < int(found["port"]) < 65536:
        raise MonitorError(
            f"--cluster: '{address}' is geen adres van een scheduler; schrijf tcp://naam:poort, zoals "
            "tcp://10.0.0.1:8786."
        )


def _check(client: Client, address: str) -> None:
    found = client.run(_self_description)
    if not found:
        raise MonitorError(
            f"--cluster: de scheduler op {address} heeft geen werkers; start er een (zie docs/engines.md)."
        )
    for worker, (of_library, daemon) in found.items():
        if of_library != library():
            raise MonitorError(f"--cluster: werker {worker} heeft een andere versie van monitorlib; maak ze gelijk.")
        if daemon:
            raise MonitorError(
                f"--cluster: werker {worker} mag geen processen starten. "
                f"Start hem met: dask worker {address} --no-nanny"
            )


def _self_description() -> tuple[str, bool]:
    return library(), multiprocessing.current_process().daemon
