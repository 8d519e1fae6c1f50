"""The pool whose chapters are done elsewhere.

What an edition needs goes to the storage once, packed; a worker unpacks it, executes chapters as any machine does, and
puts what they left back. A worker that dies is replaced by another one: Dask gives its chapters out again.
"""

import time
import uuid
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from distributed import Client

from monitorlib.engine.children.child import go_on, stopping, warm_up
from monitorlib.engine.cluster.scheduler import SECONDS, connected, has_workers, on_all_workers, stop, threads
from monitorlib.engine.cluster.storage import Storage, of_site
from monitorlib.engine.cluster.worker import elsewhere, forget
from monitorlib.engine.execution.in_child import OnCell, OnPage
from monitorlib.engine.execution.job import Done, Job
from monitorlib.engine.stale.state import notebook_of
from monitorlib.errors import HoofdstukError, MonitorError

# How often is looked whether a chapter is done, in seconds.
_LOOK = 1


class Cluster:
    """A pool whose chapters are done elsewhere; what else there is to do is done here."""

    def __init__(self, client: Client, executor: Executor, threads: int, storage: Storage) -> None:
        self._client, self._executor, self._storage, self.breadth = client, executor, storage, threads
        self._here = ThreadPoolExecutor(max_workers=threads)

    def close(self) -> None:
        """Begin nothing more."""
        self._here.shutdown(cancel_futures=True)

    def hoofdstuk(self, job: Job, on_cell: OnCell, on_page: OnPage) -> Future[Done]:
        """Have a chapter executed; each thread here waits for one, and brings home what it left.

        A worker takes no results of earlier builds: it calculates.
        """
        return self._here.submit(self._bring_home, replace(job, kept=None))

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Do other work here."""
        return self._here.submit(work, *arguments)

    def _bring_home(self, job: Job) -> Done:
        self._storage.pack(job)
        self._storage.put(job.own, [Path(notebook_of(naam)) for naam in job.leest], of_site(job))
        try:
            done = self._wait(self._executor.submit(elsewhere, job, self._storage))
        except MonitorError:
            raise
        except (Exception, CancelledError) as error:
            if not has_workers(self._client):
                raise _nobody() from error
            raise HoofdstukError(
                f"Hoofdstuk {job.naam}: het cluster kon het niet uitvoeren ({type(error).__name__}). "
                "Kijk of er werkers zijn en bouw opnieuw."
            ) from error
        self._storage.get(of_site(job), done.files, job.folder)
        return done

    def _wait(self, done: Future[Done]) -> Done:
        """Wait for a chapter as long as there is somebody to do it: Dask itself waits for ever."""
        seen = time.monotonic()
        while not wait([done], timeout=_LOOK).done:
            if has_workers(self._client):
                seen = time.monotonic()
            elif time.monotonic() - seen > SECONDS:
                raise _nobody()
        return done.result()


def _nobody() -> HoofdstukError:
    return HoofdstukError("--cluster: de scheduler of de laatste werker is weg; start ze opnieuw en bouw opnieuw.")


@contextmanager
def cluster(address: str, url: str) -> Iterator[Cluster]:
    """Open a pool on the scheduler at an address, with shared storage at an fsspec URL.

    Raises `MonitorError` when the scheduler or the storage does not answer, when there is no worker, when a worker has
    another version of the library, or when it may not start processes.
    """
    with connected(address) as client:
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        storage = Storage(url, uuid.uuid4().hex)
        pool = Cluster(client, executor, threads(client, address), storage)
        warm_up()
        # From the last to the first, whichever of them fails.
        with ExitStack() as after:
            after.callback(go_on)
            after.callback(storage.remove)
            after.callback(on_all_workers, client, forget, storage.run)
            after.callback(pool.close)
            after.callback(stop, client, executor)
            with stopping():
                yield pool
