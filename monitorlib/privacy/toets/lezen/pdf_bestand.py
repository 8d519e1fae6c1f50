"""A PDF file as its objects: dictionaries and streams, without a package that has to be there."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from monitorlib.errors import PublishError

_STROOM = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\s*(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_LOS = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\s*((?:(?!endobj|stream\r?\n).)*)endobj", re.DOTALL)
_LENGTE, _AANTAL, _EERSTE = (re.compile(rb"/%s (\d+)" % naam) for naam in (b"Length", b"N", b"First"))
# What a stream holds that no reader reads as words.
_BEELD = (b"/FontFile", b"/Subtype /Image", b"/Length1")


@dataclass(frozen=True)
class PdfBestand:
    """The objects of a PDF file by their number: what each says, and what streams hold when unpacked."""

    naam: str
    woordenboeken: dict[int, bytes]
    stromen: dict[int, bytes]

    @classmethod
    def lees(cls, pad: Path) -> Self:
        """Read a file; raises `PublishError` when something in it cannot be read."""
        inhoud = pad.read_bytes()
        if not inhoud.startswith(b"%PDF-") or b"/Encrypt" in inhoud[-2000:]:
            raise PublishError(f"{pad.name}: dit is geen PDF die te lezen is. Bouw de vorm pdf opnieuw.")
        boeken = {int(nummer): wat for nummer, wat in _LOS.findall(inhoud)}
        stromen: dict[int, bytes] = {}
        for nummer, boek, stroom in _stromen(inhoud, pad.name):
            boeken[nummer], stromen[nummer] = boek, stroom
        for nummer in [een for een, boek in boeken.items() if b"/ObjStm" in boek and een in stromen]:
            boeken |= _ingepakt(boeken[nummer], stromen.pop(nummer))
        return cls(pad.name, boeken, stromen)

    def teksten(self) -> Iterator[tuple[int, bytes]]:
        """Give the streams that draw words, by the number of each."""
        for nummer, stroom in self.stromen.items():
            if b"BT" in stroom and b"CMapName" not in stroom:
                yield nummer, stroom


def _stromen(inhoud: bytes, naam: str) -> Iterator[tuple[int, bytes, bytes]]:
    for gevonden in _STROOM.finditer(inhoud):
        boek, lengte = gevonden[2], _LENGTE.search(gevonden[2])
        if lengte is None:
            raise PublishError(f"{naam}: een deel van deze PDF heeft geen lengte. Bouw de vorm pdf opnieuw.")
        ruw = inhoud[gevonden.end() : gevonden.end() + int(lengte[1])]
        if any(een in boek for een in _BEELD):
            continue
        if b"/FlateDecode" in boek:
            try:
                ruw = zlib.decompress(ruw)
            except zlib.error as error:
                raise PublishError(f"{naam}: een deel van deze PDF is beschadigd. Bouw de vorm pdf opnieuw.") from error
        yield int(gevonden[1]), boek, ruw


def _ingepakt(boek: bytes, stroom: bytes) -> dict[int, bytes]:
    """Give the objects that stand together in one stream."""
    eerste = _EERSTE.search(boek)
    begin = int(eerste[1]) if eerste else 0
    getallen = [int(een) for een in stroom[:begin].split()]
    nummers, plaatsen = getallen[::2], [*getallen[1::2], len(stroom) - begin]
    return {
        nummer: stroom[begin + van : begin + tot]
        for nummer, van, tot in zip(nummers, plaatsen, plaatsen[1:], strict=False)
    }
