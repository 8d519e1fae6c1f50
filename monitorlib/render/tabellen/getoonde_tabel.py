"""A table as it is on the page, beside what was printed in it, and the cells of which the two differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import TELT_MEE, Inhoud, Sleutel
from monitorlib.notatie import EPS, getal, rond
from monitorlib.sources.gepubliceerd import Gedrukt


@dataclass(frozen=True)
class Tabel:
    """A table as it is on the page, beside what was printed in it."""

    hoofdstuk: str
    naam: str
    cijfers: Cijfers
    plaatsen: Mapping[Sleutel, tuple[str, str]]
    gedrukt: Mapping[tuple[str, str], Gedrukt] = field(default_factory=dict)
    titel: str = ""

    def getal(self, cel: Sleutel) -> float | None:
        """The number on the page, as rounded as it is shown."""
        inhoud = self.inhoud(cel)
        return rond(inhoud["waarde"], inhoud["decimalen"]) if inhoud["teken"] in TELT_MEE else None

    def inhoud(self, cel: Sleutel) -> Inhoud:
        return self.cijfers.cellen()[cel]

    def noem(self, cel: Sleutel) -> str:
        """Name a cell: table / row / column."""
        return " / ".join((self.naam, *self.plaatsen[cel]))

    def wijs(self, plaats: tuple[str, str]) -> tuple[str, str, str]:
        """Name a place as a reader finds it: under which title, in which row and column."""
        return self.titel or self.naam, *plaats


def schrijf(waarde: float | None) -> str:
    """Write a number with the decimals it needs, at most two."""
    if waarde is None:
        return "geen getal"
    decimalen = next((n for n in range(2) if abs(rond(waarde, n) - waarde) < EPS), 2)
    return getal(waarde, decimalen)
