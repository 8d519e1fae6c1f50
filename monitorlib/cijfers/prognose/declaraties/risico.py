"""The risk that a year costs more than its budget: how likely that is, and how much in bad years.

The year end is that of `nagekomen`: what is expected with bounds that should hold it four times in five, of a normal
distribution. The bad years are the worst one in ten; what these cost above the budget on average is their mean
exceedance (the expected shortfall of risk management, above the budget). Where even some of the worst tenth stay below
the budget, those count as nothing. [Acerbi and Tasche, Journal of Banking & Finance 26-7 (2002), p. 1487.]
"""

from collections.abc import Mapping
from math import erf, exp, pi, sqrt

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.prognose.declaraties.nagekomen import BOVEN, GEEN_VERWACHTING, HELE_JAAR, ONDER

BUDGET, KANS, GEMIDDELD, SLECHT = "Begroting", "Kans op overschrijding in %", "Verwacht verschil", "In een slecht jaar"
# The bounds of 80 % lie so many standard deviations from the middle; the worst tenth begins as far above it.
_Z, _STAART = 1.2815515655446004, 0.10
# What is expected is not known to the euro.
_HONDERD = 100


@rekent_met_cijfers
def risico(verwacht: Cijfers, begroting: Cijfers) -> Cijfers:
    """Say per wet how likely it is that the year costs more than the begroting, and how much in a bad year.

    `verwacht` is the year of `nagekomen`, over wet and wat; `begroting` is over wet. Gives wet and wat: the begroting,
    the chance in %, what is expected above it (below zero: left), and the mean exceedance in the worst one in ten.
    """
    wetten = [wet for wet in verwacht.leden["wet"] if (wet,) in begroting.cellen()]
    wat = (BUDGET, KANS, GEMIDDELD, SLECHT)
    rijen = [rij for wet in wetten for rij in _rijen(wet, verwacht, begroting)]
    return maak(
        rijen,
        {"wet": wetten, "wat": wat},
        eenheid="euro",
        bronnen=tuple(dict.fromkeys((*verwacht.bronnen, *begroting.bronnen))),
        ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, GEEN_VERWACHTING),
    )


def _rijen(wet: str, verwacht: Cijfers, begroting: Cijfers) -> list[Mapping[str, object]]:
    cellen = [*(verwacht.cellen().get((wet, naam)) for naam in (HELE_JAAR, ONDER, BOVEN)), begroting.cellen()[wet,]]
    if not all(een is not None and een.telt for een in cellen):
        return []
    midden, onder, boven, budget = (een.waarde for een in cellen if een is not None)
    afwijking = (boven - onder) / (2 * _Z)
    slecht = _rond(slecht_jaar(midden, afwijking, budget))
    kans = {**_rij(wet, KANS, 100 * kans_boven(midden, afwijking, budget)), "eenheid": "%"}
    euro = {BUDGET: budget, GEMIDDELD: midden - budget, SLECHT: slecht}
    return [kans, *(_rij(wet, naam, waarde) for naam, waarde in euro.items())]


def kans_boven(midden: float, afwijking: float, grens: float) -> float:
    """Give the chance that an amount is above a bound, by the normal distribution."""
    if afwijking <= 0:
        return float(midden > grens)
    return _boven((grens - midden) / afwijking)


def slecht_jaar(midden: float, afwijking: float, grens: float) -> float:
    """Give by how much the worst tenth is above a bound on average; those below it count as nothing."""
    if afwijking <= 0:
        return max(midden - grens, 0.0)
    d = (grens - midden) / afwijking
    begin = max(d, _Z)
    # The mean of max(x - d, 0) over the part of a standard normal x above `begin`, as a part of that tenth.
    deel = (_dichtheid(begin) - d * _boven(begin)) / _STAART
    return afwijking * deel


def _boven(z: float) -> float:
    return 0.5 * (1 - erf(z / sqrt(2)))


def _dichtheid(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)


def _rond(euro: float) -> float:
    return float(round(euro / _HONDERD) * _HONDERD)


def _rij(wet: str, wat: str, waarde: float) -> dict[str, object]:
    return {"wet": wet, "wat": wat, "waarde": waarde, "teken": GETAL, "tekst": ""}
