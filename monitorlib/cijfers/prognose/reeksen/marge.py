"""How far a forecast can be off: measured on how far it was off before, per period ahead (conformal).

The margin holds the share of the errors of the back test that is asked, counted as one more than there are, so that the
next one is inside as often as that. With few errors of a period ahead those of all are taken, each divided by how
errors grow with the distance. A share that so few errors cannot show follows from Student's t.
Source: Vovk, Gammerman and Shafer, 'Algorithmic Learning in a Random World' (2005), chapter 2; pooling is our own.
"""

import numpy as np

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen

# Own choice: so many errors of one period ahead speak for themselves.
GENOEG = 30
# How errors grow with the distance h: by h to a power of at least and at most this. Of one period: from nothing to a
# trend that is missed. Of several together: more than errors that know nothing of each other (a half).
VAN_EEN, VAN_SAMEN = (0.0, 1.0), (0.6, 1.5)
# Own choice, by simulation: errors of h ahead at following moments share much of what happened; they are worth fewer,
# by h to this power.
OVERLAP = 0.4
# With one error there is no spread.
MINSTENS = 2.0


def marge(fouten: Getallen, zekerheid: float, groei: tuple[float, float] = VAN_EEN) -> Getallen:
    """Give the margin to both sides per period ahead, of errors with a row per moment and NaN where none is known."""
    schaal = _schaal(fouten, groei)
    los = np.abs(fouten) / schaal
    bekend = np.isfinite(los)
    samen, momenten = los[bekend], int(bekend.any(axis=1).sum())
    breed = []
    for stap in range(los.shape[1]):
        eigen = los[bekend[:, stap], stap]
        wat, aantal = (eigen, len(eigen)) if len(eigen) >= GENOEG else (samen, momenten)
        breed.append(_grens(wat, max(MINSTENS, aantal / (stap + 1) ** OVERLAP), zekerheid))
    return np.asarray(schaal * np.array(breed))


def _schaal(fouten: Getallen, groei: tuple[float, float]) -> Getallen:
    """Fit how the mean error grows with the distance: c·h^p, each distance by how many errors it has."""
    stappen = np.arange(1, fouten.shape[1] + 1)
    aantal = np.isfinite(fouten).sum(axis=0)
    gemiddeld = np.nansum(np.abs(fouten), axis=0) / np.maximum(aantal, 1)
    telt = (aantal > 0) & (gemiddeld > 0)
    if not telt.any():
        return np.ones(fouten.shape[1])
    x, y, gewicht = np.log(stappen[telt]), np.log(gemiddeld[telt]), aantal[telt]
    midden_x, midden_y = np.average(x, weights=gewicht), np.average(y, weights=gewicht)
    ruimte = np.average((x - midden_x) ** 2, weights=gewicht)
    macht = np.average((x - midden_x) * (y - midden_y), weights=gewicht) / ruimte if ruimte else 0.5
    macht = float(np.clip(macht, *groei))
    return np.asarray(np.exp(midden_y + macht * (np.log(stappen) - midden_x)))


def _grens(los: Getallen, aantal: float, zekerheid: float) -> float:
    """Give the size that the next error stays within with this certainty, of errors that are worth `aantal`."""
    deel = zekerheid * (aantal + 1) / aantal
    return float(np.quantile(los, deel)) if deel <= 1 else _student(los, aantal, zekerheid)


def _student(los: Getallen, aantal: float, zekerheid: float) -> float:
    from scipy.special import stdtrit

    tekort = float(stdtrit(aantal, (1 + zekerheid) / 2)) * np.sqrt(1 + 1 / aantal)
    return float(np.sqrt(np.mean(los**2)) * tekort)
