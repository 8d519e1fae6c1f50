"""How far a year end may turn out from what is expected: by the errors of earlier forecasts, and by the model.

The bounds of 80 % come from the size of earlier errors. Their distribution says the rest: a part of the chance is
theirs, by how many years of them there are; what is left has the normal distribution of the model. Four in five are
within the bounds by either. Sources: Vovk, Gammerman and Shafer, 'Algorithmic Learning in a Random World' (2005),
chapter 2 (earlier errors as a distribution; the mixture is our own choice); Rockafellar and Uryasev, Journal of Risk
2-3 (2000), p. 21 (the mean of the worst part).
"""

from dataclasses import dataclass
from math import erf, exp, pi, sqrt

import numpy as np

# The bounds of 80 % lie so many standard deviations from the middle; a bad year is one of the worst tenth.
Z, STAART = 1.2816, 0.10
# Halvings of a search: the bound of the worst tenth to less than a millionth of a standard error.
_HALVERINGEN, _VER = 40, 50.0


@dataclass(frozen=True)
class Verdeling:
    """The distribution around what is expected: `schaal` is its standard error, in the unit of the amounts.

    `fouten` are earlier errors in standard errors, what came less what was expected, four in five of them within `Z`;
    `gewicht` is their part.
    """

    schaal: float
    fouten: tuple[float, ...] = ()
    gewicht: float = 0.0

    def kans_boven(self, ruimte: float) -> float:
        """Give the chance that it is more than `ruimte` above what is expected."""
        return self._kans(ruimte / self.schaal) if self.schaal > 0 else float(ruimte < 0)

    def slechtste_tiende(self, ruimte: float) -> float:
        """Give by how much the worst tenth is above `ruimte` on average; those below it count as nothing."""
        if self.schaal <= 0:
            return max(-ruimte, 0.0)
        d = ruimte / self.schaal
        begin = max(d, self._begin())
        return self.schaal * (self._overschot(begin) / STAART + begin - d)

    def _kans(self, d: float) -> float:
        eigen = float(np.mean(np.array(self.fouten) > d)) if self.fouten else 0.0
        return self.gewicht * eigen + (1 - self.gewicht) * _boven(d)

    def _overschot(self, d: float) -> float:
        """Give by how much it is above `d` in the mean, below it as nothing."""
        eigen = float(np.mean(np.maximum(np.array(self.fouten) - d, 0.0))) if self.fouten else 0.0
        return self.gewicht * eigen + (1 - self.gewicht) * (_dichtheid(d) - d * _boven(d))

    def _begin(self) -> float:
        """Find where the worst tenth begins."""
        laag, hoog = -_VER, _VER
        for _ in range(_HALVERINGEN):
            midden = (laag + hoog) / 2
            laag, hoog = (midden, hoog) if self._kans(midden) > STAART else (laag, midden)
        return hoog


ZEKER = Verdeling(0.0)


def _boven(z: float) -> float:
    return 0.5 * (1 - erf(z / sqrt(2)))


def _dichtheid(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)
