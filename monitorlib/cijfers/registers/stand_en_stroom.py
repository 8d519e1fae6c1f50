"""Count on a register: the stand on a peildatum, instroom and uitstroom in a period, cliënten, duur.

A row runs on a day when ingangsdatum <= day and (einddatum is empty or einddatum >= day). [Definitiedocument
Medemblik 2022; CBS 82967NED.] Between peildatum b and a later peildatum e, instroom are the rows with ingangsdatum
after b and not after e, uitstroom those with einddatum from b to the day before e. So stand at b + instroom −
uitstroom = stand at e, always, and a row that comes and goes in between counts in both. On trajecten, what begins or
ends administratively is neither instroom nor uitstroom, and a mutatie of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, DateValue, FloatingScalar, IntegerScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.registers.meting import Meting, Tel, Waar, meting, niet_te_bepalen, op_peildatum
from monitorlib.cijfers.registers.momenten import eerste_dag, grenzen, laatste_dag, label, momenten
from monitorlib.cijfers.registers.trajecten import INSTROOM, MUTATIES, UITSTROOM
from monitorlib.cijfers.rekenen.optellen import som
from monitorlib.errors import CalculationError
from monitorlib.kwartaal import Moment, Periode, datum_kort
from monitorlib.sources.opened import Register

NOG_NIET_DEFINITIEF = "Eraf, nog niet definitief"


def aantal(tabel: Table, waar: BooleanValue | None = None) -> IntegerScalar:
    """Count rows, or those for which something holds."""
    return tabel.count(where=waar)


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


def mutaties(register: Register, soort: str, *, in_: Moment | Sequence[Moment]) -> tuple[Meting, Meting]:
    """Count the trajecten that start and those that end by one kind of administrative mutatie."""

    def erin(tabel: Table) -> BooleanValue:
        return in_periode(tabel, "ingangsdatum") & (tabel.begin_soort == soort)

    def eruit(tabel: Table) -> BooleanValue:
        return _eindigt(tabel) & (tabel.eind_soort == soort)

    maat = MUTATIES[soort].lower()
    komt, gaat = (meting(register, maat, in_, waar, aantal, keur=grenzen) for waar in (erin, eruit))
    return replace(komt, benoemd=False), replace(gaat, benoemd=False)


def balans(register: Register, *, in_: Sequence[Periode], per: str) -> Cijfers:
    """Give every term between two stands, per period and `per`, as dimension `post`.

    Begin, Erbij, Eraf and Eind; of trajecten with a waiting time also the uitstroom that is not final yet, and the
    net of each administrative mutatie. They carry the rule that all of them make up Eind.
    """
    in_ = momenten(in_)  # type: ignore[assignment]
    wacht = register.trajecten and register.telwijze.wachttijd > 0
    posten = {
        "Begin": stand(register, op=[over.beginstand for over in in_]),
        "Erbij": instroom(register, in_=in_),
        "Eraf": uitstroom(register, in_=in_, definitief=True if wacht else None),
        "Eind": stand(register, op=in_),
    }
    factoren = {"Begin": 1.0, "Erbij": 1.0, "Eraf": -1.0}
    if wacht:
        posten[NOG_NIET_DEFINITIEF] = uitstroom(register, in_=in_, definitief=False)
        factoren[NOG_NIET_DEFINITIEF] = -1.0
    # A gemeente that exists in a part of the period has every term.
    perioden = {over.beginstand: over for over in in_} | {over: over for over in in_}

    def bestaan(moment: Moment) -> tuple[date, date]:
        return eerste_dag(perioden[moment]), laatste_dag(perioden[moment])

    delen = {post: replace(van, bestaan=bestaan).per(per) for post, van in posten.items()}
    labels = {datum_kort(moment.beginstand): label(moment) for moment in in_}
    delen["Begin"] = delen["Begin"].hernoem("periode", labels)
    for soort in _soorten(register):
        erin, eruit = (replace(van, bestaan=bestaan).per(per) for van in mutaties(register, soort, in_=in_))
        delen[MUTATIES[soort]] = _netto(erin, eruit)
        factoren[MUTATIES[soort]] = 1.0
    posten_in_orde = [*factoren, "Eind"]
    geheel = samen(*(delen[post].met_dimensie("post", post) for post in posten_in_orde))
    return delen_van(geheel, "post", "Eind", factoren)


def _soorten(register: Register) -> list[str]:
    """List the mutaties that the trajecten of a register can have."""
    return [soort for soort in register.telwijze.administratief if soort in MUTATIES] if register.trajecten else []


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
        gaat = _eindigt(tabel)
        return gaat & (tabel.eind_soort == UITSTROOM) if register.trajecten else gaat

    return waar


def in_periode(tabel: Table, kolom: str) -> BooleanValue:
    """Tell of rows whether the day in a column lies in their period."""
    return (tabel[kolom] > tabel.begin) & (tabel[kolom] <= tabel.einde)


def _eindigt(tabel: Table) -> BooleanValue:
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
                    "instroom en uitstroom zijn dan alleen te tellen over trajecten(...)."
                )

    return keur


def _netto(erin: Cijfers, eruit: Cijfers) -> Cijfers:
    """Give how many more begin than end."""
    beide = samen(erin.met_dimensie("kant", "erin"), eruit.met_dimensie("kant", "eruit"))
    return som(beide, "kant", "netto", {"erin": 1, "eruit": -1}).kies(kant="netto")
