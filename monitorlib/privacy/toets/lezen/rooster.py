"""A table as any form lays it out: rows and columns with their heads, and what each cell shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from monitorlib.privacy.toets.lezen.getoond import Celtekst

Pad = tuple[str, ...]
# The heads beside a cell, and those over it.
Plek = tuple[Pad, Pad]
# Between the levels of a name, and between the names of groups that stand over a row.
NIVEAU, GROEP = " | ", " – "


@dataclass(frozen=True)
class Roosterrij:
    """A row: the groups over it with its own head, and its cells from left to right."""

    pad: Pad
    cellen: tuple[Celtekst, ...]


@dataclass(frozen=True)
class Rooster:
    """A table where it was found, with its address there, its title, and its heads and rows."""

    waar: str
    naam: str
    titel: str
    kolommen: tuple[Pad, ...]
    regels: tuple[Roosterrij, ...]

    def cellen(self) -> Iterator[tuple[Plek, Celtekst]]:
        """Give every cell with the heads that it stands under."""
        for regel in self.regels:
            for kolom, cel in zip(self.kolommen, regel.cellen, strict=False):
                yield (regel.pad, kolom), cel

    def plekken(self, leden: Mapping[str, Sequence[str]], sleutels: Sequence[Pad]) -> dict[Pad, Plek] | None:
        """Give where the cell of each key stands, as dimensions lie over rows and columns; None when they do not."""
        gevuld = {plek for plek, cel in self.cellen() if cel.tekst}
        for volgorde in permutations(range(len(leden))):
            for rijen in range(len(leden) + 1):
                plekken = {sleutel: _plek(sleutel, volgorde, rijen) for sleutel in sleutels}
                if set(plekken.values()) == gevuld:
                    return plekken
        return None


def _plek(sleutel: Pad, volgorde: Sequence[int], rijen: int) -> Plek:
    """Give the heads over a key when its first dimensions, in an order, go down and the rest across."""
    *groepen, laatste = NIVEAU.join(sleutel[een] for een in volgorde[:rijen]).split(NIVEAU)
    over = NIVEAU.join(sleutel[een] for een in volgorde[rijen:]).split(NIVEAU)
    groep = GROEP.join(groepen)
    return (*([groep] if groep else []), laatste), tuple(een for een in over if een)
