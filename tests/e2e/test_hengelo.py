"""Does the edition hengelo/2019-Q1 show what the letter prints, keep its words words, and say where it is wrong?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import bevindingen_van, cellen, lees, merken, tabel, tekst, zonder_woorden
from vastgelegd import verschillen

from monitorlib.cli import main

P1, P2 = "1 Bijsturen in zorg en ondersteuning", "2 Aanvullende maatregelen"
P3, P4 = "3 Onderzoek en innovatie", "4 Inzet op extra middelen"

# All below is typed from the letter of 17 April 2019: the overview of results, and its bijlage.
PAKKETTEN = {
    (P1, "2019"): "1.000.000",
    (P1, "2022"): "4.500.000",
    (P2, "2019"): "1.500.000",
    (P2, "2022"): "2.000.000",
    (P3, "Structureel, zonder jaar"): ".",
    (P4, "Structureel, zonder jaar"): "2.000.000",
}
# Per measure the number in the overview, its taakstelling, and its project.
MAATREGELEN = {
    f"{P1} | 4.1.1 Minder Wmo-ondersteuning": ("1.500.000", "Richtlijnen (versobering)"),
    f"{P1} | 4.1.3 Meer PGB in plaats van natura (Wmo)": ("100.000", "Richtlijnen (versobering)"),
    f"{P1} | 4.2.1 Minder ondersteuning jeugdhulp": ("200.000", "Richtlijnen (versobering)"),
    f"{P1} | 4.2.3 Meer PGB in plaats van ZIN (jeugd)": ("100.000", "Richtlijnen (versobering)"),
    f"{P1} | 4.1.2 Verschuiven naar algemene en collectieve voorzieningen (Wmo)": (
        "500.000",
        "Collectieve voorzieningen Wmo",
    ),
    f"{P1} | 4.1.4 Beschermd en begeleid wonen": ("400.000", "Verblijf"),
    f"{P1} | 4.2.5 Verblijf jeugd": ("200.000", "Verblijf"),
    f"{P1} | 4.2.2 Verschuiven naar algemene en collectieve voorzieningen (jeugd)": (
        "100.000",
        "Collectieve voorzieningen jeugd",
    ),
    f"{P1} | 4.2.4 GGZ en opvoedhulp": ("400.000", "GGZ en opvoedhulp huisartsen"),
    f"{P1} | 4.2.6 Zakelijk partnerschap en financieel gestuurde afspraken": (
        "1.000.000",
        "Zakelijk partnerschap jeugdaanbieders",
    ),
    f"{P2} | 5.1.1 Geen verlengde jeugdzorg": ("300.000", "Toekomstplan jongvolwassenen"),
    f"{P2} | Inzet middelen onderwijsachterstandenbeleid": ("500.000", "Middelen onderwijsachterstandenbeleid"),
    f"{P2} | Herinrichting wijkwelzijn": ("200.000", "Herinrichting wijkwelzijn"),
    f"{P2} | Bezuiniging Wijkkracht": ("300.000", "Wijkkracht"),
    f"{P2} | Collectieve zorgverzekering strakker aan de poort": ("200.000", "Collectieve zorgverzekering"),
    f"{P2} | Versoberd preventief jeugdbeleid": ("350.000", "Preventief jeugdbeleid"),
    f"{P2} | Verschuiving van dagbesteding naar beschermd werk": ("130.000", "Van dagbesteding naar beschermd werk"),
    f"{P3} | Scenario's voor huishoudelijke ondersteuning": (".", "Denktank huishoudelijke ondersteuning"),
    f"{P4} | Bestuurlijke lobby bij het Rijk": (".", "Lobby voor extra middelen"),
}
# '7 ton in 2019 tot 1,7 mln in 2022', 'structureel teruggebracht (150.000)', '50.000 structureel', 'In 2018 144.000'.
EFFECTEN = {
    ("Richtlijnen (versobering)", "In een jaar | Verwacht in 2019"): "700.000",
    ("Richtlijnen (versobering)", "In een jaar | Verwacht in 2022"): "1.700.000",
    ("Richtlijnen (versobering)", "Per jaar | Gerealiseerd vanaf 2018"): "150.000",
    ("Herinrichting wijkwelzijn", "Per jaar | Gerealiseerd vanaf 2019"): "50.000",
    ("Collectieve zorgverzekering", "In een jaar | Gerealiseerd in 2018"): "144.000",
}
IN_WOORDEN = {
    ("Verblijf", "Gerealiseerd"): "bijna 1 mln, structureel",
    ("Toekomstplan jongvolwassenen", "Verwacht"): "conform taakstelling",
    ("Wijkkracht", "Verwacht"): "realisatie van de taakstelling in 2020",
    ("Preventief jeugdbeleid", "Verwacht"): "realisatie van de taakstelling in 2020",
    ("Herinrichting wijkwelzijn", "Verwacht"): "PM",
    ("Van dagbesteding naar beschermd werk", "Verwacht"): "PM",
    ("Collectieve voorzieningen jeugd", "Gerealiseerd"): "Doe-gebied al ingeboekt in 2018",
    ("Collectieve zorgverzekering", "Verwacht"): "effectief geen besparing in 2019",
}
TRENDS = {
    "2018 | Uitgaven voor ondersteuning en zorg": "teruggebracht",
    "2018 | Indicaties verblijf LVG": "stagneren, na een toename in 2017",
    "2018 | Indicaties verblijf GGZ": "nemen af, na een toename in 2017",
    "2018 | Cliënten en indicaties Jeugd-GGZ, vooral basis-GGZ": "lopen terug",
    "2018 | Cliënten dagbesteding": "toename gekeerd",
    "Begin 2019 | Meldingen Wmo": "fors opgelopen",
    "Begin 2019 | Meldingen voor dagbesteding": "verwachte afname nog niet te zien",
    "Begin 2019 | Wachtlijsten": "lopen op",
    "Begin 2019 | Werkdruk van consultants en regisseurs": "neemt toe",
}
# Found by hand. (kind, where, printed, recomputed)
BEVINDINGEN = {
    # 300 + 500 + 200 + 300 + 200 + 350 + 130 thousand
    ("afwijking", "taakstelling-pakketten / 2 Aanvullende maatregelen / 2022", "€ 2.000.000", "1.980.000"),
    # without the 300 and 350 thousand that the letter itself has in 2020
    ("bewering", "bewering maatregelen / taakstelling-2019-pakket-2", "1.500.000", "1.330.000"),
}
SECTIES = {
    "inleiding": ["Opzet van deze monitor", "Doorontwikkeling"],
    "maatregelen": [
        "Taakstelling per pakket",
        "Taakstelling per maatregel",
        "Effecten",
        "Wat staat er tegenover de taakstelling?",
        "Wat is gedaan?",
        "Reacties van raad en adviesraden",
        "Extra middelen",
        "Trends",
    ],
    "aanbieders": ["Zakelijk partnerschap", "Afspraken"],
}


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages."""
    output = tmp_path_factory.mktemp("output")
    assert main(["build", "hengelo/2019-Q1", "--output", str(output), "--quiet"]) == 0
    return output / "hengelo" / "2019-Q1" / "intern"


@pytest.fixture(scope="module")
def blad(gebouwd: Path) -> BeautifulSoup:
    return lees(gebouwd / "maatregelen.html")


@pytest.fixture(scope="module")
def bevindingen(gebouwd: Path) -> list[dict[str, object]]:
    return bevindingen_van(gebouwd)


def gevuld(blad: BeautifulSoup, naam: str) -> dict[tuple[str, str], str]:
    """The cells of a table that hold something."""
    return {cel: inhoud for cel, inhoud in tabel(blad, naam).items() if inhoud}


def test_every_heading_and_number_is_what_it_was(gebouwd: Path) -> None:
    """Whether a table is declared in params.yml or made by the library makes no difference to who reads it."""
    assert verschillen("hengelo/2019-Q1", gebouwd) == []


def test_the_taakstelling_of_each_pakket_is_shown_by_year(blad: BeautifulSoup) -> None:
    """Two end points are not a path, and what has no year stands apart: nothing is filled in, nothing added up."""
    assert gevuld(blad, "taakstelling-pakketten") == PAKKETTEN


def test_each_measure_has_its_taakstelling_and_project(blad: BeautifulSoup) -> None:
    """Nineteen measures in four pakketten; where the letter prints no amount there is none."""
    gevonden = gevuld(blad, "maatregelen")
    verwacht = {(naam, "Taakstelling"): bedrag for naam, (bedrag, _) in MAATREGELEN.items()}
    verwacht |= {(naam, "Project"): project for naam, (_, project) in MAATREGELEN.items()}
    assert gevonden == verwacht


def test_an_effect_stands_under_its_kind_and_its_year_only(blad: BeautifulSoup) -> None:
    """Five amounts of five kinds: each total is one of them, and no cell adds two kinds up."""
    gevonden = gevuld(blad, "effecten-in-euro")
    totalen = {("Totaal", soort): bedrag for (_, soort), bedrag in EFFECTEN.items()}
    assert gevonden == {**EFFECTEN, **totalen}


def test_words_stay_words(blad: BeautifulSoup) -> None:
    """'Bijna 1 mln', PM and conform taakstelling are no numbers, and what no total holds is named under the totals."""
    gevonden = gevuld(blad, "effecten-in-woorden")
    assert {cel: gevonden.get(cel) for cel in IN_WOORDEN} == IN_WOORDEN
    assert ("Richtlijnen (versobering)", "Verwacht") not in gevonden
    onder = blad.select_one("#tabel-effecten-in-euro .bron").get_text()
    assert "in geen totaal zit het effect in woorden van: Collectieve voorzieningen Wmo, Verblijf, " in onder


def test_what_stands_against_the_taakstelling_adds_up(blad: BeautifulSoup) -> None:
    """Realised + expected + conform + words + open = taakstelling, in each row; a year that is over counts no more."""
    gevonden = gevuld(blad, "dekking")
    rijen: dict[str, dict[str, int]] = {}
    for (project, post), inhoud in gevonden.items():
        rijen.setdefault(project, {})[post] = int(inhoud.replace(".", ""))
    for project, posten in rijen.items():
        assert sum(posten.values()) == 2 * posten["Taakstelling"], project
    # 4.500.000 of pakket 1 and 1.980.000 of pakket 2
    assert rijen["Totaal"] == {
        "Taakstelling": 6480000,
        "Gerealiseerd": 150000 + 50000,
        "Verwacht": 1700000,
        "Conform taakstelling": 100000 + 300000 + 300000 + 350000,
        "Alleen in woorden of PM": 500000 + 600000 + 400000 + 1000000 + 500000 + 130000,
        "Open": 50000 + 150000 + 200000,
    }
    # 1.500 + 100 + 200 + 100 thousand; 150 per year and 1.700 in 2022 stand against it, the 700 of 2019 does not
    assert rijen["Richtlijnen (versobering)"] == {
        "Taakstelling": 1900000,
        "Gerealiseerd": 150000,
        "Verwacht": 1700000,
        "Open": 50000,
    }
    # The 144.000 was of 2018 only.
    assert rijen["Collectieve zorgverzekering"] == {"Taakstelling": 200000, "Open": 200000}
    # 'Bijna 1 mln' is not nothing: there is no 0.
    assert rijen["Verblijf"] == {"Taakstelling": 600000, "Alleen in woorden of PM": 600000, "Open": 0}


def test_the_figure_shows_the_projects_and_has_its_numbers(blad: BeautifulSoup) -> None:
    """Thirteen projects with a taakstelling; the total is not drawn."""
    figuur = blad.select_one("#figuur-dekking")
    assert len(figuur.select_one("[role=img]")["aria-label"]) > 40
    projecten = {rij for rij, _ in cellen(figuur.select_one("table"))}
    assert len(projecten) == 13
    assert "Totaal" not in projecten


def test_progress_is_told_of_every_project(blad: BeautifulSoup) -> None:
    """Fifteen projects; what was still to come in April 2019 is announced, with when."""
    gevonden = {project: inhoud for (project, _), inhoud in gevuld(blad, "voortgang").items()}
    assert set(gevonden) == {project for _, project in MAATREGELEN.values()}
    for project in ("Wijkkracht", "Preventief jeugdbeleid"):
        assert "aangekondigd voor het 2e kwartaal van 2019" in gevonden[project]


def test_reactions_and_where_they_come_back(blad: BeautifulSoup) -> None:
    """Seven of the council, five of the Adviesraad, four of the two other raden; own readings say that they are."""
    gevonden = {rij: inhoud for (rij, _), inhoud in gevuld(blad, "reacties").items()}
    van = [rij.split(" | ")[0] for rij in gevonden]
    assert {wie: van.count(wie) for wie in van} == {
        "Gemeenteraad": 7,
        "Adviesraad Sociaal Domein": 5,
        "Wmo-cliëntenraad en Seniorenraad": 4,
    }
    eigen = {rij.split(" | ")[1] for rij, inhoud in gevonden.items() if inhoud.endswith("(eigen duiding)")}
    zelf = {
        rij.split(" | ")[1]: inhoud
        for rij, inhoud in gevonden.items()
        if rij.split(" | ")[1] not in eigen and inhoud != "Niet genoemd in de brief"
    }
    # The letter itself says of these three where they come back.
    assert zelf == {
        "Meer inzetten op preventie": "Scenario's voor de bezuiniging op Wijkkracht; notitie over preventie; "
        "preventievisie aangekondigd voor het 2e kwartaal van 2019",
        "Blijvende betrokkenheid van de gemeenteraad": "Raadswerkgroep Sociaal domein",
        "Preventie blijven inzetten": "Notitie over preventie, met inbreng van de Adviesraad",
    }
    assert len(eigen) == 6
    assert "Eigen duiding betekent:" in blad.get_text()


def test_the_one_off_amount_stands_apart(blad: BeautifulSoup) -> None:
    """€ 8.452.761 of 2018 is in no taakstelling and in no total."""
    assert gevuld(blad, "extra-middelen") == {("Fonds tekortgemeenten", "2018"): "8.452.761"}


def test_trends_are_worded_as_the_letter_does(blad: BeautifulSoup) -> None:
    """Words only; no digit but a year."""
    assert {rij: inhoud for (rij, _), inhoud in gevuld(blad, "trends").items()} == TRENDS


def test_agreements_and_what_is_only_announced(gebouwd: Path) -> None:
    """20 % in four years, at least 60 % of the budget, two houses; what is to come has the date of the letter."""
    blad = lees(gebouwd / "aanbieders.html")
    afspraken = gevuld(blad, "afspraken")
    stand = {partij: inhoud for (partij, wat), inhoud in afspraken.items() if wat == "Stand"}
    assert len(stand) == 5
    for partij in ("Welbions", "Alle gegunde aanbieders"):
        assert stand[partij].startswith("Aangekondigd in de brief van 17 april 2019")
    op_pagina = tekst(gebouwd / "aanbieders.html")
    for gedrukt in ("20% lager worden in vier jaar", "ten minste 60% van het budget", "twee woningen huren"):
        assert gedrukt in op_pagina


def test_the_quantities_of_the_text_stand_in_the_text(gebouwd: Path) -> None:
    """100 inwoners and 3x; amounts of the bijlage that the overview has too are the same."""
    op_pagina = tekst(gebouwd / "maatregelen.html")
    for gezegd in (
        "bedoeld voor 100 inwoners",
        "is 3 keer bij elkaar geweest",
        "leverde € 144.000 op",
        "bespaart € 50.000 per jaar",
        "De opgave voor Wijkkracht is € 300.000",
        "'bijna 1 mln', structureel",
    ):
        assert gezegd in op_pagina


def test_the_rules_find_the_errors_of_the_letter_and_nothing_else(bevindingen: list[dict[str, object]]) -> None:
    """Both stand in the letter; each is accepted with a reason."""
    van_getallen = zonder_woorden(bevindingen)
    assert {(een["soort"], een["naam"], een["gedrukt"], een["berekend"]) for een in van_getallen} == BEVINDINGEN
    assert len(van_getallen) == 2
    assert all(len(str(een["aanvaard"])) > 10 for een in bevindingen)


def test_the_cell_that_differs_is_marked(blad: BeautifulSoup) -> None:
    """It shows what was printed, and what follows."""
    pakketten = blad.select_one("#tabel-taakstelling-pakketten")
    assert [merk.get_text() for merk in pakketten.select("td .merk")] == ["gedrukt € 2.000.000, berekend 1.980.000"]
    assert merken(blad) == 1


def test_what_is_not_listed_is_absent_without_a_trace(gebouwd: Path) -> None:
    """No dashboard, wachtlijst or path: no heading, table, remark or call in the code, and no fictitious name."""
    for naam, secties in SECTIES.items():
        koppen = [kop.get_text(strip=True) for kop in lees(gebouwd / f"{naam}.html").select("main h2")]
        assert koppen == [*secties, "Controles", "Kanttekeningen"], naam
    assert {path.stem for path in gebouwd.glob("*.html")} == {*SECTIES, "index", "verantwoording"}
    for path in [*gebouwd.glob("*.html"), *(gebouwd / "notebooks").glob("*.ipynb")]:
        inhoud = path.read_text(encoding="utf-8").lower()
        sporen = ["declaraties", "op koers", "jaarpad(", "dashboard(", "mirkeloord", "wachtlijsten("]
        assert [spoor for spoor in sporen if spoor in inhoud] == [], path.name


def test_no_measure_without_its_amount_changes_a_total(project: Path, edit: Callable[[Path, str, str], None]) -> None:
    """20.000 more on one measure and the heading of pakket 2 is right: the bevinding and its mark are gone."""
    edit(
        project / "data/hengelo/2019-Q1/maatregelen.csv",
        "Verschuiving van dagbesteding naar beschermd werk,130000",
        "Verschuiving van dagbesteding naar beschermd werk,150000",
    )
    gedrukt = project / "data/hengelo/2019-Q1/gepubliceerd.csv"
    edit(gedrukt, "Taakstelling,€ 130.000,130000", "Taakstelling,€ 150.000,150000")
    edit(project / "params/hengelo/2019-Q1/params.yml", 'berekend: "1.330.000"', 'berekend: "1.350.000"')
    assert main(["build", "hengelo/2019-Q1", "--quiet"]) == 0
    blad = lees(project / "output/hengelo/2019-Q1/intern/maatregelen.html")
    assert merken(blad) == 0
    assert gevuld(blad, "dekking")["Totaal", "Taakstelling"] == "6.500.000"
    assert gevuld(blad, "dekking")["Totaal", "Alleen in woorden of PM"] == "3.150.000"


def test_no_source_holds_what_is_fictitious() -> None:
    """Each source of the edition was printed."""
    assert "fictief" not in (ROOT / "params/hengelo/2019-Q1/params.yml").read_text(encoding="utf-8")
