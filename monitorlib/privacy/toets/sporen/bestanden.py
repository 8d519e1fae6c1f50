"""Each file of a public folder as pieces of text, whatever form it has."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from monitorlib.privacy.toets.lezen.papier import Papier
from monitorlib.privacy.toets.lezen.pdf_bestand import PdfBestand
from monitorlib.privacy.toets.sporen.beeld import woorden_in_beeld
from monitorlib.privacy.toets.sporen.html import stukken_van_html
from monitorlib.privacy.toets.sporen.stuk import MACHINE, TEKST, Onleesbaar, Tekststuk

_LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9a-fA-F]{4,})>", re.DOTALL)
# The numbers along an axis of a drawing are round.
_AS = re.compile(r"[+\u2212]?[\d.]*0|[+\u2212]?\d*[05](?:,5)?")
_CELNUMMER = re.compile(r"\d+-\d+-\d+")
# Parts of a workbook that say how it looks, and how its parts hang together.
_OPMAAK = ("xl/styles.xml", "xl/theme/", "_rels/", "[Content_Types].xml")
_VERBODEN_IN_PDF = (b"/EmbeddedFile", b"/JavaScript", b"/Launch", b"/RichMedia")


def stukken_van(pad: Path, naam: str) -> Iterator[Tekststuk]:
    """Give each piece of a file, and its name; raises `Onleesbaar` for a kind of file that has no place here."""
    yield Tekststuk(naam, "naam van het bestand", naam.replace("_", " "), MACHINE)
    lees = _LEZERS.get(pad.suffix.lower())
    if lees is None:
        raise Onleesbaar(f"een bestand van de soort '{pad.suffix or pad.name}' hoort hier niet")
    yield from lees(pad, naam)


def _html(pad: Path, naam: str) -> Iterator[Tekststuk]:
    yield from stukken_van_html(_tekst_van(pad), naam)


def _regels(pad: Path, naam: str) -> Iterator[Tekststuk]:
    # In a calendar a long line goes on behind a space.
    tekst = re.sub(r"\r?\n[ \t]", "", _tekst_van(pad)) if pad.suffix == ".ics" else _tekst_van(pad)
    soort = MACHINE if naam == "inhoud.txt" or pad.suffix == ".js" else TEKST
    regels = map("\n".join, csv.reader(tekst.splitlines())) if pad.suffix == ".csv" else tekst.splitlines()
    for nummer, regel in enumerate(regels, 1):
        if regel.strip():
            yield Tekststuk(naam, f"regel {nummer}", regel, soort)


def _beeld(pad: Path, naam: str) -> Iterator[Tekststuk]:
    for woorden in woorden_in_beeld(pad.read_bytes()):
        yield Tekststuk(naam, "metadata", woorden)


def _werkboek(pad: Path, naam: str) -> Iterator[Tekststuk]:
    """Read all parts of a workbook: cells, properties, comments, names, what is hidden."""
    try:
        with ZipFile(pad) as boek:
            for deel in boek.namelist():
                if any(een in deel for een in _OPMAAK):
                    continue
                if not deel.endswith(".xml"):
                    raise Onleesbaar(f"'{deel}' hoort niet in een werkboek")
                yield from _xml(boek.read(deel), naam, deel)
    except (BadZipFile, ParseError) as error:
        raise Onleesbaar("dit werkboek is niet te lezen") from error


def _xml(ruw: bytes, naam: str, deel: str) -> Iterator[Tekststuk]:
    for commentaar in re.findall(rb"<!--(.*?)-->", ruw, re.DOTALL):
        yield Tekststuk(naam, deel, commentaar.decode("utf-8", "replace"))
    is_blad, is_gedeeld = deel.startswith("xl/worksheets/"), deel == "xl/sharedStrings.xml"
    for element in fromstring(ruw).iter():
        lokaal = element.tag.rpartition("}")[2]
        if lokaal == "si":
            yield Tekststuk(naam, deel, "".join(element.itertext()))
        elif element.text and element.text.strip() and not is_gedeeld:
            # In a sheet a number can be the place of words: those are read where they stand.
            soort = MACHINE if lokaal == "v" or deel.startswith("docProps/app") else TEKST
            yield Tekststuk(naam, f"{deel} {lokaal}", element.text, soort)
        if not is_blad or lokaal not in _VORM:
            for sleutel, waarde in element.attrib.items():
                yield Tekststuk(naam, f"{deel} {lokaal}", waarde, MACHINE if sleutel != "name" else TEKST)


# Elements of a sheet that say where cells are and how wide.
_VORM = frozenset(("c", "row", "col", "dimension", "mergeCell", "sheetView", "pane", "selection", "sheetFormatPr"))


def _papier(pad: Path, naam: str) -> Iterator[Tekststuk]:
    pdf = PdfBestand.lees(pad)
    for verboden in _VERBODEN_IN_PDF:
        if any(verboden in boek for boek in pdf.woordenboeken.values()):
            raise Onleesbaar(f"deze PDF heeft een onderdeel {verboden.decode()} dat niet openbaar hoort te zijn")
    papier = Papier(pdf)
    for nummer, (tekst, is_tekening) in enumerate(papier.teksten):
        for regel in filter(None, map(str.strip, tekst.split("\n"))):
            los = _is_bladnummer(regel, papier.bladen) or (is_tekening and _AS.fullmatch(regel))
            yield Tekststuk(naam, f"tekst {nummer}", regel, MACHINE if los else TEKST)
    for nummer, boek in pdf.woordenboeken.items():
        for los, hex_ in _LITERAL.findall(boek):
            zin = _zin(los, hex_)
            # A cell of a table has a number, by which others name it as their head.
            soort = MACHINE if b"/Dest" in boek or _CELNUMMER.fullmatch(zin) else TEKST
            yield Tekststuk(naam, f"object {nummer}", zin, soort)
    for nummer, stroom in pdf.stromen.items():
        if b"<x:xmpmeta" in stroom or b"<?xpacket" in stroom:
            yield from stukken_van_html(stroom.decode("utf-8", "replace"), naam)
        elif b"BT" not in stroom and b"CMapName" not in stroom and b" re\n" not in stroom:
            for woorden in re.findall(rb"[A-Za-z0-9][\x20-\x7e]{5,}", stroom) if _is_tekst(stroom) else ():
                yield Tekststuk(naam, f"stroom {nummer}", woorden.decode(), MACHINE)


def _is_bladnummer(regel: str, bladen: int) -> bool:
    """Tell whether words are only the number of a page, as its foot and the contents have it."""
    eerste, _, laatste = regel.partition(" / ")
    return eerste.isdecimal() and (laatste or str(bladen)).isdecimal() and int(eerste) <= int(laatste or bladen)


def _is_tekst(stroom: bytes) -> bool:
    return bool(stroom) and sum(een < 9 or een > 126 for een in stroom[:400]) == 0 and stroom[:1] not in b"0123456789q-"


def _zin(los: bytes, hex_: bytes) -> str:
    if hex_:
        ruw = bytes.fromhex(hex_.decode()) if len(hex_) % 2 == 0 else b""
        return ruw.decode("utf-16", "replace") if ruw[:2] in (b"\xfe\xff", b"\xff\xfe") else ""
    return re.sub(rb"\\([\\()])", rb"\1", los).decode("latin-1")


def _tekst_van(pad: Path) -> str:
    try:
        return pad.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Onleesbaar("dit is geen tekst in UTF-8") from error


_LEZERS: Mapping[str, Callable[[Path, str], Iterator[Tekststuk]]] = {
    **dict.fromkeys((".html", ".svg", ".xml"), _html),
    **dict.fromkeys((".csv", ".json", ".txt", ".ics", ".js", ".css", ".md"), _regels),
    **dict.fromkeys((".png", ".jpg", ".jpeg"), _beeld),
    ".xlsx": _werkboek,
    ".pdf": _papier,
}
