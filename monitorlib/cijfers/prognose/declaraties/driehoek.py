"""The run-off triangle of declarations: in whole cents, by month of delivery and by how many months later it came in.

A month of receipt ends on the day of the month on which the register was taken: then the youngest is as long as the
others. Of a register of 20 January, what came from 21 December on is a month of receipt; of 31 January, January.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from monitorlib.errors import CalculationError
from monitorlib.notatie import getal
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.periode import Maand


@dataclass(frozen=True)
class Ontvangst:
    """What came in on a day for a month of delivery, in cents; a credit is negative."""

    maand: Maand | None
    ontvangen: date
    centen: int
    aanbieder: str = ""


@dataclass(frozen=True, eq=False)
class Driehoek:
    """Cents per month of delivery (rows, oldest first, none missing) and per month of receipt after it (columns).

    `tot` is the last month of receipt. What was not known yet is 0 in `centen` and NaN in `cumulatief`.
    """

    maanden: tuple[Maand, ...]
    tot: Maand
    centen: NDArray[np.int64]

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
        """Give what had come in at each age; NaN where that is still to come."""
        bekend = np.arange(self.centen.shape[1]) <= self.ouderdom[:, None]
        return np.where(bekend, np.cumsum(self.centen, axis=1), np.nan)

    def eerder(self, maanden: int) -> "Driehoek":
        """Give the triangle as it was known so many months ago."""
        over = len(self.maanden) - maanden
        if not 0 <= maanden < len(self.maanden):
            raise CalculationError(
                f"De driehoek gaat over {len(self.maanden)} maanden; {maanden} maanden terug is er niets meer van. "
                f"Ga hoogstens {len(self.maanden) - 1} maanden terug."
            )
        breed = self.centen.shape[1] - maanden
        terug = replace(
            self, maanden=self.maanden[:over], tot=self.tot.verschoven(-maanden), centen=self.centen[:over, :breed]
        )
        bekend = np.arange(breed) <= terug.ouderdom[:, None]
        return replace(terug, centen=np.where(bekend, terug.centen, 0))


def driehoek(ontvangsten: Iterable[Ontvangst], *, van: Maand, tot: Maand, opgehaald: date) -> Driehoek:
    """Lay out what came in until a register was taken, for deliveries from `van` up to and including `tot`.

    A month without a declaration is a row of zeros. Raise `CalculationError` for one without month of delivery, of
    before it or of after `opgehaald`, and for months of delivery that are not over on that day.
    """
    laatste = maand_van_ontvangst(opgehaald, opgehaald)
    if van > tot or tot.peildatum > opgehaald:
        raise CalculationError(
            f"Driehoek van {van} tot en met {tot} uit een register van {datum_kort(opgehaald)}: de maanden moeten op "
            "die dag voorbij zijn, de eerste voor de laatste. Kies eerdere maanden van levering."
        )
    maanden = tot.terug(tot - van + 1)
    centen = np.zeros((len(maanden), laatste - van + 1), dtype=np.int64)
    for een in ontvangsten:
        geleverd = _gekeurd(een, opgehaald)
        if van <= geleverd <= tot:
            centen[geleverd - van, maand_van_ontvangst(een.ontvangen, opgehaald) - geleverd] += een.centen
    return Driehoek(maanden, laatste, centen)


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
