"""A source that was just frozen, as the checks across its rows and across sources see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import duckdb
import ibis
from ibis.expr.types import Table

from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.sources.declared.columns import CLIENT
from monitorlib.sources.declared.declaration import TYPEN, Bron
from monitorlib.sources.sql import vraag_van

# So many rows are named one by one: enough to see what goes wrong, and a page or a terminal can show them.
GENOEMD = 20


@dataclass(frozen=True)
class FrozenView:
    """A frozen source in the database engine: a view by its name, with in `rij` the row number of the file."""

    bron: Bron
    parameters: BronParameters
    shown: str
    kolommen: tuple[str, ...]

    @classmethod
    def lees(
        cls, con: duckdb.DuckDBPyConnection, parquet: Path, bron: Bron, parameters: BronParameters, shown: str
    ) -> Self:
        """Open a Parquet file; `rij` is the number of a row in the delivered file, of which the heading is row 1."""
        rijen = con.read_parquet(str(parquet))
        rijen.create_view(bron.naam)
        return cls(bron, parameters, shown, tuple(naam for naam in rijen.columns if naam != "rij"))

    @property
    def rijen(self) -> Table:
        """The rows as an expression, for rules that hold in a warehouse as well."""
        typen = {een.naam: TYPEN.get(een.soort, "string") for een in self.bron.kolommen} | {CLIENT.naam: "int64"}
        return ibis.table(
            {"rij": "int64", **{naam: typen.get(naam, "string") for naam in self.kolommen}}, self.bron.naam
        )

    def regels(self, fouten: Sequence[tuple[int, str]], aantal: int, wat: str) -> list[str]:
        """Write faults as lines, by row; say how many more there are."""
        regels = [f"{self.shown}, rij {rij}{tekst}" for rij, tekst in fouten]
        meer = aantal - len(fouten)
        return regels + ([f"{self.shown}: nog {meer} {'rij' if meer == 1 else 'rijen'} {wat}."] if meer else [])


def beantwoord_hier(con: duckdb.DuckDBPyConnection, vraag: Table) -> list[tuple[Any, ...]]:
    """Ask an expression over frozen rows."""
    return con.execute(vraag_van(vraag)).fetchall()
