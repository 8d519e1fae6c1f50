"""What is known to change a series: a tariff, the abonnementstarief, a contract; from when, and by how much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Gebeurtenis:
    """A change from a period on, until and with `tot_en_met` when it ends: times a factor, then plus an amount.

    A series is brought to what it would be without, carried on, and brought back: so one in the past, one that is to
    come, and one that is for a time are the same. `Gebeurtenis("tarief 2025", Maand(2025, 1), factor=1.04)`.
    """

    naam: str
    vanaf: Periode
    factor: float = 1.0
    bedrag: float = 0.0
    tot_en_met: Periode | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.factor) and self.factor > 0 and math.isfinite(self.bedrag)):
            raise CalculationError(
                f"De gebeurtenis {self.naam}: factor {self.factor} en bedrag {self.bedrag} kunnen niet. Schrijf een "
                "factor boven 0 (1.04 is 4 % meer) en een bedrag per periode."
            )
        if self.tot_en_met is not None and self.tot_en_met < self.vanaf:
            raise CalculationError(
                f"De gebeurtenis {self.naam} eindigt ({self.tot_en_met}) voordat zij begint ({self.vanaf}). Geef "
                "een begin dat ervoor ligt."
            )

    def geldt(self, perioden: Sequence[Periode]) -> list[bool]:
        """Tell of each period whether it is under way; `CalculationError` for another kind of period."""
        if any(type(een) is not type(self.vanaf) for een in (*perioden, self.tot_en_met or self.vanaf)):
            raise CalculationError(
                f"De gebeurtenis {self.naam} begint in {self.vanaf}, maar de reeks gaat per {perioden[0].soort}. Geef "
                f"een {perioden[0].soort}."
            )
        return [self.vanaf <= een and (self.tot_en_met is None or een <= self.tot_en_met) for een in perioden]


def factoren(gebeurtenissen: Sequence[Gebeurtenis], perioden: Sequence[Periode]) -> tuple[Getallen, Getallen]:
    """Give by period what a number without them is multiplied by, and what is added to it then."""
    maal, plus = np.ones(len(perioden)), np.zeros(len(perioden))
    for een in gebeurtenissen:
        geldt = np.array(een.geldt(perioden), dtype=bool)
        maal, plus = np.where(geldt, maal * een.factor, maal), np.where(geldt, plus * een.factor + een.bedrag, plus)
    return maal, plus
