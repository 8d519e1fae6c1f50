"""What cijfers are made of: the signs of a cell, and the rules by which one cell follows from others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from monitorlib.sources.declaration import BENADERINGEN
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
# A number that is not exact: its word ('ca.', 'bijna') is the tekst of the cell.
ONGEVEER = "ongeveer"
TELT_MEE = (GETAL, NIHIL, ONGEVEER)

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


def berekend_uit(delen: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """Give the teken and tekst of a number calculated with these cells: 'ca.' when one of them is not exact."""
    return (ONGEVEER, BENADERINGEN[0]) if any(deel["teken"] == ONGEVEER for deel in delen) else (GETAL, "")


def met_cellen(regel: Vergelijking, cel: Callable[[Sleutel], Sleutel]) -> Vergelijking:
    """Give an equation with every cell renamed."""
    termen = tuple(Term(term.factor, cel(term.cel)) for term in regel.termen)
    return replace(regel, cel=cel(regel.cel), termen=termen)


def cellen_van(regel: Vergelijking) -> list[Sleutel]:
    """List every cell of an equation."""
    return [regel.cel, *(term.cel for term in regel.termen)]
