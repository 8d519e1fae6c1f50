"""Which numbers are at risk, and how uncertain must each stay?"""

import pytest

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.errors import CalculationError
from monitorlib.privacy.risico import eis_van_aantal, eis_van_bedrag
from monitorlib.privacy.stelsel import Onzekerheid, Somregel, Stelselcel
from monitorlib.privacy.zelf import wie_alleen_is, zelfde_in

BELEID = Onthulling()


@pytest.mark.parametrize(
    ("aantal", "eis"), [(0, None), (1, Onzekerheid(5)), (4, Onzekerheid(5)), (5, None), (400, None)]
)
def test_a_count_below_the_threshold_is_at_risk(aantal: int, eis: Onzekerheid | None) -> None:
    assert eis_van_aantal(aantal, BELEID) == eis


def test_a_zero_is_small_when_the_policy_says_so() -> None:
    assert eis_van_aantal(0, Onthulling(nullen="verbergen")) == Onzekerheid(5)


def test_a_stricter_policy_hides_more() -> None:
    assert eis_van_aantal(9, Onthulling(drempel=10, interval=12)) == Onzekerheid(12)


def test_many_persons_of_one_household_are_one_household() -> None:
    assert eis_van_aantal(7, BELEID, huishoudens=1) == Onzekerheid(5)
    assert eis_van_aantal(7, BELEID, huishoudens=2) is None


@pytest.mark.parametrize(
    ("bijdragen", "eis"),
    [
        # 60 + 20 is 80 %, and the rest of 20 is more than 10 % of 60: safe.
        ([6000, 2000, 1000, 1000], None),
        # 95 + 4 is 99 of 100; a total of 110 would make 99 just 90 %: 10 more. By p: 9.5 - 1 = 8.5, which is less.
        ([9500, 400, 100], Onzekerheid(2000, 1000, 1000)),
        # Dominance: 85 / 0.9 rounded up is 95, less than 100. By p: 10 % of 80 is 8, less than the rest of 15: safe.
        ([8000, 500, 500, 500, 500], None),
        # 88 of 100 is no dominance; the second knows the rest of 4 is all the doubt: 10 % of 84 is 8.4, less 12: safe.
        ([8400, 400, 400, 400, 400], None),
        # One aanbieder is the amount itself: 100 / 0.9 is 111.12, 11.12 more than it.
        ([10000], Onzekerheid(2224, 1112, 1112)),
        # Two rivals know each other exactly: the same by dominance.
        ([5000, 5000], Onzekerheid(2224, 1112, 1112)),
        ([], None),
        ([0, 0], None),
    ],
)
def test_an_amount_of_few_aanbieders_is_at_risk(bijdragen: list[int], eis: Onzekerheid | None) -> None:
    assert eis_van_bedrag(bijdragen, BELEID) == eis


def test_the_second_may_not_know_the_first_within_ten_percent() -> None:
    """With dominance of three allowed to 90 %: 60 + 35 + 1 + ... the rest of 5 is less than 10 % of 60."""
    assert eis_van_bedrag([6000, 3500, 300, 200], Onthulling(dominantie_procent=90)) == Onzekerheid(1112, 556, 556)
    assert eis_van_bedrag([5000, 3900, 600, 500], Onthulling(p_procent=30)) == Onzekerheid(800, 400, 400)


def test_a_credit_is_no_contribution() -> None:
    with pytest.raises(CalculationError, match="Een aanbieder heeft een bijdrage van -5 cent, en dat is lager dan 0"):
        eis_van_bedrag([100, -5], BELEID)


def test_a_total_of_one_is_the_person_in_it() -> None:
    cellen = [Stelselcel(naam, n) for naam, n in {"a": 1, "b": 0, "ab": 1, "c": 1, "abc": 2}.items()]
    sommen = [Somregel({"a": 1, "b": 1, "ab": -1}), Somregel({"ab": 1, "c": 1, "abc": -1})]
    assert set(wie_alleen_is(cellen, sommen)) == {frozenset({"a", "ab"}), frozenset({"c"})}


def test_a_household_knows_the_total_that_it_is_all_of() -> None:
    cellen = [Stelselcel(naam, n) for naam, n in {"a": 3, "b": 0, "ab": 3, "x": 3}.items()]
    sommen = [Somregel({"a": 1, "b": 1, "ab": -1}), Somregel({"ab": 1, "x": -1})]
    assert zelfde_in(cellen, sommen, [{"a"}]) == (frozenset({"a", "ab", "x"}),)
