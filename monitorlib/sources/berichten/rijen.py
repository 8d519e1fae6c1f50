"""The rows of a register as messages make them, column by column, with what was met on the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from monitorlib.notatie import getal
from monitorlib.sources.freeze.snapshot_index import Registratie

Rij = Mapping[str, str | None]
_GENOEMD = 10
# So many rows are kept as Python values before they become a part of the table.
_DEEL = 50_000


@dataclass
class Rijen:
    """The rows of a register, and of each where it comes from; a table of them is made in parts."""

    kolommen: tuple[str, ...]
    herkomst: "Herkomst" = field(default_factory=lambda: Herkomst())
    gevonden: list[Registratie] = field(default_factory=list)
    _waarden: dict[str, list[str | None]] = field(default_factory=dict)
    _delen: list[pa.Table] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._waarden = {kolom: [] for kolom in self.kolommen}

    def __len__(self) -> int:
        return len(self.herkomst)

    def erbij(self, rij: Rij, bestand: str, regel: int = 0) -> None:
        """Add a row of a place in a file; a column that it does not have is empty."""
        for kolom, waarden in self._waarden.items():
            waarden.append(rij.get(kolom))
        self.herkomst.erbij(bestand, regel)
        if len(self) % _DEEL == 0:
            self._sluit_deel()

    def tabel(self) -> pa.Table:
        """Give the rows as text, numbered from 1 in `rij`."""
        self._sluit_deel()
        nummers = pa.array(range(1, len(self) + 1), pa.int64())
        return pa.concat_tables(self._delen).add_column(0, "rij", nummers)

    def meld(self, wat: str, aantallen: Mapping[str, int], zin: str) -> None:
        """Say what was met, how often, and with whom: a bevinding of the register."""
        if aantal := sum(aantallen.values()):
            wie = genoemd(f"{naam} {getal(keer)}" for naam, keer in sorted(aantallen.items()) if keer)
            self.gevonden.append(Registratie(wat, aantal, (), (), f"{zin} {wie}."))

    def _sluit_deel(self) -> None:
        kolommen = {kolom: pa.array(waarden, pa.string()) for kolom, waarden in self._waarden.items()}
        self._delen.append(pa.table(kolommen))
        for waarden in self._waarden.values():
            waarden.clear()


class Herkomst(Mapping[int, str]):
    """Where each row comes from, by its number, in the words that follow on 'rij 12'."""

    def __init__(self) -> None:
        self._bestanden: list[str] = []
        self._regels: list[int] = []

    def erbij(self, bestand: str, regel: int) -> None:
        """Add the place of the next row; without a line the file says where it is."""
        self._bestanden.append(bestand)
        self._regels.append(regel)

    def __getitem__(self, rij: int) -> str:
        if not 0 < rij <= len(self):
            raise KeyError(rij)
        regel = self._regels[rij - 1]
        return f" ({self._bestanden[rij - 1]}{f', regel {regel}' if regel else ''})"

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, len(self) + 1))

    def __len__(self) -> int:
        return len(self._bestanden)


def genoemd(namen: Iterable[str]) -> str:
    """Name the first of some, and say how many more there are."""
    alle = list(namen)
    meer = len(alle) - _GENOEMD
    return ", ".join(alle[:_GENOEMD]) + (f" en nog {getal(meer)}" if meer > 0 else "")
