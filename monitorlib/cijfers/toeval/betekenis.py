"""What a change means: the same number earlier, whether the change is more than chance, and the words for it.

A change in a stand is tested on its flows, a count of events as Poisson, a share as binomial, with the dispersion that
the series of the indicator shows; the p-values of all changes that are tested together are corrected for their number
(Benjamini and Hochberg). A line names a change, never a cause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, ONDERDRUKT, TOTAAL, VERBORGEN_OM
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import ONAFHANKELIJK, Spreiding
from monitorlib.cijfers.toeval.stap import Stap, getoetst
from monitorlib.cijfers.toeval.toetsen import MEER_DAN_TOEVAL, Toets, gecorrigeerd
from monitorlib.notatie import getal, met_teken, rond

# 'voorlopig' where the series is too short to know how far the numbers go up and down by themselves.
Oordeel = Literal["meer dan toeval", "voorlopig meer dan toeval", "past bij toeval", "niet te toetsen"]
MEER: tuple[Oordeel, ...] = ("meer dan toeval", "voorlopig meer dan toeval")


@dataclass(frozen=True)
class Verandering:
    """The change of one indicator in one place between two quarters, and what it means."""

    indicator: str
    nu: Punt
    eerder: Punt | None
    oordeel: Oordeel
    gunstig: Literal["gunstig", "ongunstig", ""]
    toets: Toets | None = None
    p: float = float("nan")
    soort: str = "geen"
    stap: Stap = "periode"
    spreiding: Spreiding = ONAFHANKELIJK
    # What the previous edition showed for the earlier quarter, when that is another number now.
    herzien_van: str = ""
    registratie: tuple[str, ...] = ()
    # Why there is no earlier number to hold it against, where there was one.
    geen_eerder: str = "zonder eerder getal om mee te vergelijken"

    @property
    def verschil(self) -> float:
        """The change of the numbers as they are shown: what a reader would subtract."""
        if self.eerder is None:
            return float("nan")
        return rond(self.nu.waarde, self.nu.decimalen) - rond(self.eerder.waarde, self.eerder.decimalen)


IN_WOORDEN = {TOTAAL: "alle gemeenten samen"}
STAPPEN: dict[Stap, str] = {"periode": "", "jaar": ", in een jaar"}


def vergelijk(
    indicator: str,
    nu: Punt,
    eerder: Punt | None,
    *,
    soort: str,
    gunstig: str,
    spreiding: Spreiding,
    stap: Stap = "periode",
    herzien_van: str = "",
) -> Verandering:
    """Set a number beside the earlier one and test the change by the test of its kind.

    `soort` is stroom, gebeurtenissen, aandeel, overlappend aandeel or geen; `gunstig` is hoger, lager or geen;
    `spreiding` is that of such a step. The flows of `nu` are those of the whole step. Without an earlier number, or
    without what the test needs, the change is 'niet te toetsen'.
    """
    if eerder is None or not (nu.is_getal and eerder.is_getal):
        een = Verandering(indicator, nu, None, "niet te toetsen", "", soort=soort, stap=stap)
        weg = eerder is not None and eerder.teken == ONDERDRUKT
        return replace(een, geen_eerder=f"het eerdere getal is {VERBORGEN_OM}") if weg else een
    toets = getoetst(nu, eerder, soort, spreiding)
    return Verandering(
        indicator,
        nu,
        eerder,
        "past bij toeval" if toets else "niet te toetsen",
        _gunstig(rond(nu.waarde, nu.decimalen) - rond(eerder.waarde, eerder.decimalen), gunstig),
        toets,
        soort=soort,
        stap=stap,
        spreiding=spreiding,
        herzien_van=herzien_van,
    )


def beoordeel(veranderingen: Sequence[Verandering]) -> list[Verandering]:
    """Say of each change that was tested whether it is more than chance, corrected for how many were tested."""
    te_toetsen = [een for een in veranderingen if een.toets]
    ps = dict(zip(map(id, te_toetsen), gecorrigeerd([een.toets.p for een in te_toetsen if een.toets]), strict=True))
    return [_beoordeeld(een, ps[id(een)]) if id(een) in ps else een for een in veranderingen]


def _beoordeeld(een: Verandering, p: float) -> Verandering:
    if p >= MEER_DAN_TOEVAL:
        return replace(een, p=p, oordeel="past bij toeval")
    return replace(een, p=p, oordeel="voorlopig meer dan toeval" if een.spreiding.voorlopig else "meer dan toeval")


def in_woorden(een: Verandering) -> str:
    """Write a change in sentences, the verdict last.

    'Uitkeringen Eemsmond: van 437 naar 460. Er kwamen er 50 bij en er gingen er 27 af. Dat is meer dan toeval.'
    """
    gebied = een.nu.gebied
    wie = f"{een.indicator}{f', {IN_WOORDEN[gebied]}' if gebied in IN_WOORDEN else f' {gebied}'}{STAPPEN[een.stap]}"
    let_op = "".join(f" Let op: {tekst}" for tekst in een.registratie)
    if een.eerder is None:
        reden = een.nu.tekst or een.nu.teken
        niet = reden if reden.startswith((NIET_TE_BEPALEN, VERBORGEN_OM)) else f"{NIET_TE_BEPALEN} ({reden})"
        wat = f"{een.nu.geschreven}, {een.geen_eerder}" if een.nu.is_getal else niet
        return f"{wie}: {wat}.{let_op}"
    van, naar = een.eerder.geschreven, een.nu.geschreven
    herzien = f" Het eerdere getal is herzien van {een.herzien_van} naar {van}." if een.herzien_van else ""
    return f"{wie}: {_verloop(een, van, naar)}. {oordeel_in_woorden(een.oordeel, een.gunstig)}{herzien}{let_op}"


def oordeel_in_woorden(oordeel: Oordeel, gunstig: str, wat: str = "Dat") -> str:
    """Write a verdict as a sentence about `wat`; of what is more than chance also whether that is the wanted way."""
    if oordeel in MEER:
        return f"{wat} is {oordeel}{f' en {gunstig}' if gunstig else ''}."
    return f"{wat} past bij toeval." if oordeel == "past bij toeval" else "Of dat toeval is, is niet te toetsen."


def _verloop(een: Verandering, van: str, naar: str) -> str:
    nu, eerder = een.nu, een.eerder
    if een.soort == "stroom" and een.toets and _bekend(nu.erbij, nu.eraf):
        stroom = f"{_zoveel(nu.erbij, 'kwam', 'kwamen')} bij en {_zoveel(nu.eraf, 'ging', 'gingen').lower()} af"
        return f"van {van} naar {naar}. {stroom}{_anders(een)}"
    if een.soort.endswith("aandeel") and een.toets and eerder and _bekend(nu.teller, eerder.teller):
        uit = f"{getal(eerder.teller)} van {getal(eerder.noemer)}", f"{getal(nu.teller)} van {getal(nu.noemer)}"
        return f"van {van} ({uit[0]}) naar {naar} ({uit[1]})"
    return f"van {van} naar {naar} ({met_teken(een.verschil, nu.decimalen, nu.eenheid)})"


def _bekend(*getallen: float) -> bool:
    """Tell whether what a number was made of may be said: on a public page it is not there."""
    return all(een == een for een in getallen)


def _zoveel(aantal: float, een: str, meer: str) -> str:
    return f"Er {een if aantal in (0, 1) else meer} er {getal(aantal) if aantal else 'geen'}"


def _anders(een: Verandering) -> str:
    """Say what is left between two standen when the flows do not make up all: a switch around a peildatum."""
    standen = [
        punt.waarde if punt.noemer != punt.noemer else punt.teller for punt in (een.eerder, een.nu) if punt is not None
    ]
    rest = standen[1] - standen[0] - een.nu.erbij + een.nu.eraf
    return f"; door administratieve wijzigingen {met_teken(rest)}" if round(rest) else ""


def _gunstig(verschil: float, gunstig: str) -> Literal["gunstig", "ongunstig", ""]:
    if not verschil or gunstig == "geen":
        return ""
    return "gunstig" if (verschil > 0) == (gunstig == "hoger") else "ongunstig"
