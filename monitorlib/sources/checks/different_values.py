"""Look at each different value of a column once: millions of rows have few days, codes and gemeenten."""

from collections.abc import Sequence

import duckdb
from ibis.expr.types import Table

from monitorlib.sources.checks.rijregels import Rijregel, geschonden
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.sql import naam, vraag_van

_FEW = ("datum", "moment", "maand", "periode", "jaar", "code", "gemeente")
# With fewer rows a second question takes longer than it saves.
_MANY = 100_000


def none_wrong(table: duckdb.DuckDBPyRelation, kolom: Kolom, wrong: str) -> bool:
    """Tell that no value of a large table is wrong, when that is known at once; `wrong` is a condition on a column."""
    if kolom.soort not in _FEW:
        return False
    # Counted, not chosen by: a WHERE the engine would ask of every row before it looks for different values.
    found = table.query(
        "rijen", f"SELECT count(*) FILTER (WHERE {wrong}) FROM (SELECT DISTINCT {naam(kolom.naam)} FROM rijen)"
    )
    return found is not None and found.fetchall()[0][0] == 0


def suspects(
    table: duckdb.DuckDBPyRelation, rijen: Table, bron: Bron, regels: Sequence[Rijregel]
) -> Sequence[Rijregel]:
    """Leave out the rules of one column that each of its values holds to; `rijen` is a large table as an expression."""
    one = [een for een in regels if len(een.kolommen) == 1 and bron.kolom(een.kolommen[0]).soort in _FEW]
    held = set[int]()
    for column in {een.kolommen[0] for een in one}:
        of_column = [een for een in one if een.kolommen[0] == column]
        question = geschonden(rijen.select(column).distinct(), of_column)
        found = table.query(rijen.get_name(), vraag_van(question))
        counts = found.fetchall()[0] if found is not None else [1] * len(of_column)
        held |= {id(een) for een, count in zip(of_column, counts, strict=True) if not count}
    return [een for een in regels if id(een) not in held]


def is_large(table: duckdb.DuckDBPyRelation) -> bool:
    """Tell whether a table has so many rows that its different values are looked at first."""
    return len(table.project("1").limit(1, offset=_MANY).fetchall()) > 0
