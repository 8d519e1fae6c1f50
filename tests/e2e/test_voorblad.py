"""Does the front page of the example answer first, with the numbers and verdicts that its chapters have?"""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pagina import lees, tabel


@pytest.fixture(scope="module")
def voorblad(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "index.html")


def kaal(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst.replace("\N{NO-BREAK SPACE}", " ")).strip()


def test_the_headline_is_the_change_that_the_summary_puts_first(voorbeeld: Path, voorblad: BeautifulSoup) -> None:
    """What was put into the example: decisions in Duinwaarde come late. 83 of 89 is 93,3 %, 56 of 107 is 52,3 %."""
    kop = kaal(voorblad.select_one(".hoofdzaak h2").get_text())
    assert kop == "Besluit Wmo binnen de termijn in Duinwaarde gedaald van 93,3 % naar 52,3 %"
    eerste = kaal(lees(voorbeeld / "samenvatting.html").select_one(".samenvatting li").get_text())
    assert eerste.startswith("Besluit Wmo binnen de termijn")
    assert "van 93,3 % (83 van 89) naar 52,3 % (56 van 107). Dat is meer dan toeval en ongunstig." in eerste
    uitleg = kaal(voorblad.select_one(".hoofdzaak p").get_text())
    # 93,3 − 52,3 = 41,0; of all together the table of indicators has 91,0 and 75,5.
    assert "Dat is 41,0 procentpunt lager in een jaar. Het verschil is meer dan toeval en ongunstig." in uitleg
    assert "De streefwaarde van ten minste 90,0 % is niet gehaald." in uitleg
    assert "Alle gemeenten samen gedaald van 91,0 % naar 75,5 %." in uitleg


def test_each_kerncijfer_is_the_number_at_its_place(voorbeeld: Path, voorblad: BeautifulSoup) -> None:
    """In the order of params.yml: the last number of the row of all together, in the table it leads to."""
    kaarten = voorblad.select(".kerncijfers li")
    assert [een.h3.get_text() for een in kaarten] == [
        "Besluit Wmo binnen de termijn",
        "Aandeel zware jeugdhulp",
        "Jeugdigen met jeugdhulp",
        "Inwoners met Wmo-ondersteuning",
        "Uitkeringen",
        "Uitgaven jeugdhulp per jeugdige",
    ]
    for kaart in kaarten:
        pagina = Path(kaart.a["href"])
        cel = tabel(lees(voorbeeld / pagina), pagina.stem)["Totaal", "4e kw 2024"]
        getal = kaal(kaart.select_one(".getal").find(string=True)).removesuffix(" %")
        assert cel.removesuffix("*") == getal
        assert kaart.svg.select_one(".laatst").get_text().removesuffix(" %") == getal
        assert len(kaart.svg.select("circle")) <= 8


def test_what_can_come_from_the_registration_is_no_headline_and_is_told(voorblad: BeautifulSoup) -> None:
    onzeker = [kaal(een.get_text()) for een in voorblad.select(".onzeker li")]
    assert onzeker[0].startswith("Brinkerwold verwerkt het einde van voorzieningen Wmo later dan anders")
    assert "Trajecten Wmo" in onzeker[0]
    assert "Brinkerwold" not in voorblad.select_one(".hoofdzaak").get_text()


def test_a_chapter_has_the_same_answer_on_its_page_and_on_the_front_page(
    voorbeeld: Path, voorblad: BeautifulSoup
) -> None:
    met_antwoord = 0
    for kaart in voorblad.select(".kaarten li"):
        blad = lees(voorbeeld / kaart.a["href"])
        antwoord = blad.select_one(".antwoord .eerst")
        if antwoord is None:
            assert kaart.select_one(".vraag").get_text() == blad.select_one("h1 + p").get_text()
            continue
        met_antwoord += 1
        assert kaal(kaart.p.get_text()) == kaal(antwoord.get_text())
        # Under the question, above everything else.
        assert blad.select_one("h1 + p").find_next_sibling() is blad.select_one(".antwoord")
    assert met_antwoord >= 9


def test_the_long_table_of_the_wmo_unfolds_under_its_totals(voorbeeld: Path) -> None:
    blad = lees(voorbeeld / "wmo.html")
    kort, lang = blad.select_one("#tabel-wmo-voorzieningen-totalen"), blad.select_one("#tabel-wmo-voorzieningen")
    assert lang.find_parent("details").summary.get_text().startswith("Alle ")
    assert len(kort.select("tbody tr")) < 12
    totaal = [cel.get_text() for cel in kort.select("tbody tr")[-1].select("th, td")]
    assert (totaal[0], totaal[1], totaal[-1]) == ("Totaal", "3.707", "3.796")
