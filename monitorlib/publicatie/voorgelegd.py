"""An edition as it is laid before the gates: its pages in a folder, and what its chapters left."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from monitorlib.editie.editie import Editie
from monitorlib.editie.stand import Cijferstand
from monitorlib.editie.verklaring import Verklaring
from monitorlib.engine.stale.state import State
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.vastleggen import prognoses
from monitorlib.privacy.editie.maskeren import Maskering
from monitorlib.publicatie.getallen import Openbaargetal, getallen_van
from monitorlib.publicatie.herzieningen import Herziening, herzieningen_van
from monitorlib.publicatie.maskering import maskering
from monitorlib.review.bouw import Bouw, lees_bouw
from monitorlib.sources.vastgelegd import Vastgelegd

# The tables that show what `prognoses` gives.
_VOORSPELT = ("tabel nagekomen-jaar", "tabel prognose-clienten")


@dataclass(frozen=True)
class Voorgelegd:
    """A build of an edition, for the readers that it was made for; `ready` is None when there is none."""

    editie: Editie
    lezers: str
    folder: Path
    ready: Executed | None
    verklaring: Verklaring
    # Where its build is, when `folder` holds only what goes out of it.
    gebouwd: Path | None = None

    @classmethod
    def lees(cls, editie: Editie, lezers: str, folder: Path) -> Self:
        """Read a build in a folder, as far as it is there."""
        namen = editie.parameters.hoofdstukken.gevraagd()
        er_is = set(namen) <= set(State.read(folder).hoofdstukken)
        ready = Executed.read(editie, folder, lezers) if er_is else None
        return cls(editie, lezers, folder, ready, Verklaring.lees(editie))

    @cached_property
    def bouw(self) -> Bouw:
        """The build as a reviewer reads it."""
        return lees_bouw(str(self.gebouwd or self.folder), self.editie.layout, self.lezers)

    @cached_property
    def getallen(self) -> Sequence[Openbaargetal]:
        """The numbers on its pages; none without a build."""
        return getallen_van(self.bouw, Cijferstand.lees(self.editie)) if self.ready else ()

    @cached_property
    def herzieningen(self) -> Sequence[Herziening]:
        """What of them was published as another number."""
        return herzieningen_van(self.editie, self.getallen, self.verklaring)

    @cached_property
    def prognoses(self) -> Sequence[Vastgelegd]:
        """What the edition forecasts, when it shows a forecast."""
        return prognoses(self.editie) if any(een.tabel in _VOORSPELT for een in self.getallen) else ()

    @cached_property
    def maskering(self) -> Maskering:
        """What goes out hides of it; raises what `maskering.maskering` raises."""
        return maskering(self.editie, self.folder / "notebooks")

    @property
    def params(self) -> str:
        """Name its params.yml as an analyst knows it."""
        return self.editie.shown(self.editie.params / "params.yml")
