"""What was said of late declarations some months ago, beside what came: the triangle of then against that of now."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, bedrag_van, ijking
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand


@dataclass(frozen=True)
class Terugblik:
    """What was still to come by the word of then, what came since, and what is expected still; in cents.

    `maand` is the month of delivery; None is all months of which something was to come.
    """

    maand: Maand | None
    toen: Bedrag
    sindsdien: int
    nog: int

    @property
    def binnen(self) -> bool:
        """Tell whether what came, with what is still expected, lies in the interval of then."""
        return self.toen.laag <= self.sindsdien + self.nog <= self.toen.hoog


def terugblik(alle: Sequence[Maandstand], *, maanden: int, terug: int) -> list[Terugblik]:
    """Hold what was said `terug` months ago of the last months of delivery against now; all of them together last."""
    tot = alle[-1].driehoek.tot.verschoven(-terug)
    eerder = [plek for plek, een in enumerate(alle) if een.driehoek.tot == tot]
    if terug < 1 or not eerder:
        raise CalculationError(
            f"Over ontvangst tot en met {tot.label} is niets vastgesteld om op terug te kijken; de reeks is te kort. "
            "Kijk minder maanden terug, of neem een langere reeks."
        )
    toen, keer = alle[eerder[0]], ijking(alle[: eerder[0] + 1])[0]
    aantal = len(toen.driehoek.maanden)
    van = max(aantal - maanden, 0)
    per_maand = [_een(toen, alle[-1], plek, plek + 1, keer) for plek in range(van, aantal)]
    return [*per_maand, _een(toen, alle[-1], van, aantal, keer)]


def _een(toen: Maandstand, nu: Maandstand, van: int, tot: int, keer: float) -> Terugblik:
    al, later = (sum(stand.driehoek.ontvangen[van:tot]) for stand in (toen, nu))
    maand = toen.driehoek.maanden[van] if tot == van + 1 else None
    return Terugblik(maand, bedrag_van(toen, van, tot, keer, al=al), later - al, round(nu.som(van, tot)[0]) - later)
