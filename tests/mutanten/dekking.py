"""Which test comes along which function: measured per test file, and kept until something that it ran changes."""

import ast
import contextlib
import hashlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest
from mutaties import buitenste

# Another project, for the tests of this tool itself.
ROOT = Path(os.environ.get("MUTANTEN_ROOT", Path(__file__).parents[2]))
BEWAARD = ROOT / "build" / "mutanten"
# The tests that are fast enough to be asked a thousand times.
MAPPEN = ("tests/unit", "tests/contract")
# They build, start other processes, or read what is no calculation.
NIET = ("test_nieuw.py", "test_notebooks.py", "test_environment.py", "test_repository.py", "test_teksten.py")


@dataclass(frozen=True)
class Dekking:
    """Per function of a module the tests that come there; per test its seconds; what an import runs."""

    tests: dict[str, dict[str, set[str]]]
    duur: dict[str, float]
    importeert: dict[str, set[str]]

    def langs(self, module: str, functie: str | None) -> set[str]:
        """Give the tests that run a function, or all tests of a module: what happens at import concerns them all.

        A module of declarations has no function of its own: then every test that has it at hand.
        """
        per_functie = self.tests.get(module, {})
        if functie is not None:
            return per_functie.get(functie, set()) - {""}
        return set().union(*per_functie.values()) - {""} or self.importeert.get(module, set())

    def bij_import(self, module: str, functie: str) -> bool:
        """Say whether a function is called while the library is imported."""
        return "" in self.tests.get(module, {}).get(functie, set())


def testbestanden() -> list[Path]:
    """Give the test files that mutants are tried on."""
    alle = (bestand for map_ in MAPPEN for bestand in sorted((ROOT / map_).rglob("test_*.py")))
    return [bestand for bestand in alle if bestand.name not in NIET]


def meet(bestanden: list[Path], processen: int, oud: bool) -> Dekking:
    """Run each test file in a process of its own, unless nothing that it came along changed since it was last run.

    With `oud` a measurement is good as long as the test file itself is the same: then nothing needs to be run again
    for every change of the library, and a test may be missed that comes along a function only now.
    """
    BEWAARD.mkdir(parents=True, exist_ok=True)
    naast_elkaar([bestand for bestand in bestanden if not _nog_waar(bestand, oud)], _meet_een, processen)
    return _lees(map(_bewaard, bestanden))


def naast_elkaar(werk: Iterable[Path], doe: Callable[[Path], None], processen: int) -> None:
    """Do each piece of work in a child of its own, so many at a time."""
    bezig = 0
    for stuk in werk:
        if bezig == processen:
            os.wait()
            bezig -= 1
        if os.fork() == 0:
            with contextlib.suppress(BaseException):
                doe(stuk)
            os._exit(0)
        bezig += 1
    for _ in range(bezig):
        os.wait()


def _bewaard(bestand: Path) -> Path:
    return BEWAARD / f"{bestand.parent.name}-{bestand.stem}.json"


def _nog_waar(bestand: Path, oud: bool) -> bool:
    """Say whether every file that was run is as it was then."""
    if not _bewaard(bestand).exists():
        return False
    toen = json.loads(_bewaard(bestand).read_text(encoding="utf-8"))["bestanden"]
    if oud:
        toen = {naam: som for naam, som in toen.items() if ROOT / naam == bestand}
    return all((ROOT / naam).exists() and _som(ROOT / naam) == som for naam, som in toen.items())


def _som(bestand: Path) -> str:
    return hashlib.sha256(bestand.read_bytes()).hexdigest()


class _Meter:
    """Tell coverage which test runs, and keep how long it took."""

    def __init__(self, meting: coverage.Coverage) -> None:
        self.meting = meting
        self.duur: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.meting.switch_context(item.nodeid)
        begin = time.process_time()
        uitkomst = yield
        self.duur[item.nodeid] = time.process_time() - begin
        self.meting.switch_context("")
        return uitkomst


def _meet_een(bestand: Path) -> None:
    # It asks this module where the project is.
    from wissel import vergeet_bibliotheek

    stil()
    vergeet_bibliotheek()
    meting = coverage.Coverage(data_file=None, include=[f"{ROOT}/*"], omit=[f"{ROOT}/.venv/*"], config_file=False)
    meter = _Meter(meting)
    meting.start()
    uitkomst = pytest.main([*OPTIES, str(bestand)], plugins=[meter])
    meting.stop()
    gegevens = meting.get_data()
    # Code of a cell has a name, and no file.
    gemeten = (Path(naam) for naam in gegevens.measured_files())
    paden = [een.relative_to(ROOT) for een in gemeten if een.is_file()]
    inhoud = {
        "uitkomst": int(uitkomst),
        "duur": meter.duur,
        "bestanden": {pad.as_posix(): _som(ROOT / pad) for pad in paden if pad.parts[:2] != ("tests", "mutanten")},
        "functies": {
            pad.as_posix(): per_functie(pad, gegevens.contexts_by_lineno(str(ROOT / pad)))
            for pad in paden
            if pad.parts[0] == "monitorlib" and pad.suffix == ".py"
        },
    }
    klaar = BEWAARD / f"{os.getpid()}"
    klaar.write_text(json.dumps(inhoud), encoding="utf-8")
    klaar.replace(_bewaard(bestand))


def per_functie(pad: Path, per_regel: Mapping[int, Iterable[str]]) -> dict[str, list[str]]:
    """Give per function, or method, which tests ran a line of it; '' is what stands in none, and the import."""
    functies = {regel: naam for naam, regels in buitenste(ast.parse((ROOT / pad).read_bytes())) for regel in regels}
    gevonden: dict[str, set[str]] = defaultdict(set)
    for regel, tests in per_regel.items():
        gevonden[functies.get(regel, "")] |= set(tests)
    return {naam: sorted(tests) for naam, tests in gevonden.items()}


OPTIES = [
    *("-qq", "-s", "--no-summary", "--disable-warnings", "--tb=no", "--assert=plain", f"--rootdir={ROOT}"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:nbval"),
]


def stil() -> None:
    """Say nothing: what a test prints is of no use here."""
    leeg = os.open(os.devnull, os.O_RDWR)
    for nummer in (0, 1, 2):
        os.dup2(leeg, nummer)


def _lees(bestanden: Iterable[Path]) -> Dekking:
    tests: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    duur: dict[str, float] = {}
    importeert: dict[str, set[str]] = defaultdict(set)
    for bestand in bestanden:
        inhoud = json.loads(bestand.read_text(encoding="utf-8"))
        duur |= inhoud["duur"]
        for module, functies in inhoud["functies"].items():
            importeert[module] |= inhoud["duur"].keys()
            for functie, namen in functies.items():
                tests[module][functie] |= set(namen)
    return Dekking(tests, duur, importeert)
