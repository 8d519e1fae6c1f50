"""Do cijfers keep their numbers, their order and their rules when they are chosen, renamed and put together?"""

import pytest
from bouwstenen import cijfers, inhoud

from monitorlib import samen, sluit_aan, totaal
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN
from monitorlib.errors import CalculationError

TAFEL = cijfers({"gemeente": ["Bedum", "Winsum"], "vorm": ["PGB", "ZIN"]}, [1, 2, 0, NIET_OPGEGEVEN])


def test_a_chosen_number_is_that_of_its_cell() -> None:
    """Nihil is 0, what was not stated is no number."""
    assert TAFEL.waarde(gemeente="Bedum", vorm="ZIN") == 2
    assert TAFEL.waarde(gemeente="Winsum", vorm="PGB") == 0
    with pytest.raises(CalculationError) as fout:
        TAFEL.waarde(gemeente="Winsum", vorm="ZIN")
    assert str(fout.value) == "Er is geen getal voor gemeente Winsum, vorm ZIN."


def test_a_cell_that_does_not_exist_has_no_number() -> None:
    """The members are known, the combination is not."""
    half = cijfers({"gemeente": ["x", "y"], "deel": ["a", "b"]}, [1, 2, "bestaat niet", 4])
    with pytest.raises(CalculationError) as fout:
        half.waarde(gemeente="y", deel="a")
    assert str(fout.value) == "Er is geen getal voor gemeente y, deel a."


def test_one_number_needs_every_dimension() -> None:
    """Several cells are not one number."""
    with pytest.raises(CalculationError) as fout:
        TAFEL.waarde(gemeente="Bedum")
    assert str(fout.value) == "Er is geen getal voor gemeente Bedum."


def test_an_unknown_member_names_the_nearest() -> None:
    """A typing error gives no empty result."""
    with pytest.raises(CalculationError) as fout:
        TAFEL.kies(gemeente="bedun")
    assert str(fout.value) == "'bedun' is geen gemeente. Bedoelt u 'Bedum'?"


def test_a_split_has_only_the_members_that_occur_in_it() -> None:
    """y has no a: its table has no empty row for it."""
    half = cijfers({"gemeente": ["x", "y"], "deel": ["a", "b"]}, [1, 2, "bestaat niet", 4])
    delen = half.splits("gemeente")
    assert {naam: deel.leden["deel"] for naam, deel in delen.items()} == {"x": ("a", "b"), "y": ("b",)}
    assert inhoud(delen["y"]) == {("b",): 4}


def test_renaming_keeps_numbers_and_rules_together() -> None:
    """The rule of the total names the new names; a pattern renames all."""
    anders = totaal(TAFEL.kies(gemeente="Bedum"), "vorm").hernoem("vorm", {"PGB": "Budget"})
    assert inhoud(anders) == {("Budget",): 1, ("ZIN",): 2, ("Totaal",): 1 + 2}
    assert [term.cel for term in anders.vergelijkingen[0].termen] == [("Budget",), ("ZIN",)]
    assert TAFEL.hernoem("vorm", "Als {}").leden["vorm"] == ("Als PGB", "Als ZIN")


def test_an_order_moves_members_and_loses_none() -> None:
    """Named first, the others after them; alphabetical with the total last."""
    assert TAFEL.volgorde("vorm", ["ZIN"]).leden["vorm"] == ("ZIN", "PGB")
    namen = cijfers({"wie": ["Winsum", "Totaal", "Bedum"]}, [1, 2, 3]).alfabetisch("wie")
    assert namen.leden["wie"] == ("Bedum", "Winsum", "Totaal")


def test_together_keeps_the_rules_of_each_part_whatever_the_order_of_dimensions() -> None:
    """The second part has its dimensions the other way round; its rules and aansluiting come along."""
    links = cijfers({"deel": ["a"], "wie": ["x"]}, [1])
    rechts = totaal(cijfers({"wie": ["y"], "deel": ["b", "c"]}, [2, 3]), "deel")
    rechts = sluit_aan(rechts, cijfers({"deel": ["b"]}, [2]), "elders", wie="y")
    beide = samen(links, rechts)
    assert inhoud(beide) == {("a", "x"): 1, ("b", "y"): 2, ("c", "y"): 3, ("Totaal", "y"): 2 + 3}
    (regel,) = beide.vergelijkingen
    assert (regel.cel, [term.cel for term in regel.termen]) == (("Totaal", "y"), [("b", "y"), ("c", "y")])
    assert dict(beide.aansluitingen[0].getallen) == {("b", "y"): 2}


@pytest.mark.parametrize(
    ("ander", "bericht"),
    [
        (cijfers({"soort": ["a"]}, [1]), "Cijfers met dimensies soort passen niet bij deel."),
        (cijfers({"deel": ["a"]}, [2]), "Dezelfde cel komt in twee delen voor: a."),
    ],
)
def test_what_does_not_fit_together_is_refused(ander: object, bericht: str) -> None:
    """Other dimensions, or a cell twice: no silent choice."""
    with pytest.raises(CalculationError) as fout:
        samen(cijfers({"deel": ["a"]}, [1]), ander)  # type: ignore[arg-type]
    assert str(fout.value) == bericht


def test_rows_and_members_must_be_the_same() -> None:
    """A row for an unknown member, or a member without a row, is an error and never a zero."""
    een = {"deel": "a", "waarde": 1.0, "teken": "getal", "tekst": ""}
    with pytest.raises(CalculationError) as fout:
        maak([een], {"deel": ["a", "b"]}, eenheid="fte")
    assert str(fout.value) == "Er is geen cijfer voor b."
    with pytest.raises(CalculationError) as fout:
        maak([een, {**een, "deel": "c"}], {"deel": ["a"]}, eenheid="fte")
    assert str(fout.value) == "Onbekende leden in cijfers: c."
