"""Persons instead of records: with PGB, ZIN or both; with help under one, two or three laws."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

import ibis
from ibis.expr.types import Table

from monitorlib.cijfers.meting import GERECONSTRUEERD, Meting, meting, op_peildatum, van_het_eind
from monitorlib.cijfers.register import loopt, personen
from monitorlib.errors import CalculationError
from monitorlib.kwartaal import Moment, Periode
from monitorlib.sources.opened import EIGEN_GEMEENTE, Register

LEVERINGSVORMEN = {"ZIN": "Alleen ZIN", "PGB": "Alleen PGB", "beide": "ZIN en PGB"}
WETTEN = {"1": "Eén wet", "2": "Twee wetten", "3": "Drie wetten"}


def naar_leveringsvormen(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count persons on a peildatum in three groups, column `leveringsvormen`: alleen ZIN, alleen PGB, ZIN en PGB.

    Own choice: no public definition divides those who have both; a group of their own keeps the parts equal to the
    whole. A person with help in two gemeenten counts in each, by the help there, and in the region once.
    """
    register.met_kolommen("leveringsvorm")

    def rijen(tabel: Table, moment: Moment) -> Table:
        lopend = loopt(tabel, moment)
        per_persoon = lopend.group_by(["client", "gemeente"]).aggregate(
            zin=(lopend.leveringsvorm == "ZIN").any(), pgb=(lopend.leveringsvorm == "PGB").any()
        )
        vorm = ibis.cases(
            (per_persoon.zin & per_persoon.pgb, "beide"), (per_persoon.pgb, "PGB"), (per_persoon.zin, "ZIN"), else_=None
        )
        return per_persoon.mutate(leveringsvormen=vorm)

    bron = register.met_codes("leveringsvormen", LEVERINGSVORMEN)
    return op_peildatum(meting(bron, "unieke cliënten", op, rijen, personen(register), "cliënten"))


def stapeling(registers: Mapping[str, Register], *, op: Moment | Sequence[Moment]) -> Meting:
    """Count persons on a peildatum by the number of laws that they use, column `wetten`: één, twee, drie wetten.

    `registers` gives a register per law; a person has the same pseudonym in all of them.
    """
    eerste = next(iter(registers.values()))

    def rijen(tabel: Table, moment: Moment) -> Table:
        regio = EIGEN_GEMEENTE in tabel.columns
        delen = [
            loopt(van.als_regio().tabel if regio else van.tabel, moment)
            .select("client", "gemeente")
            .mutate(wet=ibis.literal(wet))
            for wet, van in registers.items()
        ]
        alle = reduce(lambda een, ander: een.union(ander), delen)
        per_persoon = alle.group_by(["client", "gemeente"]).aggregate(aantal=alle.wet.nunique())
        return per_persoon.mutate(wetten=per_persoon.aantal.cast("string"))

    def tel(tabel: Table) -> ibis.expr.types.IntegerScalar:
        for van in registers.values():
            van.met_clienten("unieke cliënten")
        return tabel.client.nunique()

    vast = any(van.parameters.herkomst == "gereconstrueerd" for van in registers.values())
    geteld = meting(eerste.met_codes("wetten", WETTEN), "stapeling", op, rijen, tel, "cliënten")
    return replace(
        op_peildatum(geteld),
        bronnen=tuple(van.bron.naam for van in registers.values()),
        waarom_niet=lambda _: GERECONSTRUEERD if vast else "",
    )


def nieuwe_clienten(register: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Count the persons with help at the end of a period who had none at its start, in that gemeente or region."""
    return _wisseling(register, "nieuwe cliënten", in_, lambda over: (over.peildatum, over.beginstand))


def vertrokken_clienten(register: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Count the persons with help at the start of a period who have none at its end, in that gemeente or region."""
    return _wisseling(register, "vertrokken cliënten", in_, lambda over: (over.beginstand, over.peildatum))


def _wisseling(
    register: Register, maat: str, in_: Periode | Sequence[Periode], dagen: Callable[[Periode], tuple[date, date]]
) -> Meting:
    def rijen(tabel: Table, over: Moment) -> Table:
        if isinstance(over, date):
            raise CalculationError(f"{maat} telt over een periode, niet op een dag.")
        wel, niet = dagen(over)
        tabel = register.ingedeeld(tabel, over.peildatum)
        daar = loopt(tabel, wel).select("client", "gemeente").distinct()
        weg = loopt(tabel, niet).select("client", "gemeente").distinct().view()
        return daar.anti_join(weg, ["client", "gemeente"])

    return van_het_eind(meting(register, maat, in_, rijen, personen(register), "cliënten"))
