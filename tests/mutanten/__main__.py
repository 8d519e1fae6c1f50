"""`make mutanten`: change the library in one place at a time, and see whether a test notices.

Arguments: modules, functions of them (`monitorlib/x.py::naam`) or folders (all that count when none is given),
`--deel N` for one in N, the same ones each time, `--zaad M` for others than those,
`--tests BESTAND...` to ask only those, `--oude-meting` (see `meting.meet`), `--processen N`, `--eis N` for the share
in percent that must be found.
"""

import argparse
import functools
import importlib
import os
import random
import sys
import time
from collections.abc import Iterator

import hypothesis
import pytest
from dekking import ROOT, Dekking, testbestanden
from gelijkwaardig import Gelijkwaardig
from meting import OPTIES, meet
from mutaties import mutanten
from proef import Proef, Proeven
from verslag import Verloop, tabel
from wissel import boom_van

# Imported once, so that no child has to: large, and without state of ours.
GROOT = ("ibis.backends.duckdb", "papermill", "nbconvert", "scipy.stats", "seaborn", "statsmodels.api")
# Tried where a warehouse is, in tests/engines: a server, which no child may start.
BUITEN = (
    "monitorlib/sources/warehouse/warehouse.py",
    "monitorlib/sources/warehouse/rules.py",
    "monitorlib/indicatoren/meten/warehouse_vragen.py",
)
ONDERDELEN = (
    *("cijfers", "indicatoren", "controles", "sources"),
    *("engine/stale/stale.py", "engine/stale/reasons.py", "engine/stale/state.py", "engine/stale/library.py"),
)


def main(woorden: list[str]) -> int:
    keuze = _keuze(woorden)
    hypothesis.settings.register_profile(
        "mutanten", database=None, deadline=None, derandomize=True, phases=["explicit", "reuse", "generate"]
    )
    hypothesis.settings.load_profile("mutanten")
    for naam in () if "MUTANTEN_ROOT" in os.environ else GROOT:
        importlib.import_module(naam)
    begin = time.monotonic()
    modules = sorted(set(_modules(keuze.waar)))
    bekend = Gelijkwaardig.lees()
    print(f"Meten welke test langs welke functie komt ({len(modules)} modules) ...", flush=True)
    dekking = meet(keuze.tests or testbestanden(), keuze.processen, keuze.oude_meting)
    proeven = _proeven(modules, dekking, bekend, keuze)
    verloop = Verloop(len(proeven))
    _probeer(proeven, dekking, keuze.processen, verloop)
    print(tabel(proeven, bekend, time.monotonic() - begin))
    fouten = bekend.fouten(modules)
    print("\n".join(fouten), end="\n" if fouten else "")
    gedood = sum(not proef.overleeft for proef in proeven)
    return 1 if fouten or 100 * gedood < keuze.eis * len(proeven) else 0


def _keuze(woorden: list[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="make mutanten", description=__doc__)
    lezer.add_argument("waar", nargs="*", default=[f"monitorlib/{deel}" for deel in ONDERDELEN])
    lezer.add_argument("--tests", nargs="+", type=lambda pad: ROOT / pad)
    lezer.add_argument("--oude-meting", action="store_true")
    lezer.add_argument("--deel", type=int, default=1)
    lezer.add_argument("--zaad", type=int, default=0)
    lezer.add_argument("--processen", type=int, default=os.cpu_count() or 1)
    lezer.add_argument("--eis", type=float, default=95)
    return lezer.parse_args(woorden)


def _modules(waar: list[str]) -> Iterator[str]:
    for plek in waar:
        pad = ROOT / plek.split("::")[0]
        if pad.suffix:
            yield plek.split("::")[0]
        else:
            yield from {bestand.relative_to(ROOT).as_posix() for bestand in pad.rglob("*.py")} - {*BUITEN}


def _proeven(modules: list[str], dekking: Dekking, bekend: Gelijkwaardig, keuze: argparse.Namespace) -> list[Proef]:
    """Give the mutants that are not known to do the same, or one in so many of them."""
    in_delen = {plek.split("::")[0] for plek in keuze.waar if "::" in plek}
    alle = [
        (module, mutant)
        for module in modules
        for mutant in mutanten(boom_van(module))
        if not bekend.noemt(module, mutant)
        and (module not in in_delen or f"{module}::{mutant.waar.functie}" in keuze.waar)
    ]
    deel = keuze.deel
    gekozen = alle if deel == 1 else random.Random(keuze.zaad).sample(alle, len(alle) // deel)

    @functools.cache
    def langs(module: str, functie: str | None) -> list[str]:
        return sorted(dekking.langs(module, functie))

    return [
        Proef(module, mutant, langs(module, None if mutant.waar.bij_import else mutant.waar.buitenste))
        for module, mutant in gekozen
    ]


def _probeer(proeven: list[Proef], dekking: Dekking, processen: int, verloop: Verloop) -> None:
    bestanden = sorted({test.split("::")[0] for proef in proeven for test in proef.tests})
    plugin = Proeven(proeven, dekking, processen, verloop.meld)
    pytest.main([*OPTIES, *(str(ROOT / bestand) for bestand in bestanden)], plugins=[plugin])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    uitkomst = main(sys.argv[1:])
    sys.stdout.flush()
    # DuckDB would list what it leaves behind
    os._exit(uitkomst)
