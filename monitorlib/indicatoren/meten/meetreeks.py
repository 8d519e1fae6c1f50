"""A series as measured: the points of one indicator, per place and quarter, and how they changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK, Spreiding
from monitorlib.cijfers.toeval.stap import Stap
from monitorlib.editie.params.doel import Doel
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Meetreeks:
    """An indicator as measured: a point per place and quarter, and what the edition holds it against."""

    indicator: Indicator
    punten: tuple[Punt, ...]
    doel: Doel
    veranderingen: tuple[Verandering, ...] = ()
    # How far its numbers go up and down by themselves, per step.
    spreiding: Mapping[Stap, Spreiding] = field(default_factory=dict)
    # Which gemeenten differ from all together by more than chance, corrected over the funnels of the edition.
    afwijkend: tuple[str, ...] = ()

    def punt(self, gebied: str, periode: Periode) -> Punt | None:
        """Give the point of a place and a quarter; None where the place did not exist."""
        return self._op_plek.get((gebied, periode))

    @cached_property
    def _op_plek(self) -> Mapping[tuple[str, Periode], Punt]:
        return {(een.gebied, een.periode): een for een in self.punten}

    @property
    def spreiding_tussen_gemeenten(self) -> Spreiding:
        """The dispersion of a number itself: that of a step of a year, in which hardly anyone stays; never below 1."""
        van = self.spreiding.get("jaar", ONAFHANKELIJK)
        return replace(van, phi=max(1.0, van.phi))

    @property
    def gebieden(self) -> tuple[str, ...]:
        """The places of the last quarter, all together last."""
        return self.gebieden_in([max(een.periode for een in self.punten)])

    def gebieden_in(self, perioden: Collection[Periode]) -> tuple[str, ...]:
        """Give the places of any of these quarters, also those that merged since, all together last.

        Without the merged ones the places of a quarter would be less than all together.
        """
        nieuwste_eerst = sorted(self.punten, key=lambda een: een.periode, reverse=True)
        namen = dict.fromkeys(een.gebied for een in nieuwste_eerst if een.periode in perioden)
        return tuple(sorted(namen, key=lambda naam: naam == TOTAAL))

    @property
    def waarom_niet(self) -> str:
        """Why the last quarter has no number for any place; empty when it has one."""
        nu = max(een.periode for een in self.punten)
        laatste = [een for een in self.punten if een.periode == nu]
        if any(een.is_getal for een in laatste):
            return ""
        return "; ".join(dict.fromkeys(een.tekst or een.teken for een in laatste))
