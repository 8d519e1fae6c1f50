"""A total that is no sum of its rows: of persons it says so, of anything else it is a bevinding."""

import pytest
from bouwstenen import Cel, cijfers
from bs4 import BeautifulSoup

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.cijfers.rekenen.totaalnoten import noten
from monitorlib.controles.totalen import totaalbevindingen
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.render.tabellen.tabel import Opmaak, html

UITLEG = "iedere persoon telt één keer; wie in meer dan één rij staat, telt in het totaal niet dubbel"


def geteld(aa: Cel, bee: Cel, samen_: Cel, eenheid: str = "cliënten") -> Cijfers:
    """Two gemeenten and a total that was counted by itself."""
    return cijfers({"gemeente": ["Aa", "Bee", "Totaal"], "wat": ["Nu"]}, [aa, bee, samen_], eenheid=eenheid)


def bevindingen(van: Cijfers) -> list[tuple[str, str, str]]:
    tabel = Tabel("h", "t", van, {(rij, kolom): (rij, kolom) for rij, kolom in van.cellen()})
    return [(een.naam, een.gedrukt, een.berekend) for een in totaalbevindingen(tabel)]


def test_persons_in_two_rows_are_named() -> None:
    """One of the five of Aa is one of the four of Bee too: eight persons."""
    van = geteld(5, 4, 8)
    assert noten(van) == {("Totaal", "Nu"): UITLEG}
    assert bevindingen(van) == []
    soep = BeautifulSoup(
        html(van, Opmaak(("gemeente",), ("wat",), "Gemeente"), id_="t", titel="T", eenheid="", bron=""), "html.parser"
    )
    assert [een.parent.get_text() for een in soep.select("td sup.noot")] == ["8*"]  # type: ignore[union-attr]
    assert [een.get_text() for een in soep.select("p.tekens")] == [f"* {UITLEG}."]


def test_persons_who_are_all_in_one_row_need_no_word() -> None:
    """The sign stands only where it is true."""
    van = geteld(5, 4, 9)
    assert (noten(van), bevindingen(van)) == ({}, [])
    assert "noot" not in html(van, Opmaak(("gemeente",), ("wat",), "Gemeente"), id_="t", titel="T", eenheid="", bron="")


def test_more_persons_than_the_rows_hold_is_wrong() -> None:
    """A row is missing, or a number is false."""
    assert noten(geteld(5, 4, 10)) == {}
    assert bevindingen(geteld(5, 4, 10)) == [("t / Totaal / Nu", "10", "9")]
    (een,) = totaalbevindingen(Tabel("h", "t", geteld(5, 4, 10), {cel: cel for cel in geteld(5, 4, 10).cellen()}))
    assert (een.hoofdstuk, een.soort, een.waar) == ("h", "totaal", "t › Totaal › Nu")
    assert een.regel == (
        "Een totaal is de som van zijn rijen, tenzij het personen telt: dan is het niet meer dan die som."
    )


def test_a_total_that_was_declared_beside_a_rule_is_held_to_that() -> None:
    """One fault is one bevinding: here that of the rule, 5 + 4 and not 8."""
    van = delen_van(geteld(5, 4, 8, eenheid="uitkeringen"), "gemeente", "Totaal", ["Aa", "Bee"])
    assert (noten(van), bevindingen(van)) == ({}, [])


@pytest.mark.parametrize("samen_", [8, 10])
def test_things_are_the_sum_of_their_rows(samen_: int) -> None:
    van = geteld(5, 4, samen_, eenheid="uitkeringen")
    assert bevindingen(van) == [("t / Totaal / Nu", str(samen_), "9")]
    assert noten(van) == {}


@pytest.mark.parametrize("eenheid", ["%", "dagen", "per 1.000 inwoners van 0 tot 18 jaar", "euro per cliënt", ""])
def test_shares_and_means_are_no_sum(eenheid: str) -> None:
    assert bevindingen(geteld(50, 40, 45, eenheid=eenheid)) == []


def test_a_part_that_is_not_stated_leaves_nothing_to_hold_it_to() -> None:
    assert bevindingen(geteld(5, NIET_OPGEGEVEN, 8, eenheid="uitkeringen")) == []


def test_what_was_added_up_is_held_to_its_rule() -> None:
    """The sum itself, of persons too: another name says what it counts."""
    van = totaal(geteld(5, 4, 8).zonder("gemeente", "Totaal"), "gemeente")
    assert (noten(van), bevindingen(van)) == ({}, [])


def test_each_column_by_its_own_unit() -> None:
    """A dashboard: persons, days and euros beside each other."""
    delen = (("Cliënten", geteld(5, 4, 8)), ("Dagen", geteld(10, 20, 14, "dagen")), ("Geld", geteld(5, 4, 8, "euro")))
    bord = samen(*(deel.kies(wat="Nu").met_dimensie("wat", naam) for naam, deel in delen))
    assert set(noten(bord)) == {("Cliënten", "Totaal")}
    assert [naam for naam, *_ in bevindingen(bord)] == ["t / Geld / Totaal"]
