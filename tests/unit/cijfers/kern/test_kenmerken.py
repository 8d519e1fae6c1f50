"""Does a number keep its name when numbers are added up: what they share stays, and what cannot be known is None?"""

import pytest

from monitorlib.cijfers.kern.kenmerken import als_json, over_alle, samengenomen, uit_json
from monitorlib.cijfers.kern.regels import Kenmerk


def klanten(moment: str = "2016-Q1", begrip: str = "klanten", **delen: str) -> Kenmerk:
    return Kenmerk(begrip, moment, frozenset(delen.items()))


def test_over_all_members_the_dimension_is_gone() -> None:
    paar = [klanten(wet="Wmo", gemeente="Aa"), klanten(wet="Wmo", gemeente="Bee")]
    assert over_alle(paar, "gemeente") == klanten(wet="Wmo")


def test_of_some_members_their_names_stand_together() -> None:
    paar = [klanten(wet="Wmo", gemeente="Bee"), klanten(wet="Wmo", gemeente="Aa")]
    assert samengenomen(paar, "gemeente") == klanten(wet="Wmo", gemeente="Aa + Bee")


def test_one_member_loses_its_dimension_as_well() -> None:
    """Alone, nothing differs: what is left out is the dimension that was asked."""
    assert over_alle([klanten(wet="Wmo", gemeente="Aa")], "gemeente") == klanten(wet="Wmo")
    assert samengenomen([klanten(wet="Wmo", gemeente="Aa")], "gemeente") == klanten(wet="Wmo", gemeente="Aa")
    assert over_alle([klanten(wet="Wmo")], "gemeente") is None


@pytest.mark.parametrize(
    "ander",
    [
        None,
        klanten(moment="2016-Q2", gemeente="Bee"),
        klanten(begrip="voorzieningen", gemeente="Bee"),
        klanten(gemeente="Bee", wet="Wmo"),
        klanten(wet="Wmo"),
        klanten(),
    ],
    ids=["unknown", "another moment", "another begrip", "two differences", "another column", "no part"],
)
def test_what_differs_in_more_than_one_column_is_unknown(ander: Kenmerk | None) -> None:
    assert over_alle([klanten(gemeente="Aa"), ander], "gemeente") is None
    assert samengenomen([klanten(gemeente="Aa"), ander], "gemeente") is None


def test_what_is_no_whole_is_none_together() -> None:
    """Of parts that are not all there is, the sum is no sum over all."""
    heel, half = klanten(gemeente="Aa"), Kenmerk("klanten", "2016-Q1", frozenset({("gemeente", "Bee")}), heel=False)
    assert over_alle([heel, half], "gemeente") is None
    samen = samengenomen([heel, half], "gemeente")
    assert samen == klanten(gemeente="Aa + Bee")
    assert samen is not None
    assert not samen.heel


def test_through_json_and_back() -> None:
    kenmerk = klanten(wet="Wmo", gemeente="Aa")
    assert als_json(kenmerk) == {
        "begrip": "klanten", "moment": "2016-Q1", "delen": [["gemeente", "Aa"], ["wet", "Wmo"]],
    }  # fmt: skip
    assert uit_json(als_json(kenmerk)) == kenmerk
