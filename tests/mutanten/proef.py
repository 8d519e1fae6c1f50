"""Try mutants: each in a forked child of a process that has the tests collected, until the first test that fails."""

import contextlib
import gc
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from _pytest.main import pytest_runtestloop as draai_tests
from dekking import Dekking
from meting import OPTIES, stil
from mutaties import Mutant
from volgorde import Volgorde
from wissel import functies, vergeet, wissel

# A test takes some time more than when it was measured: the machine does other things too.
RUIM, LANGST = 10, 3
DOOR = "gedood door"
# Ended from outside: by the clock on the wall, or for want of memory. That may be the mutation, or a busy machine.
AFGEBROKEN = "afgebroken"
POGINGEN = 3


@dataclass(eq=False)
class Proef:
    """A mutant of a module, the tests to be run for it, and what came of it."""

    module: str
    mutant: Mutant
    tests: list[str]
    uitkomst: str = "niet geprobeerd"
    gevraagd: int = 0
    pogingen: int = 0

    @property
    def overleeft(self) -> bool:
        return self.uitkomst not in ("gedood", "tijd")


@dataclass(eq=False)
class Proeven:
    """The plugin that runs in the place of pytest's own loop: every mutant in a child of its own."""

    proeven: list[Proef]
    dekking: Dekking
    processen: int
    meld: Callable[[Proef], None]
    bezig: dict[int, tuple[Proef, Path]] = field(default_factory=dict)
    items: dict[str, pytest.Item] = field(default_factory=dict)
    beproefd: dict[tuple[bool, str], bool] = field(default_factory=dict)
    session: pytest.Session | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.functies, self.volgorde = functies(), Volgorde(self.dekking)
        gc.collect()
        gc.freeze()
        for proef in self.proeven:
            while len(self.bezig) >= self.processen:
                self._wacht()
            self._begin(proef)
        while self.bezig:
            self._wacht()
        return True

    def _begin(self, proef: Proef) -> None:
        tests = self._tests(proef)
        if not tests:
            proef.uitkomst = "geen test"
            self.meld(proef)
            return
        map_ = Path(tempfile.mkdtemp(prefix="mutant-"))
        proef.gevraagd, proef.pogingen = len(tests), proef.pogingen + 1
        self.bezig[self._start(proef, tests, map_)] = (proef, map_)

    def _start(self, proef: Proef, tests: list[str], map_: Path) -> int:
        nummer = os.fork()
        if nummer:
            return nummer
        with contextlib.suppress(BaseException):
            os.setpgid(0, 0)
            _begrens(self.dekking.seconden(tests)[-1])
            os.environ["TMPDIR"], tempfile.tempdir = str(map_), None
            stil()
            os._exit(self._kind(proef, tests, map_ / DOOR))
        os._exit(1)

    def _wacht(self) -> None:
        nummer, status = os.wait()
        proef, map_ = self.bezig.pop(nummer)
        _ruim_op(nummer)
        proef.uitkomst = _uitkomst(status)
        door = (map_ / DOOR).read_text(encoding="utf-8") if (map_ / DOOR).exists() else ""
        shutil.rmtree(map_, ignore_errors=True)
        if proef.uitkomst == AFGEBROKEN and self._komt_klaar(proef):
            proef.uitkomst = "tijd"
        onbeslist = proef.uitkomst == AFGEBROKEN and proef.pogingen < POGINGEN
        if onbeslist or (proef.uitkomst == "gedood" and not self._eerlijk(proef, door)):
            self._begin(proef)
            return
        self.volgorde.doders[proef.module][door] += 1
        self.meld(proef)

    def _eerlijk(self, proef: Proef, door: str) -> bool:
        """Try the test that failed once without a mutation: one that fails then too proves nothing, and is left out."""
        sleutel = (self._opnieuw(proef), door or proef.module)
        if sleutel not in self.beproefd:
            tests = [door] if door else self._tests(proef)
            self.beproefd[sleutel] = self._zonder_mutatie(proef, tests)
            if not self.beproefd[sleutel]:
                print(f"valt ook zonder mutatie, telt niet: {door or ' '.join(tests)}", flush=True)
        if not self.beproefd[sleutel]:
            proef.tests = [test for test in proef.tests if test != door] if door else []
        return self.beproefd[sleutel]

    def _komt_klaar(self, proef: Proef) -> bool:
        """Say whether the tests end in time without the mutation; where they do not, it is the machine that is busy."""
        return self._zonder_mutatie(proef, self._tests(proef))

    def _zonder_mutatie(self, proef: Proef, tests: list[str]) -> bool:
        map_ = Path(tempfile.mkdtemp(prefix="mutant-"))
        nummer = self._start(Proef(proef.module, proef.mutant.zonder(), tests), tests, map_)
        slaagt = os.waitpid(nummer, 0)[1] == 0
        _ruim_op(nummer)
        shutil.rmtree(map_, ignore_errors=True)
        return slaagt

    def _tests(self, proef: Proef) -> list[str]:
        return self.volgorde.van(proef.module, proef.tests, opnieuw=self._opnieuw(proef))

    def _opnieuw(self, proef: Proef) -> bool:
        """Say whether the change matters while the library is imported."""
        waar = proef.mutant.waar
        return waar.bij_import or self.dekking.bij_import(proef.module, waar.buitenste)

    def _kind(self, proef: Proef, tests: list[str], verslag: Path) -> int:
        if self._opnieuw(proef):
            vergeet(proef.module, proef.mutant)
            return int(pytest.main([*OPTIES, "-x", *tests], plugins=[Verslag(verslag)]))
        wissel(proef.module, proef.mutant, self.functies)
        session = self.session
        assert session is not None
        session.config.pluginmanager.unregister(self)
        session.config.pluginmanager.register(Verslag(verslag))
        session.config.option.maxfail = 1
        session.items = [self.items[test] for test in tests if test in self.items]
        with contextlib.suppress(pytest.Session.Failed, pytest.Session.Interrupted):
            draai_tests(session)
        return 1 if session.testsfailed else 0


@dataclass(eq=False)
class Verslag:
    """Write down which test failed."""

    doel: Path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.doel.exists():
            self.doel.write_text(report.nodeid, encoding="utf-8")


def _uitkomst(status: int) -> str:
    if os.WIFSIGNALED(status):
        return "tijd" if os.WTERMSIG(status) == signal.SIGXCPU else AFGEBROKEN
    return "gedood" if status else "overleeft"


def _ruim_op(nummer: int) -> None:
    """End what a test of a mutant left running."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(nummer, signal.SIGKILL)


def _begrens(verwacht: float) -> None:
    """Stop a mutant that runs for ever by its own seconds; by the clock, ten times as late, one that only waits."""
    seconden = int(RUIM + LANGST * verwacht)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # At the first bound it gets a signal that tells what happened, past the second it is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (seconden, seconden + RUIM))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(10 * seconden)
