"""An agreement as a file: what is declared, a line each, read back and written anew when a change was meant."""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

Rij = tuple[str, ...]


def lees(bestand: Path) -> list[Rij]:
    """Read an agreement as it was made, without its heading."""
    with bestand.open(encoding="utf-8", newline="") as regels:
        return [tuple(rij) for rij in csv.reader(regels)][1:]


def schrijf(bestand: Path, kop: Rij, rijen: Iterable[Rij]) -> None:
    """Write an agreement anew, and say how many lines it has."""
    with bestand.open("w", encoding="utf-8", newline="") as regels:
        csv.writer(regels, lineterminator="\n").writerows([kop, *rijen])
    sys.stdout.write(f"{bestand.name}: {len(lees(bestand))} regels\n")
