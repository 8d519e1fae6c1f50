"""Whatever is asked of a scheduler that is gone: an answer or one sentence, never an error of Dask."""

import time
from collections.abc import Iterator

import pytest

pytest.importorskip("distributed", reason="distributed is niet geïnstalleerd")

from distributed import Client, LocalCluster

from monitorlib.engine.cluster.scheduler import connected, has_workers, on_all_workers, stop, threads
from monitorlib.errors import MonitorError


@pytest.fixture
def hier() -> Iterator[LocalCluster]:
    """A scheduler with one worker of one thread, in this process."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster


@pytest.fixture
def weg(hier: LocalCluster) -> Iterator[Client]:
    """A client that lost its scheduler while a chapter was waiting."""
    with connected(hier.scheduler_address) as client:
        yield client


def _lost(client: Client) -> None:
    """Close a client as Dask does it when its scheduler does not come back; its loop goes on."""
    client.sync(client._close)  # type: ignore[no-untyped-call]


def test_a_client_that_is_closed_with_work_waiting_ends_without_an_error(weg: Client) -> None:
    """`shutdown` cancels what waits, and a client that Dask closed may not: seen when a scheduler was killed."""
    executor = weg.get_executor(pure=False)  # type: ignore[no-untyped-call]
    waits = executor.submit(time.sleep, 1)
    _lost(weg)
    stop(weg, executor)
    assert waits.cancelled() or not waits.done()
    assert not has_workers(weg)
    on_all_workers(weg, print)


def test_a_scheduler_that_goes_between_the_greeting_and_the_questions_is_said(weg: Client, hier: LocalCluster) -> None:
    assert threads(weg, hier.scheduler_address) == 2
    _lost(weg)
    with pytest.raises(MonitorError, match="antwoordt geen scheduler"):
        threads(weg, hier.scheduler_address)
