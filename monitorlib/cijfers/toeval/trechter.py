"""A funnel plot: which gemeenten differ from the share of all together by more than their size explains.

The limits hold for chance alone, with the dispersion phi that the series of the gemeenten shows: they are √phi times as
far away (Spiegelhalter, par. 4). That phi is of a gemeente against itself, not of gemeenten against each other: they
differ in truth as well, and with large noemers most of them then lie outside. That is no fault of theirs, but a sign
that the share needs a fairer comparison.
Source: Spiegelhalter, 'Funnel plots for comparing institutional performance', Statistics in Medicine 24 (2005),
1185-1202.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from monitorlib.cijfers.toeval.interval import phi_van, teller_en_noemer
from monitorlib.cijfers.toeval.spreiding import Spreiding
from monitorlib.cijfers.toeval.toetsen import Toets, verruimd
from monitorlib.errors import CalculationError

# Two and three standard deviations, as in Shewhart's charts: what lies beyond on one side.
STAART_95 = 0.025
STAART_998 = 0.001


@dataclass(frozen=True)
class Grenzen:
    """The limits of a share, in %, for each noemer."""

    noemers: tuple[int, ...]
    laag95: tuple[float, ...]
    hoog95: tuple[float, ...]
    laag998: tuple[float, ...]
    hoog998: tuple[float, ...]


def grenzen(aandeel: float, noemers: Sequence[int], *, phi: float = 1.0) -> Grenzen:
    """Give the 95 % and 99,8 % limits around a share (0 to 1) for each noemer, in %.

    Exact binomial limits, interpolated between two counts so that the line is smooth. A noemer that is no count above
    zero, a share that is not between 0 and 1, or a phi that is not above zero is an error.
    """
    _controleer(aandeel)
    wortel = math.sqrt(phi_van(phi))
    geldig = tuple(teller_en_noemer(0, noemer)[1] for noemer in noemers)
    return Grenzen(
        geldig,
        *(
            tuple(min(100.0, max(0.0, 100 * aandeel + wortel * (een - 100 * aandeel))) for een in lijn)
            for staart in (STAART_95, STAART_998)
            for lijn in (_laag(staart, aandeel, geldig), _hoog(staart, aandeel, geldig))
        ),
    )


def plaats(
    teller: int, noemer: int, aandeel: float, *, phi: float = 1.0
) -> Literal["binnen", "waarschuwing", "buiten"]:
    """Say where teller / noemer lies: inside the 95 % limits, between, or outside the 99,8 % limits.

    A point is outside a limit when it is beyond the line of `grenzen`; of independent events that is where the chance
    of it or something further is smaller than that limit's tail. Errors as there, and for a teller larger than its
    noemer.
    """
    teller, noemer = teller_en_noemer(teller, noemer)
    if phi == 1:
        staart = _staart(teller, noemer, aandeel)
        return "buiten" if staart < STAART_998 else "waarschuwing" if staart < STAART_95 else "binnen"
    lijn, deel = grenzen(aandeel, [noemer], phi=phi), 100 * teller / noemer
    if not lijn.laag998[0] <= deel <= lijn.hoog998[0]:
        return "buiten"
    return "binnen" if lijn.laag95[0] <= deel <= lijn.hoog95[0] else "waarschuwing"


def kans(teller: int, noemer: int, aandeel: float, spreiding: Spreiding) -> float:
    """Give the two-sided chance of a share at least this far from that of all: twice the smaller tail.

    With the room that a dispersion gives. Errors as of `plaats`.
    """
    teller, noemer = teller_en_noemer(teller, noemer)
    p = min(1.0, 2 * _staart(teller, noemer, aandeel))
    return verruimd(Toets(p, 0.0, 0.0), 0.0, spreiding.phi, spreiding.vrijheid).p


def _staart(teller: int, noemer: int, aandeel: float) -> float:
    from scipy.special import bdtr, bdtrc

    _controleer(aandeel)
    onder = float(bdtr(teller, noemer, aandeel))
    return min(onder, float(bdtrc(teller - 1, noemer, aandeel)))


def _laag(staart: float, aandeel: float, noemers: tuple[int, ...]) -> tuple[float, ...]:
    """Interpolate the lower limits: (r − α) / n, in %, cut off at 0.

    r is the first count with P(R ≤ r) ≥ staart, and α = (P(R ≤ r) − staart) / P(R = r).
    Source: Spiegelhalter (2005), appendix A.1.1.
    """
    from scipy.stats import binom

    grens = binom.ppf(staart, noemers, aandeel)
    alfa = (binom.cdf(grens, noemers, aandeel) - staart) / binom.pmf(grens, noemers, aandeel)
    return tuple(max(0.0, 100 * float(telling) / noemer) for telling, noemer in zip(grens - alfa, noemers, strict=True))


def _hoog(staart: float, aandeel: float, noemers: tuple[int, ...]) -> tuple[float, ...]:
    # The same formula at 1 − staart would put r itself above the line, where P(R ≥ r) is larger than the tail. Seen
    # from the other side ('not' for 'does') both lines treat chance alike, as in Spiegelhalter's later program funnel4.
    return tuple(100 - laag for laag in _laag(staart, 1 - aandeel, noemers))


def _controleer(aandeel: float) -> None:
    if not 0 <= aandeel <= 1:
        raise CalculationError(f"Het aandeel is {aandeel}; het moet tussen 0 en 1 liggen.")
