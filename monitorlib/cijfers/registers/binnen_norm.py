"""Terms: within how many days something must be done, in calendar or in working days, and how often that went well.

A term in calendar days that ends on a Saturday, a Sunday or a holiday ends on the next working day. [Algemene
termijnenwet, art. 1 and 3: Nieuwjaarsdag, Goede Vrijdag, tweede Paasdag, Koningsdag, 5 mei, Hemelvaartsdag, tweede
Pinksterdag, beide Kerstdagen.] The first working day of a term in working days is the one after its first day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import ibis
import pandas as pd
from ibis.expr.types import Table

from monitorlib.cijfers.registers.aandeel import Aandeel, aandeel
from monitorlib.cijfers.registers.meting import meting
from monitorlib.cijfers.registers.peilmomenten import dagen_van, grenzen
from monitorlib.cijfers.registers.rijen import aantal, in_periode
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd

# The years between which a term can begin or end; registers of the three decentralised laws start in 2015.
_JAREN = range(2010, 2041)


@dataclass(frozen=True)
class Termijn:
    """A term of `dagen`, in calendar days or in working days."""

    dagen: int
    werkdagen: bool = False


# [Wmo 2015, art. 2.3.2 and 2.3.5: six weeks for the onderzoek, two for the besluit. Awb, art. 4:13: eight weeks.]
ACHT_WEKEN = Termijn(56)
# [iWmo/iJw, process agreements: a 325 answers a declaratie (323) within ten working days.]
ANTWOORD_DECLARATIE = Termijn(10, werkdagen=True)
# [iWmo/iJw, process agreements: a startbericht (305) comes within five working days after the start.]
STARTBERICHT = Termijn(5, werkdagen=True)


@cache
def feestdagen() -> frozenset[date]:
    """Give the days that the Algemene termijnenwet counts as holidays."""
    import holidays

    kalender = holidays.country_holidays("NL", years=_JAREN, categories=("public", "optional"))
    return frozenset(kalender)


def is_werkdag(dag: date) -> bool:
    """Tell whether a day is no Saturday, Sunday or holiday."""
    return dag.weekday() < 5 and dag not in feestdagen()


@cache
def _kalender() -> pd.DataFrame:
    """Give per day: how many working days there were up to and including it, and the first working day from it on."""
    dagen = [date(_JAREN[0], 1, 1) + timedelta(days=n) for n in range(366 * len(_JAREN))]
    frame = pd.DataFrame({"dag": dagen, "werkdag": [is_werkdag(dag) for dag in dagen]})
    frame["nummer"] = frame["werkdag"].cumsum()
    frame["eerstvolgende"] = frame["dag"].where(frame["werkdag"]).bfill()
    return frame.dropna()


@cache
def _kalendertabel() -> Table:
    return ibis.memtable(_kalender()).cast({"dag": "date", "eerstvolgende": "date", "nummer": "int64"})


def met_uiterste_dag(tabel: Table, van: str, termijn: Termijn) -> Table:
    """Add the column `uiterste_dag`: the last day on which the term that begins on day `van` is kept."""
    kalender = _kalendertabel()
    if not termijn.werkdagen:
        eind = kalender.select(einde="dag", uiterste_dag="eerstvolgende")
        tabel = tabel.mutate(einde=tabel[van] + ibis.interval(days=termijn.dagen))
        return tabel.inner_join(eind, "einde").drop("einde")
    begin = kalender.select(eerste="dag", te_gaan=kalender.nummer + termijn.dagen)
    eind = kalender.filter(kalender.werkdag).select(te_gaan="nummer", uiterste_dag="dag")
    tabel = tabel.mutate(eerste=tabel[van]).inner_join(begin, "eerste")
    return tabel.inner_join(eind, "te_gaan").drop("eerste", "te_gaan")


def uiterste_dag(begin: date, termijn: Termijn) -> date:
    """Give the last day on which a term that begins on a day is kept."""
    dag = begin if termijn.werkdagen else begin + timedelta(days=termijn.dagen)
    for _ in range(termijn.dagen if termijn.werkdagen else 0):
        dag = _werkdag_vanaf(dag + timedelta(days=1))
    return _werkdag_vanaf(dag)


def eerste_begin(eind: date, termijn: Termijn) -> date:
    """Give the first day of which the term ends on a day or later: a register must be complete from it on."""
    begin = eind
    while uiterste_dag(begin - timedelta(days=1), termijn) >= eind:
        begin -= timedelta(days=1)
    return begin


def _werkdag_vanaf(dag: date) -> date:
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def binnen_termijn(register: Register, *, van: str, tot: str, termijn: Termijn, in_: Tijd | Sequence[Tijd]) -> Aandeel:
    """Give the share that was done in time, of all of which the last day of the term falls in a period.

    `van` and `tot` name the columns with the day on which the term begins and the day on which it was done. What is
    still open after its last day is too late: counting only what is done would hide the longest waits (own choice).
    """

    def met_eind(dag: date) -> Table:
        tabel = register.rijen_vanaf(dag)
        return met_uiterste_dag(tabel.filter(tabel[van].notnull()), van, termijn)

    register.met_kolommen(van, tot)
    geheel = meting(register, "termijn", in_, lambda rijen: in_periode(rijen, "uiterste_dag"), aantal, keur=grenzen)
    geheel = replace(geheel, basis=met_eind, nodig=lambda over: eerste_begin(dagen_van(over)[0], termijn))
    soort = "werkdagen" if termijn.werkdagen else "dagen"
    return aandeel(
        geheel,
        lambda rijen: rijen[tot] <= rijen.uiterste_dag,
        f"klaar binnen {termijn.dagen} {soort}, gedeeld door alle met het eind in de periode",
    )
