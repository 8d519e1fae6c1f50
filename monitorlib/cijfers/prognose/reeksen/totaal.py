"""Forecasts added up: of gemeenten to a region, of months to a year; the interval is that of the sum itself."""

from collections.abc import Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.marge import VAN_SAMEN
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose, Verwacht, fouten_van, met_marge
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Jaar


def opgeteld(naam: str, delen: Sequence[Prognose]) -> Prognose:
    """Add forecasts up from below: numbers and what is expected, with the interval of what they were off together.

    Forecasts of other periods than each other are an error. With a part that has no interval the sum has none.
    """
    eerste = delen[0]
    for een in delen:
        if (een.reeks.eerste, een.perioden, len(een.reeks.waarden)) != (
            eerste.reeks.eerste,
            eerste.perioden,
            len(eerste.reeks.waarden),
        ):
            raise CalculationError(
                f"{naam}: de reeksen {eerste.reeks.naam} en {een.reeks.naam} gaan over andere perioden en zijn niet op "
                "te tellen. Geef ze dezelfde eerste en laatste periode."
            )
    waarden = tuple(map(sum, zip(*(een.reeks.waarden for een in delen), strict=True)))
    verwacht = np.sum([[punt.waarde for punt in een.verwacht] for een in delen], axis=0)
    fouten, onder_nul = fouten_van(delen), any(een.onder_nul for een in delen)
    return Prognose(
        Tijdreeks(naam, eerste.reeks.eerste, waarden),
        met_marge(verwacht, fouten, onder_nul),
        "opgeteld",
        tuple(tuple(map(float, rij)) for rij in fouten),
        next((een.reden for een in delen if een.reden), ""),
        onder_nul,
    )


def jaartotaal(van: Prognose, jaar: Jaar) -> tuple[float, Verwacht]:
    """Give what is realised of a year, and the whole of it: realised plus what is expected of the rest.

    The interval is that of the rest together, by what the back test was off over as many periods. A year that the
    series and its forecast do not cover is an error.
    """
    soort = type(van.reeks.eerste)
    nodig = jaar.delen(soort)
    bekend = dict(zip(van.reeks.perioden, van.reeks.waarden, strict=True))
    straks = {een: stap for stap, een in enumerate(van.perioden)}
    ontbreekt = next((een for een in nodig if een not in bekend and een not in straks), None)
    if ontbreekt:
        raise CalculationError(
            f"De reeks {van.reeks.naam}: {ontbreekt.label} ({ontbreekt}) ontbreekt voor het jaar {jaar}. Laat de reeks "
            f"eerder beginnen, of trek haar door tot en met {nodig[-1]}."
        )
    al = sum(bekend[een] for een in nodig if een in bekend)
    rest = [straks[een] for een in nodig if een in straks]
    if not rest:
        return al, Verwacht(al, al, al, al, al)
    tot = slice(rest[0], rest[-1] + 1)
    som = np.cumsum([een.waarde for een in van.verwacht[tot]])
    fouten = np.cumsum(np.array(van.fouten).reshape(len(van.fouten), -1)[:, tot], axis=1) if van.fouten else np.empty(0)
    geheel = met_marge(som, fouten, onder_nul=True, groei=VAN_SAMEN)[-1]
    bodem = al if not van.onder_nul else -np.inf
    return al, Verwacht(*(max(bodem, al + getal) for getal in vars(geheel).values()))
