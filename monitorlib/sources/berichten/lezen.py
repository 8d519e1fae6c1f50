"""Read one message: safely, held to its structure, nothing of a name or an address taken along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.boom import lees_boom, vakken
from monitorlib.sources.berichten.structuur import BERICHTEN, NAAM, OUDER, RELEASE, Bericht

_RUIMTE = re.compile(r"http://www\.istandaarden\.nl/(iwmo|ijw)/(\d+_\d+)/((?:wmo|jw)\d+)/schema")
_PER_BERICHT = 20
# A 307 of an older iWmo can say with these codes what they do not say in 3.2: the toewijzing is closed, or kept.
_ANDERE_REDEN = {"19", "20"}


class AndereReleaseError(SourceError):
    """A message of another release cannot be read as one of this release."""


@dataclass(frozen=True)
class Ontvangen:
    """A message that was read: its file, its kind, its elements by name, and the line of an element in the file."""

    bestand: str
    bericht: Bericht
    header: Mapping[str, Any]
    inhoud: Mapping[str, Any]

    @property
    def identificatie(self) -> tuple[str, str, str]:
        """Who sent it, and the number that this sender gave it, with its date."""
        kenmerk = self.header["BerichtIdentificatie"]
        return self.header["Afzender"], kenmerk["Identificatie"], kenmerk["Dagtekening"]


def lees_bericht(wortel: Any, waar: str, bestand: str) -> Ontvangen:
    """Read a message from its root; raise `SourceError` with every place where it is not as its structure says.

    Raises `AndereReleaseError` for a message of another release that has other elements.
    """
    bericht, release = soort_van(wortel.tag, waar)
    fouten: list[str] = []
    inhoud = lees_boom(wortel, vakken(bericht, release), fouten)
    if release != RELEASE and (fouten or _andere_reden(bericht, release, inhoud)):
        raise AndereReleaseError(f"{bericht.naam} van {NAAM[bericht.standaard]} {release}, met andere elementen")
    if fouten:
        meer = [f"en nog {len(fouten) - _PER_BERICHT} fouten"] if len(fouten) > _PER_BERICHT else []
        raise SourceError("\n".join(f"{waar}, {fout}." for fout in [*fouten[:_PER_BERICHT], *meer]))
    header = inhoud.pop("Header")
    gevonden = f"{header['BerichtVersie']}.{header['BerichtSubversie']}"
    if gevonden != release:
        raise SourceError(
            f"{waar}: de header noemt release {gevonden}; het bericht is er een van release "
            f"{release}. Vraag de afzender om een goed bericht."
        )
    if header["BerichtCode"] != bericht.code:
        raise SourceError(
            f"{waar}: de header noemt berichtcode {header['BerichtCode']}; een {bericht.naam} heeft "
            f"{bericht.code}. Vraag de afzender om een goed bericht."
        )
    return Ontvangen(bestand, bericht, header, inhoud)


def ontleed(inhoud: bytes, waar: str) -> Any:
    """Parse a file without a document type: no entity can grow or fetch anything."""
    from lxml import etree

    # In another encoding the words would not be recognised.
    if b"\0" in inhoud:
        raise SourceError(
            f"{waar}: het bestand is geen tekst in UTF-8; een bericht is XML in UTF-8. Haal dit "
            "bestand weg, of sla het zo op."
        )
    if b"<!DOCTYPE" in inhoud or b"<!ENTITY" in inhoud:
        raise SourceError(
            f"{waar}: het bestand heeft een documenttype of entiteiten; een bericht van iWmo of iJw heeft die "
            "niet. Vraag de afzender om een goed bericht."
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(inhoud, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # Its text can hold a piece of the message.
        regel = f", regel {error.lineno}" if isinstance(error, etree.XMLSyntaxError) and error.lineno else ""
        raise SourceError(f"{waar}{regel}: het bestand is geen XML; lever het bericht opnieuw.") from None


def is_bericht(tag: object) -> bool:
    """Tell whether the tag of an element is that of a message of iWmo or iJw, of whatever kind and release."""
    ruimte, _, naam = tag[1:].rpartition("}") if isinstance(tag, str) else ("", "", "")
    return naam == "Bericht" and _RUIMTE.fullmatch(ruimte) is not None


def soort_van(tag: str, waar: str) -> tuple[Bericht, str]:
    """Give the kind and the release of a message by the tag of its root; errors as in `lees_bericht`."""
    ruimte = _RUIMTE.fullmatch(tag[1:].rpartition("}")[0])
    if ruimte is None:
        raise SourceError(f"{waar}: dit is geen bericht van iWmo of iJw. Haal dit bestand weg.")
    standaard, release, soort = ruimte[1], ruimte[2].replace("_", "."), ruimte[3].upper()
    gevonden = [een for een in BERICHTEN if (een.standaard, een.naam) == (standaard, soort)]
    if not gevonden or release not in (RELEASE, *OUDER):
        naam = next(naam for een, naam in NAAM.items() if een == standaard)
        raise AndereReleaseError(f"{soort} van {naam} {release}")
    return gevonden[0], release


def _andere_reden(bericht: Bericht, release: str, inhoud: Mapping[str, Any]) -> bool:
    """Tell whether a stop of iWmo 2 has a reden that is another one in 3.2. [Codelijst WMO588.]"""
    if bericht.naam != "WMO307" or not release.startswith("2."):
        return False
    stops = inhoud["Client"]["StopProducten"]["StopProduct"]
    return any(een["RedenBeeindiging"] in _ANDERE_REDEN for een in stops)
