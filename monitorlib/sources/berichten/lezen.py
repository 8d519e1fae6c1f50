"""Read messages from a folder: safely, each held to its structure, nothing of a name or an address taken along."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitorlib.errors import MonitorError, SourceError
from monitorlib.sources.berichten.structuur import BERICHTEN, NAAM, RELEASE, VORMEN, Bericht, Element

_RUIMTE = re.compile(r"http://www\.istandaarden\.nl/(iwmo|ijw)/(\d+_\d+)/((?:wmo|jw)\d+)/schema")
_PER_BERICHT = 20


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


def lees_berichten(folder: Path, shown: str, nummers: Sequence[str], standaarden: Sequence[str]) -> list[Ontvangen]:
    """Read every message of a folder, in the order of the names of the files.

    Raises `SourceError` when there is none, or with every fault in them: no message, another kind or release than
    asked for, not as its structure, or delivered twice.
    """
    try:
        import lxml  # noqa: F401
    except ModuleNotFoundError:
        raise MonitorError(
            f"{shown}: berichten lezen heeft lxml nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
    if not folder.is_dir():
        raise SourceError(f"{shown}: deze map met berichten ontbreekt; lever haar aan of pas params.yml aan.")
    bestanden = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if not bestanden:
        raise SourceError(f"{shown}: de map is leeg; lever ten minste één bericht.")
    gelezen: list[Ontvangen] = []
    fouten: list[str] = []
    eerder: dict[tuple[str, str], str] = {}
    for path in bestanden:
        waar = f"{shown}/{path.name}"
        try:
            een = lees_bericht(path, waar)
            if een.bericht.nummer not in nummers or een.bericht.standaard not in standaarden:
                mag = " en ".join(nummers)
                raise SourceError(
                    f"{waar}: een {een.bericht.naam} hoort niet bij deze bron; toegestaan: {mag} van "
                    f"{' of '.join(_naam(een) for een in standaarden)}. Haal het uit de map."
                )
            kenmerk = een.identificatie[:2]
            if kenmerk in eerder:
                raise SourceError(
                    f"{waar}: dit bericht is al geleverd, als {eerder[kenmerk]} (zelfde afzender en identificatie); "
                    "haal een van beide weg."
                )
            eerder[kenmerk] = path.name
            gelezen.append(een)
        except SourceError as error:
            fouten.append(str(error))
    if fouten:
        raise SourceError("\n".join(fouten))
    return gelezen


def lees_bericht(path: Path, waar: str) -> Ontvangen:
    """Read one message; raise `SourceError` with every place where it is not as its structure says."""
    from lxml import etree

    wortel = _ontleed(path, waar)
    bericht = _soort(etree.QName(wortel), waar)
    fouten: list[str] = []
    inhoud = _lees(wortel, bericht.inhoud, bericht, fouten, "")
    if fouten:
        meer = [f"en nog {len(fouten) - _PER_BERICHT} fouten"] if len(fouten) > _PER_BERICHT else []
        raise SourceError("\n".join(f"{waar}, {fout}." for fout in [*fouten[:_PER_BERICHT], *meer]))
    header = inhoud.pop("Header")
    gevonden = f"{header['BerichtVersie']}.{header['BerichtSubversie']}"
    if gevonden != RELEASE:
        raise SourceError(f"{waar}: de header noemt release {gevonden}; gelezen wordt release {RELEASE}.")
    if header["BerichtCode"] != bericht.code:
        raise SourceError(
            f"{waar}: de header noemt berichtcode {header['BerichtCode']}; een {bericht.naam} heeft {bericht.code}."
        )
    return Ontvangen(path.name, bericht, header, inhoud)


def _naam(standaard: str) -> str:
    return next(naam for een, naam in NAAM.items() if een == standaard)


def _ontleed(path: Path, waar: str) -> Any:
    """Parse a file without a document type: no entity can grow or fetch anything."""
    from lxml import etree

    inhoud = path.read_bytes()
    # In another encoding the words would not be recognised.
    if b"\0" in inhoud:
        raise SourceError(f"{waar}: het bestand is geen tekst in UTF-8; een bericht is XML in UTF-8.")
    if b"<!DOCTYPE" in inhoud or b"<!ENTITY" in inhoud:
        raise SourceError(
            f"{waar}: het bestand heeft een documenttype of entiteiten; een bericht van iWmo of iJw heeft die niet."
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(inhoud, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # Its text can hold a piece of the message.
        regel = f", regel {error.lineno}" if isinstance(error, etree.XMLSyntaxError) and error.lineno else ""
        raise SourceError(f"{waar}{regel}: het bestand is geen XML; lever het bericht opnieuw.") from None


def _soort(naam: Any, waar: str) -> Bericht:
    ruimte = _RUIMTE.fullmatch(naam.namespace or "")
    if naam.localname != "Bericht" or not ruimte:
        raise SourceError(f"{waar}: dit is geen bericht van iWmo of iJw.")
    standaard, release, soort = ruimte.groups()
    release = release.replace("_", ".")
    if release != RELEASE:
        raise SourceError(
            f"{waar}: een bericht van {_naam(standaard)} {release}; gelezen wordt release {RELEASE}. "
            "Lever het in die release."
        )
    gevonden = [een for een in BERICHTEN if een.ruimte == naam.namespace]
    if not gevonden:
        mag = ", ".join(een.naam for een in BERICHTEN if een.standaard == standaard)
        raise SourceError(f"{waar}: een {soort.upper()} wordt niet gelezen; toegestaan: {mag}. Haal het uit de map.")
    return gevonden[0]


def _lees(node: Any, element: Element, bericht: Bericht, fouten: list[str], pad: str) -> dict[str, Any]:
    """Give the children of an element by name: a text, a dict, or a list of dicts when it may occur more than once."""
    from lxml import etree

    inhoud: dict[str, Any] = {}
    kinderen = [kind for kind in node if isinstance(kind.tag, str)]
    for verwacht in element.kinderen:
        ruimte = bericht.basisruimte if verwacht.basis else bericht.ruimte
        plek = f"{pad}{verwacht.naam}"
        aantal = 0
        while kinderen and kinderen[0].tag == f"{{{ruimte}}}{verwacht.naam}" and (aantal == 0 or verwacht.herhaald):
            kind = kinderen.pop(0)
            aantal += 1
            waarde = _waarde(kind, verwacht, bericht, fouten, plek)
            if verwacht.herhaald and verwacht.kinderen:
                inhoud.setdefault(verwacht.naam, []).append({**waarde, "regel": kind.sourceline})
            elif not verwacht.herhaald and verwacht.vorm != "dicht":
                inhoud[verwacht.naam] = waarde
        if not aantal and verwacht.verplicht:
            hier = f"; hier staat {etree.QName(kinderen[0]).localname}" if kinderen else ""
            fouten.append(f"regel {node.sourceline}: element {plek} ontbreekt{hier}")
    for kind in kinderen:
        fouten.append(f"regel {kind.sourceline}: element {pad}{etree.QName(kind).localname} hoort hier niet")
    return inhoud


def _waarde(node: Any, element: Element, bericht: Bericht, fouten: list[str], plek: str) -> Any:
    if element.vorm == "dicht":
        return None
    if element.kinderen:
        return _lees(node, element, bericht, fouten, f"{plek}/")
    vorm, uitleg = VORMEN[element.vorm]
    tekst = node.text or ""
    # What it holds is not shown: it can tell of a person.
    if len(node) or not re.fullmatch(vorm, tekst):
        fouten.append(f"regel {node.sourceline}: element {plek} is niet {uitleg}")
    return tekst
