"""A series of numbers, one of each period after the other: what a forecast is made of."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Periode

Getallen = NDArray[np.float64]


@dataclass(frozen=True)
class Tijdreeks:
    """The numbers of one series from its first period on, none missing: euros or cliënten per month or quarter."""

    naam: str
    eerste: Periode
    waarden: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.waarden:
            raise CalculationError(f"De reeks {self.naam} is leeg; geef minstens het getal van één periode.")
        for periode, waarde in zip(self.perioden, self.waarden, strict=True):
            if not math.isfinite(waarde):
                raise CalculationError(
                    f"De reeks {self.naam}: {periode.label} ({periode}) heeft geen getal. Vul het aan, of laat "
                    "de reeks daarna beginnen."
                )

    @property
    def perioden(self) -> tuple[Periode, ...]:
        return tuple(self.eerste.verschoven(stap) for stap in range(len(self.waarden)))

    @property
    def laatste(self) -> Periode:
        return self.eerste.verschoven(len(self.waarden) - 1)

    @property
    def seizoen(self) -> int:
        """How many periods a year has."""
        return self.eerste.per_jaar()

    def tot_en_met(self, periode: Periode) -> "Tijdreeks":
        """Give the series as it was when `periode` was its last; `CalculationError` when it has no such period."""
        aantal = periode - self.eerste + 1 if type(periode) is type(self.eerste) else 0
        if not 0 < aantal <= len(self.waarden):
            raise CalculationError(
                f"De reeks {self.naam} loopt van {self.eerste} tot en met {self.laatste}; {periode} is daar geen "
                f"{self.eerste.soort} van. Vraag er een die erin zit."
            )
        return Tijdreeks(self.naam, self.eerste, self.waarden[:aantal])


def reeks_uit(naam: str, punten: Iterable[tuple[Periode, float]]) -> Tijdreeks:
    """Make a series of its points in any order; a period that is missing, or that comes twice, is an error."""
    per: dict[Periode, float] = {}
    for periode, waarde in punten:
        if periode in per:
            raise CalculationError(f"De reeks {naam}: {periode.label} ({periode}) staat er twee keer; haal er een weg.")
        per[periode] = waarde
    if len({type(periode) for periode in per}) > 1:
        raise CalculationError(f"De reeks {naam} mengt soorten perioden; geef alleen maanden of alleen kwartalen.")
    if not per:
        return Tijdreeks(naam, Periode.lees("2000"), ())
    eerste = min(per)
    alle = [eerste.verschoven(stap) for stap in range(max(per) - eerste + 1)]
    return Tijdreeks(naam, eerste, tuple(per.get(periode, math.nan) for periode in alle))
