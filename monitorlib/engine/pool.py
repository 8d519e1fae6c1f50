"""Where jobs are done: side by side on this machine."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol

from monitorlib.engine.child import go_on, stopping, warm_up


class Pool(Protocol):
    """What a pool must be able to do; every executor of concurrent.futures can."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any) -> Future[Any]:
        """Do work somewhere, later."""


@contextmanager
def local() -> Iterator[Pool]:
    """Do as many jobs at a time as this machine has processors; each thread waits for a child.

    An interrupt kills the children that run, and what waits is not begun.
    """
    warm_up()
    pool = ThreadPoolExecutor(max_workers=processors())
    try:
        with stopping():
            yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        go_on()


def processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
