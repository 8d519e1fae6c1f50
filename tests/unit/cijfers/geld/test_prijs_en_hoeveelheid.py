"""Does a change in expenditure come from the registers as it is: cliënten, units, gemeenten and periods?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import GEMEENTEN, declaraties, inhoud, jeugdhulp, van, zonder

from monitorlib.cijfers.geld.ontleding import Ontleding
from monitorlib.cijfers.geld.prijs_en_hoeveelheid import prijs_en_hoeveelheid
from monitorlib.cijfers.kern.regels import NIET_TE_BEPALEN
from monitorlib.errors import CalculationError, NotDeliveredError
from monitorlib.tijd.periode import Kwartaal
from monitorlib.tijd.tijdvak import dit_jaar_tot

D = date
NU = Kwartaal(2016, 1)
TOEN = NU.jaar_eerder
Rij = dict[str, Any]


def geleverd(maand: str, volume: float, euro: str, **anders: object) -> Rij:
    """A declaratie that came in on the last day of its quarter."""
    gewoon = {"ontvangen": D(int(maand[:4]), 3, 31), "eenheid": "04"}
    return {"maand": maand, "volume": volume, "bedrag": Decimal(euro), **gewoon, **anders}


def hulp(client: str, begin: date, tot: date | None = None, **anders: object) -> Rij:
    return van(begin, tot, client=client, startdatum=begin, **anders)


def ontleed(rijen: list[Rij], clienten: list[Rij], **parameters: object) -> Ontleding:
    registers = {"Jeugdwet": jeugdhulp(clienten)}
    return prijs_en_hoeveelheid(declaraties(rijen, **parameters), registers, van=TOEN, naar=NU)


def euros(ontleding: Ontleding, *kolommen: str) -> dict[Any, Any]:
    """By post, and by members after it; what changed nothing is left out."""
    return {cel if kolommen else cel[0]: een for cel, een in inhoud(ontleding.per(*kolommen)).items() if een}


TWEE = [hulp("c1", D(2015, 1, 1)), hulp("c2", D(2015, 2, 1), D(2015, 12, 31)), hulp("c3", D(2016, 2, 1))]


def test_a_dearer_hour_is_price() -> None:
    """Two cliënten in each quarter, 40 hours, from 50 to 54 euro: 160 euro."""
    rijen = [geleverd("2015-01", 40, "2000.00"), geleverd("2016-02", 40, "2160.00")]
    assert euros(ontleed(rijen, TWEE)) == {
        "Uitgaven 2015-Q1": 2000,
        "Prijs": 160,
        "Verschil": 160,
        "Uitgaven 2016-Q1": 2160,
    }


def test_minutes_are_hours_and_other_units_stay_apart() -> None:
    """60 minutes for one hour at the same price is no change; a dagdeel beside it is a kind of its own, and new."""
    rijen = [
        geleverd("2015-01", 10, "500.00"),
        geleverd("2016-01", 600, "500.00", eenheid="01"),
        geleverd("2016-01", 2, "240.00", eenheid="16"),
    ]
    assert euros(ontleed(rijen, TWEE), "maateenheid") == {
        ("Uitgaven 2015-Q1", "uur"): 500,
        ("Uitgaven 2016-Q1", "uur"): 500,
        ("Nieuw", "dagdeel"): 240,
        ("Verschil", "dagdeel"): 240,
        ("Uitgaven 2016-Q1", "dagdeel"): 240,
    }


@pytest.mark.parametrize("eenheid", ["83", None])
def test_what_has_no_tariff_is_not_split(eenheid: str | None) -> None:
    rijen = [geleverd("2015-01", 10, "500.00", eenheid=eenheid), geleverd("2016-01", 15, "700.00", eenheid=eenheid)]
    assert euros(ontleed(rijen, TWEE))["Niet te splitsen"] == 200


def test_without_a_column_of_units_there_is_one_unit() -> None:
    rijen = [geleverd("2015-01", 10, "500.00"), geleverd("2016-01", 10, "600.00")]
    register = zonder(declaraties(rijen), "eenheid")
    ontleding = prijs_en_hoeveelheid(register, {"Jeugdwet": jeugdhulp(TWEE)}, van=TOEN, naar=NU)
    assert euros(ontleding)["Prijs"] == 100


def test_who_had_help_in_the_period_is_a_cliënt() -> None:
    """In 2015-Q1: c1 and c2. In 2016-Q1: c1 and c3. Not: who stopped before, waits, or has a pgb."""
    erbij = [
        hulp("c4", D(2014, 1, 1), D(2014, 12, 31)),
        {**van(D(2016, 1, 1), client="c5"), "startdatum": None},
        hulp("c6", D(2015, 1, 1), leveringsvorm="PGB"),
        hulp("c7", D(2016, 3, 31)),
        hulp("c8", D(2016, 4, 1)),
    ]
    rijen = [geleverd("2015-01", 40, "2000.00"), geleverd("2016-02", 60, "3000.00")]
    assert euros(ontleed(rijen, [*TWEE, *erbij])) == {
        "Uitgaven 2015-Q1": 2000,
        "Cliënten": 1000,
        "Verschil": 1000,
        "Uitgaven 2016-Q1": 3000,
    }


def test_both_periods_had_as_much_time() -> None:
    """What came in after the last day of its quarter counts in neither, and what was refused in none."""
    laat = geleverd("2015-02", 99, "9999.00") | {"ontvangen": D(2015, 4, 1)}
    geweigerd = geleverd("2016-02", 7, "350.00") | {"afgewezen": Decimal("350.00")}
    rijen = [geleverd("2015-01", 40, "2000.00"), geleverd("2016-02", 40, "2000.00"), laat, geweigerd]
    assert euros(ontleed(rijen, TWEE)) == {"Uitgaven 2015-Q1": 2000, "Uitgaven 2016-Q1": 2000}


def test_gemeenten_that_merged_are_one_in_both_periods() -> None:
    """Oud went up in Nieuw on 1 January 2016: the same help there is no new help, and nothing falls away."""
    rijen = [
        geleverd("2015-01", 40, "2000.00", gemeente="GM0008"),
        geleverd("2016-02", 40, "2160.00", gemeente="GM0009"),
    ]
    clienten = [
        hulp("c1", D(2015, 1, 1), D(2015, 12, 31), gemeente="GM0008"),
        hulp("c1", D(2016, 1, 1), gemeente="GM0009"),
    ]
    assert euros(ontleed(rijen, clienten), "gemeente") == {
        ("Uitgaven 2015-Q1", "Nieuw"): 2000,
        ("Prijs", "Nieuw"): 160,
        ("Verschil", "Nieuw"): 160,
        ("Uitgaven 2016-Q1", "Nieuw"): 2160,
    }


def test_a_region_is_its_gemeenten_together() -> None:
    """Who moves from Aa to Bee is more there and less here; and no mix between gemeenten."""
    rijen = [
        geleverd("2015-01", 40, "2000.00"),
        geleverd("2015-01", 10, "900.00", gemeente="GM0002"),
        geleverd("2016-01", 20, "1000.00"),
        geleverd("2016-01", 20, "1800.00", gemeente="GM0002"),
    ]
    clienten = [
        hulp("c1", D(2015, 1, 1)),
        hulp("c2", D(2015, 1, 1), D(2015, 12, 31)),
        hulp("c2", D(2016, 1, 1), gemeente="GM0002"),
        hulp("c3", D(2015, 1, 1), gemeente="GM0002"),
    ]
    ontleding = ontleed(rijen, clienten)
    assert euros(ontleding)["Cliënten"] == -1000 + 900
    assert "Mix" not in euros(ontleding)
    assert (euros(ontleding, "gemeente")["Cliënten", "Aa"], euros(ontleding, "gemeente")["Cliënten", "Bee"]) == (
        -1000,
        900,
    )


def test_what_is_new_and_what_is_gone_have_both_amounts() -> None:
    """Of verblijf nothing was declared then, of ambulant nothing now."""
    rijen = [geleverd("2015-01", 4, "20.00", product="45"), geleverd("2016-01", 4, "30.00", product="44")]
    ontleding = ontleed(rijen, TWEE)
    assert sorted(ontleding.bedragen.values()) == [(0, 3000), (2000, 0)]
    per = ontleding.per("product").cellen()
    assert {product: een.waarde for (post, product), een in per.items() if post == ontleding.posten[0]} == {
        "Ambulant": 20, "Verblijf": 0,
    }  # fmt: skip


def test_a_wet_without_a_register_of_cliënten_is_not_split() -> None:
    rijen = [geleverd("2015-01", 4, "20.00", wet="Wmo"), geleverd("2016-01", 4, "30.00", wet="Wmo")]
    assert euros(ontleed(rijen, TWEE))["Niet te splitsen"] == 10


def test_a_register_that_began_later_gives_a_reason_and_no_number() -> None:
    rijen = [geleverd("2015-01", 40, "2000.00"), geleverd("2016-02", 40, "2160.00")]
    cellen = ontleed(rijen, TWEE, volledig_vanaf=D(2015, 2, 1)).per("wet").cellen()
    assert {(een.teken, een.tekst) for een in cellen.values()} == {
        (NIET_TE_BEPALEN, "het register is pas vanaf 1-2-2015 volledig")
    }


def test_what_the_registers_must_say() -> None:
    rijen = [geleverd("2015-01", 40, "2000.00")]
    for kolom in ("aanbieder", "client"):
        with pytest.raises(NotDeliveredError, match=kolom):
            prijs_en_hoeveelheid(declaraties(rijen), {"Jeugdwet": zonder(jeugdhulp(TWEE), kolom)}, van=TOEN, naar=NU)
    with pytest.raises(CalculationError, match="kan niet naar 'maand'"):
        ontleed(rijen, TWEE).per("maand")


def test_a_gemeente_that_was_split_stays_apart() -> None:
    """Nobody knows to which part its declaraties belong: gone there, and new in its parts."""
    gesplitst = tuple(
        een.model_copy(update={"opgegaan_in": ["GM0001", "GM0002"]}) if een.code == "GM0008" else een
        for een in GEMEENTEN
    )
    rijen = [geleverd("2015-01", 4, "20.00", gemeente="GM0008"), geleverd("2016-01", 4, "30.00")]
    register = replace(declaraties(rijen), gemeenten=gesplitst)
    ontleding = prijs_en_hoeveelheid(register, {"Jeugdwet": jeugdhulp(TWEE)}, van=TOEN, naar=NU)
    assert euros(ontleding)["Weggevallen"] == -20
    assert euros(ontleding)["Nieuw"] == 30


def test_effects_that_lose_a_cent_are_refused() -> None:
    soort = ("Aa", "Wmo", "Begeleiding", "De Eik", "uur")
    with pytest.raises(CalculationError, match="samen 4 cent en het verschil is 5 cent"):
        Ontleding(("2015", "2016"), {soort: (10, 15)}, {soort: {"Prijs": 4}}, {}, ())


def test_the_year_until_a_period() -> None:
    assert str(dit_jaar_tot(Kwartaal(2024, 4))) == "2024"
    assert [str(een) for een in dit_jaar_tot(Kwartaal(2024, 2)).maanden][::5] == ["2024-01", "2024-06"]
