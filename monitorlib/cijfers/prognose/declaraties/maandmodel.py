"""The amounts of months, those to come as well, from amounts that are not yet known for sure: best linear prediction.

A month is a level that drifts, plus what its calendar month has more or less each year, plus what is its own. What was
seen of it is that amount with an error of known size: of a month of which little came in, the model says more than its
ladder; a month that is complete is what it is. How much drifts, returns and is own is not chosen but weighed: every
combination of a grid counts by how likely it makes the series. Sources: Robinson, Statistical Science 6-1 (1991), p. 15
(best linear unbiased prediction); Hoeting and others, Statistical Science 14-4 (1999), p. 382 (averaging over models).
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from monitorlib.cijfers.prognose.declaraties.ladder import Getallen

# Standard deviations as a part of the level: of the month itself, of its place in the year, of a month's drift.
EIGEN = (0.005, 0.015, 0.03, 0.06, 0.12, 0.25, 0.5)
SEIZOEN = (0.005, 0.03, 0.06, 0.12)
DRIFT = (0.002, 0.006, 0.02)
_ROOSTER = np.array(list(product(EIGEN, SEIZOEN, DRIFT))) ** 2
# Nothing is known of the level beforehand: the series says it.
_NIVEAU = 10.0**2
# Own choice: growth goes on, of some 4 % per year at most as a rule.
_GROEI = 0.003
_PER_JAAR = 12


@dataclass(frozen=True, eq=False)
class Maandbedragen:
    """What months are expected to be, and how far they may be off, each and together; those to come are last."""

    verwacht: Getallen
    covariantie: Getallen

    def som(self, van: int, tot: int) -> tuple[float, float]:
        """Give the sum of the months from `van` to before `tot` and its standard error."""
        deel = slice(van, tot)
        return float(self.verwacht[deel].sum()), float(np.sqrt(max(self.covariantie[deel, deel].sum(), 0.0)))


def maandbedragen(gezien: Getallen, fout: Getallen, *, vooruit: int) -> Maandbedragen:
    """Predict the months that were seen, as a part of the level, and those after; NaN was not seen.

    `fout` is the covariance of the errors of what was seen.
    """
    aantal = len(gezien)
    bekend = np.flatnonzero(np.isfinite(gezien))
    verband = _verband(aantal + vooruit)
    zien = verband[:, bekend[:, None], bekend] + fout[bekend[:, None], bekend]
    wortel = np.linalg.cholesky(zien)
    y = np.broadcast_to((gezien[bekend] - 1.0)[:, None], (len(_ROOSTER), len(bekend), 1))
    opgelost = np.linalg.solve(wortel, np.concatenate([y, verband[:, bekend, :]], axis=2))
    rest, naar = opgelost[:, :, :1], opgelost[:, :, 1:]
    logkans = -0.5 * (rest[:, :, 0] ** 2).sum(axis=1) - np.log(np.diagonal(wortel, axis1=1, axis2=2)).sum(axis=1)
    gewicht = np.exp(logkans - logkans.max())
    gewicht /= gewicht.sum()
    per_model = (naar.transpose(0, 2, 1) @ rest)[:, :, 0]
    verwacht = gewicht @ per_model
    eigen = np.einsum("g,gij->ij", gewicht, verband - naar.transpose(0, 2, 1) @ naar)
    tussen = (gewicht[:, None] * (per_model - verwacht)).T @ (per_model - verwacht)
    return Maandbedragen(1.0 + verwacht, eigen + tussen)


def _verband(aantal: int) -> Getallen:
    """Give per combination of the grid how months go together."""
    plek = np.arange(aantal)
    zelf = np.eye(aantal)
    seizoen = ((plek[:, None] - plek) % _PER_JAAR == 0).astype(np.float64)
    drift = np.minimum.outer(plek, plek).astype(np.float64)
    delen = np.stack([zelf, seizoen, drift])
    groei = _GROEI**2 * np.outer(plek, plek)
    samen: Getallen = np.tensordot(_ROOSTER, delen, axes=1) + groei + _NIVEAU
    return samen
