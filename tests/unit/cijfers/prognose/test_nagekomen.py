"""Late declarations of a register, as a page shows them: amounts that add up, and words that say what was looked at."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bouwstenen import declaraties, inhoud

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.prognose.declaraties.nagekomen import Nagekomen, nagekomen, ontvangsten
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand

OP, NU, LAATSTE = date(2025, 12, 31), Kwartaal(2025, 4), Maand(2025, 12)
# Of each month so many euros come in within the month itself, and in the months after it: together 10.000.
PER_MAAND = (3500, 3000, 1500, 800, 500, 300, 200, 200)
LINDE = "00000022"
Rij = dict[str, Any]


def geleverd(aantal: int, **anders: object) -> list[Rij]:
    """What came in until the end of 2025 of so many months of delivery, each on the 15th."""
    return [
        {"maand": str(maand), "bedrag": Decimal(bedrag), "ontvangen": op.eerste_dag.replace(day=15), **anders}
        for maand in LAATSTE.terug(aantal)
        for later, bedrag in enumerate(PER_MAAND)
        if (op := maand.verschoven(later)) <= LAATSTE
    ]


def register(rijen: list[Rij], **parameters: object) -> Register:
    return declaraties(rijen, periode="2025-Q4", **{"opgehaald": OP, **parameters})


def gezegd(rijen: list[Rij], **parameters: object) -> Nagekomen:
    return nagekomen(register(rijen, **parameters), wet="Jeugdwet", in_=NU)


def rij_van(cijfers: Cijfers, naam: str) -> Mapping[str, object]:
    return {wat: waarde for (rij, wat), waarde in inhoud(cijfers).items() if rij == naam}


def test_each_month_holds_what_came_in_and_what_is_still_to_come() -> None:
    """Of December 3.500 of 10.000 came in, of November 6.500, and so on: what is left of each is still to come."""
    van = gezegd(geleverd(24))
    assert rij_van(van.per_maand, "December") == {
        "Ontvangen": 3500, "Nog verwacht": 6500, "Ondergrens": 6500, "Bovengrens": 6500, "Samen": 10000,
    }  # fmt: skip
    nog = 6500 + 3500 + 2000 + 1200 + 700 + 400 + 200
    alle = rij_van(van.per_maand, "Alle maanden")
    assert (alle["Ontvangen"], alle["Nog verwacht"], alle["Samen"]) == (120_000 - nog, nog, 120_000)


def test_the_year_is_the_same_amounts_once_more() -> None:
    jaar = rij_van(gezegd(geleverd(24)).jaar, "Jeugdwet")
    assert (jaar["Ontvangen"], jaar["Nog verwacht"], jaar["Nog te leveren"]) == (105_500, 14_500, 0)
    assert jaar["Hele jaar"] == 120_000


def test_halfway_the_year_the_rest_is_still_to_be_delivered() -> None:
    half = [een for een in geleverd(24) if een["ontvangen"] <= date(2025, 6, 30)]
    van = nagekomen(
        declaraties(half, periode="2025-Q2", opgehaald=date(2025, 6, 30)), wet="Jeugdwet", in_=Kwartaal(2025, 2)
    )
    jaar = rij_van(van.jaar, "Jeugdwet")
    assert (jaar["Nog te leveren"], jaar["Hele jaar"]) == (60_000, 120_000)
    assert van.per_maand.leden["maand"] == ("Januari", "Februari", "Maart", "April", "Mei", "Juni", "Alle maanden")


def test_the_figure_holds_the_share_that_came_in_by_age() -> None:
    ontvangst = gezegd(geleverd(24)).ontvangst
    assert [ontvangst.waarde(maand="mei 2025", ouderdom=str(een)) for een in range(8)] == pytest.approx(
        [35, 65, 80, 88, 93, 96, 98, 100]
    )
    assert inhoud(ontvangst)["december 2025", "1"] == "nog niet"
    # A year of months, and as many ages as it takes.
    assert ontvangst.leden["maand"] == tuple(een.label for een in LAATSTE.terug(12))
    assert ontvangst.leden["ouderdom"] == tuple(str(een) for een in range(8))
    assert {(een.eenheid, een.tekst) for een in ontvangst.cellen().values()} == {("%", "")}


def test_the_figure_ends_where_all_but_a_trifle_came_in() -> None:
    """Of ten ages at most the first nine; of a series in which 99,6 % came in at the third, the first three."""
    lang = [{**een, "ontvangen": een["ontvangen"]} for een in geleverd(24)]
    for een in geleverd(24):
        later = Maand.lees(een["maand"]).verschoven(9 if een["bedrag"] == 3500 else 8)
        if later <= LAATSTE and een["bedrag"] in (3500, 3000):
            lang.append({**een, "bedrag": Decimal(100), "ontvangen": later.eerste_dag.replace(day=15)})
    assert gezegd(lang).ontvangst.leden["ouderdom"] == tuple(str(een) for een in range(9))
    delen = (5000, 4000, 960, 40)
    kort = [
        {**een, "bedrag": Decimal(delen[PER_MAAND.index(int(een["bedrag"]))])}
        for een in geleverd(24)
        if een["bedrag"] in PER_MAAND[:4]
    ]
    assert gezegd(kort).ontvangst.leden["ouderdom"] == ("0", "1", "2")


def test_what_is_expected_is_said_in_hundreds_of_euros() -> None:
    """All is one part in ten thousand more than above: 6.500,65 of December is still 6.500."""
    meer = [{**een, "bedrag": een["bedrag"] * Decimal("1.0001")} for een in geleverd(24)]
    december = rij_van(gezegd(meer).per_maand, "December")
    assert (december["Nog verwacht"], december["Ondergrens"], december["Bovengrens"]) == (6500, 6500, 6500)
    assert rij_van(gezegd(meer).jaar, "Jeugdwet")["Nog verwacht"] == 14_500


def test_tables_name_their_unit_and_their_source() -> None:
    van = gezegd(geleverd(24))
    assert van.waarom_niet == ""
    tabellen = (van.per_maand, van.jaar, van.ontvangst, van.aannames, van.oploop, van.komend)
    eenheden = [{cel.eenheid for cel in een.cellen().values()} for een in tabellen]
    assert eenheden == [{"euro"}, {"euro"}, {"%"}, {""}, {"euro"}, {"euro"}]
    assert {een.bronnen for een in tabellen} == {("declaraties",)}
    assert van.jaar.leden["wat"] == (
        "Hele jaar", "Ondergrens", "Bovengrens", "Ontvangen", "Nog verwacht", "Nog te leveren",
    )  # fmt: skip
    assert van.per_maand.leden["wat"] == ("Ontvangen", "Nog verwacht", "Ondergrens", "Bovengrens", "Samen")


def test_refused_amounts_do_not_count_and_credits_are_taken_off() -> None:
    """Of 100 euro 40 was refused, and 25 was taken back."""
    rijen = [
        {"bedrag": Decimal("100.00"), "afgewezen": Decimal("40.00")},
        {"bedrag": Decimal("-25.00"), "volume": -1.0},
    ]
    (een,) = ontvangsten(declaraties(rijen))
    assert (str(een.maand), een.ontvangen, een.centen, een.aanbieder) == ("2016-01", date(2016, 2, 1), 3500, "De Eik")


def test_what_was_refused_and_sent_again_is_not_refused_any_more() -> None:
    """Three of 10 euro were refused. One came again later, one earlier, and one with another amount: two are open."""
    weg, later = {"bedrag": Decimal("10.00"), "afgewezen": Decimal("10.00")}, date(2016, 3, 1)
    rijen = [
        {**weg, "product": "01"},
        {"bedrag": Decimal("10.00"), "afgewezen": None, "product": "01", "ontvangen": later},
        {**weg, "product": "02"},
        {"bedrag": Decimal("10.00"), "afgewezen": None, "product": "02", "ontvangen": date(2016, 1, 20)},
        {**weg, "product": "04"},
        {"bedrag": Decimal("10.01"), "afgewezen": None, "product": "04", "ontvangen": later},
    ]
    gevonden = {een.ontvangen: (een.centen, een.afgewezen) for een in ontvangsten(declaraties(rijen))}
    assert gevonden == {date(2016, 2, 1): (0, 2000), later: (2001, 0), date(2016, 1, 20): (1000, 0)}


def test_what_is_refused_at_first_and_put_right_later_is_still_to_come() -> None:
    """Of what came in lately 4 % waits as refused, of what is older nothing: the year costs what it always did."""
    later = date(2025, 10, 1)
    rijen = [
        een | {"bedrag": 100 * een["bedrag"], "afgewezen": 4 * een["bedrag"] if een["ontvangen"] >= later else None}
        for een in geleverd(24)
    ]
    jaar = rij_van(gezegd(rijen).jaar, "Jeugdwet")
    # A million a month comes in, three months long: 4 % of it is 120.000 less than came in of the year otherwise.
    assert (jaar["Ontvangen"], jaar["Nog verwacht"]) == (10_550_000 - 120_000, 1_450_000 + 120_000)
    assert jaar["Hele jaar"] == 12_000_000


def test_only_months_of_which_the_register_holds_everything_count() -> None:
    """Of what was delivered before 2025 only the late part is there: it would be taken for months without a start."""
    rijen = [een for een in geleverd(20) if een["ontvangen"] >= date(2025, 1, 1)]
    van = gezegd(rijen, volledig_vanaf=date(2025, 1, 1))
    assert rij_van(van.per_maand, "Alle maanden")["Samen"] == 120_000


def test_a_short_series_says_what_it_bears() -> None:
    van = gezegd(geleverd(5))
    assert van.waarom_niet == (
        "Jeugdwet: Er zijn declaraties over 5 maanden; hoeveel er nog komt, is pas te schatten met 8 maanden. "
        "Neem een langere reeks."
    )
    assert not any(een.cellen() for een in (van.per_maand, van.jaar, van.ontvangst, van.aannames))


def test_a_wet_without_declarations_says_so() -> None:
    van = nagekomen(register(geleverd(24)), wet="Wmo", in_=NU)
    assert van.waarom_niet == "Wmo: er is niets gedeclareerd."


def test_a_declaration_from_before_its_month_stops_the_chapter() -> None:
    with pytest.raises(CalculationError, match="aanbieder De Eik: dat is voor de maand van levering, december 2025"):
        gezegd([*geleverd(24), {"maand": "2025-12", "bedrag": Decimal(1), "ontvangen": date(2025, 11, 30)}])


class TestWords:
    """What was looked at before the forecast is relied on."""

    @staticmethod
    def woorden(rijen: list[Rij]) -> Mapping[str, object]:
        return {een: tekst for (een, _), tekst in inhoud(gezegd(rijen).aannames).items()}

    def test_nothing_is_the_matter(self) -> None:
        woorden = self.woorden(geleverd(24))
        assert woorden["Maanden zonder declaraties"] == "Geen: van elke maand is gedeclareerd."
        assert woorden["Snelheid van aanbieders"] == (
            "Geen aanbieder declareert aantoonbaar sneller of trager dan eerder (1 bekeken)."
        )
        assert str(woorden["Maanden van ontvangst"]).startswith("Geen maand waarin opvallend veel of weinig")

    def test_a_month_without_declarations_is_named(self) -> None:
        woorden = self.woorden([een for een in geleverd(24) if een["maand"] != "2025-03"])
        assert woorden["Maanden zonder declaraties"] == (
            "Van maart 2025 is niets gedeclareerd. De verwachting gaat ervan uit dat er ook niets komt; vraag na of de "
            "levering compleet is."
        )

    def test_what_was_said_three_months_ago_is_held_against_what_came(self) -> None:
        """Three months ago 14.500 was still to come; 12.000 of that came, 2.500 is to come."""
        woorden = self.woorden(geleverd(24))
        assert woorden["Wat drie maanden geleden is verwacht"] == (
            "Toen werd nog € 14.500 verwacht, tussen € 14.500 en € 14.500. Sindsdien kwam € 12.000 binnen, en nu wordt "
            "nog € 2.500 verwacht: samen € 14.500, binnen de grenzen van toen."
        )

    def test_an_aanbieder_that_became_slower_is_named_with_its_month(self) -> None:
        """De Linde: of what is delivered from July 2025 on, what came in the month itself comes two months later."""
        ruis = [  # months that are not all alike, so that a change stands out from something
            {**een, "bedrag": een["bedrag"] + (37 * nummer) % 29}
            for nummer, een in enumerate(geleverd(30, aanbieder=LINDE))
        ]
        traag = [
            {**een, "ontvangen": Maand.lees(een["maand"]).verschoven(2).eerste_dag}
            if een["maand"] >= "2025-07" and een["ontvangen"] == Maand.lees(een["maand"]).eerste_dag.replace(day=15)
            else een
            for een in ruis
        ]
        traag = [een for een in traag if een["ontvangen"] <= OP]
        zin = str(self.woorden([*geleverd(30), *traag])["Snelheid van aanbieders"])
        assert zin.startswith("Let op: De Linde declareert sinds augustus 2025 trager dan eerder")
        assert "De verwachting kan daardoor te laag zijn; vraag het na." in zin
        assert "De Eik" not in zin
