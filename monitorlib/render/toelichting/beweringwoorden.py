"""Words that claim something: of a greatest, a most, a comparison, a cause. The lists, and where they claim nothing.

A claim is what numbers can contradict. 'Meestal' claims (more than half), 'vooraf' does not; 'veel', 'weinig' and
'ongeveer' draw no boundary that a build could test; 'daarom' and 'omdat' give the reason of a decision, not the
cause of a number. What stands in quotation marks is a name or a definition of somebody else.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from monitorlib.render.toelichting.bewering import BEWERING
from monitorlib.render.toelichting.inkt import GEBROND

Soort = Literal["vergelijking", "oorzaak"]

_GROOTST = (
    r"(?:groot|klein|hoog|laag|lang|kort|snel|vaak|sterk|duur|goedkoop|veel|zwaar|licht)ste?n?|grootste?|meeste?n?|"
    r"minste?n?|duurste?|zwaarste?|beste?|slechtste?"
)
_MEER = r"meer|minder|vaker|hoger|lager|groter|kleiner|langer|korter|sneller|trager|duurder|goedkoper|zwaarder|lichter"
VERGELIJKINGEN = (
    # The greatest and the most.
    rf"het\s+(?:{_GROOTST})|de\s+(?:{_GROOTST})",
    r"merendeel|meerderheid|minderheid|overgrote\s+deel|meestal|grotendeels|vooral|met\s+name|voornamelijk|hoofdzakelijk",
    r"als\s+(?:enige|eerste|laatste)",
    # Parts and multiples.
    r"(?:ruim\s+|bijna\s+)?de\s+helft|half\s+zo|(?:een|het)\s+(?:groter|kleiner)\s+deel",
    r"ver(?:dubbel|drievoudig|viervoudig)\w*|(?:ge)?halve(?:er|r)\w*",
    r"(?:twee|drie|vier)\s+(?:keer|maal)\s+zo|(?:dubbel|eens|even|net\s+zo)\s+zo?\s?(?:veel|vaak|groot|hoog|lang)",
    # Near and over a boundary, and one against another.
    r"bijna|vrijwel|nagenoeg|nauwelijks",
    rf"(?:{_MEER})(?:\s+[\w-]+){{0,5}}\s+dan",
    rf"(?:steeds|elk\s+(?:jaar|kwartaal|halfjaar)|elke\s+maand)\s+(?:{_MEER})",
    # All and none of the others.
    r"geen\s+enkele|alle\s+andere|(?:in|bij)\s+(?:de\s+)?andere\s+(?:gemeenten?|aanbieders?)|nergens|overal|nooit|altijd",
)
OORZAKEN = (
    r"daardoor|doordat|waardoor|hierdoor|dankzij|wegens|vanwege",
    r"verklaart|verklaren|verklaring|verklaarbaar|verklaard\s+door|veroorza\w+|oorza(?:ak|ken)",
    r"(?:komt|komen|kwam|kwamen)(?:\s+[\w-]+){0,4}\s+door",
    r"als\s+gevolg\s+van|ten\s+gevolge\s+van|te\s+(?:danken|wijten)\s+aan|het\s+gevolg\s+van|leid(?:t|de|den|en)\s+tot",
)
# Where the same words claim nothing of a number.
GEEN_CLAIM = (
    r"meer\s+dan\s+(?:toeval|een)|minder\s+dan\s+toeval",
    r"als\s+eerste\s+(?:stap|aanspreekpunt)|in\s+de\s+eerste\s+plaats",
    r"het\s+beste\s+(?:is|kan|kunt)|ten\s+(?:minste|hoogste)|op\s+zijn\s+(?:minst|hoogst)|in\s+het\s+minst",
    r"de\s+(?:eerste|tweede)\s+helft",
    r"(?:niet|en)\s+waardoor|waardoor\s+(?:dat|het|iets)\s+(?:komt|verandert)|geen\s+(?:verklaring|oorzaak)",
)
_AANHALING = re.compile(r"(?<!\w)'[^'\n]+'(?!\w)|\"[^\"\n]+\"|‘[^’\n]+’|“[^”\n]+”|„[^”“\n]+[”“]")
_UITZONDERING = re.compile("|".join(rf"\b(?:{een})\b" for een in GEEN_CLAIM), re.IGNORECASE)
_WOORDEN: dict[Soort, re.Pattern[str]] = {
    "vergelijking": re.compile("|".join(rf"\b(?:{een})\b" for een in VERGELIJKINGEN), re.IGNORECASE),
    "oorzaak": re.compile("|".join(rf"\b(?:{een})\b" for een in OORZAKEN), re.IGNORECASE),
}
# A sentence ends at a point, a colon or a line that begins something new.
_ZINSEINDE = re.compile(r"(?<=[.!?:;])[*_)]*\s+|\n\s*(?=[-*#|>]|\d+\.\s)|\n\s*\n")
# What stands in the place of a bewering while the rest of its sentence is looked at.
_GETEST = "\U000ffffe"
_OPMAAK = re.compile(r"^[\s#>|-]+|\*\*|(?<!\w)[*_]|[*_](?!\w)|\n")


@dataclass(frozen=True)
class Claim:
    """Words that claim something outside a bewering: in which sentence, and on which line of the file."""

    sectie: str
    soort: Soort
    woorden: str
    zin: str
    gevonden: str = field(default="", compare=False)
    regel: int = field(default=0, compare=False)


def claims(sectie: str, tekst: str) -> list[Claim]:
    """List what a rendered text claims outside its beweringen: one for each sentence and soort.

    A written number with a source shows as an ellipsis, so that a claim has the same name with other numbers.
    """
    gevonden = []
    for zin in filter(None, _ZINSEINDE.split(BEWERING.sub(_GETEST, tekst))):
        kaal = _UITZONDERING.sub(" ", _AANHALING.sub(" ", _OPMAAK.sub(" ", zin)))
        for soort, woorden in _WOORDEN.items():
            treffers = dict.fromkeys(" ".join(een.group().lower().split()) for een in woorden.finditer(kaal))
            if treffers:
                langste = max(zin.split(_GETEST), key=len).strip()
                gevonden.append(Claim(sectie, soort, ", ".join(treffers), _leesbaar(zin), langste))
    return list(dict.fromkeys(gevonden))


def _leesbaar(zin: str) -> str:
    return " ".join(re.sub(rf"{GEBROND}|{_GETEST}", "…", _OPMAAK.sub(" ", zin)).split())
