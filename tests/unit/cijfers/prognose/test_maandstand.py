"""What is known of months at one time: which are in the ladder, and what a month costs."""

import numpy as np
import pytest

from monitorlib.cijfers.prognose.declaraties.driehoek import Driehoek
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand, maandstand
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand


def stand(*rijen: list[int], breed: int = 0) -> Maandstand:
    """The months from January 2024 on, by what comes in of each at each age as far as it can have come."""
    alle = tuple(Maand(2024, 1).verschoven(plek) for plek in range(len(rijen)))
    centen = np.zeros((len(rijen), len(rijen) + breed), dtype=np.int64)
    for plek, rij in enumerate(rijen):
        for na, bedrag in enumerate(rij[: len(rijen) + breed - plek]):
            centen[plek, na] = bedrag
    return maandstand(Driehoek(alle, alle[-1].verschoven(breed), centen))


def test_a_month_costs_what_came_in_of_the_last_year_over_what_should_have() -> None:
    """Of 100 half comes at once. Twelve months of 100 after two of 900: 11 x 100 and 50, over 11 and a half."""
    van = stand(*[[450, 450]] * 2, *[[50, 50]] * 12)
    assert van.niveau == pytest.approx((11 * 100 + 50) / (11 + 0.5))
    assert van.ladder.nog.tolist()[:2] == pytest.approx([2, 1])
    assert (van.begin, van.eerste) == (0, 0)
    # Of a January: eleven months of this year, and twelve of the next.
    assert len(van.bedragen.verwacht) == 14 + 23


def test_even_a_cent_a_month_is_a_level() -> None:
    assert stand(*[[1, 0]] * 8).niveau == 1


def test_a_year_that_brought_back_more_than_came_in_is_no_level() -> None:
    """Two old months that grow; of eleven 100 came in and 110 went back, and 100 came in of the last: 10 less."""
    with pytest.raises(CalculationError) as fout:
        stand(*[[100_00, 900_00]] * 2, *[[100_00, -110_00]] * 11, [100_00])
    assert str(fout.value) == (
        "Over het laatste jaar is per saldo −10,00 euro gedeclareerd; hoeveel er nog komt, is niet te schatten. Kijk "
        "de creditdeclaraties na."
    )


def test_months_are_grown_up_to_the_first_that_is_not() -> None:
    """Of the last a half is there, of the one before nine tenths; of nine tenths asked, it is the last that is not."""
    van = stand(*[[50, 40, 10]] * 10)
    assert (van.volgroeid(0.9), van.volgroeid(0.91), van.volgroeid(0.5), van.volgroeid(0.4)) == (9, 8, 10, 10)


def test_what_is_in_the_ladder_begins_with_the_first_amount_and_its_age() -> None:
    """Nothing comes in within the month itself, and of the first two months nothing at all."""
    van = stand([0] * 3, [0] * 3, *[[0, 50, 50]] * 10)
    assert (van.begin, van.eerste, len(van.ladder.laatste)) == (1, 2, 9)
    # All of the month that nothing can be known of is expected, as of one to come.
    assert van.som(11, 12)[0] == pytest.approx(100, rel=0.02)
    assert van.volgroeid(0.9) == 10


@pytest.mark.parametrize(("eerste", "over"), [(1, 8), (2, 7)])
def test_eight_months_with_an_amount_are_needed(eerste: int, over: int) -> None:
    rijen = [[0]] * eerste + [[10, 1]] * (9 - eerste)
    if over >= 8:
        assert stand(*rijen).eerste == eerste
        return
    with pytest.raises(CalculationError) as fout:
        stand(*rijen)
    assert str(fout.value) == (
        "Er zijn declaraties over 7 maanden; hoeveel er nog komt, is pas te schatten met 8 maanden. Neem een langere "
        "reeks."
    )


def test_a_register_that_was_taken_later_knows_later_ages() -> None:
    """Two months of receipt after the last month of delivery: of the last three ages are known."""
    van = stand(*[[50, 40, 10]] * 8, breed=2)
    assert van.volgroeid(0.99) == 8
    assert van.som(0, 8)[0] == pytest.approx(800)
