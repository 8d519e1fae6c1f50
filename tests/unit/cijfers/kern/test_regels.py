"""Is a cell what its sign says, and do rules go along with the cells that they are about?"""

import pytest

from monitorlib.cijfers.kern.regels import (
    GETAL,
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    ONGEVEER,
    TEKST,
    Aansluiting,
    Inhoud,
    Kenmerk,
    Regels,
    Sleutel,
    Term,
    Vergelijking,
    Verhouding,
    berekend_uit,
)
from monitorlib.errors import CalculationError

NAN = float("nan")
A, B, C, D = ("a",), ("b",), ("c",), ("d",)
SOM = Vergelijking(A, (Term(1.0, B), Term(-2.0, C)), "a = b − 2c")
EIS = Vergelijking(B, (Term(1.0, D),), "b = d", afgeleid=False)
BREUK = Verhouding(C, 1, 4, 100, "een van vier")
ELDERS = Aansluiting("zoals elders", {A: 1.0, D: 4.0})
KENMERK = Kenmerk("proef", "2016-Q1", frozenset({("wie", "a")}))
REGELS = Regels((SOM, EIS), (BREUK,), (ELDERS,), {A: KENMERK})


@pytest.mark.parametrize("teken", [GETAL, ONGEVEER])
@pytest.mark.parametrize("waarde", [NAN, float("inf")])
def test_a_number_is_one(teken: str, waarde: float) -> None:
    with pytest.raises(CalculationError) as fout:
        Inhoud(waarde, teken, "")
    assert str(fout.value) == (
        f"Een cel met teken '{teken}' kan niet de waarde {waarde} hebben; laat de waarde weg of kies een ander teken."
    )


@pytest.mark.parametrize("teken", [NIET_OPGEGEVEN, NOG_NIET, TEKST, NIET_TE_BEPALEN])
def test_what_is_no_number_holds_none(teken: str) -> None:
    assert not Inhoud(NAN, teken, "").telt
    with pytest.raises(CalculationError) as fout:
        Inhoud(0, teken, "")
    assert (
        str(fout.value)
        == f"Een cel met teken '{teken}' kan niet de waarde 0 hebben; laat de waarde weg of kies een ander teken."
    )


def test_a_sign_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CalculationError) as fout:
        Inhoud(NAN, "weet niet", "")
    assert str(fout.value) == (
        "Het teken 'weet niet' bestaat niet; toegestaan: getal, ongeveer, niet opgegeven, nog niet, tekst, "
        "niet te bepalen, onderdrukt."
    )


def test_a_cell_reads_as_a_row_of_a_frame() -> None:
    """Its columns are those of the frame; that it is a difference is none."""
    cel = Inhoud(3.0, ONGEVEER, "ca.", "euro", 1, 10.0, True)
    assert dict(cel) == {
        "waarde": 3.0, "teken": "ongeveer", "tekst": "ca.", "eenheid": "euro", "decimalen": 1, "afgerond_op": 10.0,
    }  # fmt: skip
    assert len(cel) == 6
    with pytest.raises(KeyError):
        cel["verschil"]


def test_rules_name_every_cell_that_they_are_about() -> None:
    assert REGELS.cellen() == {A, B, C, D}
    assert [Regels((EIS,)).cellen(), Regels((), (BREUK,)).cellen()] == [{B, D}, {C}]
    assert [Regels((), (), (ELDERS,)).cellen(), Regels(kenmerken={B: KENMERK}).cellen()] == [{A, D}, {B}]


def test_only_what_was_made_of_others_is_derived() -> None:
    """That b must equal d makes b of nothing."""
    assert REGELS.afgeleid() == {A}


def test_rules_go_along_under_new_names() -> None:
    namen = {A: ("Aa",), B: ("Bee",), C: ("Cee",), D: ("Dee",)}
    mee = REGELS.langs(namen.__getitem__)
    assert mee.vergelijkingen == (
        Vergelijking(("Aa",), (Term(1.0, ("Bee",)), Term(-2.0, ("Cee",))), "a = b − 2c"),
        Vergelijking(("Bee",), (Term(1.0, ("Dee",)),), "b = d", afgeleid=False),
    )
    assert mee.verhoudingen == (Verhouding(("Cee",), 1, 4, 100, "een van vier"),)
    assert mee.aansluitingen == (Aansluiting("zoals elders", {("Aa",): 1.0, ("Dee",): 4.0}),)
    assert mee.kenmerken == {("Aa",): KENMERK}


@pytest.mark.parametrize(
    ("weg", "over"),
    [
        (A, Regels((EIS,), (BREUK,), (Aansluiting("zoals elders", {D: 4.0}),))),
        (C, Regels((EIS,), (), (ELDERS,), {A: KENMERK})),
        (D, Regels((SOM,), (BREUK,), (Aansluiting("zoals elders", {A: 1.0}),), {A: KENMERK})),
    ],
)
def test_without_one_of_its_cells_a_rule_says_nothing(weg: Sleutel, over: Regels) -> None:
    """An aansluiting goes on about the cells that stay."""
    assert REGELS.langs(lambda cel: None if cel == weg else cel) == over


def test_without_any_cell_nothing_is_left() -> None:
    assert REGELS.langs(lambda _: None) == Regels()


def test_rules_beside_each_other_are_all_kept() -> None:
    ander = Kenmerk("ander", "2016-Q1", frozenset())
    assert Regels((SOM,)).met(Regels((EIS,), (BREUK,)), Regels((), (), (ELDERS,), {A: ander})) == Regels(
        (SOM, EIS), (BREUK,), (ELDERS,), {A: ander}
    )


def test_beside_what_was_left_out_every_cell_is_a_part() -> None:
    deel = REGELS.gedeeltelijk()
    assert (deel.kenmerken[A], deel.kenmerken[A].heel, KENMERK.heel) == (KENMERK, False, True)
    assert (deel.vergelijkingen, deel.verhoudingen) == ((SOM, EIS), (BREUK,))


@pytest.mark.parametrize(
    ("termen", "langs"),
    [
        ([("x", "b"), ("x", "c")], [False, True]),
        ([("y", "a"), ("z", "a")], [True, False]),
        ([("y", "b")], [False, False]),
    ],
)
def test_an_equation_goes_along_a_dimension_when_nothing_else_differs(termen: list[Sleutel], langs: list[bool]) -> None:
    regel = Vergelijking(("x", "a"), tuple(Term(1.0, cel) for cel in termen), "")
    assert [regel.in_lijn(plaats) for plaats in (0, 1)] == langs


def test_what_is_calculated_with_about_a_number_is_about_a_number() -> None:
    assert berekend_uit([Inhoud(1, GETAL, ""), Inhoud(2, ONGEVEER, "bijna")]) == (ONGEVEER, "ca.")
    assert berekend_uit([Inhoud(1, GETAL, "")]) == (GETAL, "")


def test_a_cell_of_which_nothing_more_is_said_is_a_whole_number_that_is_exact() -> None:
    cel = Inhoud(5.0, GETAL, "")
    assert dict(cel) == {
        "waarde": 5.0, "teken": GETAL, "tekst": "", "eenheid": "", "decimalen": 0, "afgerond_op": 0.0,
    }  # fmt: skip
    assert (cel.verschil, len(cel)) == (False, 6)
