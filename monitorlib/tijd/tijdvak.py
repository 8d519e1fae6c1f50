"""Stretches of periods that need not be one of the calendar, and what lies so many months back."""

from dataclasses import dataclass
from functools import cached_property

from monitorlib.tijd.periode import SOORTEN, Maand, Periode, Tijd


@dataclass(frozen=True, order=True)
class Tijdvak(Tijd):
    """Periods of one kind after each other that need not be one of the calendar: July 2023 to June 2024."""

    eerste: Periode
    laatste: Periode

    @property
    def maanden(self) -> tuple[Maand, ...]:
        return tuple(maand for een in self.laatste.terug(self.laatste - self.eerste + 1) for maand in een.maanden)

    @property
    def label(self) -> str:
        """The label in running text: 3e kwartaal 2023 tot en met 4e kwartaal 2023."""
        return f"{self.eerste.label} tot en met {self.laatste.label}"

    @property
    def naam(self) -> str:
        """The name in running text: 1e halfjaar 2024, where it is one of the calendar."""
        return self._kalender.naam if self._kalender else self.label

    def __str__(self) -> str:
        return str(self._kalender) if self._kalender else self.label

    @cached_property
    def _kalender(self) -> Periode | None:
        for soort in SOORTEN:
            een = soort.van_maand(self.maanden[-1])
            if een.maanden == self.maanden:
                return een
        return None


def maanden_eerder(periode: Periode, maanden: int) -> Periode:
    """Give the period so many months earlier: of its own kind where that can be, else the month that then ends."""
    if maanden % periode.lengte == 0:
        return periode.verschoven(-maanden // periode.lengte)
    return periode.maanden[-1].verschoven(-maanden)


def halfjaar_tot(periode: Periode) -> Tijdvak:
    """Give the half-year that ends with a period: `halfjaar_tot(Kwartaal(2024, 1))` is October 2023 to March 2024."""
    return _tijdvak_tot(periode, 6)


def jaar_tot(periode: Periode) -> Tijdvak:
    """Give the year that ends with a period: `jaar_tot(Kwartaal(2024, 2))` is July 2023 to June 2024."""
    return _tijdvak_tot(periode, 12)


def dit_jaar_tot(periode: Periode) -> Tijdvak:
    """Give the year of the calendar until a period: `dit_jaar_tot(Kwartaal(2024, 2))` is January to June 2024."""
    return Tijdvak(periode.van_het_jaar_tot_hier[0], periode)


def _tijdvak_tot(periode: Periode, maanden: int) -> Tijdvak:
    deel = periode if maanden % periode.lengte == 0 else periode.maanden[-1]
    return Tijdvak(deel.terug(maanden // deel.lengte)[0], deel)
