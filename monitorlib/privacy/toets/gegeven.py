"""Tables as a reader has them: numbers, hidden cells, and what is said of how they hang together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitorlib.errors import CalculationError

# A table by its name, and a member of each of its dimensions.
Plek = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class OpenbareTabel:
    """A table as published: per cell a whole number, or None where it is hidden. A cell that is absent does not exist.

    `sommen` is its declared structure: a cell and the cells of which it is the sum. `verschillen` tells that its
    numbers can be below zero. Raises `CalculationError` when the structure names a cell that does not exist.
    """

    naam: str
    leden: Mapping[str, tuple[str, ...]]
    getallen: Mapping[tuple[str, ...], int | None]
    sommen: Sequence[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = ()
    verschillen: bool = False

    def __post_init__(self) -> None:
        genoemd = [cel for totaal, delen in self.sommen for cel in (totaal, *delen)]
        if weg := [cel for cel in genoemd if cel not in self.getallen]:
            raise CalculationError(
                f"Tabel {self.naam}: de structuur noemt de cel {' / '.join(weg[0])}, en die is er niet. Verbeter de "
                "structuur bij de tabel."
            )


@dataclass(frozen=True)
class Openbaar:
    """All that is published: tables, and cells that show the same number.

    `vast` are sums over more than one table, as factors that are together a number: earlier editions, ratios.
    `kennis` are readers who know cells because they are themselves in them, with what they know.
    """

    tabellen: Sequence[OpenbareTabel]
    zelfde: Sequence[tuple[Plek, ...]] = ()
    vast: Sequence[tuple[Mapping[Plek, int], int]] = ()
    kennis: Sequence[Mapping[Plek, int]] = field(default=())

    def getallen(self) -> dict[Plek, int | None]:
        """Give every cell of every table."""
        return {(tabel.naam, cel): getal for tabel in self.tabellen for cel, getal in tabel.getallen.items()}
