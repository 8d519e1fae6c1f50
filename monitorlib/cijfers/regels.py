"""What cijfers are made of: the signs of a cell, and the rules by which one cell follows from others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from monitorlib.sources.declaration import TOTAAL as TOTAAL

# What a cell is when it is not simply a number. The words are what a page explains.
GETAL, NIHIL, NIET_OPGEGEVEN, NOG_NIET, TEKST, NIET_TE_BEPALEN = (
    "getal",
    "nihil",
    "niet opgegeven",
    "nog niet",
    "tekst",
    "niet te bepalen",
)
TELT_MEE = (GETAL, NIHIL)

Sleutel = tuple[str, ...]
KOLOMMEN = ("waarde", "teken", "tekst", "eenheid", "decimalen", "afgerond_op")


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


@dataclass(frozen=True)
class Verhouding:
    """`cel` equals factor × teller / noemer. `andere` gives other noemers that a heading might have meant."""

    cel: Sleutel
    teller: float
    noemer: float
    factor: float
    regel: str
    andere: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Aansluiting:
    """Cells that must equal numbers from elsewhere: per cell the number, with the rule in words."""

    regel: str
    getallen: Mapping[Sleutel, float]


def met_cellen(regel: Vergelijking, cel: Callable[[Sleutel], Sleutel]) -> Vergelijking:
    """Give an equation with every cell renamed."""
    termen = tuple(Term(term.factor, cel(term.cel)) for term in regel.termen)
    return replace(regel, cel=cel(regel.cel), termen=termen)


def cellen_van(regel: Vergelijking) -> list[Sleutel]:
    """List every cell of an equation."""
    return [regel.cel, *(term.cel for term in regel.termen)]
