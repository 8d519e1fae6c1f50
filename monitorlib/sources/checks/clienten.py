"""Hold the clients and keys of registers to one normal form, and to being there: else persons cannot be counted."""

from collections.abc import Mapping
from typing import Literal

import duckdb

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.declared.columns import CLIENT
from monitorlib.sources.sql import naam

Hoofdletters = Mapping[str, Literal["gelijk", "verschillend"]]


def controleer_sleutel(tabel: duckdb.DuckDBPyRelation, kolom: str, hoofdletters: Hoofdletters, shown: str) -> None:
    """Raise `SourceError` when numbers of records differ in their capitals alone, and nobody said what that means."""
    if kolom in hoofdletters:
        return
    veld = naam(kolom)
    # Most deliveries write them all alike, which one look tells.
    laag, hoog = tabel.aggregate(f"bool_or({veld} <> lower({veld})), bool_or({veld} <> upper({veld}))").fetchall()[0]
    if not (laag and hoog):
        return
    gelijk = tabel.aggregate(f"count(*) - count(DISTINCT lower({veld}))").fetchall()[0][0]
    if gelijk:
        raise SourceError(_anders_geschreven(shown, kolom, gelijk))


def controleer_clienten(con: duckdb.DuckDBPyConnection, registers: Mapping[str, str], hoofdletters: bool) -> None:
    """Raise `SourceError` for clients that are there in some rows only, or that differ in their capitals alone.

    `registers` gives by the name of the table of a register how it is shown; table clienten holds each pseudonym.
    `hoofdletters` says that these tell persons apart.
    """
    fouten = [_ten_dele(con, tabel, shown) for tabel, shown in registers.items()]
    gelijk = con.execute("SELECT count(*) - count(DISTINCT lower(pseudoniem)) FROM clienten").fetchall()[0][0]
    if gelijk and not hoofdletters:
        fouten.append(_anders_geschreven(" en ".join(registers.values()), CLIENT.naam, gelijk))
    if any(fouten):
        raise SourceError("\n".join(filter(None, fouten)))


def _ten_dele(con: duckdb.DuckDBPyConnection, tabel: str, shown: str) -> str:
    alle, gevuld, eerste = con.execute(
        f"SELECT count(*), count(client), min(rij) FILTER (client IS NULL) FROM {naam(tabel)}"
    ).fetchall()[0]
    if gevuld in (0, alle):
        return ""
    leeg = alle - gevuld
    return (
        f"{shown}, kolom {CLIENT.naam}: leeg in {getal(leeg)} van de {getal(alle)} rijen, als eerste in rij {eerste}; "
        "zo zijn personen en trajecten niet te tellen. Vul ze aan; of zeg in params.yml bij 'levering': "
        "'zonder_client: apart', dan telt elk van deze rijen als een eigen persoon; of laat de hele kolom weg, dan "
        "worden personen niet geteld."
    )


def _anders_geschreven(shown: str, kolom: str, aantal: int) -> str:
    waarden = "1 waarde verschilt" if aantal == 1 else f"{getal(aantal)} waarden verschillen"
    return (
        f"{shown}, kolom {kolom}: {waarden} alleen in hoofdletters van een andere. Zeg in params.yml bij 'levering' "
        f"wat dat betekent: 'hoofdletters: {{{kolom}: gelijk}}' voor dezelfde, '{{{kolom}: verschillend}}' voor een "
        "andere."
    )
