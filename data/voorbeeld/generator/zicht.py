"""A view of the world: one quarter, and what was known on the day on which its sources were taken.

What happened stands in the world, with for each fact the day on which it became known. A view leaves out what was not
known yet, and gives what was corrected later as it was first told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wereld import EERSTE_DAG_NIEUW, INWONERS, NIEUW_HAZELRADE, OPGEGAAN_IN, OPGEHAALD

KWARTALEN = [f"{jaar}-Q{nummer}" for jaar in (2023, 2024) for nummer in (1, 2, 3, 4)]
LAATSTE = KWARTALEN[-1]
# Registers are taken on the 15th of the month after a quarter; those of the last quarter on the day the world ends.
OPHAALDAG = 15
BLIJVEN = [code for code in INWONERS if code not in OPGEGAAN_IN]


@dataclass(frozen=True)
class Zicht:
    """What was seen of the world from a quarter."""

    periode: str

    @property
    def jaar(self) -> int:
        return int(self.periode[:4])

    @property
    def nummer(self) -> int:
        return int(self.periode[-1])

    @property
    def plek(self) -> int:
        """Its place among the quarters of the world."""
        return KWARTALEN.index(self.periode)

    @property
    def peildatum(self) -> date:
        return self._dag_erna - timedelta(days=1)

    @property
    def opgehaald(self) -> date:
        return OPGEHAALD if self.is_laatste else self._dag_erna.replace(day=OPHAALDAG)

    @property
    def is_laatste(self) -> bool:
        return self.periode == LAATSTE

    @property
    def gemeenten(self) -> list[str]:
        """The gemeenten that exist on the peildatum, in the order of the tables."""
        return gemeenten_in(self.jaar)

    @property
    def vorige(self) -> "Zicht":
        """The quarter before; also that before the first, of which nothing was kept."""
        return Zicht(f"{self.jaar - (self.nummer == 1)}-Q{(self.nummer + 2) % 4 + 1}")

    def tot_nu(self, periode: str) -> bool:
        """Tell whether a quarter is over."""
        return periode <= self.periode

    def laatste(self, aantal: int) -> list[str]:
        """List the last quarters, at most so many: before 2023 nothing was kept."""
        return KWARTALEN[: self.plek + 1][-aantal:]

    def kans(self, deel: str) -> str:
        """Name the chance of a part that is drawn anew for each quarter."""
        return deel if self.is_laatste else f"{deel} {self.periode}"

    @property
    def _dag_erna(self) -> date:
        return date(self.jaar + self.nummer // 4, 3 * self.nummer % 12 + 1, 1)


def gemeenten_in(jaar: int) -> list[str]:
    """List the gemeenten that exist in a year: Hazelrade and Munterveld, or the one in which they went up."""
    return BLIJVEN + ([NIEUW_HAZELRADE] if jaar >= EERSTE_DAG_NIEUW.year else list(OPGEGAAN_IN))


def over(zicht: Zicht, reeksen: dict[str, Sequence[object]], hoeveel: int) -> list[tuple[object, ...]]:
    """Give a row per name and quarter of the last so many; a counted zero is '-'. A series begins in 2023-Q1."""
    gezien = zicht.laatste(hoeveel)
    return [
        (naam, periode, nihil(reeks[KWARTALEN.index(periode)])) for naam, reeks in reeksen.items() for periode in gezien
    ]


def nihil(waarde: object) -> object:
    return "-" if waarde == 0 else waarde
