"""Is a share its teller by its noemer, and no number where it has none?"""

from dataclasses import replace

import pytest
from bouwstenen import Cel, cijfers, inhoud

from monitorlib import afgerond, maal, sluit_aan, totaal, verhouding, verschil
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import (
    NIET_OPGEGEVEN,
    NIET_TE_BEPALEN,
    NOG_NIET,
    Afleiding,
    Kenmerk,
    Regels,
    Verhouding,
)
from monitorlib.cijfers.kern.verband import delen_van
from monitorlib.errors import CalculationError


def per(*waarden: Cel) -> Cijfers:
    return cijfers({"gemeente": ["x", "y", "z"][: len(waarden)]}, waarden, eenheid="uitkeringen")


def percentage(teller: Cijfers, noemer: Cijfers, andere: dict[str, Cijfers] | None = None) -> Cijfers:
    regel = "teller gedeeld door noemer"
    return verhouding(teller, noemer, factor=100, eenheid="%", decimalen=0, regel=regel, andere=andere)


def test_a_share_is_factor_times_teller_by_noemer() -> None:
    """23 of 270 and 10 of 40, in percents."""
    aandeel = percentage(per(23, 10), per(270, 40))
    assert inhoud(aandeel) == {("x",): pytest.approx(100 * 23 / 270), ("y",): 25}
    assert set(aandeel.frame["eenheid"]) == {"%"}


@pytest.mark.parametrize(
    ("teller", "noemer", "reden"),
    [
        (5, 0, "het aantal om op te rekenen is nul"),
        (0, 0, "het aantal om op te rekenen is nul"),
        (5, NIET_OPGEGEVEN, "het aantal om op te rekenen is niet bekend"),
        (5, NOG_NIET, "het aantal om op te rekenen is niet bekend"),
        (NIET_OPGEGEVEN, 5, "het getelde aantal is niet bekend"),
        ("Regelmatig", 5, "het getelde aantal is niet bekend"),
    ],
)
def test_a_share_without_teller_or_noemer_says_why(teller: Cel, noemer: Cel, reden: str) -> None:
    """No division by zero, no infinity, no zero percent: no number, with the reason."""
    cel = percentage(per(teller), per(noemer)).cellen()[("x",)]
    assert cel["waarde"] != cel["waarde"]
    assert (cel["teken"], cel["tekst"]) == (NIET_TE_BEPALEN, reden)


def test_none_of_something_is_zero_percent() -> None:
    """A teller of zero is a number."""
    assert inhoud(percentage(per(0), per(40))) == {("x",): 0}


def test_other_noemers_are_kept_where_they_can_divide() -> None:
    """A zero, or what was not stated, cannot be what a printed percentage was made with."""
    anders = {"de beginstand": per(20, 0, NIET_OPGEGEVEN)}
    delen = percentage(per(5, 5, 5), per(50, 50, 50), anders).verhoudingen
    assert delen == (
        Verhouding(("x",), 5, 50, 100, "teller gedeeld door noemer", {"de beginstand": 20}),
        Verhouding(("y",), 5, 50, 100, "teller gedeeld door noemer", {}),
        Verhouding(("z",), 5, 50, 100, "teller gedeeld door noemer", {}),
    )


def test_a_teller_without_a_noemer_is_an_error() -> None:
    """Cijfers that do not fit are never divided in part."""
    with pytest.raises(CalculationError) as fout:
        percentage(per(1, 2), per(10))
    assert str(fout.value) == "Er is geen noemer voor y; geef een noemer met die cel, of beperk de teller."


@pytest.mark.parametrize(
    ("waarde", "op", "verwacht"),
    [
        (1500, 1000, 2000),
        (2500, 1000, 3000),  # to even would be 2000
        (-2500, 1000, -3000),
        (2499, 1000, 2000),
        (350003.5, 1, 350004),
        (NIET_OPGEGEVEN, 1000, NIET_OPGEGEVEN),
    ],
)
def test_afgerond_goes_to_a_multiple_with_halves_away_from_zero(waarde: Cel, op: float, verwacht: Cel) -> None:
    """And says to what it was rounded, for whoever adds up."""
    rond = afgerond(per(waarde), op)
    assert inhoud(rond) == {("x",): verwacht}
    assert list(rond.frame["afgerond_op"]) == [op]


def test_maal_multiplies_every_number_and_its_rules() -> None:
    """7 % of 200 and of none: 14 and nothing make 14; what had to equal 200 must now equal 14."""
    geheel = sluit_aan(totaal(per(200, 0), "gemeente"), cijfers({}, [200]), "elders", gemeente="Totaal")
    deel = maal(geheel, 0.07)
    assert inhoud(deel) == {("x",): pytest.approx(14), ("y",): 0, ("Totaal",): pytest.approx(14)}
    assert deel.vergelijkingen == geheel.vergelijkingen
    assert dict(deel.aansluitingen[0].getallen) == {("Totaal",): pytest.approx(14)}


def test_an_aansluiting_names_the_cells_that_must_agree() -> None:
    """(Totaal, x) must be 5; what was not stated elsewhere asks nothing."""
    soorten = totaal(cijfers({"soort": ["a", "b"], "gemeente": ["x", "y"]}, [1, 2, 3, 4]), "soort")
    (een,) = sluit_aan(soorten, per(5, NIET_OPGEGEVEN), "elders geteld", soort="Totaal").aansluitingen
    assert (een.regel, dict(een.getallen)) == ("elders geteld", {("Totaal", "x"): 5})


def test_an_aansluiting_over_other_dimensions_is_refused() -> None:
    """Per vorm says nothing of per gemeente."""
    with pytest.raises(CalculationError) as fout:
        sluit_aan(per(1), cijfers({"vorm": ["PGB"]}, [1]), "elders")
    assert str(fout.value) == "Cijfers over gemeente sluiten niet aan op vorm. Geef beide dezelfde dimensies."


def test_a_relative_difference_is_a_difference() -> None:
    """79 more on 1.302 is 6,1 %, and shown with its sign; the share itself is none."""
    standen = cijfers({"g": ["x"], "op": ["toen", "nu"]}, [1302, 1381])
    meer = verschil(standen, "op", "toen", "nu").kies(op="Verschil")
    cel = verhouding(
        meer, standen.kies(op="toen"), factor=100, eenheid="%", decimalen=1, regel="Verschil in %"
    ).cellen()["x",]
    assert (cel.waarde, cel.eenheid, cel.verschil) == (pytest.approx(100 * 79 / 1302), "%", True)


def test_a_teller_over_other_dimensions_is_refused() -> None:
    with pytest.raises(CalculationError) as fout:
        percentage(cijfers({"gemeente": ["x"], "vorm": ["PGB"]}, [1]), per(1))
    assert (
        str(fout.value)
        == "Een teller over gemeente, vorm past niet op een noemer over gemeente. Geef beide dezelfde dimensies."
    )


def test_why_there_is_no_teller_or_noemer_goes_along() -> None:
    """The reason of the noemer first; without one it is only no number."""
    te_vroeg = maak(
        [{"gemeente": "x", "waarde": None, "teken": NIET_TE_BEPALEN, "tekst": "te vroeg"}],
        {"gemeente": ["x"]},
        eenheid="fte",
        bronnen=["boven"],
    )
    getal = maak(
        [{"gemeente": "x", "waarde": 2.0, "teken": "ongeveer", "tekst": "bijna"}],
        {"gemeente": ["x"]},
        eenheid="fte",
        bronnen=["onder", "boven"],
    )
    for teller, noemer in ((te_vroeg, getal), (getal, te_vroeg), (te_vroeg, per(0))):
        assert percentage(teller, noemer).cellen()["x",].tekst == "te vroeg"
    assert percentage(te_vroeg, getal).bronnen == ("boven", "onder")
    for teller, noemer in ((per(1), getal), (getal, per(1))):
        cel = percentage(teller, noemer).cellen()["x",]
        assert (cel.teken, cel.tekst) == ("ongeveer", "ca.")
    assert maal(te_vroeg, 2).cellen()["x",].teken == NIET_TE_BEPALEN
    dubbel = maal(getal, 2).cellen()["x",]
    assert (dubbel.waarde, dubbel.tekst) == (4, "ca.")


def test_a_share_times_ten_keeps_what_it_was_made_of() -> None:
    """1 of 4 in percents is 25, in promilles 250."""
    (een,) = maal(percentage(per(1), per(4)), 10).verhoudingen
    assert (een.teller, een.noemer, een.factor) == (1, 4, 1000)


def test_rounded_numbers_add_up_to_a_rounded_sum() -> None:
    """400 + 400 = 800 is 1.000 rounded, and 0 of rounded parts; the share of it is gone."""
    van = totaal(per(400, 400), "gemeente")
    assert inhoud(afgerond(van, 1000)) == {("x",): 0, ("y",): 0, ("Totaal",): 0 + 0}
    min_ = verschil(per(400, 600), "gemeente", "x", "y")
    assert inhoud(afgerond(min_, 1000)) == {("x",): 0, ("y",): 1000, ("Verschil",): 1000 - 0}
    los = delen_van(per(400, 600), "gemeente", "y", ["x"])
    assert inhoud(afgerond(los, 1000)) == {("x",): 0, ("y",): 1000}
    assert afgerond(percentage(per(1), per(4)), 10).verhoudingen == ()
    assert afgerond(sluit_aan(per(400), per(400), "elders"), 1000).aansluitingen == ()


def test_a_share_knows_what_its_teller_and_noemer_are() -> None:
    """So that whoever hides the 23 in another table hides the share of a known 270 as well."""
    pgb, alle = (Kenmerk(begrip, "2016-03-31", frozenset({("gemeente", "x")})) for begrip in ("pgb", "alle"))
    teller = replace(per(23), regels=Regels(kenmerken={("x",): pgb}))
    noemer = replace(per(270), regels=Regels(kenmerken={("x",): alle}))
    assert percentage(teller, noemer).regels.herkomst() == {("x",): Afleiding(23, 270, pgb, alle)}
    assert percentage(per(23), noemer).regels.herkomst() == {("x",): Afleiding(23, 270, None, alle)}
