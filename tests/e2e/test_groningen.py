"""Does the edition groningen/2017-Q2 show what the letter prints, as it prints it, and say where it is wrong?"""

import csv
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import bevindingen_van, lees, merken, tabel, tekst, zonder_woorden
from vastgelegd import verschillen

from monitorlib.cli import main

with (ROOT / "data/groningen/2017-Q2/gepubliceerd.csv").open(encoding="utf-8", newline="") as bestand:
    GEDRUKT = list(csv.DictReader(bestand))
BEVINDINGEN = {
    # 2 + 13 + 1 + 6 + 3
    ("klachten / Totaal / 1e kw 2016", "26", "25"),
    # 1 + 11 + 1 + 3
    ("klachten / Totaal / 2e kw 2016", "17", "16"),
    # 170 + 108 in the two halves of 2016
    ("bewering clientbeleving / bezwaren-2016", "170", "278"),
}


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages."""
    output = tmp_path_factory.mktemp("output")
    assert main(["build", "groningen/2017-Q2", "--output", str(output), "--quiet"]) == 0
    return output / "groningen" / "2017-Q2" / "intern"


@pytest.fixture(scope="module")
def bladen(gebouwd: Path) -> dict[str, BeautifulSoup]:
    return {naam: lees(gebouwd / f"{naam}.html") for naam in ("inleiding", "jeugdwet", "wmo", "clientbeleving")}


@pytest.fixture(scope="module")
def bevindingen(gebouwd: Path) -> list[dict[str, object]]:
    return bevindingen_van(gebouwd)


def test_every_heading_and_number_is_what_it_was(gebouwd: Path) -> None:
    """Whether a table is declared in params.yml or made by the library makes no difference to who reads it."""
    assert verschillen("groningen/2017-Q2", gebouwd) == []


def test_every_printed_number_stands_in_its_cell(bladen: dict[str, BeautifulSoup]) -> None:
    """Only the totals of klachten of the first two quarters differ; an approximate number has its word."""
    mis, getoetst = [], 0
    for rij in GEDRUKT:
        if rij["tabel"] == "tekst":
            continue
        getoond = tabel(bladen[rij["hoofdstuk"]], rij["tabel"])[rij["rij"], rij["kolom"]]
        verwacht = f"{int(rij['waarde']):,}".replace(",", ".")
        if rij["gedrukt"].startswith("Ca."):
            verwacht = f"ca. {verwacht}"
        getoetst += 1
        if getoond != verwacht:
            mis.append((rij["tabel"], rij["rij"], rij["kolom"], rij["gedrukt"], getoond))
    # 32 + 6 klachten, a half-year, 3 meldingen, 27 + 3 bezwaarschriften, 2 shares, 18 indicaties, 2 + 2 Veilig Thuis
    assert getoetst == 32 + 6 + 1 + 3 + 27 + 3 + 2 + 18 + 2 + 2
    assert mis == [
        ("klachten", "Totaal", "1e kw 2016", "26", "25"),
        ("klachten", "Totaal", "2e kw 2016", "17", "16"),
    ]


def test_the_rules_find_the_errors_of_the_letter_and_nothing_else(bevindingen: list[dict[str, object]]) -> None:
    """Each is accepted with its reason."""
    van_getallen = zonder_woorden(bevindingen)
    assert {(een["naam"], een["gedrukt"], een["berekend"]) for een in van_getallen} == BEVINDINGEN
    assert len(van_getallen) == len(BEVINDINGEN)
    assert all(een["aanvaard"] for een in bevindingen)


def test_a_half_year_is_the_sum_of_its_quarters(bladen: dict[str, BeautifulSoup]) -> None:
    """22 + 31 in 2017, as printed; 24 + 18 in the half-year before; 9 + 10 were settled by bemiddeling."""
    halven = tabel(bladen["clientbeleving"], "klachten-halfjaar")
    assert [halven["Totaal", half] for half in ("1e helft 2016", "2e helft 2016", "1e helft 2017")] == [
        "41",
        "42",
        "53",
    ]
    assert halven["Bemiddeld", "1e helft 2017"] == "19"


def test_the_rest_of_the_bezwaarschriften(bladen: dict[str, BeautifulSoup]) -> None:
    """100 - 4 - 52."""
    uitkomsten = tabel(bladen["clientbeleving"], "bezwaaruitkomsten")
    assert [waarde for _, waarde in uitkomsten.items()] == ["4", "52", "44", "100"]


def test_an_approximate_number_stays_so(bladen: dict[str, BeautifulSoup]) -> None:
    """In the table, in what is calculated with it and in the text; a number that is exact has no word."""
    blad = bladen["wmo"]
    standen = tabel(blad, "maatwerkvoorzieningen")
    jeugd, wonen = "Ondersteuning op basis van de Jeugdwet", "Beschermd wonen"
    kolommen = ("30-6-2016", "30-6-2017", "Verschil", "Verschil in %")
    assert [standen[jeugd, kolom] for kolom in kolommen] == ["ca. 4.500", "ca. 4.400", "ca. −100", "ca. −2,2"]
    # 79 / 1302 = 6,07 %
    assert [standen[wonen, kolom] for kolom in kolommen] == ["1.302", "1.381", "+79", "+6,1"]
    uitleg = blad.select_one("#tabel-maatwerkvoorzieningen").get_text()
    assert "ca. = bij benadering" in uitleg
    assert "geen personen" in uitleg
    lopend = blad.select_one("main").get_text()
    assert "een getal bij benadering: ca. 4.500 en ca. 4.400" in lopend


def test_a_change_has_its_sign_and_is_no_sum_of_persons(bladen: dict[str, BeautifulSoup]) -> None:
    """8417 - 8657; indicaties are not added up, because a person can have several."""
    standen = tabel(bladen["wmo"], "maatwerkvoorzieningen")
    assert standen["Vervoersvoorziening", "Verschil"] == "−240"
    assert "Totaal" not in {rij for rij, _ in standen}
    assert "Dit zijn geen personen" in bladen["wmo"].select_one("main").get_text()


def test_veilig_thuis(bladen: dict[str, BeautifulSoup]) -> None:
    """27 of 30, so 3 are not met; two moments of the wachtlijst, and no line between them."""
    toezicht = tabel(bladen["jeugdwet"], "veilig-thuis-toezicht")
    assert [waarde for _, waarde in toezicht.items()] == ["27", "3", "30"]
    wachtlijst = tabel(bladen["jeugdwet"], "veilig-thuis-wachtlijst")
    assert [waarde for _, waarde in wachtlijst.items()] == ["0", "17"]
    assert bladen["jeugdwet"].select("figure") == []


def test_words_stay_words_and_what_is_announced_is_so_called(gebouwd: Path, bladen: dict[str, BeautifulSoup]) -> None:
    """'All but one' is no count; nothing that the letter announces has a number."""
    assert "alle op één na op tijd afgehandeld" in tekst(gebouwd / "clientbeleving.html")
    assert "Aangekondigd voor oktober 2017" in tekst(gebouwd / "inleiding.html")
    kalender = tabel(bladen["inleiding"], "bestuurlijke-kalender")
    wie = [
        kalender[wat, "Wie"]
        for (wat, kolom), tekst_ in kalender.items()
        if (kolom, tekst_) == ("Wanneer", "4 oktober 2017")
    ]
    assert wie == ["Gemeenteraad"]


def test_a_section_that_is_not_listed_is_absent_without_a_trace(bladen: dict[str, BeautifulSoup]) -> None:
    """What the example edition has besides is not here: no heading, no table."""
    koppen = {naam: [kop.get_text() for kop in blad.select("main h2")] for naam, blad in bladen.items()}
    assert koppen["jeugdwet"] == ["Verdiepingsthema: Veilig Thuis", "Controles", "Kanttekeningen"]
    assert koppen["wmo"] == ["Geldige indicaties op twee dagen", "Controles", "Kanttekeningen"]
    assert koppen["clientbeleving"] == [
        "Klachten naar afhandeling",
        "Meldingen en de Ombudsman",
        "Bezwaarschriften naar onderwerp",
        "Controles",
        "Kanttekeningen",
    ]


def test_a_mark_stands_only_where_a_number_differs(bladen: dict[str, BeautifulSoup]) -> None:
    """Two totals of klachten."""
    assert merken(bladen["clientbeleving"].select_one("#tabel-klachten")) == 2
    assert merken(bladen["wmo"].select_one("#tabel-maatwerkvoorzieningen")) == 0
