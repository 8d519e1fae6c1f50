"""Chain ladder and Mack's standard error, to the printed precision of what others published."""

import numpy as np
import pytest
from driehoeken import gelezen

from monitorlib.cijfers.prognose.declaraties.ladder import kettingladder
from monitorlib.errors import CalculationError

NAN = np.nan


# Per triangle what is still to come and its standard error, all origins together. RAA: Mack 1994; GenIns: Mack 1993,
# table 3; MW2008: Merz and Wuthrich 2008, table 4; MW2014: CDR in the R package ChainLadder; the
# others: that package and chainladder 0.10.1, which give the same.
TOTALEN = [
    ("raa", 52_135.23, 26_909.01, 2),
    ("genins", 18_680_856, 2_447_095, 0),
    ("abc", 5_277_760.36, 152_283.14, 2),
    ("ukmotor", 28_655.77, 1_417.27, 2),
    ("mortgage", 14_546_730.14, 3_728_870.24, 2),
    ("mw2008", 2_237_826, 108_401, 0),
    ("mw2014", 24_134.9, 3_233.7, 1),
]
# Per origin from the second on, as printed.
PER_HERKOMST = {
    "raa": (
        [154, 617, 1636, 2747, 3649, 5435, 10907, 10650, 16339],
        [206, 623, 747, 1469, 2002, 2209, 5358, 6333, 24566],
    ),
    "genins": (
        [94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811],
        [75535, 121699, 133549, 261406, 411010, 558317, 875328, 971258, 1363155],
    ),
    "mw2008": (
        [4378, 9347, 28392, 51444, 111811, 187084, 411864, 1433505],
        [566, 1564, 4157, 10536, 30319, 35967, 45090, 69552],
    ),
}


@pytest.mark.parametrize(("naam", "ibnr", "fout", "decimalen"), TOTALEN)
def test_reserve_and_error_are_those_published(naam: str, ibnr: float, fout: float, decimalen: int) -> None:
    ladder = kettingladder(gelezen(naam))
    assert round(float(ladder.ibnr.sum()), decimalen) == ibnr
    assert round(ladder.fout_totaal, decimalen) == fout


@pytest.mark.parametrize("naam", PER_HERKOMST)
def test_each_origin_is_as_published(naam: str) -> None:
    ladder = kettingladder(gelezen(naam))
    assert np.rint(ladder.ibnr).tolist() == [0, *PER_HERKOMST[naam][0]]
    assert np.rint(ladder.fout).tolist() == [0, *PER_HERKOMST[naam][1]]


def test_a_factor_is_all_that_was_divided_by_all_that_it_grew_from() -> None:
    """To the second age (150 + 60) / (100 + 50); to the third 165 / 150. The third origin: 80 x 1,4 x 1,1."""
    ladder = kettingladder([[100, 150, 165], [50, 60, NAN], [80, NAN, NAN]])
    assert ladder.factoren.tolist() == pytest.approx([210 / 150, 165 / 150])
    assert ladder.uiteindelijk.tolist() == pytest.approx([165, 60 * 1.1, 80 * 1.4 * 1.1])
    # 100 x (1,5 - 1,4)^2 + 50 x (1,2 - 1,4)^2, one degree of freedom; of the last there is none to fall from but this.
    assert ladder.sigma2.tolist() == pytest.approx([1 + 2, 3])


def test_all_together_is_more_uncertain_than_origins_that_do_not_share_their_factors() -> None:
    ladder = kettingladder(gelezen("genins"))
    assert ladder.fout_totaal**2 > float((ladder.fout**2).sum()) * 1.2


def test_a_tail_multiplies_what_every_origin_will_be_and_is_never_assumed() -> None:
    zonder, met = kettingladder(gelezen("raa")), kettingladder(gelezen("raa"), staart=1.05)
    assert met.uiteindelijk.tolist() == pytest.approx((1.05 * zonder.uiteindelijk).tolist())


def test_a_credit_and_an_origin_without_anything_count_as_they_are() -> None:
    """A credit of 10 on 100 is a factor of 0,9; nothing stays nothing, and is no factor."""
    ladder = kettingladder([[100, 90], [0, 0], [200, NAN]])
    assert ladder.factoren.tolist() == [0.9]
    assert ladder.uiteindelijk.tolist() == pytest.approx([90, 0, 180])


def test_older_origins_may_all_be_complete() -> None:
    ladder = kettingladder([[10, 20], [10, 30], [10, 25], [40, NAN]])
    assert ladder.uiteindelijk.tolist() == pytest.approx([20, 30, 25, 40 * 75 / 30])


@pytest.mark.parametrize(
    ("driehoek", "melding"),
    [
        ([[1.0, NAN, 3.0], [1.0, NAN, NAN]], "rij 1: een bedrag ontbreekt voor een later bedrag. Vul 0 in"),
        ([[0.0, 5.0], [3.0, NAN]], "van ouderdom 0 is niets ontvangen dat later is gegroeid"),
        ([[5.0, 0.0], [3.0, NAN]], "na ouderdom 0 blijft er per saldo niets over. Kijk de creditdeclaraties na"),
        ([[1.0, 2.0, 3.0], [NAN, NAN, NAN]], "rij 2: een bedrag ontbreekt"),
        ([[1.0, 2.0, 3.0], [1.0, 2.0, NAN], [1.0, NAN, 3.0]], "rij 3: een bedrag ontbreekt"),
        ([[3.0, 2.0, -5.0], [3.0, 2.0, NAN], [3.0, NAN, NAN]], "na ouderdom 1 blijft er per saldo niets over"),
        ([[0.5, -1.0, 5.0], [0.3, 4.0, NAN], [0.3, NAN, NAN]], "van ouderdom 1 is niets ontvangen dat later"),
        ([[3.0, 4.0, 0.0], [3.0, 4.0, NAN], [3.0, NAN, NAN]], "na ouderdom 1 blijft er per saldo niets over"),
        ([[3.0, 4.0, -5.0], [3.0, 4.0, NAN], [3.0, NAN, NAN]], "na ouderdom 1 blijft er per saldo niets over"),
        ([[3.0, -1.0, 5.0], [3.0, 4.0, NAN], [3.0, 0.0, NAN]], "van ouderdom 1 is niets ontvangen dat later"),
        ([[1.0], [1.0]], r"Driehoek van vorm \(2, 1\): nodig zijn twee herkomsten"),
        ([1.0, 2.0, 3.0], "nodig zijn twee herkomsten"),
        ([[1.0, 2.0]], "nodig zijn twee herkomsten en twee ouderdommen. Neem meer maanden"),
    ],
)
def test_what_bears_no_ladder_says_why(driehoek: list[list[float]], melding: str) -> None:
    with pytest.raises(CalculationError, match=melding):
        kettingladder(driehoek)
