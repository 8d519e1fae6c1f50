"""Herhaald beroep: who came back. Two definitions of CBS, which may not be swapped, on periods of help of a person.

A period of help is all help of one person, whatever the product, aanbieder or gemeente, without a free day in between.
A person counts in each gemeente in which the period starts, or ends, and in a region once.

- Terugkijkend: of the persons of whom a period of help starts in the period, those who had help in the five years
  before that start, with at least one day between. [CBS, Eerder jeugdhulp gekregen.]
- Vooruitkijkend: of the persons whose help ended in a half-year and who had none at its end, those who start again in
  the next half-year. [CBS, Herhaald beroep jeugdhulp.]

Neither gives a number while the register does not reach back or forward far enough.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import meting, van_het_eind
from monitorlib.cijfers.registers.peilmomenten import grenzen
from monitorlib.cijfers.registers.rijen import in_periode, personen
from monitorlib.cijfers.registers.samengevoegd import OOIT
from monitorlib.cijfers.registers.trajecten import alle_van
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.dagen import datum_kort, jaren_eerder
from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import Tijd

TERUG_JAREN = 5


def hulpperioden(tabel: Table) -> Table:
    """Join all help of a person that has no free day in between.

    Gives client, ingangsdatum, einddatum, vorige_einddatum and volgende_ingangsdatum (of the same person; empty when
    there is none).
    """
    tabel = tabel.mutate(laatste=tabel.einddatum.fill_null(ibis.literal(OOIT)))
    orde = [tabel.ingangsdatum, tabel.laatste]
    tabel = tabel.select(
        "client",
        "ingangsdatum",
        # The last day of all that came before, and of all there is.
        tot=tabel.laatste.max().over(ibis.window(group_by="client", order_by=orde, rows=(None, -1))),
        laatste=tabel.laatste.max().over(ibis.window(group_by="client", order_by=orde, rows=(None, None))),
    )
    begin = tabel.filter(tabel.tot.isnull() | (tabel.ingangsdatum > tabel.tot + ibis.interval(days=1)))
    na_elkaar = ibis.window(group_by="client", order_by=begin.ingangsdatum)
    return begin.select(
        "client",
        "ingangsdatum",
        einddatum=begin.tot.lead().over(na_elkaar).fill_null(begin.laatste).nullif(ibis.literal(OOIT)),
        vorige_einddatum=begin.tot,
        volgende_ingangsdatum=begin.ingangsdatum.lead().over(na_elkaar),
    )


def _gestart(register: Register) -> Callable[[date], Table]:
    """Give the periods of help of everyone whose help began since a day, with all that came before."""

    def hulp(sinds: date) -> Table:
        tabel = register.tabel
        nieuw = tabel.filter((tabel.ingangsdatum >= ibis.literal(sinds)) & tabel.client.notnull())
        return _in_gemeenten(hulpperioden(alle_van(tabel, nieuw, ["client"])), nieuw, "ingangsdatum")

    return hulp


def _gestopt(register: Register) -> Callable[[date], Table]:
    """Give the periods of help that end since a day, or not yet: what was over before says nothing of that."""

    def hulp(sinds: date) -> Table:
        tabel = register.rijen_vanaf(sinds)
        later = tabel.einddatum.isnull() | (tabel.einddatum >= ibis.literal(sinds))
        tabel = tabel.filter(later & tabel.client.notnull())
        return _in_gemeenten(hulpperioden(tabel), tabel, "einddatum")

    return hulp


def _in_gemeenten(hulp: Table, delen: Table, dag: str) -> Table:
    """Put each period of help in every gemeente with a part of it that begins, or ends, on the same day."""
    return hulp.inner_join(delen.select("client", "gemeente", dag).distinct(), ["client", dag])


def herhaald_beroep_terug(register: Register, *, in_: Tijd | Sequence[Tijd], jaren: int = TERUG_JAREN) -> Aandeel:
    """Give the share of the started persons who had help in the years before, with at least one day between."""

    def gestart(hulp: Table) -> BooleanValue:
        return in_periode(hulp, "ingangsdatum")

    def eerder(hulp: Table) -> BooleanValue:
        return hulp.vorige_einddatum >= hulp.ingangsdatum - ibis.interval(years=jaren)

    geheel = meting(register, "herhaald beroep", in_, gestart, personen(register), "cliënten", keur=grenzen)
    geheel = replace(
        van_het_eind(geheel),
        basis=_gestart(register),
        indeling="einde",
        waarom_niet=_reikt_terug(register, jaren),
    )
    return aandeel(geheel, eerder, f"gestart na eerdere hulp in {jaren} jaar, gedeeld door gestart")


def herhaald_beroep_vooruit(register: Register, *, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share of the persons whose help ended in a half-year who start again in the next.

    Raises `TypeError` for a period of another length.
    """

    def beeindigd(hulp: Table) -> BooleanValue:
        weg = (hulp.einddatum >= hulp.begin) & (hulp.einddatum < hulp.einde)
        blijft_weg = hulp.volgende_ingangsdatum.isnull() | (hulp.volgende_ingangsdatum > hulp.einde)
        return weg & blijft_weg

    def hervat(hulp: Table) -> BooleanValue:
        return hulp.volgende_ingangsdatum <= hulp.vervolg

    geheel = meting(register, "herhaald beroep", in_, beeindigd, personen(register), "cliënten")
    geheel = replace(
        geheel,
        basis=_gestopt(register),
        dagen={"vervolg": _vervolg},
        indeling="vervolg",
        waarom_niet=_vervolg_bekend(register),
        bestaan=lambda over: (_vervolg(over), _vervolg(over)),
    )
    return aandeel(geheel, hervat, "hervat in het volgende halfjaar, gedeeld door beëindigd")


def _vervolg(over: Moment) -> date:
    if isinstance(over, date) or len(over.maanden) != 6:
        raise CalculationError(
            f"Herhaald beroep vooruit telt over een halfjaar; gegeven is {over}. Geef bijvoorbeeld "
            "Periode.lees('2024-H1')."
        )
    return over.maanden[-1].verschoven(6).peildatum


def _reikt_terug(register: Register, jaren: int) -> Callable[[Moment], str]:
    def waarom_niet(over: Moment) -> str:
        eerste_dag = grenzen(over)[0] + timedelta(days=1)
        nodig, vanaf = jaren_eerder(eerste_dag, jaren), register.parameters.volledig_vanaf
        register.keur_dag(nodig)
        if vanaf is None:
            return "nog niet waarneembaar: params.yml zegt niet vanaf wanneer het register volledig is"
        if vanaf <= nodig:
            return ""
        return (
            f"nog niet waarneembaar: het register is volledig vanaf {datum_kort(vanaf)}, {jaren} jaar terug is eerder"
        )

    return waarom_niet


def _vervolg_bekend(register: Register) -> Callable[[Moment], str]:
    def waarom_niet(over: Moment) -> str:
        vervolg = _vervolg(over)
        if vervolg <= min(register.periode.peildatum, register.opgehaald):
            return ""
        return f"nog niet waarneembaar: het vervolg loopt tot en met {datum_kort(vervolg)}"

    return waarom_niet
