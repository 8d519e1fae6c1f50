"""Do the controles find what does not follow, once, and say what confirms which side?"""

import pytest
from bouwstenen import Cel, cijfers

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import NOG_NIET
from monitorlib.cijfers.kern.verband import delen_van, sluit_aan
from monitorlib.cijfers.rekenen.optellen import som, totaal
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.controles.bevinding import Bevinding, beoordeel, gesorteerd
from monitorlib.controles.vergelijk import Vergelijker
from monitorlib.editie.params.parameters import Aanvaarding
from monitorlib.render.tabellen.getoonde_tabel import Tabel, schrijf
from monitorlib.render.tabellen.tabel import Opmaak, plaatsen
from monitorlib.sources.gepubliceerd import Gedrukt


def vergelijker(van: Cijfers, gedrukt: dict[tuple[str, str], Cel]) -> Vergelijker:
    """A table of two dimensions beside what was printed in it."""
    rij, kolom = van.dimensies
    cellen = {
        plaats: Gedrukt("h", "t", *plaats, str(waarde), None if isinstance(waarde, str) else float(waarde), "par. 1")
        for plaats, waarde in gedrukt.items()
    }
    opmaak = Opmaak((rij,), (kolom,), rij)
    return Vergelijker(Tabel("h", "t", van, plaatsen(van, opmaak), cellen))


def vergelijk(van: Cijfers, gedrukt: dict[tuple[str, str], Cel]) -> list[Bevinding]:
    return vergelijker(van, gedrukt).bevindingen()


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
    assert (een.regel, een.waar) == ("Totaal = optelling over regeling", "t › Totaal › A")
    assert een.doorwerking == ("t / Totaal / Totaal: gedrukt 13, berekend 11",)


def test_a_total_follows_from_what_is_there_of_it() -> None:
    """4 is printed where 3 was counted, and 4 + nothing yet for the year: one cause, not two."""
    kwartalen = totaal(cijfers({"kwartaal": ["1e", "2e"], "gemeente": ["A"]}, [3, NOG_NIET]), "kwartaal")
    (een,) = vergelijk(kwartalen, {("1e", "A"): 4, ("Totaal", "A"): 4})
    assert (een.naam, een.gedrukt, een.berekend) == ("t / 1e / A", "4", "3")
    assert een.doorwerking == ("t / Totaal / A: gedrukt 4, berekend 3",)


def test_a_word_for_a_total_follows_from_nothing() -> None:
    """3 is printed for 1, and 'zes' for the 4 that 1 + 3 is: a word is no 3 + 3."""
    gevonden = vergelijk(regelingen(), {("x", "A"): 3, ("Totaal", "A"): "zes"})
    assert [(een.naam, een.gedrukt, een.doorwerking) for een in gevonden] == [
        ("t / x / A", "3", ()),
        ("t / Totaal / A", "zes", ()),
    ]


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


def test_a_rule_that_fails_is_told_with_what_was_printed() -> None:
    """36 is no 30 + 4; it was printed as '36.0', and without print as the page writes it."""
    fout = casussen(36, 30, 4)
    (een,) = vergelijk(fout, {("geheel", "A"): 36.0})
    assert (een.gedrukt, een.berekend) == ("36.0", "34")
    assert vergelijker(fout, {("geheel", "A"): 36.0}).merken() == {("geheel", "A"): "gedrukt 36.0, berekend 34"}
    (een,) = vergelijk(fout, {})
    assert (een.gedrukt, een.berekend) == ("36", "34")
    assert vergelijker(fout, {}).merken() == {("geheel", "A"): "volgens de regel 34"}


def test_a_part_that_counts_twice_is_solved_by_its_weight() -> None:
    """10 = 2 x 3 + 4; 5 is printed for 3: the sum says that it is (10 - 4) / 2 = 3."""
    tabel = som(cijfers({"wat": ["a", "b"], "g": ["A"]}, [3, 4]), "wat", "dubbel", {"a": 2, "b": 1}, regel="dubbel")
    (een,) = vergelijk(tabel, {("a", "A"): 5, ("b", "A"): 4, ("dubbel", "A"): 10})
    assert een.bevestiging == ("het berekende getal past bij: de regel 'dubbel' (3)",)


def casussen(*waarden: Cel) -> Cijfers:
    """A whole that was counted on its own and its two parts."""
    return delen_van(cijfers({"wat": ["geheel", "x", "y"], "g": ["A"]}, waarden), "wat", "geheel", ["x", "y"])


@pytest.mark.parametrize(
    ("waarden", "gevonden"),
    [
        ((5, 2, 3), []),
        ((36, 30, 4), ["34"]),
        ((5, 2, 0), ["2"]),
        # The part that was not stated may be what lacks, but the stated parts may not be more than the whole.
        ((5, 2, "niet opgegeven"), []),
        ((5, 6, "niet opgegeven"), ["6"]),
        ((0, "niet opgegeven", 2), ["2"]),
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


def test_a_table_that_connects_is_no_bevinding() -> None:
    """4 here and 4 there; and a word that was printed for it is confirmed by neither."""
    tabel = sluit_aan(regelingen(), cijfers({"gemeente": ["A"]}, [4]), "het bestand", regeling="Totaal")
    assert vergelijk(tabel, {}) == []
    (een,) = vergelijk(tabel, {("Totaal", "A"): "vier"})
    assert (een.gedrukt, een.berekend, een.bevestiging) == ("vier", "4", ())


def percentages(*, beginstand: float, van_b: float = 13) -> Cijfers:
    """Uitstroom 23 and 13, divided by a mean of 274 and 164; an opening stand may have been meant instead."""
    gemeenten = {"g": ["A", "B"]}
    return verhouding(
        cijfers(gemeenten, [23, van_b]),
        cijfers(gemeenten, [274, 164]),
        factor=100,
        eenheid="%",
        decimalen=0,
        regel="uitstroom gedeeld door het gemiddelde",
        andere={"de beginstand": cijfers(gemeenten, [beginstand, 162])},
    ).met_dimensie("wat", "%")


def test_a_percentage_made_with_another_denominator_says_which() -> None:
    """23 of 274 is 8, of 270 is 9; 13 of 164 and of 162 is 8: the opening stand explains both."""
    percentage = percentages(beginstand=270)
    (een,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 8})
    assert (een.gedrukt, een.berekend) == ("9", "8")
    assert een.bevestiging == (
        "met als noemer de beginstand (270) komen alle 2 gedrukte percentages uit; "
        "de kop noemt een andere noemer dan waarmee is gerekend",
    )
    # Of B alone 9 was printed, which is neither 8 nor 13 of 162: the rule is that of B, and nothing confirms it.
    (alleen_b,) = vergelijk(percentage, {("%", "A"): 8, ("%", "B"): 9})
    assert (alleen_b.naam, alleen_b.regel) == ("t / % / B", "uitstroom gedeeld door het gemiddelde")
    assert alleen_b.bevestiging == ()
    (zonder,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 7})[:1]
    assert zonder.bevestiging == ()


def test_a_percentage_of_nothing_fits_any_denominator() -> None:
    """0 of 162 is the 0 that was printed; a word that was printed fits none."""
    (een,) = vergelijk(percentages(beginstand=270, van_b=0), {("%", "A"): 9, ("%", "B"): 0})
    assert "komen alle 2 gedrukte percentages uit" in een.bevestiging[0]


def test_only_percentages_that_were_printed_and_know_the_other_denominator_are_tried() -> None:
    """Of C nothing was printed: what fits A and B still says which denominator was meant."""
    gemeenten = {"g": ["A", "B", "C"]}
    percentage = verhouding(
        cijfers(gemeenten, [23, 13, 50]),
        cijfers(gemeenten, [274, 164, 100]),
        factor=100,
        eenheid="%",
        decimalen=0,
        regel="uitstroom gedeeld door het gemiddelde",
        andere={"de beginstand": cijfers(gemeenten, [270, 162, 200])},
    ).met_dimensie("wat", "%")
    (een,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 8})
    assert "komen alle 2 gedrukte percentages uit" in een.bevestiging[0]


def test_a_number_is_written_with_the_decimals_that_it_needs() -> None:
    """At most two, and none for what is no number."""
    assert [schrijf(waarde) for waarde in (3.0, 2.5, 2.25, 1 / 3, None)] == ["3", "2,5", "2,25", "0,33", "geen getal"]


def test_what_is_not_due_yet_breaks_no_sum() -> None:
    """A total of 1 and of a quarter that must still come is 1."""
    assert vergelijk(totaal(cijfers({"wat": ["x", "y"], "g": ["A"]}, [1, "nog niet"]), "wat"), {}) == []


def test_a_total_that_was_printed_but_cannot_be_determined_is_no_rounding() -> None:
    """One of its parts was not stated."""
    tabel = totaal(cijfers({"wat": ["x", "y"], "g": ["A"]}, [1000, "niet opgegeven"], afgerond_op=1000), "wat")
    (een,) = vergelijk(tabel, {("Totaal", "A"): 1000})
    assert (een.soort, een.gedrukt, een.berekend) == ("afwijking", "1000", "geen getal")
    # Another table that says something else again confirms neither.
    sluitend = sluit_aan(tabel, cijfers({"g": ["A"]}, [999], afgerond_op=1000), "het bestand", wat="Totaal")
    (een,) = vergelijk(sluitend, {("Totaal", "A"): 1000})
    assert een.bevestiging == ()


def test_a_printed_cell_that_the_page_lacks_is_named() -> None:
    """Nothing that was printed goes missing."""
    (een,) = vergelijk(regelingen(), {("z", "A"): 1})
    assert (een.naam, een.soort, een.gedrukt, een.plaats) == ("t / z / A", "ontbreekt", "1", "t › z › A")


def test_a_word_is_compared_as_a_word() -> None:
    """'Regelmatig' is not '3 - 5'."""
    tabel = cijfers({"wat": ["expertpool"], "g": ["A"]}, ["Regelmatig"])
    assert vergelijk(tabel, {("expertpool", "A"): "Regelmatig"}) == []
    assert [een.gedrukt for een in vergelijk(tabel, {("expertpool", "A"): "3 - 5"})] == ["3 - 5"]


def test_an_acceptance_holds_for_one_value_and_never_goes_stale() -> None:
    """Another recalculated value is open again; what no longer occurs is a bevinding itself."""
    bevinding = Bevinding("t / Totaal / A", "h", "afwijking", "6", "4", "regel")
    een = {"soort": "afwijking", "hoofdstuk": "h", "reden": "fout in de publicatie"}
    goed = Aanvaarding(bevinding="t / Totaal / A", berekend="4", **een)
    oud = Aanvaarding(bevinding="t / Totaal / A", berekend="5", **een)
    weg = Aanvaarding(bevinding="t / x / A", berekend="1", **een)
    assert [een.aanvaard for een in beoordeel([bevinding], [goed])] == ["fout in de publicatie"]
    assert [een.aanvaard for een in beoordeel([bevinding], [oud])] == [""]
    # The same name of another soort, or in another chapter, is another bevinding.
    for anders in ({"soort": "totaal"}, {"hoofdstuk": "g"}):
        open_, vervallen = beoordeel([bevinding], [goed.model_copy(update=anders)])
        assert (open_.aanvaard, vervallen.soort) == ("", "vervallen aanvaarding")
    (vervallen,) = beoordeel([], [weg])
    assert (vervallen.naam, vervallen.hoofdstuk, vervallen.soort) == (
        "t / x / A",
        "verantwoording",
        "vervallen aanvaarding",
    )
    assert (vervallen.gedrukt, vervallen.berekend) == ("", "1")


def begroting() -> Cijfers:
    """Income 50, expenses 10 + 20 = 30, balance 50 − 30 = 20."""
    posten = cijfers({"post": ["Inkomsten", "Uitgaven | a", "Uitgaven | b"], "g": ["A"]}, [50, 10, 20], eenheid="euro")
    posten = som(posten, "post", "Totaal uitgaven", ["Uitgaven | a", "Uitgaven | b"])
    return som(posten, "post", "Saldo", {"Inkomsten": 1, "Totaal uitgaven": -1})


ZOALS_HET_IS: dict[tuple[str, str], Cel] = {
    ("Inkomsten", "A"): 50,
    ("Uitgaven | a", "A"): 10,
    ("Uitgaven | b", "A"): 20,
}


def test_a_balance_of_a_wrong_total_follows_from_it() -> None:
    """25 is printed for 30, and 50 − 25 = 25 for the balance: one cause, two marks."""
    gedrukt: dict[tuple[str, str], Cel] = {**ZOALS_HET_IS, ("Totaal uitgaven", "A"): 25, ("Saldo", "A"): 25}
    (een,) = vergelijk(begroting(), gedrukt)
    assert (een.naam, een.gedrukt, een.berekend) == ("t / Totaal uitgaven / A", "25", "30")
    assert een.regel == "Totaal uitgaven = alle uitgaven bij elkaar"
    assert een.doorwerking == ("t / Saldo / A: gedrukt 25, berekend 20",)
    assert vergelijker(begroting(), gedrukt).merken() == {
        ("Totaal uitgaven", "A"): "gedrukt 25, berekend 30",
        ("Saldo", "A"): "gedrukt 25, berekend 20",
    }


def test_a_right_balance_confirms_the_recalculated_total() -> None:
    """With 20 printed for the balance, the total must be 50 − 20 = 30."""
    (een,) = vergelijk(begroting(), {**ZOALS_HET_IS, ("Totaal uitgaven", "A"): 25, ("Saldo", "A"): 20})
    assert een.bevestiging == ("het berekende getal past bij: de regel 'Saldo = Inkomsten − Totaal uitgaven' (30)",)
    assert een.doorwerking == ()


def test_two_wrong_numbers_that_do_not_explain_each_other_are_two_bevindingen() -> None:
    """A total of 25 does not make a balance of 26."""
    gevonden = vergelijk(begroting(), {**ZOALS_HET_IS, ("Totaal uitgaven", "A"): 25, ("Saldo", "A"): 26})
    assert [(een.naam, een.doorwerking) for een in gevonden] == [("t / Totaal uitgaven / A", ()), ("t / Saldo / A", ())]


def test_a_wrong_leaf_carries_all_that_follows_from_it() -> None:
    """11 for 10 gives 31 and 19: the cause is the number that was counted."""
    (een,) = vergelijk(
        begroting(), {**ZOALS_HET_IS, ("Uitgaven | a", "A"): 11, ("Totaal uitgaven", "A"): 31, ("Saldo", "A"): 19}
    )
    assert (een.naam, een.regel) == ("t / Uitgaven | a / A", "geteld in de bron")
    assert een.doorwerking == (
        "t / Totaal uitgaven / A: gedrukt 31, berekend 30",
        "t / Saldo / A: gedrukt 19, berekend 20",
    )


@pytest.mark.parametrize(
    ("gedrukt", "soort"),
    [(8000, "afronding"), (12000, "afronding"), (12001, "afwijking"), (7999, "afwijking")],
)
def test_a_total_of_totals_may_be_off_by_all_of_its_leaves(gedrukt: float, soort: str) -> None:
    """2 × 2 leaves in thousands: 4 × 500 = 2000 may come from rounding, a euro more may not."""
    bedragen = cijfers(
        {"post": ["x", "y"], "g": ["A", "B"]}, [1000, 2000, 3000, 4000], eenheid="euro", afgerond_op=1000
    )
    (een,) = vergelijk(totaal(bedragen, "post", "g"), {("Totaal", "Totaal"): gedrukt})
    assert (een.berekend, een.soort) == ("10.000", soort)


def test_a_denominator_of_zero_cannot_have_made_a_percentage() -> None:
    """Where the opening stand is 0 it explains nothing; the comparison goes on."""
    percentage = percentages(beginstand=0)
    (een,) = vergelijk(percentage, {("%", "A"): 9, ("%", "B"): 8})
    assert (een.naam, een.bevestiging) == ("t / % / A", ())


def test_a_number_where_the_page_has_none_is_a_bevinding() -> None:
    """Something was printed for what was not delivered, or cannot be determined."""
    tabel = cijfers({"wat": ["x", "y"], "g": ["A"]}, ["niet opgegeven", "Regelmatig"])
    gevonden = vergelijk(tabel, {("x", "A"): 3, ("y", "A"): 4})
    assert [(een.gedrukt, een.berekend) for een in gevonden] == [("3", "geen getal"), ("4", "geen getal")]


def test_what_matters_most_stands_first_and_what_was_accepted_last() -> None:
    """A deviation first, rounding late; of an acceptance without a bevinding last; all before what may stand."""
    soorten = [
        ("e", "vervallen aanvaarding", ""),
        ("a", "afronding", ""),
        ("b", "afwijking", "mag blijven"),
        ("c", "ontbreekt", ""),
        ("d", "afwijking", ""),
        ("j", "totaal", ""),
        ("k", "twee getallen", ""),
        ("f", "letterlijk aantal", ""),
        ("g", "ongewijzigd", ""),
        ("h", "registratie", ""),
        ("i", "bewering", ""),
    ]
    gevonden = [Bevinding(naam, "h", soort, "1", "2", "regel", aanvaard=reden) for naam, soort, reden in soorten]  # type: ignore[arg-type]
    assert [een.naam for een in gesorteerd(gevonden)] == list("dkjcihgfaeb")
