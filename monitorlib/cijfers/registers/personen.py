"""Persons instead of records: with PGB, ZIN or both; with help under one, two or three laws."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

import ibis
from ibis.expr.types import BooleanValue, IntegerScalar, Table

from monitorlib.cijfers.registers.meting import GERECONSTRUEERD, Meting, meting, op_peildatum, van_het_eind
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import loopt, personen
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Tijd

LEVERINGSVORMEN = {"ZIN": "Alleen ZIN", "PGB": "Alleen PGB", "beide": "ZIN en PGB"}
WETTEN = {"1": "Eén wet", "2": "Twee wetten", "3": "Drie wetten"}


def naar_leveringsvormen(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count persons on a peildatum in three groups, column `leveringsvormen`: alleen ZIN, alleen PGB, ZIN en PGB.

    Own choice: no public definition divides those who have both; a group of their own keeps the parts equal to the
    whole. A person with help in two gemeenten counts in each, by the help there, and in the region once.
    """
    register.met_kolommen("leveringsvorm")

    def rijen(tabel: Table) -> Table:
        lopend = tabel.filter(loopt(tabel))
        per_persoon = lopend.group_by(["moment", "client", "gemeente"]).aggregate(
            zin=(lopend.leveringsvorm == "ZIN").any(), pgb=(lopend.leveringsvorm == "PGB").any()
        )
        vorm = ibis.cases(
            (per_persoon.zin & per_persoon.pgb, "beide"), (per_persoon.pgb, "PGB"), (per_persoon.zin, "ZIN"), else_=None
        )
        return per_persoon.mutate(leveringsvormen=vorm)

    bron = register.met_codes("leveringsvormen", LEVERINGSVORMEN)
    return op_peildatum(meting(bron, "unieke cliënten", op, None, personen(register), "cliënten", rijen=rijen))


def stapeling(registers: Mapping[str, Register], *, op: Moment | Sequence[Moment]) -> Meting:
    """Count persons on a peildatum by the number of laws that they use, column `wetten`: één, twee, drie wetten.

    `registers` gives a register per law; a person has the same pseudonym in all of them.
    """
    eerste = next(iter(registers.values()))

    def alle(dag: date) -> Table:
        delen = [
            van.rijen_vanaf(dag).select("client", "gemeente", "ingangsdatum", "einddatum").mutate(wet=ibis.literal(wet))
            for wet, van in registers.items()
        ]
        return reduce(lambda een, ander: een.union(ander), delen)

    def rijen(tabel: Table) -> Table:
        lopend = tabel.filter(loopt(tabel))
        per_persoon = lopend.group_by(["moment", "client", "gemeente"]).aggregate(aantal=lopend.wet.nunique())
        return per_persoon.mutate(wetten=per_persoon.aantal.cast("string"))

    def tel(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
        for van in registers.values():
            van.met_clienten("unieke cliënten")
        return tabel.client.nunique(where=waar)

    vast = any(van.parameters.herkomst == "gereconstrueerd" for van in registers.values())
    geteld = meting(eerste.met_codes("wetten", WETTEN), "stapeling", op, None, tel, "cliënten", rijen=rijen)
    return replace(
        op_peildatum(geteld),
        basis=alle,
        bronnen=tuple(van.bron.naam for van in registers.values()),
        waarom_niet=lambda _: GERECONSTRUEERD if vast else "",
    )


def nieuwe_clienten(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Count the persons with help at the end of a period who had none at its start, in that gemeente or region."""
    return _wisseling(register, "nieuwe cliënten", in_, wel="einde", niet="begin")


def vertrokken_clienten(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Meting:
    """Count the persons with help at the start of a period who have none at its end, in that gemeente or region."""
    return _wisseling(register, "vertrokken cliënten", in_, wel="begin", niet="einde")


def _wisseling(register: Register, maat: str, in_: Tijd | Sequence[Tijd], *, wel: str, niet: str) -> Meting:
    def op_een_van_beide(tabel: Table) -> BooleanValue:
        return loopt(tabel, tabel[wel]) | loopt(tabel, tabel[niet])

    def tel(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
        # Whoever is there on one of the days, but for whoever is there on the other.
        op_de_ander = personen(register)(tabel, loopt(tabel, tabel[niet]))
        return personen(register)(tabel, waar) - op_de_ander

    geteld = van_het_eind(meting(register, maat, in_, op_een_van_beide, tel, "cliënten", keur=grenzen))
    return replace(geteld, indeling="einde")
