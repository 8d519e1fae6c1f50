"""Does the dashboard give each aanbieder its own numbers, and a total that counts each person and each euro once?"""

from datetime import date
from decimal import Decimal

import pytest
from bouwstenen import AANBIEDERS, Cel, declaraties, inhoud, jeugdhulp, rijen_van
from bouwstenen import telling as maak_telling
from tellingbouw import telling

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NIET_TE_BEPALEN
from monitorlib.cijfers.registers.trajecten import trajecten
from monitorlib.cijfers.tellingen.aanbieders import dashboard, wachtlijsten
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling

D = date
EIK, LINDE, WILG = AANBIEDERS
# Client a is helped by two aanbieders; b left in 2015, c before the last four quarters, d is there since one day.
HULP = [
    {"client": "a", "aanbieder": EIK, "ingangsdatum": D(2015, 1, 1)},
    {"client": "a", "aanbieder": LINDE, "productgroep": "41", "ingangsdatum": D(2015, 6, 1)},
    {"client": "b", "aanbieder": EIK, "ingangsdatum": D(2015, 9, 1), "einddatum": D(2015, 9, 10)},
    {"client": "c", "aanbieder": EIK, "ingangsdatum": D(2014, 1, 1), "einddatum": D(2015, 3, 30)},
    {"client": "d", "aanbieder": LINDE, "ingangsdatum": D(2016, 3, 31)},
    {"client": "e", "aanbieder": LINDE, "ingangsdatum": D(2016, 1, 1), "einddatum": D(2016, 1, 31)},
    {"client": "f", "aanbieder": EIK, "ingangsdatum": D(2016, 1, 1), "einddatum": D(2016, 1, 20)},
]
GEDECLAREERD = [
    ("300.00", {"aanbieder": EIK}),
    ("150.50", {"aanbieder": EIK, "maand": "2016-03"}),
    ("49.50", {"aanbieder": LINDE}),
    # another year, another wet, a quarter that is still to come
    ("1000.00", {"aanbieder": EIK, "maand": "2015-12"}),
    ("1000.00", {"aanbieder": EIK, "wet": "Wmo"}),
    ("1000.00", {"aanbieder": EIK, "maand": "2016-04"}),
]
BUDGET = {
    (EIK, "Jeugdwet", "2016"): 400,
    (LINDE, "Jeugdwet", "2016"): 600,
    (WILG, "Jeugdwet", "2016"): 100,
    (EIK, "Jeugdwet", "2015"): 9999,
    (EIK, "Wmo", "2016"): 9999,
}


def budgetten(cellen: dict[tuple[str, str, str], Cel]) -> Telling:
    return telling("aanbiederbudgetten", rijen_van("aanbiederbudgetten", cellen), periode="2016-Q1")


def gedeclareerd() -> Register:
    return declaraties([{"bedrag": Decimal(bedrag), **anders} for bedrag, anders in GEDECLAREERD])


def bord(cellen: dict[tuple[str, str, str], Cel] = BUDGET) -> Cijfers:
    hulp = trajecten(jeugdhulp(HULP, telwijze={"wachttijd": 1, "administratief": []}))
    return dashboard(hulp, gedeclareerd(), budgetten(cellen), "Jeugdwet")


def kolom(van: Cijfers, wat: str) -> dict[str, Cel]:
    return {aanbieder: cel for (naam, aanbieder), cel in inhoud(van).items() if naam == wat}


def test_clients_are_counted_once_in_the_total() -> None:
    """De Eik has a; De Linde has a and d: together two persons, not three."""
    assert kolom(bord(), "Cliënten") == {"De Eik": 1, "De Linde": 2, "De Wilg": 0, "Totaal": 2}


def test_the_duration_is_of_what_ended_in_the_last_four_quarters() -> None:
    """De Eik: (10 + 20) / 2 days; De Linde: 31; together (10 + 20 + 31) / 3, not the mean of 15 and 31."""
    gevonden = kolom(bord(), "Duur in dagen")
    assert gevonden == {"De Eik": 15, "De Linde": 31, "De Wilg": NIET_TE_BEPALEN, "Totaal": pytest.approx(61 / 3)}


def test_euros_are_of_this_year_and_this_wet() -> None:
    """300 + 150,50 and 49,50 until March: what was delivered in 2015, in April or under the Wmo is no part."""
    assert kolom(bord(), "Gedeclareerd") == {"De Eik": 450.5, "De Linde": 49.5, "De Wilg": 0, "Totaal": 500}
    assert kolom(bord(), "Budget") == {"De Eik": 400, "De Linde": 600, "De Wilg": 100, "Totaal": 1100}


def test_what_is_used_of_the_budget() -> None:
    """100 x 450,50 / 400; in total 100 x 500 / 1.100, not the sum or the mean of the shares."""
    gevonden = kolom(bord(), "Benut in %")
    verwacht = {"De Eik": 112.625, "De Linde": 8.25, "De Wilg": 0, "Totaal": 500 / 11}
    assert gevonden == pytest.approx(verwacht)


def test_shares_are_of_all_aanbieders_and_add_up_to_one_hundred() -> None:
    """100 x 450,50 / 500 = 90,1 and 9,9."""
    gevonden = kolom(bord(), "Aandeel in %")
    assert gevonden == pytest.approx({"De Eik": 90.1, "De Linde": 9.9, "De Wilg": 0, "Totaal": 100})
    assert sum(float(deel) for naam, deel in gevonden.items() if naam != "Totaal") == pytest.approx(100)


def test_every_part_has_its_unit() -> None:
    """Persons, days, euros and shares in one table: each column says what it holds."""
    eenheden = {(cel[0], inhoud["eenheid"]) for cel, inhoud in bord().cellen().items()}
    assert eenheden == {
        ("Cliënten", "cliënten"),
        ("Duur in dagen", "dagen"),
        ("Gedeclareerd", "euro"),
        ("Budget", "euro"),
        ("Benut in %", "%"),
        ("Aandeel in %", "%"),
    }


def test_every_part_has_its_decimals_and_its_source() -> None:
    """Whole persons, days and percentages of a budget; a share of all aanbieders to a tenth."""
    assert tuple(bord().leden) == ("wat", "aanbieder")
    cellen = bord().cellen().items()
    decimalen = {cel[0]: inhoud["decimalen"] for cel, inhoud in cellen if cel[0] not in ("Gedeclareerd", "Budget")}
    assert decimalen == {"Cliënten": 0, "Duur in dagen": 0, "Benut in %": 0, "Aandeel in %": 1}
    assert set(bord().bronnen) == {"voorzieningen_jeugdwet", "declaraties", "aanbiederbudgetten"}


def test_a_budget_that_is_not_delivered_is_not_zero() -> None:
    """Its use cannot be told, nor that of all together; the share of the total still can."""
    gevonden = bord({sleutel: euro for sleutel, euro in BUDGET.items() if sleutel[0] != LINDE})
    assert kolom(gevonden, "Budget") == {
        "De Eik": 400,
        "De Linde": NIET_OPGEGEVEN,
        "De Wilg": 100,
        "Totaal": NIET_TE_BEPALEN,
    }
    benut = kolom(gevonden, "Benut in %")
    assert (benut["De Linde"], benut["Totaal"]) == (NIET_TE_BEPALEN, NIET_TE_BEPALEN)
    assert kolom(gevonden, "Aandeel in %")["De Linde"] == pytest.approx(9.9)


def test_a_budget_of_who_gives_no_help_is_left_out() -> None:
    """An aanbieder of the edition that is not one of the register."""
    rijen = {**BUDGET, ("90000009", "Jeugdwet", "2016"): 5000}
    codes = {"aanbieder": {**AANBIEDERS, "90000009": "De Es"}, "wet": {een: een for een in ("Wmo", "Jeugdwet")}}
    bron = maak_telling("aanbiederbudgetten", rijen_van("aanbiederbudgetten", rijen), codes)
    hulp = trajecten(jeugdhulp(HULP, telwijze={"wachttijd": 1, "administratief": []}))
    assert inhoud(dashboard(hulp, gedeclareerd(), bron, "Jeugdwet")) == inhoud(bord())


def test_a_year_without_any_budget_is_refused() -> None:
    """Not shown as an empty column."""
    with pytest.raises(CalculationError, match="'2016' is geen jaar"):
        bord({(EIK, "Jeugdwet", "2015"): 400})


class TestWachtlijsten:
    """Every quarter from the first that is delivered until this one."""

    @staticmethod
    def gevonden(cellen: dict[tuple[str, str], Cel]) -> dict[tuple[str, ...], Cel]:
        lijst = telling("wachtlijsten", rijen_van("wachtlijsten", cellen), periode="2016-Q1")
        return inhoud(wachtlijsten(lijst))

    def test_a_quarter_that_was_not_delivered_is_not_zero(self) -> None:
        """De Eik gave no number for the first quarter of 2016, nobody did for the fourth of 2015."""
        assert self.gevonden({(EIK, "2015-Q3"): 34, (LINDE, "2015-Q3"): 0, (LINDE, "2016-Q1"): 5}) == {
            ("De Eik", "3e kw 2015"): 34,
            ("De Eik", "4e kw 2015"): NIET_OPGEGEVEN,
            ("De Eik", "1e kw 2016"): NIET_OPGEGEVEN,
            ("De Linde", "3e kw 2015"): 0,
            ("De Linde", "4e kw 2015"): NIET_OPGEGEVEN,
            ("De Linde", "1e kw 2016"): 5,
        }

    def test_there_is_no_total(self) -> None:
        """A client can stand on two lists."""
        assert set(self.gevonden({(EIK, "2016-Q1"): 1, (LINDE, "2016-Q1"): 2})) == {
            ("De Eik", "1e kw 2016"),
            ("De Linde", "1e kw 2016"),
        }

    def test_a_quarter_to_come_is_left_out(self) -> None:
        """And when there is nothing else, it says so."""
        assert set(self.gevonden({(EIK, "2016-Q1"): 1, (EIK, "2016-Q2"): 2})) == {("De Eik", "1e kw 2016")}
        with pytest.raises(CalculationError, match="wachtlijsten heeft geen periode tot en met 2016-Q1"):
            self.gevonden({(EIK, "2016-Q2"): 2})
