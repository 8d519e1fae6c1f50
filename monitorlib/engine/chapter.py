"""One chapter as a job: plain values, done by a child wherever that is asked for one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    """A chapter to execute: everything that a machine must know, as plain values."""

    editie: str
    naam: str
    lezers: str
    folder: Path
    environment: Mapping[str, str]
    engine: str
    limits: Limits
    after: After | None

    @property
    def executed(self) -> Path:
        """Where the executed notebook comes."""
        return self.folder / "notebooks" / f"{self.naam}.ipynb"


@dataclass(frozen=True)
class Done:
    """A chapter that was executed: the sources that it opened, and the hash of what it left for the last chapters."""

    naam: str
    gelezen: tuple[str, ...]
    record: str


def execute(job: Job, on_cell: OnCell = lambda done, total: None) -> Done:
    """Execute a chapter in a child of its own and leave a notebook without times, paths or random ids.

    `on_cell` hears how many cells are done, of how many. Raises `ChapterError` with chapter, cell and source line. Of
    an error that is not monitorlib's own the message is in `detail` only: it can hold a value from a source.
    """
    what = f"Hoofdstuk {job.naam}"
    done: Done = ask(
        what, _make, job, environment=job.environment, limits=job.limits, on_event=lambda event: on_cell(*event)
    )
    return done


def _make(job: Job, tell: Callable[[tuple[int, int]], None]) -> Done:
    """Do the work in the child, where its imports are done."""
    from monitorlib.engine.making import make

    return make(job, tell)
