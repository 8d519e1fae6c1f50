"""Dutch notation: 1.234 and 8,5, rounded half away from zero."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

# The minus sign of typography: as wide as a plus, and no hyphen.
MIN = "−"
# The unit of a difference between percentages.
PROCENTPUNT = "procentpunten"

# Two shown numbers are the same when they differ by less than the rounding of binary fractions.
EPS = 1e-6


def rond(waarde: float, decimalen: int = 0) -> float:
    """Round half away from zero, as publications do; Python rounds halves to even."""
    stap = Decimal(1).scaleb(-decimalen)
    return float(Decimal(repr(float(waarde))).quantize(stap, rounding=ROUND_HALF_UP))


def getal(waarde: float, decimalen: int = 0) -> str:
    """Write a number in Dutch: `getal(1234.5, 1)` is '1.234,5'; minus zero is '0'."""
    afgerond = rond(waarde, decimalen)
    tekst = f"{abs(afgerond):,.{decimalen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{MIN}{tekst}" if afgerond < 0 else tekst


def met_teken(waarde: float, decimalen: int = 0, eenheid: str = "") -> str:
    """Write a difference with its sign: '+21', '−1.419', '0'; between percentages '+3,2 procentpunt'.

    `eenheid` is that of the two numbers, or of their difference.
    """
    tekst = getal(waarde, decimalen) + (" procentpunt" if eenheid in ("%", PROCENTPUNT) else "")
    return f"+{tekst}" if rond(waarde, decimalen) > 0 else tekst


def aantal_rijen(aantal: int) -> str:
    """Write a number of rows: '1 rij', '1.234 rijen'."""
    return f"{getal(aantal)} {'rij' if aantal == 1 else 'rijen'}"


def slug(naam: str) -> str:
    """Write a name as part of an id: 'De Marne' is 'de-marne'."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", kaal.lower()).strip("-")
