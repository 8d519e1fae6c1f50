"""Whether a triangle bears a ladder: months of receipt that stand out, and an aanbieder that declares at another speed.

A ladder takes every month of delivery to grow alike. A month of receipt in which the factors of all ages are high at
once, or low, breaks that: Mack's test on calendar effects (Casualty Actuarial Society Forum, spring 1994, p. 101,
appendix H). So does an aanbieder that declares sooner or later than it did: what came in of its earlier months is then
not what its older factors say.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.ladder import Getallen, kettingladder
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand

# A change counts when chance gives it once in twenty times at most, over all that is looked at.
_KANS = 0.05
# Mack takes two standard errors.
_Z = 2.0
# Own choice: a change is looked for in the last half-year, against at least as many months before it.
_KORTST, _LANGST, _EERDER = 2, 6, 6


@dataclass(frozen=True)
class Kalendertoets:
    """Mack's test: per diagonal how many factors are above and below the median of their age.

    `z` is the sum of the smaller ones; when months of receipt have no effect it lies between `laag` and `hoog`.
    """

    hoger: tuple[int, ...]
    lager: tuple[int, ...]
    z: int
    verwacht: float
    variantie: float

    @property
    def laag(self) -> float:
        return self.verwacht - _Z * math.sqrt(self.variantie)

    @property
    def hoog(self) -> float:
        return self.verwacht + _Z * math.sqrt(self.variantie)

    @property
    def effect(self) -> bool:
        """Tell whether factors go together more than chance does: too few are on the smaller side."""
        return self.z < self.laag

    @property
    def opvallendst(self) -> int:
        """Give the diagonal in which most factors are on one side, counted from the oldest."""
        return int(np.argmax(np.abs(np.subtract(self.hoger, self.lager))))


def kalendertoets(cumulatief: ArrayLike) -> Kalendertoets:
    """Test a triangle, as `kettingladder` takes it, on effects of calendar periods; a factor at the median is out."""
    bedragen = np.asarray(cumulatief, dtype=np.float64)
    van, naar = bedragen[:, :-1], bedragen[:, 1:]
    factor = np.divide(naar, van, out=np.full_like(van, np.nan), where=np.isfinite(naar) & (van > 0))
    kolom = [een[np.isfinite(een)] for een in factor.T]
    boven = factor - np.array([np.median(een) if len(een) else np.nan for een in kolom])
    plek = np.add.outer(np.arange(boven.shape[0]), np.arange(boven.shape[1]))
    per_diagonaal = [boven[plek == een] for een in range(max(bedragen.shape) - 1)]
    hoger, lager = (tuple(int((kant * een > 1e-12).sum()) for een in per_diagonaal) for kant in (1, -1))
    delen = [_mack(een + ander) for een, ander in zip(hoger, lager, strict=True)]
    z = sum(map(min, hoger, lager))
    return Kalendertoets(hoger, lager, z, sum(deel[0] for deel in delen), sum(deel[1] for deel in delen))


def _mack(n: int) -> tuple[float, float]:
    """Give mean and variance of the smaller of two counts when each of n falls on either side with chance one half."""
    if n == 0:
        return 0.0, 0.0
    deel = math.comb(n - 1, (n - 1) // 2) * n / 2**n
    gemiddeld = n / 2 - deel
    return gemiddeld, n * (n - 1) / 4 - deel * (n - 1) + gemiddeld - gemiddeld**2


@dataclass(frozen=True)
class Snelheid:
    """An aanbieder that declares at another speed since a month of receipt.

    `verschil` is what came in of its earlier months above what its older factors say, in cents: more is slower than it
    was, as less had come in at first. `p` is how often chance does that, over all that was looked at.
    """

    aanbieder: str
    sinds: Maand
    verschil: int
    p: float

    @property
    def trager(self) -> bool:
        return self.verschil > 0


def veranderde_snelheid(per_aanbieder: Mapping[str, Driehoek]) -> list[Snelheid]:
    """List the aanbieders of which the factors of late months of receipt are not those of before, the clearest first.

    Not tested is one of which less than a year of months of receipt can be compared.
    """
    gevonden = [_snelheid(naam, een) for naam, een in per_aanbieder.items()]
    getoetst = [een for een in gevonden if een is not None]
    alle = [Snelheid(een.aanbieder, een.sinds, een.verschil, min(1.0, een.p * len(getoetst))) for een in getoetst]
    return sorted((een for een in alle if een.p < _KANS), key=lambda een: (een.p, een.aanbieder))


def _snelheid(aanbieder: str, driehoek: Driehoek) -> Snelheid | None:
    """Find since when the months of receipt differ most from those before."""
    from scipy.stats import t as student

    beste: Snelheid | None = None
    for lengte in range(_KORTST, _LANGST + 1):
        afwijking = _afwijking(driehoek, lengte)
        oud, nieuw = afwijking[:-lengte], afwijking[-lengte:]
        if len(oud) < _EERDER or not np.std(oud) > 0:
            continue
        fout = np.std(oud, ddof=1) * math.sqrt(1 / lengte + 1 / len(oud))
        waarde = (nieuw.mean() - oud.mean()) / fout
        p = min(1.0, 2 * float(student.sf(abs(waarde), len(oud) - 1)) * (_LANGST - _KORTST + 1))
        if beste is None or p < beste.p:
            beste = Snelheid(aanbieder, driehoek.tot.verschoven(1 - lengte), round(float(nieuw.sum())), p)
    return beste


def _afwijking(driehoek: Driehoek, lengte: int) -> Getallen:
    """Give per month of receipt what came in above the factors of before the last ones; of months already begun."""
    try:
        factoren = _factoren(driehoek.eerder(lengte).cumulatief)
    except CalculationError:
        return np.empty(0)
    cumulatief = driehoek.cumulatief[:, : len(factoren) + 1]
    meer = cumulatief[:, 1:] - factoren * cumulatief[:, :-1]
    plek: NDArray[np.int64] = np.add.outer(np.arange(meer.shape[0]), np.arange(1, meer.shape[1] + 1))
    einde = driehoek.tot - driehoek.maanden[0]
    diagonalen = range(_EERDER, einde + 1)
    return np.array([np.nansum(np.where(plek == een, meer, np.nan)) for een in diagonalen])


def _factoren(cumulatief: Getallen) -> Getallen:
    """Give the factors, those of ages before anything comes in not a number."""
    bekend = np.isfinite(cumulatief[:, 1:])
    begin = int(np.argmax(np.where(bekend, cumulatief[:, :-1], 0.0).sum(axis=0) > 0))
    met = np.isfinite(cumulatief[:, begin])
    ladder = kettingladder(cumulatief[met, begin:])
    return np.concatenate([np.full(begin, np.nan), ladder.factoren])
