"""The mask of an edition: which cells of which tables and figures a public page hides, as a file that is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from monitorlib.errors import SourceError
from monitorlib.files.csv_rows import as_csv, csv_rows
from monitorlib.files.swap import write_private
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING

# Between the members of a cell; a slash within a member has a backslash before it.
TUSSEN = " / "
SOORTEN, REDENEN = ("tabel", "figuur"), (KLEIN_AANTAL, TER_BESCHERMING)


class Celplek(NamedTuple):
    """Where a cell stands: chapter, table or figure, its name, and the members of the cell in the record's order."""

    hoofdstuk: str
    soort: str
    naam: str
    cel: tuple[str, ...]


KOLOMMEN = (*Celplek._fields, "reden")


@dataclass(frozen=True)
class EditieMasker:
    """What an edition hides: per cell why. The reasons are for who makes the edition, never for a reader."""

    redenen: Mapping[Celplek, str] = field(default_factory=dict)

    def verborgen(self, hoofdstuk: str, naam: str, soort: str = "tabel") -> frozenset[tuple[str, ...]]:
        """Give the hidden cells of a table (or of a figure, with soort 'figuur'), as they stand in its record."""
        return self._per_naam.get((hoofdstuk, soort, naam), frozenset())

    @cached_property
    def _per_naam(self) -> dict[tuple[str, str, str], frozenset[tuple[str, ...]]]:
        per: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
        for plek in self.redenen:
            per.setdefault((plek.hoofdstuk, plek.soort, plek.naam), set()).add(plek.cel)
        return {naam: frozenset(cellen) for naam, cellen in per.items()}

    def schrijf(self, pad: Path) -> Path:
        """Write the mask as CSV, a row per hidden cell, for its owner alone: it says where small numbers are."""
        rijen = [(*plek[:3], als_tekst(plek.cel), reden) for plek, reden in sorted(self.redenen.items())]
        return write_private(as_csv(KOLOMMEN, rijen), pad)

    @classmethod
    def lees(cls, pad: Path, getoond: str = "") -> Self:
        """Read a mask; `getoond` is how a message names the file. Raises `SourceError` with the row that is no cell."""
        redenen: dict[Celplek, str] = {}
        for waar, velden in csv_rows(pad, getoond or pad.name, KOLOMMEN):
            if len(velden) != len(KOLOMMEN) or velden[1] not in SOORTEN or velden[4] not in REDENEN:
                raise SourceError(f"{waar}: dit is geen verborgen cel. Zet het bestand terug zoals het bewaard is.")
            redenen[Celplek(velden[0], velden[1], velden[2], uit_tekst(velden[3]))] = velden[4]
        return cls(redenen)


def als_tekst(cel: tuple[str, ...]) -> str:
    """Write the members of a cell as one readable text: 'Bedum / PGB'."""
    return TUSSEN.join(re.sub(r"([\\/])", r"\\\1", lid) for lid in cel)


def uit_tekst(tekst: str) -> tuple[str, ...]:
    """Read the members of a cell again."""
    return tuple(re.sub(r"\\(.)", r"\1", lid) for lid in tekst.split(TUSSEN))
