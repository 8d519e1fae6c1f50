"""One chapter executed in a child of its own, wherever that is asked."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from monitorlib.engine.children.child import ask
from monitorlib.engine.execution.job import Done, Job
from monitorlib.files.kept import Kept

OnCell = Callable[[int, int], None]
OnPage = Callable[[], None]


def execute(job: Job, on_cell: OnCell = lambda done, total: None, on_page: OnPage = lambda: None) -> Done:
    """Execute a chapter in a child of its own, and leave its notebook and its page from another one.

    What a cell does to the process that it runs in, or leaves running, is gone before the page is made. `on_cell`
    hears how many cells are done, of how many, and `on_page` that the page is there. Raises `HoofdstukError` with
    chapter, cell and source line. Of an error that is not monitorlib's own the message is in `detail` only: it can
    hold a value from a source.
    """
    what = f"Hoofdstuk {job.naam}"
    job.own.mkdir(parents=True, exist_ok=True)
    try:
        executed: str
        kept: Kept | None
        executed, kept = ask(
            what, _run, job, environment=job.environment, limits=job.limits, on_event=lambda event: on_cell(*event)
        )
        job = replace(job, kept=None)
        done: Done = ask(
            what, _leave, job, executed, environment=job.environment, limits=job.limits, on_event=lambda _: on_page()
        )
    finally:
        shutil.rmtree(job.own, ignore_errors=True)
    return replace(done, asked=tuple(kept.asked), made=kept.made) if kept else done


def pages_again(job: Job) -> None:
    """Make the pages of a chapter that was executed before, from its notebook in the site, in a child of its own."""
    job.own.mkdir(parents=True, exist_ok=True)
    try:
        ask(f"Hoofdstuk {job.naam}", _pages, job, environment=job.environment, limits=job.limits)
    finally:
        shutil.rmtree(job.own, ignore_errors=True)


def _run(job: Job, tell: Callable[[tuple[int, int]], None]) -> tuple[str, Kept | None]:
    """Run the cells in the child, where the imports are done."""
    from monitorlib.engine.execution.execute import run

    return run(job, tell)


def _pages(job: Job, tell: Callable[[Any], None]) -> None:
    from monitorlib.engine.execution.execute import make_pages

    make_pages(job)


def _leave(job: Job, executed: str, tell: Callable[[Any], None]) -> Done:
    from monitorlib.engine.execution.execute import leave

    return leave(job, executed, tell)
