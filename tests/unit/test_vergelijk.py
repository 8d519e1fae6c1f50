"""Do the controles find what does not follow, once, and say what confirms which side?"""

import pytest
from bouwstenen import Cel, cijfers

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.optellen import totaal
from monitorlib.cijfers.verband import delen_van, sluit_aan
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.controles.bevinding import Bevinding, beoordeel
from monitorlib.controles.tabel import Tabel
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.parameters import Aanvaarding
from monitorlib.render.tabel import Opmaak, plaatsen
from monitorlib.sources.published import Gedrukt


def vergelijk(van: Cijfers, gedrukt: dict[tuple[str, str], Cel]) -> list[Bevinding]:
    """Compare a table of two dimensions with what was printed in it."""
    rij, kolom = van.dimensies
    cellen = {
        plaats: Gedrukt("h", "t", *plaats, str(waarde), None if isinstance(waarde, str) else float(waarde), "par. 1")
        for plaats, waarde in gedrukt.items()
    }
    opmaak = Opmaak((rij,), (kolom,), rij)
    return Vergelijker(Tabel("h", "t", van, plaatsen(van, opmaak), cellen)).bevindingen()


def regelingen() -> Cijfers:
    """Two regelingen and two gemeenten, with totals: 1 + 3 = 4, 2 + 5 = 7, together 11."""
    return totaal(cijfers({"regeling": ["x", "y"], "gemeente": ["A", "B"]}, [1, 2, 3, 5]), "regeling", "gemeente")


def test_what_was_printed_right_is_no_bevinding() -> None:
    """Every cell agrees."""
    assert vergelijk(regelingen(), {("x", "A"): 1, ("Totaal", "A"): 4, ("Totaal", "Totaal"): 11}) == []


def test_one_wrong_total_is_reported_once_with_what_follows_from_it() -> None:
    """6 is printed where 1 + 3 = 4; the grand total 13 = 6 + 7 only follows."""
    (een,) = vergelijk(
        regelingen(),
        {
            ("Totaal", "A"): 6,
            ("Totaal", "B"): 7,
            ("Totaal", "Totaal"): 13,
            ("x", "Totaal"): 3,
            ("y", "Totaal"): 8,
        },
    )
    assert (een.naam, een.soort, een.gedrukt, een.berekend) == ("t / Totaal / A", "afwijking", "6", "4")
    assert een.regel == "Totaal = optelling over regeling"
    assert een.doorwerking == ("t / Totaal / Totaal: gedrukt 13, berekend 11",)


def test_a_wrong_grand_total_is_its_own_cause() -> None:
    """12 follows from nothing that was printed."""
    (een,) = vergelijk(regelingen(), {("Totaal", "A"): 4, ("Totaal", "B"): 7, ("Totaal", "Totaal"): 12})
    assert een.naam == "t / Totaal / Totaal"
    assert een.doorwerking == ()


@pytest.mark.parametrize(
    ("gedrukt", "soort"),
    [(10.0, "afronding"), (11.0, "afronding"), (12.0, "afwijking"), (7.0, "afronding"), (6.0, "afwijking")],
)
def test_rounding_can_explain_half_a_unit_per_rounded_term(gedrukt: float, soort: str) -> None:
    """Four terms rounded to whole euros add up to 9: a printed total may be 2 off, not 3; 9 is exact."""
    bedragen = totaal(
        cijfers({"gemeente": ["A", "B", "C", "D"], "wat": ["euro"]}, [1, 2, 3, 3], eenheid="euro", afgerond_op=1),
        "gemeente",
    )
    (een,) = vergelijk(bedragen, {("Totaal", "euro"): gedrukt})
    assert een.soort == soort


def test_exact_counts_have_no_rounding() -> None:
    """A count that is one off is wrong."""
    (een,) = vergelijk(regelingen(), {("Totaal", "A"): 5})
    assert een.soort == "afwijking"


def casussen(*waarden: Cel) -> Cijfers:
    """A whole that was counted on its own and its two parts."""
    return delen_van(cijfers({"wat": ["geheel", "x", "y"], "g": ["A"]}, waarden), "wat", "geheel", ["x", "y"])


@pytest.mark.parametrize(
    ("waarden", "gevonden"),
    [
        ((5, 2, 3), []),
        ((36, 30, 4), ["34"]),
        ((5, 2, "nihil"), ["2"]),
        # The part that was not stated may be what lacks, but the stated parts may not be more than the whole.
        ((5, 2, "niet opgegeven"), []),
        ((5, 6, "niet opgegeven"), ["6"]),
        (("nihil", "niet opgegeven", 2), ["2"]),
        # With a word or a number that cannot be given there is nothing to test.
        ((5, 2, "Regelmatig"), []),
        ((5, 2, "niet te bepalen"), []),
        (("niet opgegeven", 2, 3), []),
        ((5, 2, "nog niet"), []),
    ],
)
def test_parts_and_whole(waarden: tuple[Cel, ...], gevonden: list[str]) -> None:
    """Parts that are all stated make the whole."""
    bevindingen = vergelijk(casussen(*waarden), {})
    assert [een.berekend for een in bevindingen] == gevonden
    assert all(een.regel == "geheel = x + y" for een in bevindingen)


@pytest.mark.parametrize(
    ("stand", "tekst"),
    [(6, "het gedrukte getal past bij: het bestand (6)"), (4, "het berekende getal past bij: het bestand (4)")],
)
def test_another_table_confirms_one_side(stand: float, tekst: str) -> None:
    """6 is printed, 4 is recalculated; the other table says which."""
    tabel = sluit_aan(regelingen(), cijfers({"gemeente": ["A"]}, [stand]), "het bestand", regeling="Totaal")
    (een,) = vergelijk(tabel, {("Totaal", "A"): 6})
    assert tekst in een.bevestiging


def test_a_table_that_does_not_connect_is_found_without_print() -> None:
    """4 here and 6 there is a bevinding by itself."""
    tabel = sluit_aan(regelingen(), cijfers({"gemeente": ["A"]}, [6]), "het bestand", regeling="Totaal")
    (een,) = vergelijk(tabel, {})
    assert (een.naam, een.gedrukt, een.berekend, een.regel) == ("t / Totaal / A", "4", "6", "het bestand")


def test_a_percentage_made_with_another_denominator_says_which() -> None:
    """23 of 274 is 8, of 270 is 9; 13 of 164 and of 162 is 8: the opening stand explains both."""
    gemeenten = {"g": ["A", "B"]}
    percentage = verhouding(
        cijfers(gemeenten, [23, 13]),
        cijfers(gemeenten, [274, 164]),
        factor=100,
        eenheid="%",
        decimalen=0,
        regel="uitstroom gedeeld door het gemiddelde",
        andere={"de beginstand": cijfers(gemeenten, [270, 162])},
    ).met_dimensie("wat", "%")
    (een,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 8})
    assert (een.gedrukt, een.berekend) == ("9", "8")
    assert een.bevestiging == (
        "met als noemer de beginstand (270) komen alle 2 gedrukte percentages uit; "
        "de kop noemt een andere noemer dan waarmee is gerekend",
    )
    (zonder,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 7})[:1]
    assert zonder.bevestiging == ()


def test_a_printed_cell_that_the_page_lacks_is_named() -> None:
    """Nothing that was printed goes missing."""
    (een,) = vergelijk(regelingen(), {("z", "A"): 1})
    assert (een.naam, een.soort, een.gedrukt) == ("t / z / A", "ontbreekt", "1")


def test_a_word_is_compared_as_a_word() -> None:
    """'Regelmatig' is not '3 - 5'."""
    tabel = cijfers({"wat": ["expertpool"], "g": ["A"]}, ["Regelmatig"])
    assert vergelijk(tabel, {("expertpool", "A"): "Regelmatig"}) == []
    assert [een.gedrukt for een in vergelijk(tabel, {("expertpool", "A"): "3 - 5"})] == ["3 - 5"]


def test_an_acceptance_holds_for_one_value_and_never_goes_stale() -> None:
    """Another recalculated value is open again; what no longer occurs is a bevinding itself."""
    bevinding = Bevinding("t / Totaal / A", "h", "afwijking", "6", "4", "regel")
    goed = Aanvaarding(bevinding="t / Totaal / A", berekend="4", reden="fout in de publicatie")
    oud = Aanvaarding(bevinding="t / Totaal / A", berekend="5", reden="fout in de publicatie")
    weg = Aanvaarding(bevinding="t / x / A", berekend="1", reden="fout in de publicatie")
    assert [een.aanvaard for een in beoordeel([bevinding], [goed])] == ["fout in de publicatie"]
    assert [een.aanvaard for een in beoordeel([bevinding], [oud])] == [""]
    assert [(een.naam, een.soort) for een in beoordeel([], [weg])] == [("t / x / A", "vervallen aanvaarding")]
