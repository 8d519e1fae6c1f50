"""What a reader of a chapter saw, as a hash of each of its parts."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from typing import Any

from monitorlib.pagina.beeld import Getoond, Hoofdstukbeeld
from monitorlib.render.tabellen.tabel import toon

# Of hexadecimal digits: who does not have the key, finds no other chapter with the same hash of 64 bits.
_TEKENS = 16


def gezien(beeld: Hoofdstukbeeld, sleutel: bytes) -> dict[str, str]:
    """Hash each part of a chapter by its name: its tables and figures as they are shown, its texts, its code.

    What rounds to the same is the same; how a figure is drawn does not count, the numbers in it do.
    """
    return {naam: _hash(sleutel, naam, deel) for naam, deel in _delen(beeld)}


def samen(delen: Mapping[str, str]) -> str:
    """Hash what was seen as a whole."""
    return hashlib.sha256(json.dumps(sorted(delen.items())).encode()).hexdigest()[:_TEKENS]


def _delen(beeld: Hoofdstukbeeld) -> Iterator[tuple[str, Any]]:
    yield "titel", beeld.titel
    for naam, een in beeld.getoond.items():
        yield naam, _getoond(een)
    for kop, zinnen in beeld.teksten.items():
        yield kop if kop == "antwoord" or kop.startswith("toelichting ") else f"tekst {kop}", zinnen
    yield from beeld.overig.items()
    yield "code", beeld.code


def _getoond(een: Getoond) -> Any:
    cellen = [(cel, toon(van.inhoud)[0], van.inhoud.eenheid) for cel, van in sorted(een.cellen.items())]
    return een.titel, een.woorden, cellen


def _hash(sleutel: bytes, naam: str, deel: Any) -> str:
    bericht = json.dumps([naam, deel], ensure_ascii=False).encode()
    return hmac.new(sleutel, bericht, hashlib.sha256).hexdigest()[:_TEKENS]
