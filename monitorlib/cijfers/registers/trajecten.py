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
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.cijfers.registers.mutaties import met_mutaties
from monitorlib.cijfers.registers.samengevoegd import samengevoegd
from monitorlib.editie.params.bron_parameters import Telwijze
from monitorlib.errors import NotDeliveredError
from monitorlib.sources.opened.bronnen import zonder_ingetrokken
from monitorlib.sources.opened.register import Betrokken, Register
from monitorlib.sources.warehouse.engine import bewaard
from monitorlib.sources.warehouse.warehouse import in_magazijn


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
    """Give the trajecten of all help since a day, made once: those from a day serve each later one."""
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
    return met_mutaties(register, samengevoegd(register, telwijze.wachttijd), telwijze)


def sinds(register: Register, dag: date) -> Register:
    """Keep the records of the help since a day: enough for measures that look at nothing before it.

    A measure on an earlier day is then an error. A register without persons or without an end is left as it is.
    """
    # What a warehouse is asked does not depend on what else is asked.
    if not {"client", "ingangsdatum", "einddatum"} <= set(register.tabel.columns) or in_magazijn(register.tabel):
        return register
    return replace(betrokken(register, dag), sinds=dag)


def betrokken(register: Register, dag: date) -> Register:
    """Keep of each person all records of every product with help on a day or later.

    Trajecten and their mutaties are made of the records of one person and product: those of the others ended before
    that day. A record of nobody known is a traject by itself. Where a gemeente was split all records of a person are
    kept, for they say in which part of it that person goes on.
    """
    tabel = register.tabel
    sindsdien = _sindsdien(tabel, dag)
    product = None if register.gesplitst else register.bron.product
    van_iemand = alle_van(
        tabel, tabel.filter(sindsdien & tabel.client.notnull()), ["client", product] if product else ["client"]
    )
    if not register.clienten_bekend:
        van_iemand = van_iemand.union(tabel.filter(sindsdien.fill_null(False) & tabel.client.isnull()))
    return replace(register, tabel=van_iemand)


def alle_van(tabel: Table, deel: Table, kolommen: list[str]) -> Table:
    """Keep the rows that in these columns are the same as one of `deel`, where nothing is empty."""
    # For a semi-join DuckDB keeps all rows of the register in memory to look up in; for a join what it looks for.
    return tabel.inner_join(deel.select(kolommen).distinct(), kolommen)


def _sindsdien(tabel: Table, dag: date) -> BooleanValue:
    # A toewijzing may be entered, and help may start, after the last day that is noted for it.
    dagen = [naam for naam in ("einddatum", "toewijzingsdatum", "startdatum") if naam in tabel.columns]
    return tabel.einddatum.isnull() | ibis.or_(*((tabel[naam] >= ibis.literal(dag)) for naam in dagen))
