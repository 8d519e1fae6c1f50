"""What a reader gives of a delivery: a query for its rows as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import duckdb

from monitorlib.sources.freeze.snapshot_index import Registratie


@dataclass(frozen=True)
class Rows:
    """The rows of a delivery, in the database engine.

    `vraag` selects column `rij`, the number of the row in its file, and each of `kolommen` as text, by the supplier's
    names. With `in_orde`, a query without `rij` and the number of the first row, the rows come in their order as well,
    and in less time: they are then read side by side. `controleer` says, after a query ran to its end, what the reader
    refused on the way. `waar` says of some rows more precisely where they come from. `bsn_versleuteld` is true when the
    reader has made pseudonyms already, `kaal` when it knows that nothing stands around a value that is no part of it.
    `gevonden` is what the reader met and could read all the same.
    """

    kolommen: tuple[str, ...]
    vraag: str
    in_orde: tuple[str, int] | None = None
    controleer: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None
    waar: Mapping[int, str] = field(default_factory=dict)
    bsn_versleuteld: bool = False
    kaal: bool = False
    gevonden: tuple[Registratie, ...] = ()

    def tel(self, con: duckdb.DuckDBPyConnection) -> int | None:
        """Count the rows, also of a delivery that was refused; None when they cannot be read to the end."""
        try:
            return int(con.execute(f"SELECT count(*) FROM ({self.vraag})").fetchall()[0][0])
        except duckdb.Error:
            return None
