"""Synthetic years of declarations that come late, of which the end is known.

Of each month 35, 30, 15, 8, 5, 3, 2 and 2 % come in so many months later; per series and per month that varies. The
amounts have a level, a growth, a season and noise, each drawn per series. Three years go before the year in question.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.tijd.periode import Maand

VERTRAGING = np.array([35.0, 30.0, 15.0, 8.0, 5.0, 3.0, 2.0, 2.0]) / 100
EERSTE, JAAR, MAANDEN = Maand(2021, 1), 2024, 48
# How far the shares of a series and of one of its months may be from those above: more is nearer (Dirichlet).
PER_REEKS, PER_MAAND = 200.0, 60.0


@dataclass(frozen=True, eq=False)
class LateReeks:
    """All that will ever come in, in cents per month of delivery and months of delay, over 48 months."""

    centen: NDArray[np.int64]

    @property
    def jaartotaal(self) -> int:
        """Give what the last twelve months cost in the end."""
        return int(self.centen[-12:].sum())

    def na(self, maanden: int) -> Driehoek:
        """Give what is known when so many months of the year are over."""
        aantal = MAANDEN - 12 + maanden
        centen = np.zeros((aantal, aantal), dtype=np.int64)
        breed = min(self.centen.shape[1], aantal)
        centen[:, :breed] = self.centen[:aantal, :breed]
        bekend = np.arange(aantal) < aantal - np.arange(aantal)[:, None]
        maanden_ = EERSTE.verschoven(aantal - 1).terug(aantal)
        return Driehoek(maanden_, maanden_[-1], np.where(bekend, centen, 0))


def late_reeks(zaad: int) -> LateReeks:
    """Draw a series."""
    rng = np.random.default_rng(zaad)
    niveau = 10 ** rng.uniform(4, 7)
    groei = rng.uniform(-0.05, 0.10)
    seizoen = rng.normal(0, rng.uniform(0.02, 0.08), 12)
    ruis = rng.uniform(0.01, 0.08)
    maand = np.arange(MAANDEN)
    verloop = groei * maand / 12 + np.cumsum(rng.normal(0, rng.uniform(0, 0.01), MAANDEN))
    bedrag = niveau * (1 + seizoen[maand % 12]) * np.exp(verloop + rng.normal(0, ruis, MAANDEN))
    van_reeks = rng.dirichlet(PER_REEKS * VERTRAGING)
    delen = np.array([rng.dirichlet(PER_MAAND * van_reeks + 1e-3) for _ in maand])
    return LateReeks(np.rint(100 * bedrag[:, None] * delen).astype(np.int64))
