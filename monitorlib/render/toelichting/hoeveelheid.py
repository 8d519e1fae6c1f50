"""Quantities in running text: digits of any script, number words and fractions; dates, years and ordinals are none."""

import re
from collections.abc import Sequence
from html import unescape

from monitorlib.render.toelichting.bewering import BEWERING, zonder_merken
from monitorlib.render.toelichting.inkt import GEBROND
from monitorlib.render.toelichting.jaartal import DATUMS, zonder_jaren
from monitorlib.tijd.dagen import MAANDEN

_TELWOORDEN = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|"
    r"negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
)
# 'Vijfentwintig' and 'tweehonderdeen' are number words written as one.
_SAMENGESTELD = rf"(?:eenen)?(?:{_TELWOORDEN})(?:(?:en|ën)?(?:een|één|{_TELWOORDEN}))*"
_RANGWOORDEN = r"derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|twaalfde|twintigste|honderdste|duizendste"
# \d is a digit of any script; superscripts, circled digits and fractions of one character are no \d.
_CIJFER = r"[\d¹²³¼½¾⁰-⁹₀-₉⅐-⅟↉①-⒛⓪-⓿❶-➓]"
# Thousands stand apart by a point, a space or an apostrophe.
_GETAL = rf"[-+−]?{_CIJFER}(?:[.,]?{_CIJFER})*(?:[\s'’]\d{{3}}(?!\d))*(?:,\d+)?(?:\s*[%‰])?"
# How one number is to another: in a bewering that is what is tested.
_VERHOUDINGEN = "|".join(
    (
        r"anderhal(?:f|ve)|half|halve|helft|kwart|driekwart",
        r"ver(?:dubbel|drievoudig|viervoudig)(?:en|ing|t|de|d)?|halveren|halveert|halvering|halveerde|gehalveerd",
        r"(?:dubbel|eens|nog\s+eens)\s+zo\s?(?:veel|vaak|groot|hoog|lang)",
        r"(?:twee|drie|vier)(?:derde|vijfde|kwart)",
    )
)
_WOORDEN = "|".join(
    (
        rf"{_SAMENGESTELD}(?:maal|voud(?:ige?)?)?",
        r"nul|één|beiden?|allebei",
        r"(?:tien|honderd|tienduizend|honderdduizend|duizend)(?:en|tallen)|tientallen|miljoen(?:en)?|miljard(?:en)?",
        r"dozijn(?:en)?",
        _VERHOUDINGEN,
    )
)
# 'Een derde' and 'een vijfde deel' are fractions; 'een derde aanbieder' and 'het vierde kwartaal' are ordinals.
_BREUK = (
    rf"(?:{_RANGWOORDEN})(?=\s+(?:deel|delen)\b)"
    rf"|(?<=\been )(?:{_RANGWOORDEN})(?=\s*(?:[.,;:)!?]|$|\s(?:van|meer|minder|hoger|lager|langer|korter|is|was|"
    r"heeft|had|krijgt|kreeg|komt|kwam|gaat|ging|zit|zat|wordt|werd|stopt|stopte)\b))"
    r"|(?:(?<=\béén )|(?<=\btwee ))(?:derde|vierde|vijfde)\b"
)
_AANTAL = re.compile(rf"{_GETAL}|\b(?:{_WOORDEN})\b|\b(?:{_BREUK})", re.IGNORECASE)
_VERHOUDING = re.compile(rf"\b(?:{_VERHOUDINGEN})\b", re.IGNORECASE)
_GEEN_AANTAL = re.compile(
    "|".join(
        (
            # The unit of a number that has a source, and the square of a unit of length.
            rf"(?<={GEBROND})\s+(?:duizend|miljoen|miljard)\b",
            r"\b[ckd]?m[²³]",
            # Ordinals, and periods that have a half or a quarter in their name.
            r"\b\d+(?:e|de|ste)\b",
            rf"\bhal(?:f|ve)\s+(?:jaar|{'|'.join(MAANDEN)})\b",
            r"\b(?:eerste|tweede|1e|2e)\s+helft(?:\s+van\s+(?:het\s+(?:jaar|kwartaal)|(?:19|20)\d{2}))?\b(?!\s+van)",
            # A place in a year, a law or a text.
            r"\b(?:week|kwartaal|artikel|art\.|lid|hoofdstuk|paragraaf|par\.|bijlage|pagina|blz\.|tabel|figuur)\s+\d+(?:[.:]\d+)*[a-z]?\b",
            r"\bQ[1-4]\b",
            # The number of an item in a list.
            r"^\d{1,2}\.(?=\s+\S)",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
# What a reader does not see within a number or a word: invisible characters, and the marks of Markdown.
_ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff*_`\\"))


def aantallen(tekst: str, geen_aantal: Sequence[str] = ()) -> list[str]:
    """List the quantities in a rendered text, as they are written; what has a source stands in ink and is none.

    Within a bewering 'half' and 'verdubbeld' are what is tested; a number there has a source as anywhere else.
    `geen_aantal` gives the names with a digit or a number word in them that an edition lists.
    """
    getest = BEWERING.sub(lambda een: _VERHOUDING.sub(" ", een.group(1)), tekst)
    kaal = unescape(zonder_merken(getest)).translate(_ONZICHTBAAR)
    for uitzondering in geen_aantal:
        kaal = re.sub(rf"(?<!\w){re.escape(uitzondering)}(?!\w)", " ", kaal)
    kaal = _GEEN_AANTAL.sub(" ", DATUMS.sub(" ", kaal))
    return [treffer.group().strip(" .,") for treffer in _AANTAL.finditer(zonder_jaren(kaal))]
