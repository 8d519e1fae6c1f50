"""Rows as they are needed, of a table that was made to be read: some of its rows, its columns turned, what it implies.

Public files are made so: a period or a gemeente per column, totals and quarters of a whole country among the rows, the
year in the name of the file.
"""

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.levering import Kantelen, Levering
from monitorlib.errors import SourceError
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.waarden import kaal
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam, tekst

# The name of the column with what stood in the turned ones.
_WAARDE = "waarde"


def omgevormd(con: duckdb.DuckDBPyConnection, gelezen: Rows, bron: Bron, levering: Levering, shown: str) -> Rows:
    """Give the rows of a delivery with what `levering` says of them as rows; a turned row keeps its number.

    Raises `SourceError` for a column that is not there, and for a value to choose rows by that occurs in none.
    """
    gevraagd = [*levering.alleen, *(levering.kantelen.kolommen if levering.kantelen else ())]
    _weiger(
        [
            f"{shown}, rij 1: kolom '{kolom}' uit params.yml ('levering') ontbreekt. {nearest(kolom, gelezen.kolommen)}"
            for kolom in gevraagd
            if kolom not in gelezen.kolommen
        ]
    )
    if levering.alleen:
        gelezen = _gekozen(con, gelezen, bron, levering, shown)
    if levering.kantelen:
        gelezen = _gekanteld(gelezen, levering.kantelen)
    if levering.erbij:
        gelezen = _aangevuld(gelezen, levering, shown)
    return gelezen


def _gekozen(con: duckdb.DuckDBPyConnection, gelezen: Rows, bron: Bron, levering: Levering, shown: str) -> Rows:
    keuzes = [(kolom, waarde) for kolom, waarden in levering.alleen.items() for waarde in waarden]
    aantallen = ", ".join(f"count(*) FILTER ({_is(kolom, waarde)})" for kolom, waarde in keuzes)
    try:
        (gevonden,) = con.execute(f"SELECT {aantallen} FROM ({gelezen.vraag})").fetchall()
    except duckdb.Error as error:
        # Its text can hold a value.
        raise SourceError(
            f"{shown}: het bestand is niet te lezen ({type(error).__name__}). Sla het opnieuw op als CSV (UTF-8)."
        ) from None
    gelezen.controleer(con)
    _weiger(
        [
            f"{shown}, kolom {kolom}: geen enkele rij heeft '{waarde}', die params.yml ('levering', 'alleen') kiest; "
            "verbeter de waarde of haal haar weg."
            for (kolom, waarde), aantal in zip(keuzes, gevonden, strict=True)
            if not aantal
        ]
    )
    waar = " AND ".join(
        f"({' OR '.join(_is(kolom, waarde) for waarde in waarden)})" for kolom, waarden in levering.alleen.items()
    )
    blijft = {*levering.kolommen, *levering.weglaten, *bron.kolomnamen}
    kolommen = tuple(een for een in gelezen.kolommen if een in blijft or een not in levering.alleen)
    return replace(gelezen, kolommen=kolommen, vraag=f"SELECT * FROM ({gelezen.vraag}) WHERE {waar}", in_orde=None)


def _is(kolom: str, waarde: str) -> str:
    """Write whether a column has a value; a star in it stands for any signs."""
    if "*" in waarde:
        return f"coalesce({kaal(kolom)} GLOB {tekst(waarde.replace('[', '[[]'))}, false)"
    return f"coalesce({kaal(kolom)} = {tekst(waarde.strip())}, false)"


def _gekanteld(gelezen: Rows, kantelen: Kantelen) -> Rows:
    blijven = [een for een in gelezen.kolommen if een not in kantelen.kolommen]
    velden = "".join(f"{naam(een)}, " for een in blijven)
    delen = [
        f"SELECT rij, {velden}{tekst(wordt)} AS {naam(kantelen.naar)}, {naam(hun)} AS {naam(_WAARDE)}, {plek} AS plek "
        "FROM bron"
        for plek, (hun, wordt) in enumerate(kantelen.kolommen.items())
    ]
    vraag = f"WITH bron AS ({gelezen.vraag}) {' UNION ALL '.join(delen)}"
    kolommen = (*blijven, kantelen.naar, _WAARDE)
    gekozen = f"SELECT rij, {', '.join(map(naam, kolommen))} FROM ({vraag}) ORDER BY rij, plek"
    return replace(gelezen, kolommen=kolommen, vraag=gekozen, in_orde=None, kaal=False)


def _aangevuld(gelezen: Rows, levering: Levering, shown: str) -> Rows:
    dubbel = [een for een in levering.erbij if een in gelezen.kolommen]
    _weiger([f"{shown}, rij 1: kolom '{een}' staat in het bestand en bij 'erbij' in params.yml." for een in dubbel])
    velden = ", ".join(f"{tekst(waarde)} AS {naam(een)}" for een, waarde in levering.erbij.items())
    vraag = f"SELECT *, {velden} FROM ({gelezen.vraag})"
    kolommen = (*gelezen.kolommen, *levering.erbij)
    return replace(gelezen, kolommen=kolommen, vraag=vraag, in_orde=None, kaal=False)


def _weiger(fouten: Sequence[str]) -> None:
    if fouten:
        raise SourceError("\n".join(fouten))
