"""Does the alt text of a figure say what there is to see: what changed most, from what to what, who is highest?"""

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import RenderError
from monitorlib.render.figuren.alt_tekst import alt_tekst


def gang(waarden: list[float | str], gemeenten: list[str], *, eenheid: str = "klachten") -> Cijfers:
    """Per gemeente the numbers of 2015 and 2016."""
    return cijfers({"gemeente": gemeenten, "jaar": ["2015", "2016"]}, waarden, eenheid=eenheid)


def test_what_rose_and_what_fell_most_and_who_ended_highest() -> None:
    """A +1, B +50, C −7, D −20: B rose most, D fell most, C is the highest of 2016."""
    zin = alt_tekst("Vorm", "Titel", gang([1, 2, 10, 60, 307, 300, 60, 40], ["A", "B", "C", "D"]))
    assert zin == (
        "Vorm: Titel. Het meest gestegen: B, van 10 (2015) naar 60 (2016). "
        "Het meest gedaald: D, van 60 (2015) naar 40 (2016). Het hoogst in 2016: C: 300."
    )


def test_where_nothing_fell_nothing_is_said_of_falling() -> None:
    zin = alt_tekst("Vorm", "Titel", gang([1, 2, 3, 4000], ["A", "B"], eenheid="euro"))
    assert zin == (
        "Vorm: Titel. Het meest gestegen: B, van 3 euro (2015) naar 4.000 euro (2016). "
        "Het hoogst in 2016: B: 4.000 euro."
    )


def test_of_one_series_its_way_is_told() -> None:
    assert alt_tekst("Lijn", "Titel", gang([8, 5], ["A"])) == "Lijn: Titel. A is gedaald van 8 (2015) naar 5 (2016)."
    zin = alt_tekst("Lijn", "Titel", gang([8, 8], ["A"]))
    assert zin == "Lijn: Titel. Niets is veranderd: A van 8 (2015) naar 8 (2016)."


def test_without_time_highest_and_lowest() -> None:
    een = cijfers({"gemeente": ["A", "B", "Totaal"]}, [3, 9, 12], eenheid="%")
    assert alt_tekst("Staven", "Titel", een) == "Staven: Titel. Het hoogst: B: 9 %; het laagst: A: 3 %."


def test_a_finding_of_the_form_itself_comes_first() -> None:
    een = cijfers({"gemeente": ["A"]}, [3])
    assert alt_tekst("Staven", "Titel", een, "Drie bleven.") == "Staven: Titel. Drie bleven. A: 3."


def test_what_is_no_number_is_passed_over() -> None:
    """B has no number in 2016: only A has a course."""
    zin = alt_tekst("Vorm", "Titel", gang([1, 2, 3, "niet opgegeven"], ["A", "B"]))
    assert zin == "Vorm: Titel. A is gestegen van 1 (2015) naar 2 (2016)."


def test_no_number_at_all_is_said_with_what_to_do() -> None:
    with pytest.raises(RenderError, match=r"Figuur 'Titel' heeft geen enkel getal om te tonen\. Laat haar weg"):
        alt_tekst("Vorm", "Titel", gang(["nog niet", "nog niet"], ["A"]))
