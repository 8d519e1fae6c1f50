"""Compare what was read with the control total that came with a delivery: a row too few or twice is seen at once."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import duckdb
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.controletotaal import Controletotaal
from monitorlib.errors import SourceError
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.sql import naam

_GETALLEN = ("bedrag", "getal", "geheel", "waarde")
# Numbers are added up exactly, to so many decimals.
_EXACT = "decimal(18, 4)"
_DOE = "Vraag de levering opnieuw op, of verbeter 'controletotaal' in params.yml."


def controleer_totaal(table: duckdb.DuckDBPyRelation, totaal: Controletotaal | None, bron: Bron, shown: str) -> None:
    """Hold the rows of a validated delivery, and the sums of its columns, to its control total; exactly.

    Raises `SourceError` with what was delivered and what was read.
    """
    if totaal is not None:
        rijen = table.aggregate("count(*)").fetchall()[0][0]
        if fouten := list(_fouten(totaal, rijen, _optelbaar(bron, table.columns), lambda een: _som(table, een), shown)):
            raise SourceError("\n".join(fouten))


def totaal_in_magazijn(
    con: BaseBackend, rijen: Table, totaal: Controletotaal | None, bron: Bron, shown: str
) -> list[str]:
    """List where the rows of a register that stays in a warehouse are not what its control total says; exactly."""
    if totaal is None:
        return []

    def som(kolom: str) -> Decimal:
        return _kort(con.to_pyarrow(rijen[kolom].cast(_EXACT).sum()).as_py())

    aantal = int(con.to_pyarrow(rijen.count()).as_py())
    return list(_fouten(totaal, aantal, _optelbaar(bron, rijen.columns), som, shown))


def _fouten(
    totaal: Controletotaal, rijen: int, optelbaar: Sequence[str], som: Callable[[str], Decimal], shown: str
) -> Iterator[str]:
    if totaal.rijen is not None and totaal.rijen != rijen:
        yield f"{shown}: controletotaal: {totaal.rijen} rijen geleverd, {rijen} gelezen. {_DOE}"
    for kolom, verwacht in totaal.sommen.items():
        if kolom not in optelbaar:
            yield f"{shown}: controletotaal: kolom '{kolom}' is niet op te tellen. {nearest(kolom, optelbaar)}"
        elif (gelezen := som(kolom)) != Decimal(verwacht):
            yield f"{shown}, kolom {kolom}: controletotaal: {verwacht} geleverd, {gelezen:f} gelezen. {_DOE}"


def _optelbaar(bron: Bron, kolommen: Sequence[str]) -> list[str]:
    return [een.naam for een in bron.kolommen if een.soort in _GETALLEN and een.naam in kolommen]


def _som(table: duckdb.DuckDBPyRelation, kolom: str) -> Decimal:
    """Add a column up; a sign that is no number is nothing."""
    return _kort(table.aggregate(f"sum(try_cast({naam(kolom)} AS {_EXACT}))").fetchall()[0][0])


def _kort(som: Decimal | None) -> Decimal:
    return Decimal(som or 0).normalize()
