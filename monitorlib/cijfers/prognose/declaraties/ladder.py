"""Chain ladder: what a run-off triangle will grow to, with Mack's standard error per origin and of all together.

No distribution is assumed. Each next age is the one before times a factor that all origins share; what varies around it
varies with the amount. An origin is off by chance of its own (proces) and by the factors (parameter); the latter are
shared, so that origins are off together. There is no tail but the one that is given. Sources: Mack, ASTIN Bulletin 23-2
(1993), p. 213; the last sigma, of which one factor tells nothing, is Mack's own: the least of the two before it and of
how it falls, sigma(n-2)^4 / sigma(n-3)^2 (the same article, p. 219).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from monitorlib.errors import CalculationError

Getallen = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ladder:
    """A triangle as it was extended: per origin where it stands, per age the factor to the next with its sigma².

    `gewicht` is per age the amount that the factor rests on; `ouderdom` per origin the last age that is known.
    """

    laatste: Getallen
    ouderdom: NDArray[np.int64]
    factoren: Getallen
    sigma2: Getallen
    gewicht: Getallen
    staart: float = 1.0

    @cached_property
    def nog(self) -> Getallen:
        """Give per age by what an amount is still to be multiplied."""
        return np.append(np.cumprod(self.factoren[::-1])[::-1], 1.0) * self.staart

    @property
    def uiteindelijk(self) -> Getallen:
        """Give per origin what it will be in the end."""
        uit: Getallen = self.laatste * self.nog[self.ouderdom]
        return uit

    @property
    def ibnr(self) -> Getallen:
        """Give per origin what is still to come (incurred but not reported)."""
        return self.uiteindelijk - self.laatste

    @property
    def fout(self) -> Getallen:
        """Give Mack's standard error per origin."""
        return np.sqrt(np.diag(self.covariantie()))

    @property
    def fout_totaal(self) -> float:
        """Give Mack's standard error of all origins together."""
        return float(np.sqrt(self.covariantie().sum()))

    def covariantie(self, omvang: Getallen | None = None) -> Getallen:
        """Give how far the origins may be off, each and together; of origins that would be so large in the end."""
        uit = self.uiteindelijk if omvang is None else omvang
        per_stap = self.sigma2 / self.factoren**2
        parameter = _vanaf(per_stap / self.gewicht)[np.maximum.outer(self.ouderdom, self.ouderdom)]
        proces = _vanaf(per_stap * self.nog[:-1])[self.ouderdom]
        samen: Getallen = np.outer(uit, uit) * parameter + np.diag(uit * proces)
        return samen


def kettingladder(cumulatief: ArrayLike, *, staart: float = 1.0) -> Ladder:
    """Extend a triangle: a row per origin, oldest first, a column per age, amounts so far; NaN is not known yet.

    Older rows may all be known to the last age. An amount may fall, as with a credit. Raise `CalculationError` for a
    hole in a row, and for an age of which nothing came in, as no factor can be had from that.
    """
    bedragen = np.asarray(cumulatief, dtype=np.float64)
    bekend = _keur(bedragen)
    van, naar = bedragen[:, :-1], bedragen[:, 1:]
    telt = bekend[:, 1:] & (van > 0)
    met = np.where(telt, van, 0.0)
    gewicht = met.sum(axis=0)
    if (gewicht <= 0).any():
        raise CalculationError(
            f"Driehoek: van ouderdom {int(np.argmax(gewicht <= 0))} is niets ontvangen dat later is gegroeid; er is "
            "geen ontwikkelfactor. Begin de driehoek bij de eerste ouderdom met bedragen, of neem meer maanden."
        )
    factoren = np.where(telt, naar, 0.0).sum(axis=0) / gewicht
    if (factoren <= 0).any():
        raise CalculationError(
            f"Driehoek: na ouderdom {int(np.argmax(factoren <= 0))} blijft er per saldo niets over. Kijk de "
            "creditdeclaraties na."
        )
    kwadraten = met * (np.divide(naar, van, out=np.ones_like(van), where=telt) - factoren) ** 2
    sigma2 = _sigma2(kwadraten.sum(axis=0), telt.sum(axis=0) - 1)
    ouderdom = bekend.sum(axis=1) - 1
    return Ladder(bedragen[np.arange(len(bedragen)), ouderdom], ouderdom, factoren, sigma2, gewicht, staart)


def _keur(bedragen: Getallen) -> NDArray[np.bool_]:
    if bedragen.ndim != 2 or min(bedragen.shape) < 2:
        raise CalculationError(
            f"Driehoek van vorm {bedragen.shape}: nodig zijn twee herkomsten en twee ouderdommen. Neem meer maanden."
        )
    bekend = np.isfinite(bedragen)
    gat = ~bekend[:, :1].any(axis=1) | (bekend[:, 1:] & ~bekend[:, :-1]).any(axis=1)
    if gat.any():
        raise CalculationError(
            f"Driehoek, rij {int(np.argmax(gat)) + 1}: een bedrag ontbreekt voor een later bedrag. Vul 0 in als er "
            "niets bij kwam; het gaat om bedragen tot en met een ouderdom."
        )
    return bekend


def _sigma2(kwadraten: Getallen, vrijheid: NDArray[np.int64]) -> Getallen:
    """Estimate sigma² per factor; where one factor tells nothing of it, by Mack's rule from the two before it."""
    sigma2 = np.where(vrijheid > 0, kwadraten / np.maximum(vrijheid, 1), np.nan)
    for plek in np.flatnonzero(vrijheid < 1):
        eerder = sigma2[max(plek - 2, 0) : plek]
        daalt = [eerder[1] ** 2 / eerder[0]] if len(eerder) == 2 and eerder[0] > 0 else []
        sigma2[plek] = min([*daalt, *eerder], default=np.nan)
    return sigma2


def _vanaf(per_stap: Getallen) -> Getallen:
    """Add up from each age to the last one; nothing from the last on."""
    return np.append(np.cumsum(per_stap[::-1])[::-1], 0.0)
