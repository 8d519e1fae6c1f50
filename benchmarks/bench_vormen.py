"""All forms of editions whose notebooks are executed already: how long?

Usage: python benchmarks/bench_vormen.py [--output MAP]. Editions that are not built there are built first.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
VIER = ("bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1")
VOORBEELD = ("voorbeeld/2024-Q4",)
GRENZEN = {VIER: 30.0, VOORBEELD: 60.0}
ALLE = "pdf,excel,csv,brief"


def monitor(output: Path, *opdracht: str) -> float:
    """Run the command and give its seconds."""
    begin = time.perf_counter()
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT)}
    opdracht = (*opdracht, "--output", str(output), "--quiet")
    subprocess.run([sys.executable, "-m", "monitorlib.cli", *opdracht], check=True, env=omgeving, cwd=ROOT)
    return time.perf_counter() - begin


def zonder_vormen(output: Path, editie: str) -> None:
    """Make the pages as they are without forms: nothing is executed."""
    shutil.rmtree(output / editie / "intern" / "vormen", ignore_errors=True)
    monitor(output, "build", editie)


def main() -> int:
    """Measure both, and end with 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    output = parser.parse_args().output
    te_lang = False
    for edities, grens in GRENZEN.items():
        for editie in edities:
            zonder_vormen(output, editie)
        belasting = os.getloadavg()[0]
        seconden = monitor(output, "build", *edities, "--vormen", ALLE)
        te_lang |= seconden > grens
        print(
            f"{', '.join(edities)}: {seconden:.1f} s (grens {grens:.0f} s); "
            f"belasting vooraf {belasting:.1f} op {os.cpu_count()} processoren"
        )
    return int(te_lang)


if __name__ == "__main__":
    sys.exit(main())
