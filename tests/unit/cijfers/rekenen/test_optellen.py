"""Do totals, differences, shares and money follow by the arithmetic that their rules say?"""

import pickle
from dataclasses import replace

import pytest
from bouwstenen import cijfers, inhoud

from monitorlib.cijfers.geld.eigen_middelen import eigen_middelen, met_saldo
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.regels import Kenmerk, Regels
from monitorlib.cijfers.kern.verband import delen_van, sluit_aan
from monitorlib.cijfers.rekenen.groeperen import groepeer
from monitorlib.cijfers.rekenen.halfjaar import per_halfjaar
from monitorlib.cijfers.rekenen.optellen import gemiddeld, met_rest, opgeteld, som, totaal, verschil, zelf_geteld
from monitorlib.cijfers.rekenen.verhouding import afgerond, maal, verhouding
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Kwartaal


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        ([2, 3], 5),
        ([2, 0], 2),
        ([0, 0], 0),
        ([2, "nog niet"], 2),
        ([0, "nog niet"], 0),
        (["nog niet", "nog niet"], "nog niet"),
        (["niet opgegeven", "niet opgegeven"], "niet opgegeven"),
        (["niet opgegeven", "nog niet"], "niet opgegeven"),
        ([2, "niet opgegeven"], "niet te bepalen"),
        ([2, "Regelmatig"], "niet te bepalen"),
        ([2, "niet te bepalen"], "niet te bepalen"),
    ],
)
def test_a_total_is_a_number_only_when_its_parts_are(delen: list[float | str], verwacht: float | str) -> None:
    """What was not stated is never counted as zero; what is still to come does not stop a total so far."""
    gevonden = inhoud(totaal(cijfers({"gemeente": ["A", "B"]}, delen), "gemeente"))
    assert gevonden["Totaal",] == verwacht


def test_totals_over_two_dimensions_meet_in_the_corner() -> None:
    """1 + 2 + 3 + 4 is 10, along either way."""
    tabel = inhoud(totaal(cijfers({"rij": ["x", "y"], "kolom": ["a", "b"]}, [1, 2, 3, 4]), "rij", "kolom"))
    assert tabel["Totaal", "a"] == 1 + 3
    assert tabel["y", "Totaal"] == 3 + 4
    assert tabel["Totaal", "Totaal"] == 1 + 2 + 3 + 4


def test_a_difference_of_totals_keeps_both_rules() -> None:
    """The corner is the difference of the totals and the total of the differences."""
    bedragen = cijfers({"jaar": ["2015", "2016"], "gemeente": ["A", "B"]}, [10, 20, 13, 18], eenheid="euro")
    klaar = verschil(totaal(bedragen, "gemeente"), "jaar", "2015", "2016")
    assert inhoud(klaar)["Verschil", "Totaal"] == (13 - 10) + (18 - 20)
    hoek = [regel for regel in klaar.vergelijkingen if regel.cel == ("Verschil", "Totaal")]
    termen = [{(term.factor, term.cel) for term in regel.termen} for regel in hoek]
    assert {(1.0, ("2016", "Totaal")), (-1.0, ("2015", "Totaal"))} in termen
    assert {(1.0, ("Verschil", "A")), (1.0, ("Verschil", "B"))} in termen


def test_a_difference_needs_both_numbers() -> None:
    """B did not exist in 2015, C no longer in 2016: neither changed by the whole of what it has."""
    bedragen = cijfers(
        {"jaar": ["2015", "2016"], "gemeente": ["A", "B", "C"]}, [10, "bestaat niet", 5, 13, 18, "bestaat niet"]
    )
    klaar = verschil(bedragen, "jaar", "2015", "2016")
    assert {cel: waarde for cel, waarde in inhoud(klaar).items() if cel[0] == "Verschil"} == {
        ("Verschil", "A"): 13 - 10
    }
    assert [regel.cel for regel in klaar.vergelijkingen] == [("Verschil", "A")]


@pytest.mark.parametrize("volgorde", [(0, 1000, 1), (1000, 1, 0)])
def test_what_is_made_of_rounded_numbers_is_as_rough_as_the_roughest(volgorde: tuple[float, ...]) -> None:
    """A sum, a difference, a mean and what is left of a whole; the whole itself, 100, is exact."""
    delen = [cijfers({"deel": [naam]}, [10], afgerond_op=op) for naam, op in zip("abc", volgorde, strict=True)]
    allen = samen(*delen)

    def rond(klaar: Cijfers, *cel: str) -> float:
        return float(klaar.cellen()[cel]["afgerond_op"])

    assert rond(totaal(allen, "deel"), "Totaal") == 1000
    assert rond(verschil(allen, "deel", "a", "b"), "Verschil") == 1000
    assert rond(gemiddeld(allen, "deel")) == 1000
    met = met_rest(allen, "deel", geheel="Alles", waarde=100, rest="Rest")
    assert (rond(met, "Alles"), rond(met, "Rest")) == (0, 1000)


def test_a_weighted_sum_for_some_cells_only() -> None:
    """`alleen` restricts the new member; `na` says where it stands."""
    klaar = som(
        cijfers({"post": ["in", "uit"], "gemeente": ["A", "B"]}, [9, 8, 4, 1]),
        "post",
        "saldo",
        {"in": 1, "uit": -1},
        na="in",
        alleen={"gemeente": "A"},
    )
    assert klaar.leden["post"] == ("in", "saldo", "uit")
    assert inhoud(klaar)["saldo", "A"] == 9 - 4
    assert ("saldo", "B") not in inhoud(klaar)


def test_what_cannot_be_added_stops() -> None:
    """Another unit, a member that exists, a member that does not."""
    euro = cijfers({"post": ["a"], "wat": ["x"]}, [1], eenheid="euro")
    with pytest.raises(CalculationError, match="'Totaal' bestaat al als gemeente"):
        som(totaal(cijfers({"gemeente": ["A"]}, [1]), "gemeente"), "gemeente", "Totaal", ["A"])
    with pytest.raises(CalculationError, match="'B' is geen gemeente"):
        som(cijfers({"gemeente": ["A"]}, [1]), "gemeente", "Som", ["B"])
    from monitorlib.cijfers.kern.maken import samen

    gemengd = samen(euro, cijfers({"post": ["b"], "wat": ["x"]}, [1], eenheid="fte"))
    with pytest.raises(CalculationError, match="Eenheden euro, fte zijn niet op te tellen"):
        totaal(gemengd, "post")


def test_groups_and_means() -> None:
    """One member apart, the rest together; a coming period does not count in a mean."""
    redenen = cijfers({"reden": ["werk", "studie", "verhuizing"]}, [8, 2, 3], eenheid="uitkeringen")
    assert inhoud(groepeer(redenen, "reden", apart=["werk"], rest="overige")) == {("werk",): 8, ("overige",): 2 + 3}
    standen = cijfers({"periode": ["jan", "feb", "mrt"], "gemeente": ["A"]}, [10, 13, "nog niet"])
    assert inhoud(gemiddeld(standen, "periode")) == {("A",): (10 + 13) / 2}


def test_a_share_names_its_denominator_and_refuses_zero() -> None:
    """23 of 274 is 8.39 %; of nothing it cannot be given."""
    klaar = verhouding(
        cijfers({"gemeente": ["A", "B", "C"]}, [23, 5, "niet opgegeven"]),
        cijfers({"gemeente": ["A", "B", "C"]}, [274, 0, 10]),
        factor=100,
        eenheid="%",
        decimalen=0,
        regel="uitstroom gedeeld door het bestand",
        andere={"de beginstand": cijfers({"gemeente": ["A", "B", "C"]}, [270, 1, 1])},
    )
    assert klaar.waarde(gemeente="A") == pytest.approx(100 * 23 / 274)
    assert inhoud(klaar)["B",] == inhoud(klaar)["C",] == "niet te bepalen"
    assert list(klaar.frame["tekst"]) == ["", "het aantal om op te rekenen is nul", "het getelde aantal is niet bekend"]
    (enige,) = klaar.verhoudingen
    assert (enige.teller, enige.noemer, enige.andere) == (23, 274, {"de beginstand": 270})


@pytest.mark.parametrize(
    ("waarde", "op", "verwacht"), [(1342582, 1000, 1343000), (2500, 1000, 3000), (-2500, 1000, -3000)]
)
def test_rounding_to_a_multiple_is_half_away_from_zero(waarde: float, op: float, verwacht: float) -> None:
    """And it is remembered, for whoever adds the rounded numbers up."""
    klaar = afgerond(cijfers({"gemeente": ["A"]}, [waarde], eenheid="euro"), op)
    assert inhoud(klaar) == {("A",): verwacht}
    assert list(klaar.frame["afgerond_op"]) == [op]
    assert inhoud(maal(klaar, 2)) == {("A",): 2 * verwacht}


def test_parts_that_must_make_a_whole_are_a_rule_and_no_number() -> None:
    """Where a gemeente has no parts, there is no rule for it."""
    casussen = cijfers(
        {"wat": ["geheel", "deel x", "deel y"], "g": ["A", "B"]}, [5, 7, 2, "bestaat niet", 3, "bestaat niet"]
    )
    klaar = delen_van(casussen, "wat", "geheel", ["deel x", "deel y"])
    assert inhoud(klaar) == inhoud(casussen)
    (regel,) = klaar.vergelijkingen
    assert (regel.cel, regel.afgeleid) == (("geheel", "A"), False)


def test_cells_connect_to_other_cijfers_with_the_same_dimensions_only() -> None:
    """A connection over other dimensions is refused."""
    regelingen = totaal(cijfers({"regeling": ["x", "y"], "gemeente": ["A"]}, [1, 2]), "regeling")
    stand = cijfers({"gemeente": ["A"]}, [4])
    (een,) = sluit_aan(regelingen, stand, "het bestand", regeling="Totaal").aansluitingen
    assert een.getallen == {("Totaal", "A"): 4.0}
    with pytest.raises(CalculationError, match="sluiten niet aan op"):
        sluit_aan(regelingen, stand, "het bestand")


def test_own_means_are_what_the_budget_does_not_cover() -> None:
    """Lasten 600 + 200, of which 7 % of 10.000 = 700 is covered: 100 from own means."""
    lasten = cijfers(
        {"aard": ["Structureel", "Incidenteel"], "domein": ["Wmo", "Participatie"]}, [600, 50, 200, 30], eenheid="euro"
    )
    budget = cijfers({"domein": ["Wmo"]}, [10000], eenheid="euro")
    agenda = inhoud(eigen_middelen(lasten, budget, {"Wmo": 7.0}))
    assert agenda["Dekking | 7% van IUSD Wmo", "Wmo"] == 700
    assert agenda["Eigen middelen", "Wmo"] == 600 + 200 - 700
    assert agenda["Eigen middelen", "Participatie"] == 50 + 30
    assert agenda["Eigen middelen", "Structureel"] == 600 + 50 - 700
    assert agenda["Eigen middelen", "Incidenteel"] == 200 + 30
    assert opgeteld(lasten, "aard").waarde(domein="Wmo") == 800


def test_a_balance_leaves_out_what_nobody_stated() -> None:
    """100 + 5 - (30 + 40): a post that is blank for everyone says nothing, one that is blank for one is missed."""
    posten = cijfers(
        {"post": ["Inkomsten | a", "Inkomsten | b", "Uitgaven | x", "Uitgaven | y", "Uitgaven | stil"], "g": ["A"]},
        [100, 5, 30, 40, "niet opgegeven"],
        eenheid="euro",
    )
    klaar = inhoud(met_saldo(posten, inkomsten=["Inkomsten | a", "Inkomsten | b"]))
    assert klaar["Totaal uitgaven", "A"] == 30 + 40
    assert klaar["Saldo", "A"] == 100 + 5 - (30 + 40)
    gemist = cijfers(
        {"post": ["Inkomsten | a", "Uitgaven | x"], "g": ["A", "B"]}, [100, 90, 30, "niet opgegeven"], eenheid="euro"
    )
    assert inhoud(met_saldo(gemist, inkomsten=["Inkomsten | a"]))["Saldo", "B"] == "niet te bepalen"


def test_the_rest_of_a_whole_stands_beside_it() -> None:
    """100 - 4 - 52 = 44; parts that are not all stated leave no rest."""
    aandelen = cijfers({"uitkomst": ["Gegrond", "Ongegrond"], "half": ["1e", "2e"]}, [4, 5, 52, "niet opgegeven"])
    heel = met_rest(aandelen, "uitkomst", geheel="Alle", waarde=100, rest="Overig")
    assert heel.leden["uitkomst"] == ("Gegrond", "Ongegrond", "Overig", "Alle")
    assert inhoud(heel)["Overig", "1e"] == 44
    assert inhoud(heel)["Overig", "2e"] == "niet te bepalen"
    assert inhoud(heel)["Alle", "2e"] == 100


def test_a_half_year_is_two_quarters_of_one_year() -> None:
    """1 + 2 and 4 + 8; the first quarter of the next year is half a half-year, and left out."""
    perioden = Kwartaal(2017, 1).terug(5)
    los = cijfers({"soort": ["a"], "periode": [een.kort_met_jaar for een in perioden]}, [1, 2, 4, 8, 16])
    assert inhoud(per_halfjaar(los, perioden)) == {("a", "1e helft 2016"): 3, ("a", "2e helft 2016"): 12}


def test_a_difference_of_percentages_is_in_procentpunten_and_knows_that_it_is_one() -> None:
    """Of 24,5 % and 21 %; the two percentages and what adds up to a whole are none."""
    van = cijfers({"meting": ["eerst", "nu"], "g": ["A"]}, [24.5, 21], eenheid="%", decimalen=1)
    cellen = verschil(van, "meting", "eerst", "nu").cellen()
    assert {cel: (een.waarde, een.eenheid, een.verschil) for cel, een in cellen.items()} == {
        ("eerst", "A"): (24.5, "%", False),
        ("nu", "A"): (21, "%", False),
        ("Verschil", "A"): (-3.5, "procentpunten", True),
    }


def test_a_total_of_differences_is_a_difference_and_a_balance_is_none() -> None:
    """(13 − 10) + (18 − 20) is 1 more; 50 − 30 is 20 left."""
    van = cijfers({"jaar": ["2015", "2016"], "g": ["A", "B"]}, [10, 20, 13, 18])
    eerst = verschil(van, "jaar", "2015", "2016")
    for samen_ in (totaal(eerst, "g"), verschil(totaal(van, "g"), "jaar", "2015", "2016")):
        cel = samen_.cellen()["Verschil", "Totaal"]
        assert (cel.waarde, cel.verschil) == (1, True)
    begroting = cijfers({"post": ["Inkomsten", "Uitgaven"], "g": ["A"]}, [50, 30], eenheid="euro")
    saldo = som(begroting, "post", "Saldo", {"Inkomsten": 1, "Uitgaven": -1}).cellen()["Saldo", "A"]
    assert (saldo.waarde, saldo.verschil) == (20, False)


def test_a_table_that_travels_to_another_process_keeps_its_rules() -> None:
    """Through pickle and back: the same cells, sources and rules; a total still says of what it is the sum."""
    getal = cijfers({"g": ["A", "B"]}, [1, 2])
    deel = verhouding(getal, getal, factor=100, eenheid="%", decimalen=0, regel="alles van alles")
    sluitend = sluit_aan(totaal(getal, "g"), cijfers({}, [3]), "het bestand", g="Totaal")
    for tabel in (deel, sluitend):
        terug = pickle.loads(pickle.dumps(tabel))
        assert (inhoud(terug), terug.leden, terug.bronnen) == (inhoud(tabel), tabel.leden, tabel.bronnen)
        assert terug.vergelijkingen == tabel.vergelijkingen
        assert terug.verhoudingen == tabel.verhoudingen
        assert terug.aansluitingen == tabel.aansluitingen
    assert sluitend.vergelijkingen
    assert sluitend.aansluitingen
    assert deel.verhoudingen


@pytest.mark.parametrize(
    ("delen", "waarom"),
    [
        ({"a": 1}, "Totaal telt b niet mee. Tel op nadat alle delen bij elkaar staan."),
        ({"a": 1, "b": -1}, "Totaal is geen optelling; geef het een andere naam."),
        # a + (a − b), and a − b
        (
            {"a": 1, "Verschil": 1},
            "Totaal telt a 2 keer mee, een Totaal telt elk deel één keer; geef het een andere naam.",
        ),
        ({"Verschil": 1}, "Totaal telt b −1 keer mee, een Totaal telt elk deel één keer; geef het een andere naam."),
        # (a + b) + b
        (
            {"samen": 1, "b": 1},
            "Totaal telt b 2 keer mee, een Totaal telt elk deel één keer; geef het een andere naam.",
        ),
    ],
)
def test_a_totaal_counts_each_part_once(delen: dict[str, float], waarom: str) -> None:
    """Also what is within a subtotal or a difference; under another name such a sum may stand."""
    tabel = som(cijfers({"wie": ("a", "b")}, [3, 5]), "wie", "samen", {"a": 1, "b": 1})
    tabel = verschil(tabel, "wie", "b", "a")
    with pytest.raises(CalculationError) as fout:
        som(tabel, "wie", "Totaal", delen)
    assert str(fout.value) == waarom
    assert som(tabel, "wie", "anders", delen).frame.loc[lambda rij: rij["wie"] == "anders", "waarde"].item() == sum(
        factor * {"a": 3, "b": 5, "Verschil": -2, "samen": 8}[lid] for lid, factor in delen.items()
    )


def test_a_totaal_may_be_made_of_subtotals() -> None:
    tabel = som(cijfers({"wie": ("a", "b", "c")}, [3, 5, 7]), "wie", "samen", {"a": 1, "b": 1})
    met = som(tabel, "wie", "Totaal", {"samen": 1, "c": 1})
    assert met.frame.loc[lambda rij: rij["wie"] == "Totaal", "waarde"].item() == 3 + 5 + 7


@pytest.mark.parametrize(
    ("dimensie", "delen", "waarom"),
    [
        ("wat", {"x": 1}, "a / Totaal telt a / y niet mee. Tel op nadat alle delen bij elkaar staan."),
        ("wie", {"a": 1}, "Totaal / x telt b / x niet mee. Tel op nadat alle delen bij elkaar staan."),
    ],
)
def test_a_part_that_is_forgotten_is_named_by_its_place(dimensie: str, delen: dict[str, float], waarom: str) -> None:
    """Along either dimension of a table."""
    tabel = cijfers({"wie": ("a", "b"), "wat": ("x", "y")}, [1, 2, 3, 4])
    with pytest.raises(CalculationError) as fout:
        som(tabel, dimensie, "Totaal", delen)
    assert str(fout.value) == waarom


def test_what_is_counted_in_something_else_is_no_part() -> None:
    """Euros beside people: a Totaal of people needs no euros."""
    mensen = cijfers({"wie": ("a", "b")}, [3, 5])
    tabel = samen(mensen, cijfers({"wie": ("geld",)}, [100], eenheid="euro"))
    met = som(tabel, "wie", "Totaal", {"a": 1, "b": 1})
    assert met.frame.loc[lambda rij: rij["wie"] == "Totaal", "waarde"].item() == 3 + 5


def test_a_total_in_some_lines_only() -> None:
    """1 + 2 for a; none for b."""
    met = totaal(cijfers({"wie": ("a", "b"), "wat": ("x", "y")}, [1, 2, 3, 4]), "wat", alleen={"wie": "a"})
    assert [tuple(rij) for rij in met.frame[["wie", "wat", "waarde"]].itertuples(index=False)][4:] == [
        ("a", "Totaal", 3.0)
    ]


def test_a_whole_and_a_rest_beside_every_line() -> None:
    """100 − 1 − 2 and 100 − 3 − 4, each beside its own line."""
    tabel = cijfers({"wie": ("a", "b"), "wat": ("x", "y")}, [1, 2, 3, 4])
    met = met_rest(tabel, "wat", geheel="alles", waarde=100, rest="over")
    assert [tuple(rij) for rij in met.frame[["wie", "wat", "waarde"]].itertuples(index=False)][4:] == [
        ("a", "alles", 100.0),
        ("b", "alles", 100.0),
        ("a", "over", 97.0),
        ("b", "over", 93.0),
    ]


def test_a_rule_between_columns_holds_for_a_total_of_rows() -> None:
    """In both rows y is made of x; so the total of y is made of that of x."""
    tabel = cijfers({"jaar": ("1", "2"), "wie": ("a", "b"), "wat": ("x", "y")}, [1, 1, 3, 3, 5, 5, 7, 7])
    met = totaal(delen_van(tabel, "wat", "y", ["x"]), "wie")
    assert {(een.cel, een.termen[0].cel) for een in met.vergelijkingen if een.cel[1:] == ("Totaal", "y")} >= {
        (("1", "Totaal", "y"), ("1", "Totaal", "x")),
        (("2", "Totaal", "y"), ("2", "Totaal", "x")),
    }


def test_a_difference_is_between_two() -> None:
    with pytest.raises(CalculationError) as fout:
        verschil(cijfers({"jaar": ["2015", "2016"]}, [1, 2]), "jaar", "2015", "2015")
    assert str(fout.value) == "Een verschil is tussen twee leden; '2015' staat er twee keer. Noem een ander."


def test_each_sum_says_by_which_rule_it_was_made() -> None:
    van = cijfers({"jaar": ["2015", "2016"]}, [1, 2])
    regels = [een.regel for maak in (lambda: totaal(van, "jaar"), lambda: verschil(van, "jaar", "2015", "2016"))
              for een in maak().vergelijkingen]  # fmt: skip
    assert regels == ["Totaal = optelling over jaar", "Verschil = 2016 − 2015"]


def test_a_total_is_what_its_parts_are_of_all_of_them() -> None:
    """Not what is taken off, nor a sum under another name: of those nobody knows what they are."""
    kenmerken = {(lid,): Kenmerk("proef", "2016-Q1", frozenset({("wie", lid), ("wet", "Wmo")})) for lid in "ab"}
    van = replace(cijfers({"wie": ["a", "b"]}, [3, 5]), regels=Regels(kenmerken=kenmerken))
    assert totaal(van, "wie").regels.kenmerken == {
        **kenmerken, ("Totaal",): Kenmerk("proef", "2016-Q1", frozenset({("wet", "Wmo")})),
    }  # fmt: skip
    assert som(van, "wie", "samen", {"a": 1, "b": 1}).regels.kenmerken == kenmerken
    assert som(van, "wie", "meer", {"a": 1, "b": -1}).regels.kenmerken == kenmerken
    dubbel = cijfers({"wie": ["a", "b"]}, ["nog niet", 5])
    assert totaal(replace(dubbel, regels=van.regels), "wie").regels.kenmerken.keys() == {("a",), ("b",), ("Totaal",)}


def test_a_member_is_added_once_unless_in_other_lines() -> None:
    """A Totaal for a, then for b; a second time for a is refused."""
    tabel = cijfers({"wie": ("a", "b"), "wat": ("x", "y")}, [1, 2, 3, 4])
    voor_a = totaal(tabel, "wat", alleen={"wie": "a"})
    beide = totaal(voor_a, "wat", alleen={"wie": "b"})
    assert {cel[0]: waarde for cel, waarde in inhoud(beide).items() if cel[1] == "Totaal"} == {"a": 1 + 2, "b": 3 + 4}
    for nog_eens in ({"wie": "a"}, None):
        with pytest.raises(CalculationError, match="'Totaal' bestaat al als wat"):
            totaal(voor_a, "wat", alleen=nog_eens)
    assert ("Totaal", "x") not in inhoud(totaal(tabel, "wat"))


def test_a_mean_is_per_line_with_one_decimal_and_no_sums() -> None:
    """(1 + 2) / 2 and (3 + 5) / 2, over the last dimension as over the first."""
    tabel = cijfers({"wie": ("a", "b"), "periode": ("1", "2")}, [1, 2, 3, 5])
    klaar = gemiddeld(totaal(tabel, "wie"), "periode")
    assert inhoud(klaar) == {("a",): 1.5, ("b",): 4.0, ("Totaal",): 5.5}
    assert {een.decimalen for een in klaar.cellen().values()} == {1}
    assert klaar.vergelijkingen == ()


@pytest.mark.parametrize("eerste", [40, "niet opgegeven", "veel"])
def test_a_whole_is_a_number_whatever_its_parts_are(eerste: float | str) -> None:
    """Beside each line once, behind all of its parts, and the rest before it."""
    tabel = cijfers({"wie": ("p", "q"), "wat": ("x", "y", "z")}, [eerste, 20, 30, 50, 10, 5], eenheid="%")
    met = met_rest(tabel, "wat", geheel="alles", waarde=100, rest="over")
    assert met.leden["wat"] == ("x", "y", "z", "over", "alles")
    alles = met.cellen()["p", "alles"]
    assert (alles.waarde, alles.teken, alles.tekst, alles.eenheid) == (100, "getal", "", "%")
    assert inhoud(met)["p", "over"] == (100 - 40 - 20 - 30 if eerste == 40 else "niet te bepalen")
    assert inhoud(met)["q", "over"] == 100 - 50 - 10 - 5


def test_what_follows_in_one_line_was_counted_in_none() -> None:
    """A Totaal, and what is made of other members of its dimension; a sum across makes no member of it."""
    van = verschil(cijfers({"jaar": ("1", "2"), "wie": ("a", "b", "Totaal")}, [1, 2, 3, 4, 5, 9]), "jaar", "1", "2")
    assert zelf_geteld(van, "jaar") == ["1", "2"]
    assert zelf_geteld(van, "wie") == ["a", "b"]


def test_a_rule_for_a_total_is_one_where_all_of_it_exists() -> None:
    """In both rows y is made of x; b has no z, so of a total of z nothing is said that is not there."""
    van = cijfers({"wie": ("a", "b"), "wat": ("x", "y")}, [1, 1, 3, 3])
    met = totaal(delen_van(van, "wat", "y", ["x"]), "wie", alleen={"wat": "x"})
    assert {een.cel for een in met.vergelijkingen} == {("a", "y"), ("b", "y"), ("Totaal", "x")}
    assert {een.cel for een in totaal(delen_van(van, "wat", "y", ["x"]), "wie").vergelijkingen} == {
        ("a", "y"), ("b", "y"), ("Totaal", "x"), ("Totaal", "y"),
    }  # fmt: skip


def test_what_is_added_up_line_by_line_has_each_rule_once() -> None:
    """In both rows y is made of x; the total of x, then that of y, then that of z, each by its own sum."""
    van = delen_van(cijfers({"wie": ("a", "b"), "wat": ("x", "y", "z")}, [1, 1, 5, 3, 3, 7]), "wat", "y", ["x"])
    for wat in ("x", "y", "z"):
        van = totaal(van, "wie", alleen={"wat": wat})
    assert [een.cel for een in van.vergelijkingen] == [
        *(("a", "y"), ("b", "y")),
        *(("Totaal", "x"), ("Totaal", "y"), ("Totaal", "z")),
    ]
