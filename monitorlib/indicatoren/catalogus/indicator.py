"""An indicator: one function with its declaration. Writing it is all there is to adding one to the catalogue."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.toeval.stap import Stap
from monitorlib.errors import CatalogueError, ParameterError
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.tijd.periode import Periode

Thema = Literal["Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"]
Gunstig = Literal["hoger", "lager", "geen"]
# How a change is tested: on the flows of a stand, as a count of events, as a share, as a share of which many people are
# in both quarters (a stand, a moving window: the test is then careful), or not at all.
Toetswijze = Literal["stroom", "gebeurtenissen", "aandeel", "overlappend aandeel", "geen"]
AANDELEN: tuple[Toetswijze, ...] = ("aandeel", "overlappend aandeel")
# In the order of the chapter.
THEMAS: tuple[Thema, ...] = (
    "Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"
)  # fmt: skip


@dataclass(frozen=True)
class Uitkomst:
    """What an indicator gives: cijfers over periode and gemeente; with `erbij` and `eraf` where it is a stand."""

    cijfers: Cijfers
    erbij: Cijfers | None = None
    eraf: Cijfers | None = None


Berekening = Callable[..., Cijfers | Uitkomst]


@dataclass(frozen=True)
class Indicator:
    """The declaration of an indicator, and the function that calculates it.

    The function takes the opened sources of `bron`, in that order, and the quarters that are asked; it gives cijfers
    over periode and gemeente.
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
    per: Literal["periode", "jaar"]
    bereken: Berekening

    @property
    def eerste_zin(self) -> str:
        """The first sentence of the definition: what is counted; the rest says how."""
        return re.split(r"(?<=\.)\s", self.definitie, maxsplit=1)[0]

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The steps over which it is compared: a yearly number only with that of the year before."""
        return ("jaar",) if self.per == "jaar" else ("periode", "jaar")

    def uitkomst(self, bronnen: tuple[object, ...], perioden: object) -> Uitkomst:
        """Calculate the indicator for quarters; raise `CatalogueError` when it gives something else than that."""
        gegeven = self.bereken(*bronnen, perioden)
        uitkomst = gegeven if isinstance(gegeven, Uitkomst) else Uitkomst(gegeven)
        for deel in (uitkomst.cijfers, *(een for een in (uitkomst.erbij, uitkomst.eraf) if een is not None)):
            over = sorted(deel.dimensies) if isinstance(deel, Cijfers) else [type(deel).__name__]
            if over != ["gemeente", "periode"]:
                raise CatalogueError(
                    f"Indicator '{self.naam}': {self.bereken.__name__} geeft {', '.join(over) or 'één getal'}; "
                    'geef cijfers over periode en gemeente, zoals .per("gemeente") van een telling over perioden.'
                )
        return uitkomst


GEREGISTREERD: dict[str, Indicator] = {}
# What a notebook declares is only tried: by the name of its function, so that its cell may run again, and never in the
# catalogue, so that a variant may have the name of what is there already.
GEPROBEERD: dict[str, Indicator] = {}
_NOTEBOOK = "__main__"
KEUZEN: Mapping[str, tuple[str, ...]] = {
    "thema": THEMAS,
    "gunstig": get_args(Gunstig),
    "toets": get_args(Toetswijze),
    "per": ("periode", "jaar"),
}


def indicator(
    *,
    naam: str = "",
    definitie: str = "",
    teller: str = "",
    noemer: str = "",
    eenheid: str = "",
    bron: str | tuple[str, ...] = (),
    wet: str = "",
    thema: Thema | Literal[""] = "",
    gunstig: Gunstig | Literal[""] = "",
    toets: Toetswijze | Literal[""] = "",
    herkomst: str = "",
    lees: str = "",
    geldig_vanaf: str = "2015-Q1",
    transformatiedoel: str = "",
    nulmeting: str | None = None,
    streefwaarde: float | None = None,
    per: Literal["periode", "jaar"] = "periode",
) -> Callable[[Berekening], Berekening]:
    """Declare a function as an indicator; only the last five have a value of their own.

    `noemer` is 'geen' for a plain number. `herkomst` is where the definition comes from. Raises `CatalogueError`,
    naming the function, when a text is left out or empty, a source or a choice unknown, or the name already there. In
    a notebook the function is not in the catalogue: see `indicator_van`.
    """

    def registreer(functie: Berekening) -> Berekening:
        waar = f"{functie.__module__}.{functie.__name__}"
        bronnen = (bron,) if isinstance(bron, str) else bron
        teksten = {
            "naam": naam, "definitie": definitie, "teller": teller, "noemer": noemer, "eenheid": eenheid,
            "bron": " ".join(bronnen), "wet": wet, "herkomst": herkomst, "lees": lees, "thema": thema,
            "gunstig": gunstig, "toets": toets,
        }  # fmt: skip
        gekozen = {"thema": thema, "gunstig": gunstig, "toets": toets, "per": per}
        _keur(waar, teksten, bronnen, gekozen, {"geldig_vanaf": geldig_vanaf, "nulmeting": nulmeting})
        een = Indicator(
            naam, definitie, teller, noemer, eenheid, bronnen, wet, cast(Thema, thema), cast(Gunstig, gunstig),
            cast(Toetswijze, toets), transformatiedoel, herkomst, geldig_vanaf, lees, nulmeting, streefwaarde, per,
            functie,
        )  # fmt: skip
        if functie.__module__ == _NOTEBOOK:
            GEPROBEERD[functie.__name__] = een
            return functie
        _keur_naam(een, waar)
        GEREGISTREERD[naam] = een
        return functie

    return registreer


def indicator_van(functie: Berekening) -> Indicator:
    """Give the declaration of a function; raise `CatalogueError` when it has none."""
    for een in (*GEPROBEERD.values(), *GEREGISTREERD.values()):
        if een.bereken is functie:
            return een
    raise CatalogueError(f"Functie {functie.__name__} heeft geen declaratie; zet er @indicator(...) boven.")


def _keur(
    waar: str,
    teksten: Mapping[str, str],
    bronnen: tuple[str, ...],
    gekozen: Mapping[str, str],
    perioden: Mapping[str, str | None],
) -> None:
    for veld, tekst in teksten.items():
        if not (isinstance(tekst, str) and tekst.strip()):
            raise CatalogueError(f"Indicator {waar}: '{veld}' is leeg; vul het in bij @indicator.")
    onbekend = [naam for naam in bronnen if naam not in BRONNEN]
    if onbekend:
        raise CatalogueError(
            f"Indicator {waar}: bron '{onbekend[0]}' is nergens gedeclareerd. Declareer haar in sources/declared."
        )
    for veld, waarde in gekozen.items():
        if waarde not in KEUZEN[veld]:
            raise CatalogueError(
                f"Indicator {waar}: {veld} '{waarde}' is onbekend; toegestaan: {', '.join(KEUZEN[veld])}."
            )
    for veld, periode in perioden.items():
        try:
            _ = periode is None or Periode.lees(periode)
        except ParameterError as error:
            raise CatalogueError(f"Indicator {waar}: {veld}: {error}") from error


def _keur_naam(een: Indicator, waar: str) -> None:
    ander = GEREGISTREERD.get(een.naam)
    # Loading the same module again is fine.
    if ander and (ander.bereken.__module__, ander.bereken.__name__) != (een.bereken.__module__, een.bereken.__name__):
        elders = f"{ander.bereken.__module__}.{ander.bereken.__name__}"
        raise CatalogueError(f"Indicator {waar}: de naam '{een.naam}' is al van {elders}; kies een andere.")
