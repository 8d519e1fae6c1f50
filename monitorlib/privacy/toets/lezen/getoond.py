"""What a cell shows, in any form: a number, the sign of one that is hidden, or words."""

import re
from dataclasses import dataclass
from decimal import Decimal

# How a page and a workbook write a hidden number, and what a CSV file says of it in the column `teken`.
VERBORGEN, TEKEN = "•", "onderdrukt"
# What is read aloud instead, and why an indicator has no number.
WOORDEN = "verborgen om mensen te beschermen"
_NEDERLANDS = re.compile(r"([+−]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?")
# A workbook holds 8,7 as 8.699999999999999.
_DECIMALEN = 9
# Behind a number, in a workbook and on paper: that a note stands under the table.
_NOOT = re.compile(r"\s*[*≠]+$")


@dataclass(frozen=True)
class Celtekst:
    """One cell: its words, and its number when it is one; `verborgen` when the number is hidden."""

    tekst: str
    getal: Decimal | None = None
    verborgen: bool = False

    @property
    def inhoud(self) -> Decimal | str:
        """What two forms of it must share."""
        return VERBORGEN if self.verborgen else self.getal if self.getal is not None else self.tekst


def uit_woorden(tekst: str) -> Celtekst:
    """Read a cell as Dutch writes it: '1.234,5', '−3', '•'."""
    kaal = _NOOT.sub("", " ".join(tekst.split()))
    if kaal in (VERBORGEN, WOORDEN):
        return Celtekst(kaal, verborgen=True)
    delen = _NEDERLANDS.fullmatch(kaal)
    if delen is None:
        return Celtekst(kaal)
    heel = delen[2].replace(".", "")
    return Celtekst(kaal, Decimal(f"{'-' if delen[1] == '−' else ''}{heel}.{delen[3] or '0'}"))


def uit_getal(tekst: str) -> Celtekst:
    """Read a number as a file for calculating writes it: '-1234.5'."""
    return Celtekst(tekst, round(Decimal(tekst), _DECIMALEN))
