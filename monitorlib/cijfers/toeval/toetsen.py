"""Is a change more than chance: exact tests of a change, and the room that a series gives to chance.

A register counts everybody; the chance is in what happened, not in whom was asked. The exact tests take events to be
independent of each other; where they come together (a family, a campaign) `verruimd` gives chance the room that the
series shows it to take.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitorlib.cijfers.toeval.interval import STAART, aantal_van, interval_aantal, teller_en_noemer, wilson
from monitorlib.errors import CalculationError

# scipy is imported where it is used: it would slow down every start of the command line.

# The usual convention; a claim in the text needs less than this after correction for the number of claims.
MEER_DAN_TOEVAL = 0.05


@dataclass(frozen=True)
class Toets:
    """What chance alone makes of a change.

    `p` decides whether a change is more than chance, the interval says how large it can be. They are of different
    methods: close to the border the interval can leave out zero where p does not.
    """

    p: float  # two-sided, not corrected for the number of tests
    laag: float  # 95 % interval of the change, in the unit of what is compared
    hoog: float


def toets_stroom(erbij: int, eraf: int) -> Toets:
    """Test the change of a stand on its flows: of all that came or went, was it as often the one as the other?

    The two stands share most of their people, so they cannot be compared as two counts. Exact binomial test with one
    half; the interval is that of erbij − eraf, in what is counted. It is Clopper and Pearson's interval of the share
    of erbij times the number of events. It takes that number as given: too narrow where nearly all goes one way.
    Source: Clopper and Pearson, Biometrika 26 (1934), 404-413.
    """
    from scipy.special import bdtr, betaincinv

    erbij, eraf = aantal_van("erbij", erbij), aantal_van("eraf", eraf)
    samen = erbij + eraf
    if samen == 0:
        return Toets(1.0, 0.0, 0.0)
    p = min(1.0, 2 * float(bdtr(min(erbij, eraf), samen, 0.5)))
    laag = float(betaincinv(erbij, eraf + 1, STAART)) if erbij else 0.0
    hoog = float(betaincinv(erbij + 1, eraf, 1 - STAART)) if eraf else 1.0
    return Toets(p, (2 * laag - 1) * samen, (2 * hoog - 1) * samen)


def toets_aantal(nu: int, eerder: int, *, blootstelling: float = 1.0) -> Toets:
    """Test a count of events against that of an earlier period, both as Poisson.

    `blootstelling` is how much longer or larger the period of now is: 91/90 for the days of two quarters. Conditional
    exact test: given all events, the share of now is blootstelling / (1 + blootstelling); p is twice the smaller tail.
    The interval is that of nu − eerder × blootstelling, in events: the exact intervals of the two counts, combined.
    A blootstelling that is not above zero is an error.
    Source: Fay, The R Journal 2(1) (2010), 53-58 (central test); Zou and Donner, Statistics in Medicine 27 (2008),
    1693-1702 (interval of a difference from two intervals).
    """
    from scipy.special import bdtr, bdtrc

    nu, eerder = aantal_van("nu", nu), aantal_van("eerder", eerder)
    if not 0 < blootstelling < math.inf:
        raise CalculationError(f"De blootstelling is {blootstelling}; zij moet groter zijn dan 0.")
    samen, kans = nu + eerder, blootstelling / (1 + blootstelling)
    p = min(1.0, 2 * min(float(bdtr(nu, samen, kans)), float(bdtrc(nu - 1, samen, kans))))
    # Not the exact interval of the ratio times the number of events: at 20 against 2 that holds the truth in only 70 %.
    (laag, hoog), (eerder_laag, eerder_hoog) = interval_aantal(nu), interval_aantal(eerder)
    verschil = nu - blootstelling * eerder
    return Toets(
        p,
        verschil - math.hypot(nu - laag, blootstelling * (eerder_hoog - eerder)),
        verschil + math.hypot(hoog - nu, blootstelling * (eerder - eerder_laag)),
    )


def toets_aandeel(teller: int, noemer: int, eerder_teller: int, eerder_noemer: int) -> Toets:
    """Test a share against an earlier one, of other people: their difference in percentage points.

    Fisher's exact test: never more false alarms than 5 %, however small the numbers. Boschloo's test finds more, but
    searches all tables, which takes too long at thousands. The interval is Newcombe's, from two Wilson intervals.
    A noemer of zero, or a teller larger than its noemer, is an error.
    Source: Fisher, Statistical Methods for Research Workers (1934), par. 21.02; Newcombe, Statistics in Medicine 17
    (1998), 873-890, method 10.
    """
    teller, noemer = teller_en_noemer(teller, noemer)
    eerder_teller, eerder_noemer = teller_en_noemer(eerder_teller, eerder_noemer)
    p = _fisher(teller, noemer, eerder_teller, eerder_noemer)
    return Toets(p, *_newcombe(teller, noemer, eerder_teller, eerder_noemer))


def toets_overlappend(teller: int, noemer: int, eerder_teller: int, eerder_noemer: int) -> Toets:
    """Test a share against an earlier one of largely the same people, before the room that they leave to chance.

    The score test of two shares, in percentage points. It is made to be followed by `verruimd` with a dispersion that
    is below 1 where people stay: an exact test of two samples would round that little room away.
    Errors and interval as of `toets_aandeel`. Source: Pearson, Philosophical Magazine 50 (1900), 157-175.
    """
    from scipy.special import ndtr

    teller, noemer = teller_en_noemer(teller, noemer)
    eerder_teller, eerder_noemer = teller_en_noemer(eerder_teller, eerder_noemer)
    samen = (teller + eerder_teller) / (noemer + eerder_noemer)
    fout = math.sqrt(samen * (1 - samen) * (1 / noemer + 1 / eerder_noemer))
    z = (teller / noemer - eerder_teller / eerder_noemer) / fout if fout else 0.0
    return Toets(2 * float(ndtr(-abs(z))), *_newcombe(teller, noemer, eerder_teller, eerder_noemer))


def verruimd(toets: Toets, verschil: float, factor: float, vrijheid: float = math.inf) -> Toets:
    """Give a test of a change the variance that its series shows: `factor` times that of independent events.

    The exact p is taken as a distance from chance in standard deviations, that distance is divided by √factor, and its
    p read from Student's t with the degrees of freedom of the estimate. With factor 1, known for sure, the exact test
    is given back as it is. The interval is stretched around `verschil` alike.
    Source: McCullagh and Nelder, Generalized Linear Models (1989), par. 4.5; Tjur, The American Statistician 52 (1998),
    222-227 (t for the uncertainty of the factor).
    """
    from scipy.special import ndtr, ndtri, stdtr, stdtrit

    if not (factor > 0 and vrijheid > 0):
        raise CalculationError(
            f"De spreiding is {factor} met {vrijheid} vrijheidsgraden; beide moeten groter zijn dan 0."
        )
    if factor == 1 and vrijheid == math.inf:
        return toets
    wortel = math.sqrt(factor)
    z = float(ndtri(toets.p / 2)) / wortel
    p = 2 * float(ndtr(z) if vrijheid == math.inf else stdtr(vrijheid, z))
    grens = float(ndtri(1 - STAART)) if vrijheid == math.inf else float(stdtrit(vrijheid, 1 - STAART))
    keer = wortel * grens / float(ndtri(1 - STAART))
    return Toets(min(1.0, p), verschil - keer * (verschil - toets.laag), verschil + keer * (toets.hoog - verschil))


def gecorrigeerd(ps: Sequence[float]) -> tuple[float, ...]:
    """Correct p-values for their number: of what then stays under 0.05, at most 5 % is expected to be chance.

    In the order of `ps`; none gives none. Holds for tests that are independent or go up together. A p that is not
    between 0 and 1 is an error.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289-300.
    """
    for p in ps:
        if not 0 <= p <= 1:
            raise CalculationError(f"Een p-waarde is {p}; zij moet tussen 0 en 1 liggen.")
    orde = sorted(range(len(ps)), key=lambda plek: -ps[plek])
    gecorrigeerde, laagste = [1.0] * len(ps), 1.0
    for rang, plek in zip(range(len(ps), 0, -1), orde, strict=True):
        laagste = min(laagste, ps[plek] * len(ps) / rang)
        gecorrigeerde[plek] = laagste
    return tuple(gecorrigeerde)


def _fisher(teller: int, noemer: int, eerder_teller: int, eerder_noemer: int) -> float:
    """Add up the chances of all tables with these margins that are no likelier than this one."""
    from scipy.special import gammaln

    minst, meest = max(0, teller + eerder_teller - eerder_noemer), min(noemer, teller + eerder_teller)
    tellers = np.arange(minst, meest + 1)
    rest = teller + eerder_teller - tellers
    log_kans = -(
        gammaln(tellers + 1) + gammaln(noemer - tellers + 1) + gammaln(rest + 1) + gammaln(eerder_noemer - rest + 1)
    )
    kans = np.exp(log_kans - log_kans.max())
    # Two tables that are equally likely must not differ by the last bit.
    even = kans <= kans[teller - minst] * (1 + 1e-7)
    return min(1.0, float(kans[even].sum() / kans.sum()))


def _newcombe(teller: int, noemer: int, eerder_teller: int, eerder_noemer: int) -> tuple[float, float]:
    nu, toen = teller / noemer, eerder_teller / eerder_noemer
    (laag, hoog), (eerder_laag, eerder_hoog) = wilson(nu, noemer), wilson(toen, eerder_noemer)
    verschil = nu - toen
    onder, boven = math.hypot(nu - laag, eerder_hoog - toen), math.hypot(hoog - nu, toen - eerder_laag)
    return 100 * (verschil - onder), 100 * (verschil + boven)
