"""Editions made side by side: chapters first, then what reads them, and each swapped in as a whole."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Progress
from monitorlib.engine.building.rounds import Outcome, Run, Work
from monitorlib.engine.children.pool import Pool
from monitorlib.engine.moment.moments import Moments
from monitorlib.files.swap import held
from monitorlib.systeem import of_system


def carry_out(
    editions: Sequence[Editie],
    work: Work,
    options: Options,
    pool: Callable[[], AbstractContextManager[Pool]],
    progress: Progress,
    moments: Moments | None = None,
) -> list[Outcome]:
    """Make editions and give an outcome for each, in their order, from what stands in the project or from `moments`.

    A chapter that fails stops no other; its edition keeps its earlier output. The pool is opened only when there is
    something to execute. Raises `ParameterError` for a chapter in `options.only` that cannot be made alone.
    """
    with ExitStack() as stack:
        # Always in one order, so that two processes never wait for each other.
        for editie in sorted(editions, key=lambda een: een.naam) if work.keep else ():
            stack.enter_context(_hold(editie, options, progress))
        moments = moments or Moments(progress.say)
        runs = [Run(editie, work, options, progress, moments) for editie in editions]
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


def _work_through(runs: Sequence[Run], pool: Pool) -> None:
    """Keep the pool busy until no edition has anything left to do; what was begun is ended first."""
    waiting: dict[Future[Any], tuple[Run, str]] = {}
    open_: dict[int, int] = {}
    later = iter(runs)

    def submit(run: Run) -> None:
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
