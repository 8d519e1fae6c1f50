"""Does the built edition show every number of the publication, or say what is wrong with it?"""

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from math import comb, sqrt
from pathlib import Path
from statistics import NormalDist

import nbformat
import pytest
from bs4 import BeautifulSoup
from locations import ROOT
from pagina import cellen, lees, merken, tekst
from ruamel.yaml import YAML
from vastgelegd import verschillen

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.parameters import Aanvaarding
from monitorlib.indicatoren.catalogus.catalogus import catalogus
from monitorlib.pagina.nagelaten import Executed
from monitorlib.pagina.record import RECORD_MIME
from monitorlib.pagina.uitvoer import DATA_MIME

DATA = ROOT / "data" / "bmwe" / "2016-Q1"
with (DATA / "gepubliceerd.csv").open(encoding="utf-8", newline="") as bestand:
    GEDRUKT = list(csv.DictReader(bestand))
IN_TABELLEN = [rij for rij in GEDRUKT if rij["tabel"] != "tekst"]
IN_TEKST = [rij for rij in GEDRUKT if rij["tabel"] == "tekst"]

# Found by hand in the publication, with the sum that shows it. (cell, printed, recomputed)
AFWIJKINGEN = {
    # 8 + 3 + 2 + 11 + 1 + 9
    ("basisteam-bedum / Aantal cases besproken in basisteam / 4e kw 2015", "36", "34"),
    # 5 + 4 + 1 + 2 + 0 + 2 + 18
    ("basisteam-eemsmond / Aantal cases besproken in basisteam / 1e kw 2016", "55", "32"),
    # 1 + 12 + 261 + 0 + 15
    ("regelingen / Totaal / De Marne", "279", "289"),
    # 23 / ((270 + 273 + 272 + 279) / 4) = 8.4 %; 23 / 270 = 8.5 %, printed as 9
    ("reden-uitstroom / De Marne / % uitkeringsbestand", "9", "8"),
    # 2 ingetrokken
    ("bezwaren-klachten-bedum / Wmo | Bezwaarschriften | Afgehandeld / 1e kw", "-", "2"),
    # 26 + 3 + 22 + 136 + 550 + 682 + 156 thousand; the printed total leaves the last one out
    ("resultaat-wmo / Totaal uitgaven / Winsum", "1.419.000", "1.575.000"),
}
AFRONDINGEN = {
    # 1.342.582 + 1.671.355 + 1.830.859 + 3.862.951
    ("budgetten / Wmo | Budget 2015 / Totaal", "8.707.748", "8.707.747"),
    # 1.585.838 + 1.774.578 + 1.816.066 + 3.671.445
    ("budgetten / Wmo | Budget 2016 / Totaal", "8.847.926", "8.847.927"),
    # 1.774.578 - 1.671.355
    ("budgetten / Wmo | Verschil / De Marne", "103.222", "103.223"),
    # 3.671.445 - 3.862.951
    ("budgetten / Wmo | Verschil / Eemsmond", "-/-191.507", "−191.506"),
    # 8.847.927 - 8.707.747
    ("budgetten / Wmo | Verschil / Totaal", "140.179", "140.180"),
    # 2.227.086 + 3.120.154 + 3.228.198 + 4.579.420
    ("budgetten / Jeugdwet | Budget 2015 / Totaal", "13.154.857", "13.154.858"),
    # 2.513.860 - 3.120.154
    ("budgetten / Jeugdwet | Verschil / De Marne", "-/-606.293", "−606.294"),
}
# Sentences of its own text that compare, each held against cells.
IN_DE_TEKST = 6
BEWERINGEN = {
    # 38 + 51 + 33 + 69 in 2015; 139 is the sum of 2016
    ("bewering jeugdwet / besproken-casussen-bmwe", "139", "191"),
    # 16 + 4 + 20 + 12 = 52 after 8 + 8 + 4 + 19 = 39: one third more
    ("bewering jeugdwet / ondersteuningsplannen-vergelijkbaar", "0", "33,33"),
    # 4 + 25 + 26 + 27 = 82 after 29 + 21 + 24 + 23 = 97
    ("bewering jeugdwet / lopende-casussen-vergelijkbaar", "0", "−15,46"),
    # Begeleiding: Eemsmond 414 to 435, Winsum 211 to 211
    ("bewering wmo / afname-over-de-hele-linie", "0", "2"),
    # 1 bezwaarschrift
    ("bewering clientbeleving / bezwaren-klachten-jeugd-bedum", "0", "1"),
}


def in_het_nederlands(getal: str) -> str:
    """A number as a Dutch reader writes it, written here without the library."""
    heel, _, rest = getal.removeprefix("-").partition(".")
    groepen = []
    while heel:
        heel, groep = heel[:-3], heel[-3:]
        groepen.insert(0, groep)
    return ("−" if getal.startswith("-") else "") + ".".join(groepen) + (f",{rest}" if rest else "")


@pytest.fixture(scope="module")
def bevindingen(bmwe: Path) -> list[dict[str, object]]:
    """What the executed chapters left."""
    gevonden: list[dict[str, object]] = []
    for path in sorted((bmwe / "notebooks").glob("*.ipynb")):
        for cel in nbformat.read(path, as_version=4).cells:
            for uitvoer in cel.get("outputs", []):
                gevonden += uitvoer.get("data", {}).get(RECORD_MIME, {}).get("bevindingen", [])
    return gevonden


@pytest.fixture(scope="module")
def bladen(bmwe: Path) -> dict[str, BeautifulSoup]:
    """Each chapter's page."""
    return {path.stem: lees(path) for path in bmwe.glob("*.html")}


def test_every_heading_and_number_is_what_it_was(bmwe: Path) -> None:
    """Whether a table is declared in params.yml or made by the library makes no difference to who reads it."""
    assert verschillen("bmwe/2016-Q1", bmwe) == []


def test_every_printed_cell_is_shown_or_named(
    bladen: dict[str, BeautifulSoup], bevindingen: list[dict[str, object]]
) -> None:
    """Each of the 723 printed cells is on its page, at its row and column, or a bevinding names it."""
    genoemd = {str(een["naam"]) for een in bevindingen}
    genoemd |= {str(door).split(": gedrukt")[0] for een in bevindingen for door in een["doorwerking"]}  # type: ignore[attr-defined]
    tabellen = {
        tabel["id"].removeprefix("tabel-"): cellen(tabel)
        for blad in bladen.values()
        for tabel in blad.select("div.tabel")
    }
    mis = []
    for rij in IN_TABELLEN:
        getoond = tabellen[rij["tabel"]].get((rij["rij"], rij["kolom"]))
        verwacht = in_het_nederlands(rij["waarde"]) if rij["waarde"] else rij["gedrukt"]
        # The page gives a difference its sign both ways; the publication only to what is less.
        if rij["rij"].endswith("Verschil") and not rij["waarde"].startswith("-"):
            verwacht = f"+{verwacht}"
        if getoond != verwacht and " / ".join((rij["tabel"], rij["rij"], rij["kolom"])) not in genoemd:
            mis.append((rij["tabel"], rij["rij"], rij["kolom"], rij["gedrukt"], getoond))
    assert len(IN_TABELLEN) == 723
    assert mis == []


def test_every_quantity_of_the_text_is_shown_or_named(bmwe: Path, bevindingen: list[dict[str, object]]) -> None:
    """Each quantity in running text stands in the text of its chapter, or a bevinding names it."""
    genoemd = {str(een["naam"]) for een in bevindingen}
    mis = []
    for rij in IN_TEKST:
        blad = tekst(bmwe / f"{rij['hoofdstuk']}.html").lower().replace("€ ", "")
        woord = rij["gedrukt"].lower().replace("€ ", "").replace("50, 1", "50,1").replace("%", "").removesuffix(" fte")
        vormen = {woord.strip(" +"), in_het_nederlands(rij["waarde"].removesuffix(".0"))}
        staat_er = any(
            f" {vorm} " in blad.translate(str.maketrans(".,;:()'", "       ")) or vorm in blad for vorm in vormen
        )
        if not staat_er and f"bewering {rij['hoofdstuk']} / {rij['rij']}" not in genoemd:
            mis.append((rij["hoofdstuk"], rij["rij"], rij["gedrukt"]))
    assert mis == []


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [("afwijking", AFWIJKINGEN), ("afronding", AFRONDINGEN), ("bewering", BEWERINGEN)],
)
def test_the_rules_find_the_errors_of_the_publication(
    soort: str, verwacht: set[tuple[str, str, str]], bevindingen: list[dict[str, object]]
) -> None:
    """The rules find each error once, and nothing else."""
    gevonden = [(een["naam"], een["gedrukt"], een["berekend"]) for een in bevindingen if een["soort"] == soort]
    assert len(gevonden) == len(set(gevonden))
    assert set(gevonden) == verwacht


def test_no_other_kind_of_bevinding_and_none_open(bevindingen: list[dict[str, object]]) -> None:
    """No literal quantity, no missing cell, and the edition accepts each with a reason."""
    assert {een["soort"] for een in bevindingen} == {
        "afwijking", "afronding", "bewering", "bewering zonder toets", "oorzaak"
    }  # fmt: skip
    assert [een["naam"] for een in bevindingen if not een["aanvaard"]] == []


def test_what_follows_from_an_error_is_named_under_it(bevindingen: list[dict[str, object]]) -> None:
    """1.202 is off only because 279 is, and other tables confirm 279: one bevinding says all of that."""
    (regelingen,) = [een for een in bevindingen if een["naam"] == "regelingen / Totaal / De Marne"]
    assert regelingen["doorwerking"] == ["regelingen / Totaal / Totaal: gedrukt 1202, berekend 1.212"]
    assert "het gedrukte getal past bij: actueel uitkeringsbestand op de peildatum (279)" in regelingen["bevestiging"]
    (winsum,) = [een for een in bevindingen if een["naam"] == "resultaat-wmo / Totaal uitgaven / Winsum"]
    assert any("het berekende getal past bij" in str(tekst) for tekst in winsum["bevestiging"])  # type: ignore[attr-defined]
    (percentage,) = [een for een in bevindingen if een["naam"].startswith("reden-uitstroom")]  # type: ignore[attr-defined]
    assert "met als noemer de beginstand (270) komen alle 5 gedrukte percentages uit" in percentage["bevestiging"][0]  # type: ignore[index]


def test_a_cell_that_differs_is_marked_on_its_page(bladen: dict[str, BeautifulSoup]) -> None:
    """The mark says what was printed and what follows."""
    tabel = bladen["participatiewet"].select_one("#tabel-regelingen")
    assert [merk.get_text() for merk in tabel.select("td .merk")] == [
        "gedrukt 279, berekend 289",
        "gedrukt 1202, berekend 1.212",
    ]
    assert merken(bladen["participatiewet"].select_one("#tabel-sporen")) == 0


def test_blank_is_never_zero(bladen: dict[str, BeautifulSoup]) -> None:
    """A printed '-' or 0 is 0, blank in the past is 'niet opgegeven', a coming quarter 'nog niet'."""
    bedum = cellen(bladen["jeugdwet"].select_one("#tabel-basisteam-bedum"))
    assert bedum["Aanmelders/verwijzers | Huisartsen", "1e kw 2015"] == "0"
    assert bedum["Aanmelders/verwijzers | Veilig Thuis", "2e kw 2015"] == "."
    assert bedum["Aanmelders/verwijzers | CJG kernpartners", "2e kw 2015"] == "0"
    eemsmond = cellen(bladen["jeugdwet"].select_one("#tabel-basisteam-eemsmond"))
    assert eemsmond["Gebruik expertpool", "1e kw 2015"] == "3 - 5"
    assert eemsmond["Gebruik expertpool", "1e kw 2016"] == "Regelmatig"
    recapitulatie = cellen(bladen["jeugdwet"].select_one("#tabel-recapitulatie-jeugdwet"))
    assert recapitulatie["Totaal", "Totaal | 2e kw"] == "…"
    jeugd = cellen(bladen["financien"].select_one("#tabel-resultaat-jeugdwet"))
    assert jeugd["Uitgaven | Tekort op de ZIN", "Bedum"] == "."


def test_a_zero_has_one_sign(bladen: dict[str, BeautifulSoup]) -> None:
    """On every page, whatever the delivery or the publication wrote for it: 0."""
    getoond = [cel.get_text(strip=True) for blad in bladen.values() for cel in blad.select(".tabel tbody td")]
    assert getoond.count("0") > 100
    assert {"-", "–", "−", "nihil"} & set(getoond) == set()


def _is_eemsmond(rij: dict[str, str]) -> bool:
    return rij["tabel"] in ("uitkeringsbestand", "in-en-uitstroom") and rij["kolom"].startswith("Eemsmond")


def test_a_change_of_one_quarter_is_judged_with_care(bmwe: Path) -> None:
    """What the publication prints of Eemsmond, over three months; of 77 by chance: p = 0,012 for independent events.

    There are no earlier quarters to tell how far uitkeringen move by themselves. With twice the variance 2,51 standard
    deviations are 1,77: p = 0,076, which fits chance.
    """
    gedrukt = {(rij["tabel"], rij["rij"], rij["kolom"]): int(rij["waarde"]) for rij in IN_TABELLEN if _is_eemsmond(rij)}
    stand = [gedrukt["uitkeringsbestand", dag, "Eemsmond"] for dag in ("31-12-2015", "Maart")]
    erbij, eraf = (
        sum(gedrukt["in-en-uitstroom", maand, f"Eemsmond | {kant}"] for maand in ("Januari", "Februari", "Maart"))
        for kant in ("In", "Uit")
    )
    assert (erbij, eraf, *stand) == (50, 27, 437, 460)
    exact = 2 * sum(comb(77, k) for k in range(50, 78)) / 2**77
    assert exact == pytest.approx(0.012, abs=0.0005)
    assert 2 * NormalDist().cdf(NormalDist().inv_cdf(exact / 2) / sqrt(2)) > 0.05
    blad = lees(bmwe / "indicatoren/uitkeringen.html")
    oordelen = cellen(blad.select_one("#tabel-uitkeringen"))
    assert oordelen["Eemsmond", "Tegen vorig kwartaal"] == "past bij toeval"
    assert "voorlopig is aangenomen" in blad.get_text()


def _gedrukt(tabel: str, rij: str, kolom: str) -> int:
    """A printed number by its place."""
    (waarde,) = [
        een["waarde"] for een in IN_TABELLEN if (een["tabel"], een["rij"], een["kolom"]) == (tabel, rij, kolom)
    ]
    return int(waarde)


def test_the_largest_changes_of_the_publication_are_in_the_summary(
    bmwe: Path, bladen: dict[str, BeautifulSoup]
) -> None:
    """Added up here from what it prints: of people the voorzieningen Wmo, of euros the budget of the Jeugdwet."""
    gemeenten, dagen = ("Bedum", "De Marne", "Winsum", "Eemsmond"), ("31-12-2015", "31-3-2016")
    wmo = {naam: [_gedrukt("wmo-voorzieningen", f"{naam} | Totaal", dag) for dag in dagen] for naam in gemeenten}
    toen, nu = (sum(paar[plek] for paar in wmo.values()) for plek in (0, 1))
    assert (toen, nu, nu - toen, wmo["Eemsmond"][1] - wmo["Eemsmond"][0]) == (7740, 7182, -558, -400)
    verschil = {naam: nu - toen for naam, (toen, nu) in wmo.items()}
    assert min(verschil, key=lambda naam: verschil[naam]) == "Eemsmond"
    budget = {
        jaar: sum(_gedrukt("budgetten", f"Jeugdwet | Budget {jaar}", naam) for naam in gemeenten)
        for jaar in (2015, 2016)
    }
    assert budget[2016] - budget[2015] == -672080
    lijst = tekst(bmwe / "samenvatting.html")
    assert "Voorzieningen Wmo: van 7.740 naar 7.182 (−558); het meest in Eemsmond (−400)" in lijst
    assert "Budget Jeugdwet: van 13.154.858 naar 12.482.778 (−672.080); het meest in De Marne (−606.294)" in lijst
    plaatsen = {een.get_text(): een["href"] for een in bladen["samenvatting"].select("ol.samenvatting a")}
    assert plaatsen["Voorzieningen Wmo"] == "wmo.html#tabel-wmo-voorzieningen"
    assert plaatsen["Budget Jeugdwet"] == "financien.html#tabel-budgetten"
    for plaats in plaatsen.values():
        pagina, _, anker = plaats.partition("#")
        assert len(bladen[pagina.removesuffix(".html")].select(f"[id='{anker}']")) == 1, plaats


def test_indicators_without_a_number_or_a_source_say_why(bladen: dict[str, BeautifulSoup]) -> None:
    """The reconstructed registers give few; what was never delivered stands in one line of the account."""
    zonder = cellen(bladen["prestatie-indicatoren"].select_one("#tabel-zonder-getal"))
    reden = "niet te bepalen (gereconstrueerde bron)"
    assert zonder["Pgb-aandeel jeugdhulp", "Waarom niet"] == reden
    assert zonder["Voorzieningen per Wmo-cliënt", "Waarom niet"] == reden
    (regel,) = [
        een.get_text() for een in bladen["verantwoording"].select("main p") if "Niet berekende" in een.get_text()
    ]
    geleverd = set(YAML(typ="safe").load(ROOT / "params/bmwe/2016-Q1/params.yml")["bronnen"])
    op_de_pagina = {een.get_text() for een in bladen["prestatie-indicatoren"].select("tr[id^=indicator-] a")}
    for naam, een in catalogus().items():
        ontbreekt = set(een.bron) - geleverd
        assert (naam in regel) >= bool(ontbreekt), naam
        assert not ontbreekt or not op_de_pagina & {naam}
        genoemd = [naam in regel, naam in op_de_pagina, (naam, "Waarom niet") in zonder]
        assert sum(genoemd) == 1, naam
    assert "bron meldingen: Meldingen bij de toegang, Doorlooptijd toegang, " in regel


def test_at_least_eight_figures_each_with_its_numbers(bladen: dict[str, BeautifulSoup]) -> None:
    """Every figure has a description and a table of its numbers one click away."""
    figuren = [figuur for blad in bladen.values() for figuur in blad.select("figure.figuur")]
    assert len(figuren) >= 8
    assert all(len(figuur.select_one("[role=img]")["aria-label"]) > 40 for figuur in figuren)
    assert all(figuur.select("details.cijfers td") for figuur in figuren)


def test_the_manifest_describes_the_run(bmwe: Path) -> None:
    """Parameters, hash and rows of each source, versions, commit, results of the controles."""
    manifest = json.loads((bmwe / "manifest.json").read_text(encoding="utf-8"))
    for bron in manifest["bronnen"].values():
        inhoud = (DATA / bron["bestand"]).read_bytes()
        assert bron["sha256"] == hashlib.sha256(inhoud).hexdigest()
        assert bron["rijen"] == inhoud.count(b"\n") - 1
    assert manifest["parameters"]["status"] == "reproductie"
    aantal = manifest["controles"]["getoetst"]["aantal"]
    assert aantal["gedrukt"] == 723
    assert aantal["bewering"] == len(manifest["parameters"]["beweringen"]) + IN_DE_TEKST
    assert manifest["controles"]["bevindingen"] == {
        "afronding": len(AFRONDINGEN),
        "afwijking": len(AFWIJKINGEN),
        "bewering": len(BEWERINGEN),
        # What it says in words that compare or name a cause, and no table of it can test.
        "bewering zonder toets": 15,
        "oorzaak": 9,
    }
    assert manifest["controles"]["open"] == []
    assert set(manifest["versies"]) >= {"monitorlib", "duckdb", "pandas", "python"}


def test_every_chapter_says_what_was_tested(bladen: dict[str, BeautifulSoup]) -> None:
    """As many printed numbers as the publication has in its tables; the account adds them up per column."""
    with (DATA / "gepubliceerd.csv").open(encoding="utf-8") as bestand:
        gedrukt = Counter(rij["hoofdstuk"] for rij in csv.DictReader(bestand) if rij["tabel"] != "tekst")
    assert set(gedrukt) == {"clientbeleving", "financien", "jeugdwet", "participatiewet", "wmo"}
    for naam, aantal in gedrukt.items():
        assert f"Getoetst: {aantal} gedrukte getallen vergeleken, " in bladen[naam].get_text(), naam
    tabel = bladen["verantwoording"].select_one("#tabel-toetsing")
    assert tabel is not None
    *hoofdstukken, alle = [[cel.get_text() for cel in rij.select("td")] for rij in tabel.select("tbody tr")]
    assert alle == [str(sum(map(int, kolom))) for kolom in zip(*hoofdstukken, strict=True)]
    assert alle[0] == str(gedrukt.total())


def test_a_number_that_differs_between_chapters_is_found(bmwe: Path, tmp_path: Path) -> None:
    """460 uitkeringen in Eemsmond, made 461 in one chapter: open, with both places, until the edition accepts it."""
    shutil.copytree(bmwe / "notebooks", tmp_path / "notebooks")
    editie = Editie.open("bmwe", "2016-Q1")
    assert Executed.read(editie, tmp_path).open == []
    path = tmp_path / "notebooks" / "participatiewet.ipynb"
    notebook = nbformat.read(path, as_version=4)
    (rij,) = [
        rij
        for cel in notebook.cells
        for uitvoer in cel.get("outputs", [])
        if (bron := uitvoer.get("data", {}).get(DATA_MIME)) and bron["monitor"]["naam"] == "uitkeringsbestand"
        for rij in bron["data"]
        if (rij["gemeente"], rij["periode"]) == ("Eemsmond", "Maart")
    ]
    assert rij["waarde"] == 460
    rij["waarde"] = 461.0
    nbformat.write(notebook, path)
    (een,) = Executed.read(editie, tmp_path).open
    assert een.soort == "twee getallen"
    getallen = dict(tekst.removesuffix(")").split(" (", 1) for tekst in (een.gedrukt, een.berekend))
    assert set(getallen) == {"460", "461"}
    assert getallen["461"].startswith("participatiewet / tabel uitkeringsbestand / ")
    assert "Eemsmond" in getallen["460"]
    aanvaard = [
        *editie.parameters.aanvaard,
        Aanvaarding(
            bevinding=een.naam,
            soort=een.soort,
            hoofdstuk=een.hoofdstuk,
            berekend=een.berekend,
            reden="Om te proberen.",
        ),
    ]
    met = replace(editie, parameters=editie.parameters.model_copy(update={"aanvaard": aanvaard}))
    assert Executed.read(met, tmp_path).open == []


def test_where_nothing_could_be_tested_nothing_is_said_to_be_right(
    bmwe: Path, bladen: dict[str, BeautifulSoup]
) -> None:
    """On the page of the chapter."""
    zonder = [naam for naam, blad in bladen.items() if "In dit hoofdstuk was niets te toetsen." in blad.get_text()]
    assert zonder
    for naam in zonder:
        record = nbformat.read(bmwe / "notebooks" / f"{naam}.ipynb", as_version=4)
        (gegevens,) = (een["data"][RECORD_MIME] for cel in record.cells for een in cel.get("outputs", [])
                       if RECORD_MIME in een.get("data", {}))  # fmt: skip
        assert gegevens["getoetst"]["aantal"] == {}


def test_the_same_inputs_give_the_same_bytes(bmwe: Path, project: Path) -> None:
    """A build elsewhere, from other folders, gives byte-identical pages and notebooks."""
    assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 0
    ander = project / "output" / "bmwe" / "2016-Q1" / "intern"
    namen = sorted(path.relative_to(bmwe) for path in bmwe.rglob("*") if path.suffix in {".html", ".ipynb"})
    # Beside the pages of the chapters those of the three indicators that have a number, and of each table with numbers
    # the page that explains them.
    assert len([een for een in namen if een.parts[0] != "uitleg"]) == 11 + 10 + 3
    assert len(namen) == 24 + 50
    assert [str(naam) for naam in namen if (bmwe / naam).read_bytes() != (ander / naam).read_bytes()] == []


def _alleen(project: Path, *hoofdstukken: str) -> None:
    """Leave the edition with some of its chapters, so that a build is quick."""
    path = project / "params" / "bmwe" / "2016-Q1" / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    for naam in set(parameters["hoofdstukken"]) - set(hoofdstukken):
        del parameters["hoofdstukken"][naam]
    getoond = {een for blok in parameters["hoofdstukken"].values() for een in blok["secties"]}
    for naam in set(parameters["secties"]) - getoond:
        del parameters["secties"][naam]
    yaml.dump(parameters, path)


def _aanvaard(project: Path, aanvaard: list[tuple[str, str]]) -> None:
    """Replace what the edition accepts."""
    path = project / "params" / "bmwe" / "2016-Q1" / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    # What it says in words stays accepted.
    woorden = [een for een in parameters["aanvaard"] if een["soort"] in ("bewering zonder toets", "oorzaak")]
    parameters["aanvaard"] = [een for een in woorden if een["hoofdstuk"] == "participatiewet"] + [
        {
            "bevinding": naam,
            "soort": "afwijking",
            "hoofdstuk": "participatiewet",
            "berekend": berekend,
            "reden": "fout in de publicatie zelf",
        }
        for naam, berekend in aanvaard
    ]
    yaml.dump(parameters, path)


def test_one_altered_cell_changes_everything_that_depends_on_it(
    project: Path, edit: Callable[[Path, str, str], None]
) -> None:
    """Ten casussen more in Bedum: the total, the figure's numbers, the text and the controles follow."""
    _alleen(project, "jeugdwet")
    edit(
        project / "data/bmwe/2016-Q1/basisteams.csv",
        "GM0005,Aantal cases besproken in basisteam,2016-Q1,36",
        "GM0005,Aantal cases besproken in basisteam,2016-Q1,46",
    )
    edit(
        project / "data/bmwe/2016-Q1/basisteams.csv",
        "GM0005,Wachtlijst,2016-Q1,17",
        "GM0005,Wachtlijst,2016-Q1,18",
    )
    assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 0
    path = project / "output/bmwe/2016-Q1/intern/jeugdwet.html"
    blad = lees(path)
    samen = cellen(blad.select_one("#tabel-basisteams"))
    assert samen["Aantal cases besproken in basisteam", "1e kw 2016"] == "149"  # 46 + 22 + 26 + 55
    assert samen["Wachtlijst", "1e kw 2016"] == "46"  # 18 + 7 + 13 + 8
    figuur = blad.select_one("#figuur-casussen")
    assert cellen(figuur.select_one("table"))["Bedum", "1e kw 2016"] == "46"
    toelichting = " ".join(deel.get_text(" ") for deel in blad.select(".toelichting"))
    assert " 149 " in toelichting
    assert " 139 " not in toelichting
    assert [merk.get_text() for merk in blad.select("#tabel-basisteam-bedum .merk")] == [
        "gedrukt 36, berekend 34",
        "gedrukt 36, berekend 46",
        "gedrukt 17, berekend 18",
    ]


def test_an_edition_without_printed_numbers_builds(project: Path) -> None:
    """gepubliceerd.csv is for controles only: without it the same numbers are on the page."""
    _alleen(project, "participatiewet")
    (project / "data/bmwe/2016-Q1/gepubliceerd.csv").unlink()
    assert main(["build", "bmwe/2016-Q1", "--quiet"]) == 0
    blad = lees(project / "output/bmwe/2016-Q1/intern/participatiewet.html")
    assert cellen(blad.select_one("#tabel-regelingen"))["Totaal", "Totaal"] == "1.212"
    # Its own rules still find what does not fit: 289 is not the 279 of the uitkeringsbestand.
    assert blad.select_one("#tabel-regelingen .merk").get_text() == "volgens de regel 279"


def test_check_says_what_is_open(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 while every bevinding is accepted, 3 when one is not; output is left alone."""
    _alleen(project, "participatiewet", "verantwoording")
    _aanvaard(project, [])
    assert main(["check", "bmwe/2016-Q1"]) == 3
    uit = capsys.readouterr().out
    assert "afwijking  participatiewet: regelingen › Totaal › De Marne\n  gedrukt 279, berekend 289: Totaal = " in uit
    assert "5 bevindingen, waarvan 2 open." in uit
    assert not (project / "output/bmwe/2016-Q1/intern").exists()
    _aanvaard(
        project,
        [("regelingen / Totaal / De Marne", "289"), ("reden-uitstroom / De Marne / % uitkeringsbestand", "8")],
    )
    assert main(["check", "bmwe/2016-Q1"]) == 0
    assert "5 bevindingen, waarvan 0 open." in capsys.readouterr().out


def test_the_registers_are_what_the_script_makes(project: Path) -> None:
    """The reconstruction is deterministic: running it again gives the same bytes."""
    folder = project / "data/bmwe/2016-Q1"
    namen = ["voorzieningen_jeugdwet.csv", "voorzieningen_wmo.csv", "uitkeringen.csv"]
    voor = {naam: (folder / naam).read_bytes() for naam in namen}
    for naam in namen:
        (folder / naam).unlink()
    subprocess.run([sys.executable, str(folder / "reconstrueer.py")], check=True)
    assert {naam: (folder / naam).read_bytes() for naam in namen} == voor


def test_a_reconstructed_register_gives_no_number_that_was_not_printed(bmwe: Path) -> None:
    """Duur, unieke cliënten, Wmo-instroom and voorziening × PGB are 'niet te bepalen' on bmwe."""
    from monitorlib import duur, instroom, stand, unieke_clienten
    from monitorlib.sources.opened.bronnen import open_bron

    editie = Editie.open("bmwe", "2016-Q1")
    wmo, uitkeringen = open_bron(editie, "voorzieningen_wmo"), open_bron(editie, "uitkeringen")
    jeugdwet, nu = open_bron(editie, "voorzieningen_jeugdwet"), editie.periode
    onbepaald = [
        duur(uitkeringen, in_=nu).per("gemeente"),
        duur(wmo, in_=nu).per(),
        unieke_clienten(jeugdwet, op=nu).per("gemeente"),
        unieke_clienten(wmo, op=nu.peildatum).per(),
        instroom(wmo, in_=nu).per("gemeente"),
        instroom(jeugdwet, in_=nu.maanden).per(),
        stand(wmo, op=nu).per("voorziening", "leveringsvorm"),
        stand(wmo.waar(leveringsvorm="PGB"), op=nu).per("voorziening"),
        stand(wmo, op=nu.maanden[0]).per("gemeente"),
        stand(jeugdwet, op=nu.vorige).per("gemeente"),
    ]
    for cijfers in onbepaald:
        assert set(cijfers.frame["teken"]) == {"niet te bepalen"}
        assert cijfers.frame["waarde"].isna().all()
        assert set(cijfers.frame["tekst"]) == {"niet te bepalen (gereconstrueerde bron)"}
    # The same doors do give what was printed: 1.159 voorzieningen in Bedum, of which 59 are a PGB.
    assert stand(wmo, op=nu).per("gemeente").waarde(gemeente="Bedum") == 1159
    assert stand(wmo.waar(leveringsvorm="PGB"), op=nu).per("gemeente").waarde(gemeente="Bedum") == 59
