"""Is what was assigned worth its volume over its days, at the tariff that was declared, and what is used of it?"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from bouwstenen import declaraties, inhoud, jeugdhulp, van, zonder

from monitorlib.cijfers.geld.toegewezen import ongebruikt, toegewezen_volume
from monitorlib.cijfers.geld.verplicht import einde_van_verplicht, gebruikte_maanden, verplicht
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.errors import NotDeliveredError
from monitorlib.tijd.periode import Kwartaal, Maand

D = date
Rij = dict[str, Any]
# Of 2016-Q1 the months that are used are those of 2015; what is to come is April to December 2016, 275 days.
VAN, TOT, EINDE = D(2015, 1, 1), D(2015, 12, 31), D(2016, 12, 31)


def toewijzing(begin: date, tot: date | None = None, volume: float | None = 1, **anders: object) -> Rij:
    return van(begin, tot, startdatum=begin, volume=volume, **{"eenheid": "04", "frequentie": "1", **anders})


def volumes(*rijen: Rij) -> dict[Any, tuple[float, float]]:
    over = gebruikte_maanden(Kwartaal(2016, 1))
    gevonden = toegewezen_volume(jeugdhulp(rijen), over, tot=EINDE)
    return {soort: (float(een.gebruikt), float(een.verder)) for soort, een in gevonden.items()}


def test_the_months_that_are_used_and_the_end_of_the_year() -> None:
    gebruikt = gebruikte_maanden(Kwartaal(2016, 1))
    assert (gebruikt.eerste_dag, gebruikt.peildatum) == (VAN, TOT)
    assert einde_van_verplicht(Kwartaal(2016, 1)) == D(2016, 12, 31)
    assert einde_van_verplicht(Maand(2016, 12)) == D(2017, 12, 31)


@pytest.mark.parametrize(("frequentie", "volume"), [("1", 1), ("2", 7), ("3", 28), ("4", 365.25 / 12), ("5", 365.25)])
def test_each_frequentie_is_so_much_a_day(frequentie: str, volume: float) -> None:
    """One unit a day, each said in its own way, for the 28 days of February 2015."""
    rij = toewijzing(D(2015, 2, 1), D(2015, 2, 28), volume, frequentie=frequentie)
    assert volumes(rij) == {("Aa", "45", "uur"): (pytest.approx(28), 0)}


def test_a_volume_in_total_is_spread_over_all_its_days() -> None:
    """100 hours over the hundred days until 9 April 2016: 31 + 29 + 31 days before April are in neither, 9 after it.

    Begun on 1 January 2016 it has no day in 2015.
    """
    rij = toewijzing(D(2016, 1, 1), D(2016, 4, 9), 100, frequentie="6")
    assert volumes(rij) == {("Aa", "45", "uur"): (0, 9)}
    assert volumes(toewijzing(D(2015, 12, 1), None, 100, frequentie="6")) == {("Aa", "45", "uur"): (0, 0)}


def test_only_its_own_days_count() -> None:
    """Before and after the stretch nothing; without a last day it runs on; minutes are hours."""
    assert volumes(toewijzing(D(2014, 1, 1), D(2014, 12, 31))) == {("Aa", "45", "uur"): (0, 0)}
    assert volumes(toewijzing(D(2014, 1, 1), D(2015, 1, 10))) == {("Aa", "45", "uur"): (10, 0)}
    assert volumes(toewijzing(D(2015, 12, 30))) == {("Aa", "45", "uur"): (2, 275)}
    assert volumes(toewijzing(D(2016, 5, 1), D(2016, 5, 31), 60, eenheid="01")) == {("Aa", "45", "uur"): (0, 31)}


@pytest.mark.parametrize("mist", ["volume", "frequentie"])
def test_what_says_no_volume_allows_nothing_that_is_known(mist: str) -> None:
    assert volumes(toewijzing(VAN, **{mist: None})) == {("Aa", "45", "uur"): (0, 0)}


def test_a_pgb_is_not_assigned_in_natura() -> None:
    assert volumes(toewijzing(VAN, leveringsvorm="PGB")) == {}


DECLARATIES = [
    {"maand": "2015-06", "volume": 30.0, "bedrag": Decimal("1500.00"), "eenheid": "04"},
    {"maand": "2015-07", "volume": 10.0, "bedrag": Decimal("500.00"), "eenheid": "04", "gemeente": "GM0002"},
    # After the months that are used.
    {"maand": "2016-01", "volume": 10.0, "bedrag": Decimal("900.00"), "eenheid": "04"},
    # Of a unit in which nothing was assigned.
    {"maand": "2015-06", "volume": 5.0, "bedrag": Decimal("700.00"), "eenheid": "16"},
]


def test_the_value_is_volume_times_the_mean_tariff() -> None:
    """40 hours for 2000 euro: 50 an hour. Aa: 40 of 2015 at 50 = 2000, of which 1500 declared; 75 %. To come: 275 days.

    Bee was assigned nothing: what it declared is used of nothing.
    """
    rijen = [toewijzing(D(2015, 11, 22))]
    gevonden = inhoud(verplicht(declaraties(DECLARATIES), "Jeugdwet", jeugdhulp(rijen)))
    van_aa = {post: een for (gemeente, post), een in gevonden.items() if gemeente == "Aa"}
    assert van_aa == {
        "Toegewezen": 2000,
        "Gedeclareerd": 1500,
        "Verzilverd in %": 75,
        "Verplicht tot en met 31-12-2016": 275 * 50,
    }
    assert gevonden["Totaal", "Toegewezen"] == 2000


def test_per_product_it_is_the_same_money_once_more() -> None:
    """Aa and Bee have 40 and 10 hours of ambulant at 50, Bee 20 of verblijf at 10: 2000 + 500, and 200."""
    rijen = [
        toewijzing(D(2015, 11, 22), TOT),
        toewijzing(D(2015, 12, 22), TOT, gemeente="GM0002"),
        toewijzing(D(2015, 12, 12), TOT, gemeente="GM0002", productgroep="44"),
    ]
    alle = [*DECLARATIES, {"maand": "2015-06", "volume": 3.0, "bedrag": Decimal("30.00"), "eenheid": "04",
                           "gemeente": "GM0002", "product": "44"}]  # fmt: skip
    gevonden = inhoud(verplicht(declaraties(alle), "Jeugdwet", jeugdhulp(rijen), per="product"))
    assert {lid: gevonden[lid, "Toegewezen"] for lid in ("Ambulant", "Verblijf", "Totaal")} == {
        "Ambulant": 2500, "Verblijf": 200, "Totaal": 2700,
    }  # fmt: skip
    assert (gevonden["Ambulant", "Gedeclareerd"], gevonden["Verblijf", "Gedeclareerd"]) == (2000, 30)


def test_what_has_no_tariff_has_no_value() -> None:
    """Etmalen were never declared."""
    rijen = [toewijzing(VAN, eenheid="14"), toewijzing(D(2015, 12, 31))]
    gevonden = inhoud(verplicht(declaraties(DECLARATIES), "Jeugdwet", jeugdhulp(rijen)))
    assert gevonden["Aa", "Toegewezen"] == 50


def test_declaraties_that_began_later_give_a_reason() -> None:
    register = declaraties(DECLARATIES, volledig_vanaf=D(2015, 2, 1))
    cellen = verplicht(register, "Jeugdwet", jeugdhulp([toewijzing(VAN)])).cellen()
    assert {(een.teken, een.tekst) for een in cellen.values()} == {
        (NIET_TE_BEPALEN, "het register is pas vanaf 1-2-2015 volledig")
    }


@pytest.mark.parametrize("kolom", ["volume", "eenheid", "frequentie"])
def test_a_register_must_say_volumes(kolom: str) -> None:
    with pytest.raises(NotDeliveredError, match=kolom):
        toegewezen_volume(zonder(jeugdhulp([toewijzing(VAN)]), kolom), gebruikte_maanden(Kwartaal(2016, 1)), tot=EINDE)


def test_what_nobody_uses_is_counted_and_nobody_is_named() -> None:
    """Of three that run two never began; one ended in the year without a start, one before it, and one began."""
    rijen = [
        toewijzing(D(2015, 1, 1)),
        *[toewijzing(D(2016, 1, 1)) | {"startdatum": None, "client": naam} for naam in ("c2", "c3")],
        toewijzing(D(2015, 5, 1), D(2015, 9, 1)) | {"startdatum": None},
        toewijzing(D(2015, 1, 1), D(2015, 3, 31)) | {"startdatum": None},
        toewijzing(D(2015, 1, 1), D(2015, 12, 1)),
    ]
    gevonden = inhoud(ongebruikt(jeugdhulp(rijen)))
    assert {post: een for (post, gemeente), een in gevonden.items() if gemeente == "Totaal"} == {
        "Lopen op de peildatum": 3,
        "Waarvan niet begonnen": 2,
        "In een jaar geëindigd, nooit begonnen": 1,
    }


def test_no_volume_gets_lost_in_the_order_of_the_rows() -> None:
    """A tenth, many times, is exactly so many tenths."""
    rijen = [toewijzing(TOT, TOT + timedelta(days=0), 0.1) for _ in range(30)]
    gevonden = toegewezen_volume(jeugdhulp(rijen), gebruikte_maanden(Kwartaal(2016, 1)), tot=EINDE)
    assert gevonden["Aa", "45", "uur"].gebruikt == Fraction(3)
