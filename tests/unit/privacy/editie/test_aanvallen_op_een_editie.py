"""Can a reader calculate a small number from a whole edition? Each attack works when only small cells are hidden."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from edities import BELEID, HULP, blad, editie, lekken, lekken_van_klein_alleen, telling, weg
from hypothesis import given, settings
from hypothesis import strategies as st

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import samen
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.errors import CalculationError
from monitorlib.privacy.editie.bladen import Editiecijfers
from monitorlib.privacy.editie.eerder import Eerder
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.privacy.editie.maskeren import Maskering, maskeer
from monitorlib.privacy.masker import TER_BESCHERMING

RIJEN = [[3, 20, 40], [30, 50, 60], [45, 25, 35]]


def beschermd(inhoud: Editiecijfers) -> Maskering:
    """Mask an edition; the attack must work on small cells alone, and not on the mask."""
    uitkomst = maskeer(inhoud, BELEID)
    assert lekken_van_klein_alleen(inhoud, uitkomst)
    assert lekken(inhoud, uitkomst) == ()
    assert uitkomst.delen == uitkomst.bewezen
    return uitkomst


def test_subtraction_over_margins() -> None:
    """3 is 63 - 20 - 40, and 78 - 30 - 45: a rectangle of four is the least, and 20, 50 and 30 cost least."""
    uitkomst = beschermd(editie(blad(totaal(telling(RIJEN), "gemeente", "hulp"))))
    assert weg(uitkomst) == {"Aa / verblijf", "Aa / ambulant", "Cee / verblijf", "Cee / ambulant"}
    assert (uitkomst.klein, uitkomst.erbij, uitkomst.cellen) == (1, 3, 16)
    # 3 + 20 + 45 + 25 of all counts with their totals: 308 four times.
    assert uitkomst.deel_som == pytest.approx(93 / (4 * 308))


def test_a_total_that_nobody_declared() -> None:
    """Per gemeente against the region: a row that is called Totaal adds up, though no rule says so."""
    rijen = [[3, 20], [30, 50], [33, 70]]
    cijfers = telling(rijen, {"gemeente": ("Aa", "Bee", "Totaal"), "periode": ("nu", "toen")})
    assert cijfers.vergelijkingen == ()
    assert weg(beschermd(editie(blad(cijfers)))) == {"Aa / nu", "Bee / nu"}


def test_linked_tables() -> None:
    """Another chapter repeats the row of Cee, which protects that of Aa: what is hidden in one is hidden in both."""
    cijfers = totaal(telling(RIJEN), "gemeente", "hulp")
    recap = blad(cijfers.kies(gemeente="Cee"), "recap", "financien")
    uitkomst = beschermd(editie(blad(cijfers), recap))
    assert weg(uitkomst, "recap", "financien") == {"verblijf", "ambulant"}
    alleen = maskeer(editie(blad(cijfers)), BELEID)
    assert lekken(editie(blad(cijfers), recap), replace(uitkomst, masker=alleen.masker))


def test_tables_of_gemeenten_with_one_of_all_together() -> None:
    """A table per gemeente, and one that is their sum, cell by cell, without a rule between them."""
    leden = {"hulp": HULP[:2], "periode": ("nu", "toen")}
    per = {"aa": [[3, 20], [30, 50]], "bee": [[40, 30], [30, 20]], "alle": [[43, 50], [60, 70]]}
    inhoud = editie(*(blad(telling(rijen, leden, begrip=""), naam) for naam, rijen in per.items()))
    uitkomst = maskeer(inhoud, BELEID)
    # 43 - 40 is 3, so that 40 goes (or 43), and nothing else.
    assert weg(uitkomst, "aa") == {"verblijf / nu"}
    assert (weg(uitkomst, "bee"), weg(uitkomst, "alle")) == ({"verblijf / nu"}, set())


def stroom(begin: str, eind: str, rijen: list[list[float]]) -> Cijfers:
    """A stand, what came and what went, and the stand after: per gemeente, that holds as a rule."""
    delen = [
        telling([[een] for een in kolom], {"gemeente": ("Aa", "Bee"), "wat": (post,)}, begrip=begrip, moment=moment)
        .kies(wat=post)
        .met_dimensie("post", post)
        for kolom, post, begrip, moment in zip(
            zip(*rijen, strict=True),
            ("Begin", "Erbij", "Eraf", "Eind"),
            ("stand", "instroom", "uitstroom", "stand"),
            (begin, eind, eind, eind),
            strict=True,
        )
    ]
    return delen_van(samen(*delen), "post", "Eind", {"Begin": 1, "Erbij": 1, "Eraf": -1})


def test_two_quarters() -> None:
    """3 came, nobody went: of 8 and 11 the first would go, but everyone has it as the last number of last quarter."""
    toen = editie(blad(stroom("2024-06-30", "2024-09-30", [[10, 6, 8, 8], [50, 10, 10, 50]])))
    nu = editie(blad(stroom("2024-09-30", "2024-12-31", [[8, 3, 0, 11], [50, 10, 10, 50]])))
    assert weg(maskeer(nu, BELEID)) == {"Begin / Aa", "Erbij / Aa"}
    assert maskeer(toen, BELEID).masker == EditieMasker()
    uitkomst = maskeer(nu, BELEID, [Eerder("q3", toen, EditieMasker())])
    assert weg(uitkomst) == {"Erbij / Aa", "Eind / Aa"}


def test_what_was_hidden_in_the_quarter_before_stays_hidden() -> None:
    """The stand of September was hidden to protect another number of then: here it is the first of the row."""
    toen = editie(blad(stroom("2024-06-30", "2024-09-30", [[18, 9, 7, 20], [50, 10, 10, 50]])))
    nu = editie(blad(stroom("2024-09-30", "2024-12-31", [[20, 3, 9, 14], [50, 10, 10, 50]])))
    assert weg(maskeer(nu, BELEID)) == {"Erbij / Aa", "Eraf / Aa"}
    getallen = toen.bladen[0].getallen
    rij = {getallen[post, "Aa"].plek: TER_BESCHERMING for post in ("Eraf", "Eind")}
    assert weg(maskeer(nu, BELEID, [Eerder("q3", toen, EditieMasker(rij))])) == {"Begin / Aa", "Erbij / Aa"}
    # Had it hidden that stand alone, 18 + 9 - 7 would still say that it was 20: then 3 needs another number beside it.
    alleen = {getallen["Eind", "Aa"].plek: TER_BESCHERMING}
    verborgen = weg(maskeer(nu, BELEID, [Eerder("q3", toen, EditieMasker(alleen))]))
    assert verborgen == {"Begin / Aa", "Erbij / Aa", "Eraf / Aa"}


def test_a_number_that_was_public_is_no_partner() -> None:
    """The cheapest partner of 3 is 9, but an earlier edition showed that 9: then 14 goes."""
    nu = editie(blad(stroom("2024-09-30", "2024-12-31", [[20, 3, 9, 14], [50, 10, 10, 50]])))
    al = telling([[9]], {"gemeente": ("Aa",), "wat": ("Eraf",)}, begrip="uitstroom", moment="2024-12-31")
    eerder = Eerder("eerste uitgave", editie(blad(al, "los")), EditieMasker())
    assert weg(maskeer(nu, BELEID, [eerder])) == {"Erbij / Aa", "Eind / Aa"}


def test_a_revision_between_editions() -> None:
    """A second issue in which one number changed hides what the first hid; another choice would show it."""
    eerst = editie(blad(totaal(telling(RIJEN), "gemeente", "hulp")))
    # 45 became 65: on its own the second issue would hide the row of Bee, and show what the first hid.
    herzien = editie(blad(totaal(telling([*RIJEN[:2], [65, 95, 35]]), "gemeente", "hulp")))
    masker = maskeer(eerst, BELEID).masker
    los = maskeer(herzien, BELEID)
    assert "Bee / verblijf" in weg(los)
    assert "Cee / verblijf" not in weg(los)
    samen_ = maskeer(herzien, BELEID, [Eerder("eerste uitgave", eerst, masker)])
    # 20 was hidden and is the same number: it stays hidden, and nothing that was shown helps to find 3.
    assert {"Aa / verblijf", "Aa / ambulant"} <= weg(samen_)
    beide = Editiecijfers((*herzien.bladen, *(replace(een, naam="eerste") for een in eerst.bladen)))
    assert lekken(beide, _met(los, masker))
    assert lekken(beide, _met(samen_, masker)) == ()


@pytest.mark.parametrize("begrip", ["voorzieningen", ""], ids=["named", "known by its place"])
def test_a_second_issue_keeps_to_the_choice_of_the_first(begrip: str) -> None:
    """Not the least that could be hidden, but what was hidden: 30 and 50 of Bee in the place of 45 and 25 of Cee."""
    inhoud = editie(blad(totaal(telling(RIJEN, begrip=begrip), "gemeente", "hulp")))
    getallen = inhoud.bladen[0].getallen
    cellen = [("Aa", "verblijf"), ("Aa", "ambulant"), ("Bee", "verblijf"), ("Bee", "ambulant")]
    eerste = EditieMasker({getallen[cel].plek: TER_BESCHERMING for cel in cellen})
    tweede = maskeer(inhoud, BELEID, [Eerder("", inhoud, eerste)])
    assert tweede.masker.redenen.keys() == eerste.redenen.keys()
    assert maskeer(inhoud, BELEID).masker.redenen.keys() != eerste.redenen.keys()


def _met(uitkomst: Maskering, eerste: EditieMasker) -> Maskering:
    redenen = {plek._replace(naam="eerste"): reden for plek, reden in eerste.redenen.items()}
    return replace(uitkomst, masker=EditieMasker({**uitkomst.masker.redenen, **redenen}))


def aandeel(deel: list[float], geheel: list[float], *, benoemd: bool = True) -> Cijfers:
    leden = {"gemeente": ("Aa", "Bee"), "wat": ("pgb",)}
    teller = telling([[een] for een in deel], leden, begrip="pgb" if benoemd else "")
    noemer = telling([[een] for een in geheel], leden, begrip="alle")
    return verhouding(teller, noemer, factor=100, eenheid="%", decimalen=1, regel="pgb gedeeld door alle")


def test_a_percentage_with_a_known_denominator() -> None:
    """3.3 % of 60 is 2 people; 50 % of 60 is nobody in particular."""
    noemer = telling([[60], [60]], {"gemeente": ("Aa", "Bee"), "wat": ("pgb",)}, begrip="alle")
    uitkomst = maskeer(editie(blad(noemer, "alle"), blad(aandeel([2, 30], [60, 60]), "deel")), BELEID)
    assert round(3.3 * 60 / 100) == 2
    assert (weg(uitkomst, "deel"), weg(uitkomst, "alle")) == ({"Aa / pgb"}, set())


@pytest.mark.parametrize("noemer", [40, 4000])
def test_a_percentage_of_a_small_teller_is_hidden_however_large_its_noemer(noemer: int) -> None:
    """3 of 40 is 7.5 %; 3 of 4000 is 0.1 %, which says 2 to 6 of them: both are about three people."""
    geheel = telling([[noemer], [60]], {"gemeente": ("Aa", "Bee"), "wat": ("pgb",)}, begrip="alle")
    uitkomst = maskeer(editie(blad(geheel, "alle"), blad(aandeel([3, 30], [noemer, 60]), "deel")), BELEID)
    assert (weg(uitkomst, "deel"), weg(uitkomst, "alle")) == ({"Aa / pgb"}, set())


def test_a_percentage_of_two_hidden_numbers_is_hidden() -> None:
    """50 % of two hidden numbers: from the one follows the other."""
    deel, geheel = [2, 30], [4, 60]
    leden = {"gemeente": ("Aa", "Bee"), "wat": ("pgb",)}
    tabellen = {
        naam: blad(telling([[een] for een in rij], leden, begrip=naam), naam)
        for naam, rij in (("pgb", deel), ("alle", geheel))
    }
    uitkomst = maskeer(editie(*tabellen.values(), blad(aandeel(deel, geheel), "deel")), BELEID)
    assert [weg(uitkomst, naam) for naam in ("pgb", "alle", "deel")] == [{"Aa / pgb"}] * 3


def test_a_percentage_gives_its_teller_away_in_another_table() -> None:
    """20 people are hidden to protect others; 33.3 % of a known 60 would say that they are 20."""
    cijfers = totaal(telling(RIJEN), "gemeente", "hulp")
    deel = verhouding(
        cijfers.kies(hulp="ambulant"), cijfers.kies(hulp="Totaal"), factor=100, eenheid="%", decimalen=1, regel="r"
    )
    uitkomst = beschermd(editie(blad(cijfers), blad(deel, "deel", soort="figuur")))
    assert "Aa / ambulant" in weg(uitkomst)
    assert weg(uitkomst, "deel", soort="figuur") == {"Aa", "Cee"}


def test_the_complement_of_a_share() -> None:
    """96 % of 50 leaves two people; of 100 % nobody is left, and that may be seen."""
    uitkomst = maskeer(editie(blad(aandeel([48, 50], [50, 50]))), BELEID)
    assert weg(uitkomst) == {"Aa / pgb"}


def test_the_rows_of_a_share_against_all_together() -> None:
    """The share of all together with those of two gemeenten gives the teller of the third."""
    leden = {"gemeente": ("Aa", "Bee", "Totaal"), "wat": ("pgb",)}
    teller = telling([[3], [30], [33]], leden, begrip="pgb")
    noemer = telling([[60], [60], [120]], leden, begrip="alle")
    deel = verhouding(teller, noemer, factor=100, eenheid="%", decimalen=1, regel="r")
    uitkomst = maskeer(editie(blad(deel), blad(noemer, "alle")), BELEID)
    # 27.5 % of 120 is 33, 50 % of 60 is 30: one of the two goes with the 5 % of Aa.
    assert weg(uitkomst) == {"Aa / pgb", "Bee / pgb"}


@pytest.mark.parametrize("dimensies", [("gemeente", "periode"), ("periode", "gemeente")])
def test_a_difference_of_two_dates(dimensies: tuple[str, str]) -> None:
    """17 came in Aa since then: with the 20 of now that were 3 then, whichever of the two the table names first."""
    leden = {"gemeente": ("Aa", "Bee"), "periode": ("toen", "nu")}
    waarden = np.array([[3, 20], [30, 50]])
    een = dimensies[0]
    rijen = (waarden if een == "gemeente" else waarden.T).tolist()
    tabel = telling(rijen, {naam: leden[naam] for naam in dimensies}, begrip="")
    verschil = telling([[17], [20]], {"gemeente": ("Aa", "Bee"), "wat": ("verschil",)}, begrip="").kies(wat="verschil")
    cellen = {cel: replace(een, verschil=True) for cel, een in verschil.cellen().items()}
    figuur = blad(replace(verschil, _inhoud=cellen), "verschil", soort="figuur")
    uitkomst = maskeer(editie(blad(tabel), figuur), BELEID)
    assert weg(uitkomst) == {"Aa / toen" if een == "gemeente" else "toen / Aa"}
    assert weg(uitkomst, "verschil", soort="figuur") == {"Aa"}


def test_a_hidden_number_is_no_zero() -> None:
    """2 and 2 and 1 and 2 are 7: as no zero is hidden, none is more than 4, so that 9 goes as well."""
    leden = {"gemeente": ("Aa",), "hulp": ("k", "l", "m", "n", "o", "Totaal")}
    inhoud = editie(blad(telling([[2, 2, 1, 2, 9, 16]], leden)))
    uitkomst = maskeer(inhoud, BELEID)
    assert lekken_van_klein_alleen(inhoud, uitkomst)
    assert weg(uitkomst) == {f"Aa / {een}" for een in "klmno"}
    assert lekken(inhoud, uitkomst) == ()
    # Where zeros can be hidden too, each of the four is 0 to 7.
    assert weg(maskeer(inhoud, Onthulling(nullen="verbergen"))) == {f"Aa / {een}" for een in "klmn"}


def test_a_count_that_is_taken_off_is_a_count() -> None:
    """Three went: the other that went in that post goes too, and what is left is known of neither."""
    leden = {"post": ("Eraf",), "gemeente": ("Aa", "Bee", "Cee", "Totaal")}
    uitkomst = maskeer(editie(blad(telling([[-3, -20, -30, -53]], leden))), BELEID)
    assert weg(uitkomst) == {"Eraf / Aa", "Eraf / Bee"}
    (eraf,) = [cel for cel in uitkomst.grootheden.cellen.values() if cel.waarde == -3]
    assert (eraf.onder, eraf.boven) == (None, -1)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 4, 6, 9, 15, 40]), min_size=12, max_size=12))
def test_the_audit_finds_nothing_in_two_tables_of_the_same_people(aantallen: list[int]) -> None:
    """By kind of help and by age: the gemeenten have the same totals in both."""
    mensen = np.array(aantallen).reshape(3, 2, 2)
    per = {"hulp": mensen.sum(axis=2), "leeftijd": mensen.sum(axis=1)}
    leden = {naam: {"gemeente": ("Aa", "Bee", "Cee"), naam: ("x", "y")} for naam in per}
    tabellen = {naam: telling(getallen.tolist(), leden[naam]) for naam, getallen in per.items()}
    inhoud = editie(*(blad(totaal(een, "gemeente", naam), naam) for naam, een in tabellen.items()))
    try:
        uitkomst = maskeer(inhoud, BELEID)
    except CalculationError:
        # Of too few people altogether nothing protects one.
        assert mensen.sum() < 60
        return
    assert lekken(inhoud, uitkomst) == ()


def test_a_gemeente_with_one_aanbieder() -> None:
    """Its total is what that aanbieder received; with three of equal size a total says nothing of one."""
    leden = {"gemeente": ("Aa", "Bee"), "aanbieder": ("X", "Y", "Z", "Totaal")}
    geld = telling([[500, 0, 0, 500], [300, 300, 300, 900]], leden, eenheid="euro", begrip="")
    uitkomst = maskeer(editie(blad(geld)), BELEID)
    assert {"Aa / X", "Aa / Totaal", "Bee / X", "Bee / Y", "Bee / Z"} <= weg(uitkomst)
    assert "Bee / Totaal" not in weg(uitkomst)


GROEP = {"gemeente": ("Aa", "Bee", "Cee", "Totaal"), "product": ("crisis", "dagbesteding", "Totaal")}
# Of one client in crisis in Aa the cost is a person's; 12.000 + 3.000 + 90.000 are 105.000.
KOSTEN = [[12_000, 70_000, 82_000], [3_000, 40_000, 43_000], [90_000, 20_000, 110_000], [105_000, 130_000, 235_000]]


def test_what_one_client_costs() -> None:
    """One client in Aa, six in Bee and forty in Cee: its amount goes, and with it what it follows from."""
    clienten = telling([[1, 30, 31], [6, 25, 31], [40, 30, 70], [47, 85, 132]], GROEP, eenheid="cliënten", begrip="")
    geld = telling(KOSTEN, GROEP, eenheid="euro", begrip="")
    dicht = weg(maskeer(editie(blad(clienten, "wie"), blad(geld)), BELEID))
    assert "Aa / crisis" in dicht
    # In its row and in its column there is another, or it is what they leave: 82.000 - 70.000, 105.000 - 93.000.
    assert {"Aa / dagbesteding", "Aa / Totaal"} & dicht
    assert {"Bee / crisis", "Cee / crisis", "Totaal / crisis"} & dicht
    assert "Bee / Totaal" not in dicht
    # Where nobody is told how many they are, the amount is what a gemeente spends; unless its maker says it of few.
    assert weg(maskeer(editie(blad(geld)), BELEID)) == set()
    gezegd = Onthulling(mensen_achter={"wmo/t": 1})
    assert weg(maskeer(editie(blad(geld)), gezegd)) == {f"{een} / {ander}" for een, ander in product(*GROEP.values())}


def test_a_group_that_is_many_somewhere_is_not_of_few() -> None:
    """Four clients today, nine on another day: over a year there were at least nine."""
    leden = {"product": ("crisis", "dagbesteding"), "periode": ("toen", "nu")}
    clienten = telling([[9, 4], [40, 50]], leden, eenheid="cliënten", begrip="")
    geld = telling([[12_000], [70_000]], {"product": leden["product"], "wat": ("euro",)}, eenheid="euro", begrip="")
    assert weg(maskeer(editie(blad(clienten, "wie"), blad(geld)), BELEID)) == set()


@pytest.mark.parametrize("zaad", range(4))
def test_no_whole_numbers_fit_but_those_of_the_table(zaad: int) -> None:
    """Random editions with totals that nobody declared, attacked with everything public and whole numbers."""
    toeval = np.random.default_rng(zaad)
    waarden = toeval.negative_binomial(0.8, 0.08, (5, 4))
    met = np.concatenate([waarden, waarden.sum(axis=0, keepdims=True)])
    met = np.concatenate([met, met.sum(axis=1, keepdims=True)], axis=1)
    leden = {"gemeente": ("Aa", "Bee", "Cee", "Dee", "Ee", "Totaal"), "hulp": ("k", "l", "m", "n", "Totaal")}
    cijfers = telling(met.tolist(), leden, begrip="voorzieningen")
    beschermd(editie(blad(cijfers), blad(cijfers.kies(gemeente="Totaal"), "recap", "financien")))
