"""What stands in the place of a number of an indicator?"""

import pytest

from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.pagina.bladen.indicatorstand import schrijf
from monitorlib.tijd.periode import Kwartaal

NAN = float("nan")


@pytest.mark.parametrize(
    ("waarde", "teken", "tekst", "eenheid", "staat_er"),
    [
        (12.5, "getal", "", "%", "12,5\N{NO-BREAK SPACE}%"),
        (1250.0, "ongeveer", "ca.", "klachten", "ca. 1.250,0"),
        # The clients of a year are asked in the next one: that is no gap.
        (NAN, "nog niet", "", "%", "nog niet"),
        (NAN, "niet te bepalen", "het aantal om op te rekenen is nul", "%", "?"),
        (NAN, "niet opgegeven", "", "%", "?"),
    ],
)
def test_a_number_or_why_there_is_none(waarde: float, teken: str, tekst: str, eenheid: str, staat_er: str) -> None:
    assert schrijf(Punt("Totaal", Kwartaal(2024, 3), waarde, teken, tekst, eenheid, 1)) == staat_er


def test_a_place_that_was_not_measured_shows_nothing() -> None:
    assert schrijf(None) == ""
