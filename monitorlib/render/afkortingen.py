"""Abbreviations that a reader may not know: each declared once, and written out where a page first uses it."""

import re
from collections.abc import Iterable, Mapping

AFKORTINGEN: Mapping[str, str] = {
    "CAK": "Centraal Administratie Kantoor",
    "CER": "compensatie eigen risico",
    "CJG": "Centrum voor Jeugd en Gezin",
    "fte": "volledige baan",
    "ggz": "geestelijke gezondheidszorg",
    "IOAW": "inkomen voor oudere werklozen die deels arbeidsongeschikt zijn",
    "IOAZ": "inkomen voor ouderen die met hun bedrijf stopten",
    "IUSD": "integratie-uitkering sociaal domein",
    "pgb": "persoonsgebonden budget",
    "SVB": "Sociale Verzekeringsbank",
    "Wmo": "Wet maatschappelijke ondersteuning",
    "Wsw": "Wet sociale werkvoorziening",
    "WWB": "Wet werk en bijstand",
    "ZIN": "zorg in natura",
}
_WOORDEN = re.compile(rf"\b(?:{'|'.join(AFKORTINGEN)})\b", re.IGNORECASE)
_ZO_GESCHREVEN = {een.lower(): een for een in AFKORTINGEN}


def afkortingen_in(teksten: Iterable[str]) -> dict[str, str]:
    """Give the abbreviations of some texts, each as it is first written there, by how they are declared."""
    gevonden: dict[str, str] = {}
    for tekst in teksten:
        for een in _WOORDEN.findall(tekst):
            gevonden.setdefault(_ZO_GESCHREVEN[een.lower()], een)
    return dict(sorted(gevonden.items(), key=lambda een: een[0].lower()))


def voluit(gevonden: Mapping[str, str]) -> str:
    """Write abbreviations out: 'PGB: persoonsgebonden budget. ZIN: zorg in natura.'; '' when there are none."""
    return " ".join(f"{geschreven}: {AFKORTINGEN[een]}." for een, geschreven in gevonden.items())
