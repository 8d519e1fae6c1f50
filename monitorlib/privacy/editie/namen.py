"""One name for one number: in two tables, behind a percentage, in an earlier edition."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.privacy.editie.bladen import Indicatorgetal
from monitorlib.privacy.editie.soorten import kenmerk_van_punt


@dataclass
class Namen:
    """Names numbers: by what they are, or by their place where that is unknown.

    Two numbers of one kenmerk or place that differ are two: the first that is named has its name, as the edition
    itself is before those that came earlier.
    """

    _zelfde: dict[Kenmerk, Kenmerk] = field(default_factory=dict)
    _per_getal: dict[tuple[str, int], str] = field(default_factory=dict)
    _aantal: dict[str, int] = field(default_factory=dict)

    def neem(self, punten: Iterable[Indicatorgetal]) -> None:
        """Learn under which two kenmerken the number of an indicator is known."""
        for punt in punten:
            eigen = kenmerk_van_punt(punt.indicator, punt.periode, punt.gemeente)
            if punt.kenmerk and punt.kenmerk != eigen:
                self._zelfde[eigen] = punt.kenmerk

    def noem(self, kenmerk: Kenmerk | None, waarde: int, plek: str) -> str:
        """Give the name of a number."""
        naam = plek if kenmerk is None else in_woorden(self.begrip(kenmerk))
        if (naam, waarde) not in self._per_getal:
            eerder = self._aantal.get(naam, 0)
            self._aantal[naam] = eerder + 1
            self._per_getal[naam, waarde] = f"{naam} (getal {eerder + 1})" if eerder else naam
        return self._per_getal[naam, waarde]

    def begrip(self, kenmerk: Kenmerk) -> Kenmerk:
        """Give the kenmerk under which a number is known, of two that are the same."""
        return self._zelfde.get(kenmerk, kenmerk)


def in_woorden(kenmerk: Kenmerk) -> str:
    """Name a kenmerk as a reader would: what, when, of which part."""
    delen = ", ".join(f"{kolom} {lid}" for kolom, lid in sorted(kenmerk.delen))
    return f"{kenmerk.begrip}, {kenmerk.moment}: {delen or 'alle'}"
