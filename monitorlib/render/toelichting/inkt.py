"""Ink: a written number that has a source is one character in a text, until the text is finished.

No author types that character and no filter makes it, so what is left of digits and number words in a text has no
source, whatever stands around it.
"""

import re
from typing import Self

# A plane of Unicode that has no characters of its own: one for each written number of a text.
_EERSTE = 0xF0000
GEBROND = f"[{chr(_EERSTE)}-{chr(_EERSTE + 0xFFFD)}]"
# Stands in a text for a number that is hidden, until it is known whether markup can say so there.
ONZICHTBAAR = "\ue000"
_TEKEN = re.compile(GEBROND)
# The ink, and the last two of its plane: the marks of a bewering.
_GEEN_LETTER = re.compile(f"[{chr(_EERSTE)}-{chr(_EERSTE + 0xFFFF)}]")


class Gebrond(str):
    """A written number with a source: one character in a text, equal to what will be written there."""

    geschreven: str

    def __new__(cls, teken: str, geschreven: str) -> Self:
        zelf = super().__new__(cls, teken)
        zelf.geschreven = geschreven
        return zelf

    def __eq__(self, ander: object) -> bool:
        return self.geschreven == (ander.geschreven if isinstance(ander, Gebrond) else ander)

    def __hash__(self) -> int:
        return hash(self.geschreven)


class Inkt:
    """The written numbers of one text, each behind its own character."""

    def __init__(self) -> None:
        self._geschreven: list[str] = []

    def schrijf(self, tekst: str) -> Gebrond:
        """Give the character that stands for a written number."""
        self._geschreven.append(tekst)
        return Gebrond(chr(_EERSTE + len(self._geschreven) - 1), tekst)

    def lees(self, tekst: str) -> str:
        """Put the written numbers in their places."""
        return _TEKEN.sub(lambda teken: self._geschreven[ord(teken.group()) - _EERSTE], tekst)


def heeft_inkt(tekst: str) -> bool:
    """Tell whether a text that somebody wrote holds a character that only a written number or a mark may be."""
    return bool(_GEEN_LETTER.search(tekst))


def tel_inkt(tekst: str) -> int:
    """Count the written numbers in a text."""
    return len(_TEKEN.findall(tekst))
