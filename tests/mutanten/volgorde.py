"""In which order the tests of a mutant are run, and which of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import dropwhile, zip_longest
from pathlib import Path

from dekking import Dekking

# Of the tests that cover a function, so many seconds: a fault that none of these sees is a survivor.
GENOEG = 30.0
# So many test files are imported anew for a mutation that matters at import.
NAASTE = 6
# What holds declarations to what was agreed.
AFSPRAAK = ("test_leverafspraak", "test_indicatorafspraak")


@dataclass
class Volgorde:
    """The order of tests; `doders` counts per module which of them found mutants there."""

    dekking: Dekking
    doders: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @cached_property
    def _breedte(self) -> Counter[str]:
        return self.dekking.breedte()

    def van(self, module: str, tests: Sequence[str], *, opnieuw: bool) -> list[str]:
        """Begin with the tests that found most in this module, then those that are about it; of others the likeliest.

        That is the fastest, sooner when it lies where the module lies and runs little else. `opnieuw`: the tests must
        be imported again.
        """
        doders, dekking = self.doders[module], self.dekking
        tests = self._naaste(module, tests) if opnieuw else tests
        moeite = {test: dekking.duur[test] + sum(dekking.vooraf[test].values()) for test in tests}
        kans = {test: moeite[test] * (1 + _afstand(module, test)) * self._breedte[test] for test in tests}
        volgorde = sorted(tests, key=lambda test: (-doders[test], not _eigen(module, test), kans[test]))
        tot = dekking.seconden(volgorde)
        return [test for test, tijd in zip(volgorde, tot, strict=True) if test == volgorde[0] or tijd <= GENOEG]

    def _naaste(self, module: str, tests: Sequence[str]) -> list[str]:
        """Keep the tests in the files that have most to do with the module: to import them all again takes long."""
        doders, draait = self.doders[module], self.dekking.draait(module)
        per_bestand: defaultdict[str, list[str]] = defaultdict(list)
        for test in tests:
            per_bestand[_bestand(test)].append(test)

        def plaats(bestand: str) -> tuple[object, ...]:
            van = per_bestand[bestand]
            vond, langs = sum(doders[test] for test in van), len(draait.intersection(van))
            return not _eigen(module, bestand), -vond, _afstand(module, bestand), -langs / len(van), bestand

        return [test for bestand in sorted(per_bestand, key=plaats)[:NAASTE] for test in per_bestand[bestand]]


def _bestand(test: str) -> str:
    return test.split("::")[0]


def _eigen(module: str, test: str) -> bool:
    """Say whether a test is about a module: its file has its name, or holds declarations to what was agreed.

    `test_stale_ernaast` is about stale.py too: what a second file says begins with the name of the first.
    """
    naam, van = Path(_bestand(test)).stem, f"test_{Path(module).stem}"
    return naam in (van, *AFSPRAAK) or naam.startswith(f"{van}_")


def _afstand(module: str, test: str) -> int:
    """Tell how many folders a test does not share with a module: tests/unit mirrors the library."""
    kamer, waar = Path(module).parts[1:-1], Path(_bestand(test)).parts[2:-1]
    return sum(1 for _ in dropwhile(lambda paar: paar[0] == paar[1], zip_longest(kamer, waar[: len(kamer)])))
