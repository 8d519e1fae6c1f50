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
from ibis.expr.types import BooleanValue, FloatingScalar, IntegerScalar, Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.maken import samen
from monitorlib.cijfers.meting import (
    Meting,
    eerste_dag,
    grenzen,
    laatste_dag,
    label,
    meting,
    momenten,
    niet_te_bepalen,
    op_peildatum,
)
from monitorlib.cijfers.optellen import som
from monitorlib.cijfers.trajecten import INSTROOM, MUTATIES, UITSTROOM
from monitorlib.cijfers.verband import delen_van
from monitorlib.errors import CalculationError
from monitorlib.kwartaal import Moment, Periode, datum_kort
from monitorlib.sources.opened import Register

NOG_NIET_DEFINITIEF = "Eraf, nog niet definitief"


def aantal(tabel: Table) -> IntegerScalar:
    """Count rows."""
    return tabel.count()


def stand(register: Register, *, op: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that run on a peildatum, or on the peildatum of a month or quarter."""
    return op_peildatum(meting(register, "stand", op, loopt, aantal))


def instroom(register: Register, *, in_: Moment | Sequence[Moment]) -> Meting:
    """Count the rows that start in a period; of trajecten those that do not start administratively."""
    return meting(register, "instroom", in_, lambda tabel, over: begint(register, tabel, over), aantal)


def uitstroom(register: Register, *, in_: Moment | Sequence[Moment], definitief: bool | None = None) -> Meting:
    """Count the rows that end in a period, up to the day before its peildatum; of trajecten the real ends only.

    An end is `definitief` when the waiting time had passed on the day that the register was taken: until then the
    traject may go on. None counts both.
    """

    def rijen(tabel: Table, over: Moment) -> Table:
        weg = eindigt(register, tabel, over)
        if definitief is None:
            return weg
        zeker = weg.einddatum <= ibis.literal(register.definitief_tot)
        return weg.filter(zeker if definitief else ~zeker)

    return replace(meting(register, "uitstroom", in_, rijen, aantal), benoemd=definitief is None)


def mutaties(register: Register, soort: str, *, in_: Moment | Sequence[Moment]) -> tuple[Meting, Meting]:
    """Count the trajecten that start and those that end by one kind of administrative mutatie."""

    def erin(tabel: Table, over: Moment) -> Table:
        return tabel.filter(_begint(tabel, over) & (tabel.begin_soort == soort))

    def eruit(tabel: Table, over: Moment) -> Table:
        return tabel.filter(_eindigt(tabel, over) & (tabel.eind_soort == soort))

    komt, gaat = (meting(register, MUTATIES[soort].lower(), in_, rijen, aantal) for rijen in (erin, eruit))
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

    def dagen(tabel: Table) -> FloatingScalar:
        begin = tabel.begonnen if register.trajecten else tabel.ingangsdatum
        return (tabel.einddatum.delta(begin, unit="day") + 1).cast("float64").mean()

    tel = meting(register, "duur", in_, lambda tabel, over: eindigt(register, tabel, over), dagen, "dagen")
    return replace(tel, decimalen=1, leeg=niet_te_bepalen("niets om te middelen"))


def loopt(tabel: Table, moment: Moment) -> Table:
    """Keep the rows that run on the last day of a moment."""
    dag = ibis.literal(laatste_dag(moment))
    return tabel.filter((tabel.ingangsdatum <= dag) & (tabel.einddatum.isnull() | (tabel.einddatum >= dag)))


def personen(register: Register) -> Callable[[Table], IntegerScalar]:
    """Give how to count persons in the rows of a register; raise `CalculationError` when some have no client."""

    def tel(tabel: Table) -> IntegerScalar:
        register.met_clienten("unieke cliënten")
        return tabel.client.nunique()

    return tel


def begint(register: Register, tabel: Table, over: Moment) -> Table:
    """Keep the rows that come in a period: of trajecten those that are instroom."""
    komt = tabel.filter(_begint(tabel, over))
    if register.trajecten:
        return komt.filter(komt.begin_soort == INSTROOM)
    _geen_herindeling(register, over)
    return komt


def eindigt(register: Register, tabel: Table, over: Moment) -> Table:
    """Keep the rows that leave in a period: of trajecten those that are uitstroom."""
    gaat = tabel.filter(_eindigt(tabel, over))
    if register.trajecten:
        return gaat.filter(gaat.eind_soort == UITSTROOM)
    _geen_herindeling(register, over)
    return gaat


def _begint(tabel: Table, over: Moment) -> BooleanValue:
    begin, einde = grenzen(over)
    return (tabel.ingangsdatum > begin) & (tabel.ingangsdatum <= einde)


def _eindigt(tabel: Table, over: Moment) -> BooleanValue:
    begin, einde = grenzen(over)
    return (tabel.einddatum >= begin) & (tabel.einddatum < einde)


def _geen_herindeling(register: Register, over: Moment) -> None:
    """Refuse to count records over a herindeling: all would leave one gemeente and come into another."""
    begin, einde = grenzen(over)
    for *_, laatste in register.herindelingen:
        if begin <= laatste < einde:
            raise CalculationError(
                f"Bron {register.bron.naam}: op {datum_kort(laatste)} eindigt een gemeente door herindeling; instroom "
                "en uitstroom zijn dan alleen te tellen over trajecten(...)."
            )


def _netto(erin: Cijfers, eruit: Cijfers) -> Cijfers:
    """Give how many more begin than end."""
    beide = samen(erin.met_dimensie("kant", "erin"), eruit.met_dimensie("kant", "eruit"))
    return som(beide, "kant", "netto", {"erin": 1, "eruit": -1}).kies(kant="netto")
