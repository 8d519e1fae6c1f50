"""What stands on paper: the words of a PDF, and its tables as it marks them for a screen reader."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from monitorlib.errors import PublishError
from monitorlib.privacy.toets.lezen.getoond import Celtekst, uit_woorden
from monitorlib.privacy.toets.lezen.pdf_bestand import PdfBestand

_NAAM = re.compile(rb"/S /(\w+)")
_BLAD = re.compile(rb"/Pg (\d+) 0 R")
_KINDEREN = re.compile(rb"/K ?(\[.*?\]|\d+ 0 R|\d+|<<.*?>>)", re.DOTALL)
_KIND = re.compile(rb"<<.*?/MCID (\d+).*?>>|(\d+) 0 R|(\d+)", re.DOTALL)
_INHOUD = re.compile(rb"/Contents (?:\[\s*)?(\d+) 0 R")
_LETTERTYPE = re.compile(rb"/([A-Za-z0-9]+) (\d+) 0 R")
_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_EEN = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_REEKS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
# What a stream says, in its order: a mark with its number, its end, a font, a string of glyphs.
_ZIN = re.compile(
    rb"/MCID (\d+)\s*>>\s*BDC|(EMC|BT)\b|/([A-Za-z0-9]+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\(((?:\\.|[^\\)])*)\)", re.DOTALL
)
_GLYPH = 4


@dataclass
class Papiertabel:
    """A table on paper: its title, and every row of cells, its heads too."""

    titel: str = ""
    rijen: list[list[Celtekst]] = field(default_factory=list)


class Papier:
    """The words of a PDF by the mark that each has, and as they follow each other."""

    def __init__(self, pdf: PdfBestand) -> None:
        self._pdf = pdf
        self._letters = _lettertypen(pdf)
        self._van_blad = {
            int(inhoud[1]): nummer
            for nummer, boek in pdf.woordenboeken.items()
            if b"/Type /Page/" in boek and (inhoud := _INHOUD.search(boek))
        }
        self._gemerkt: dict[tuple[int, int], str] = {}
        # The words of each stream, and whether it is a drawing on a page and not the page.
        self.teksten = [(self._lees(nummer, stroom), nummer not in self._van_blad) for nummer, stroom in pdf.teksten()]

    @property
    def bladen(self) -> int:
        """How many pages there are."""
        return len(self._van_blad)

    def tabellen(self) -> list[Papiertabel]:
        """Give the tables in their order; raises `PublishError` for a PDF that marks nothing."""
        boeken = self._pdf.woordenboeken
        wortel = next((nummer for nummer, boek in boeken.items() if b"/Type /StructTreeRoot" in boek), None)
        if wortel is None:
            raise PublishError(f"{self._pdf.naam}: deze PDF zegt niet wat een tabel is. Bouw de vorm pdf opnieuw.")
        gevonden: list[Papiertabel] = []
        self._loop(wortel, gevonden)
        return list(_heel(gevonden))

    def _loop(self, nummer: int, gevonden: list[Papiertabel]) -> None:
        soort = self._soort(nummer)
        if soort == b"Table":
            gevonden.append(Papiertabel())
        elif soort == b"Caption" and gevonden and not gevonden[-1].rijen:
            gevonden[-1].titel = self._tekst(nummer)
        elif soort == b"TR" and gevonden:
            gevonden[-1].rijen.append([uit_woorden(self._tekst(een)) for een in self._cellen(nummer)])
            return
        for kind in self._onder(nummer):
            self._loop(kind, gevonden)

    def _cellen(self, rij: int) -> list[int]:
        return [een for een in self._onder(rij) if self._soort(een) in (b"TH", b"TD")]

    def _soort(self, nummer: int) -> bytes:
        naam = _NAAM.search(self._pdf.woordenboeken.get(nummer, b""))
        return naam[1] if naam else b""

    def _kinderen(self, nummer: int) -> Iterator[tuple[bool, int]]:
        """Give what is under an element: a mark in a stream (True), or another element."""
        kinderen = _KINDEREN.search(self._pdf.woordenboeken.get(nummer, b""))
        for merk, ander, los in _KIND.findall(kinderen[1] if kinderen else b""):
            yield bool(merk or los), int(merk or ander or los)

    def _onder(self, nummer: int) -> list[int]:
        return [een for is_merk, een in self._kinderen(nummer) if not is_merk]

    def _tekst(self, nummer: int) -> str:
        blad = _BLAD.search(self._pdf.woordenboeken.get(nummer, b""))
        delen = [
            (self._gemerkt.get((int(blad[1]), een), "") if blad else "") if is_merk else self._tekst(een)
            for is_merk, een in self._kinderen(nummer)
        ]
        return " ".join("".join(delen).split())

    def _lees(self, nummer: int, stroom: bytes) -> str:
        blad, merk, letters = self._van_blad.get(nummer, -1), -1, {}
        delen: list[str] = []
        for gevonden in _ZIN.finditer(stroom):
            mcid, eind, type_, hex_, los = gevonden.groups()
            if mcid is not None or eind is not None:
                merk = int(mcid) if mcid is not None else merk if eind == b"BT" else -1
                delen.append("\n")
            elif type_ is not None:
                letters = self._letters.get(type_, {})
            else:
                woord = _woord(hex_, letters) if hex_ else (los or b"").decode("latin-1")
                delen.append(woord)
                self._gemerkt[blad, merk] = self._gemerkt.get((blad, merk), "") + woord
        return "".join(delen)


def _heel(delen: list[Papiertabel]) -> Iterator[Papiertabel]:
    """Join what of a table stands on a next sheet: that has no title of its own, and the same heads."""
    geheel: list[Papiertabel] = []
    for deel in delen:
        begonnen = geheel and not geheel[-1].rijen
        if begonnen or (geheel and not deel.titel and deel.rijen[:1] == geheel[-1].rijen[:1]):
            geheel[-1].titel += deel.titel
            geheel[-1].rijen += deel.rijen
        else:
            geheel.append(deel)
    yield from geheel


def _woord(hex_: bytes, letters: Mapping[bytes, str]) -> str:
    glyphs = [hex_[plaats : plaats + _GLYPH].lower() for plaats in range(0, len(hex_), _GLYPH)]
    return "".join(letters.get(een, "\ufffd") for een in glyphs)


def _lettertypen(pdf: PdfBestand) -> dict[bytes, dict[bytes, str]]:
    """Give per font, by the name that streams call it, the letter of each glyph."""
    eigen = {nummer: een[1] for nummer, boek in pdf.woordenboeken.items() if (een := _UNICODE.search(boek))}
    return {
        naam: _letters(pdf.stromen[int(eigen[int(nummer)])])
        for boek in pdf.woordenboeken.values()
        for naam, nummer in _LETTERTYPE.findall(boek)
        if int(nummer) in eigen and int(eigen[int(nummer)]) in pdf.stromen
    }


def _letters(stroom: bytes) -> dict[bytes, str]:
    letters: dict[bytes, str] = {}
    for deel in re.findall(rb"beginbfrange(.*?)endbfrange", stroom, re.DOTALL):
        for van, tot, naar in _REEKS.findall(deel):
            for meer in range(int(tot, 16) - int(van, 16) + 1):
                letters[b"%04x" % (int(van, 16) + meer)] = chr(int(naar, 16) + meer)
    for deel in re.findall(rb"beginbfchar(.*?)endbfchar", stroom, re.DOTALL):
        letters |= {van.lower(): bytes.fromhex(naar.decode()).decode("utf-16-be") for van, naar in _EEN.findall(deel)}
    return letters
