"""Broken deliveries, each with what must come of it: `python tests/corpus`, or `--elke 10` for one of ten.

A case is right when its numbers are, or when it is refused with the place and the remedy; never a traceback, a hang of
more than 20 seconds, an abort, something left over, or a wrong number.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from alle import alle_gevallen  # noqa: E402
from loop import alles  # noqa: E402

# What a case imports, is imported before it is forked; nothing of it starts a thread.
import monitorlib.cli  # noqa: E402
import monitorlib.sources.freeze.snapshot  # noqa: E402, F401


def main() -> int:
    """Run the cases and say which are wrong."""
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--elke", type=int, default=1, metavar="N", help="alleen elk N-de geval")
    vragen.add_argument("--naam", default="", help="alleen gevallen met dit in hun naam")
    vragen.add_argument("--tegelijk", type=int, default=2, help="zoveel gevallen tegelijk")
    gevraagd = vragen.parse_args()
    gevallen = [een for een in alle_gevallen() if gevraagd.naam in een.naam][:: gevraagd.elke]
    with tempfile.TemporaryDirectory(prefix="monitor-corpus-") as werk:
        fout = 0
        for naam, wat in alles(gevallen, Path(werk), gevraagd.tegelijk):
            if wat:
                fout += 1
                print(f"{naam}:", *wat, sep="\n    ", flush=True)
    print(f"{len(gevallen)} leveringen, {fout} niet zoals het moet.")
    return 1 if fout or not gevallen else 0


if __name__ == "__main__":
    sys.exit(main())
