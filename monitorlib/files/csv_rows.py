"""Rows of a CSV file that a command wrote and keeps: the same bytes for the same rows, and back again."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from monitorlib.errors import SourceError
from monitorlib.files.reading import read_text


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows under the names of their columns."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def csv_rows(path: Path, shown: str, columns: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Read rows, each with how a message names it; raise `SourceError` for other columns and for what is no CSV."""
    try:
        rows = list(csv.reader(io.StringIO(read_text(path, shown, SourceError), newline=""), strict=True))
    except csv.Error as error:
        raise SourceError(f"{shown}: een aanhalingsteken mist of staat verkeerd. Zet het bestand terug.") from error
    if not rows or rows[0] != list(columns):
        raise SourceError(f"{shown}, rij 1: verwacht de kolommen {', '.join(columns)}. Zet het bestand terug.")
    return [(f"{shown}, rij {number}", row) for number, row in enumerate(rows[1:], 2)]
