"""Texts, names and expressions as SQL writes them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.expr.types import Table


def zonder_balk(con: "DuckDBPyConnection") -> "DuckDBPyConnection":
    """Let the engine draw no progress bar on stdout, as it does by itself when a question takes two seconds.

    Where Jupyter cannot show one, none is drawn and the setting cannot be changed.
    """
    if con.execute("SELECT current_setting('enable_progress_bar')").fetchall() == [(True,)]:
        con.execute("SET enable_progress_bar = false")
    return con


def tekst(waarde: str) -> str:
    """Write a text as SQL does."""
    return "'" + waarde.replace("'", "''") + "'"


def naam(kolom: str) -> str:
    """Write the name of a column as SQL does."""
    return '"' + kolom.replace('"', '""') + '"'


def een_van(waarde: str, waarden: Iterable[str]) -> str:
    """Write whether a value is one of some texts; what is empty is none of them.

    Of `IN` and of `list_contains` with many values the engine makes a join, behind which rows have lost their order.
    """
    return f"CASE {waarde} {' '.join(f'WHEN {tekst(een)} THEN true' for een in waarden)} ELSE false END"


def vraag_van(uitdrukking: "Table") -> str:
    """Write an expression as a question to DuckDB: for the engine, which needs no layout."""
    import ibis

    return str(ibis.to_sql(uitdrukking, dialect="duckdb", pretty=False))
