"""What a door of a chapter needs by itself, beside what a cell names: declared at the door, asked before any cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from monitorlib.editie.editie import Editie

Functie = TypeVar("Functie", bound=Callable[..., Any])
# Where a declaration is kept: on the function itself.
_HIER = "_nodig"


@dataclass(frozen=True)
class Nodig:
    """The declaration of a door.

    `opent` names the sources that it opens of those that an edition delivers; `mist` says what an edition lacks without
    which the door has nothing to show, as the rest of a sentence about the section: empty when it lacks nothing.
    """

    opent: Callable[[Editie], Iterable[str]] = lambda _: ()
    mist: Callable[[Editie], str] = lambda _: ""


def nodig(
    *, opent: Callable[[Editie], Iterable[str]] = Nodig.opent, mist: Callable[[Editie], str] = Nodig.mist
) -> Callable[[Functie], Functie]:
    """Declare what a method opens by itself and what it cannot do without."""

    def declareer(functie: Functie) -> Functie:
        setattr(functie, _HIER, Nodig(opent, mist))
        return functie

    return declareer


def nodig_van(soort: type, pad: str) -> Nodig:
    """Give the declaration at a path of methods, as `samenvatting.overzicht`: of what the first of them returns."""
    functie: object = None
    for naam in pad.split("."):
        functie = getattr(soort, naam, None)
        soort = get_type_hints(functie).get("return", object) if callable(functie) else object
    gegeven = getattr(functie, _HIER, Nodig())
    assert isinstance(gegeven, Nodig)
    return gegeven
