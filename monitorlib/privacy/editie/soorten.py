"""What kind of number a cell holds, for who hides: a count, an amount, something made of counts, or not to be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from monitorlib.cijfers.kern.regels import PROCENTPUNT, Afleiding, Kenmerk
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.editie.params.onthulling import GEEN_MENSEN, Onthulling
from monitorlib.privacy.editie.bladen import Bladgetal, Cijferblad, Editiecijfers

# woord: no number. aantal: people or what they have. bedrag: money. gemaakt: of a teller and a noemer. gemiddelde: over
# so many. los: not about people. onbekend: of how many people cannot be told.
Soort = Literal["woord", "aantal", "bedrag", "gemaakt", "gemiddelde", "los", "onbekend"]
# What the page of an indicator shows beside its numbers, the same for every place: chosen, or of elsewhere.
_GEKOZEN = ("Streefwaarde", "Referentie (")
_MENSELIJK = ("%", "dagen", "maanden", "rapportcijfer", PROCENTPUNT)


@dataclass(frozen=True)
class Soorten:
    """Tells of each cell of an edition what kind of number it is, under a policy.

    `punten` and `eenheden` are what the indicators say of the numbers that have their kenmerk.
    """

    beleid: Onthulling
    punten: Mapping[Kenmerk, Afleiding]
    eenheden: Mapping[Kenmerk, str]

    @classmethod
    def van(cls, inhoud: Editiecijfers, beleid: Onthulling) -> "Soorten":
        """Take what the indicators say that their numbers were made of."""
        punten: dict[Kenmerk, Afleiding] = {}
        eenheden: dict[Kenmerk, str] = {}
        for punt in inhoud.punten:
            for kenmerk in (punt.kenmerk, kenmerk_van_punt(punt.indicator, punt.periode, punt.gemeente)):
                if kenmerk:
                    eenheden[kenmerk] = punt.eenheid
                if kenmerk and punt.herkomst:
                    punten[kenmerk] = punt.herkomst
        return cls(beleid, punten, eenheden)

    def herkomst(self, een: Bladgetal) -> Afleiding | None:
        """Give what a number was made of: as its table says, else as its indicator does."""
        return een.herkomst or (self.punten.get(een.kenmerk) if een.kenmerk else None)

    def eenheid(self, een: Bladgetal) -> str:
        """Give the unit of a number; a list of indicators says it of none."""
        return een.eenheid or (self.eenheden.get(een.kenmerk, "") if een.kenmerk else "")

    def soort(self, blad: Cijferblad, een: Bladgetal) -> Soort:
        """Tell the kind of a number."""
        if een.waarde is None:
            return "woord"
        if self.beleid.mensen_achter.get(blad.titel) == GEEN_MENSEN:
            return "los"
        herkomst = self.herkomst(een)
        if herkomst:
            return "gemiddelde" if herkomst.achter is not None else "gemaakt"
        eenheid = self.eenheid(een)
        if eenheid.startswith("€") or "euro" in eenheid.split():
            return "bedrag" if "per" not in eenheid.split() else "onbekend"
        return self._zonder_herkomst(blad, een, eenheid)

    def _zonder_herkomst(self, blad: Cijferblad, een: Bladgetal, eenheid: str) -> Soort:
        if eenheid and soort(eenheid) != "geen som":
            return "aantal"
        if blad.titel in self.beleid.mensen_achter:
            return "gemiddelde"
        if not eenheid and een.plek.cel[-1].startswith(_GEKOZEN):
            return "los"
        if eenheid in _MENSELIJK and _over_geld(blad):
            return "los"
        return "aantal" if eenheid and eenheid not in _MENSELIJK and _telt_toch(blad, een) else "onbekend"


def kenmerk_van_punt(indicator: str, periode: str, gebied: str) -> Kenmerk:
    """Say what the number of an indicator is by its own name, as a list of indicators does."""
    waar = () if gebied == "Totaal" else (("gemeente", gebied),)
    return Kenmerk(f"indicator {indicator}", periode, frozenset(waar))


def _over_geld(blad: Cijferblad) -> bool:
    """Tell whether a table is about money: what has a unit in it that is no share is in euros, and something is."""
    eenheden = {een.eenheid for een in blad.getallen.values() if een.waarde is not None}
    rest = eenheden - {"", *_MENSELIJK}
    return bool(rest) and all("euro" in een.split() or een.startswith("€") for een in rest)


def _telt_toch(blad: Cijferblad, een: Bladgetal) -> bool:
    """Tell whether 'cliënten per product' are counts: whole numbers, all of them, of a thing that is counted."""
    hier = [ander.waarde for ander in blad.getallen.values() if ander.eenheid == een.eenheid]
    eerste = een.eenheid.split()[0]
    return eerste != "per" and all(waarde is None or waarde == round(waarde) for waarde in hier)
