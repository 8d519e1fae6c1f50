"""How long do quarters in a row take, each beside the first: does the eighth monitor ask more of its maker?

The quarters of the fictitious region, each as it was known then and with what the one before it showed, built one after
another from nothing; then the last one again. Usage: python benchmarks/bench_reeks.py [--kwartalen 8]. With eight it
takes some five minutes; the short form has two.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Quiet
from monitorlib.publish.editions import build

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data/voorbeeld/generator"))
from reeks import leg_uit, neem_over
from zicht import KWARTALEN

# A later quarter has more rows and more earlier quarters to show: at most so many times the first.
HOOGSTENS = 2.0
KOP = "| kwartaal | rijen | eerste bouw | keer het eerste kwartaal | doel | |\n|---|---:|---:|---:|---|---|"


def bouw(editie: Editie) -> float:
    """Build an edition; give how many seconds that took, freezing included."""
    begin = time.perf_counter()
    (uitkomst,) = build([editie], Options(), Quiet())
    if uitkomst.error:
        raise uitkomst.error
    return time.perf_counter() - begin


def rijen(editie: Editie) -> int:
    """Count the rows of all sources."""
    return sum(path.read_bytes().count(b"\n") - 1 for path in editie.data.glob("*.csv"))


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("--kwartalen", type=int, default=len(KWARTALEN), choices=range(2, len(KWARTALEN) + 1))
    laatste = KWARTALEN[-vraag.parse_args().kwartalen :]
    with tempfile.TemporaryDirectory() as map_:
        edities = leg_uit(Path(map_), laatste, vorige=True)
        os.environ["MONITOR_ROOT"] = map_
        tijden: list[float] = []
        print(KOP)
        for nummer, editie in enumerate(edities):
            if nummer:
                neem_over(edities[nummer - 1], editie)
            tijden.append(bouw(editie))
            keer = tijden[-1] / tijden[0]
            doel = f"< {HOOGSTENS:g} | {'gehaald' if keer < HOOGSTENS else 'NIET GEHAALD'}" if nummer else " | "
            print(f"| {editie.periode} | {rijen(editie)} | {tijden[-1]:.1f} s | {keer:.2f} | {doel} |", flush=True)
        print(f"\n{edities[-1].periode} nog eens, niets veranderd: {bouw(edities[-1]):.2f} s")


if __name__ == "__main__":
    main()
