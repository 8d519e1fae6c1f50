"""An indicator: one function with its declaration. Writing it is all there is to adding one to the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.errors import CatalogueError
from monitorlib.sources.catalogue import BRONNEN

Thema = Literal["Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"]
Gunstig = Literal["hoger", "lager", "geen"]
# How a change is tested: on the flows of a stand, as a count of events, as a share, or not at all.
Toetswijze = Literal["stroom", "gebeurtenissen", "aandeel", "geen"]
# In the order of the chapter.
THEMAS: tuple[Thema, ...] = (
    "Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"
)  # fmt: skip


@dataclass(frozen=True)
class Uitkomst:
    """What an indicator gives for a quarter: cijfers over gemeente; with `erbij` and `eraf` where it is a stand."""

    cijfers: Cijfers
    erbij: Cijfers | None = None
    eraf: Cijfers | None = None


Berekening = Callable[..., Cijfers | Uitkomst]


@dataclass(frozen=True)
class Indicator:
    """The declaration of an indicator, and the function that calculates it.

    The function takes the opened sources of `bron`, in that order, and a quarter; it gives cijfers over gemeente.
    """

    naam: str
    definitie: str
    teller: str
    noemer: str
    eenheid: str
    bron: tuple[str, ...]
    wet: str
    thema: Thema
    gunstig: Gunstig
    toets: Toetswijze
    transformatiedoel: str
    herkomst: str
    geldig_vanaf: str
    lees: str
    nulmeting: str | None
    streefwaarde: float | None
    per: Literal["kwartaal", "jaar"]
    bereken: Berekening

    def uitkomst(self, bronnen: tuple[object, ...], periode: object) -> Uitkomst:
        """Calculate the indicator for a quarter."""
        gegeven = self.bereken(*bronnen, periode)
        return gegeven if isinstance(gegeven, Uitkomst) else Uitkomst(gegeven)


GEREGISTREERD: dict[str, Indicator] = {}
# What may be empty in a declaration; every other text says something.
_MAG_LEEG = {"transformatiedoel"}


def indicator(
    *,
    naam: str,
    definitie: str,
    teller: str,
    noemer: str,
    eenheid: str,
    bron: str | tuple[str, ...],
    wet: str,
    thema: Thema,
    gunstig: Gunstig,
    toets: Toetswijze,
    herkomst: str,
    lees: str,
    geldig_vanaf: str = "2015-Q1",
    transformatiedoel: str = "",
    nulmeting: str | None = None,
    streefwaarde: float | None = None,
    per: Literal["kwartaal", "jaar"] = "kwartaal",
) -> Callable[[Berekening], Berekening]:
    """Declare a function as an indicator.

    `noemer` is 'geen' for a plain number. `herkomst` is where the definition comes from. Raises `CatalogueError`,
    naming the function, when a text is empty, a source unknown, or the name already there.
    """

    def registreer(functie: Berekening) -> Berekening:
        waar = f"{functie.__module__}.{functie.__name__}"
        bronnen = (bron,) if isinstance(bron, str) else bron
        een = Indicator(
            naam, definitie, teller, noemer, eenheid, bronnen, wet, thema, gunstig, toets, transformatiedoel, herkomst,
            geldig_vanaf, lees, nulmeting, streefwaarde, per, functie,
        )  # fmt: skip
        _keur(een, waar)
        GEREGISTREERD[naam] = een
        return functie

    return registreer


def _keur(een: Indicator, waar: str) -> None:
    leeg = [veld.name for veld in fields(een) if getattr(een, veld.name) in ("", ()) and veld.name not in _MAG_LEEG]
    if leeg:
        raise CatalogueError(f"Indicator {waar}: '{leeg[0]}' is leeg; vul het in bij @indicator.")
    onbekend = [naam for naam in een.bron if naam not in BRONNEN]
    if onbekend:
        raise CatalogueError(f"Indicator {waar}: bron '{onbekend[0]}' is nergens gedeclareerd.")
    if een.thema not in THEMAS:
        raise CatalogueError(f"Indicator {waar}: thema '{een.thema}' is onbekend; toegestaan: {', '.join(THEMAS)}.")
    ander = GEREGISTREERD.get(een.naam)
    # Running the same cell of a notebook again is fine.
    if ander and (ander.bereken.__module__, ander.bereken.__name__) != (een.bereken.__module__, een.bereken.__name__):
        elders = f"{ander.bereken.__module__}.{ander.bereken.__name__}"
        raise CatalogueError(f"Indicator {waar}: de naam '{een.naam}' is al van {elders}; kies een andere.")
