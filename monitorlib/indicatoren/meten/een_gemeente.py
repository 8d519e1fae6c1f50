"""The series of one gemeente that others went up in: what was measured of all of them together is its own."""

from dataclasses import replace

from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.sources.declared.declaration import TOTAAL


def als_een_gemeente(reeks: Meetreeks, naam: str) -> Meetreeks:
    """Give the series of `naam` alone, from before others went up in it as well.

    Together they were what it is now; rows of each beside it would count the same people twice.
    """
    return replace(
        reeks,
        punten=tuple(_van(een, naam) for een in reeks.punten if een.gebied == TOTAAL),
        veranderingen=tuple(_veranderd(een, naam) for een in reeks.veranderingen if een.nu.gebied == TOTAAL),
        afwijkend=(),
    )


def _van(een: Punt, naam: str) -> Punt:
    return replace(een, gebied=naam)


def _veranderd(een: Verandering, naam: str) -> Verandering:
    return replace(een, nu=_van(een.nu, naam), eerder=_van(een.eerder, naam) if een.eerder else None)
