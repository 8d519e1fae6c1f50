"""How a number is written: one grammar for every delivery, with a point or with a comma before its decimals.

| written               | point   | comma   |                                                        |
|-----------------------|---------|---------|--------------------------------------------------------|
| 0, 7, 1234, -12       | yes     | yes     |                                                        |
| 0.5, 1234.56          | yes     | no      | with a comma a point only parts thousands              |
| 0,5, 1234,56          | no      | yes     |                                                        |
| 1.234                 | yes     | yes     | with a point 1 and 234 thousandths, with a comma 1234  |
| 12.345.678,90         | no      | yes     | thousands by three, behind one to three digits         |
| 0.123, 1.23           | yes     | no      | behind a zero, or of another length, is no thousand    |
| 001.234               | no      | no      |                                                        |
| 007, -007, 00         | no      | no      | a leading zero is part of a code, not of a number      |
| .5, 5., 1e3, +1, 1-, 1 234, 1.234.5, inf, 10 % | no | no | nobody has to guess                        |
| more than 15 digits before the decimals | no | no | more than a number here can hold exactly            |
"""

from decimal import Decimal
from typing import Literal

from monitorlib.sources.sql import tekst

Decimaal = Literal[".", ","]

# Of 15 digits a floating number, an amount and a whole number each hold every one.
_HEEL = r"(0|[1-9][0-9]{0,14})"
_DUIZENDTALLEN = r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,4}"
_VORMEN = {
    ".": rf"-?{_HEEL}(\.[0-9]{{1,20}})?",
    ",": rf"-?({_HEEL}|{_DUIZENDTALLEN})(,[0-9]{{1,20}})?",
}
GETAL = _VORMEN["."]
BEDRAG = rf"-?{_HEEL}(\.[0-9]{{1,2}})?"
GEHEEL = _HEEL


def vorm(decimaal: Decimaal) -> str:
    """Give the expression that every number written so matches as a whole."""
    return _VORMEN[decimaal]


def is_getal(waarde: str, decimaal: Decimaal) -> str:
    """Write, for the database engine, whether a text is a number."""
    return f"regexp_full_match({waarde}, {tekst(vorm(decimaal))})"


def met_punt(waarde: str, decimaal: Decimaal) -> str:
    """Write, for the database engine, a number as we write it: without thousands, with a point."""
    return waarde if decimaal == "." else f"replace(replace({waarde}, '.', ''), ',', '.')"


def schrijf(getal: Decimal, decimaal: Decimaal, *, duizendtallen: bool = False) -> str:
    """Write a number as a supplier does; with `duizendtallen` only a comma can stand before the decimals."""
    teken = "," if duizendtallen else ""
    geschreven = f"{getal:{teken}f}"
    return geschreven if decimaal == "." else geschreven.translate(str.maketrans(",.", ".,"))
