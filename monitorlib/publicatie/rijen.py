"""Records as a tidy CSV file: a row each, sorted, the same bytes for the same records."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from monitorlib.editie.layout import Layout
from monitorlib.errors import SourceError
from monitorlib.files.reading import read_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Rij = TypeVar("Rij", bound="DataclassInstance")


def als_csv(soort: type[Rij], rijen: Iterable[Rij]) -> str:
    """Write records, whose fields are all texts, with their names above them."""
    uit = io.StringIO(newline="")
    csv.writer(uit, lineterminator="\n").writerows([_kolommen(soort), *sorted(map(astuple, rijen))])
    return uit.getvalue()


def lees_csv(soort: type[Rij], path: Path, layout: Layout) -> list[Rij]:
    """Read records; raise `SourceError` with the row of what was not written by `als_csv`."""
    waar, kolommen = layout.shown(path), _kolommen(soort)
    try:
        regels = list(csv.reader(io.StringIO(read_text(path, waar, SourceError), newline=""), strict=True))
    except csv.Error as error:
        raise SourceError(f"{waar}: een aanhalingsteken mist of staat verkeerd. Zet het bestand terug.") from error
    if not regels or regels[0] != kolommen:
        raise SourceError(f"{waar}, rij 1: verwacht de kolommen {', '.join(kolommen)}. Zet het bestand terug.")
    for nummer, velden in enumerate(regels[1:], 2):
        if len(velden) != len(kolommen):
            raise SourceError(
                f"{waar}, rij {nummer}: {len(velden)} velden, in de kop {len(kolommen)}. Zet het bestand terug."
            )
    return [soort(*velden) for velden in regels[1:]]


def _kolommen(soort: type[Rij]) -> list[str]:
    return [veld.name for veld in fields(soort)]
