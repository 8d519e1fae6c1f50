"""The triangle of declarations: whole cents, each in its month of delivery and of receipt."""

from datetime import date

import numpy as np
import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.prognose.declaraties.driehoek import (
    Driehoek,
    Ontvangst,
    deel_alsnog,
    driehoek,
    maand_van_ontvangst,
)
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Maand

JAN, FEB, MRT = Maand(2024, 1), Maand(2024, 2), Maand(2024, 3)
OP = date(2024, 3, 31)


def gelegd(*ontvangsten: Ontvangst, opgehaald: date = OP, tot: Maand = MRT) -> Driehoek:
    """The triangle from January on."""
    return driehoek(ontvangsten, van=JAN, tot=tot, opgehaald=opgehaald)


def test_amounts_stand_by_delivery_and_age_and_a_credit_counts_negative() -> None:
    gelegde = gelegd(
        Ontvangst(JAN, date(2024, 1, 31), 100_01),
        Ontvangst(JAN, date(2024, 3, 1), 50_00),
        Ontvangst(JAN, date(2024, 3, 2), -20_00),
        Ontvangst(MRT, date(2024, 3, 31), 7_00),
    )
    assert gelegde.centen.tolist() == [[100_01, 0, 30_00], [0, 0, 0], [7_00, 0, 0]]
    assert gelegde.ontvangen == (130_01, 0, 7_00)
    np.testing.assert_array_equal(
        gelegde.cumulatief, [[100_01, 100_01, 130_01], [0, 0, np.nan], [7_00, np.nan, np.nan]]
    )


def test_a_month_of_receipt_ends_on_the_day_of_the_register() -> None:
    """Of 20 January, what came in on 21 December belongs to the month that ends in January."""
    op = date(2025, 1, 20)
    dagen = [date(2024, 12, 20), date(2024, 12, 21), date(2025, 1, 20)]
    assert [str(maand_van_ontvangst(dag, op)) for dag in dagen] == ["2024-12", "2025-01", "2025-01"]


def test_of_a_register_at_the_end_of_a_month_it_is_the_calendar() -> None:
    """Also of 30 April, with months of 31 days; of the 30th of a longer month February ends on its last day."""
    assert str(maand_van_ontvangst(date(2024, 3, 31), date(2024, 4, 30))) == "2024-03"
    assert str(maand_van_ontvangst(date(2024, 2, 29), date(2024, 5, 30))) == "2024-02"


def test_earlier_is_what_was_known_then() -> None:
    nu = gelegd(
        Ontvangst(JAN, date(2024, 1, 31), 10),
        Ontvangst(JAN, date(2024, 3, 1), 5),
        Ontvangst(FEB, date(2024, 2, 9), 3),
        Ontvangst(FEB, date(2024, 3, 9), 4),
    )
    toen = nu.eerder(1)
    assert (toen.maanden, toen.tot, toen.centen.tolist()) == ((JAN, FEB), FEB, [[10, 0], [3, 0]])


def geweigerd(dag: date, centen: int, afgewezen: int) -> Ontvangst:
    return Ontvangst(Maand(2023, 6), dag, centen, afgewezen=afgewezen)


OUD, KORT = date(2023, 7, 3), date(2024, 3, 5)


@pytest.mark.parametrize(
    ("oud", "kort", "deel"),
    [
        # Of old months nothing is refused still: all of what was refused lately will count.
        ((1000, 0), (960, 40), 1.0),
        # 1 in 100 stays refused: of 1.000 it is 10 of the 40, so that three quarters will count.
        ((990, 10), (960, 40), 0.75),
        # As much was refused before, or more: none of it was put right.
        ((96, 4), (960, 40), 0.0),
        ((90, 10), (960, 40), 0.0),
        # Nothing was refused, and nothing old is known.
        ((1000, 0), (960, 0), 0.0),
        ((0, 0), (960, 40), 0.0),
    ],
)
def test_what_is_put_right_follows_from_what_stays_refused(
    oud: tuple[int, int], kort: tuple[int, int], deel: float
) -> None:
    assert deel_alsnog([geweigerd(OUD, *oud), geweigerd(KORT, *kort)], OP) == pytest.approx(deel)


def test_what_was_refused_lately_counts_for_its_part_and_nothing_of_what_is_older() -> None:
    """Refused half a year ago or longer, it stands; of 40 cents of March three quarters will come."""
    alle = [geweigerd(OUD, 990, 10), geweigerd(KORT, 960, 40)]
    gelegde = driehoek(alle, van=Maand(2023, 6), tot=MRT, opgehaald=OP, alsnog=0.75)
    assert gelegde.ontvangen[0] == 1950
    assert gelegde.cumulatief[0].tolist() == [0, *[990] * 8, 1980]
    assert gelegde.eerder(1).cumulatief[0].tolist() == [0, *[990] * 8]
    assert gelegde.eerder(1).alsnog.sum() == 0


@proef(100)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 90), st.integers(-(10**9), 10**9)), max_size=30))
def test_nothing_is_lost_and_no_cent_is_rounded(rijen: list[tuple[int, int, int]]) -> None:
    ontvangsten = [
        Ontvangst((JAN, FEB, MRT)[maand], date.fromordinal(date(2024, 1, 1).toordinal() + dag), centen)
        for maand, dag, centen in rijen
        if dag >= (0, 31, 60)[maand]
    ]
    gelegde = gelegd(*ontvangsten)
    assert sum(gelegde.ontvangen) == sum(een.centen for een in ontvangsten)


@pytest.mark.parametrize(
    ("ontvangst", "melding"),
    [
        (
            Ontvangst(None, date(2024, 2, 1), 1250, "00451203"),
            "Declaratie van 12,50 euro, ontvangen op 1-2-2024, aanbieder 00451203: de maand van levering ontbreekt. "
            "Vul de maand in waarin is geleverd.",
        ),
        (
            Ontvangst(FEB, date(2024, 1, 31), 1250),
            "Declaratie van 12,50 euro, ontvangen op 31-1-2024: dat is voor de maand van levering, februari 2024. "
            "Verbeter de maand of de dag van ontvangst.",
        ),
        (
            Ontvangst(FEB, date(2024, 4, 1), 1250),
            "Declaratie van 12,50 euro, ontvangen op 1-4-2024: het register is van 31-3-2024. Verbeter de dag van "
            "ontvangst, of `opgehaald` van de bron.",
        ),
    ],
)
def test_a_declaration_that_cannot_be_is_named(ontvangst: Ontvangst, melding: str) -> None:
    with pytest.raises(CalculationError) as gevangen:
        gelegd(ontvangst)
    assert str(gevangen.value) == melding


def test_a_month_of_delivery_that_is_not_over_is_refused() -> None:
    with pytest.raises(CalculationError, match="de maanden moeten op die dag voorbij zijn"):
        gelegd(opgehaald=date(2024, 3, 30))


def test_months_must_be_over_and_in_their_order() -> None:
    with pytest.raises(CalculationError) as fout:
        driehoek([], van=MRT, tot=FEB, opgehaald=OP)
    assert str(fout.value) == (
        "Driehoek van 2024-03 tot en met 2024-02 uit een register van 31-3-2024: de maanden moeten op die dag voorbij "
        "zijn, de eerste voor de laatste. Kies eerdere maanden van levering."
    )
    assert driehoek([], van=MRT, tot=MRT, opgehaald=OP).centen.tolist() == [[0]]


def test_what_was_delivered_before_or_after_the_months_is_left_out() -> None:
    voor, na = Ontvangst(Maand(2023, 12), date(2024, 1, 5), 1), Ontvangst(MRT, date(2024, 3, 5), 2)
    assert gelegd(voor, na, Ontvangst(JAN, date(2024, 1, 1), 3), tot=FEB).centen.tolist() == [[3, 0, 0], [0, 0, 0]]


def test_so_many_months_ago_may_be_none_and_not_less() -> None:
    assert gelegd().eerder(0).maanden == (JAN, FEB, MRT)
    assert gelegd().eerder(2).maanden == (JAN,)
    with pytest.raises(CalculationError, match="-1 maanden terug"):
        gelegd().eerder(-1)


def test_there_is_nothing_of_before_the_first_month() -> None:
    with pytest.raises(CalculationError, match=r"3 maanden terug is er niets meer van\. Ga hoogstens 2 maanden terug"):
        gelegd().eerder(3)
