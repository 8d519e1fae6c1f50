"""Is it counted per aanbieder what was refused and why, and how long each step of the chain took?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import AANBIEDERS, declaraties, inhoud

from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN, TOTAAL
from monitorlib.cijfers.registers.keten import (
    AFGEWEZEN,
    INGEDIEND,
    TOT_ANTWOORD,
    TOT_DECLARATIE,
    keten_per_aanbieder,
    retourcodes,
)
from monitorlib.errors import NotDeliveredError
from monitorlib.tijd.periode import Kwartaal

D = date
NU = Kwartaal(2016, 1)
EIK, LINDE, _ = AANBIEDERS


def prestatie(dag: date, antwoord: date | None = None, codes: str = "", **anders: Any) -> dict[str, Any]:
    """100 euro, delivered in January 2016; refused when there are codes."""
    bedrag = Decimal("100.00")
    uitkomst = "onbeantwoord" if antwoord is None else "afgewezen" if codes else "toegekend"
    rij = {"bedrag": bedrag, "ontvangen": dag, "beantwoord": antwoord, "retourcodes": codes or None, uitkomst: bedrag}
    return {**rij, **anders}


# De Eik: 4 answered in 6, 8, 10 and 10 days, of which 1 refused, and 1 waiting; came after 1, 3, 5, 7 and 9 days.
RIJEN = [
    prestatie(D(2016, 2, 1), D(2016, 2, 7)),
    prestatie(D(2016, 2, 3), D(2016, 2, 11), "9321 9341"),
    prestatie(D(2016, 2, 5), D(2016, 2, 15)),
    prestatie(D(2016, 2, 7), D(2016, 2, 17)),
    prestatie(D(2016, 2, 9)),
    # De Linde: 1 of 2 refused; one that came in April belongs to no quarter here.
    prestatie(D(2016, 2, 11), D(2016, 2, 12), "9321", aanbieder=LINDE),
    prestatie(D(2016, 2, 11), D(2016, 2, 13), aanbieder=LINDE),
    prestatie(D(2016, 4, 1), D(2016, 4, 2), "0001", aanbieder=LINDE),
]


def test_what_is_refused_and_how_long_it_takes() -> None:
    """1 of 4 and 1 of 2 that were answered; medians of 6, 8, 10, 10 (9) and of 1, 2 (1,5)."""
    gemeten = inhoud(keten_per_aanbieder(declaraties(RIJEN), in_=NU))
    assert {wat: gemeten[wat, "De Eik"] for wat in (INGEDIEND, AFGEWEZEN, TOT_DECLARATIE, TOT_ANTWOORD)} == {
        INGEDIEND: 5, AFGEWEZEN: 25, TOT_DECLARATIE: 5, TOT_ANTWOORD: 9,
    }  # fmt: skip
    assert (gemeten[INGEDIEND, "De Linde"], gemeten[AFGEWEZEN, "De Linde"]) == (2, 50)
    assert gemeten[TOT_ANTWOORD, "De Linde"] == 1.5
    assert (gemeten[INGEDIEND, "De Wilg"], gemeten[AFGEWEZEN, "De Wilg"]) == (0, NIET_TE_BEPALEN)
    assert gemeten[TOT_ANTWOORD, "De Wilg"] == NIET_TE_BEPALEN


def test_together_it_is_measured_again() -> None:
    """2 of 6 that were answered; the median of 1, 2, 6, 8, 10, 10 is 7."""
    gemeten = inhoud(keten_per_aanbieder(declaraties(RIJEN), in_=NU))
    assert gemeten[INGEDIEND, TOTAAL] == 7
    assert gemeten[AFGEWEZEN, TOTAAL] == pytest.approx(100 / 3)
    assert gemeten[TOT_ANTWOORD, TOTAAL] == 7


def test_the_most_frequent_retourcodes_first() -> None:
    """9321 twice, 9341 once; the 0001 came in another quarter. One prestatie has two."""
    gemeten = retourcodes(declaraties(RIJEN), in_=NU, hoogstens=2)
    assert gemeten.leden["retourcode"] == ("9321 Meer volume dan toegewezen", "9341 Andere eenheid")
    gevuld = {cel: aantal for cel, aantal in inhoud(gemeten).items() if aantal}
    assert gevuld == {
        ("9321 Meer volume dan toegewezen", "De Eik"): 1,
        ("9341 Andere eenheid", "De Eik"): 1,
        ("9321 Meer volume dan toegewezen", "De Linde"): 1,
    }


def test_a_code_that_no_list_names_is_itself() -> None:
    gemeten = retourcodes(declaraties([prestatie(D(2016, 2, 1), D(2016, 2, 7), "9999")]), in_=NU, hoogstens=5)
    assert inhoud(gemeten)["9999", "De Eik"] == 1


def test_without_retourcodes_there_is_nothing_to_show() -> None:
    """Where nothing was ever refused, that is no fault."""
    assert inhoud(retourcodes(declaraties([prestatie(D(2016, 2, 1))]), in_=NU, hoogstens=5)) == {}


@pytest.mark.parametrize("kolom", ["afgewezen", "retourcodes"])
def test_what_does_not_say_what_was_refused_is_not_counted(kolom: str) -> None:
    zonder = declaraties(RIJEN)
    zonder = replace(zonder, tabel=zonder.tabel.drop(kolom))
    for geteld in (lambda: keten_per_aanbieder(zonder, in_=NU), lambda: retourcodes(zonder, in_=NU, hoogstens=5)):
        with pytest.raises(NotDeliveredError) as fout:
            geteld()
        assert str(fout.value) == f"bron declaraties zonder kolom '{kolom}'"


def test_of_codes_as_frequent_the_lowest_goes_first() -> None:
    """9341 and 9321 once each, in two prestaties."""
    rijen = [prestatie(D(2016, 2, 3), D(2016, 2, 11), code) for code in ("9341", "9321")]
    gemeten = retourcodes(declaraties(rijen), in_=NU, hoogstens=1)
    assert gemeten.leden["retourcode"] == ("9321 Meer volume dan toegewezen",)
