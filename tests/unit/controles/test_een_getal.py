"""One concept has one number and one name, wherever it stands."""

from dataclasses import replace

import pytest
from bouwstenen import cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.kenmerken import als_json, uit_json
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, Kenmerk
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.controles.een_getal import Plek, namen, over_plekken, plekken, vergelijk
from monitorlib.editie.stand import Getalstand
from monitorlib.pagina.uitvoer import dataresource

BESTAND = "uitkeringen: stand in uitkeringen"


def geteld(*waarden: float | str, begrip: str = BESTAND, decimalen: int = 0) -> Cijfers:
    """A count of two gemeenten on the last day of 2024."""
    kaal = cijfers({"gemeente": ["Aa", "Bee"]}, waarden, eenheid="uitkeringen", decimalen=decimalen)
    kenmerken = {
        (gemeente,): Kenmerk(begrip, "2024-12-31", frozenset({("gemeente", gemeente)})) for gemeente in ("Aa", "Bee")
    }
    return replace(kaal, regels=replace(kaal.regels, kenmerken=kenmerken))


def staat(hoofdstuk: str, van: Cijfers, *, naam: str = "bestand", titel: str = "", soort: str = "tabel") -> list[Plek]:
    """The numbers as a chapter leaves them."""
    stand = Getalstand("definitief")
    return plekken(hoofdstuk, dataresource(van, naam=naam, titel=titel or naam, soort=soort, stand=stand))


def test_the_same_number_is_held_against_itself() -> None:
    """Two gemeenten on two pages, and their total, which was added up on one and left out on the other."""
    alle = [*staat("samenvatting", geteld(5, 4)), *staat("participatiewet", totaal(geteld(5, 4), "gemeente"))]
    gevonden = vergelijk(alle)
    assert (gevonden.aantal, gevonden.bevindingen) == (2, ())


def test_a_number_that_differs_names_both_places() -> None:
    alle = [*staat("samenvatting", geteld(5, 4)), *staat("participatiewet", geteld(5, 3))]
    (een,) = vergelijk(alle).bevindingen
    assert een.naam == "twee getallen samenvatting / tabel bestand / Bee / participatiewet / tabel bestand / Bee"
    assert een.soort == "twee getallen"
    assert een.gedrukt == "4 (samenvatting / tabel bestand / Bee)"
    assert een.berekend == "3 (participatiewet / tabel bestand / Bee)"
    assert een.regel == f"Een begrip heeft in een editie één getal: {BESTAND}; 2024-12-31; gemeente Bee."


def test_a_total_of_all_is_the_same_as_a_count_of_all() -> None:
    """A region that was counted by itself has no gemeente: it is the total of the other table."""
    regio = cijfers({"wat": ["Nu"]}, [10], eenheid="uitkeringen")
    kenmerk = Kenmerk(BESTAND, "2024-12-31", frozenset())
    regio = replace(regio, regels=replace(regio.regels, kenmerken={("Nu",): kenmerk}))
    (een,) = vergelijk([*staat("a", regio), *staat("b", totaal(geteld(5, 4), "gemeente"))]).bevindingen
    assert (een.gedrukt[:2], een.berekend[:1]) == ("10", "9")


def test_another_moment_or_part_is_another_number() -> None:
    anders = geteld(5, 3, begrip="uitkeringen: instroom in uitkeringen")
    assert vergelijk([*staat("a", geteld(5, 4)), *staat("b", anders)]).aantal == 0


def test_a_third_place_is_named_under_the_same_bevinding() -> None:
    alle = [*staat("a", geteld(5, 4)), *staat("b", geteld(5, 3)), *staat("c", geteld(5, 2))]
    (een,) = vergelijk(alle).bevindingen
    assert een.doorwerking == ("c / tabel bestand / Bee: 2",)


def test_rounded_to_what_both_show() -> None:
    """12,3 and 12 are one number, 12,6 and 12 are not."""
    assert not vergelijk([*staat("a", geteld(12.3, 4, decimalen=1)), *staat("b", geteld(12, 4))]).bevindingen
    assert vergelijk([*staat("a", geteld(12.6, 4, decimalen=1)), *staat("b", geteld(12, 4))]).bevindingen


def test_a_figure_beside_its_table_counts_and_one_table_does_not() -> None:
    assert vergelijk([*staat("a", geteld(5, 4)), *staat("a", geteld(5, 4), soort="figuur")]).aantal == 2
    assert vergelijk(staat("a", geteld(5, 4))).aantal == 0
    assert vergelijk([*staat("a", geteld(5, 4)), *staat("a", geteld(5, 4), naam="nog-een")]).aantal == 2


def test_what_is_no_number_is_compared_with_nothing() -> None:
    assert vergelijk([*staat("a", geteld(5, NIET_OPGEGEVEN)), *staat("b", geteld(5, 3))]).aantal == 1


def test_one_name_for_two_begrippen() -> None:
    ander = geteld(5, 4, begrip="klachten")
    (een,) = namen([*staat("a", geteld(5, 4), titel="Bestand"), *staat("b", ander, titel="Bestand", naam="klachten")])
    assert een.naam == "één naam Bestand"
    assert een.gedrukt == "'Bestand' bij a / bestand en b / klachten"
    assert een.berekend == f"klachten; {BESTAND}"
    assert namen([*staat("a", geteld(5, 4), titel="Bestand"), *staat("b", geteld(5, 4), titel="Bestand")]) == []


def test_two_names_for_one_begrip() -> None:
    """Two indicators; another chapter may show the same numbers under a title of its own."""
    een, ander = (staat("prestatie-indicatoren", geteld(5, 4), naam=naam, titel=naam) for naam in ("Eén", "Ander"))
    (gevonden,) = namen([*een, *ander])
    assert gevonden.naam == "twee namen Eén / Ander"
    assert namen([*een, *staat("participatiewet", geteld(5, 4), titel="Actueel bestand")]) == []


def test_all_that_differs_over_the_chapters() -> None:
    """A number on two places, a title of two begrippen, and an indicator with two names."""
    alle = [
        *staat("a", geteld(5, 4)),
        *staat("b", geteld(5, 3)),
        *staat("c", geteld(1, 2, begrip="klachten"), titel="Bestand", naam="klachten"),
        *staat("d", geteld(1, 2, begrip="bezwaren"), titel="Bestand", naam="bezwaren"),
        *staat("prestatie-indicatoren", geteld(7, 8, begrip="x"), naam="Eén", titel="Eén"),
        *staat("prestatie-indicatoren", geteld(7, 8, begrip="x"), naam="Ander", titel="Ander"),
    ]
    assert [(een.naam, een.hoofdstuk, een.soort, een.gedrukt, een.berekend) for een in over_plekken(alle)] == [
        (
            "twee getallen a / tabel bestand / Bee / b / tabel bestand / Bee",
            "verantwoording",
            "twee getallen",
            "4 (a / tabel bestand / Bee)",
            "3 (b / tabel bestand / Bee)",
        ),
        (
            "één naam Bestand",
            "verantwoording",
            "twee getallen",
            "'Bestand' bij c / klachten en d / bezwaren",
            "bezwaren; klachten",
        ),
        ("twee namen Eén / Ander", "verantwoording", "twee getallen", "Eén en Ander", "x"),
    ]


@pytest.mark.parametrize("delen", [frozenset(), frozenset({("gemeente", "Aa"), ("wet", "Wmo")})])
def test_a_kenmerk_is_read_as_it_was_written(delen: frozenset[tuple[str, str]]) -> None:
    kenmerk = Kenmerk(BESTAND, "2024-12-31", delen)
    assert uit_json(als_json(kenmerk)) == kenmerk
