"""Is not one cent lost, whatever is divided over whom?"""

from decimal import Decimal
from fractions import Fraction

import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.geld.centen import afgerond_samen, in_centen, naar_rato
from monitorlib.errors import CalculationError


@pytest.mark.parametrize(
    ("euro", "centen"),
    [
        (Decimal("0.10"), 10),
        (0.1, 10),
        (Decimal("-1234567890123.45"), -123456789012345),
        (None, 0),
        # 0,29 × 100 is 28,999999999999996 as a binary fraction.
        (0.29, 29),
        (1e16, 10**18),
    ],
)
def test_an_amount_is_whole_cents(euro: Decimal | float | None, centen: int) -> None:
    assert in_centen(euro) == centen


def test_parts_of_a_cent_are_refused() -> None:
    with pytest.raises(CalculationError, match="delen van een cent"):
        in_centen(Decimal("0.005"))


def test_the_largest_remainders_get_what_is_left() -> None:
    """100 over 3 : 2 : 2 is 42,86, 28,57 and 28,57: 42 + 28 + 28 leaves 2, for the first and then the first of two."""
    assert naar_rato(100, [3, 2, 2]) == [43, 29, 28]


def test_of_equal_remainders_the_first_comes_first() -> None:
    """100 over three equal parts is 33⅓ each."""
    assert naar_rato(100, [1, 1, 1]) == [34, 33, 33]
    assert naar_rato(-100, [1, 1, 1]) == [-33, -33, -34]


def test_who_weighs_nothing_gets_nothing() -> None:
    assert naar_rato(7, [0, 5, 0]) == [0, 7, 0]


@pytest.mark.parametrize("gewichten", [[], [0, 0], [3, -1]])
def test_weights_that_divide_nothing_are_refused(gewichten: list[int]) -> None:
    with pytest.raises(CalculationError, match="gewichten van 0 of meer"):
        naar_rato(100, gewichten)


def test_parts_that_are_not_the_whole_are_refused() -> None:
    with pytest.raises(CalculationError, match="maken geen 20"):
        afgerond_samen([Fraction(1), Fraction(2)], 20)


@proef(200)
@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_parts_add_up_and_are_within_a_cent_of_their_share(geheel: int, gewichten: list[int]) -> None:
    delen = naar_rato(geheel, gewichten)
    assert sum(delen) == geheel
    assert all(
        abs(deel - Fraction(geheel * gewicht, sum(gewichten))) < 1
        for deel, gewicht in zip(delen, gewichten, strict=True)
    )


def test_a_rounded_whole_may_give_each_part_a_cent_more_and_no_part_two() -> None:
    """0,9 and 0,9 are 1,8, which is 2 when it is rounded; 3 it is not, and neither is it −1."""
    delen = [Fraction(9, 10), Fraction(9, 10)]
    assert afgerond_samen(delen, 2) == [1, 1]
    assert afgerond_samen(delen, 0) == [0, 0]
    for geen in (3, -1):
        with pytest.raises(CalculationError, match=r"Delen die samen 1\.8 cent zijn, maken geen"):
            afgerond_samen(delen, geen)
