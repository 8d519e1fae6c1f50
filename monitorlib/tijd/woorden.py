"""The words of a text that is written for a monitor per quarter, for one per month, tertaal, half-year or year.

Chapters and definitions say 'kwartaal' where they mean the period of the edition. A tertaal, half-year and year have
the same article; a month has another, and adjectives follow it. Texts that an edition writes itself are left alone.
"""

import re

from monitorlib.tijd.periode import WACHT, Kwartaal, Periode

_TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_DERTIEN = "dertien"
_MAAND = (
    (r"de drie maanden van het vorige kwartaal", "de maand van drie maanden eerder"),
    (r"het kwartaal vóór dit kwartaal", "de maand drie maanden vóór deze maand"),
    (r"het vorige kwartaal", "de maand van drie maanden eerder"),
    (r"de laatste dag van elk van de drie maanden", "de laatste dag ervan"),
    (r"\bhet((?: \w+e)?) kwartaal\b", r"de\1 maand"),
    (r"\bHet((?: \w+e)?) kwartaal\b", r"De\1 maand"),
    (r"\bdit kwartaal\b", "deze maand"),
    (r"\bDit kwartaal\b", "Deze maand"),
    (r"\bdat kwartaal\b", "die maand"),
    (r"\b(elk|ieder|vorig|ander|eerder|later|recent|Elk|Ieder|Vorig) kwartaal\b", r"\1e maand"),
)


def verwoord(tekst: str, periode: Periode) -> str:
    """Write a text of the library for an edition over `periode`: 'het kwartaal' becomes 'de maand' or 'het jaar'."""
    if isinstance(periode, Kwartaal) or "kwarta" not in tekst.lower():
        return tekst
    if periode.lengte == 1:
        for vorm, wordt in _MAAND:
            tekst = re.sub(vorm, wordt, tekst)
    for vorm, wordt in (
        (r"\bvier standen\b", f"{_telwoord(periode.lengte + 1)} standen"),
        (r"\b(de|van de) drie maanden\b", rf"\1 {_telwoord(periode.lengte)} maanden"),
        (r"\bdrie maanden de tijd\b", f"{_telwoord(max(WACHT, periode.lengte))} maanden de tijd"),
    ):
        tekst = re.sub(vorm, wordt, tekst)
    for van, naar in (("kwartaal", periode.soort), ("kwartalen", periode.meervoud)):
        tekst = tekst.replace(van, naar).replace(van.capitalize(), naar.capitalize())
    return tekst


def _telwoord(getal: int) -> str:
    return _TELWOORDEN[getal] if getal < len(_TELWOORDEN) else _DERTIEN
