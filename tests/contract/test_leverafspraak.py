"""Do we still ask of a municipality what was agreed: sources, columns, codes, keys and units?"""

from afspraak import lees
from leverafspraak import BESTAND, rijen


def test_what_we_ask_is_what_was_agreed() -> None:
    """Who delivers has built on it: a change here is a change there, and stands in leverafspraak.csv."""
    toen, nu = lees(BESTAND), list(rijen())
    assert [rij for rij in nu if rij not in toen] == []
    assert [rij for rij in toen if rij not in nu] == []
    assert nu == toen
