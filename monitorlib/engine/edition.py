"""An edition: freeze its sources, execute its chapters, and swap the finished site in as a whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat

from monitorlib.controles.bevinding import Bevinding
from monitorlib.editie import Editie
from monitorlib.engine.chapter import Job, execute, prepare
from monitorlib.errors import ChapterError, MonitorError
from monitorlib.render.record import Record, all_bevindingen, read_records
from monitorlib.sources.snapshot import freeze

# These read what the others left, so they run last, in this order; the very last reads the other one as well.
LAST = ("samenvatting", "verantwoording")
Report = Callable[[str], None]


@dataclass(frozen=True)
class Executed:
    """An edition of which every chapter was executed, in a folder of its own."""

    editie: Editie
    folder: Path
    records: list[Record]
    bevindingen: list[Bevinding]

    @property
    def open(self) -> list[Bevinding]:
        """The bevindingen that nobody accepted."""
        return [bevinding for bevinding in self.bevindingen if not bevinding.aanvaard]


@contextmanager
def executed(editie: Editie, lezers: str, report: Report) -> Iterator[Executed]:
    """Execute the chapters of an edition in a folder beside its output; the folder is gone afterwards.

    Raises `ChapterError` with every chapter that failed; nothing of the edition's earlier output is touched.
    """
    changed = freeze(editie)
    if changed:
        report(f"Bronnen bevroren: {', '.join(changed)}.")
    target = editie.output(lezers)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{target.name}.nieuw-", dir=target.parent))
    try:
        folder.chmod(0o755)
        with _environment(editie, folder):
            namen = list(editie.parameters.hoofdstukken.gevraagd())
            rondes = [[naam for naam in namen if naam not in LAST], *([naam] for naam in LAST if naam in namen)]
            for ronde in rondes:
                _execute_all(editie, ronde, lezers, folder, report)
        records = read_records(folder / "notebooks", [naam for naam in namen if naam != LAST[-1]])
        yield Executed(editie, folder, records, all_bevindingen(editie, records))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _execute_all(editie: Editie, namen: list[str], lezers: str, folder: Path, report: Report) -> None:
    blokken = editie.parameters.hoofdstukken.gevraagd()
    jobs = []
    with tempfile.TemporaryDirectory() as work:
        for naam in namen:
            notebook, parameters = prepare(editie, naam, blokken[naam], lezers)
            prepared = Path(work) / f"{naam}.ipynb"
            nbformat.write(notebook, prepared)
            jobs.append(Job(naam, prepared, folder / "notebooks" / f"{naam}.ipynb", parameters))
        failed: list[MonitorError] = []
        with ThreadPoolExecutor(max_workers=max(os.cpu_count() or 1, 1)) as pool:
            for future in as_completed([pool.submit(execute, job) for job in jobs]):
                try:
                    report(f"Hoofdstuk {future.result()} uitgevoerd.")
                except MonitorError as error:
                    failed.append(error)
    if failed:
        together = ChapterError("\n".join(sorted(str(error) for error in failed)))
        together.detail = "\n".join(error.detail for error in failed if isinstance(error, ChapterError))
        raise together


@contextmanager
def _environment(editie: Editie, folder: Path) -> Iterator[None]:
    """Let the chapters find the project's folders, and write in the folder that is being made."""
    before = dict(os.environ)
    os.environ.update(editie.layout.environment(folder))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
