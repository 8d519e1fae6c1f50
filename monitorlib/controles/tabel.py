"""A table as it is on the page, beside what was printed in it, and the cells of which the two differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TELT_MEE, Inhoud, Sleutel, Vergelijking, Verhouding
from monitorlib.notatie import getal, rond
from monitorlib.sources.gepubliceerd import Gedrukt

# Two printed numbers are the same when they differ by less than the rounding of binary fractions.
EPS = 1e-6


@dataclass(frozen=True)
class Tabel:
    """A table as it is on the page, beside what was printed in it."""

    hoofdstuk: str
    naam: str
    cijfers: Cijfers
    plaatsen: Mapping[Sleutel, tuple[str, str]]
    gedrukt: Mapping[tuple[str, str], Gedrukt] = field(default_factory=dict)

    def getal(self, cel: Sleutel) -> float | None:
        """The number on the page, as rounded as it is shown."""
        inhoud = self.inhoud(cel)
        return rond(inhoud["waarde"], inhoud["decimalen"]) if inhoud["teken"] in TELT_MEE else None

    def inhoud(self, cel: Sleutel) -> Inhoud:
        return self.cijfers.cellen()[cel]

    def noem(self, cel: Sleutel) -> str:
        """Name a cell: table / row / column."""
        return " / ".join((self.naam, *self.plaatsen[cel]))


@dataclass(frozen=True)
class Afwijking:
    """A cell of which the printed number does not follow."""

    cel: Sleutel
    gedrukt: str
    gedrukt_getal: float | None
    berekend: float | None
    regel: str
    vergelijking: Vergelijking | None = None
    verhouding: Verhouding | None = None
    # In an edition that was never printed a rule compares two numbers of its own.
    is_gedrukt: bool = True

    @property
    def merk(self) -> str:
        berekend = schrijf(self.berekend)
        return f"gedrukt {self.gedrukt}, berekend {berekend}" if self.is_gedrukt else f"volgens de regel {berekend}"


def schrijf(waarde: float | None) -> str:
    """Write a number with the decimals it needs, at most two."""
    if waarde is None:
        return "geen getal"
    decimalen = next((n for n in range(2) if abs(rond(waarde, n) - waarde) < EPS), 2)
    return getal(waarde, decimalen)
