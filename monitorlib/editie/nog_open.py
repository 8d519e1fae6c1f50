"""What an edition still asks of its maker: the open places of its params.yml, and what cannot be used until then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.editie.params.open_plaats import IN_TE_VULLEN, NA_TE_KIJKEN
from monitorlib.editie.params.parameters import Parameters

BRONNEN, HOOFDSTUKKEN, NIET_GELEVERD = "bronnen", "hoofdstukken", "nog_niet_geleverd"
# What is said of a source and not read from it: a number does not wait for it.
_GEEN_GETAL = "vindplaats"
# What to write, by the key that it stands under.
HOE = {
    "titel": "hoe de monitor heet",
    "contact": "bij wie een lezer met vragen terecht kan, zoals een adres voor e-mail",
    "vindplaats": "waar de bron vandaan komt, zoals 'register van de gemeenten'",
    "codes": "de waarden die mogen voorkomen, in de volgorde van de tabellen; met een naam als de code er geen is",
    "volledig_vanaf": "de eerste dag (jjjj-mm-dd) waarvan het register alles weet; van ervoor wordt niets geteld",
    "zwaarte": "van licht naar zwaar, elk met zijn codes (`licht: [...]`); of haal dit blok weg als niets het vraagt",
    "woorden": "woorden die mogen staan waar een getal hoort, zoals 'ongeveer een derde'; of haal dit blok weg",
    "uitvoering_wmo": "welk percentage van het rijksbudget Wmo apart is gezet voor uitvoering, zoals 7.0",
    "uitvoering_jeugdwet": "welk percentage van het rijksbudget Jeugdwet apart is gezet voor uitvoering, zoals 7.5",
    "solidariteit_sleutel": "waarnaar gemeenten een tekort of overschot verdelen: budget, inwoners, gebruik of kosten",
    "eigen_bijdrage": "of de eigen bijdrage van cliënten meetelt als geld voor hulp: mee of buiten",
    "eindjaar": "het jaar waarin de taakstelling van elke maatregel helemaal gehaald moet zijn",
    "onderwerp": "de datum is meegeschoven; zet de echte datum neer en haal '(datum nog na te kijken)' weg",
    NIET_GELEVERD: "zet de rijen in het bestand, en haal dan deze regel weg",
}


@dataclass(frozen=True)
class Plaats:
    """One open place: the keys that lead to it, and what stands there."""

    sleutels: tuple[str | int, ...]
    tekst: str

    @property
    def sleutel(self) -> str:
        return ".".join(map(str, self.sleutels))

    @property
    def hoe(self) -> str:
        """Say what to write there."""
        return next((HOE[str(een)] for een in reversed(self.sleutels) if een in HOE), "schrijf wat hier hoort")

    @property
    def bron(self) -> str:
        """Name the source that waits for it; empty when none does."""
        wacht = self.sleutels[0] == BRONNEN and self.sleutels[2:3] != (_GEEN_GETAL,)
        return str(self.sleutels[1]) if wacht else ""

    @property
    def is_levering(self) -> bool:
        """Tell whether it asks for a file, not for a value."""
        return self.sleutels[-1] == NIET_GELEVERD

    def onder(self, sleutel: str) -> bool:
        """Tell whether it is this key, or stands under it."""
        return f"{self.sleutel}.".startswith(f"{sleutel}.")


def plaatsen(parameters: Parameters) -> tuple[Plaats, ...]:
    """List the open places of params.yml in its order, each once; a source that is not delivered yet is one."""
    gegeven = parameters.model_dump(by_alias=True)
    return tuple(dict.fromkeys(_open(gegeven)))


def zonder_wat_open_is(parameters: Parameters, open_: Sequence[Plaats]) -> Parameters:
    """Leave out the sources that wait, and the days of the kalender that nobody has looked at."""
    wachtend = {een.bron for een in open_}
    bronnen = {naam: bron for naam, bron in parameters.bronnen.items() if naam not in wachtend}
    kalender = [een for een in parameters.kalender if NA_TE_KIJKEN not in een.onderwerp]
    return parameters.model_copy(update={"bronnen": bronnen, "kalender": kalender})


def _open(node: Any, sleutels: tuple[str | int, ...] = ()) -> Iterator[Plaats]:
    if isinstance(node, dict):
        for sleutel, waarde in node.items():
            if sleutel == NIET_GELEVERD and waarde is True:
                yield Plaats((*sleutels, sleutel), "nog niet geleverd")
            if _zegt_het(sleutel):
                yield Plaats(sleutels, str(sleutel))
            yield from _open(waarde, (*sleutels, sleutel))
    elif isinstance(node, list):
        for nummer, waarde in enumerate(node):
            yield from _open(waarde, (*sleutels, nummer))
    elif _zegt_het(node):
        yield Plaats(sleutels, node)


def _zegt_het(gegeven: object) -> bool:
    return isinstance(gegeven, str) and (IN_TE_VULLEN in gegeven or NA_TE_KIJKEN in gegeven)
