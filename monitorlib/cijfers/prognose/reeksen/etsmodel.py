"""One model of states, fitted to a series: its likelihood, and where the series stands at its end.

Start, bounds, likelihood and optimiser are those of statsmodels' `ETSModel`, and so is what comes out; a test holds
that. Of statsmodels only what begins and what follows a series is used: its class works out much that nobody asks here,
of seven hundred models.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from monitorlib.cijfers.prognose.reeksen.reeks import Getallen

# statsmodels and the optimiser are imported where they are used: that takes time.

# With fewer the start is estimated along with the rest.
MINSTENS_VOOR_BEGIN = 10
# A series begins with what its first years say of the season.
_JAREN_VOOR_BEGIN = 5
# How much of what was not expected goes into level, trend and season, and how the trend is damped: where to begin ...
_START = (0.1, 0.01 / 0.1, 0.01 / (1 - 0.1), 0.98)
# ... and between which bounds.
_GRENZEN = (*[(1e-4, 1 - 1e-4)] * 3, (0.8, 0.98))
# How far beside a point is looked for the slope there; of a number for which that is nothing, by its size.
_STAP, _STAP_NAAR_GROOTTE = 1e-8, float(np.sqrt(np.finfo(float).eps))
_RONDEN = 1000


@dataclass(frozen=True)
class Etsvorm:
    """Error, damped trend and season of a model: each additive, multiplicative or absent."""

    fout: str
    trend: str | None = None
    seizoen: str | None = None


@dataclass(frozen=True)
class Etsmodel:
    """A fitted model: log likelihood, how many parameters it has, how its trend is damped, and its states at the end.

    `seizoenen` are those of the periods to come.
    """

    vorm: Etsvorm
    llf: float
    parameters: int
    demping: float
    niveau: float
    trend: float
    seizoenen: Getallen

    def verder(self, stappen: int) -> Getallen:
        """Carry on: the level, the trend that dies down, and the season."""
        lijn = self.niveau + self.trend * np.cumsum(self.demping ** np.arange(1, stappen + 1))
        seizoen = np.resize(self.seizoenen, stappen)
        return np.asarray(lijn * seizoen if self.vorm.seizoen == "mul" else lijn + seizoen)


def passend(waarden: Getallen, seizoen: int, vorm: Etsvorm) -> Etsmodel | None:
    """Fit a form to a series by maximum likelihood; None when it does not suit the series.

    Nothing suits what stands still, no season what is too short for it, and nothing is times a number below zero.
    """
    kort, plaatsen = len(waarden) < MINSTENS_VOOR_BEGIN, seizoen if vorm.seizoen else 1
    if np.ptp(waarden) == 0 or (vorm.seizoen and _te_kort(waarden, plaatsen)):
        return None
    if vorm.fout == "mul" and waarden.min() <= 0:
        return None
    volgen = _Volgen(waarden, vorm, *_te_schatten(_begin(waarden, plaatsen, vorm), vorm, begin_ook=kort))
    gevonden = volgen.passend()
    llf = volgen.llf(gevonden)
    # The last season follows from the others when they are estimated.
    parameters = len(gevonden) + (kort and vorm.seizoen is not None)
    demping = float(gevonden[3 if vorm.seizoen else 2]) if vorm.trend else 1.0
    niveau, trend, *seizoenen = volgen.toestand[-1]
    return Etsmodel(vorm, llf, parameters, demping, float(niveau), float(trend), np.array(seizoenen[::-1]))


def _te_kort(waarden: Getallen, plaatsen: int) -> bool:
    """Tell whether too little is left to begin with when a mean of a year is taken around each number."""
    return MINSTENS_VOOR_BEGIN <= len(waarden) < MINSTENS_VOOR_BEGIN + plaatsen // 2 * 2


def _begin(waarden: Getallen, plaatsen: int, vorm: Etsvorm) -> Getallen:
    """Give level, trend and seasons before the first number, as statsmodels begins; of a short series by its first."""
    if len(waarden) >= MINSTENS_VOOR_BEGIN:
        jaren = max(min(_JAREN_VOOR_BEGIN, len(waarden) // plaatsen), -(-(10 + plaatsen // 2 * 2) // plaatsen))
        gezien = waarden[: plaatsen * jaren if vorm.seizoen else MINSTENS_VOOR_BEGIN]
        niveau, trend, seizoenen = _begin_van_lange(gezien.astype(float).tobytes(), vorm.seizoen, plaatsen)
        return np.array([niveau, trend if vorm.trend else 0.0, *seizoenen])
    from statsmodels.tsa.exponential_smoothing.initialization import _initialization_simple

    niveau, trend, van_jaar = _initialization_simple(waarden, vorm.trend, vorm.seizoen, plaatsen)
    if van_jaar is None:
        van_jaar = np.zeros(1)
    else:
        van_jaar = van_jaar / van_jaar[-1] if vorm.seizoen == "mul" else van_jaar - van_jaar[-1]
    return np.array([niveau, trend or 0.0, *van_jaar])


# All moments of a back test begin alike, with a trend or without.
@lru_cache(maxsize=64)
def _begin_van_lange(gezien: bytes, seizoen: str | None, plaatsen: int) -> tuple[float, float, tuple[float, ...]]:
    """Give level, trend and seasons, of the latest period first, from the first numbers of a series."""
    from statsmodels.tsa.exponential_smoothing.initialization import _initialization_heuristic

    niveau, trend, seizoenen = _initialization_heuristic(np.frombuffer(gezien), "add", seizoen, plaatsen)
    return float(niveau), float(trend), (0.0,) if seizoenen is None else tuple(map(float, seizoenen[::-1]))


def _te_schatten(begin: Getallen, vorm: Etsvorm, *, begin_ook: bool) -> tuple[Getallen, NDArray[np.bool_]]:
    """Give all parameters as they begin, and which of them are estimated; what a form lacks changes nothing."""
    trend, seizoen = vorm.trend is not None, vorm.seizoen is not None
    heeft = np.array([True, trend, seizoen, trend])
    # Of the seasons the last is fixed: all of them a little more and the level a little less would be the same.
    van_begin = np.array([True, trend, *[seizoen] * (len(begin) - 3), False]) & begin_ook
    return np.r_[np.where(heeft, _START, (0, 0, 0, 1)), begin], np.r_[heeft, van_begin]


class _Volgen:
    """A series that is followed with parameters: what was expected each time, and the states meanwhile."""

    def __init__(self, waarden: Getallen, vorm: Etsvorm, alle: Getallen, vrij: NDArray[np.bool_]) -> None:
        self._waarden, self._keer, self._volg = np.array(waarden, dtype=float), vorm.fout == "mul", _volger(vorm)
        self._begin, self._vast = alle[vrij], ((~vrij).astype(np.int64), alle)
        self._grenzen = np.array([*_GRENZEN, *[(-np.inf, np.inf)] * (len(alle) - len(_GRENZEN))])[vrij]
        self._verwacht, self.toestand = np.zeros(len(waarden)), np.zeros((len(waarden), len(alle) - len(_GRENZEN)))

    def passend(self) -> Getallen:
        """Find the parameters under which the series is the most likely."""
        from scipy.optimize import fmin_l_bfgs_b

        gevonden, *_ = fmin_l_bfgs_b(self._met_helling, self._begin, bounds=self._grenzen, maxiter=_RONDEN)
        return np.asarray(gevonden)

    def llf(self, parameters: Getallen) -> float:
        """Give the log likelihood of the series with these parameters."""
        self._volg(parameters, self._waarden, self._verwacht, self.toestand, *self._vast, True, True)
        fout, aantal = self._waarden - self._verwacht, len(self._waarden)
        if self._keer:
            fout /= self._verwacht
        llf = -aantal / 2 * (np.log(2 * np.pi * ((fout * fout).sum() / aantal)) + 1)
        return float(llf - np.log(np.abs(self._verwacht)).sum() if self._keer else llf)

    def _met_helling(self, parameters: Getallen) -> tuple[float, Getallen]:
        """Give what must become as little as possible, and how it changes with each parameter: by a small step."""
        hier = self._verlies(parameters)
        naar_grootte = _STAP_NAAR_GROOTTE * np.copysign(np.maximum(1, np.abs(parameters)), parameters)
        stap = np.where(parameters + _STAP == parameters, naar_grootte, _STAP)
        stap = np.where(parameters + stap > self._grenzen[:, 1], -stap, stap)
        naast = parameters + np.diag(stap)
        verschil = [self._verlies(een) - hier for een in naast]
        return hier, np.array(verschil) / (naast.diagonal() - parameters)

    def _verlies(self, parameters: Getallen) -> float:
        return -self.llf(parameters) / len(self._waarden)


def _volger(vorm: Etsvorm) -> Callable[..., None]:
    """Give what follows a series number by number, as statsmodels compiled it."""
    from statsmodels.tsa.exponential_smoothing import _ets_smooth as volgers

    volger: Callable[..., None] = volgers._ets_smooth_add_mul if vorm.seizoen == "mul" else volgers._ets_smooth_add_add
    return volger
