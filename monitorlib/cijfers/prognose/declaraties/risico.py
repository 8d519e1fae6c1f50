"""The risk that a year costs more than its budget: how likely that is, and how much in bad years.

The year end is that of `nagekomen`, with how far that may be off. The bad years are the worst one in ten; what these
cost above the budget on average is their mean exceedance (the expected shortfall of risk management, above the budget).
Where even some of the worst tenth stay below the budget, those count as nothing. [Acerbi and Tasche, Journal of Banking
& Finance 26-7 (2002), p. 1487.]
"""

from collections.abc import Mapping

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.prognose.declaraties.nagekomen import GEEN_VERWACHTING, HELE_JAAR, Nagekomen

BUDGET, KANS, GEMIDDELD, SLECHT = "Begroting", "Kans op overschrijding in %", "Verwacht verschil", "In een slecht jaar"
# What is expected is not known to the euro.
_HONDERD = 100


def risico(per_wet: Mapping[str, Nagekomen], begroting: Cijfers) -> Cijfers:
    """Say per wet how likely it is that the year costs more than the begroting, and how much in a bad year.

    `per_wet` holds what `nagekomen` says of each wet; `begroting` is over wet. Gives wet and wat: the begroting, the
    chance in %, what is expected above it (below zero: left), and the mean exceedance in the worst one in ten.
    """
    wetten = [wet for wet in per_wet if (wet,) in begroting.cellen()]
    rijen = [rij for wet in wetten for rij in _rijen(wet, per_wet[wet], begroting)]
    bronnen = (*(bron for laat in per_wet.values() for bron in laat.jaar.bronnen), *begroting.bronnen)
    return maak(
        rijen,
        {"wet": wetten, "wat": (BUDGET, KANS, GEMIDDELD, SLECHT)},
        eenheid="euro",
        bronnen=tuple(dict.fromkeys(bronnen)),
        ontbrekend=lambda _: (float("nan"), NIET_TE_BEPALEN, GEEN_VERWACHTING),
    )


def _rijen(wet: str, laat: Nagekomen, begroting: Cijfers) -> list[Mapping[str, object]]:
    cel, grens = laat.jaar.cellen().get((wet, HELE_JAAR)), begroting.cellen()[wet,]
    if cel is None or not (cel.telt and grens.telt):
        return []
    ruimte = grens.waarde - cel.waarde
    kans = laat.verdeling.kans_boven(100 * ruimte)
    slecht = _rond(laat.verdeling.slechtste_tiende(100 * ruimte) / 100)
    euro = {BUDGET: grens.waarde, GEMIDDELD: -ruimte, SLECHT: slecht}
    return [
        {**_rij(wet, KANS, 100 * kans), "eenheid": "%"},
        *(_rij(wet, naam, waarde) for naam, waarde in euro.items()),
    ]


def _rond(euro: float) -> float:
    return float(round(euro / _HONDERD) * _HONDERD)


def _rij(wet: str, wat: str, waarde: float) -> dict[str, object]:
    return {"wet": wet, "wat": wat, "waarde": waarde, "teken": GETAL, "tekst": ""}
