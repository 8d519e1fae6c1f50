"""How far a year end may turn out from what is expected: by the errors of earlier forecasts, and by the model.

The bounds of 80 % come from the size of earlier errors. Their shape says the rest: a part of the chance is theirs, by
how many years of them there are, up and down alike, as those of a few years that overlap do not show a direction; what
is left has the normal distribution of the model. Four in five are within the bounds by either. Source of the errors as
a distribution: Vovk, Gammerman and Shafer, 'Algorithmic Learning in a Random World' (2005), chapter 2; the mixture is
our own choice.
"""

from dataclasses import dataclass
from math import erf, exp, pi, sqrt

import numpy as np

# The bounds of 80 % lie so many standard deviations from the middle; the worst tenth begins as far above it.
Z, STAART = 1.2816, 0.10


@dataclass(frozen=True)
class Verdeling:
    """The distribution around what is expected: `schaal` is its standard error, in the unit of the amounts.

    `maten` are the sizes of earlier errors in standard errors, four in five of them below `Z`; `gewicht` is their part.
    """

    schaal: float
    maten: tuple[float, ...] = ()
    gewicht: float = 0.0

    def kans_boven(self, ruimte: float) -> float:
        """Give the chance that it is more than `ruimte` above what is expected."""
        if self.schaal <= 0:
            return float(ruimte < 0)
        d = ruimte / self.schaal
        groter = float(np.mean(np.array(self.maten) > abs(d))) / 2 if self.maten else 0.0
        return self._gemengd(groter if d >= 0 else 1 - groter, _boven(d))

    def slechtste_tiende(self, ruimte: float) -> float:
        """Give by how much the worst tenth is above `ruimte` on average; those below it count as nothing."""
        if self.schaal <= 0:
            return max(-ruimte, 0.0)
        d = ruimte / self.schaal
        begin = max(d, Z)
        # The mean of max(x - d, 0) over the part of a standard normal x above `begin`, as a part of that tenth.
        normaal = (_dichtheid(begin) - d * _boven(begin)) / STAART
        ergste = [maat for maat in self.maten if maat > Z]
        eigen = float(np.mean(np.maximum(np.array(ergste) - d, 0.0))) if ergste else 0.0
        return self.schaal * self._gemengd(eigen, normaal)

    def _gemengd(self, eigen: float, normaal: float) -> float:
        return self.gewicht * eigen + (1 - self.gewicht) * normaal


ZEKER = Verdeling(0.0)


def _boven(z: float) -> float:
    return 0.5 * (1 - erf(z / sqrt(2)))


def _dichtheid(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)
