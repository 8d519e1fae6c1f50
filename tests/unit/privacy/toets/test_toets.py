"""Does the audit find what a reader can calculate, from the tables alone?"""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from monitorlib.errors import CalculationError
from monitorlib.privacy.toets.gegeven import Openbaar, OpenbareTabel
from monitorlib.privacy.toets.interval import Interval
from monitorlib.privacy.toets.oordeel import Toetsuitslag, eis_dicht, toets
from monitorlib.privacy.toets.structuur import gevonden_sommen

Rijen = Mapping[str, list[int | None]]
KOLOMMEN = ("A", "B", "C", "Totaal")


def tabel(rijen: Rijen, kolommen: tuple[str, ...] = KOLOMMEN, naam: str = "t") -> OpenbareTabel:
    getallen = {(rij, kolom): n for rij, van in rijen.items() for kolom, n in zip(kolommen, van, strict=True)}
    return OpenbareTabel(naam, {"rij": tuple(rijen), "kolom": kolommen}, getallen)


def oordeel(*tabellen: OpenbareTabel, breedte: int = 5, minstens: int = 0) -> Toetsuitslag:
    return toets(Openbaar(tabellen), 5, breedte, minstens=minstens)


FISCHETTI: Rijen = {
    "I": [20, 50, 10, 80],
    "II": [None, 19, None, 49],
    "III": [None, 32, None, 61],
    "Totaal": [45, 101, 44, 190],
}


def test_the_published_example_gives_its_interval() -> None:
    """Fischetti and Salazar, Management Science 47(7), 2001, figure 1: 22 of activity C in region II is 5 to 30."""
    gevonden = oordeel(tabel(FISCHETTI))
    assert gevonden.intervallen["t", ("II", "C")] == Interval(5, 30)
    assert gevonden.lekken == ()


def test_where_zeros_are_always_shown_a_hidden_number_is_none() -> None:
    """II has 30 for A and C: with nothing in no cell, and 11 + 22 and 17 + 12 of 8, 17, 22, 12, one is 1 at least."""
    gevonden = oordeel(tabel(FISCHETTI), minstens=1)
    # C in II was 5 to 30: at 5 A in III is 0, and at 30 A in II is 0.
    assert gevonden.intervallen["t", ("II", "C")] == Interval(6, 29)
    # Four numbers of 1 or more that are 7 together: each is 4 at most.
    vier: Rijen = {"x": [None, None, None, None, 7]}
    kolommen = ("A", "B", "C", "D", "Totaal")
    ruim, scherp = (oordeel(tabel(vier, kolommen), minstens=een) for een in (0, 1))
    assert (ruim.intervallen["t", ("x", "A")], ruim.lekken) == (Interval(0, 7), ())
    assert scherp.intervallen["t", ("x", "A")] == Interval(1, 4)
    assert len(scherp.lekken) == 4


def test_where_only_a_zero_fits_it_is_known_that_zeros_were_hidden() -> None:
    """An earlier policy hid zeros: 3 hidden numbers that are 2 together."""
    drie = Openbaar([tabel({"x": [None, None, None, 2]})])
    assert toets(drie, 5, 5, minstens=1).intervallen["t", ("x", "A")] == Interval(0, 2)


def eraf(rijen: Rijen) -> OpenbareTabel:
    return replace(tabel(rijen, ("A", "B", "Totaal")), verschillen=True)


def test_what_is_taken_off_is_below_zero() -> None:
    """All that is shown of Eraf is below zero, so what is hidden of it is; of Begin it is not."""
    rijen: Rijen = {"Begin": [None, None, 150], "Eraf": [None, -20, None]}
    gevonden = oordeel(eraf({**rijen, "Meer eraf": [-3, -4, -7]}), minstens=1).intervallen
    assert gevonden["t", ("Begin", "A")] == Interval(1, 149)
    # One number of Eraf is shown, which can be so by accident; with a second it is on that side alone.
    assert gevonden["t", ("Eraf", "A")] == Interval(-float("inf"), float("inf"))
    zeker = oordeel(eraf({**rijen, "Eraf": [None, -20, -50]}), minstens=1).intervallen
    assert zeker["t", ("Eraf", "A")] == Interval(-30, -30)


def test_a_saldo_of_which_all_that_is_below_zero_is_hidden() -> None:
    """Two hidden numbers are 0 together: where each is 1 at least that does not fit, so that they are of a saldo."""
    rij: Rijen = {"Verhuisd": [None, None, 7, 7]}
    kaal = tabel(rij)
    totaal = replace(kaal, sommen=[(("Verhuisd", "Totaal"), tuple(("Verhuisd", een) for een in "ABC"))])
    gevonden = oordeel(totaal, minstens=1)
    assert gevonden.intervallen["t", ("Verhuisd", "A")] == Interval(-float("inf"), float("inf"))
    assert gevonden.lekken == ()


def test_subtraction_over_a_margin_is_found() -> None:
    gevonden = oordeel(tabel({**FISCHETTI, "III": [17, 32, None, 61]}))
    # 61 - 17 - 32, and from there 44 - 10 - 12.
    assert gevonden.intervallen["t", ("III", "C")] == Interval(12, 12)
    assert gevonden.intervallen["t", ("II", "C")] == Interval(22, 22)


SMAL: Rijen = {"I": [None, None, 9, 12], "II": [None, None, 9, 20], "Totaal": [11, 3, 18, 32]}


def test_a_narrow_interval_is_a_leak_that_names_the_place_and_no_number() -> None:
    """I has 3 to divide: at most 3 in A, at most 3 in B."""
    gevonden = oordeel(tabel(SMAL))
    assert {een.plek[1] for een in gevonden.lekken} == {("I", "A"), ("I", "B"), ("II", "B")}
    with pytest.raises(CalculationError) as fout:
        eis_dicht(gevonden)
    assert str(fout.value) == (
        "Te berekenen uit wat openbaar zou worden: t: I / A; t: I / B; t: II / B. Verberg meer, of neem leden samen "
        "met groepeer(...)."
    )
    eis_dicht(oordeel(tabel(SMAL), breedte=3))


def test_totals_are_found_without_being_declared() -> None:
    rijen: Rijen = {"x": [1, 2, 3, 7], "y": [2, 3, 5, 8], "z": [None, 4, None, 9]}
    # Column 3 is 1 + 2 and 2 + 3, so that z: ? + 4 = ?.
    sommen = set(gevonden_sommen(tabel(rijen, ("k1", "k2", "k3", "k4"))))
    assert (("z", "k3"), (("z", "k1"), ("z", "k2"))) in sommen
    assert all(totaal[1] != "k4" for totaal, _ in sommen)


def test_a_part_that_is_nothing_wherever_it_is_seen_is_no_part() -> None:
    """Trajecten are voorzieningen less overlap: in x and y so they are, with a third number that is 0 there."""
    kolommen = ("voorzieningen", "min", "plus", "trajecten")
    rijen: Rijen = {"x": [9, 2, 0, 7], "y": [8, 3, 0, 5], "z": [None, 2, None, None]}
    sommen = {totaal for totaal, delen in gevonden_sommen(tabel(rijen, kolommen)) if len(delen) == 3}
    assert ("z", "voorzieningen") not in sommen
    rijen = {**rijen, "y": [8, 2, 1, 5]}
    sommen = {totaal for totaal, delen in gevonden_sommen(tabel(rijen, kolommen)) if len(delen) == 3}
    assert ("z", "voorzieningen") in sommen


def test_what_adds_up_once_is_no_structure() -> None:
    assert not list(gevonden_sommen(tabel({"x": [1, 2, 3, 7], "y": [2, 3, 6, 8]}, ("k1", "k2", "k3", "k4"))))


def test_the_same_number_in_another_table_gives_it_away() -> None:
    elders = tabel({"II": [22, 8]}, ("C", "D"), "elders")
    zelfde = [(("t", ("II", "C")), ("elders", ("II", "C")))]
    gevonden = toets(Openbaar([tabel(FISCHETTI), elders], zelfde), 5, 5)
    # 44 - 10 - 22, and 49 - 19 - 22.
    assert gevonden.intervallen["t", ("III", "C")] == Interval(12, 12)
    assert gevonden.intervallen["t", ("II", "A")] == Interval(8, 8)


def test_an_earlier_edition_gives_it_away() -> None:
    """The flow was 3: now less then is known, however both are hidden in their own table."""
    nu, toen = tabel({"II": [None]}, ("nu",), "nu"), tabel({"II": [19]}, ("toen",), "toen")
    vast = [({("nu", ("II", "nu")): 1, ("toen", ("II", "toen")): -1}, -16)]
    gevonden = toets(Openbaar([nu, toen], vast=vast), 5, 5)
    assert gevonden.intervallen["nu", ("II", "nu")] == Interval(3, 3)


def test_who_is_alone_in_a_cell_takes_himself_off() -> None:
    """2 hidden cells of 6 together are 0 to 6; who knows that his is 1 knows that the other is 5."""
    een = tabel({"I": [None, None, 4, 10]})
    assert toets(Openbaar([een]), 5, 5, minstens=0).lekken == ()
    zelf = toets(Openbaar([een], kennis=[{("t", ("I", "A")): 1}]), 5, 5, minstens=0).lekken
    assert [(lek.plek[1], lek.interval, lek.zelf) for lek in zelf] == [(("I", "B"), Interval(5, 5), True)]


def test_whole_numbers_can_say_more_than_a_linear_program() -> None:
    """2a + 2b = 10 and b = 2c + 1 (c hidden too): a and b are whole, so b is 1, 3 or 5 and a 4, 2 or 0."""
    drie = tabel({"I": [None, None, None]}, ("a", "b", "c"))
    a, b, c = (("t", ("I", naam)) for naam in "abc")
    gevonden = toets(Openbaar([drie], vast=[({a: 3, b: 3}, 15), ({a: 2, c: -5}, 0)]), 5, 5, klein={a}, minstens=0)
    # a + b = 5 and 2a = 5c: a linear program lets a be 0 to 5; so do whole numbers, a = 0 and a = 5.
    assert gevonden.intervallen[a] == Interval(0, 5)
    assert gevonden.lekken == ()
    strakker = toets(Openbaar([drie], vast=[({a: 1, b: 1}, 5), ({a: 2, c: -4}, 0)]), 5, 5, klein={a}, minstens=0)
    # Now a = 2c: 0, 2 or 4, where the linear program still says 0 to 5.
    assert strakker.intervallen[a] == Interval(0, 5)
    assert [(lek.plek, lek.interval) for lek in strakker.lekken] == [(a, Interval(0, 4))]


def test_a_cell_that_is_surely_large_may_be_known() -> None:
    """9 is known exactly and is no small number: it was hidden to protect others."""
    gevonden = oordeel(tabel({"I": [1, 2, None, 12]}))
    assert gevonden.intervallen["t", ("I", "C")] == Interval(9, 9)
    assert gevonden.lekken == ()


def test_a_hidden_cell_on_its_own_can_be_anything() -> None:
    gevonden = oordeel(tabel({"I": [None, 2, 3, None]}))
    assert gevonden.intervallen["t", ("I", "A")] == Interval(0, float("inf"))


def test_what_contradicts_itself_stops() -> None:
    twee = tabel({"I": [None, 2]}, ("A", "B"))
    with pytest.raises(CalculationError, match="Wat openbaar is, spreekt elkaar tegen"):
        toets(Openbaar([twee], vast=[({("t", ("I", "A")): 1}, -3)]), 5, 5)


def test_structure_over_a_cell_that_does_not_exist_stops() -> None:
    with pytest.raises(CalculationError, match="Tabel t: de structuur noemt de cel I / D, en die is er niet"):
        OpenbareTabel("t", {"rij": ("I",), "kolom": ("A",)}, {("I", "A"): 4}, [(("I", "A"), (("I", "D"),))])
