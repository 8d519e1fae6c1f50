"""The run-off triangle of declarations: in whole cents, by month of delivery and by how many months later it came in.

A month of receipt ends on the day of the month on which the register was taken: then the youngest is as long as the
others. Of a register of 20 January, what came from 21 December on is a month of receipt; of 31 January, January.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from monitorlib.errors import CalculationError
from monitorlib.notatie import getal
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Maand

# A refusal is put right, or stands, within so many months of receipt. Own choice.
HERSTELD_NA = 6


@dataclass(frozen=True)
class Ontvangst:
    """What came in on a day for a month of delivery, in cents that count; a credit is negative.

    `afgewezen` is what was refused of it and not sent again.
    """

    maand: Maand | None
    ontvangen: date
    centen: int
    aanbieder: str = ""
    afgewezen: int = 0


@dataclass(frozen=True, eq=False)
class Driehoek:
    """Cents per month of delivery (rows, oldest first, none missing) and per month of receipt after it (columns).

    `tot` is the last month of receipt. What was not known yet is 0 in `centen` and NaN in `cumulatief`. `alsnog` is
    what was refused and is expected to count after all: it is part of what comes in, not of what counts already.
    """

    maanden: tuple[Maand, ...]
    tot: Maand
    centen: NDArray[np.int64]
    alsnog: NDArray[np.int64] = field(default_factory=lambda: np.zeros((1, 1), dtype=np.int64))

    @property
    def ouderdom(self) -> NDArray[np.int64]:
        """Give per month of delivery how many months of receipt came after it."""
        return np.array([self.tot - maand for maand in self.maanden])

    @property
    def ontvangen(self) -> tuple[int, ...]:
        """Give per month of delivery the cents that came in."""
        return tuple(int(som) for som in self.centen.sum(axis=1))

    @property
    def cumulatief(self) -> NDArray[np.float64]:
        """Give what had come in at each age, with what is refused but will count; NaN where that is still to come."""
        bekend = np.arange(self.centen.shape[1]) <= self.ouderdom[:, None]
        return np.where(bekend, np.cumsum(self.centen + self.alsnog, axis=1), np.nan)

    def eerder(self, maanden: int) -> "Driehoek":
        """Give the triangle as it was known so many months ago."""
        over = len(self.maanden) - maanden
        if not 0 <= maanden < len(self.maanden):
            raise CalculationError(
                f"De driehoek gaat over {len(self.maanden)} maanden; {maanden} maanden terug is er niets meer van. "
                f"Ga hoogstens {len(self.maanden) - 1} maanden terug."
            )
        breed = self.centen.shape[1] - maanden
        tot = self.tot.verschoven(-maanden)
        bekend = np.array([np.arange(breed) <= tot - maand for maand in self.maanden[:over]])
        centen, alsnog = (
            np.where(bekend, np.broadcast_to(deel, self.centen.shape)[:over, :breed], 0)
            for deel in (self.centen, self.alsnog)
        )
        return replace(self, maanden=self.maanden[:over], tot=tot, centen=centen, alsnog=alsnog)


def driehoek(
    ontvangsten: Iterable[Ontvangst], *, van: Maand, tot: Maand, opgehaald: date, alsnog: float = 0.0
) -> Driehoek:
    """Lay out what came in until a register was taken, for deliveries from `van` up to and including `tot`.

    `alsnog` is the part of what was refused lately that will count after all, as `deel_alsnog` gives it. A month
    without a declaration is a row of zeros. Raise `CalculationError` for one without month of delivery, of before it or
    of after `opgehaald`, and for months of delivery that are not over on that day.
    """
    laatste = maand_van_ontvangst(opgehaald, opgehaald)
    if van > tot or tot.peildatum > opgehaald:
        raise CalculationError(
            f"Driehoek van {van} tot en met {tot} uit een register van {datum_kort(opgehaald)}: de maanden moeten op "
            "die dag voorbij zijn, de eerste voor de laatste. Kies eerdere maanden van levering."
        )
    maanden = tot.terug(tot - van + 1)
    centen, later = (np.zeros((len(maanden), laatste - van + 1), dtype=np.int64) for _ in range(2))
    for een in ontvangsten:
        geleverd, binnen = _gekeurd(een, opgehaald), maand_van_ontvangst(een.ontvangen, opgehaald)
        if van <= geleverd <= tot:
            centen[geleverd - van, binnen - geleverd] += een.centen
            later[geleverd - van, binnen - geleverd] += round(alsnog * een.afgewezen * (laatste - binnen < HERSTELD_NA))
    return Driehoek(maanden, laatste, centen, later)


def deel_alsnog(ontvangsten: Iterable[Ontvangst], opgehaald: date) -> float:
    """Give which part of what was refused in the last half-year will count after all.

    What came in before that has less of it refused when refusals are put right. What recent months of receipt have
    more refused than those is put right still; without months before it, nothing says so.
    """
    laatste = maand_van_ontvangst(opgehaald, opgehaald)
    binnen, geweigerd = [0, 0], [0, 0]
    for een in ontvangsten:
        oud = laatste - maand_van_ontvangst(een.ontvangen, opgehaald) >= HERSTELD_NA
        binnen[oud] += een.centen + een.afgewezen
        geweigerd[oud] += een.afgewezen
    if min(binnen[1], geweigerd[0]) <= 0:
        return 0.0
    blijft = geweigerd[1] / binnen[1] * binnen[0]
    return min(1.0, max(0.0, 1 - blijft / geweigerd[0]))


@cache
def maand_van_ontvangst(dag: date, opgehaald: date) -> Maand:
    """Give the month of receipt of a day, when these end on the day of the month of `opgehaald`."""
    maand = Maand(dag.year, dag.month)
    lengte = calendar.monthrange(dag.year, dag.month)[1]
    einde = lengte if opgehaald == Maand(opgehaald.year, opgehaald.month).peildatum else min(opgehaald.day, lengte)
    return maand if dag.day <= einde else maand.volgende


def _gekeurd(een: Ontvangst, opgehaald: date) -> Maand:
    if een.maand is None:
        raise CalculationError(f"{_genoemd(een)}: de maand van levering ontbreekt. Vul de maand in waarin is geleverd.")
    if een.ontvangen < een.maand.eerste_dag:
        raise CalculationError(
            f"{_genoemd(een)}: dat is voor de maand van levering, {een.maand.label}. Verbeter de maand of de dag van "
            "ontvangst."
        )
    if een.ontvangen > opgehaald:
        raise CalculationError(
            f"{_genoemd(een)}: het register is van {datum_kort(opgehaald)}. Verbeter de dag van ontvangst, "
            "of `opgehaald` van de bron."
        )
    return een.maand


def _genoemd(een: Ontvangst) -> str:
    wat = f"Declaratie van {getal(een.centen / 100, 2)} euro, ontvangen op {datum_kort(een.ontvangen)}"
    return f"{wat}, aanbieder {een.aanbieder}" if een.aanbieder else wat
