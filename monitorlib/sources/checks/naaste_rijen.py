"""Which frozen rows can stand twice or overlap, found on the hash of what they must have in common.

Nearly every row of a register is alone. Rows that are the same, or the same help, have the same hash as well, so that
laying beside each other in full what is not alone by its hash finds each of them, in far less time than laying all rows
beside each other. Two rows that have a hash in common by chance are told apart by that full comparison.
"""

from collections.abc import Sequence

import duckdb
import ibis
from ibis.expr.types import Table

from monitorlib.sources.checks.naast_elkaar import OOIT, gelijk_op, hulp_op
from monitorlib.sources.declared.columns import CLIENT
from monitorlib.sources.freeze.frozen import FrozenView
from monitorlib.sources.sql import naam, tekst


def naaste_rijen(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> Table:
    """Keep the rows of a register that can be the same as another or overlap one, and give them as an expression.

    Rows without a known client can do neither where the register has clients.
    """
    hulp = hulp_op(bron.bron, bron.kolommen)
    bekend = f"WHERE {CLIENT.naam} IS NOT NULL" if CLIENT.naam in bron.kolommen else ""
    groep = _hash(hulp or gelijk_op(bron.bron, bron.kolommen))
    rijen = f"(SELECT *, {groep} AS groep FROM {naam(bron.bron.naam)} {bekend})"
    groepen = _overlappend(rijen) if hulp else _meer_dan_een(rijen)
    tabel = f"{bron.bron.naam} naast elkaar"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {naam(tabel)} AS "
        f"SELECT * EXCLUDE (groep) FROM {rijen} SEMI JOIN ({groepen}) USING (groep)"
    )
    return ibis.table(bron.rijen.schema(), name=tabel)


def _hash(kolommen: Sequence[str]) -> str:
    return f"hash({', '.join(map(naam, kolommen))})"


def _meer_dan_een(rijen: str) -> str:
    return f"SELECT groep FROM {rijen} GROUP BY groep HAVING count(*) > 1"


def _overlappend(rijen: str) -> str:
    """Choose the groups in which a row begins while an earlier one runs; rows that stand twice do so as well."""
    tot = f"greatest(ingangsdatum, coalesce(einddatum, DATE {tekst(OOIT.isoformat())}))"
    dagen = f"SELECT groep, rij, ingangsdatum AS van, {tot} AS tot FROM {rijen}"
    eerder = (
        "max(tot) OVER (PARTITION BY groep ORDER BY van, tot, rij ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    beurt = f"SELECT groep, van, {eerder} AS eerder FROM ({dagen}) SEMI JOIN ({_meer_dan_een(rijen)}) USING (groep)"
    return f"SELECT DISTINCT groep FROM ({beurt}) WHERE van <= eerder"
