"""Is a hidden number gone, also from all that is calculated with it, and does nothing else change?"""

import math
import pickle
from dataclasses import replace

import pytest
from bouwstenen import cijfers

from monitorlib import groepeer, maal, samen, sluit_aan, totaal, verhouding, verschil
from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.cijfers.kern.regels import ONDERDRUKT, VERBORGEN_OM
from monitorlib.cijfers.rekenen.optellen import gemiddeld
from monitorlib.cijfers.rekenen.verloop import Verloop, wijzigingen
from monitorlib.errors import CalculationError

LEDEN = {"gemeente": ["Aa", "Bee", "Cee"], "wat": ["toen", "nu"]}
STAND = cijfers(LEDEN, [12, 3, 20, 25, 30, 40])
VAST = ("Aa", "nu")


def tekens(van: object) -> dict[tuple[str, ...], float | str]:
    """Each cell: its number, or its sign."""
    cellen = van.cellen().items()  # type: ignore[attr-defined]
    return {cel: een.waarde if een.telt else een.teken for cel, een in cellen}


def test_the_number_is_gone_and_the_others_stay() -> None:
    dicht = onderdruk(STAND, {VAST})
    assert tekens(dicht) == {**tekens(STAND), VAST: ONDERDRUKT}
    assert math.isnan(dicht.cellen()[VAST].waarde)
    assert dicht.cellen()[VAST].tekst == VERBORGEN_OM
    with pytest.raises(CalculationError):
        dicht.waarde(gemeente="Aa", wat="nu")


def test_nothing_of_it_is_left_in_the_value() -> None:
    """Neither in what is kept of it: 3 of 4 is 75, with teller, noemer and the number that it must equal."""
    teller, noemer = cijfers({"wat": ["nu"]}, [3017]), cijfers({"wat": ["nu"]}, [4093])
    deel = verhouding(teller, noemer, factor=100, eenheid="%", decimalen=1, regel="deel", andere={"ander": noemer})
    deel = sluit_aan(deel, cijfers({"wat": ["nu"]}, [2999], eenheid="%"), "elders")
    deel = replace(deel, regels=replace(deel.regels, achter={("nu",): 4093}))
    dicht = onderdruk(deel, {("nu",)})
    assert dicht.verhoudingen == dicht.aansluitingen == ()
    assert all(getal not in repr(pickle.loads(pickle.dumps(dicht)).__dict__) for getal in ("3017", "4093", "2999"))


def test_a_total_that_may_be_seen_keeps_its_number_and_its_rule() -> None:
    """12 + 20 + 30 = 62 and 3 + 25 + 40 = 68: of 68 one part is hidden."""
    dicht = onderdruk(totaal(STAND, "gemeente"), {VAST})
    assert dicht.waarde(gemeente="Totaal", wat="nu") == 68
    assert [een.cel for een in dicht.vergelijkingen] == [("Totaal", "toen"), ("Totaal", "nu")]


def test_what_is_calculated_with_it_is_hidden() -> None:
    dicht = onderdruk(STAND, {VAST})
    assert tekens(totaal(dicht, "gemeente"))["Totaal", "nu"] == ONDERDRUKT
    assert tekens(totaal(dicht, "gemeente"))["Totaal", "toen"] == 62
    assert tekens(verschil(dicht, "wat", "toen", "nu"))["Aa", "Verschil"] == ONDERDRUKT
    assert tekens(gemiddeld(dicht, "wat")) == {("Aa",): ONDERDRUKT, ("Bee",): 22.5, ("Cee",): 35}
    assert tekens(groepeer(dicht, "gemeente", apart=["Cee"], rest="Overige"))["Overige", "nu"] == ONDERDRUKT
    assert tekens(maal(dicht, 2)) == {**tekens(maal(STAND, 2)), VAST: ONDERDRUKT}


@pytest.mark.parametrize("hidden", ["teller", "noemer"])
def test_a_ratio_with_it_is_hidden(hidden: str) -> None:
    teller, noemer = STAND, maal(STAND, 2)
    paar = {"teller": teller, "noemer": noemer}
    paar[hidden] = onderdruk(paar[hidden], {VAST})
    deel = verhouding(**paar, factor=100, eenheid="%", decimalen=0, regel="deel")
    assert tekens(deel) == {**dict.fromkeys(STAND.cellen(), 50.0), VAST: ONDERDRUKT}
    assert VAST not in {een.cel for een in deel.verhoudingen}


def test_a_change_with_it_is_no_change() -> None:
    """All together go from 62 to 68; with one hidden number nothing is said of them."""
    verloop = Verloop("wat", "toen", "nu", wat="Stand")
    (heel,) = wijzigingen(STAND, verloop)
    assert (heel.van, heel.naar) == (62, 68)
    assert wijzigingen(onderdruk(STAND, {VAST}), verloop) == []
    (met_totaal,) = wijzigingen(onderdruk(totaal(STAND, "gemeente"), {VAST}), verloop)
    assert dict(met_totaal.gemeenten) == {"Bee": (20, 25), "Cee": (30, 40)}


def test_an_order_by_size_becomes_one_by_name() -> None:
    op_grootte = replace(cijfers({"code": ["z", "b", "m"]}, [9, 5, 2]), op_grootte=("code",))
    assert onderdruk(op_grootte, ()).leden["code"] == ("z", "b", "m")
    assert onderdruk(op_grootte, {("b",)}).leden["code"] == ("b", "m", "z")
    assert samen(op_grootte.beperk("code", "z", "b")).op_grootte == ()


def test_a_mask_of_other_cells_is_refused() -> None:
    with pytest.raises(CalculationError) as fout:
        onderdruk(STAND, {("Dee", "nu")})
    assert str(fout.value) == (
        "Het masker verbergt Dee / nu, en die cel is er niet. Maak het masker opnieuw van deze cijfers."
    )
