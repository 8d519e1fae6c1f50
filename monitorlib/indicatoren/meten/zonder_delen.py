"""Points without what they were made of: a teller, a noemer or a flow that no table of the page shows."""

from dataclasses import replace

from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.indicatoren.meten.meetreeks import Meetreeks

_NAN = float("nan")


def zonder_delen(reeks: Meetreeks) -> Meetreeks:
    """Leave of a measured series its numbers and verdicts: neither a sentence nor a funnel can say the rest."""
    punten = tuple(map(_kaal, reeks.punten))
    veranderingen = tuple(map(_zonder, reeks.veranderingen))
    return replace(reeks, punten=punten, veranderingen=veranderingen, afwijkend=())


def _zonder(een: Verandering) -> Verandering:
    return replace(een, nu=_kaal(een.nu), eerder=een.eerder and _kaal(een.eerder))


def _kaal(punt: Punt) -> Punt:
    return replace(punt, teller=_NAN, noemer=_NAN, erbij=_NAN, eraf=_NAN, herkomst=None)
