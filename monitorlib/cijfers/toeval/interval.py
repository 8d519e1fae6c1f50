"""How large a count or a share can be, given the chance in what happened."""

import math
from statistics import NormalDist

from monitorlib.errors import CalculationError

# scipy is imported where it is used: it would slow down every start of the command line.

ZEKERHEID = 0.95
STAART = (1 - ZEKERHEID) / 2
Z = NormalDist().inv_cdf(1 - STAART)


def interval_aandeel(teller: int, noemer: int, *, phi: float = 1.0) -> tuple[float, float]:
    """Give the 95 % interval of a share, in %: Wilson's score interval, without correction for continuity.

    With a variance of `phi` times that of independent events, noemer / phi people tell as much as noemer would.
    A noemer of zero, a teller larger than its noemer, or a phi that is not above zero is an error.
    Source: Wilson, Journal of the American Statistical Association 22 (1927), 209-212; the smaller noemer is that of
    Rao and Scott, Biometrics 48 (1992), 577-585.
    """
    teller, noemer = teller_en_noemer(teller, noemer)
    laag, hoog = wilson(teller / noemer, noemer / phi_van(phi))
    return 100 * laag, 100 * hoog


def interval_aantal(aantal: int, *, phi: float = 1.0) -> tuple[float, float]:
    """Give the exact 95 % interval of a count of events, taken as Poisson.

    With a variance of `phi` times that, it is phi times the interval of aantal / phi events. A phi that is not above
    zero is an error. Source: Garwood, Biometrika 28 (1936), 437-442.
    """
    from scipy.special import gammaincinv

    phi, groepen = phi_van(phi), aantal_van("aantal", aantal) / phi
    laag = phi * float(gammaincinv(groepen, STAART)) if groepen else 0.0
    return laag, phi * float(gammaincinv(groepen + 1, 1 - STAART))


def teller_en_noemer(teller: int, noemer: int) -> tuple[int, int]:
    """Give back a teller and a noemer that make a share; anything else is an error."""
    teller, noemer = aantal_van("teller", teller), aantal_van("noemer", noemer)
    if noemer == 0:
        raise CalculationError(
            "De noemer is 0; een aandeel bestaat alleen van een noemer groter dan 0. Laat deze cel weg."
        )
    if teller > noemer:
        raise CalculationError(
            f"De teller {teller} is groter dan de noemer {noemer}; een aandeel is hoogstens "
            "100 %. Controleer teller en noemer."
        )
    return teller, noemer


def wilson(deel: float, noemer: float) -> tuple[float, float]:
    """Give Wilson's interval of a share (0 to 1) of so many people, who need be no whole number."""
    midden, over = deel + Z**2 / (2 * noemer), 1 + Z**2 / noemer
    half = Z * math.sqrt(deel * (1 - deel) / noemer + Z**2 / (4 * noemer**2))
    return max(0.0, (midden - half) / over), min(1.0, (midden + half) / over)


def phi_van(phi: float) -> float:
    """Give back a dispersion; one that is not above zero is an error."""
    if not 0 < phi < math.inf:
        raise CalculationError(f"De spreiding is {phi}; zij moet groter zijn dan 0.")
    return phi


def aantal_van(naam: str, waarde: float) -> int:
    """Give back a count; anything else is an error."""
    if not (waarde >= 0 and float(waarde).is_integer()):
        raise CalculationError(f"'{naam}' is {waarde}; een aantal moet een geheel getal van 0 of meer zijn.")
    return int(waarde)
