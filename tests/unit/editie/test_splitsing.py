"""A gemeente that was split: which parts it may have, and what its numbers are together."""

from datetime import date

import pytest
from bouwstenen import wmo

from monitorlib.editie.params.gemeente import Gemeente, sluit_aan

LAATSTE, EERSTE = date(2018, 12, 31), date(2019, 1, 1)
WINSUM = Gemeente(code="GM0053", naam="Winsum", tot=LAATSTE, opgegaan_in=["GM1966", "GM1969"])
HOGELAND = Gemeente(code="GM1966", naam="Het Hogeland", van=EERSTE)
WESTERKWARTIER = Gemeente(code="GM1969", naam="Westerkwartier", van=EERSTE)


def test_one_or_several() -> None:
    assert WINSUM.opvolgers == ("GM1966", "GM1969")
    assert Gemeente(code="GM0053", naam="Winsum", tot=LAATSTE, opgegaan_in="GM1966").opvolgers == ("GM1966",)
    assert HOGELAND.opvolgers == ()


@pytest.mark.parametrize("opgegaan_in", [[], ["GM1966", "GM1966"]])
def test_none_or_the_same_twice_is_refused(opgegaan_in: list[str]) -> None:
    with pytest.raises(ValueError, match="is leeg of noemt een gemeente twee keer"):
        Gemeente(code="GM0053", naam="Winsum", tot=LAATSTE, opgegaan_in=opgegaan_in)


def test_a_part_may_go_to_a_gemeente_that_was_there() -> None:
    """Littenseradiel went in 2018 to Waadhoeke, which was new, and to Leeuwarden, which was not."""
    assert sluit_aan(WINSUM, HOGELAND)
    assert sluit_aan(WINSUM, Gemeente(code="GM1966", naam="Er was al", van=None))
    assert not sluit_aan(WINSUM, Gemeente(code="GM1966", naam="Later", van=date(2019, 1, 2)))
    heel = Gemeente(code="GM0053", naam="Winsum", tot=LAATSTE, opgegaan_in="GM1966")
    assert not sluit_aan(heel, Gemeente(code="GM1966", naam="Er was al", van=None))


def test_its_numbers_are_of_no_part_alone() -> None:
    """A part is not the sum of a whole that went to two."""
    register = wmo([{"ingangsdatum": date(2016, 1, 1)}], periode="2016-Q1")
    gemeenten = (WINSUM, HOGELAND, WESTERKWARTIER)
    een = type(register)(**{**vars(register), "gemeenten": gemeenten})
    assert een.voorgangers == {}
    assert een.herindelingen == [("GM0053", "GM1966", LAATSTE), ("GM0053", "GM1969", LAATSTE)]
    assert een.gesplitst == {"GM0053": LAATSTE}
