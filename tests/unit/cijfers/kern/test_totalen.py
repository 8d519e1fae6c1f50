"""Is a total, a difference or a mean right for every combination of signs, and does each rule that it leaves hold?"""

from collections.abc import Sequence
from itertools import product

import pytest
from bouwstenen import Cel, cijfers, inhoud
from hypothesis import given, settings
from hypothesis import strategies as st

from monitorlib import gemiddeld, groepeer, opgeteld, samen, totaal, verschil
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET
from monitorlib.errors import CalculationError

WOORD = "Regelmatig"
SOORTEN: list[Cel] = [7.0, 0, NIET_OPGEGEVEN, NOG_NIET, NIET_TE_BEPALEN, WOORD]


def rij(*waarden: Cel) -> Cijfers:
    """Cijfers of one dimension, with members a, b, c, ..."""
    return cijfers({"deel": list("abcdefgh"[: len(waarden)])}, waarden)


def volgens_de_regels(delen: Sequence[Cel]) -> Cel:
    """The reference: what a total over these parts is, rule by rule."""
    verschuldigd = []
    for deel in delen:
        if deel != NOG_NIET:  # what is not due yet adds nothing
            verschuldigd.append(deel)
    if not verschuldigd:
        return NOG_NIET
    if all(deel == NIET_OPGEGEVEN for deel in verschuldigd):
        return NIET_OPGEGEVEN
    opgeteld = 0.0
    for deel in verschuldigd:
        if isinstance(deel, str):
            return NIET_TE_BEPALEN
        opgeteld += deel
    return opgeteld


def test_every_combination_of_three_signs() -> None:
    """6 × 6 × 6 combinations at once, against the rules written out above."""
    gevallen = list(product(SOORTEN, repeat=3))
    namen = [f"geval {nummer}" for nummer in range(len(gevallen))]
    alle = cijfers({"geval": namen, "deel": ["a", "b", "c"]}, [deel for geval in gevallen for deel in geval])
    totalen = inhoud(totaal(alle, "deel").kies(deel="Totaal"))
    assert totalen == {(naam,): volgens_de_regels(geval) for naam, geval in zip(namen, gevallen, strict=True)}


def test_what_is_no_number_holds_none_and_says_why() -> None:
    """No number is left behind in a cell that is not to be determined."""
    cel = totaal(rij(3, NIET_OPGEGEVEN), "deel").cellen()[("Totaal",)]
    assert cel["waarde"] != cel["waarde"]
    assert cel["tekst"] == "een van de onderdelen is niet bekend"


@pytest.mark.parametrize(
    ("van", "naar", "verwacht"),
    [
        (10, 7, 7 - 10),
        (0, 7, 7 - 0),
        (7, 0, 0 - 7),
        (0, 0, 0),
        (7, NIET_OPGEGEVEN, NIET_TE_BEPALEN),
        (WOORD, 7, NIET_TE_BEPALEN),
        (7, NOG_NIET, NOG_NIET),  # not 0 − 7: the other number has yet to come
        (NOG_NIET, 7, NOG_NIET),
        (NOG_NIET, NOG_NIET, NOG_NIET),
    ],
)
def test_a_difference_is_the_later_minus_the_earlier(van: Cel, naar: Cel, verwacht: Cel) -> None:
    """With a period that is still to come there is no difference yet."""
    assert inhoud(verschil(rij(van, naar), "deel", "a", "b"))[("Verschil",)] == verwacht


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        ((270, 273, 272, 279), (270 + 273 + 272 + 279) / 4),
        ((10, 0), (10 + 0) / 2),
        ((10, 20, NOG_NIET, NOG_NIET), (10 + 20) / 2),
        ((10, NIET_OPGEGEVEN), NIET_TE_BEPALEN),
        ((0, 0), 0),
    ],
)
def test_a_mean_over_signs(delen: tuple[Cel, ...], verwacht: Cel) -> None:
    """Nihil counts as 0, a coming period not at all; what was not stated makes no mean."""
    assert inhoud(gemiddeld(rij(*delen), "deel"))[()] == verwacht


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.lists(st.integers(-1000, 1000), min_size=6, max_size=6))
def test_every_rule_that_an_operation_leaves_holds(getallen: list[int]) -> None:
    """Totals, differences and totals of differences: each equation fits the cells that it names."""
    tafel = verschil(cijfers({"jaar": ["2015", "2016"], "wie": ["x", "y", "z"]}, getallen), "jaar", "2015", "2016")
    tafel = totaal(tafel, "wie")
    waarden = inhoud(tafel)
    for regel in tafel.vergelijkingen:
        uitkomst = 0.0
        for term in regel.termen:
            uitkomst += term.factor * waarden[term.cel]  # type: ignore[operator]
        assert waarden[regel.cel] == uitkomst, regel
    # Three differences and three totals, and the corner in two ways.
    assert len(tafel.vergelijkingen) == 3 + 3 + 1


def test_a_sum_keeps_the_coarsest_rounding_and_the_finest_decimals() -> None:
    """What was rounded to thousands stays so in a sum with half euros."""
    grof = cijfers({"deel": ["a"]}, [1000], afgerond_op=1000)
    fijn = cijfers({"deel": ["b"]}, [0.5], decimalen=1, afgerond_op=1)
    cel = totaal(samen(grof, fijn), "deel").cellen()[("Totaal",)]
    assert (cel["waarde"], cel["decimalen"], cel["afgerond_op"]) == (1000.5, 1, 1000)


def test_parts_that_do_not_exist_are_no_parts() -> None:
    """Where a gemeente counts other things than the next, each total has its own parts."""
    half = cijfers({"gemeente": ["x", "y"], "deel": ["a", "b"]}, [1, 2, "bestaat niet", 4])
    assert inhoud(totaal(half, "deel").kies(deel="Totaal")) == {("x",): 1 + 2, ("y",): 4}


def test_leaving_a_member_out_takes_its_rules_along() -> None:
    """No rule names a cell that is gone; a slice keeps the rules within it."""
    tafel = totaal(cijfers({"rij": ["r", "s"], "k": ["k", "l"]}, [1, 2, 3, 4]), "k")
    assert tafel.zonder("k", "l", "Totaal").vergelijkingen == ()
    (regel,) = tafel.kies(rij="r").vergelijkingen
    assert (regel.cel, [term.cel for term in regel.termen]) == (("Totaal",), [("k",), ("l",)])
    assert groepeer(rij(1, 2, 3), "deel", apart=["a"], rest="Overige").vergelijkingen == ()


def test_a_misspelt_name_never_gives_another_sum() -> None:
    """'Wrek' would leave 'Werk' among the others; a dimension that does not exist is no KeyError."""
    redenen = cijfers({"reden": ["Werk", "Studie"]}, [1, 2])
    for fout, bericht in (
        (lambda: groepeer(redenen, "reden", apart=["Wrek"], rest="Overige"), "'Wrek' is geen reden. Bedoelt u 'Werk'?"),
        (lambda: opgeteld(redenen, "redn"), "Dimensie 'redn' bestaat hier niet. Bedoelt u 'reden'?"),
    ):
        with pytest.raises(CalculationError) as stop:
            fout()
        assert str(stop.value) == bericht
