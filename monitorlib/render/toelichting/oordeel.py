"""What a comparison of numbers of cells says: whether it holds, and both numbers, so that a reader sees why not."""

from math import isclose
from typing import Self

from monitorlib.render.tabellen.getoonde_tabel import schrijf

# Of each comparison: how it reads when it does not hold.
NIET = {
    "<": "is niet lager dan",
    "<=": "is niet hoogstens",
    ">": "is niet hoger dan",
    ">=": "is niet minstens",
    "==": "is niet gelijk aan",
    "!=": "is gelijk aan",
}


class Oordeel(int):
    """1 where a comparison holds, else 0; `gebrond` tells whether a number of a cell is in it."""

    links: float
    teken: str
    rechts: float
    gebrond: bool

    def __new__(cls, links: float, teken: str, rechts: float, *, gebrond: bool) -> Self:
        zelf = super().__new__(cls, _waar(links, teken, rechts))
        zelf.links, zelf.teken, zelf.rechts, zelf.gebrond = links, teken, rechts, gebrond
        return zelf

    @property
    def berekend(self) -> str:
        """The number that a sentence is about."""
        return schrijf(self.links)

    @property
    def waarom_niet(self) -> str:
        """Say of a comparison that does not hold both its numbers: '31 is niet hoogstens 28'."""
        return f"{self.berekend} {NIET[self.teken]} {schrijf(self.rechts)}"


def _waar(links: float, teken: str, rechts: float) -> bool:
    """Compare as a reader does: what is equal but for the arithmetic of a machine is equal."""
    verschil = float(links) - float(rechts)
    gelijk = isclose(float(links), float(rechts), abs_tol=1e-12)
    return {
        "<": verschil < 0 and not gelijk,
        "<=": verschil < 0 or gelijk,
        ">": verschil > 0 and not gelijk,
        ">=": verschil > 0 or gelijk,
        "==": gelijk,
        "!=": not gelijk,
    }[teken]
