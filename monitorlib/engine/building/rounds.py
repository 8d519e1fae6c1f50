"""One edition while it is made, from the inputs of one moment: in rounds, since some chapters read others."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import REGION_SITE
from monitorlib.editie.params.hoofdstukken import Hoofdstukken
from monitorlib.editie.params.yaml_file import Read, read_before, take_over
from monitorlib.engine.building.fresh_site import FreshSite
from monitorlib.engine.building.kept_results import KeptResults, ResultsOfBuild
from monitorlib.engine.building.plan import Options, Plan
from monitorlib.engine.building.progress import Progress
from monitorlib.engine.children.child import ask, has_fork
from monitorlib.engine.children.pool import Pool
from monitorlib.engine.execution.in_child import pages_again
from monitorlib.engine.execution.job import KERNEL, After, Done, Job
from monitorlib.engine.moment.moments import Moments
from monitorlib.engine.stale.library import check_library
from monitorlib.engine.stale.stale import Inputs
from monitorlib.errors import HoofdstukError, MonitorError
from monitorlib.files.swap import fresh_name, work_name
from monitorlib.systeem import of_system

# Gets an edition's name, for whom, its folder of executed chapters, and the forms beside the pages; runs in a child and
# gives what it found.
Finish = Callable[[str, str, Path, tuple[str, ...]], Any]


@dataclass(frozen=True)
class Work:
    """What is made: `after` of each chapter, `finish` of all together; kept as the edition's output, or not."""

    after: After | None
    finish: Finish
    keep: bool


@dataclass(frozen=True)
class Outcome:
    """How it went with an edition: what `finish` gave, or what went wrong; neither when nothing had to be made.

    `error` is all that went wrong, `of_hoofdstuk` what went wrong in each chapter that failed.
    """

    editie: Editie
    answer: Any = None
    error: MonitorError | None = None
    of_hoofdstuk: Mapping[str, MonitorError] = field(default_factory=dict)
    # The forms that stand beside the pages, and those that no longer followed from them.
    vormen: tuple[str, ...] = ()
    vervallen: tuple[str, ...] = ()


class Run:
    """The making of one edition, step by step; `carry_out` asks for the next step when the one before is done."""

    def __init__(self, editie: Editie, work: Work, options: Options, progress: Progress, moments: Moments) -> None:
        # As it stands in the project; what is made is made from the moment.
        self.editie = editie
        self._work, self._options, self._progress, self._moments = work, options, progress, moments
        self._target = editie.output(options.lezers)
        self._errors: list[MonitorError] = []
        self._of_hoofdstuk: dict[str, MonitorError] = {}
        self._plan = Plan.of(editie, options, moments.hashes)
        self._finished, self._answer = False, None
        self._vormen = self._plan.state.vormen
        self._vervallen: tuple[str, ...] = ()
        self._results = ResultsOfBuild(KeptResults(self._target), use_earlier=not options.force)
        self._errors += moments.check(editie.heel)

    @property
    def has_work(self) -> bool:
        return not self._errors and (not self._plan.empty or not self._work.keep)

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """Have the folders to work in, and the inputs of one moment."""
        elsewhere = None if self._work.keep else Path(tempfile.mkdtemp(prefix="monitor-"))
        site, self._folder = (
            (elsewhere / "site", elsewhere) if elsewhere else (fresh_name(self._target), work_name(self._target))
        )
        try:
            self._site = FreshSite(site, self._target, self.editie.shown(self._target))
            self._guarded(self._begin)
            yield
        finally:
            for folder in (site, self._folder):
                shutil.rmtree(folder, ignore_errors=True)

    def next(self, pool: Pool) -> dict[str, Future[Any]]:
        """Begin the work that can be done now, by name; nothing when the edition is ready or failed."""
        while not self._errors and self._rounds:
            ronde = self._rounds.pop(0)
            again = [naam for naam in ronde if self._is_stale(naam) or not self._kept(naam)]
            pages = [naam for naam in ronde if naam not in again] if self._other_pages else []
            if again:
                self._progress.begin(self.editie.naam, again)
            if again or pages:
                return self._executed(again, pool) | {naam: pool.submit(pages_again, self._job(naam)) for naam in pages}
        if self._finished:
            return {}
        self._finished = True
        self._guarded(self._check_inputs)
        return {} if self._errors else {"": pool.submit(self._finish())}

    def take(self, naam: str, future: Future[Any]) -> None:
        """Take what came of a piece of work."""
        try:
            answer = future.result()
            if isinstance(answer, Done):
                self._site.note(answer, self._inputs_of(answer.naam, answer.gelezen))
                self._results.note(answer)
                self._progress.done(self.editie.naam, naam)
            elif naam:
                self._site.note_pages(naam)
            else:
                self._answer = answer
                self._end()
        except MonitorError as error:
            self._fail(naam, error)
        except OSError as error:
            self._fail(naam, of_system(f"Editie {self.editie.naam}", error))

    def outcome(self) -> Outcome:
        """Tell how it went; all failed chapters together."""
        if not self._errors:
            return Outcome(self.editie, self._answer, vormen=self._vormen, vervallen=self._vervallen)
        if len(self._errors) == 1:
            return Outcome(self.editie, error=self._errors[0], of_hoofdstuk=self._of_hoofdstuk)
        together = HoofdstukError("\n".join(sorted({str(error) for error in self._errors})))
        together.detail = "\n".join(error.detail for error in self._errors if isinstance(error, HoofdstukError))
        return Outcome(self.editie, error=together, of_hoofdstuk=self._of_hoofdstuk)

    def _begin(self) -> None:
        """Take the moment, and plan anew from it: what was saved since the first look counts."""
        self._rounds: list[list[str]] = []
        # Until it is known what there is to do.
        self._finished = True
        if self._work.keep:
            self._site.refuse_strangers(self._plan.state)
        taken = self._moments.take(self.editie.heel, self._folder / "invoer")
        if isinstance(taken, list):
            self._errors += taken
            return
        self._moment = taken
        editie = Editie.named(self.editie.naam, taken.layout)
        self._read = read_before([een.shown(een.params / "params.yml") for een in (editie, editie.vorige) if een])
        self._plan = Plan.of(editie, self._options, taken.hashes)
        self._finished = self._work.keep and self._plan.empty
        self._rounds = [] if self._finished else _longest_first(editie.parameters.hoofdstukken, self._plan.inputs)

    def _executed(self, namen: list[str], pool: Pool) -> dict[str, Future[Any]]:
        return {naam: pool.hoofdstuk(self._job(naam), self._on_cell(naam), self._on_page(naam)) for naam in namen}

    @property
    def _other_pages(self) -> bool:
        return self._plan.other_pages and self._work.after is not None

    def _is_stale(self, naam: str) -> bool:
        """Tell whether a chapter is made again: as planned, or since what it reads came out differently."""
        built = self._plan.state.hoofdstukken.get(naam)
        if self._plan.reasons[naam] or built is None:
            return True
        return bool(self._leest(naam)) and self._inputs_of(naam, built.gelezen) != built.invoer

    def _kept(self, naam: str) -> bool:
        return self._site.keep(naam, self._plan.state.hoofdstukken[naam])

    def _inputs_of(self, naam: str, gelezen: tuple[str, ...]) -> dict[str, str]:
        return self._plan.inputs.of(naam, gelezen, self._site.records)

    def _job(self, naam: str) -> Job:
        own, leest = self._folder / "hoofdstukken" / naam, self._leest(naam)
        if leest:
            self._site.lend_notebooks(own, leest)
        return Job(
            self.editie.naam,
            naam,
            self._options.lezers,
            self._site.folder,
            own,
            self._moment.environment(own),
            # What a child does in a forked shell, it does in a kernel where there is no fork.
            self._options.engine if has_fork() else KERNEL,
            self._options.limits,
            self._work.after,
            self._plan.vormen,
            tuple(leest),
            self._results.of(naam, self._plan.inputs.code_of_results(naam)) if self._work.keep else None,
            self._read,
        )

    def _leest(self, naam: str) -> list[str]:
        return self._plan.inputs.leest(naam)

    def _on_cell(self, naam: str) -> Callable[[int, int], None]:
        return partial(self._progress.cell, self.editie.naam, naam)

    def _on_page(self, naam: str) -> Callable[[], None]:
        """Tell of a page that is there before the others are, unless something changed that it was made from."""

        def tell() -> None:
            with suppress(MonitorError, OSError):
                self._moment.check()
                check_library()
                for file in self._site.pages_of(naam):
                    self._progress.page(self.editie.naam, self._site.folder, file)

        return tell

    def _check_inputs(self) -> None:
        """Refuse what chapters can have done beside their own work."""
        self._moment.check()
        # A chapter that failed can have left half of its files.
        if not self._errors:
            self._site.check_only_hoofdstukken()

    def _finish(self) -> Callable[[], Any]:
        what, limits, site = f"Editie {self.editie.naam}", self._options.limits, self._site.folder
        arguments = (self._work.finish, self._read, self.editie.naam, self._options.lezers, site, self._plan.vormen)
        region = {REGION_SITE: str(self.editie.heel.output(self._options.lezers))}
        environment = self._moment.environment(site) | region
        return partial(ask, what, _finish, *arguments, environment=environment, limits=limits)

    def _end(self) -> None:
        self._moment.check()
        check_library()
        if self._work.keep:
            self._site.swap_in(self._plan.inputs.of_site(), self._plan.state, self._plan.vormen)
            self._vormen = self._plan.vormen
            self._vervallen = tuple(een for een in self._plan.state.vormen if een not in self._vormen)
            # Not before it is known that the code and the sources stayed what they were.
            self._results.keep(self._plan.reasons)
        # Of many editions only the answers are kept.
        self._site.built.clear()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except MonitorError as error:
            self._errors.append(error)
        except OSError as error:
            self._errors.append(of_system(f"Editie {self.editie.naam}", error))

    def _fail(self, naam: str, error: MonitorError) -> None:
        self._errors.append(error)
        if naam:
            self._of_hoofdstuk[naam] = error
            self._progress.failed(self.editie.naam, naam)


def _longest_first(hoofdstukken: Hoofdstukken, inputs: Inputs) -> list[list[str]]:
    """Give the rounds, in each first what takes longest, so that no processor waits for it in the end.

    Measuring indicators takes longest, then counting rows of registers; a telling has its numbers already.
    """
    gevraagd = hoofdstukken.gevraagd()

    def weight(naam: str) -> tuple[bool, int, int]:
        return gevraagd[naam].meet_indicatoren, len(inputs.registers(naam)), len(gevraagd[naam].secties)

    return [sorted(ronde, key=weight, reverse=True) for ronde in hoofdstukken.rondes()]


def _finish(
    finish: Finish,
    read: Read,
    editie: str,
    lezers: str,
    folder: Path,
    vormen: tuple[str, ...],
    tell: Callable[[Any], None],
) -> Any:
    take_over(read)
    return finish(editie, lezers, folder, vormen)
