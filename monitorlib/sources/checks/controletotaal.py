"""Compare what was read with the control total that came with a delivery: a row too few or twice is seen at once."""

from collections.abc import Iterator
from decimal import Decimal

import duckdb

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.controletotaal import Controletotaal
from monitorlib.errors import SourceError
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.sql import naam

_GETALLEN = ("bedrag", "getal", "geheel", "waarde")


def controleer_totaal(table: duckdb.DuckDBPyRelation, totaal: Controletotaal | None, bron: Bron, shown: str) -> None:
    """Hold the rows of a validated delivery, and the sums of its columns, to its control total; exactly.

    Raises `SourceError` with what was delivered and what was read.
    """
    if totaal is not None and (fouten := list(_fouten(table, totaal, bron, shown))):
        raise SourceError("\n".join(fouten))


def _fouten(table: duckdb.DuckDBPyRelation, totaal: Controletotaal, bron: Bron, shown: str) -> Iterator[str]:
    gelezen = table.aggregate("count(*)").fetchall()[0][0]
    if totaal.rijen is not None and totaal.rijen != gelezen:
        yield f"{shown}: controletotaal: {totaal.rijen} rijen geleverd, {gelezen} gelezen. {_DOE}"
    optelbaar = [een.naam for een in bron.kolommen if een.soort in _GETALLEN and een.naam in table.columns]
    for kolom, verwacht in totaal.sommen.items():
        if kolom not in optelbaar:
            yield f"{shown}: controletotaal: kolom '{kolom}' is niet op te tellen. {nearest(kolom, optelbaar)}"
        elif (som := _som(table, kolom)) != Decimal(verwacht):
            yield f"{shown}, kolom {kolom}: controletotaal: {verwacht} geleverd, {som:f} gelezen. {_DOE}"


_DOE = "Vraag de levering opnieuw op, of verbeter 'controletotaal' in params.yml."


def _som(table: duckdb.DuckDBPyRelation, kolom: str) -> Decimal:
    """Add a column up exactly; a sign that is no number is nothing."""
    som = table.aggregate(f"sum(try_cast({naam(kolom)} AS DECIMAL(18, 4)))").fetchall()[0][0]
    return Decimal(som or 0).normalize()
