"""What single messages say of a toewijzing: a version of it, a start or a stop, a request; each with its message."""

from collections.abc import Hashable
from typing import Any, NamedTuple

# By gemeente and number.
Nummer = tuple[str, str]


class Sleutel(NamedTuple):
    """What tells a message from all others: its kind, who sent it to whom, and its number with its date."""

    soort: str
    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: str

    @property
    def volgorde(self) -> tuple[str, int, str]:
        """Order messages by day, and within it by their number: 9 before 10."""
        return self.dagtekening, len(self.identificatie), self.identificatie


class Versie(NamedTuple):
    """A toewijzing as one 301 gives it."""

    moment: tuple[str, str]
    sleutel: Sleutel
    client: str
    geboren: str | None
    aanbieder: str
    product: str
    ingang: str
    einde: str | None
    reden: str | None
    referentie: str | None
    omvang: tuple[str | None, str | None, str | None]
    waar: str

    @property
    def inhoud(self) -> tuple[Any, ...]:
        """What two versions of one moment must agree on."""
        return self.aanbieder, self.product, self.ingang, self.einde, self.reden, self.omvang

    @property
    def ingetrokken(self) -> bool:
        """Tell whether it was never a toewijzing: deleted (13), or withdrawn in the old way (01). [OP033x1, OP087.]"""
        return self.reden == "13" or (self.reden == "01" and self.einde == self.ingang)


class Melding(NamedTuple):
    """A start (305) or stop (307) of a toewijzing, by its number, or by what it says of it."""

    sleutel: Sleutel
    nummer: Nummer | None
    client: str
    product: str | None
    ingang: str | None
    begin: str
    einde: str
    reden: str
    status: str
    waar: str

    @property
    def van(self) -> Hashable:
        """The key by which it is taken back."""
        return (self.begin, self.reden) if self.sleutel.soort == "307" else self.begin


class Verzoek(NamedTuple):
    """A request for a toewijzing (315) or a change (317)."""

    sleutel: Sleutel
    referentie: str
    verwijzer: str | None


def nummer_van(voorziening: str, gemeente: str) -> Nummer:
    """Give the gemeente and the ToewijzingNummer of a row of a register: `0384-12`, or `12` of GM0384."""
    eigen, _, nummer = voorziening.rpartition("-")
    if nummer.isdecimal() and (not eigen or (eigen.isdecimal() and len(eigen) == 4)):
        return eigen or gemeente.removeprefix("GM"), str(int(nummer))
    return gemeente.removeprefix("GM"), voorziening
