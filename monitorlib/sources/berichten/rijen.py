"""The rows of a register as messages make them, column by column, with what was met on the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from monitorlib.notatie import getal
from monitorlib.sources.freeze.snapshot_index import Registratie

Rij = Mapping[str, str | None]
_GENOEMD = 10


@dataclass
class Rijen:
    """The rows of a register, and of each where it comes from, in the words that follow on 'rij 12'."""

    kolommen: tuple[str, ...]
    waarden: dict[str, list[str | None]] = field(default_factory=dict)
    waar: list[str] = field(default_factory=list)
    gevonden: list[Registratie] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.waarden = {kolom: [] for kolom in self.kolommen}

    def __len__(self) -> int:
        return len(self.waar)

    def erbij(self, rij: Rij, waar: str) -> None:
        """Add a row; a column that it does not have is empty."""
        for kolom, waarden in self.waarden.items():
            waarden.append(rij.get(kolom))
        self.waar.append(f" ({waar})")

    def meld(self, wat: str, aantallen: Mapping[str, int], zin: str) -> None:
        """Say what was met, how often, and with whom: a bevinding of the register."""
        if aantal := sum(aantallen.values()):
            wie = genoemd([f"{naam} {getal(keer)}" for naam, keer in sorted(aantallen.items())])
            self.gevonden.append(Registratie(wat, aantal, (), (), f"{zin} {wie}."))


def genoemd(namen: Sequence[str] | Iterable[str]) -> str:
    """Name the first of some, and say how many more there are."""
    alle = list(namen)
    meer = len(alle) - _GENOEMD
    return ", ".join(alle[:_GENOEMD]) + (f" en nog {getal(meer)}" if meer > 0 else "")
