"""Editions made side by side: chapters first, then what reads them, and each swapped in as a whole."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from monitorlib.deel import FOLDER as GEMEENTEN
from monitorlib.editie import Editie
from monitorlib.engine.chapter import KERNEL, After, Done, Job
from monitorlib.engine.child import ask, has_fork, of_system
from monitorlib.engine.plan import Options, Plan
from monitorlib.engine.pool import Pool
from monitorlib.engine.progress import Progress
from monitorlib.engine.stale import Built, State, files_of, outputs_of, site_files
from monitorlib.errors import ChapterError, MonitorError
from monitorlib.hoofdstuk_parameters import LAST
from monitorlib.layout import SPILL
from monitorlib.sources.snapshot_index import check_frozen
from monitorlib.swap import fresh_name, held, swap_in

# Gets an edition's name, for whom, and its folder of executed chapters; runs in a child and gives what it found.
Finish = Callable[[str, str, Path], Any]


@dataclass(frozen=True)
class Work:
    """What is made: `after` of each chapter, `finish` of all together; kept as the edition's output, or not."""

    after: After | None
    finish: Finish
    keep: bool


@dataclass(frozen=True)
class Outcome:
    """How it went with an edition: what `finish` gave, or what went wrong; neither when nothing had to be made."""

    editie: Editie
    answer: Any = None
    error: MonitorError | None = None


def carry_out(
    editions: Sequence[Editie],
    work: Work,
    options: Options,
    pool: Callable[[], AbstractContextManager[Pool]],
    progress: Progress,
) -> list[Outcome]:
    """Make editions and give an outcome for each, in their order.

    A chapter that fails stops no other; its edition keeps its earlier output. The pool is opened only when there is
    something to execute. Raises `ParameterError` for a chapter in `options.only` that cannot be made alone.
    """
    with ExitStack() as stack:
        # Always in one order, so that two processes never wait for each other.
        for editie in sorted(editions, key=lambda een: een.naam) if work.keep else ():
            stack.enter_context(_hold(editie, options, progress))
        sources = _Sources(progress)
        runs = [_Run(editie, work, options, progress, sources) for editie in editions]
        busy = [run for run in runs if run.has_work]
        if busy:
            with pool() as opened:
                for run in busy:
                    stack.enter_context(run.prepared())
                _work_through(busy, opened)
        return [run.outcome() for run in runs]


@contextmanager
def _hold(editie: Editie, options: Options, progress: Progress) -> Iterator[None]:
    try:
        with held(
            editie.output(options.lezers),
            lambda: progress.say(f"{editie.naam} wordt al gebouwd door een ander proces; dit wacht daarop."),
            GEMEENTEN,
        ):
            yield
    except OSError as error:
        raise of_system(f"Editie {editie.naam}", error) from error


def _work_through(runs: Sequence["_Run"], pool: Pool) -> None:
    """Keep the pool busy until no edition has anything left to do; what was begun is ended first."""
    waiting: dict[Future[Any], tuple[_Run, str]] = {}
    open_: dict[int, int] = {}
    later = iter(runs)

    def submit(run: _Run) -> None:
        begun = run.next(pool)
        open_[id(run)] = len(begun)
        waiting.update({future: (run, naam) for naam, future in begun.items()})

    def fill() -> None:
        while len(waiting) < pool.breadth and (run := next(later, None)):
            submit(run)

    fill()
    while waiting:
        ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in ready:
            run, naam = waiting.pop(future)
            run.take(naam, future)
            open_[id(run)] -= 1
            if not open_[id(run)]:
                submit(run)
        fill()


class _Sources:
    """What editions of one region share: its frozen sources, checked and frozen once, and the files that were read."""

    def __init__(self, progress: Progress) -> None:
        self.hashes: dict[Path, str] = {}
        self._progress = progress
        self._checked: dict[str, list[MonitorError]] = {}
        self._frozen: dict[str, list[MonitorError]] = {}

    def check(self, region: Editie) -> list[MonitorError]:
        """Give the error of a snapshot that is not what was frozen."""
        if region.naam not in self._checked:
            self._checked[region.naam] = _errors_of(check_frozen, region)
        return self._checked[region.naam]

    def freeze(self, region: Editie) -> list[MonitorError]:
        """Freeze the sources of a region when they changed, and give the errors in them."""
        if region.naam not in self._frozen:
            self._frozen[region.naam] = _errors_of(self._freeze, region)
        return self._frozen[region.naam]

    def _freeze(self, region: Editie) -> None:
        from monitorlib.sources.snapshot import freeze

        if changed := freeze(region):
            self._progress.say(f"Bronnen bevroren: {', '.join(changed)}.")


def _errors_of(work: Callable[[Editie], None], region: Editie) -> list[MonitorError]:
    try:
        work(region)
    except MonitorError as error:
        return [error]
    except OSError as error:
        return [of_system(f"Editie {region.naam}", error)]
    return []


class _Run:
    """One edition while it is made: in rounds, since the last chapters read the others."""

    def __init__(self, editie: Editie, work: Work, options: Options, progress: Progress, sources: "_Sources") -> None:
        self.editie, self._work, self._options, self._progress = editie, work, options, progress
        self._sources = sources
        self._target = editie.output(options.lezers)
        self._folder = fresh_name(self._target)
        self._plan = Plan.of(editie, options, sources.hashes)
        chapters = list(self._plan.reasons)
        self._rounds = [[naam for naam in chapters if naam not in LAST], *([naam] for naam in LAST if naam in chapters)]
        self._built: dict[str, Built] = {}
        self._errors: list[MonitorError] = []
        self._finished, self._answer = False, None
        self._errors += sources.check(editie.heel)

    @property
    def has_work(self) -> bool:
        return not self._errors and (not self._plan.empty or not self._work.keep)

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """Have a folder to work in, and the sources frozen."""
        if not self._work.keep:
            self._folder = Path(tempfile.mkdtemp(prefix="monitor-"))
        try:
            (self._folder / "notebooks").mkdir(parents=True)
            self._errors += self._sources.freeze(self.editie.heel)
            yield
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def next(self, pool: Pool) -> dict[str, Future[Any]]:
        """Begin the work that can be done now, by name; nothing when the edition is ready or failed."""
        while self._rounds and not self._errors:
            chapters = self._rounds.pop(0)
            again = [naam for naam in chapters if self._is_stale(naam)]
            for naam in chapters:
                if naam not in again:
                    self._keep(naam)
            if again:
                self._progress.begin(self.editie.naam, again)
                return {naam: pool.chapter(self._job(naam), self._on_cell(naam)) for naam in again}
        if self._errors or self._finished:
            return {}
        self._finished = True
        # A chapter that was killed can have left what did not fit in memory.
        for left in self._folder.glob(f"{SPILL}*"):
            shutil.rmtree(left, ignore_errors=True)
        environment = self.editie.layout.environment(self._folder)
        arguments = (self._work.finish, self.editie.naam, self._options.lezers, self._folder)
        what = f"Editie {self.editie.naam}"
        work = partial(ask, what, _finish, *arguments, environment=environment, limits=self._options.limits)
        return {"": pool.submit(work)}

    def take(self, naam: str, future: Future[Any]) -> None:
        """Take what came of a piece of work."""
        try:
            answer = future.result()
            if isinstance(answer, Done):
                self._note(answer)
                self._progress.done(self.editie.naam, naam)
            else:
                self._answer = answer
                self._swap()
        except MonitorError as error:
            self._fail(naam, error)
        except OSError as error:
            self._fail(naam, of_system(f"Editie {self.editie.naam}", error))

    def outcome(self) -> Outcome:
        """Tell how it went; all failed chapters together."""
        if not self._errors:
            return Outcome(self.editie, self._answer)
        if len(self._errors) == 1:
            return Outcome(self.editie, error=self._errors[0])
        together = ChapterError("\n".join(sorted(str(error) for error in self._errors)))
        together.detail = "\n".join(error.detail for error in self._errors if isinstance(error, ChapterError))
        return Outcome(self.editie, error=together)

    def _is_stale(self, naam: str) -> bool:
        """Tell whether a chapter is made again: as planned, or since what it reads came out differently."""
        built = self._plan.state.hoofdstukken.get(naam)
        if self._plan.reasons[naam] or built is None:
            return True
        return naam in LAST and self._inputs_of(naam, built.gelezen) != built.invoer

    def _keep(self, naam: str) -> None:
        for file in files_of(naam):
            shutil.copyfile(self._target / file, self._folder / file)
        self._built[naam] = self._plan.state.hoofdstukken[naam]

    def _note(self, done: Done) -> None:
        inputs, outputs = self._inputs_of(done.naam, done.gelezen), outputs_of(done.naam, self._folder)
        self._built[done.naam] = Built(inputs, outputs, done.gelezen, done.record)

    def _inputs_of(self, naam: str, gelezen: tuple[str, ...]) -> dict[str, str]:
        return self._plan.inputs.of(naam, gelezen, State(self._built).records)

    def _job(self, naam: str) -> Job:
        return Job(
            self.editie.naam,
            naam,
            self._options.lezers,
            self._folder,
            self.editie.layout.environment(self._folder),
            # What a child does in a forked shell, it does in a kernel where there is no fork.
            self._options.engine if has_fork() else KERNEL,
            self._options.limits,
            self._work.after,
        )

    def _on_cell(self, naam: str) -> Callable[[int, int], None]:
        return partial(self._progress.cell, self.editie.naam, naam)

    def _swap(self) -> None:
        if self._work.keep:
            files = site_files(self._folder, self._built)
            State(self._built, self._plan.inputs.of_site(), files).write(self._folder)
            swap_in(self._folder, self._target, GEMEENTEN)
        # Of many editions only the answers are kept.
        self._built.clear()

    def _fail(self, naam: str, error: MonitorError) -> None:
        self._errors.append(error)
        if naam:
            self._progress.failed(self.editie.naam, naam)


def _finish(finish: Finish, editie: str, lezers: str, folder: Path, tell: Callable[[Any], None]) -> Any:
    return finish(editie, lezers, folder)
