"""Records that follow on each other, joined: the trajecten, before it is said how each begins and ends.

Records of one client, gemeente, product, leveringsvorm and aanbieder become one when the next begins at the latest
`wachttijd` days after the last day of all before it: overlapping records always merge.
"""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.sources.opened.register import Register

# Later than any day in a register; databases go no further than year 9999 all together.
OOIT = date(9000, 1, 1)
_DEEL_VAN_SLEUTEL = ("client", "gemeente", "leveringsvorm", "aanbieder")
# What a traject takes from its first record, and what from its last.
_VAN_EERSTE = ("toewijzingsdatum", "startdatum", "geboortedatum", "verwijzer", "verzoekdatum")
_VAN_LAATSTE = ("reden",)


def samengevoegd(register: Register, wachttijd: int) -> Table:
    """Join the records of one client and one kind of help that follow on each other.

    Gives what makes records one traject, `record` (the least of its numbers), ingangsdatum, `laatste` (the last day;
    `OOIT` while it runs), and what it takes from its first and its last record. A record that is the only one of its
    kind, or of nobody known, is a traject as it is: only the others must be put in order.
    """
    rijen, sleutel = _met_sleutel(register)
    van_een = [naam for naam in (*_VAN_EERSTE, *_VAN_LAATSTE) if naam in rijen.columns]
    rijen = rijen.select(*sleutel, "record", "ingangsdatum", "laatste", *van_een)
    bekend = rijen.filter(rijen.client.notnull())
    per_soort = bekend.group_by(sleutel).aggregate(keer=bekend.count())
    vaker = per_soort.filter(per_soort.keer > 1).select(sleutel)
    aaneen = _aaneen(rijen.semi_join(vaker, _zelfde(rijen, vaker)), sleutel, wachttijd)
    # By another name, so that the query says once which they are.
    elders = vaker.view()
    return rijen.anti_join(elders, _zelfde(rijen, elders)).select(aaneen.columns).union(aaneen)


def _met_sleutel(register: Register) -> tuple[Table, list[str]]:
    """Give the records with what makes them one traject: who, where, what, how, by whom."""
    tabel = register.tabel
    rijen = tabel.mutate(record=tabel[register.bron.sleutel[0]], laatste=tabel.einddatum.fill_null(ibis.literal(OOIT)))
    namen = [*_DEEL_VAN_SLEUTEL, register.bron.product]
    return rijen, [naam for naam in namen if naam in tabel.columns]


def _zelfde(rijen: Table, vaker: Table) -> list[BooleanValue]:
    # No leveringsvorm is a leveringsvorm as well. A client is always somebody: what a database can look up.
    return [
        rijen[naam] == vaker[naam] if naam == "client" else rijen[naam].identical_to(vaker[naam])
        for naam in vaker.columns
    ]


def _aaneen(rijen: Table, sleutel: Sequence[str], wachttijd: int) -> Table:
    orde = [rijen.ingangsdatum, rijen.laatste, rijen.record]
    # The last day of all that came before.
    tot = rijen.laatste.max().over(ibis.window(group_by=sleutel, order_by=orde, rows=(None, -1)))
    los = tot.isnull() | (rijen.ingangsdatum > tot + ibis.interval(days=wachttijd))
    rijen = rijen.mutate(is_eerste=los)
    nummer = rijen.is_eerste.ifelse(1, 0).sum()
    rijen = rijen.mutate(volgnummer=nummer.over(ibis.window(group_by=sleutel, order_by=orde, rows=(None, 0))))
    traject = [*sleutel, "volgnummer"]
    achteraan = ibis.row_number().over(
        ibis.window(group_by=traject, order_by=[rijen.laatste.desc(), rijen.record.desc()])
    )
    rijen = rijen.mutate(is_laatste=achteraan == 0)
    samen = rijen.group_by(traject).aggregate(
        record=rijen.record.min(),
        ingangsdatum=rijen.ingangsdatum.min(),
        laatste=rijen.laatste.max(),
        **{naam: rijen[naam].max(where=rijen.is_eerste) for naam in _VAN_EERSTE if naam in rijen.columns},
        **{naam: rijen[naam].max(where=rijen.is_laatste) for naam in _VAN_LAATSTE if naam in rijen.columns},
    )
    return samen.drop("volgnummer")
