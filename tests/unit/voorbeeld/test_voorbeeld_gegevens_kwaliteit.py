"""Do the fictitious tellingen on quality hold the truths that the README of the data names?"""

import csv

from locations import ROOT

BRON = ROOT / "data/voorbeeld/2024-Q4"


def reeks(naam: str, kolom: str, lid: str) -> list[int]:
    """The numbers of one member, in the order of the file; nihil is 0."""
    with (BRON / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return [int(rij["waarde"].replace("-", "0")) for rij in csv.DictReader(bestand) if rij[kolom] == lid]


def test_bemiddeling_takes_over() -> None:
    """More in every quarter, while fewer klachten are decided on."""
    assert reeks("klachten", "afhandeling", "Bemiddeld") == [1, 3, 4, 6, 7, 9]
    gegrond = reeks("klachten", "afhandeling", "Gegrond verklaard")
    assert gegrond == sorted(gegrond, reverse=True)


def test_more_klachten_are_settled_in_time() -> None:
    """16 of 20 is 80 %, 19 of 20 is 95 %."""
    op_tijd = reeks("klachten_termijn", "termijn", "Binnen de termijn")
    alle = reeks("klachten_termijn", "termijn", "Alle afgehandelde klachten")
    assert (100 * op_tijd[0] / alle[0], 100 * op_tijd[-1] / alle[-1]) == (80, 95)
    assert all(deel <= geheel for deel, geheel in zip(op_tijd, alle, strict=True))


def test_one_wachtlijst_grows() -> None:
    """4 more each quarter."""
    assert reeks("wachtlijsten_diensten", "dienst", "Dagopvang jeugd") == list(range(10, 42, 4))
