"""Where jobs are done: side by side on this machine."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol

from monitorlib.engine.children.child import go_on, stopping, warm_up
from monitorlib.engine.execution.in_child import OnCell, OnPage, execute
from monitorlib.engine.execution.job import Done, Job


class Pool(Protocol):
    """What a pool must be able to do; `breadth` is how much work it wants to have at hand."""

    breadth: int

    def hoofdstuk(self, job: Job, on_cell: OnCell, on_page: OnPage) -> Future[Done]:
        """Have a chapter executed, here or elsewhere; who does it elsewhere need not tell how far it is."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Do other work on this machine."""


class _Local(ThreadPoolExecutor):
    def __init__(self) -> None:
        super().__init__(max_workers=processors())
        self.breadth = 2 * processors()

    def hoofdstuk(self, job: Job, on_cell: OnCell, on_page: OnPage) -> Future[Done]:
        return self.submit(execute, job, on_cell, on_page)


@contextmanager
def local() -> Iterator[Pool]:
    """Do as many jobs at a time as this machine has processors; each thread waits for a child.

    An interrupt kills the children that run, and what waits is not begun.
    """
    warm_up()
    pool = _Local()
    try:
        with stopping():
            yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        go_on()


def processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
