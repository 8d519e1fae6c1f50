"""From a whole edition to one mask: gather, tie, choose part by part, and hide what follows from what is hidden."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.beveiligen import WERK, beveilig
from monitorlib.privacy.editie.bladen import Editiecijfers
from monitorlib.privacy.editie.delen import delen_van
from monitorlib.privacy.editie.eerder import Eerder, zoals_gepubliceerd
from monitorlib.privacy.editie.gevolgen import met_gevolgen, van_ouders
from monitorlib.privacy.editie.grootheden import Grootheden
from monitorlib.privacy.editie.masker_van_editie import Celplek, EditieMasker
from monitorlib.privacy.editie.verbanden import verbind, zonder_delen
from monitorlib.privacy.masker import KLEIN_AANTAL, TER_BESCHERMING, Masker


@dataclass(frozen=True)
class Maskering:
    """The mask of an edition, and how it was found.

    `getallen` are the numbers of the edition, `klein` those at risk, `erbij` what is hidden beside them; `cellen` and
    `deel_som` what is lost of what the pages show. `onbekend` are the cells of which cannot be said how many people
    they are about: they are hidden, and an edition with them is not published.
    """

    masker: EditieMasker
    grootheden: Grootheden
    namen: frozenset[str]
    klein: int
    erbij: int
    cellen: int
    deel_som: float
    delen: int
    bewezen: int
    kloof: float
    onbekend: tuple[Celplek, ...]

    @property
    def deel_cellen(self) -> float:
        """The part of the numbers on the pages that is hidden."""
        return len(self.masker.redenen) / max(self.cellen, 1)


def maskeer(inhoud: Editiecijfers, beleid: Onthulling, eerder: Sequence[Eerder] = (), *, werk: int = WERK) -> Maskering:
    """Choose what a public edition hides, with all that is public already beside it.

    Raises `CalculationError` when a number cannot be protected whatever is hidden.
    """
    alle = _verzamel(inhoud, beleid, eerder)
    maskers = _kies(alle, werk)
    namen = frozenset(naam for een in maskers for naam in een.verborgen) | {
        naam for naam, cel in alle.cellen.items() if cel.blijft
    }
    return Maskering(
        _masker(inhoud, alle, namen),
        alle,
        namen,
        klein=sum(cel.eis is not None for cel in alle.cellen.values()),
        erbij=sum(alle.cellen[naam].eis is None for naam in namen),
        cellen=sum(een.waarde is not None for blad in inhoud.bladen for een in blad.getallen.values()),
        deel_som=_deel_som(alle, namen),
        delen=len(maskers),
        bewezen=sum(een.bewezen for een in maskers),
        kloof=max((een.kloof for een in maskers), default=0.0),
        onbekend=tuple(sorted(alle.onbekend)),
    )


def _verzamel(inhoud: Editiecijfers, beleid: Onthulling, eerder: Sequence[Eerder]) -> Grootheden:
    """Name the numbers of an edition and of what came before it, with every sum over them."""
    alle = Grootheden(beleid)
    bladen = alle.neem(inhoud)
    verbind(alle, bladen)
    for een in eerder:
        zoals_gepubliceerd(alle, een)
    zonder_delen(alle, bladen)
    return alle


def _kies(alle: Grootheden, werk: int) -> list[Masker]:
    """Choose part by part, the small ones first."""
    return [beveilig(deel, werk) for deel in delen_van(alle.cellen, alle.optellingen())]


def _masker(inhoud: Editiecijfers, alle: Grootheden, namen: Collection[str]) -> EditieMasker:
    getoond = {een.plek for blad in inhoud.bladen for een in blad.getallen.values()}
    van_namen = {plek for naam in namen for plek in alle.plekken.get(naam, ())}
    klein = {plek for naam, cel in alle.cellen.items() if cel.eis for plek in alle.plekken.get(naam, ())}
    zelf = {plek for plekken in alle.plekken.values() for plek in plekken}
    weg = van_namen | van_ouders(alle.ouders, namen) | alle.te_klein | alle.onbekend
    weg = met_gevolgen(inhoud.bladen, weg, zelf) & getoond
    return EditieMasker({plek: KLEIN_AANTAL if plek in klein | alle.te_klein else TER_BESCHERMING for plek in weg})


def _deel_som(alle: Grootheden, namen: Collection[str]) -> float:
    """Give the part of the sum of all counts on the pages that is hidden; what is shown twice counts once."""
    getoond = alle.plekken.keys() - alle.bedragen
    tellingen = {naam: cel.waarde for naam, cel in alle.cellen.items() if naam in getoond and cel.onder is not None}
    return sum(waarde for naam, waarde in tellingen.items() if naam in namen) / max(sum(tellingen.values()), 1)
