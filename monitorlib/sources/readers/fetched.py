"""Read what `monitor snapshot` took from a database: a Parquet file of texts, its bsn already pseudonyms."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from monitorlib.errors import SourceError
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam, tekst

SUFFIX = ".parquet"
# What the file says of itself: the types that its columns had in the database, and the key of its pseudonyms.
NOTITIE = b"monitor"


def read_fetched(path: Path, shown: str) -> Rows:
    """Give the rows of a fetched table, numbered from 1; raise `SourceError` when it was not fetched yet."""
    notitie(path, shown)
    kolommen = tuple(een for een in pq.read_schema(path).names if een != "rij")
    select = f"SELECT rij, {', '.join(map(naam, kolommen))} FROM read_parquet({tekst(str(path))})"
    return Rows(kolommen, select, bsn_versleuteld=True)


def notitie(path: Path, shown: str) -> dict[str, object]:
    """Give what a fetched file says of itself; raise `SourceError` when there is none, or it is no such file."""
    if not path.is_file():
        raise SourceError(f"{shown}: deze bron is nog niet uit haar database gehaald; draai eerst monitor snapshot.")
    try:
        gevonden = json.loads((pq.read_schema(path).metadata or {}).get(NOTITIE, b"null"))
    # What is nested too deep is a RecursionError.
    except (OSError, ValueError, RecursionError):
        gevonden = None
    if not isinstance(gevonden, dict):
        raise SourceError(f"{shown}: dit bestand komt niet van monitor snapshot; haal de bron opnieuw op.")
    return gevonden
