"""Records as a tidy CSV file: a row each, sorted, the same bytes for the same records."""

from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from monitorlib.editie.layout import Layout
from monitorlib.errors import SourceError
from monitorlib.files.csv_rows import as_csv, csv_rows

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Rij = TypeVar("Rij", bound="DataclassInstance")


def als_csv(soort: type[Rij], rijen: Iterable[Rij]) -> str:
    """Write records, whose fields are all texts, with their names above them."""
    return as_csv(_kolommen(soort), sorted(map(astuple, rijen)))


def lees_csv(soort: type[Rij], path: Path, layout: Layout) -> list[Rij]:
    """Read records; raise `SourceError` with the row of what was not written by `als_csv`."""
    kolommen = _kolommen(soort)
    rijen = csv_rows(path, layout.shown(path), kolommen)
    for waar, velden in rijen:
        if len(velden) != len(kolommen):
            raise SourceError(f"{waar}: {len(velden)} velden, in de kop {len(kolommen)}. Zet het bestand terug.")
    return [soort(*velden) for _, velden in rijen]


def _kolommen(soort: type[Rij]) -> list[str]:
    return [veld.name for veld in fields(soort)]
