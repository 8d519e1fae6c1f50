"""From help to invoice: how long after the end of the month of delivery a declaratie comes in.

Without a declaratie nobody can be sent an invoice, so that these days are the first part of the norm for the invoice of
the eigen bijdrage. They are counted over the declaraties that come in within a period: of those every one is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import ibis
from ibis.expr.types import BooleanValue, FloatingScalar, IntegerValue, Table

from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import Meting, meting, niet_te_bepalen
from monitorlib.cijfers.registers.peilmomenten import eerste_dag, grenzen
from monitorlib.cijfers.registers.rijen import aantal, in_periode
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Tijd

# Own choice: after nine months nearly everything was declared. A register that starts later misses the slow ones.
NALOOP = timedelta(days=270)


def dagen_tot_declaratie(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Give the median number of days between the end of the month of delivery and the receipt of a declaratie."""

    def mediaan(tabel: Table, waar: BooleanValue | None) -> FloatingScalar:
        return _dagen(tabel).median(where=waar)

    geteld = meting(register, "dagen tot declaratie", in_, _ontvangen, mediaan, "dagen", keur=grenzen)
    return replace(geteld, leeg=niet_te_bepalen("geen declaraties"), waarom_niet=_te_kort(register))


def binnen_dagen(register: Register, *, dagen: float, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share of the declaraties that came in at most so many days after the end of the month of delivery."""
    geheel = meting(register, "declaraties", in_, _ontvangen, aantal, keur=grenzen)
    return aandeel(
        replace(geheel, waarom_niet=_te_kort(register)),
        lambda tabel: _dagen(tabel) <= dagen,
        f"binnen {dagen:g} dagen na de maand van levering, gedeeld door alle",
    )


def _ontvangen(tabel: Table) -> BooleanValue:
    return in_periode(tabel, "ontvangen")


def _dagen(tabel: Table) -> IntegerValue:
    """Count the days from the end of the month of delivery until the receipt."""
    maand_na = (tabel.maand + "-01").cast("date") + ibis.interval(months=1)
    return tabel.ontvangen.delta(maand_na.cast("date"), unit="day") + 1


def _te_kort(register: Register) -> Callable[[Moment], str]:
    vanaf = register.parameters.volledig_vanaf

    def waarom_niet(over: Moment) -> str:
        if vanaf is None or eerste_dag(over) >= vanaf + NALOOP:
            return ""
        return f"leveringen van voor {datum_kort(vanaf)} zijn niet in het register"

    return waarom_niet
