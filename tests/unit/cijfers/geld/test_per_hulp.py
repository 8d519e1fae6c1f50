"""What was declared of each kind of help: its cents and its volume, and nothing that is neither."""

from decimal import Decimal
from fractions import Fraction

import pytest
from bouwstenen import declaraties, zonder

from monitorlib.cijfers.geld.per_hulp import gedeclareerd, per_hulp, volume_als_breuk
from monitorlib.tijd.periode import Kwartaal

NU = Kwartaal(2016, 1)


def test_a_kind_counts_by_its_euros_or_by_its_volume() -> None:
    """Five hours for nothing, seven euros without a volume, and a declaratie that was taken back whole."""
    rijen = [
        {"product": "45", "eenheid": "04", "volume": 5.0, "bedrag": Decimal(0)},
        {"product": "44", "eenheid": "04", "volume": 0.0, "bedrag": Decimal(7)},
        {"product": "44", "eenheid": "14", "volume": 2.0, "bedrag": Decimal(9)},
        {"product": "44", "eenheid": "14", "volume": 2.0, "bedrag": Decimal(-9)},
        {"product": "45", "eenheid": "01", "volume": 30.0, "bedrag": Decimal(2)},
    ]
    geteld = per_hulp(gedeclareerd(declaraties(rijen), in_=[NU], tot_peildatum=False), NU)
    assert {(product, eenheid): (een.centen, een.volume) for (_, _, product, _, eenheid), een in geteld.items()} == {
        ("45", "uur"): (200, Fraction(11, 2)),
        ("44", "uur"): (700, 0),
    }
    assert {soort[0] for soort in geteld} == {"Aa"}


def test_a_register_that_does_not_say_units_has_one_without_a_name() -> None:
    van = zonder(declaraties([{"volume": 5.0, "bedrag": Decimal(3)}]), "eenheid")
    ((soort, een),) = per_hulp(gedeclareerd(van, in_=[NU], tot_peildatum=False), NU).items()
    assert (soort[-1], een.centen, een.volume) == ("", 300, 5)


@pytest.mark.parametrize(("volume", "breuk"), [(None, 0), (0.1, Fraction(1, 10)), (0.1 + 0.2, Fraction(3, 10))])
def test_a_volume_is_the_same_in_whatever_order_it_was_added_up(volume: float | None, breuk: Fraction) -> None:
    assert volume_als_breuk(volume) == breuk
