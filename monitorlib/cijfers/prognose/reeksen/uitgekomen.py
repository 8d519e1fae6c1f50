"""What was forecast beside what came: how far off, and whether the interval held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitorlib.sources.vastgelegd import Vastgelegd
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Uitgekomen:
    """A forecast with what came: the difference is what came less what was expected."""

    prognose: Vastgelegd
    kwam: float

    @property
    def verschil(self) -> float:
        return self.kwam - self.prognose.waarde

    @property
    def binnen(self) -> bool:
        """Tell whether what came was inside the 80 % interval."""
        return self.prognose.laag <= self.kwam <= self.prognose.hoog


def uitgekomen(vastgelegd: Sequence[Vastgelegd], kwam: Mapping[tuple[str, Periode], float]) -> list[Uitgekomen]:
    """Set forecasts beside what came, by series and period; what is still to come is left out."""
    return [Uitgekomen(een, kwam[een.reeks, een.periode]) for een in vastgelegd if (een.reeks, een.periode) in kwam]
