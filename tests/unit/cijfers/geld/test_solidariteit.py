"""Does a settlement add up to nothing, and does each gemeente then bear its part?"""

from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import cijfers, inhoud, proef
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.geld.solidariteit import NA, VERREKENING, VOORAF, solidariteit
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import CalculationError

GEMEENTEN = ["Aa", "Bee", "Cee"]


def per_gemeente(*waarden: float | str, eenheid: str = "euro") -> Cijfers:
    namen = [f"{letter}" for letter in (*GEMEENTEN, *(f"G{nummer}" for nummer in range(len(waarden) - 3)))]
    return cijfers({"gemeente": namen[: len(waarden)]}, waarden, eenheid=eenheid)


def verrekend(saldi: Cijfers, gewichten: Cijfers) -> dict[Any, Any]:
    return inhoud(solidariteit(saldi, {"budget": gewichten}, sleutel="budget"))


def test_each_bears_its_part_of_what_all_have_together() -> None:
    """+100, −400 and 0 are together −300, by 1 : 1 : 1 each −100: Aa pays 200, Bee receives 300, Cee pays 100."""
    gevonden = verrekend(per_gemeente(100, -400, 0), per_gemeente(5, 5, 5, eenheid="inwoners"))
    assert {naam: gevonden[naam, VERREKENING] for naam in GEMEENTEN} == {"Aa": -200, "Bee": 300, "Cee": -100}
    assert {naam: gevonden[naam, NA] for naam in GEMEENTEN} == dict.fromkeys(GEMEENTEN, -100)
    assert gevonden["Totaal", VOORAF] == gevonden["Totaal", NA] == -300
    assert gevonden["Totaal", VERREKENING] == 0


def test_not_one_cent_is_lost() -> None:
    """A surplus of one euro by 1 : 1 : 1 is 34, 33 and 33 cents: the first has the cent that is left."""
    gevonden = verrekend(per_gemeente(1, 0, 0), per_gemeente(1, 1, 1))
    assert [gevonden[naam, NA] for naam in GEMEENTEN] == pytest.approx([0.34, 0.33, 0.33], abs=1e-9)


def test_a_key_is_chosen_by_its_name() -> None:
    sleutels = {"budget": per_gemeente(1, 0, 0), "inwoners": per_gemeente(0, 0, 1)}
    saldi = per_gemeente(-10, -20, -30)
    assert inhoud(solidariteit(saldi, sleutels, sleutel="budget"))["Aa", NA] == -60
    assert inhoud(solidariteit(saldi, sleutels, sleutel="inwoners"))["Cee", NA] == -60
    with pytest.raises(CalculationError, match=r"kent geen sleutel 'inwoner'\. Bedoelt u 'inwoners'\?"):
        solidariteit(saldi, sleutels, sleutel="inwoner")


def test_a_negative_or_empty_key_divides_nothing() -> None:
    for gewichten in (per_gemeente(3, -1, 2), per_gemeente(0, 0, 0)):
        with pytest.raises(CalculationError, match="gewichten van 0 of meer"):
            verrekend(per_gemeente(1, 2, 3), gewichten)


def test_one_gemeente_has_nobody_to_settle_with() -> None:
    """In the monitor of one gemeente there is no row, and the page says where settling is done."""
    een = cijfers({"gemeente": ["Aa"]}, [5], eenheid="euro")
    assert not solidariteit(een, {"budget": een}, sleutel="budget").cellen()


def test_without_every_saldo_and_weight_nothing_is_settled() -> None:
    """A gemeente that is not known would have to pay or receive as well."""
    for saldi, gewichten in (
        (per_gemeente(1, "niet opgegeven", 3), per_gemeente(1, 1, 1)),
        (per_gemeente(1, 2, 3), per_gemeente(1, "niet te bepalen", 1)),
    ):
        assert set(verrekend(saldi, gewichten).values()) == {"niet te bepalen"}


EUROS = st.decimals(-(10**7), 10**7, places=2).map(float)


@proef(150)
@given(st.lists(st.tuples(EUROS, st.integers(1, 10**6)), min_size=2, max_size=23))
def test_whatever_the_saldi_a_settlement_is_nothing_to_the_cent(paren: list[tuple[float, int]]) -> None:
    gevonden = verrekend(per_gemeente(*(saldo for saldo, _ in paren)), per_gemeente(*(gewicht for _, gewicht in paren)))
    verrekening = [
        Decimal(repr(een)).quantize(Decimal("0.01"))
        for (naam, post), een in gevonden.items()
        if post == VERREKENING and naam != "Totaal"
    ]
    assert sum(verrekening) == 0
    na = [een for (naam, post), een in gevonden.items() if post == NA and naam != "Totaal"]
    geheel, samen = sum(saldo for saldo, _ in paren), sum(gewicht for _, gewicht in paren)
    assert all(abs(een - geheel * gewicht / samen) < 0.011 for een, (_, gewicht) in zip(na, paren, strict=True))
