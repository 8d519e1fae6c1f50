"""The numbers in words, as Dutch and as machines write them, without those that are a date, a name or an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MAAND = "|".join((*_MAANDEN, *(een[:3] for een in _MAANDEN), "mrt"))
# Days, months, quarters, years and moments: what says when, and not how many.
_WANNEER = re.compile(
    rf"\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}\b|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{8}}(?:T\d{{6}}Z?)?\b"
    rf"|\b\d{{1,2}}(?:e|de|ste)? (?:tot en met \d{{1,2}} )?(?:{_MAAND})\b\.?(?: \d{{4}})?|\b\d{{4}}-Q\d\b"
    rf"|\b\d{{1,2}}-\d{{1,2}}(?!\d)|\b(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b|\b\d{{1,2}}[:.]\d{{2}} uur",
    re.IGNORECASE,
)
# A point stands before three digits in Dutch, and before decimals in a file for calculating: 1.234 is a thousand.
_GETAL = re.compile(
    r"(?<![\w.,/#-])(?P<teken>[+\u2212-]?)(?:(?P<machine>0\.\d+|\d+\.(?:\d{1,2}|\d{4,}))(?![\d.])"
    r"|(?P<heel>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<deel>\d+))?)(?![\w#]|[.,/-]\d)"
)
_GROOT = re.compile(r"\s*(?P<hoe>mln|miljoen|miljard|duizend|k)\b", re.IGNORECASE)
# So much of the words before and after a number is kept: as long as what the monitor says of its own work.
_NAAST = 48
_KEER = {"mln": 10**6, "miljoen": 10**6, "miljard": 10**9, "duizend": 10**3, "k": 10**3}


@dataclass(frozen=True)
class Getal:
    """A number in a text: its size without a sign, how precise it is, and the words just before and after it.

    One with a sign is a difference.
    """

    waarde: Decimal
    stap: Decimal
    voor: str
    na: str
    is_verschil: bool = False

    @property
    def is_procent(self) -> bool:
        """Tell whether it is a share, or a difference of shares."""
        return self.na.lstrip().startswith(("%", "procent"))

    @property
    def is_geld(self) -> bool:
        """Tell whether it is an amount."""
        return self.voor.rstrip().endswith("€") or self.na.lstrip().startswith("euro")


def getallen_in(tekst: str) -> Iterator[Getal]:
    """Give the numbers of a text in their order."""
    zonder = _WANNEER.sub(lambda een: " " * len(een[0]), tekst)
    for gevonden in _GETAL.finditer(zonder):
        geschreven = gevonden["machine"] or gevonden["heel"].replace(".", "") + _deel(gevonden["deel"])
        na = zonder[gevonden.end() : gevonden.end() + _NAAST]
        groot = _GROOT.match(na)
        keer = _KEER[groot["hoe"].casefold()] if groot else 1
        waarde = Decimal(geschreven)
        exponent = waarde.as_tuple().exponent
        stap = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        voor = zonder[max(0, gevonden.start() - _NAAST) : gevonden.start()]
        yield Getal(waarde * keer, stap * keer, voor, na, bool(gevonden["teken"]))


def _deel(deel: str | None) -> str:
    return f".{deel}" if deel else ""
