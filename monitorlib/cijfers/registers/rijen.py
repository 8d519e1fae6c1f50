"""Which rows of a register run, start or end, and how they are counted: what every measure is made of."""

from collections.abc import Callable

from ibis.expr.types import BooleanValue, DateValue, IntegerScalar, Table

from monitorlib.cijfers.registers.meting import Tel, Waar
from monitorlib.cijfers.registers.mutaties import INSTROOM, UITSTROOM
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort
from monitorlib.tijd.moment import Moment


def aantal(tabel: Table, waar: BooleanValue | None = None) -> IntegerScalar:
    """Count rows, or those for which something holds."""
    return tabel.count(where=waar)


def loopt(tabel: Table, dag: DateValue | None = None) -> BooleanValue:
    """Tell of rows whether they run on the last day of their moment, or on another day."""
    dag = tabel.einde if dag is None else dag
    return (tabel.ingangsdatum <= dag) & (tabel.einddatum.isnull() | (tabel.einddatum >= dag))


def personen(register: Register) -> Tel:
    """Give how to count persons in the rows of a register; raise `CalculationError` when some have no client."""

    def tel(tabel: Table, waar: BooleanValue | None) -> IntegerScalar:
        register.met_clienten("unieke cliënten")
        return tabel.client.nunique(where=waar)

    return tel


def begint(register: Register) -> Waar:
    """Give which rows come in their period: of trajecten those that are instroom."""

    def waar(tabel: Table) -> BooleanValue:
        komt = in_periode(tabel, "ingangsdatum")
        return komt & (tabel.begin_soort == INSTROOM) if register.trajecten else komt

    return waar


def eindigt(register: Register) -> Waar:
    """Give which rows leave in their period: of trajecten those that are uitstroom."""

    def waar(tabel: Table) -> BooleanValue:
        gaat = geeindigd(tabel)
        return gaat & (tabel.eind_soort == UITSTROOM) if register.trajecten else gaat

    return waar


def in_periode(tabel: Table, kolom: str) -> BooleanValue:
    """Tell of rows whether the day in a column lies in their period."""
    return (tabel[kolom] > tabel.begin) & (tabel[kolom] <= tabel.einde)


def geeindigd(tabel: Table) -> BooleanValue:
    """Tell of rows whether they end in their period: from its first peildatum to the day before its last."""
    return (tabel.einddatum >= tabel.begin) & (tabel.einddatum < tabel.einde)


def telbaar(register: Register) -> Callable[[Moment], None]:
    """Give the check that a period has flows: not on a day, nor of records over a herindeling.

    All would leave one gemeente and come into another: `CalculationError`.
    """

    def keur(over: Moment) -> None:
        begin, einde = grenzen(over)
        for *_, laatste in register.herindelingen:
            if begin <= laatste < einde and not register.trajecten:
                raise CalculationError(
                    f"Bron {register.bron.naam}: op {datum_kort(laatste)} eindigt een gemeente door herindeling; "
                    "instroom en uitstroom zijn dan alleen te tellen over trajecten. Gebruik trajecten(...)."
                )

    return keur
