"""Is every indicator still declared as it was agreed: definition, teller, noemer, sources, unit, test and aim?"""

from afspraak import lees
from indicatorafspraak import BESTAND, KOP, rijen

BEDOELD = "Is dit bedoeld, schrijf het dan op met: .venv/bin/python tests/contract/indicatorafspraak.py"


def test_what_the_pages_say_is_what_was_agreed() -> None:
    """A change that is meant is written to indicatorafspraak.csv, where who compares over the years finds it."""
    toen, nu = ({rij[0]: rij for rij in alle} for alle in (lees(BESTAND), rijen()))
    verschillen = [
        (naam, kolom, was, is_)
        for naam in nu.keys() & toen.keys()
        for kolom, was, is_ in zip(KOP, toen[naam], nu[naam], strict=True)
        if is_ != was
    ]
    assert verschillen == [], BEDOELD
    assert list(nu) == list(toen), BEDOELD
