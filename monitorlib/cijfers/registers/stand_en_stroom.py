"""Count on a register: the stand on a peildatum, instroom and uitstroom in a period, cliënten, duur.

A row runs on a day when ingangsdatum <= day and (einddatum is empty or einddatum >= day). [Definitiedocument
Medemblik 2022; CBS 82967NED.] Between peildatum b and a later peildatum e, instroom are the rows with ingangsdatum
after b and not after e, uitstroom those with einddatum from b to the day before e. So stand at b + instroom −
uitstroom = stand at e, always, and a row that comes and goes in between counts in both. On trajecten, what begins or
ends administratively is neither instroom nor uitstroom, and a mutatie of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

import ibis
from ibis.expr.types import BooleanValue, FloatingScalar, Table

from monitorlib.cijfers.registers.meting import Meting, meting, niet_te_bepalen, op_peildatum
from monitorlib.cijfers.registers.rijen import aantal, begint, eindigt, loopt, personen, telbaar
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.moment import Moment


def stand(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that run on a peildatum, or on the peildatum of a month or quarter."""
    return op_peildatum(meting(register, "stand", op, loopt, aantal))


def instroom(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that start in a period; of trajecten those that do not start administratively."""
    return meting(register, "instroom", in_, begint(register), aantal, keur=telbaar(register))


def uitstroom(register: Register, *, in_: Moment | Sequence[Moment], definitief: bool | None = None) -> Meting:
    """Count the rows that end in a period, up to the day before its peildatum; of trajecten the real ends only.

    An end is `definitief` when the waiting time had passed on the day that the register was taken: until then the
    traject may go on. None counts both.
    """

    def zeker(tabel: Table) -> BooleanValue:
        bekend = tabel.einddatum <= ibis.literal(register.definitief_tot)
        return bekend if definitief else ~bekend

    geteld = meting(register, "uitstroom", in_, eindigt(register), aantal, keur=telbaar(register))
    return geteld if definitief is None else geteld.en(zeker)


def unieke_clienten(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the persons with at least one row that runs on a peildatum."""
    return op_peildatum(meting(register, "unieke cliënten", op, loopt, personen(register), "cliënten"))


def duur(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Give the mean duration in days, first and last day included, of what leaves in a period.

    A traject that came over by a herindeling counts from its first day under the old gemeente.
    """

    def dagen(tabel: Table, waar: BooleanValue | None) -> FloatingScalar:
        begin = tabel.begonnen if register.trajecten else tabel.ingangsdatum
        return (tabel.einddatum.delta(begin, unit="day") + 1).cast("float64").mean(where=waar)

    tel = meting(register, "duur", in_, eindigt(register), dagen, "dagen", keur=telbaar(register))
    return replace(tel, decimalen=1, leeg=niet_te_bepalen("niets om te middelen"))
