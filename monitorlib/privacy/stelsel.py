"""Tables as one linear system: cells, the sums that tie them, and who knows a cell because it is himself."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitorlib.errors import CalculationError


@dataclass(frozen=True)
class Onzekerheid:
    """What must stay uncertain of a cell: how wide its interval is, and how far it reaches below and above it."""

    breedte: int
    omlaag: int = 0
    omhoog: int = 0


@dataclass(frozen=True)
class Stelselcel:
    """A number of the system, a whole number: a count, or an amount in cents.

    `eis` is there when it is at risk. `openbaar`: it cannot be hidden any more. `blijft`: it was hidden before and
    stays hidden. `onder` and `boven` are what everyone knows of a hidden number (None: no bound); `bekend` what
    everyone knows of it when it is published, when that is not the number itself. Cells with one `teken` are hidden
    together; alone it is its name. `gewicht` is what is lost with it. `geheel`: an attacker knows that it is a whole
    number.
    """

    naam: str
    waarde: int
    eis: Onzekerheid | None = None
    openbaar: bool = False
    blijft: bool = False
    onder: int | None = 0
    boven: int | None = None
    bekend: tuple[int, int | None] | None = None
    teken: str = ""
    gewicht: int | None = None
    geheel: bool = True

    @property
    def samen(self) -> str:
        """The name of what is hidden together."""
        return self.teken or self.naam


@dataclass(frozen=True)
class Somregel:
    """Cells, each times its factor, are together `uitkomst`."""

    termen: Mapping[str, int]
    uitkomst: int = 0


@dataclass(frozen=True)
class Stelsel:
    """All tables that a reader can lay beside each other.

    `zelf` are attackers who know cells because they are all that is in them: a person alone, a household, an aanbieder.
    Raises `CalculationError` when a name is there twice or unknown, or a sum does not hold.
    """

    cellen: tuple[Stelselcel, ...]
    optellingen: tuple[Somregel, ...] = ()
    zelf: tuple[frozenset[str], ...] = ()

    def __post_init__(self) -> None:
        waarden = {cel.naam: cel.waarde for cel in self.cellen}
        if len(waarden) < len(self.cellen):
            namen = [cel.naam for cel in self.cellen]
            dubbel = next(naam for naam in namen if namen.count(naam) > 1)
            raise CalculationError(f"De cel '{dubbel}' staat twee keer in het stelsel; noem haar één keer.")
        for genoemd in (*(een.termen for een in self.optellingen), *self.zelf):
            if onbekend := sorted(set(genoemd) - waarden.keys()):
                raise CalculationError(f"De cel '{onbekend[0]}' bestaat niet in het stelsel; noem haar bij de cellen.")
        for een in self.optellingen:
            _klopt(een, waarden)

    def in_orde(self) -> "Stelsel":
        """Give the same system in the order of its names: the order of the tables then decides nothing."""
        optellingen = {(tuple(sorted(een.termen.items())), een.uitkomst) for een in self.optellingen}
        return Stelsel(
            tuple(sorted(self.cellen, key=lambda cel: cel.naam)),
            tuple(Somregel(dict(termen), uitkomst) for termen, uitkomst in sorted(optellingen)),
            tuple(sorted(set(self.zelf), key=sorted)),
        )


def _klopt(een: Somregel, waarden: Mapping[str, int]) -> None:
    som = sum(factor * waarden[naam] for naam, factor in een.termen.items())
    if som != een.uitkomst:
        raise CalculationError(
            f"{' + '.join(een.termen)} is {som} en moet {een.uitkomst} zijn. Verbeter de getallen, of haal de "
            "optelling weg."
        )
