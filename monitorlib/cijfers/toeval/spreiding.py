"""How far the numbers of an indicator go up and down by themselves, against what independent events would do.

Events come together: a family, a campaign, a day of registration. The variance of a change is then phi times that of
independent events (a multiplicative overdispersion), and all gemeenten together take steps of their own, such as the
season's (an additive one). Both are estimated from earlier steps of the gemeenten, never from the one that is tested.
Source: Spiegelhalter, Statistics in Medicine 24 (2005), 1185-1202, par. 4 (phi winsorised, or additive); McCullagh and
Nelder, Generalized Linear Models (1989), par. 4.5 and 6.2 (Pearson's chi-square over its degrees of freedom).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]

# Own choice. Less than chance is no property of people who come and go: an estimate below 1 is luck of a short series,
# and believing it would make every test bolder.
MINSTENS = 1.0
# A share of which the people stay moves less than one of new people each time; never less than with 95 % that stays.
MINSTENS_OVERLAPPEND = 0.05
# Own choice, and the most that the promise of 'meer dan toeval' is held for: what is assumed until the series tells.
ONBEKEND = 2.0
# Below this a variance is known to no better than a factor of 3: the verdict is then 'voorlopig'.
GENOEG_VRIJHEID = 10.0
EIGEN_VRIJHEID = 4.0
# The tenth of the steps that lies furthest out counts as the one before it: an earlier year may have had a true change.
UITERSTE = 0.10
# A gemeente that makes nearly all of a common step says nothing of its own.
_TE_WEINIG = 0.05
# The mean square of normal numbers after that, E[min(z², c²)] with c = 1,645: 0,90 − 2c·0,1031 + 0,10·c². What is left
# of the degrees of freedom is by simulation.
_GEMIDDELD_KWADRAAT = 0.8313
_OVER_VAN_VRIJHEID = 0.88


@dataclass(frozen=True)
class Spreiding:
    """The room that chance has around a change.

    `phi` is the variance of a change over that of independent events, `vrijheid` how many degrees of freedom it was
    estimated with. `gezamenlijk` is the variance of the step of all gemeenten together, in squares of that step.
    """

    phi: float = 1.0
    vrijheid: float = math.inf
    gezamenlijk: float = 0.0
    vrijheid_gezamenlijk: float = math.inf
    voorlopig: bool = False

    def ruimte(self, gewicht: float) -> tuple[float, float]:
        """Give how many times the variance is that of independent events, and its degrees of freedom.

        `gewicht` is one over the variance of the change. Source: Satterthwaite, Biometrics Bulletin 2 (1946), 110-114.
        """
        erbij = self.gezamenlijk * gewicht
        som = self.phi + erbij
        onzeker = self.phi**2 / self.vrijheid + (erbij**2 / self.vrijheid_gezamenlijk if erbij else 0.0)
        return som, som**2 / onzeker if onzeker else math.inf


# Events that are independent of each other, known for sure: the exact tests as they are.
ONAFHANKELIJK = Spreiding()


@dataclass(frozen=True)
class Schatting:
    """What the earlier steps of one indicator say, before it is laid beside others of its kind."""

    phi: float
    vrijheid: float
    gezamenlijk: float = 0.0
    vrijheid_gezamenlijk: float = math.inf


def geschat(stappen: Getallen, gewichten: Getallen, *, vrij_per_stap: float) -> Schatting:
    """Estimate the dispersion from steps (gemeente × time) and one over the variance of each; 0 where there is none.

    What all gemeenten have in common in a step (season, trend) is taken out first; a single gemeente keeps it.
    `vrij_per_stap` is the part of a degree of freedom that a step brings, less than 1 where steps share numbers.
    """
    som = gewichten.sum(axis=0)
    deel = np.divide(gewichten, som, out=np.zeros_like(gewichten), where=som > 0)
    samen = (deel * stappen).sum(axis=0) if len(stappen) > 1 else np.zeros(stappen.shape[1])
    vrij = np.where(gewichten > 0, 1 - deel if len(stappen) > 1 else 1.0, 0.0)
    bruikbaar = vrij > _TE_WEINIG
    if not bruikbaar.any():
        return Schatting(math.nan, 0.0)
    phi = gewinsoriseerd((stappen - samen)[bruikbaar] * np.sqrt(gewichten[bruikbaar] / vrij[bruikbaar]))
    vrijheid = float(vrij.sum()) * vrij_per_stap * _OVER_VAN_VRIJHEID
    if len(stappen) == 1:
        return Schatting(phi, vrijheid)
    gemeten = som > 0
    return Schatting(phi, vrijheid, *_gezamenlijk(samen[gemeten], phi / som[gemeten], vrij_per_stap))


def gewinsoriseerd(afwijkingen: Getallen) -> float:
    """Give the mean square of standardised deviations, the outermost tenth drawn in; 1 on average for chance alone."""
    grootte = np.abs(afwijkingen)
    grens = np.quantile(grootte, 1 - UITERSTE)
    return float(np.mean(np.minimum(grootte, grens) ** 2)) / _GEMIDDELD_KWADRAAT


def _gezamenlijk(samen: Getallen, toeval: Getallen, vrij_per_stap: float) -> tuple[float, float]:
    """Give the variance of the common steps around their trend that chance does not explain.

    A moment estimate as that of DerSimonian and Laird, Controlled Clinical Trials 7 (1986), 177-188, cut off at 0.
    """
    if len(samen) < 3:
        return 0.0, math.inf
    boven_toeval = float(np.var(samen, ddof=1) - np.mean(toeval))
    return max(0.0, boven_toeval), (len(samen) - 1) * vrij_per_stap
