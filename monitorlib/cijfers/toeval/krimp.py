"""Borrow strength: the dispersion of one indicator beside that of others of its kind.

One series of eight quarters tells little of its own variance. Of indicators that are tested alike the variances are
taken to vary around a common one; each is drawn towards that, more as it is less certain itself.
Source: Smyth, Statistical Applications in Genetics and Molecular Biology 3 (2004), article 3 (par. 6.2); with a test on
overdispersed counts: Lund, Nettleton, McCarthy and Smyth, the same journal 11 (2012), article 8.
"""

import math
from collections.abc import Sequence

import numpy as np

# Own choice: two variances do not tell how much variances vary.
MINSTENS_REEKSEN = 3
# Own choice: however alike the others are, an indicator keeps an eleventh of the say over its own variance.
HOOGSTENS_KEER = 10.0


def gekrompen(phi: Sequence[float], vrijheid: Sequence[float]) -> list[tuple[float, float]]:
    """Draw each phi towards that of all: (d0·phi0 + d·phi) / (d0 + d), with d0 + d degrees of freedom.

    Without degrees of freedom of its own a phi is that of all; with fewer than three others to compare with, it stays
    as it is.
    """
    bekend = [(een, vrij) for een, vrij in zip(phi, vrijheid, strict=True) if vrij > 0 and een > 0]
    if len(bekend) < MINSTENS_REEKSEN:
        return list(zip(phi, vrijheid, strict=True))
    phi0, d0 = samen_verdeeld([een for een, _ in bekend], [vrij for _, vrij in bekend])
    d0 = min(d0, HOOGSTENS_KEER * float(np.mean([vrij for _, vrij in bekend])))
    return [
        ((d0 * phi0 + vrij * een) / (d0 + vrij) if vrij > 0 else phi0, d0 + vrij)
        for een, vrij in zip(phi, vrijheid, strict=True)
    ]


def samen_verdeeld(phi: Sequence[float], vrijheid: Sequence[float]) -> tuple[float, float]:
    """Fit the common variance and what it is worth in degrees of freedom: infinitely many when all vary as chance does.

    By the mean and variance of log phi, as Smyth does: the trigamma of d0 / 2 is what varies beyond chance.
    """
    from scipy.special import digamma, polygamma

    half = np.asarray(vrijheid) / 2
    e = np.log(phi) - digamma(half) + np.log(half)
    meer = float(np.var(e, ddof=1) - np.mean(polygamma(1, half)))
    if meer <= 0:
        return math.exp(float(np.mean(e))), math.inf
    d0 = 2 * _trigamma_omgekeerd(meer)
    return math.exp(float(np.mean(e) + digamma(d0 / 2) - math.log(d0 / 2))), d0


def _trigamma_omgekeerd(waarde: float) -> float:
    """Solve trigamma(x) = waarde by halving; trigamma falls from infinity to 0."""
    from scipy.special import polygamma

    laag, hoog = 1e-6, 1e6
    for _ in range(100):
        midden = math.sqrt(laag * hoog)
        laag, hoog = (midden, hoog) if float(polygamma(1, midden)) > waarde else (laag, midden)
    return math.sqrt(laag * hoog)
