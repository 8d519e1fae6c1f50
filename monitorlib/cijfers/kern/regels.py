"""What cijfers are made of: the content of a cell, and the rules by which one cell follows from others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from math import isfinite
from typing import Any, Self

from monitorlib.errors import CalculationError
from monitorlib.notatie import PROCENTPUNT as PROCENTPUNT
from monitorlib.sources.declared.declaration import BENADERINGEN
from monitorlib.sources.declared.declaration import TOTAAL as TOTAAL

# What a cell is when it is not simply a number. The words are what a page explains.
GETAL, NIET_OPGEGEVEN, NOG_NIET, TEKST, NIET_TE_BEPALEN = (
    "getal",
    "niet opgegeven",
    "nog niet",
    "tekst",
    "niet te bepalen",
)
# A number that is not exact: its word ('ca.', 'bijna') is the tekst of the cell.
ONGEVEER = "ongeveer"
# A number that a public page does not show, because it is of too few people: the number itself is gone.
ONDERDRUKT = "onderdrukt"
# What is said in its place.
VERBORGEN_OM = "verborgen om mensen te beschermen"
TELT_MEE = (GETAL, ONGEVEER)
TEKENS = (*TELT_MEE, NIET_OPGEGEVEN, NOG_NIET, TEKST, NIET_TE_BEPALEN, ONDERDRUKT)

Sleutel = tuple[str, ...]
# Where a cell goes: to another name, or nowhere (None).
Weg = Callable[[Sleutel], Sleutel | None]


@dataclass(frozen=True, slots=True)
class Inhoud(Mapping[str, Any]):
    """The content of a cell: a number that counts, or a sign that says why there is none; `afgerond_op` 0 is exact.

    A `verschil` is the difference of two numbers: it is shown with its sign, and is no column of a frame.
    Raises `CalculationError` for a sign that does not exist, or a number where the sign says there is none.
    """

    waarde: float
    teken: str
    tekst: str
    eenheid: str = ""
    decimalen: int = 0
    afgerond_op: float = 0.0
    verschil: bool = False

    def __post_init__(self) -> None:
        if self.teken not in TEKENS:
            raise CalculationError(f"Het teken '{self.teken}' bestaat niet; toegestaan: {', '.join(TEKENS)}.")
        if (self.teken in TELT_MEE) != isfinite(self.waarde):
            raise CalculationError(
                f"Een cel met teken '{self.teken}' kan niet de waarde {self.waarde} hebben; "
                "laat de waarde weg of kies een ander teken."
            )

    def __getitem__(self, naam: str) -> Any:
        if naam not in KOLOMMEN:
            raise KeyError(naam)
        return getattr(self, naam)

    def __iter__(self) -> Iterator[str]:
        return iter(KOLOMMEN)

    def __len__(self) -> int:
        return len(KOLOMMEN)

    @property
    def telt(self) -> bool:
        """Tell whether the cell holds a number."""
        return self.teken in TELT_MEE


KOLOMMEN = tuple(veld.name for veld in fields(Inhoud) if veld.name != "verschil")


@dataclass(frozen=True)
class Term:
    """A cell in an equation, with its coefficient."""

    factor: float
    cel: Sleutel


@dataclass(frozen=True)
class Vergelijking:
    """`cel` equals the sum of its terms. `afgeleid`: the cell was made so; else it is a rule that can fail."""

    cel: Sleutel
    termen: tuple[Term, ...]
    regel: str
    afgeleid: bool = True

    @property
    def cellen(self) -> tuple[Sleutel, ...]:
        return (self.cel, *(term.cel for term in self.termen))

    def in_lijn(self, plaats: int) -> bool:
        """Tell whether the equation goes along one dimension only."""
        return len({(*cel[:plaats], *cel[plaats + 1 :]) for cel in self.cellen}) == 1


@dataclass(frozen=True)
class Kenmerk:
    """What a number is, wherever it is shown: what is counted, when, and of which part (column and member).

    What goes over all members of a column has none of it in `delen`. `heel` is False when members were left out
    beside it: what is then added up is not all of it.
    """

    begrip: str
    moment: str
    delen: frozenset[tuple[str, str]]
    heel: bool = field(default=True, compare=False)


@dataclass(frozen=True)
class Verhouding:
    """`cel` equals factor × teller / noemer. `andere` gives other noemers that a heading might have meant.

    `teller_is` and `noemer_is` say what the two are, wherever they are shown; None when that is unknown.
    """

    cel: Sleutel
    teller: float
    noemer: float
    factor: float
    regel: str
    andere: Mapping[str, float] = field(default_factory=dict)
    teller_is: Kenmerk | None = None
    noemer_is: Kenmerk | None = None


@dataclass(frozen=True)
class Afleiding:
    """What a number that is no count was made of: teller and noemer with what they are, or how many stand behind it."""

    teller: float | None = None
    noemer: float | None = None
    teller_is: Kenmerk | None = None
    noemer_is: Kenmerk | None = None
    achter: int | None = None


@dataclass(frozen=True)
class Aansluiting:
    """Cells that must equal numbers from elsewhere: per cell the number, with the rule in words."""

    regel: str
    getallen: Mapping[Sleutel, float]


@dataclass(frozen=True)
class Regels:
    """Everything that is known of cells beside their content. It has one way to follow them: `langs`.

    `achter` gives how many stand behind a mean or a median.
    """

    vergelijkingen: tuple[Vergelijking, ...] = ()
    verhoudingen: tuple[Verhouding, ...] = ()
    aansluitingen: tuple[Aansluiting, ...] = ()
    kenmerken: Mapping[Sleutel, Kenmerk] = field(default_factory=dict)
    achter: Mapping[Sleutel, int] = field(default_factory=dict)

    def langs(self, weg: Weg) -> Self:
        """Give what still holds of the cells that stay, under their new names."""
        nieuw = {cel: weg(cel) for cel in self.cellen()}
        blijft = {oud: naar for oud, naar in nieuw.items() if naar is not None}
        return type(self)(
            tuple(_langs(een, blijft) for een in self.vergelijkingen if all(cel in blijft for cel in een.cellen)),
            tuple(replace(een, cel=blijft[een.cel]) for een in self.verhoudingen if een.cel in blijft),
            tuple(een for oud in self.aansluitingen if (een := _aansluiting_langs(oud, blijft)).getallen),
            {blijft[cel]: kenmerk for cel, kenmerk in self.kenmerken.items() if cel in blijft},
            {blijft[cel]: aantal for cel, aantal in self.achter.items() if cel in blijft},
        )

    def met(self, *anderen: "Regels") -> Self:
        """Put the rules of other cells beside these."""
        alle: tuple[Regels, ...] = (self, *anderen)
        return type(self)(
            tuple(een for van in alle for een in van.vergelijkingen),
            tuple(een for van in alle for een in van.verhoudingen),
            tuple(een for van in alle for een in van.aansluitingen),
            {cel: kenmerk for van in alle for cel, kenmerk in van.kenmerken.items()},
            {cel: aantal for van in alle for cel, aantal in van.achter.items()},
        )

    def cellen(self) -> set[Sleutel]:
        """Name every cell that a rule or a kenmerk is about."""
        return {
            *(cel for een in self.vergelijkingen for cel in een.cellen),
            *(een.cel for een in self.verhoudingen),
            *(cel for een in self.aansluitingen for cel in een.getallen),
            *self.kenmerken,
            *self.achter,
        }

    def herkomst(self) -> dict[Sleutel, Afleiding]:
        """Give per cell that is no count what it was made of, as far as that is known."""
        achter = {cel: Afleiding(achter=aantal) for cel, aantal in self.achter.items()}
        delen = {een.cel: Afleiding(een.teller, een.noemer, een.teller_is, een.noemer_is) for een in self.verhoudingen}
        return {**achter, **delen}

    def afgeleid(self) -> set[Sleutel]:
        """Name the cells that were made of others."""
        return {een.cel for een in self.vergelijkingen if een.afgeleid}

    def gedeeltelijk(self) -> Self:
        """Say of every cell that others beside it were left out."""
        return replace(self, kenmerken={cel: replace(een, heel=False) for cel, een in self.kenmerken.items()})


def berekend_uit(delen: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """Give the teken and tekst of a number calculated with these cells: 'ca.' when one of them is not exact."""
    return (ONGEVEER, BENADERINGEN[0]) if any(deel["teken"] == ONGEVEER for deel in delen) else (GETAL, "")


def _langs(regel: Vergelijking, naar: Mapping[Sleutel, Sleutel]) -> Vergelijking:
    termen = tuple(Term(term.factor, naar[term.cel]) for term in regel.termen)
    return replace(regel, cel=naar[regel.cel], termen=termen)


def _aansluiting_langs(een: Aansluiting, naar: Mapping[Sleutel, Sleutel]) -> Aansluiting:
    return replace(een, getallen={naar[cel]: getal for cel, getal in een.getallen.items() if cel in naar})
