"""Is a year of which the clients are still to be asked something else than one that nobody gave?"""

from bouwstenen import GEMEENTEN, inhoud, rijen_van, telling

from monitorlib.indicatoren.clientervaring import kwaliteit_van_leven
from monitorlib.tijd.periode import Kwartaal
from monitorlib.tijd.perioden import Perioden

STELLING = "De hulp maakt mijn leven beter"


def test_a_year_that_is_not_asked_yet_is_not_due_yet() -> None:
    """Of 2014 there are answers, 30 of 40 positive; in the spring of 2016 those of 2015 can still come."""
    antwoorden = {"Eens": 30.0, "Alle antwoorden": 40.0}
    cellen = {
        (een.code, STELLING, antwoord, "2014"): aantal for een in GEMEENTEN for antwoord, aantal in antwoorden.items()
    }
    codes = {
        "gemeente": {een.code: een.naam for een in GEMEENTEN},
        "stelling": {STELLING: STELLING},
        "antwoord": {een: een for een in antwoorden},
    }
    onderzoek = telling("clientervaring", rijen_van("clientervaring", cellen), codes, periode="2016-Q1")
    perioden = tuple(Kwartaal.lees(een) for een in ("2013-Q1", "2014-Q1", "2015-Q1", "2016-Q1"))
    gemeten = inhoud(kwaliteit_van_leven(onderzoek, Perioden(perioden)))
    per_jaar = {periode.rpartition(" ")[2]: inhoud_ for (periode, *_), inhoud_ in gemeten.items()}
    assert per_jaar == {"2013": "niet te bepalen", "2014": 75.0, "2015": "nog niet", "2016": "nog niet"}
