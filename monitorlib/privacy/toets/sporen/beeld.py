"""The words that an image carries beside its points: its metadata."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

_PNG, _JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_LEESBAAR = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
# Pieces of a PNG that are points and colours.
_PUNTEN = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD")
_SCAN = 0xDA
_EERSTE_APP, _LAATSTE_APP, _COMMENTAAR = 0xE0, 0xEF, 0xFE


def woorden_in_beeld(ruw: bytes) -> Iterator[str]:
    """Give the words in the metadata of a PNG or JPEG; of another form, of all of it."""
    delen = _van_png(ruw) if ruw.startswith(_PNG) else _van_jpg(ruw) if ruw.startswith(_JPG) else iter([ruw])
    for deel in delen:
        for woorden in _LEESBAAR.findall(deel):
            yield woorden.decode("latin-1")


def _van_png(ruw: bytes) -> Iterator[bytes]:
    plek = len(_PNG)
    while plek + 8 <= len(ruw):
        lengte, soort = int.from_bytes(ruw[plek : plek + 4], "big"), ruw[plek + 4 : plek + 8]
        inhoud = ruw[plek + 8 : plek + 8 + lengte]
        plek += 12 + lengte
        if soort not in _PUNTEN:
            yield inhoud
            for begin in (een.end() for een in re.finditer(rb"\x00[\x00\x01]?[^\x00]*\x00*", inhoud)):
                with suppress(zlib.error):
                    yield zlib.decompress(inhoud[begin:])
        if soort == b"IEND":
            yield ruw[plek:]
            return


def _van_jpg(ruw: bytes) -> Iterator[bytes]:
    plek = 2
    while plek + 4 <= len(ruw) and ruw[plek] == 0xFF and ruw[plek + 1] != _SCAN:
        lengte = int.from_bytes(ruw[plek + 2 : plek + 4], "big")
        if ruw[plek + 1] == _COMMENTAAR or _EERSTE_APP <= ruw[plek + 1] <= _LAATSTE_APP:
            yield ruw[plek + 4 : plek + 2 + lengte]
        plek += 2 + lengte
    if eind := ruw.rpartition(b"\xff\xd9")[2]:
        yield eind if len(eind) < len(ruw) else b""
