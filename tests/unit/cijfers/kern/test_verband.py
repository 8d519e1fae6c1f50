"""Does an equation that holds for every member hold for their total, and for no total of some of them?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import Term, Vergelijking
from monitorlib.cijfers.kern.verband import delen_van, ook_voor, sluit_aan, vergelijkingen
from monitorlib.errors import CalculationError

LEDEN, LEDEN_AB = ("Aa", "Bee"), ("a", "b")
TAFEL = cijfers({"wie": ["Aa", "Bee"]}, [4, 5])


def saldo(gemeente: str, *, factor: float = -1.0, bij: str | None = None) -> Vergelijking:
    """Saldo = erbij − eraf of one gemeente; with `bij` the second term is of another."""
    termen = (Term(1.0, (gemeente, "erbij")), Term(factor, (bij or gemeente, "eraf")))
    return Vergelijking((gemeente, "saldo"), termen, "saldo = erbij − eraf", afgeleid=True)


def test_an_equation_of_every_member_is_one_of_the_total() -> None:
    assert ook_voor([saldo("Aa"), saldo("Bee")], 0, "Totaal", LEDEN) == [saldo("Totaal")]


def test_an_equation_of_some_members_is_not() -> None:
    assert ook_voor([saldo("Aa")], 0, "Totaal", LEDEN) == []
    assert ook_voor([saldo("Aa"), saldo("Cee")], 0, "Totaal", LEDEN) == []


def test_equations_with_other_factors_are_not_the_same() -> None:
    assert ook_voor([saldo("Aa"), saldo("Bee", factor=-2.0)], 0, "Totaal", LEDEN) == []


def test_an_equation_between_members_is_no_ones_total() -> None:
    assert ook_voor([saldo("Aa", bij="Bee"), saldo("Bee", bij="Aa")], 0, "Totaal", LEDEN) == []


def test_along_any_dimension_an_equation_keeps_what_stands_beside_it() -> None:
    """Before and behind the dimension; of different lines it is not the same."""

    def regel(jaar: str, wie: str, wat: str) -> Vergelijking:
        return Vergelijking((jaar, wie, wat), (Term(1.0, (jaar, wie, "x")),), f"van {wie}")

    beide = [regel("1", "a", "y"), regel("1", "b", "y")]
    (een,) = ook_voor(beide, 1, "Totaal", LEDEN_AB)
    assert een == replace(regel("1", "Totaal", "y"), regel="van a")
    assert ook_voor([regel("1", "a", "y"), regel("2", "b", "y")], 1, "Totaal", LEDEN_AB) == []
    assert ook_voor([regel("1", "a", "y"), regel("1", "b", "z")], 1, "Totaal", LEDEN_AB) == []
    assert ook_voor([regel("1", "a", "y")], 1, "Totaal", ["a"]) == [replace(regel("1", "Totaal", "y"), regel="van a")]


@pytest.mark.parametrize(
    ("termen", "waarom"),
    [
        ("Aa", "samen: de delen zijn een rij namen; gegeven is de tekst 'Aa'. Zet er [ ] om."),
        ([], "samen: er is niets om op te tellen; lever rijen met een wie, of haal de sectie weg uit params.yml."),
        (["Aa", "Aa"], "samen: noem elk deel één keer; genoemd zijn Aa, Aa."),
        (["Ab"], "'Ab' is geen wie. Bekend zijn: Aa, Bee."),
    ],
)
def test_parts_are_named_one_by_one(termen: Sequence[str], waarom: str) -> None:
    with pytest.raises(CalculationError) as fout:
        vergelijkingen(TAFEL, "wie", "samen", termen)
    assert str(fout.value) == waarom


@pytest.mark.parametrize(
    ("leden", "termen", "woorden"),
    [
        (["in", "uit"], {"in": 1.0, "uit": -1.0}, "saldo = in − uit"),
        (["in", "uit"], {"uit": -1.0, "in": 1.0}, "saldo = − uit + in"),
        (["Uit | a", "Uit | b"], ["Uit | a", "Uit | b"], "saldo = alle uit bij elkaar"),
        (["Uit | a", "Uit | b"], {"Uit | a": 1.0, "Uit | b": -1.0}, "saldo = Uit: a − Uit: b"),
        (["Uit | a", "In | b"], ["Uit | a", "In | b"], "saldo = Uit: a + In: b"),
        (["Uit | a", "b"], ["Uit | a", "b"], "saldo = Uit: a + b"),
        (
            [f"p{n}" for n in range(12)],
            [f"p{n}" for n in range(12)],
            f"saldo = {' + '.join(f'p{n}' for n in range(12))}",
        ),
        ([f"p{n}" for n in range(13)], [f"p{n}" for n in range(13)], "saldo = optelling over post"),
    ],
)
def test_an_equation_says_in_words_what_it_adds_up(leden: list[str], termen: Any, woorden: str) -> None:
    """Of one group in one word; more than twelve parts not one by one."""
    van = cijfers({"post": leden}, range(len(leden)))
    (een,) = vergelijkingen(van, "post", "Geld | saldo", termen)
    assert (een.regel, een.afgeleid, een.cel) == (woorden, True, ("Geld | saldo",))
    factoren = termen if isinstance(termen, dict) else dict.fromkeys(termen, 1.0)
    assert {term.cel[0]: term.factor for term in een.termen} == factoren
    assert vergelijkingen(van, "post", "saldo", termen, regel="eigen woorden")[0].regel == "eigen woorden"


def test_an_equation_stands_in_every_line_with_a_part() -> None:
    """Of Bee there is no eraf: that is no part of its equation; of Cee there is neither."""
    van = cijfers({"wie": ["Aa", "Bee", "Cee"], "wat": ["erbij", "eraf", "rest"]},
                  [1, 2, 3, 4, "bestaat niet", 6, "bestaat niet", "bestaat niet", 9])  # fmt: skip
    regels = vergelijkingen(van, "wat", "samen", ["erbij", "eraf"])
    assert [(een.cel, [term.cel[1] for term in een.termen]) for een in regels] == [
        (("Aa", "samen"), ["erbij", "eraf"]),
        (("Bee", "samen"), ["erbij"]),
    ]


def test_a_whole_that_parts_must_make_exists() -> None:
    with pytest.raises(CalculationError) as fout:
        delen_van(TAFEL, "wie", "Totaal", ["Aa"])
    assert str(fout.value).startswith("'Totaal' is geen wie.")
    half = cijfers({"wie": ["Aa", "Bee"], "wat": ["geheel", "deel"]}, [3, 3, "bestaat niet", 4])
    assert [een.cel for een in delen_van(half, "wat", "geheel", ["deel"]).vergelijkingen] == [("Aa", "geheel")]


class TestConnected:
    """Cells that must equal numbers from elsewhere."""

    def test_only_exact_numbers_hold_something_to_them(self) -> None:
        bij = maak(
            [
                {"wie": "Aa", "waarde": 4.0, "teken": "getal", "tekst": ""},
                {"wie": "Bee", "waarde": 5.0, "teken": "ongeveer", "tekst": "ca."},
            ],
            {"wie": ["Aa", "Bee"]},
            eenheid="fte",
        )
        (een,) = sluit_aan(TAFEL, bij, "zoals elders").aansluitingen
        assert (een.regel, een.getallen) == ("zoals elders", {("Aa",): 4.0})

    def test_without_a_number_there_is_nothing_to_hold_it_to(self) -> None:
        assert sluit_aan(TAFEL, cijfers({"wie": ["Aa"]}, ["niet opgegeven"]), "zoals elders") == TAFEL

    def test_a_cell_that_is_not_there_and_dimensions_that_differ_are_refused(self) -> None:
        for op, leden, waarom in (
            (
                cijfers({"wie": ["Cee"]}, [1]),
                {},
                "Er is geen cel Cee om aan te sluiten op: zoals elders. Noem alleen cellen die er zijn.",
            ),
            (
                cijfers({"wat": ["x"]}, [1]),
                {"jaar": "1"},
                "Cijfers over wie sluiten niet aan op jaar, wat. Geef beide dezelfde dimensies.",
            ),
        ):
            with pytest.raises(CalculationError) as fout:
                sluit_aan(TAFEL, op, "zoals elders", **leden)
            assert str(fout.value) == waarom
