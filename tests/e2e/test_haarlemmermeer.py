"""Does the edition haarlemmermeer/2017-Q2 show what the letter prints, as it prints it, and say where it is wrong?"""

import csv
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import bevindingen_van, lees, merken, tabel, tekst, zonder_woorden
from ruamel.yaml import YAML
from vastgelegd import verschillen

from monitorlib.cli import main

with (ROOT / "data/haarlemmermeer/2017-Q2/gepubliceerd.csv").open(encoding="utf-8", newline="") as bestand:
    GEDRUKT = list(csv.DictReader(bestand))
# Of 43,4 million for old tasks 24,9 + 6,4 + 1,3 = 32,6 are named: 10,8 are left, printed as circa 10.
AFWIJKING = ("oude-taken / Waarvan | Overig / Oude taken", "circa € 10 miljoen", "10.800.000")
SECTIES = [
    "De opgaven",
    "Vragen bij het CJG",
    "Interventies en klachten",
    "Stevige sociale basis",
    "Wat werd er van een groep",
    "Inwoners met een pgb",
    "Betaling van pgb-declaraties",
    "Factuur van de eigen bijdrage",
    "Contracten",
    "Aangekondigd",
    "Geld voor nieuwe en oude taken",
    "Controles",
    "Kanttekeningen",
]


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages."""
    output = tmp_path_factory.mktemp("output")
    assert main(["build", "haarlemmermeer/2017-Q2", "--output", str(output), "--quiet"]) == 0
    return output / "haarlemmermeer" / "2017-Q2" / "intern"


@pytest.fixture(scope="module")
def blad(gebouwd: Path) -> BeautifulSoup:
    return lees(gebouwd / "transformatie.html")


@pytest.fixture(scope="module")
def bevindingen(gebouwd: Path) -> list[dict[str, object]]:
    return bevindingen_van(gebouwd)


def test_every_heading_and_number_is_what_it_was(gebouwd: Path) -> None:
    """Whether a table is declared in params.yml or made by the library makes no difference to who reads it."""
    assert verschillen("haarlemmermeer/2017-Q2", gebouwd) == []


def test_every_printed_number_stands_in_its_cell(gebouwd: Path) -> None:
    """Of each printed cell the number, or the word, is on the page; only the rest of the old tasks differs."""
    bladen = {naam: lees(gebouwd / f"{naam}.html") for naam in ("inleiding", "transformatie")}
    mis = []
    for rij in GEDRUKT:
        if rij["tabel"] == "tekst":
            continue
        getoond = tabel(bladen[rij["hoofdstuk"]], rij["tabel"])[rij["rij"], rij["kolom"]]
        # The word of an approximation stands before its number.
        kaal = getoond.split()[-1].replace(".", "").replace(",", ".")
        waarde = float(kaal) if rij["waarde"] else getoond
        if waarde != (float(rij["waarde"]) if rij["waarde"] else rij["gedrukt"]):
            mis.append((rij["tabel"], rij["rij"], rij["gedrukt"], getoond))
    assert mis == [("oude-taken", "Waarvan | Overig", "circa € 10 miljoen", "ca. 10.800.000")]


def test_every_quantity_of_the_text_stands_in_the_text(gebouwd: Path) -> None:
    """Each is taken over with its place."""
    op_pagina = f" {tekst(gebouwd / 'transformatie.html').lower()} "
    gezocht = [rij for rij in GEDRUKT if rij["tabel"] == "tekst"]
    assert len(gezocht) == 10
    assert [rij["rij"] for rij in gezocht if f" {rij['gedrukt'].lower()} " not in op_pagina] == []


def test_the_rule_finds_the_error_of_the_letter_and_nothing_else(bevindingen: list[dict[str, object]]) -> None:
    """It is an error, no rounding: four amounts in tenths of a million can differ by 0,2 million at most."""
    (een,) = zonder_woorden(bevindingen)
    assert (een["naam"], een["gedrukt"], een["berekend"]) == AFWIJKING
    assert een["soort"] == "afwijking"
    assert all(een["aanvaard"] for een in bevindingen)


def test_the_cohort_adds_up(blad: BeautifulSoup) -> None:
    """1 + 6 + 5 = 12 finished, and with the 1 who stopped 13 began."""
    assert {rij: waarde for (rij, _), waarde in tabel(blad, "cohorten").items()} == {
        "Gestart": "13",
        "Voortijdig gestopt": "1",
        "Opleiding afgerond": "12",
        "Baan": "1",
        "Vervolgopleiding": "6",
        "Werk in de zomer": "5",
    }
    assert merken(blad.select_one("#tabel-cohorten")) == 0


def test_a_contract_ends_after_the_option_that_was_used(blad: BeautifulSoup) -> None:
    """The Wmo contracts run until 1 July 2017, a year longer with the option; no end date is made up."""
    contracten = tabel(blad, "contracten")
    wmo = [contracten["Wmo-ondersteuning", wat] for wat in ("Loopt tot", "Optie om te verlengen", "Met die optie tot")]
    assert wmo == ["1 juli 2017", "12 maanden, gebruikt", "1 juli 2018"]
    assert contracten["Jeugd-ggz", "Loopt tot"] == "niet opgegeven"
    # Nobody says how long before the end a decision is needed.
    assert "Besluit uiterlijk" not in {wat for _, wat in contracten}


def test_the_contract_calendar_is_in_the_order_of_the_days(blad: BeautifulSoup) -> None:
    """What the letter announces, and where a contract ends on that day."""
    kalender = tabel(blad, "contractkalender")
    assert [(rij, waarde) for (rij, wat), waarde in kalender.items() if wat == "Volgt uit"] == [
        ("juli 2017 | Jeugd: ambulant, crisis en residentieel", "Aangekondigd"),
        ("1 juli 2017 | Jeugd: drang en dwang", "Einde van het contract; aangekondigd"),
        ("1 november 2017 | Wmo-ondersteuning", "Aangekondigd"),
        ("1 juli 2018 | Schoolcoaches", "Einde van het contract"),
        ("1 juli 2018 | Wmo-ondersteuning", "Einde van het contract; aangekondigd"),
        ("1 januari 2019 | Jeugd-ggz", "Aangekondigd"),
    ]


def test_what_is_announced_is_shown_as_such_with_its_date(blad: BeautifulSoup) -> None:
    """Twelve announcements, in order, in words where the letter gives no day."""
    gevonden = [waarde for _, waarde in tabel(blad, "aankondigingen").items()]
    assert len(gevonden) == 12
    assert gevonden[0] == "derde kwartaal 2017"
    assert gevonden[-1] == "1 januari 2019"


def test_a_section_that_is_not_listed_is_absent_without_a_trace(gebouwd: Path, blad: BeautifulSoup) -> None:
    """No Transformeermonitor with numbers: the letter has none, and nothing of the example edition is here."""
    assert [kop.get_text() for kop in blad.select("main h2")] == SECTIES
    html = (gebouwd / "transformatie.html").read_text(encoding="utf-8")
    weg = ["stromen", "verschuiving", "dagen_tot_declaratie", "voorzieningen_jeugdwet"]
    code = blad.select_one("main").get_text()
    assert [woord for woord in weg if woord in code or f"tabel-{woord}" in html] == []


def test_the_kalender_is_a_list_a_table_and_a_file(gebouwd: Path) -> None:
    """Fourteen lines in four months, each an event of a whole month; both pages lead to the file."""
    inleiding = lees(gebouwd / "inleiding.html")
    maanden = inleiding.select(".kalender > ol > li")
    assert [maand.time["datetime"] for maand in maanden] == ["2017-07", "2017-09", "2017-10", "2017-12"]
    assert [len(maand.select("li")) for maand in maanden] == [4, 2, 5, 3]
    assert len(tabel(inleiding, "bestuurlijke-kalender")) == 14
    ics = (gebouwd / "kalender.ics").read_bytes().decode()
    assert ics.count("BEGIN:VEVENT\r\n") == ics.count("DTSTAMP:20170630T000000Z\r\n") == 14
    assert ics.count("DTSTART;VALUE=DATE:20171001\r\nDTEND;VALUE=DATE:20171101\r\n") == 5
    for naam in ("index", "inleiding"):
        assert lees(gebouwd / f"{naam}.html").select_one('a[href="kalender.ics"]')


def test_an_edition_without_a_kalender_has_no_file_and_no_link(project: Path) -> None:
    """Nothing leads to a file that is not there."""
    path = project / "params/haarlemmermeer/2017-Q2/params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    parameters["kalender"], parameters["hoofdstukken"] = [], {"inleiding": {"secties": ["opzet"]}}
    parameters["secties"] = {}
    yaml.dump(parameters, path)
    (project / "params/haarlemmermeer/2017-Q2/inleiding.md").unlink()
    assert main(["build", "haarlemmermeer/2017-Q2", "--quiet"]) == 0
    intern = project / "output/haarlemmermeer/2017-Q2/intern"
    assert not (intern / "kalender.ics").exists()
    assert [path.name for path in intern.glob("*.html") if "kalender.ics" in path.read_text(encoding="utf-8")] == []


def test_words_stay_words(blad: BeautifulSoup) -> None:
    """An approximation is never shown as an exact number."""
    assert tabel(blad, "pgb-houders") == {
        ("2015", "Inwoners met een pgb"): "bijna 500",
        ("2016", "Inwoners met een pgb"): "iets meer dan 300",
    }
    # Circa 6,4 million is not exact, nor is what is left when it is taken away.
    oude_taken = tabel(blad, "oude-taken")
    benaderd = [rij for (rij, _), waarde in oude_taken.items() if waarde.startswith("ca. ")]
    assert benaderd == ["Waarvan | Wsw in de nieuwe werkorganisatie", "Waarvan | Overig"]
    signalen = tabel(blad, "signalen")
    assert signalen["Zoekvragen aan de helpdesk per maand", "Eind 2016"] == "ca. 50"
    assert signalen["Formele klachten", "Eind 2016"] == "47"
    assert signalen["Interventies sinds 1 januari 2015", "Eind 2016"] == "ruim 140"
    assert signalen["Zoekvragen aan de helpdesk per maand", "In de maanden erna"] == "steeds minder tot bijna geen"


def test_the_same_inputs_give_the_same_bytes(gebouwd: Path, project: Path) -> None:
    """Pages, notebooks and the calendar file, from other folders."""
    assert main(["build", "haarlemmermeer/2017-Q2", "--quiet"]) == 0
    ander = project / "output" / "haarlemmermeer" / "2017-Q2" / "intern"
    namen = sorted(
        path.relative_to(gebouwd) for path in gebouwd.rglob("*") if path.suffix in {".html", ".ipynb", ".ics"}
    )
    assert len([een for een in namen if een.parts[0] != "uitleg"]) == 5 + 4 + 1
    assert [str(naam) for naam in namen if (gebouwd / naam).read_bytes() != (ander / naam).read_bytes()] == []
