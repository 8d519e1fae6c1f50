"""One chapter as a job: plain values, done by a child wherever that is asked for one."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.engine.child import Limits, ask

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from monitorlib.editie import Editie

# The two engines: the shell of this project in a forked child, or a Jupyter kernel.
MONITOR, KERNEL = "monitor", "kernel"

OnCell = Callable[[int, int], None]
# Gets the executed notebook, its edition, for whom, its name and the folder of the site; runs where the chapter ran.
After = Callable[["NotebookNode", "Editie", str, str, Path], None]


@dataclass(frozen=True)
class Job:
    """A chapter to execute: everything that a machine must know, as plain values.

    `folder` is that of the site, in which no cell writes; `own` is the folder of this chapter while it is executed.
    """

    editie: str
    naam: str
    lezers: str
    folder: Path
    own: Path
    environment: Mapping[str, str]
    engine: str
    limits: Limits
    after: After | None
    # The chapters whose executed notebooks it reads, in its own folder.
    leest: tuple[str, ...] = ()

    @property
    def executed(self) -> Path:
        """Where the executed notebook comes."""
        return self.folder / "notebooks" / f"{self.naam}.ipynb"


@dataclass(frozen=True)
class Done:
    """A chapter that was executed: the sources that it opened, and the hash of what it left for those that read it."""

    naam: str
    gelezen: tuple[str, ...]
    record: str


def execute(job: Job, on_cell: OnCell = lambda done, total: None) -> Done:
    """Execute a chapter in a child of its own, and leave its notebook and its page from another one.

    What a cell does to the process that it runs in, or leaves running, is gone before the page is made. `on_cell`
    hears how many cells are done, of how many. Raises `ChapterError` with chapter, cell and source line. Of an error
    that is not monitorlib's own the message is in `detail` only: it can hold a value from a source.
    """
    what = f"Hoofdstuk {job.naam}"
    job.own.mkdir(parents=True, exist_ok=True)
    try:
        executed: str = ask(
            what, _run, job, environment=job.environment, limits=job.limits, on_event=lambda event: on_cell(*event)
        )
        done: Done = ask(what, _leave, job, executed, environment=job.environment, limits=job.limits)
    finally:
        shutil.rmtree(job.own, ignore_errors=True)
    return done


def _run(job: Job, tell: Callable[[tuple[int, int]], None]) -> str:
    """Run the cells in the child, where the imports are done."""
    from monitorlib.engine.making import run

    return run(job, tell)


def _leave(job: Job, executed: str, tell: Callable[[Any], None]) -> Done:
    from monitorlib.engine.making import leave

    return leave(job, executed)
