"""Trajecten: records of one cliënt joined over the waiting time, with what begins or ends administratively.

Records of one client, gemeente, product, leveringsvorm and aanbieder become one traject when the next begins at the
latest `wachttijd` days after the last day of the one before: overlapping records always merge. [Definitiedocument
Medemblik 2022: uitstroom is final after 31 days without a new toewijzing.] Between two trajecten of one client and
product, the end of the first and the start of the second are a mutatie, no uitstroom and no instroom, when the second
begins within the waiting time around the end of the first and goes on after it:

- herindeling: the first ends on the last day of its gemeente, the second begins on the first day of its successor;
- leveringsvorm: in the same gemeente, from ZIN to PGB or back;
- aanbieder: in the same gemeente and leveringsvorm, with another aanbieder.

A traject has at most one mutatie at each end: the nearest, seen from both sides; of equally near ones that which has
most in common. A mutatie that the telwijze does not name is counted as coming and going. A traject lies within one
gemeente, and those of a region are those of its gemeenten: a move to another gemeente is never a mutatie. Withdrawn
toewijzingen (verwijderd) were left out when the register was opened.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from monitorlib.editie.bron_parameters import Telwijze
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.opened.bronnen import zonder_ingetrokken
from monitorlib.sources.opened.register import Betrokken, Register
from monitorlib.sources.warehouse.engine import bewaard
from monitorlib.sources.warehouse.warehouse import in_magazijn

INSTROOM, UITSTROOM = "instroom", "uitstroom"
# A mutatie as it is called in a table.
MUTATIES = {
    "herindeling": "Herindeling",
    "leveringsvorm": "Andere leveringsvorm",
    "aanbieder": "Andere aanbieder",
}
# Later than any day in a register; databases go no further than year 9999 all together.
_OOIT = date(9000, 1, 1)
_DEEL_VAN_SLEUTEL = ("client", "gemeente", "leveringsvorm", "aanbieder")
# What a traject takes from its first record, and what from its last.
_VAN_EERSTE = ("toewijzingsdatum", "startdatum", "geboortedatum", "verwijzer", "verzoekdatum")
_VAN_LAATSTE = ("reden",)


def trajecten(register: Register, telwijze: Telwijze | None = None) -> Register:
    """Give a register of trajecten; without `telwijze`, as params.yml says of the source.

    Its table has the columns of the source and begin_soort, eind_soort ('instroom' or 'uitstroom', or the mutatie)
    and begonnen (the first day, also under an earlier gemeente). Raises `NotDeliveredError` when no telwijze is given
    anywhere, `CalculationError` when records without a client would have to be joined.
    """
    if telwijze is None and register.als_trajecten is not None:
        return register.als_trajecten
    # What params.yml withdraws is out already; a telwijze that is given may withdraw more.
    register = replace(register, tabel=zonder_ingetrokken(register.tabel, telwijze))
    telwijze = _telwijze(register, telwijze)
    voegt_samen = bool(telwijze.wachttijd or telwijze.administratief)
    if voegt_samen:
        register.met_clienten("trajecten")
    tabel = _gemaakt(register, telwijze)
    eenheid = "trajecten" if register.bron.product else register.bron.eenheid
    return replace(
        register,
        tabel=tabel,
        bron=replace(register.bron, eenheid=eenheid),
        telwijze=telwijze,
        trajecten=True,
        clienten_bekend=register.clienten_bekend or voegt_samen,
        betrokken=Betrokken(tabel, _bewaard_vanaf(register, telwijze)),
    )


def _bewaard_vanaf(register: Register, telwijze: Telwijze) -> Callable[[date], Table]:
    """Give the trajecten of everyone with help on a day or later, made once: those from a day serve each later one."""
    gemaakt: dict[date, Table] = {}

    def vanaf(dag: date) -> Table:
        # What a warehouse is asked does not depend on what else is asked.
        if in_magazijn(register.tabel):
            return _gemaakt(betrokken(register, dag), telwijze)
        if eerder := max((een for een in gemaakt if een <= dag), default=None):
            return gemaakt[eerder]
        return gemaakt.setdefault(dag, bewaard(_gemaakt(betrokken(register, dag), telwijze)))

    return vanaf


def _telwijze(register: Register, gegeven: Telwijze | None) -> Telwijze:
    telwijze = gegeven or register.parameters.telwijze
    if telwijze is None:
        raise NotDeliveredError(
            f"Bron {register.bron.naam} heeft geen 'telwijze' in params.yml; geef wachttijd en administratief."
        )
    return telwijze


def _gemaakt(register: Register, telwijze: Telwijze) -> Table:
    return _met_mutaties(register, _samengevoegd(register, telwijze), telwijze)


def sinds(register: Register, dag: date) -> Register:
    """Keep the records of everyone with help on a day or later: enough for measures that look at nothing before it.

    A measure on an earlier day is then an error. Trajecten and their mutaties are made of the records of one person:
    those of the others ended before that day. A record of nobody known is a traject by itself. A register without
    persons or without an end is left as it is.
    """
    # What a warehouse is asked does not depend on what else is asked.
    if not {"client", "ingangsdatum", "einddatum"} <= set(register.tabel.columns) or in_magazijn(register.tabel):
        return register
    return replace(betrokken(register, dag), sinds=dag)


def betrokken(register: Register, dag: date) -> Register:
    """Keep all records of everyone with help on a day or later; a record of nobody known by itself."""
    tabel = register.tabel
    sindsdien = _sindsdien(tabel, dag)
    van_iemand = van_wie_hulp_had(tabel, dag)
    if not register.clienten_bekend:
        van_iemand = van_iemand.union(tabel.filter(sindsdien.fill_null(False) & tabel.client.isnull()))
    return replace(register, tabel=van_iemand)


def van_wie_hulp_had(tabel: Table, dag: date) -> Table:
    """Keep all records of every person known with help on a day or later."""
    wie = tabel.filter(_sindsdien(tabel, dag) & tabel.client.notnull()).select("client").distinct()
    return tabel.semi_join(wie, "client")


def _sindsdien(tabel: Table, dag: date) -> BooleanValue:
    # A toewijzing may be entered, and help may start, after the last day that is noted for it.
    dagen = [naam for naam in ("einddatum", "toewijzingsdatum", "startdatum") if naam in tabel.columns]
    return tabel.einddatum.isnull() | ibis.or_(*((tabel[naam] >= ibis.literal(dag)) for naam in dagen))


def _samengevoegd(register: Register, telwijze: Telwijze) -> Table:
    """Join the records of one client and one kind of help that follow on each other."""
    rijen, sleutel = _met_sleutel(register)
    orde = [rijen.ingangsdatum, rijen.laatste, rijen.record]
    # The last day of all that came before.
    tot = rijen.laatste.max().over(ibis.window(group_by=sleutel, order_by=orde, rows=(None, -1)))
    los = tot.isnull() | (rijen.ingangsdatum > tot + ibis.interval(days=telwijze.wachttijd))
    rijen = rijen.mutate(los=los.ifelse(1, 0))
    rijen = rijen.mutate(volgnummer=rijen.los.sum().over(ibis.window(group_by=sleutel, order_by=orde, rows=(None, 0))))
    traject = [*sleutel, "volgnummer"]
    vooraan = ibis.row_number().over(
        ibis.window(group_by=traject, order_by=[rijen.ingangsdatum, rijen.laatste, rijen.record])
    )
    achteraan = ibis.row_number().over(
        ibis.window(group_by=traject, order_by=[rijen.laatste.desc(), rijen.record.desc()])
    )
    rijen = rijen.mutate(is_eerste=vooraan == 0, is_laatste=achteraan == 0)
    return rijen.group_by(traject).aggregate(
        record=rijen.record.min(),
        ingangsdatum=rijen.ingangsdatum.min(),
        laatste=rijen.laatste.max(),
        **{naam: rijen[naam].max(where=rijen.is_eerste) for naam in _VAN_EERSTE if naam in rijen.columns},
        **{naam: rijen[naam].max(where=rijen.is_laatste) for naam in _VAN_LAATSTE if naam in rijen.columns},
    )


def _met_sleutel(register: Register) -> tuple[Table, list[str]]:
    """Give the records with what makes them one traject: who, where, what, how, by whom."""
    tabel = register.tabel
    record = tabel[register.bron.sleutel[0]]
    rijen = tabel.mutate(
        record=record,
        laatste=tabel.einddatum.fill_null(ibis.literal(_OOIT)),
        # A record of nobody known joins nothing.
        alleen=tabel.client.isnull().ifelse(record, ibis.literal("")),
    )
    namen = [*_DEEL_VAN_SLEUTEL, register.bron.product]
    return rijen, [*(naam for naam in namen if naam in tabel.columns), "alleen"]


def _met_mutaties(register: Register, samengevoegd: Table, telwijze: Telwijze) -> Table:
    """Say of each start and each end what it is."""
    samengevoegd = samengevoegd.mutate(einddatum=samengevoegd.laatste.nullif(ibis.literal(_OOIT)))
    paren = _paren(register, samengevoegd, telwijze)
    begin = paren.select(record="naar", begin_soort="soort", voorganger="van")
    eind = paren.select(record="van", eind_soort="soort")
    alle = samengevoegd.left_join(begin, "record").drop("record_right").left_join(eind, "record").drop("record_right")
    alle = alle.mutate(
        begin_soort=alle.begin_soort.fill_null(INSTROOM),
        eind_soort=alle.eind_soort.fill_null(UITSTROOM),
        begonnen=alle.ingangsdatum,
    )
    if "herindeling" in telwijze.administratief:
        # From the earliest on, so that who came over twice counts from the first.
        for laatste_dag in sorted({laatste_dag for *_, laatste_dag in register.herindelingen}):
            alle = _met_begin_van_voorganger(alle, laatste_dag + timedelta(days=1))
    alle = alle.drop("laatste", "volgnummer", "alleen", "voorganger")
    return alle.rename({register.bron.sleutel[0]: "record"})


def _met_begin_van_voorganger(alle: Table, dag: date) -> Table:
    """Let the trajecten that came over by a herindeling on a day count from the first day of the one before."""
    voorgangers = alle.select(voorganger="record", eerder_begonnen="begonnen").view()
    alle = alle.left_join(voorgangers, "voorganger").drop("voorganger_right")
    over = (alle.begin_soort == "herindeling") & (alle.ingangsdatum == ibis.literal(dag))
    return alle.mutate(begonnen=over.ifelse(alle.eerder_begonnen, alle.begonnen)).drop("eerder_begonnen")


def _paren(register: Register, trajecten_: Table, telwijze: Telwijze) -> Table:
    """Give each mutatie between two trajecten: `van` and `naar` (their records) and soort."""
    eerder = trajecten_.filter(trajecten_.einddatum.notnull() & trajecten_.client.notnull())
    later = trajecten_.filter(trajecten_.client.notnull()).view()
    ruimte = ibis.interval(days=max(telwijze.wachttijd, 1))
    zelfde = [eerder.client == later.client]
    if register.bron.product:
        zelfde.append(eerder[register.bron.product] == later[register.bron.product])
    samen = eerder.join(
        later,
        [
            *zelfde,
            eerder.ingangsdatum < later.ingangsdatum,
            eerder.einddatum < later.laatste,
            later.ingangsdatum <= eerder.einddatum + ruimte,
            eerder.einddatum <= later.ingangsdatum + ruimte,
        ],
        rname="later_{name}",
    )
    soort = _soort(register, samen, telwijze)
    samen = samen.mutate(soort=soort, afstand=samen.later_ingangsdatum.delta(samen.einddatum, unit="day").abs())
    samen = samen.filter(samen.soort.notnull())
    # Of equally near ones, those that have most in common.
    anders = [_verschilt(samen, naam).ifelse(1, 0) for naam in ("leveringsvorm", "aanbieder") if naam in samen.columns]
    samen = samen.mutate(anders=sum(anders, ibis.literal(0)))
    naaste = [samen.afstand, samen.anders, samen.soort, samen.record, samen.later_record]
    samen = samen.mutate(
        rang_van=ibis.row_number().over(ibis.window(group_by="record", order_by=naaste)),
        rang_naar=ibis.row_number().over(ibis.window(group_by="later_record", order_by=naaste)),
    )
    samen = samen.filter((samen.rang_van == 0) & (samen.rang_naar == 0))
    return samen.select(van="record", naar="later_record", soort="soort")


def _soort(register: Register, samen: Table, telwijze: Telwijze) -> StringValue:
    """Name the mutatie between two trajecten of one client and product; empty when it is coming and going."""
    zelfde_gemeente = samen.gemeente == samen.later_gemeente
    gevallen: list[tuple[BooleanValue, str]] = []
    if "herindeling" in telwijze.administratief:
        gevallen += [(_herindeeld(samen, *van_naar), "herindeling") for van_naar in register.herindelingen]
    anders = {naam: _verschilt(samen, naam) for naam in ("leveringsvorm", "aanbieder") if naam in samen.columns}
    andere_vorm = anders.get("leveringsvorm", ibis.literal(False))
    if "leveringsvorm" in telwijze.administratief and "leveringsvorm" in anders:
        gevallen.append((zelfde_gemeente & andere_vorm, "leveringsvorm"))
    if "aanbieder" in telwijze.administratief and "aanbieder" in anders:
        gevallen.append((zelfde_gemeente & ~andere_vorm & anders["aanbieder"], "aanbieder"))
    leeg = ibis.null("string")
    return ibis.cases(*gevallen, else_=leeg) if gevallen else leeg


def _herindeeld(samen: Table, oud: str, nieuw: str, laatste_dag: date) -> BooleanValue:
    eerste_dag = laatste_dag + timedelta(days=1)
    return (
        (samen.gemeente == oud)
        & (samen.later_gemeente == nieuw)
        & (samen.einddatum == ibis.literal(laatste_dag))
        & (samen.later_ingangsdatum == ibis.literal(eerste_dag))
    )


def _verschilt(samen: Table, naam: str) -> BooleanValue:
    return samen[naam].fill_null("") != samen[f"later_{naam}"].fill_null("")
