"""A bewering: a sentence, or a part of one, that says what cells must be; every build looks whether they are.

In a text it stands between two marks until the text is finished. No author types those and no filter makes them, so
what is left of words of comparison outside the marks was tested by nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from monitorlib.errors import ToelichtingError
from monitorlib.render.toelichting.oordeel import Oordeel

# Two code points that Unicode keeps out of any text.
_BEGIN, _EIND = "\U000ffffe", "\U000fffff"
BEWERING = re.compile(f"{_BEGIN}([^{_BEGIN}{_EIND}]*){_EIND}")
MERKEN = re.compile(f"[{_BEGIN}{_EIND}]")


@dataclass(frozen=True)
class Getest:
    """A bewering of a text: its words, and of the comparisons that do not hold the number and why they do not.

    `gevonden` is how it stands in a text that is not finished, `regel` the line of the file.
    """

    tekst: str
    berekend: str = ""
    waarom_niet: str = ""
    gevonden: str = field(default="", compare=False)
    regel: int = field(default=0, compare=False)

    @property
    def volgt(self) -> bool:
        """Tell whether all that it says follows."""
        return not self.waarom_niet


def getest(tekst: str, voorwaarden: Sequence[object]) -> Getest:
    """Hold a sentence to its comparisons; raise `ToelichtingError` when there is none, or one that reads no cell."""
    if not tekst.strip() or not voorwaarden:
        raise ToelichtingError(
            f"bewering('{tekst}') heeft een zin en een vergelijking nodig; "
            'schrijf bewering("zin", cel(...) > cel(...)).'
        )
    oordelen = [_oordeel(tekst, een) for een in voorwaarden]
    onwaar = [een for een in oordelen if not een]
    return Getest(
        tekst,
        "; ".join(een.berekend for een in onwaar),
        "; ".join(een.waarom_niet for een in onwaar),
    )


def tussen_merken(tekst: str) -> str:
    """Put a sentence between the marks."""
    return f"{_BEGIN}{tekst}{_EIND}"


def zonder_merken(tekst: str) -> str:
    """Take the marks away from a text that is finished."""
    return MERKEN.sub("", tekst)


def _oordeel(tekst: str, voorwaarde: object) -> Oordeel:
    if isinstance(voorwaarde, Oordeel) and voorwaarde.gebrond:
        return voorwaarde
    raise ToelichtingError(
        f"bewering('{tekst}') vergelijkt geen cel, en toetst dus niets; vergelijk er een: cel(...) < cel(...). "
        "Zet meer vergelijkingen naast elkaar, met een komma ertussen."
    )
