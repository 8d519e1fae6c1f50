"""Are members taken together as their sum, with what they are, the rules that still hold, and their total anew?"""

from dataclasses import replace

import pytest
from bouwstenen import cijfers, inhoud

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import Kenmerk, Regels, Term, Vergelijking
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.rekenen.groeperen import groepeer, neem_samen
from monitorlib.cijfers.rekenen.optellen import som, totaal, verschil
from monitorlib.errors import CalculationError

# A table of three dimensions, so that each cell has members before and behind the one that is grouped.
LEDEN = {"jaar": ["1", "2"], "wie": ["a", "b", "c"], "wat": ["x", "y"]}
TAFEL = cijfers(LEDEN, [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60])


def weigering(van: Cijfers, *leden: str) -> str:
    with pytest.raises(CalculationError) as fout:
        neem_samen(van, "wie", leden, "samen")
    return str(fout.value)


def test_in_every_line_the_sum_stands_in_the_place_of_its_parts() -> None:
    """3 + 5 and 4 + 6, and in the second year ten times as many."""
    klaar = neem_samen(TAFEL, "wie", ["b", "c"], "samen")
    assert klaar.leden == {"jaar": ("1", "2"), "wie": ("a", "samen"), "wat": ("x", "y")}
    assert inhoud(klaar) == {
        ("1", "a", "x"): 1, ("1", "a", "y"): 2, ("1", "samen", "x"): 3 + 5, ("1", "samen", "y"): 4 + 6,
        ("2", "a", "x"): 10, ("2", "a", "y"): 20, ("2", "samen", "x"): 30 + 50, ("2", "samen", "y"): 40 + 60,
    }  # fmt: skip


def test_a_total_is_made_again_of_what_is_there_now() -> None:
    """1 + (3 + 5) = 9, whatever it was made of before; it stays last."""
    klaar = neem_samen(totaal(TAFEL, "wie"), "wie", ["b", "c"], "samen")
    assert klaar.leden["wie"] == ("a", "samen", "Totaal")
    assert inhoud(klaar)["1", "Totaal", "x"] == 1 + (3 + 5)
    regels = [een for een in klaar.vergelijkingen if een.cel == ("1", "Totaal", "x")]
    assert [[term.cel[1] for term in een.termen] for een in regels] == [["a", "samen"]]


def test_a_total_that_was_counted_stays_as_it_was() -> None:
    """40 persons in all, whatever the parts add up to; a rule that only must hold makes nothing of it."""
    van = cijfers({"wie": ["a", "b", "c", "Totaal"]}, [10, 20, 15, 40])
    for tafel in (van, delen_van(van, "wie", "Totaal", ["a", "b", "c"])):
        klaar = neem_samen(tafel, "wie", ["b", "c"], "samen")
        assert klaar.leden["wie"] == ("a", "Totaal", "samen")
        assert inhoud(klaar) == {("a",): 10, ("Totaal",): 40, ("samen",): 20 + 15}
        assert klaar.vergelijkingen == ()


def test_a_sum_of_others_under_another_name_stays() -> None:
    """a + d, of which nothing is taken together; and a Totaal across, that is none of these."""
    van = som(cijfers({"wie": ["a", "b", "c", "d"]}, [1, 2, 3, 4]), "wie", "ad", {"a": 1, "d": 1})
    klaar = neem_samen(van, "wie", ["b", "c"], "samen")
    assert klaar.leden["wie"] == ("a", "d", "ad", "samen")
    assert inhoud(klaar)["ad",] == 1 + 4
    dwars = Vergelijking(("Totaal", "x"), (Term(1.0, ("Totaal", "y")),), "x is y")
    schuin = replace(
        cijfers({"wie": ["a", "b", "Totaal"], "wat": ["x", "y"]}, [1, 1, 2, 2, 5, 5]), regels=Regels((dwars,))
    )
    assert inhoud(neem_samen(schuin, "wie", ["a", "b"], "samen")) == {
        ("Totaal", "x"): 5, ("Totaal", "y"): 5, ("samen", "x"): 1 + 2, ("samen", "y"): 1 + 2,
    }  # fmt: skip


def test_an_equation_of_each_is_one_of_them_together() -> None:
    """Of b and of c the change is now − then; so it is of b and c."""
    van = verschil(cijfers({"jaar": ["toen", "nu"], "wie": ["a", "b", "c"]}, [1, 2, 3, 4, 6, 8]), "jaar", "toen", "nu")
    klaar = neem_samen(van, "wie", ["b", "c"], "samen")
    assert inhoud(klaar)["Verschil", "samen"] == (6 - 2) + (8 - 3)
    regels = {een.cel: {(term.factor, term.cel) for term in een.termen} for een in klaar.vergelijkingen}
    assert regels == {
        ("Verschil", "a"): {(1.0, ("nu", "a")), (-1.0, ("toen", "a"))},
        ("Verschil", "samen"): {(1.0, ("nu", "samen")), (-1.0, ("toen", "samen"))},
    }


def test_what_it_is_now_is_what_its_parts_were_together() -> None:
    """A part named by all of them; what stays keeps its own."""
    kenmerken = {(lid,): Kenmerk("proef", "2016-Q1", frozenset({("wie", lid)})) for lid in "abc"}
    van = replace(cijfers({"wie": ["a", "b", "c"]}, [1, 2, 3]), regels=Regels(kenmerken=kenmerken))
    samen_ = Kenmerk("proef", "2016-Q1", frozenset({("wie", "b + c")}))
    assert neem_samen(van, "wie", ["b", "c"], "samen").regels.kenmerken == {("a",): kenmerken["a",], ("samen",): samen_}


def test_what_follows_from_others_is_not_taken_together() -> None:
    """A sum with one of its parts would count it twice; so would a Totaal."""
    van = som(cijfers({"wie": ["a", "b", "c"]}, [1, 2, 3]), "wie", "ab", {"a": 1, "b": 1})
    waarom = "'ab' volgt uit andere leden van wie. Neem eerst samen en tel daarna op."
    assert [weigering(van, "ab", "c"), weigering(van, "c", "ab")] == [waarom, waarom]
    counted = cijfers({"wie": ["a", "Totaal"]}, [1, 2])
    assert weigering(counted, "a", "Totaal") == (
        "'Totaal' volgt uit andere leden van wie. Neem eerst samen en tel daarna op."
    )
    gemengd = samen(cijfers({"wie": ["a"]}, [1]), cijfers({"wie": ["b"]}, [1], eenheid="euro"))
    assert (
        weigering(gemengd, "a", "b")
        == "Eenheden euro, voorzieningen zijn niet op te tellen. Tel elke eenheid apart op."
    )


def test_a_few_stay_apart_in_their_order_and_then_the_rest() -> None:
    """8 of c, 1 of a, and 2 + 4 of the others; the total of all stays the total, last."""
    van = totaal(cijfers({"reden": ["a", "b", "c", "d"]}, [1, 2, 8, 4]), "reden")
    klaar = groepeer(van, "reden", apart=["c", "a"], rest="overige")
    assert klaar.leden["reden"] == ("c", "a", "overige", "Totaal")
    assert list(inhoud(klaar.alfabetisch("reden")).values()) == [1, 8, 2 + 4, 15]
    geteld = groepeer(cijfers({"reden": ["a", "b", "Totaal"]}, [1, 2, 3]), "reden", apart=["a"], rest="overige")
    assert inhoud(geteld) == {("a",): 1, ("Totaal",): 3, ("overige",): 2}


@pytest.mark.parametrize("rest", ["a", "Totaal"])
def test_the_rest_has_a_name_of_its_own(rest: str) -> None:
    van = totaal(cijfers({"reden": ["a", "b", "c"]}, [1, 2, 8]), "reden")
    with pytest.raises(CalculationError) as fout:
        groepeer(van, "reden", apart=["a"], rest=rest)
    assert str(fout.value) == f"'{rest}' bestaat al als reden; geef de groep een andere naam."
