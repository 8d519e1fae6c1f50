"""Rows of a register beside each other: the same twice, or overlapping; and a client with two birth dates.

Each is one expression, for frozen rows here and for rows in a warehouse alike. `orde` names the column that tells rows
apart: the row number of a file, or the key of a register that has none.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce

import ibis
from ibis.expr.types import BooleanValue, Table

from monitorlib.sources.declared.declaration import Bron

DEEL_VAN_HULP = ("client", "gemeente", "leveringsvorm", "aanbieder")
LOOPT = ("ingangsdatum", "einddatum")
# Later than any day in a register: an open end.
OOIT = date(9999, 12, 31)


def ingetrokken(rijen: Table, *, bij_gelijke_dagen: bool) -> BooleanValue:
    """Tell which toewijzingen never were one: as the row says, or when it does not, where both days are equal.

    The second is a choice (`verwijderd` in the telwijze): one day of help can have begun and ended on it. [OP033x1 and
    OP087 of iWmo and iJw 3.2.]
    """
    gelijk = (rijen.einddatum == rijen.ingangsdatum).fill_null(False) if bij_gelijke_dagen else ibis.literal(False)
    return ibis.coalesce(rijen.ingetrokken == "ja", gelijk) if "ingetrokken" in rijen.columns else gelijk


def dubbele_sleutels(rijen: Table, bron: Bron) -> Table:
    """Give each key that occurs more than once, with `keer`."""
    keer = rijen.group_by(list(bron.sleutel)).aggregate(keer=rijen.count())
    return keer.filter(keer.keer > 1)


def gelijk_op(bron: Bron, kolommen: Sequence[str]) -> tuple[str, ...]:
    """Name the columns in which rows that stand twice are the same: all but the key."""
    return tuple(naam for naam in kolommen if naam not in bron.sleutel)


def dubbele_rijen(rijen: Table, bron: Bron, kolommen: Sequence[str], orde: str) -> Table:
    """Give the rows that are the same as an earlier one but for the key, as `orde` with that of the first, `eerste`.

    Rows without a known client are left out: two persons can have the same.
    """
    bekend = rijen.filter(rijen.client.notnull()) if "client" in kolommen else rijen
    venster = ibis.window(group_by=list(gelijk_op(bron, kolommen)))
    naast = bekend.select(nummer=bekend[orde], eerste=bekend[orde].min().over(venster))
    return naast.filter(naast.nummer != naast.eerste)


def hulp_op(bron: Bron, kolommen: Sequence[str]) -> tuple[str, ...]:
    """Name the columns in which rows are the same help; none in a register without days or clients."""
    if not {"client", *LOOPT} <= set(kolommen):
        return ()
    return tuple(naam for naam in (*DEEL_VAN_HULP, bron.product) if naam in kolommen)


def overlappende_rijen(
    rijen: Table, bron: Bron, kolommen: Sequence[str], orde: str, *, zonder_ingetrokken: bool, met_wie: bool = False
) -> Table:
    """Give the rows that begin while an earlier row of the same help runs: `nummer`, and its `ingangsdatum`.

    Those that stand twice are left out, and withdrawn ones where the telwijze says that they are nobody's help. With
    `met_wie` also `met`, the one of the earlier rows that runs longest.
    """
    dubbel = dubbele_rijen(rijen, bron, kolommen, orde)
    hulp = rijen.anti_join(dubbel, rijen[orde] == dubbel.nummer)
    hulp = hulp.filter(hulp.client.notnull()).mutate(laatste=ibis.coalesce(hulp.einddatum, ibis.literal(OOIT)))
    hulp = hulp.filter(~ingetrokken(hulp, bij_gelijke_dagen=zonder_ingetrokken))
    eerder = ibis.window(
        group_by=list(hulp_op(bron, kolommen)),
        order_by=[hulp.ingangsdatum, hulp.laatste, hulp[orde]],
        preceding=(None, 1),
    )
    met = {"met": hulp[orde].argmax(hulp.laatste).over(eerder)} if met_wie else {}
    beurt = hulp.select("ingangsdatum", nummer=hulp[orde], tot=hulp.laatste.max().over(eerder), **met)
    return beurt.filter(beurt.ingangsdatum <= beurt.tot)


def geboortedata(registers: Mapping[str, Table]) -> Table:
    """Give each client with more than one birth date in these registers together."""
    delen = [
        rijen.select(client=rijen.client, geboren=rijen.geboortedatum).filter(
            rijen.client.notnull(), rijen.geboortedatum.notnull()
        )
        for rijen in registers.values()
    ]
    alle = reduce(lambda links, rechts: links.union(rechts), delen)
    per_client = alle.group_by("client").aggregate(eerste=alle.geboren.min(), laatste=alle.geboren.max())
    return per_client.filter(per_client.eerste != per_client.laatste).select("client")


def eerste(rijen: Table, aantal: int) -> Table:
    """Give the first of some rows by their number, each beside how many there are."""
    return rijen.mutate(alle=rijen.count().over(ibis.window())).order_by("nummer").limit(aantal)
