"""Which test comes along which function, as it was measured."""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# Another project, for the tests of this tool itself.
ROOT = Path(os.environ.get("MUTANTEN_ROOT", Path(__file__).parents[2]))
BEWAARD = ROOT / "build" / "mutanten"
# Which functions are called while the library is imported.
BIJ_IMPORT = BEWAARD / "import.json"
# The tests that are fast enough to be asked a thousand times.
MAPPEN = ("tests/unit", "tests/contract")
# They build, start other processes, or read what is no calculation.
NIET = (
    "test_nieuw.py",
    "test_nieuw_bronnen.py",
    "test_notebooks.py",
    "test_environment.py",
    "test_repository.py",
    "test_teksten.py",
)


@dataclass(frozen=True)
class Dekking:
    """Per function of a module the tests that come there; per test its own seconds, and those of what it shares.

    What several tests share (a fixture of their module) is made once, by the first of them that runs.
    """

    tests: dict[str, dict[str, set[str]]]
    duur: dict[str, float]
    vooraf: dict[str, dict[str, float]]
    importeert: dict[str, set[str]]
    van_bibliotheek: dict[str, list[str]]

    def langs(self, module: str, functie: str | None) -> set[str]:
        """Give the tests that run a function; of none, all that have the module at hand: import concerns them all."""
        if functie is not None:
            tests = self.tests.get(module, {}).get(functie, set())
            return self.importeert[module] if tests == {""} else tests - {""}
        return self.importeert.get(module, set())

    def draait(self, module: str) -> set[str]:
        """Give the tests that run some function of a module."""
        return set().union(*self.tests.get(module, {}).values()) - {""}

    def bij_import(self, module: str, functie: str) -> bool:
        """Say whether a function is called while the library is imported, or only while tests are."""
        if functie in self.van_bibliotheek.get(module, []):
            return True
        return self.tests.get(module, {}).get(functie, set()) == {""}

    def breedte(self) -> Counter[str]:
        """Count the functions that each test runs: one that runs few of them is about those few."""
        return Counter(test for module in self.tests.values() for tests in module.values() for test in tests)

    def seconden(self, tests: Sequence[str]) -> list[float]:
        """Give how long it takes up to and including each of these tests, one after the other."""
        klaargezet: dict[str, float] = {}
        zelf, samen = 0.0, []
        for test in tests:
            klaargezet |= self.vooraf[test]
            zelf += self.duur[test]
            samen.append(zelf + sum(klaargezet.values()))
        return samen


def testbestanden() -> list[Path]:
    """Give the test files that mutants are tried on."""
    alle = (bestand for map_ in MAPPEN for bestand in sorted((ROOT / map_).rglob("test_*.py")))
    return [bestand for bestand in alle if bestand.name not in NIET]


def lees(bestanden: Iterable[Path]) -> Dekking:
    """Read what was measured of test files."""
    tests: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    duur: dict[str, float] = {}
    vooraf: dict[str, dict[str, float]] = {}
    importeert: dict[str, set[str]] = defaultdict(set)
    for bestand in bestanden:
        inhoud = json.loads(bestand.read_text(encoding="utf-8"))
        duur |= inhoud["duur"]
        vooraf |= inhoud["vooraf"]
        for module, functies in inhoud["functies"].items():
            importeert[module] |= inhoud["duur"].keys()
            for functie, namen in functies.items():
                tests[module][functie] |= set(namen)
    bij_import = json.loads(BIJ_IMPORT.read_text(encoding="utf-8"))
    return Dekking(tests, duur, vooraf, importeert, bij_import)
