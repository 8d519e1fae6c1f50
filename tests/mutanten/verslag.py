"""What came of it: how far along, a table per module, and each survivor with its place and its change."""

import sys
from collections import defaultdict
from dataclasses import dataclass

from gelijkwaardig import Gelijkwaardig
from proef import Proef


@dataclass
class Verloop:
    """Say how far along, and show a survivor as soon as it is found."""

    totaal: int
    klaar: int = 0

    def meld(self, proef: Proef) -> None:
        self.klaar += 1
        if proef.overleeft:
            print(overlever(proef), flush=True)
        if self.klaar % 20 == 0:
            print(f"{self.klaar} van {self.totaal}", file=sys.stderr, flush=True)


def overlever(proef: Proef) -> str:
    mutant = proef.mutant
    van, naar = mutant.teksten()
    niet_alle = f", {proef.gevraagd} van {len(proef.tests)} tests" if proef.gevraagd < len(proef.tests) else ""
    return f"{proef.module}:{mutant.regel} {mutant.waar.functie} ({proef.uitkomst}{niet_alle})\n  - {van}\n  + {naar}"


def tabel(proeven: list[Proef], bekend: Gelijkwaardig, seconden: float) -> str:
    """Count per module; `gelijk` are the mutants that were left out with a reason."""
    per_module: dict[str, list[Proef]] = defaultdict(list)
    for proef in proeven:
        per_module[proef.module].append(proef)
    regels = [f"{'module':<50}{'mutanten':>9}{'gedood':>8}{'over':>6}{'gelijk':>8}{'%':>7}"]
    regels += [_regel(module, per_module[module], len(bekend.gezien[module])) for module in sorted(per_module)]
    regels.append(_regel("samen", proeven, sum(map(len, bekend.gezien.values()))))
    return "\n".join([*regels, f"in {seconden:.0f} seconden"])


def _regel(naam: str, proeven: list[Proef], gelijk: int) -> str:
    over = sum(proef.overleeft for proef in proeven)
    deel = 100 * (len(proeven) - over) / (len(proeven) or 1)
    return f"{naam:<50}{len(proeven):>9}{len(proeven) - over:>8}{over:>6}{gelijk:>8}{deel:>7.1f}"
