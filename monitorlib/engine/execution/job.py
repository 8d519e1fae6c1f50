"""One chapter as a job: what it asks and what came of it, as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.editie.params.yaml_file import Read
from monitorlib.engine.children.child import Limits
from monitorlib.files.kept import Kept

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from monitorlib.editie.editie import Editie

# The two engines: the shell of this project in a forked child, or a Jupyter kernel.
MONITOR, KERNEL = "monitor", "kernel"

# Gets the executed notebook, its edition, for whom, its name, the folder of the site and the forms that will stand in
# it; runs where the chapter ran.
After = Callable[["NotebookNode", "Editie", str, str, Path, tuple[str, ...]], None]


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
    # The forms that the site will have beside its pages.
    vormen: tuple[str, ...] = ()
    # The chapters whose executed notebooks it reads, in its own folder.
    leest: tuple[str, ...] = ()
    # The results that it may take from earlier builds; None when it takes and keeps none.
    kept: Kept | None = None
    # The parameters as they were read already.
    read: Read = field(default_factory=dict)

    @property
    def executed(self) -> Path:
        """Where the executed notebook comes."""
        return self.folder / "notebooks" / f"{self.naam}.ipynb"


@dataclass(frozen=True)
class Done:
    """A chapter that was executed: the sources that it opened, and the hash of what it left for those that read it.

    `files` are its pages and its notebook, relative to the site. `asked` are the results that it asked, by their hash,
    and `made` those of them that were not kept.
    """

    naam: str
    gelezen: tuple[str, ...]
    record: str
    files: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    made: Mapping[str, Any] = field(default_factory=dict)
