"""What is hidden, why, and how sure it is that less would not do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from monitorlib.privacy.stelsel import Stelsel

KLEIN_AANTAL, TER_BESCHERMING = "onderdrukt: klein aantal", "ter bescherming"


@dataclass(frozen=True)
class Masker:
    """The cells of a system that are hidden.

    `redenen` gives per hidden cell why. `bewezen`: no protected mask loses less. `kloof`: when that is not proven, the
    part of the loss that a better mask could at most save.
    """

    stelsel: Stelsel
    redenen: Mapping[str, str]
    bewezen: bool
    kloof: float

    @property
    def verborgen(self) -> frozenset[str]:
        """The names of the hidden cells."""
        return frozenset(self.redenen)

    @property
    def deel_cellen(self) -> float:
        """The part of the cells that is lost."""
        return len(self.redenen) / max(len(self.stelsel.cellen), 1)

    @property
    def deel_som(self) -> float:
        """The part of the sum of all cells that is lost."""
        waarden = {cel.naam: abs(cel.waarde) for cel in self.stelsel.cellen}
        return sum(waarden[naam] for naam in self.redenen) / max(sum(waarden.values()), 1)

    def als_keuze(self) -> dict[str, bool]:
        """Give per cell whether it is hidden, to be kept for the next build."""
        return {cel.naam: cel.naam in self.redenen for cel in self.stelsel.cellen}


def zoals_eerder(stelsel: Stelsel, eerder: Mapping[str, bool]) -> Stelsel:
    """Keep what was chosen before: what was hidden stays so, what was shown is public.

    Two masks of the same numbers show together what each hides. A number that was shown and is now at risk was revised:
    the new one is hidden.
    """
    return replace(
        stelsel,
        cellen=tuple(
            replace(
                cel,
                blijft=cel.blijft or eerder.get(cel.naam, False),
                openbaar=cel.openbaar or (cel.eis is None and eerder.get(cel.naam) is False),
            )
            for cel in stelsel.cellen
        ),
    )
