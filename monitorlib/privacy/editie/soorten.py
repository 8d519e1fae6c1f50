"""What kind of number a cell holds, for who hides: a count, an amount, something made of counts, or not to be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from monitorlib.cijfers.kern.regels import PROCENTPUNT, Herkomst, Kenmerk
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.editie.params.onthulling import GEEN_MENSEN, Onthulling
from monitorlib.privacy.editie.bladen import Blad, Getal, Inhoud

# woord: no number. aantal: people or what they have. bedrag: money. gemaakt: of a teller and a noemer. gemiddelde: over
# so many. los: not about people. onbekend: of how many people cannot be told.
Soort = Literal["woord", "aantal", "bedrag", "gemaakt", "gemiddelde", "los", "onbekend"]
_MENSELIJK = ("%", "dagen", "maanden", "rapportcijfer", PROCENTPUNT)


@dataclass(frozen=True)
class Soorten:
    """Tells of each cell of an edition what kind of number it is, under a policy."""

    inhoud: Inhoud
    beleid: Onthulling
    punten: Mapping[Kenmerk, Herkomst]

    @classmethod
    def van(cls, inhoud: Inhoud, beleid: Onthulling) -> "Soorten":
        """Take what the indicators say that their numbers were made of."""
        punten: dict[Kenmerk, Herkomst] = {}
        for punt in inhoud.punten:
            for kenmerk in (punt.kenmerk, kenmerk_van_punt(punt.indicator, punt.periode, punt.gemeente)):
                if kenmerk and punt.herkomst:
                    punten[kenmerk] = punt.herkomst
        return cls(inhoud, beleid, punten)

    def herkomst(self, een: Getal) -> Herkomst | None:
        """Give what a number was made of: as its table says, else as its indicator does."""
        return een.herkomst or (self.punten.get(een.kenmerk) if een.kenmerk else None)

    def soort(self, blad: Blad, een: Getal) -> Soort:
        """Tell the kind of a number."""
        if een.waarde is None:
            return "woord"
        if self.beleid.mensen_achter.get(blad.titel) == GEEN_MENSEN:
            return "los"
        herkomst = self.herkomst(een)
        if herkomst:
            return "gemiddelde" if herkomst.achter is not None else "gemaakt"
        if een.eenheid.startswith("€") or "euro" in een.eenheid.split():
            return "bedrag" if "per" not in een.eenheid.split() else "onbekend"
        return self._zonder_herkomst(blad, een)

    def _zonder_herkomst(self, blad: Blad, een: Getal) -> Soort:
        if blad.titel in self.beleid.mensen_achter:
            return "gemiddelde"
        if een.eenheid == "":
            return self._zonder_eenheid(een)
        if een.eenheid in _MENSELIJK:
            return "los" if _over_geld(blad) else "onbekend"
        if soort(een.eenheid) == "geen som":
            return "aantal" if _telt_toch(blad, een) else "onbekend"
        return "aantal"

    def _zonder_eenheid(self, een: Getal) -> Soort:
        if een.waarde in self.inhoud.streefwaarden and een.kenmerk is None:
            return "los"
        return "aantal" if een.kenmerk is not None else "onbekend"


def kenmerk_van_punt(indicator: str, periode: str, gebied: str) -> Kenmerk:
    """Say what the number of an indicator is by its own name, as a list of indicators does."""
    waar = () if gebied == "Totaal" else (("gemeente", gebied),)
    return Kenmerk(f"indicator {indicator}", periode, frozenset(waar))


def _over_geld(blad: Blad) -> bool:
    """Tell whether a table is about money: what has a unit in it that is no share is in euros, and something is."""
    eenheden = {een.eenheid for een in blad.getallen.values() if een.waarde is not None}
    rest = eenheden - {"", *_MENSELIJK}
    return bool(rest) and all("euro" in een.split() or een.startswith("€") for een in rest)


def _telt_toch(blad: Blad, een: Getal) -> bool:
    """Tell whether 'cliënten per product' are counts: whole numbers, all of them, of a thing that is counted."""
    hier = [ander.waarde for ander in blad.getallen.values() if ander.eenheid == een.eenheid]
    eerste = een.eenheid.split()[0]
    return eerste != "per" and all(waarde is None or waarde == round(waarde) for waarde in hier)
