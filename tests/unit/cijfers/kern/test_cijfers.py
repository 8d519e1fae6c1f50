"""Do cijfers keep their numbers, their order and their rules when they are chosen, renamed and put together?"""

from collections.abc import Callable
from dataclasses import replace
from math import isnan

import pytest
from bouwstenen import cijfers, inhoud

from monitorlib import samen, sluit_aan, totaal
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, Kenmerk, Regels
from monitorlib.errors import CalculationError

TAFEL = cijfers({"gemeente": ["Bedum", "Winsum"], "vorm": ["PGB", "ZIN"]}, [1, 2, 0, NIET_OPGEGEVEN])


def test_a_chosen_number_is_that_of_its_cell() -> None:
    """Nihil is 0, what was not stated is no number."""
    assert TAFEL.waarde(gemeente="Bedum", vorm="ZIN") == 2
    assert TAFEL.waarde(gemeente="Winsum", vorm="PGB") == 0
    with pytest.raises(CalculationError) as fout:
        TAFEL.waarde(gemeente="Winsum", vorm="ZIN")
    assert (
        str(fout.value)
        == "Er is geen getal voor gemeente Winsum, vorm ZIN. Kijk in .frame welke leden een getal hebben."
    )


def test_a_cell_that_does_not_exist_has_no_number() -> None:
    """The members are known, the combination is not."""
    half = cijfers({"gemeente": ["x", "y"], "deel": ["a", "b"]}, [1, 2, "bestaat niet", 4])
    with pytest.raises(CalculationError) as fout:
        half.waarde(gemeente="y", deel="a")
    assert str(fout.value) == "Er is geen getal voor gemeente y, deel a. Kijk in .frame welke leden een getal hebben."


def test_one_number_needs_every_dimension() -> None:
    """Several cells are not one number."""
    with pytest.raises(CalculationError) as fout:
        TAFEL.waarde(gemeente="Bedum")
    assert str(fout.value) == "Er is geen getal voor gemeente Bedum. Kijk in .frame welke leden een getal hebben."


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
        (
            cijfers({"soort": ["a"]}, [1]),
            "Cijfers met dimensies soort passen niet bij deel. Geef alle delen dezelfde dimensies.",
        ),
        (cijfers({"deel": ["a"]}, [2]), "Dezelfde cel komt in twee delen voor: a. Laat haar uit een van beide weg."),
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
    assert str(fout.value) == "Er is geen cijfer voor b; geef het erbij."
    with pytest.raises(CalculationError) as fout:
        maak([een, {**een, "deel": "c"}], {"deel": ["a"]}, eenheid="fte")
    assert str(fout.value) == "Onbekende leden in cijfers: c. Noem ze bij de leden van hun dimensie."


def bericht(doe: Callable[[], object]) -> str:
    with pytest.raises(CalculationError) as fout:
        doe()
    return str(fout.value)


@pytest.mark.parametrize("wat", ["kies", "zonder", "beperk", "volgorde", "hernoem"])
def test_every_change_knows_its_members(wat: str) -> None:
    """A typing error leaves nothing out and renames nothing, in silence."""
    doe: dict[str, Callable[[], object]] = {
        "kies": lambda: TAFEL.kies(vorm="ZON"),
        "zonder": lambda: TAFEL.zonder("vorm", "PGB", "ZON"),
        "beperk": lambda: TAFEL.beperk("vorm", "PGB", "ZON"),
        "volgorde": lambda: TAFEL.volgorde("vorm", ["ZON"]),
        "hernoem": lambda: TAFEL.hernoem("vorm", {"ZON": "Zorg"}),
    }
    assert bericht(doe[wat]) == "'ZON' is geen vorm. Bedoelt u 'ZIN'?"


@pytest.mark.parametrize(
    "doe",
    [
        lambda: TAFEL.kies(vrom="PGB"),
        lambda: TAFEL.splits("vrom"),
        lambda: TAFEL.onder("vrom", "PGB"),
        lambda: TAFEL.zonder("vrom"),
        lambda: TAFEL.hernoem("vrom", "Als {}"),
        lambda: TAFEL.hernoem_dimensie("vrom", "soort"),
        lambda: TAFEL.alfabetisch("vrom"),
        lambda: TAFEL.bekend("vrom", "PGB"),
    ],
    ids=["kies", "splits", "onder", "zonder", "hernoem", "hernoem_dimensie", "alfabetisch", "bekend"],
)
def test_every_change_knows_its_dimensions(doe: Callable[[], object]) -> None:
    assert bericht(doe) == "Dimensie 'vrom' bestaat hier niet. Bedoelt u 'vorm'?"


def test_what_would_fall_together_is_refused() -> None:
    """Two members of one name, two dimensions of one name, two cells of one place."""
    drie = cijfers({"vorm": ["PGB", "ZIN", "anders"]}, [1, 2, 3])
    assert bericht(lambda: drie.hernoem("vorm", {"PGB": "anders"})) == (
        "hernoem geeft meer dan één vorm de naam 'anders'. Neem leden samen met groepeer(...)."
    )
    beide = {"PGB": "Hulp", "ZIN": "Hulp"}
    assert bericht(lambda: TAFEL.hernoem("vorm", beide)) == (
        "hernoem geeft meer dan één vorm de naam 'Hulp'. Neem leden samen met groepeer(...)."
    )
    assert (
        bericht(lambda: TAFEL.hernoem_dimensie("vorm", "gemeente"))
        == "Dimensie 'gemeente' bestaat hier al; kies een andere naam."
    )
    assert bericht(lambda: TAFEL.met_dimensie("vorm", "x")) == "Dimensie 'vorm' bestaat hier al; kies een andere naam."
    leden = {"gemeente": TAFEL.leden["gemeente"], "vorm": ("x",)}
    assert (
        bericht(lambda: TAFEL.langs(lambda cel: (cel[0], "x"), leden))
        == "Twee cellen zouden samen Bedum / x worden; neem ze samen met groepeer(...)."
    )


def test_a_dimension_may_keep_its_name_and_a_member_too() -> None:
    assert TAFEL.hernoem_dimensie("vorm", "vorm").dimensies == ("gemeente", "vorm")
    assert TAFEL.hernoem_dimensie("vorm", "soort").leden == {
        "gemeente": ("Bedum", "Winsum"),
        "soort": ("PGB", "ZIN"),
    }
    assert TAFEL.hernoem("vorm", {"PGB": "PGB"}).leden["vorm"] == ("PGB", "ZIN")


def test_what_is_left_out_takes_its_total_along_or_stays() -> None:
    """A total of two without one of them would be a wrong number."""
    met = totaal(TAFEL.kies(gemeente="Bedum"), "vorm")
    assert bericht(lambda: met.zonder("vorm", "PGB")) == (
        "Totaal telt mee wat u weglaat (PGB). Laat dat totaal ook weg en tel daarna opnieuw op, of neem leden samen "
        "met groepeer(...)."
    )
    zonder = met.zonder("vorm", "PGB", "Totaal")
    assert (inhoud(zonder), zonder.leden) == ({("ZIN",): 2}, {"vorm": ("ZIN",)})


@pytest.mark.parametrize(("weg", "heel"), [(("Totaal",), True), (("PGB", "Totaal"), False), (("PGB",), False)])
def test_beside_what_was_left_out_a_number_is_not_all_of_it(weg: tuple[str, ...], heel: bool) -> None:
    """Without the total all parts are still there."""
    kenmerk = Kenmerk("proef", "2016-Q1", frozenset({("vorm", "ZIN")}))
    waarden = {"PGB": 1, "ZIN": 2, "Totaal": 3} if "Totaal" in weg else {"PGB": 1, "ZIN": 2}
    van = cijfers({"vorm": list(waarden)}, waarden.values())
    van = replace(van, regels=Regels(kenmerken={("ZIN",): kenmerk}))
    assert van.zonder("vorm", *weg).regels.kenmerken[("ZIN",)].heel is heel


def test_members_and_cells_cannot_be_changed() -> None:
    """Given as lists and dicts, kept as what nobody changes."""
    leden = {"wie": ["a"]}
    van = Cijfers({("a",): TAFEL.cellen()["Bedum", "PGB"]}, leden)  # type: ignore[arg-type]
    leden["wie"].append("b")
    assert van.leden["wie"] == ("a",)
    for afgeschermd in (van.leden, van.cellen()):
        with pytest.raises(TypeError):
            afgeschermd["b"] = ()  # type: ignore[index]


def test_a_row_says_what_it_is_itself() -> None:
    """Its unit, decimals and kenmerk before those of all; without a value it holds none."""
    eigen, ander = (Kenmerk(naam, "2016-Q1", frozenset()) for naam in ("van de rij", "van de maker"))
    rijen = [
        {"wie": "a", "waarde": 1.5, "teken": "getal", "tekst": "", "eenheid": "fte", "decimalen": 1, "kenmerk": eigen},
        {"wie": "b", "waarde": None, "teken": NIET_OPGEGEVEN, "tekst": "", "kenmerk": None},
    ]
    gemaakt = maak(
        rijen,
        {"wie": ["a", "b", "c", "d"]},
        eenheid="euro",
        bronnen=["proef"],
        ontbrekend=lambda cel: (0.0, "getal", "") if cel == ("c",) else None,
        kenmerk=lambda cel: ander if cel == ("c",) else None,
    )
    assert {cel[0]: (een.teken, een.eenheid, een.decimalen) for cel, een in gemaakt.cellen().items()} == {
        "a": ("getal", "fte", 1),
        "b": (NIET_OPGEGEVEN, "euro", 0),
        "c": ("getal", "euro", 0),
    }
    assert isnan(gemaakt.cellen()["b",].waarde)
    assert (gemaakt.waarde(wie="a"), gemaakt.waarde(wie="c")) == (1.5, 0)
    assert {een.afgerond_op for een in gemaakt.cellen().values()} == {0}
    assert gemaakt.regels.kenmerken == {("a",): eigen, ("c",): ander}
    assert gemaakt.bronnen == ("proef",)


def test_two_rows_of_one_cell_are_refused() -> None:
    een = {"deel": "a", "waarde": 1.0, "teken": "getal", "tekst": ""}
    assert bericht(lambda: maak([een, een], {"deel": ["a"]}, eenheid="fte")) == (
        "Twee rijen geven een cijfer voor a. Tel ze eerst op."
    )


@pytest.mark.parametrize(
    ("soort", "wat"),
    [
        ("Meting", "een Meting: tel eerst, met .per(kolom, ...)"),
        ("Aandeel", "een Aandeel: tel eerst, met .per(kolom, ...)"),
        ("TijdTot", "een TijdTot: tel eerst, met .per(kolom, ...)"),
        ("Register", "een Register: tel eerst, met stand(...) of cijfers_uit(...)"),
        ("Telling", "een Telling: tel eerst, met stand(...) of cijfers_uit(...)"),
        ("int", "een int"),
    ],
)
def test_what_is_no_cijfers_is_named_with_what_to_do(soort: str, wat: str) -> None:
    gegeven = 3 if soort == "int" else type(soort, (), {})()
    assert bericht(lambda: totaal(gegeven, "vorm")) == f"totaal rekent met cijfers; gegeven is {wat}."  # type: ignore[arg-type]
