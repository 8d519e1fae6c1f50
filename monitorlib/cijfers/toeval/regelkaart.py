"""A control chart (XmR): which points of a series are more than its usual ups and downs.

After NHS England, 'Making data count'. Made for flows and shares: a stand carries over what it was, so its points are
not independent and the rules see shifts and trends in it that mean nothing.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Literal

from monitorlib.errors import CalculationError

Richting = Literal["hoger", "lager"]

# Own choice, and the least that works: with 7 points or fewer a single odd point in the middle widens the limits so
# far that it can never fall outside them, and 7 points on one side of the mean leave none for the other.
MINSTENS = 8
# Below 12 points NHS England calls the limits trial limits: each new point still moves them.
VOORLOPIG_TOT = 12
# 3 / 1,128: three standard deviations, where the mean range of two points is 1,128 of one.
BREEDTE = 2.66
VERSCHUIVING_VANAF = 7
# The NHS England tool takes 6 or 7, as its user chooses, and the R package NHSRplotthedots 7. Six is Nelson's rule,
# Journal of Quality Technology 16 (1984), 237-239: in a series of chance one row of six in 360 goes one way.
TREND_VANAF = 6


@dataclass(frozen=True)
class Signaal:
    """A point that breaks a rule; a point that breaks two gives two, a shift or trend gives one for each of its points.

    `richting` is where the point lies from the mean, for a trend where the series goes.
    """

    plaats: int  # in the series, counted from 0
    regel: str
    richting: Richting


@dataclass(frozen=True)
class Regelkaart:
    """A mean with its limits, in the unit of the series, and the signals in the order of the series."""

    midden: float
    onder: float
    boven: float
    signalen: tuple[Signaal, ...]
    voorlopig: bool  # fewer than 12 points


def regelkaart(
    waarden: Sequence[float], *, ondergrens: float | None = 0.0, bovengrens: float | None = None
) -> Regelkaart | None:
    """Draw up the control chart of a series in order of time, or None when it has fewer than 8 points.

    The limits are the mean ± 2,66 × the mean moving range, cut off at `ondergrens` and `bovengrens`: what the numbers
    cannot go beyond. All moving ranges count, as in the NHS England tool; NHSRplotthedots first leaves out the largest
    (Nelson, Journal of Quality Technology 14 (1982), 172-173). A point that is no number, or lies beyond such a bound,
    is an error.
    Source: NHS England, Making data count; NHSRplotthedots 0.2.2, vignette 'Deviations from Excel defaults'.
    """
    laagst = -math.inf if ondergrens is None else ondergrens
    hoogst = math.inf if bovengrens is None else bovengrens
    _controleer(waarden, laagst, hoogst)
    if len(waarden) < MINSTENS:
        return None
    midden = float(mean(waarden))
    breedte = BREEDTE * float(mean(abs(na - voor) for voor, na in pairwise(waarden)))
    signalen = [
        *_signalen(waarden, midden, breedte, "hoger"),
        *_signalen([-waarde for waarde in waarden], -midden, breedte, "lager"),
    ]
    return Regelkaart(
        midden,
        max(midden - breedte, laagst),
        min(midden + breedte, hoogst),
        tuple(sorted(signalen, key=lambda signaal: (signaal.plaats, list(REGELS).index(signaal.regel)))),
        len(waarden) < VOORLOPIG_TOT,
    )


def _signalen(waarden: Sequence[float], midden: float, breedte: float, richting: Richting) -> list[Signaal]:
    return [
        Signaal(plaats, naam, richting) for naam, regel in REGELS.items() for plaats in regel(waarden, midden, breedte)
    ]


# Each rule looks upwards only: for the other direction it gets the series upside down.


def _buiten(waarden: Sequence[float], midden: float, breedte: float) -> set[int]:
    return {plaats for plaats, waarde in enumerate(waarden) if _hoger(waarde, midden + breedte)}


def _verschuiving(waarden: Sequence[float], midden: float, breedte: float) -> set[int]:
    """Find 7 or more points in a row above the mean; a point on the mean breaks the row."""
    return _rijen([_hoger(waarde, midden) for waarde in waarden], VERSCHUIVING_VANAF)


def _trend(waarden: Sequence[float], midden: float, breedte: float) -> set[int]:
    """Find 6 or more points in a row of which each is above the one before; an equal point breaks the row."""
    stijgt = [_hoger(na, voor) for voor, na in pairwise(waarden)]
    stappen = _rijen(stijgt, TREND_VANAF - 1)
    return stappen | {stap + 1 for stap in stappen}


def _dicht_bij(waarden: Sequence[float], midden: float, breedte: float) -> set[int]:
    """Find two of three points in a row in the outer third or beyond, when all three are above the mean.

    Beyond counts since NHS England changed its tool (2023); the third point itself is no signal.
    Source: github.com/nhs-r-community/NHSRplotthedots, issue 194.
    """
    buitenste = [_hoger(waarde, midden + breedte * 2 / 3) for waarde in waarden]
    gevonden: set[int] = set()
    for begin in range(len(waarden) - 2):
        drie = range(begin, begin + 3)
        hierin = {plaats for plaats in drie if buitenste[plaats]}
        if len(hierin) >= 2 and all(_hoger(waarden[plaats], midden) for plaats in drie):
            gevonden |= hierin
    return gevonden


TREND = "trend"
# In the words of the page.
REGELS: dict[str, Callable[[Sequence[float], float, float], set[int]]] = {
    "buiten de grenzen": _buiten,
    "verschuiving": _verschuiving,
    TREND: _trend,
    "twee van drie dicht bij een grens": _dicht_bij,
}


def _rijen(waar: Sequence[bool], minstens: int) -> set[int]:
    gevonden: set[int] = set()
    for begin in range(len(waar) - minstens + 1):
        if all(waar[begin : begin + minstens]):
            gevonden |= set(range(begin, begin + minstens))
    return gevonden


def _hoger(waarde: float, dan: float) -> bool:
    # A point on the mean or on a limit must not become a signal by the last bit of a division.
    return waarde > dan and not math.isclose(waarde, dan, rel_tol=1e-9, abs_tol=1e-12)


def _controleer(waarden: Sequence[float], laagst: float, hoogst: float) -> None:
    for nummer, waarde in enumerate(waarden, start=1):
        if not math.isfinite(waarde):
            raise CalculationError(
                f"Punt {nummer} van de reeks is geen getal; een regelkaart heeft geen gaten. "
                "Kies een reeks zonder gaten."
            )
        if waarde < laagst:
            raise CalculationError(
                f"Punt {nummer} van de reeks is {waarde:g}, lager dan de ondergrens {laagst:g}. Controleer dit punt."
            )
        if waarde > hoogst:
            raise CalculationError(
                f"Punt {nummer} van de reeks is {waarde:g}, hoger dan de bovengrens {hoogst:g}. Controleer dit punt."
            )
