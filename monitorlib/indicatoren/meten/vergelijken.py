"""Compare each place of a measured indicator with what it was: the quarter before and the year before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from monitorlib.cijfers.toeval.betekenis import Verandering, beoordeel, vergelijk
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.params.parameters import Registratieprobleem
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.herzien import herzien_van
from monitorlib.indicatoren.meten.historie import spreidingen
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.patroon import met_afwijkend
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode


def vergeleken(
    reeksen: Sequence[Meetreeks],
    op: Periode,
    *,
    toen: Mapping[tuple[str, str, str], float],
    problemen: Sequence[Registratieprobleem],
) -> list[Meetreeks]:
    """Compare each place with the quarter and the year before, all tests corrected together.

    `toen` is what the previous edition showed, by indicator, place and quarter; `problemen` are the known faults in the
    registration.
    """
    gespreid = [
        replace(reeks, spreiding=spreiding) for reeks, spreiding in zip(reeksen, spreidingen(reeksen, op), strict=True)
    ]
    ruw = [
        [
            replace(een, registratie=_registratie(reeks.indicator, een.nu.gebied, op, problemen))
            for een in _veranderingen(reeks, op, toen)
        ]
        for reeks in gespreid
    ]
    oordelen = iter(beoordeel([een for van in ruw for een in van]))
    return [
        replace(reeks, veranderingen=tuple(islice(oordelen, len(van))))
        for reeks, van in zip(met_afwijkend(gespreid, op), ruw, strict=True)
    ]


def _veranderingen(reeks: Meetreeks, op: Periode, toen: Mapping[tuple[str, str, str], float]) -> Iterator[Verandering]:
    een = reeks.indicator
    for gebied, stap in product(reeks.gebieden, een.stappen):
        nu = reeks.punt(gebied, op)
        ervoor = reeks.punt(gebied, op.jaar_eerder if stap == "jaar" else op.vorige)
        if nu is None:
            continue
        yield vergelijk(
            een.naam,
            _met_stromen(reeks, nu, op.over_jaren(1)) if stap == "jaar" else nu,
            ervoor,
            soort=een.toets,
            gunstig=een.gunstig,
            spreiding=reeks.spreiding[stap],
            stap=stap,
            herzien_van=herzien_van(een, ervoor, toen),
        )


def _met_stromen(reeks: Meetreeks, nu: Punt, perioden: Sequence[Periode]) -> Punt:
    """Give a point with the flows of all periods of a year together; NaN when one of them has none."""
    punten = [reeks.punt(nu.gebied, periode) for periode in perioden]
    return replace(
        nu,
        erbij=sum(een.erbij if een else float("nan") for een in punten),
        eraf=sum(een.eraf if een else float("nan") for een in punten),
    )


def _registratie(een: Indicator, gebied: str, op: Periode, problemen: Sequence[Registratieprobleem]) -> tuple[str, ...]:
    """List the known faults in the registration that this change can touch."""
    gemeente = None if gebied == TOTAAL else gebied
    return tuple(probleem.tekst for probleem in problemen if probleem.raakt(een.bron, gemeente, op))
