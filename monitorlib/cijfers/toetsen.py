"""Is a change more than chance: exact tests of a change, and intervals around a count and a share.

A register counts everybody; the chance is in what happened, not in whom was asked. Events are taken to be independent
of each other: where they come together (a family, a contract that ends) the true p is larger.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from monitorlib.errors import CalculationError

# scipy and statsmodels are imported where they are used: they would slow down every start of the command line.

# The usual convention; a claim in the text needs less than this after correction for the number of claims.
MEER_DAN_TOEVAL = 0.05
ZEKERHEID = 0.95
STAART = (1 - ZEKERHEID) / 2


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
    from scipy.stats import binomtest

    erbij, eraf = _aantal("erbij", erbij), _aantal("eraf", eraf)
    samen = erbij + eraf
    if samen == 0:
        return Toets(1.0, 0.0, 0.0)
    uitkomst = binomtest(erbij, samen, 0.5)
    deel = uitkomst.proportion_ci(ZEKERHEID, method="exact")
    return Toets(float(uitkomst.pvalue), float(2 * deel.low - 1) * samen, float(2 * deel.high - 1) * samen)


def toets_aantal(nu: int, eerder: int, *, blootstelling: float = 1.0) -> Toets:
    """Test a count of events against that of an earlier period, both as Poisson.

    `blootstelling` is how much longer or larger the period of now is: 91/90 for the days of two quarters. Conditional
    exact test: given all events, the share of now is blootstelling / (1 + blootstelling); p is twice the smaller tail.
    The interval is that of nu − eerder × blootstelling, in events: the exact intervals of the two counts, combined.
    A blootstelling that is not above zero is an error.
    Source: Fay, The R Journal 2(1) (2010), 53-58 (central test); Zou and Donner, Statistics in Medicine 27 (2008),
    1693-1702 (interval of a difference from two intervals).
    """
    from scipy.stats import binom

    nu, eerder = _aantal("nu", nu), _aantal("eerder", eerder)
    if not 0 < blootstelling < math.inf:
        raise CalculationError(f"De blootstelling is {blootstelling}; zij moet groter zijn dan 0.")
    samen, kans = nu + eerder, blootstelling / (1 + blootstelling)
    p = min(1.0, 2 * float(min(binom.cdf(nu, samen, kans), binom.sf(nu - 1, samen, kans))))
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
    from scipy.stats import fisher_exact
    from statsmodels.stats.proportion import confint_proportions_2indep

    teller, noemer = teller_en_noemer(teller, noemer)
    eerder_teller, eerder_noemer = teller_en_noemer(eerder_teller, eerder_noemer)
    tabel = [[teller, noemer - teller], [eerder_teller, eerder_noemer - eerder_teller]]
    laag, hoog = confint_proportions_2indep(
        teller, noemer, eerder_teller, eerder_noemer, method="newcomb", compare="diff", alpha=1 - ZEKERHEID
    )
    return Toets(float(fisher_exact(tabel).pvalue), 100 * float(laag), 100 * float(hoog))


def gecorrigeerd(ps: Sequence[float]) -> tuple[float, ...]:
    """Correct p-values for their number: of what then stays under 0.05, at most 5 % is expected to be chance.

    In the order of `ps`; none gives none. Holds for tests that are independent or go up together. A p that is not
    between 0 and 1 is an error.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289-300.
    """
    from statsmodels.stats.multitest import multipletests

    for p in ps:
        if not 0 <= p <= 1:
            raise CalculationError(f"Een p-waarde is {p}; zij moet tussen 0 en 1 liggen.")
    return tuple(float(p) for p in multipletests(ps, method="fdr_bh")[1])


def interval_aandeel(teller: int, noemer: int) -> tuple[float, float]:
    """Give the 95 % interval of a share, in %: Wilson's score interval, without correction for continuity.

    A noemer of zero, or a teller larger than its noemer, is an error.
    Source: Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    """
    from scipy.stats import binomtest

    deel = binomtest(*teller_en_noemer(teller, noemer)).proportion_ci(ZEKERHEID, method="wilson")
    return 100 * float(deel.low), 100 * float(deel.high)


def interval_aantal(aantal: int) -> tuple[float, float]:
    """Give the exact 95 % interval of a count of events, taken as Poisson.

    Source: Garwood, Biometrika 28 (1936), 437-442.
    """
    from scipy.stats import chi2

    aantal = _aantal("aantal", aantal)
    laag = float(chi2.ppf(STAART, 2 * aantal)) / 2 if aantal else 0.0
    return laag, float(chi2.ppf(1 - STAART, 2 * aantal + 2)) / 2


def teller_en_noemer(teller: int, noemer: int) -> tuple[int, int]:
    """Give back a teller and a noemer that make a share; anything else is an error."""
    teller, noemer = _aantal("teller", teller), _aantal("noemer", noemer)
    if noemer == 0:
        raise CalculationError("De noemer is 0; een aandeel bestaat alleen van een noemer groter dan 0.")
    if teller > noemer:
        raise CalculationError(f"De teller {teller} is groter dan de noemer {noemer}; een aandeel is hoogstens 100 %.")
    return teller, noemer


def _aantal(naam: str, waarde: float) -> int:
    if not (waarde >= 0 and float(waarde).is_integer()):
        raise CalculationError(f"'{naam}' is {waarde}; een aantal is een geheel getal van 0 of meer.")
    return int(waarde)
