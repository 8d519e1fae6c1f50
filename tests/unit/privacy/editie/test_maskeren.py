"""What is hidden of numbers that are no counts, and what is refused because nobody can say of how many people it is?"""

from dataclasses import replace

import pytest
from edities import BELEID, blad, editie, telling, weg

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import Afleiding, Kenmerk
from monitorlib.cijfers.registers.meting import met_achter
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.editie.stand import Getalstand
from monitorlib.editie.verklaring import DEFINITIEF
from monitorlib.errors import CalculationError
from monitorlib.pagina.uitvoer import dataresource
from monitorlib.privacy.editie.bladen import Indicatorgetal, blad_van
from monitorlib.privacy.editie.maskeren import maskeer

TWEE = {"gemeente": ("Aa", "Bee"), "wat": ("w",)}


def los(waarden: list[float], eenheid: str) -> Cijfers:
    return telling([[een] for een in waarden], TWEE, eenheid=eenheid, begrip="")


def test_a_mean_of_few_people_is_hidden() -> None:
    dagen = met_achter(los([31.5, 40.2], "dagen"), {("Aa", "w"): 4, ("Bee", "w"): 5})
    uitkomst = maskeer(editie(blad(dagen)), BELEID)
    assert weg(uitkomst) == {"Aa / w"}
    assert uitkomst.onbekend == ()


def test_a_mean_of_nobody_knows_how_many_is_hidden_and_refused() -> None:
    uitkomst = maskeer(editie(blad(los([31.5, 40.2], "dagen"), "duur", "jeugdwet")), BELEID)
    assert weg(uitkomst, "duur", "jeugdwet") == {"Aa / w", "Bee / w"}
    assert [een.cel for een in uitkomst.onbekend] == [("Aa", "w"), ("Bee", "w")]


@pytest.mark.parametrize(("achter", "verborgen"), [(5, set()), (4, {"Aa / w", "Bee / w"}), ("geen mensen", set())])
def test_an_edition_can_say_of_how_many(achter: int | str, verborgen: set[str]) -> None:
    beleid = Onthulling.model_validate({"mensen_achter": {"wmo/t": achter}})
    uitkomst = maskeer(editie(blad(los([31.5, 40.2], "dagen"))), beleid)
    assert weg(uitkomst) == verborgen
    assert uitkomst.onbekend == ()


def test_a_share_of_many_can_be_of_few() -> None:
    """3 % of at least 100 may be 3 people, and 97 % leaves them; 5 % of 100 is 5, and of 100 % nobody is left."""
    beleid = Onthulling.model_validate({"mensen_achter": {"wmo/t": 100}})
    assert weg(maskeer(editie(blad(los([3.0, 97.0], "%"))), beleid)) == {"Aa / w", "Bee / w"}
    assert weg(maskeer(editie(blad(los([5.0, 100.0], "%"))), beleid)) == set()


def test_an_edition_cannot_say_that_a_count_is_about_many() -> None:
    beleid = Onthulling.model_validate({"mensen_achter": {"wmo/t": 100}})
    assert weg(maskeer(editie(blad(los([3, 40], "cliënten"))), beleid)) == {"Aa / w"}


def test_a_difference_of_nobody_knows_what_is_refused() -> None:
    verschil = los([3, 40], "cliënten")
    cellen = {cel: replace(een, verschil=True) for cel, een in verschil.cellen().items()}
    uitkomst = maskeer(editie(blad(replace(verschil, _inhoud=cellen))), BELEID)
    assert weg(uitkomst) == {"Aa / w", "Bee / w"}
    assert len(uitkomst.onbekend) == 2


def test_a_forecast_of_less_than_five_is_hidden_though_it_is_no_whole_number() -> None:
    assert weg(maskeer(editie(blad(los([3.4, 40.2], "cliënten"))), BELEID)) == {"Aa / w"}


def test_money_of_a_gemeente_itself_is_public() -> None:
    uitkomst = maskeer(editie(blad(los([3, 40], "euro"))), BELEID)
    assert uitkomst.masker.redenen == {}
    assert uitkomst.onbekend == ()


def test_a_figure_shows_the_cells_of_its_table() -> None:
    tabel = los([3, 40], "cliënten")
    uitkomst = maskeer(editie(blad(tabel), blad(tabel, "beeld", soort="figuur")), BELEID)
    assert weg(uitkomst, "beeld", soort="figuur") == {"Aa / w"}
    assert len(uitkomst.grootheden.cellen) == 2


def test_a_word_with_a_number_is_hidden_with_its_row() -> None:
    rijen = [
        {"gemeente": wie, "wat": wat, "waarde": waarde, "teken": teken, "tekst": tekst}
        for wie, nu, verschil in (("Aa", 3, "+2"), ("Bee", 40, "-8"))
        for wat, waarde, teken, tekst in (("nu", nu, "getal", ""), ("verschil", None, "tekst", verschil))
    ]
    cijfers = maak(rijen, {"gemeente": ("Aa", "Bee"), "wat": ("nu", "verschil")}, eenheid="cliënten")
    assert weg(maskeer(editie(blad(cijfers)), BELEID)) == {"Aa / nu", "Aa / verschil"}


def test_the_list_of_indicators_hides_what_the_page_of_one_does() -> None:
    """The list names a number by its indicator and has no unit; the page names it by what it counts."""
    eigen = Kenmerk("wachtenden", "2024-12-31", frozenset({("gemeente", "Aa")}))
    lijst = telling([[3]], {"gemeente": ("Aa",), "wat": ("nu",)}, eenheid="", begrip="indicator Wachtenden")
    pagina = telling([[3]], {"gemeente": ("Aa",), "wat": ("nu",)}, eenheid="cliënten", begrip="wachtenden")
    punt = Indicatorgetal("Wachtenden", "2024-12-31", "Aa", "cliënten", eigen, None)
    bladen = (blad(lijst, "lijst", "samenvatting"), blad(pagina, "pagina"))
    uitkomst = maskeer(replace(editie(*bladen), punten=(punt,)), BELEID)
    assert (weg(uitkomst, "lijst", "samenvatting"), weg(uitkomst, "pagina")) == ({"Aa / nu"}, {"Aa / nu"})
    assert len(uitkomst.grootheden.cellen) == 1


def test_a_share_in_the_list_is_made_of_what_its_indicator_says() -> None:
    lijst = telling([[40.0]], {"gemeente": ("Aa",), "wat": ("nu",)}, eenheid="", begrip="indicator Pgb")
    punt = Indicatorgetal("Pgb", "2024-12-31", "Aa", "%", None, Afleiding(4.0, 10.0))
    uitkomst = maskeer(replace(editie(blad(lijst)), punten=(punt,)), BELEID)
    assert weg(uitkomst) == {"Aa / nu"}


def test_the_same_edition_gives_the_same_mask_whatever_the_order() -> None:
    een, ander = blad(telling([[3, 20, 40], [30, 50, 60], [45, 25, 35]]), "een"), blad(los([2, 9], "cliënten"), "ander")
    assert maskeer(editie(een, ander), BELEID).masker == maskeer(editie(ander, een), BELEID).masker


def test_a_page_that_does_not_say_what_its_numbers_were_made_of_is_refused() -> None:
    bron = dataresource(los([3, 40], "cliënten"), naam="t", titel="t", soort="tabel", stand=Getalstand(DEFINITIEF))
    with pytest.raises(CalculationError, match=r"^wmo/t: bij deze cijfers staat niet waaruit .* met monitor build\.$"):
        blad_van("wmo", bron)
