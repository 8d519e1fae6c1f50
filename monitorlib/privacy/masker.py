"""What is hidden, why, and how sure it is that less would not do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from monitorlib.privacy.stelsel import Stelsel

KLEIN_AANTAL, TER_BESCHERMING = "onderdrukt: klein aantal", "ter bescherming"


@dataclass(frozen=True)
class Masker:
    """What is hidden of a system.

    `redenen` gives per hidden sign (a cell, or what is hidden together) why; it is for who makes the edition: a reader
    who is told which cells are small knows that they are below the threshold. `bewezen`: no protected mask loses less.
    `kloof`: when that is not proven, the part of the loss that a better mask could at most save.
    """

    stelsel: Stelsel
    redenen: Mapping[str, str]
    bewezen: bool
    kloof: float

    @property
    def verborgen(self) -> frozenset[str]:
        """The names of what is hidden."""
        return frozenset(self.redenen)

    @property
    def deel_cellen(self) -> float:
        """The part of the cells that is lost."""
        return len(self.redenen) / max(len(self.als_keuze()), 1)

    @property
    def deel_som(self) -> float:
        """The part of the sum of all cells that is lost."""
        waarden = {cel.naam: abs(cel.waarde) for cel in self.stelsel.cellen if not cel.teken}
        weg = sum(waarde for naam, waarde in waarden.items() if naam in self.redenen)
        return weg / max(sum(waarden.values()), 1)

    def als_keuze(self) -> dict[str, bool]:
        """Give per sign whether it is hidden, to be kept for the next build."""
        return {cel.samen: cel.samen in self.redenen for cel in self.stelsel.cellen}


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
                blijft=cel.blijft or eerder.get(cel.samen, False),
                openbaar=cel.openbaar or (cel.eis is None and eerder.get(cel.samen) is False),
            )
            for cel in stelsel.cellen
        ),
    )
