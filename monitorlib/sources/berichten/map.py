"""Find the messages of a delivery: in folders, in zips and in envelopes; and name what is left aside.

An envelope (of GGk, StUF or SOAP) is any other XML with a message in it: as elements, as text, or as base64.
"""

import base64
import binascii
import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.lezen import is_bericht, ontleed
from monitorlib.sources.berichten.structuur import BERICHTEN, NAAM
from monitorlib.sources.codes.bsn import lijkt_bsn

# The folder within a delivery with the register that a chain begins with: no message is in it.
BEGINSTAND = "beginstand"
_ZIP = b"PK\x03\x04"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# A file in a zip that would be larger is no message; a zip in a zip in a zip is no delivery.
_GROOTSTE, _DIEPSTE = 200_000_000, 3
_KOP = 4096
_WORTEL = re.compile(rb"\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*)*<(?:[\w.-]+:)?Bericht\s[^>]*>", re.DOTALL)
_SOORT = re.compile(rb"istandaarden\.nl/(iwmo|ijw)/(\d+_\d+)/((?:wmo|jw)\d+)/schema")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]+={0,2}\s*")
_KORTSTE = 200
Soort = tuple[str, str]
# Where it stands, its root, and the hash of what stands there.
Stuk = tuple[str, Any, str]


@dataclass
class Gang:
    """What a walk over a delivery asks, and what it meets: by reason the files left aside, and what is wrong."""

    shown: str
    # By standard and kind, such as ("iwmo", "301"); what our other registers are made of is passed over.
    gevraagd: frozenset[Soort]
    terzijde: dict[str, list[str]] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)
    gezien: int = 0

    def opzij(self, reden: str, naam: str) -> None:
        """Leave a file aside, by name."""
        self.terzijde.setdefault(reden, []).append(naam)


def berichten_in(plek: Path, gang: Gang) -> Iterator[Stuk]:
    """Give every message asked for in a folder or a zip, in the order of the names; say in `gang` what is left."""
    for path in [plek] if plek.is_file() else sorted(plek.rglob("*")):
        binnen = path.relative_to(plek) if path != plek else Path(path.name)
        if path.is_dir() or _verborgen(binnen.as_posix()) or binnen.parts[0] == BEGINSTAND:
            continue
        gang.gezien += 1
        with path.open("rb") as bestand:
            yield from _in_bestand(_zonder_bsn(binnen.as_posix()), bestand, gang)


def _in_bestand(naam: str, bestand: BinaryIO, gang: Gang) -> Iterator[Stuk]:
    kop = bestand.read(_KOP)
    if kop.startswith(_ZIP):
        yield from _in_zip(naam, bestand, gang, 1)
    elif not _overgeslagen(naam, kop, gang):
        yield from _in_inhoud(naam, kop + bestand.read(), gang, 1)


def _in_zip(naam: str, bestand: BinaryIO, gang: Gang, diepte: int) -> Iterator[Stuk]:
    if diepte > _DIEPSTE:
        gang.opzij("een zip in een zip in een zip", naam)
        return
    try:
        with zipfile.ZipFile(bestand) as archief:
            for deel in sorted(archief.infolist(), key=lambda een: een.filename):
                if not deel.is_dir() and not _verborgen(deel.filename):
                    gang.gezien += 1
                    yield from _in_deel(f"{naam}/{_zonder_bsn(deel.filename)}", archief, deel, gang, diepte)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        gang.fouten.append(f"{gang.shown}/{naam}: de zip is beschadigd; lever hem opnieuw.")


def _in_deel(naam: str, archief: zipfile.ZipFile, deel: zipfile.ZipInfo, gang: Gang, diepte: int) -> Iterator[Stuk]:
    if deel.flag_bits & 1:
        gang.fouten.append(f"{gang.shown}/{naam}: dit bestand is versleuteld; lever de zip zonder wachtwoord.")
        return
    if deel.file_size > _GROOTSTE:
        gang.fouten.append(f"{gang.shown}/{naam}: dit bestand is groter dan een bericht kan zijn; haal het uit de zip.")
        return
    try:
        inhoud = archief.read(deel)
    except NotImplementedError:
        gang.fouten.append(f"{gang.shown}/{naam}: deze manier van inpakken wordt niet gelezen; maak een gewone zip.")
        return
    if inhoud.startswith(_ZIP):
        yield from _in_zip(naam, BytesIO(inhoud), gang, diepte + 1)
    elif not _overgeslagen(naam, inhoud[:_KOP], gang):
        yield from _in_inhoud(naam, inhoud, gang, diepte)


def _zonder_bsn(naam: str) -> str:
    """Give the name of a file as it may be shown: some systems name a file after a person."""
    return re.sub(r"(?<!\d)\d{9}(?!\d)", lambda getal: "(bsn)" if lijkt_bsn(getal[0]) else getal[0], naam)


def _verborgen(naam: str) -> bool:
    """Tell whether a file is one that a system keeps for itself."""
    return any(deel.startswith(".") or deel == "__MACOSX" for deel in PurePosixPath(naam).parts)


def _overgeslagen(naam: str, kop: bytes, gang: Gang) -> bool:
    """Tell by its first bytes whether a file is a message that is not asked for; it need not be read then."""
    wortel = _WORTEL.match(kop.removeprefix(_BOM))
    soort = _SOORT.search(wortel[0]) if wortel else None
    if soort is None:
        return False
    standaard, release, bericht = (deel.decode() for deel in soort.groups())
    if (standaard, bericht[-3:]) in gang.gevraagd:
        return False
    if all(een.naam != bericht.upper() for een in BERICHTEN):
        gang.opzij(f"{bericht.upper()} van {_standaard(standaard)} {release.replace('_', '.')}", naam)
    return True


def _standaard(code: str) -> str:
    return next(naam for standaard, naam in NAAM.items() if standaard == code)


def _in_inhoud(naam: str, inhoud: bytes, gang: Gang, diepte: int) -> Iterator[Stuk]:
    """Give the messages in what stands in a file: the file itself is one, or an envelope of some."""
    heet_xml = PurePosixPath(naam).suffix.lower() in (".xml", "")
    if not heet_xml and not _lijkt_xml(inhoud):
        gang.opzij("geen bericht", naam)
        return
    try:
        wortel = ontleed(inhoud, f"{gang.shown}/{naam}")
    except SourceError as error:
        if heet_xml or b"istandaarden.nl/" in inhoud:
            gang.fouten.append(str(error))
        else:
            gang.opzij("geen bericht", naam)
        return
    if is_bericht(wortel.tag):
        yield naam, wortel, hashlib.sha256(inhoud).hexdigest()
        return
    ingepakt = list(_uit_envelop(naam, wortel, gang, diepte))
    yield from ingepakt
    if not ingepakt:
        gang.opzij("geen bericht", naam)


def _lijkt_xml(inhoud: bytes) -> bool:
    return inhoud.removeprefix(_BOM).lstrip()[:1] == b"<" or inhoud.startswith(_UTF16)


def _uit_envelop(naam: str, wortel: Any, gang: Gang, diepte: int) -> Iterator[Stuk]:
    from lxml import etree

    if diepte > _DIEPSTE:
        return
    for node in wortel.iter("*"):
        if is_bericht(node.tag):
            yield naam, node, hashlib.sha256(etree.tostring(node, method="c14n")).hexdigest()
        elif len(node) == 0 and len(tekst := (node.text or "").strip()) >= _KORTSTE:
            yield from _uit_tekst(naam, tekst, gang, diepte)


def _uit_tekst(naam: str, tekst: str, gang: Gang, diepte: int) -> Iterator[Stuk]:
    if tekst.startswith("<"):
        yield from _in_inhoud(naam, tekst.encode(), gang, diepte + 1)
        return
    if not _BASE64.fullmatch(tekst):
        return
    try:
        inhoud = base64.b64decode("".join(tekst.split()), validate=True)
    except (binascii.Error, ValueError):
        return
    if inhoud.startswith(_ZIP):
        yield from _in_zip(naam, BytesIO(inhoud), gang, diepte + 1)
    elif _lijkt_xml(inhoud):
        yield from _in_inhoud(naam, inhoud, gang, diepte + 1)
