"""A funnel plot: which gemeenten differ from the share of all together by more than their size explains.

The limits hold for chance alone. Gemeenten differ in truth as well, and with large noemers most of them then lie
outside: that is no fault of theirs, but a sign that the share needs a fairer comparison (Spiegelhalter, par. 4).
Source: Spiegelhalter, 'Funnel plots for comparing institutional performance', Statistics in Medicine 24 (2005),
1185-1202.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from monitorlib.cijfers.toetsen import teller_en_noemer
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


def grenzen(aandeel: float, noemers: Sequence[int]) -> Grenzen:
    """Give the 95 % and 99,8 % limits around a share (0 to 1) for each noemer, in %.

    Exact binomial limits, interpolated between two counts so that the line is smooth. A noemer that is no count above
    zero, or a share that is not between 0 and 1, is an error.
    """
    _controleer(aandeel)
    geldig = tuple(teller_en_noemer(0, noemer)[1] for noemer in noemers)
    return Grenzen(
        geldig,
        _laag(STAART_95, aandeel, geldig),
        _hoog(STAART_95, aandeel, geldig),
        _laag(STAART_998, aandeel, geldig),
        _hoog(STAART_998, aandeel, geldig),
    )


def plaats(teller: int, noemer: int, aandeel: float) -> Literal["binnen", "waarschuwing", "buiten"]:
    """Say where teller / noemer lies: inside the 95 % limits, between, or outside the 99,8 % limits.

    A point is outside a limit when the chance of it or something further is smaller than that limit's tail: that is
    where the lines of `grenzen` lie. Errors as there, and for a teller larger than its noemer.
    """
    from scipy.stats import binom

    _controleer(aandeel)
    teller, noemer = teller_en_noemer(teller, noemer)
    staart = min(binom.cdf(teller, noemer, aandeel), binom.sf(teller - 1, noemer, aandeel))
    if staart < STAART_998:
        return "buiten"
    return "waarschuwing" if staart < STAART_95 else "binnen"


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
