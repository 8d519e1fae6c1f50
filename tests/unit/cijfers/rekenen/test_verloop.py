"""What changed in a table, as it is declared beside it."""

from dataclasses import replace

import pytest
from bouwstenen import Cel, cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NOG_NIET
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.cijfers.rekenen.verloop import Verloop, wijzigingen
from monitorlib.errors import CalculationError
from monitorlib.pagina.bladen.onderwerpen import in_woorden

WMO = Verloop("periode", "toen", "nu", wat="Voorzieningen Wmo")


def tabel(*waarden: Cel, eenheid: str = "voorzieningen", gemeenten: tuple[str, ...] = ("Aa", "Bee")) -> Cijfers:
    """Numbers of then and now, per gemeente."""
    return cijfers({"gemeente": gemeenten, "periode": ["toen", "nu"]}, waarden, eenheid=eenheid)


def test_the_whole_and_each_gemeente() -> None:
    """100 + 40 = 140 becomes 90 + 45 = 135."""
    (een,) = wijzigingen(tabel(100, 90, 40, 45), WMO)
    assert (een.gebied, een.van, een.naar) == ("Totaal", 140, 135)
    assert een.gemeenten == {"Aa": (100, 90), "Bee": (40, 45)}
    assert in_woorden(een) == "Voorzieningen Wmo: van 140 naar 135 (−5); het meest in Aa (−10)"


def test_a_total_that_is_there_is_not_made_again() -> None:
    (een,) = wijzigingen(totaal(tabel(100, 90, 40, 45), "gemeente"), WMO)
    assert (een.van, een.naar, set(een.gemeenten)) == (140, 135, {"Aa", "Bee"})


def test_gemeenten_that_change_as_much_are_both_named() -> None:
    (een,) = wijzigingen(tabel(100, 90, 40, 50), WMO)
    assert in_woorden(een) == "Voorzieningen Wmo: van 140 naar 140 (0); het meest in Aa (−10) en Bee (+10)"


def test_where_a_gemeente_is_hidden_nobody_changed_most() -> None:
    """Of Cee, which may have changed more, the number of then is hidden; that of the whole is not."""
    heel = totaal(tabel(100, 90, 40, 45, 3, 20, gemeenten=("Aa", "Bee", "Cee")), "gemeente")
    (een,) = wijzigingen(onderdruk(heel, {("Cee", "toen")}), WMO)
    assert een.gemeenten == {"Aa": (100, 90), "Bee": (40, 45)}
    assert in_woorden(een) == "Voorzieningen Wmo: van 143 naar 155 (+12)"


def test_one_gemeente_is_not_compared_with_itself() -> None:
    (een,) = wijzigingen(tabel(100, 90, gemeenten=("Aa",)), WMO)
    assert (een.gebied, een.gemeenten) == ("Aa", {})
    assert in_woorden(een) == "Voorzieningen Wmo: van 100 naar 90 (−10)"


def test_persons_of_gemeenten_are_not_added_up() -> None:
    """Somebody may be in both: without a counted total there is no whole."""
    assert wijzigingen(tabel(100, 90, 40, 45, eenheid="cliënten"), WMO) == []


def test_a_gemeente_that_came_or_went_has_no_change_of_its_own() -> None:
    """Cee went up in Aa: the whole knows both."""
    (een,) = wijzigingen(tabel(100, 130, 40, 45, 30, "bestaat niet", gemeenten=("Aa", "Bee", "Cee")), WMO)
    assert (een.van, een.naar) == (100 + 40 + 30, 130 + 45)
    assert set(een.gemeenten) == {"Aa", "Bee"}


@pytest.mark.parametrize("teken", [NIET_OPGEGEVEN, NOG_NIET, "veel"])
def test_what_is_no_number_at_one_of_the_moments_has_no_change(teken: str) -> None:
    assert wijzigingen(tabel(100, teken, gemeenten=("Aa",)), WMO) == []


def test_what_stands_apart_is_a_change_of_its_own() -> None:
    """A budget of each wet; a name that does not say which is refused."""
    budget = cijfers({"wet": ["Wmo", "Jeugdwet"], "jaar": ["2015", "2016"]}, [5, 6, 7, 4], eenheid="euro")
    gevonden = wijzigingen(budget, Verloop("jaar", "2015", "2016", wat="Budget {wet}", indicator={"Budget Wmo": "X"}))
    assert [(een.wat, een.gebied, een.van, een.naar, een.indicator) for een in gevonden] == [
        ("Budget Wmo", "", 5, 6, "X"),
        ("Budget Jeugdwet", "", 7, 4, ""),
    ]
    with pytest.raises(CalculationError, match="'Budget' zegt niet welke wet verandert"):
        wijzigingen(budget, Verloop("jaar", "2015", "2016", wat="Budget"))


def test_the_same_moment_twice_is_no_change() -> None:
    """The first quarter of a year, from the first quarter on."""
    assert wijzigingen(tabel(100, 90, 40, 45), Verloop("periode", "nu", "nu", wat="Voorzieningen")) == []


def test_a_member_that_is_not_there_is_named() -> None:
    with pytest.raises(CalculationError, match="'straks' is geen periode"):
        wijzigingen(tabel(100, 90, 40, 45), Verloop("periode", "toen", "straks", wat="Voorzieningen"))


@pytest.mark.parametrize(
    ("eenheid", "hoe"),
    [
        ("voorzieningen", "som"),
        ("trajecten", "som"),
        ("euro", "som"),
        ("cliënten", "personen"),
        ("jeugdigen", "personen"),
        ("%", "geen som"),
        ("dagen", "geen som"),
        ("euro per cliënt", "geen som"),
        ("per 1.000 inwoners van 0 tot 18 jaar", "geen som"),
        ("rapportcijfer", "geen som"),
        ("", "geen som"),
    ],
)
def test_a_unit_says_how_numbers_make_a_total(eenheid: str, hoe: str) -> None:
    assert soort(eenheid) == hoe


def test_members_that_are_not_there_are_refused() -> None:
    for van, naar in (("ooit", "nu"), ("toen", "straks"), ("ooit", "ooit")):
        with pytest.raises(CalculationError, match="is geen periode"):
            wijzigingen(tabel(1, 2, 3, 4), Verloop("periode", van, naar, wat="Voorzieningen"))
    assert wijzigingen(tabel(1, 2, 3, 4), Verloop("periode", "nu", "nu", wat="Voorzieningen")) == []


def test_a_change_says_from_when_to_when_in_what_and_from_which_source() -> None:
    """The source of its own where that is said; the indicator that is about the same."""
    van = tabel(100, 90, 40, 45)
    bron = replace(van, bronnen=("proef",))
    (een,) = wijzigingen(bron, WMO)
    assert (een.wat, een.indicator, een.momenten) == ("Voorzieningen Wmo", "", ("toen", "nu"))
    assert (een.eenheid, een.decimalen, een.bronnen) == ("voorzieningen", 0, ("proef",))
    (ander,) = wijzigingen(bron, replace(WMO, indicator="Trajecten Wmo", bron={"Voorzieningen Wmo": "elders"}))
    assert (ander.indicator, ander.bronnen) == ("Trajecten Wmo", ("elders",))


def test_of_another_dimension_the_total_counts_and_else_each_member() -> None:
    """30 + 10 becomes 20 + 15; without that total PGB and ZIN each change, and must be named."""
    van = cijfers({"vorm": ["PGB", "ZIN"], "periode": ["toen", "nu"]}, [30, 20, 10, 15])
    (een,) = wijzigingen(totaal(van, "vorm"), WMO)
    assert (een.van, een.naar, een.gebied) == (30 + 10, 20 + 15, "")
    elk = wijzigingen(van, Verloop("periode", "toen", "nu", wat="Hulp in {vorm}"))
    assert [(een.wat, een.van, een.naar) for een in elk] == [("Hulp in PGB", 30, 20), ("Hulp in ZIN", 10, 15)]
    with pytest.raises(CalculationError) as fout:
        wijzigingen(van, WMO)
    assert str(fout.value) == (
        "'Voorzieningen Wmo' zegt niet welke vorm verandert, en een Totaal is er niet; schrijf '{vorm}' erin."
    )
    (enige,) = wijzigingen(van.beperk("vorm", "PGB"), WMO)
    assert (enige.wat, enige.van, enige.naar) == ("Voorzieningen Wmo", 30, 20)
