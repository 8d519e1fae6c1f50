"""Do all forms of an edition say the same, and is each what it should be: workbook, open data, PDF, raadsbrief?

Read back by other programs than made them: openpyxl, csv, csvw, pikepdf and pdftotext beside BeautifulSoup of the page.
"""

import csv
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag
from csvw import CSVW
from openpyxl import load_workbook

from monitorlib.cli import main

NAAM = "bmwe-2016-Q1"
ALLE = "pdf,excel,csv,brief"
# In points: what of a sheet of A4 is no running head or foot.
VLAK = ("-x", "0", "-y", "55", "-W", "595", "-H", "730")
GETAL = re.compile(r"[+−]?\d{1,3}(?:\.\d{3})*(?:,\d+)?")


def paginas(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for pad in (*sorted(site.glob("*.html")), *sorted(site.glob("indicatoren/*.html"))):
        if pad.name != "index.html":
            yield pad.relative_to(site).as_posix(), BeautifulSoup(pad.read_text(encoding="utf-8"), "html.parser")


def tabellen(blad: BeautifulSoup) -> list[Tag]:
    return blad.select("main div.tabel[id]")


def tekst(van: Tag) -> str:
    return re.sub(r"\s+", " ", van.get_text()).strip()


def getal(geschreven: str) -> Decimal | None:
    """Read a number as Dutch writes it."""
    if not GETAL.fullmatch(geschreven):
        return None
    return Decimal(geschreven.replace(".", "").replace(",", ".").replace("−", "-").replace("+", ""))


def cellen(tabel: Tag) -> list[str]:
    """What the cells of a table hold that are no words, row after row, without what stands beside a number."""
    gevonden = []
    for cel in tabel.select("tbody td"):
        if not {"tekst", "buiten"} & set(cel.get("class", [])):
            cel = BeautifulSoup(str(cel), "html.parser").td
            for merk in cel.select(".merk"):
                merk.decompose()
            gevonden.append(tekst(cel))
    return gevonden


def geteld(waarden: list[str]) -> Counter[Decimal]:
    return Counter(een for een in map(getal, waarden) if een is not None)


def geteld_alles(tabel: Tag) -> Counter[str]:
    return Counter(tekst(cel) for cel in tabel.select("td"))


def pdf_tekst(pad: Path) -> str:
    gelezen = subprocess.run(["pdftotext", "-raw", *VLAK, str(pad), "-"], capture_output=True, text=True, check=True)
    return gelezen.stdout


def woorden(van: str) -> str:
    """Leave the words of a text: without spaces, and without the signs that paper and page put before some."""
    return re.sub(r"[\s•≠\u00ad\u200b]+", "", van)


# The numbers


def test_every_number_of_a_page_is_in_the_workbook_at_its_place(met_vormen: Path) -> None:
    boek = load_workbook(met_vormen / f"vormen/monitor-{NAAM}.xlsx")
    bladen, gezien = iter(boek.worksheets[1:]), 0
    verwacht = [cellen(tabel) for tabel in alle_tabellen(met_vormen)]
    for waarden in verwacht:
        blad = next(bladen)
        kop = next(rij for rij in range(1, blad.max_row + 1) if blad.cell(rij, 1).value == "Naar de inhoud") + 1
        gevonden = [
            cel
            for rij in blad.iter_rows(min_row=kop)
            for cel in rij[1:]
            if cel.value is not None and cel.data_type == "n"
        ]
        assert [Decimal(repr(cel.value)) for cel in gevonden] == [
            een for een in map(getal, waarden) if een is not None
        ], blad.title
        gezien += len(gevonden)
    assert next(bladen, None) is None
    assert gezien > 1000


def alle_tabellen(site: Path) -> list[Tag]:
    """Every table in the order of the edition: chapter by chapter, after each its indicators."""
    index = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    namen = [een["href"] for een in index.select("ol.kaarten h3 a")]
    bladen = dict(paginas(site))
    indicatoren = [een for een in bladen if een.startswith("indicatoren/")]
    gevonden = []
    for naam in namen:
        eigen = list(tabellen(bladen[naam]))
        if naam == "prestatie-indicatoren.html":
            gevonden += met_indicatoren(eigen, bladen, indicatoren)
        else:
            gevonden += eigen
    return gevonden


def met_indicatoren(eigen: list[Tag], bladen: dict[str, BeautifulSoup], namen: list[str]) -> list[Tag]:
    """The tables of the indicators come where their chapter calculates them: before its other tables."""
    menu = [een["href"] for een in bladen["prestatie-indicatoren.html"].select("nav a[href^='indicatoren/']")]
    assert sorted(set(menu)) == sorted(namen)
    return [tabel for naam in dict.fromkeys(menu) for tabel in tabellen(bladen[naam])] + eigen


def test_every_number_of_a_page_is_in_a_csv_file_and_no_other(met_vormen: Path) -> None:
    gezien = 0
    lijst = BeautifulSoup((met_vormen / "vormen/index.html").read_text(encoding="utf-8"), "html.parser")
    bladen = dict(paginas(met_vormen))
    for regel in lijst.select("main li"):
        bestand, plaats, _ = (een["href"] for een in regel.select("a"))
        if "#" not in plaats:
            continue
        pagina, _, id_ = plaats.removeprefix("../").partition("#")
        with (met_vormen / "vormen" / bestand).open(encoding="utf-8", newline="") as open_:
            rijen = list(csv.DictReader(open_))
        gevonden = Counter(Decimal(rij["waarde"]) for rij in rijen if rij["waarde"] and rij["teken"] == "getal")
        assert gevonden == geteld(cellen(bladen[pagina].find(id=id_))), bestand
        gezien += gevonden.total()
    assert gezien > 1000


def test_every_table_of_the_pages_is_a_table_of_the_pdf_with_its_numbers(met_vormen: Path) -> None:
    pdf = woorden(pdf_tekst(met_vormen / f"vormen/monitor-{NAAM}.pdf"))
    for naam, blad in paginas(met_vormen):
        for tabel in tabellen(blad):
            # Numbers of a figure that another table of the page holds too stand on paper once.
            anders = [geteld_alles(een) for een in tabellen(blad) if een is not tabel]
            if tabel["id"].startswith("cijfers-") and any(geteld_alles(tabel) <= een for een in anders):
                continue
            for rij in tabel.select("tbody tr"):
                assert woorden(rij.get_text()) in pdf, (naam, tabel["id"], tekst(rij))


def test_every_number_of_the_raadsbrief_stands_on_a_page(met_vormen: Path) -> None:
    brief = pdf_tekst(met_vormen / f"vormen/raadsbrief-{NAAM}.pdf")
    pagina = " ".join(
        tekst(BeautifulSoup(een.read_text(encoding="utf-8"), "html.parser")) for een in met_vormen.glob("*.html")
    )
    gevonden = set(GETAL.findall(brief))
    assert len(gevonden) > 20
    assert gevonden - set(GETAL.findall(pagina)) == set()


# The PDF


def test_the_text_of_the_pdf_is_that_of_the_pages_in_their_order(met_vormen: Path) -> None:
    pdf = woorden(pdf_tekst(met_vormen / f"vormen/monitor-{NAAM}.pdf"))
    index = BeautifulSoup((met_vormen / "index.html").read_text(encoding="utf-8"), "html.parser")
    plaats = 0
    for naam in (een["href"] for een in index.select("ol.kaarten h3 a")):
        blad = BeautifulSoup((met_vormen / naam).read_text(encoding="utf-8"), "html.parser").main
        for weg in blad.select("details.code, details.herhaalt, summary, nav, svg, .verloop, p.adres"):
            weg.decompose()
        for blok in blad.select(":is(h1, h2, h3, p, li, caption, tbody tr):not(:has(p, li))"):
            zo = woorden(blok.get_text())
            gevonden = pdf.find(zo, plaats)
            assert gevonden >= 0, (naam, blok.get_text())
            plaats = gevonden + len(zo)


def structuur(van: Any, diep: int = 0) -> Iterator[tuple[str, Any]]:
    """Every element of the structure of a PDF, in the order in which it is read."""
    assert diep < 60
    if not isinstance(van, pikepdf.Dictionary):
        return
    if "/S" in van:
        yield str(van.S), van
    kinderen = van.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        yield from structuur(kind, diep + 1)


@pytest.mark.parametrize("bestand", [f"monitor-{NAAM}.pdf", f"raadsbrief-{NAAM}.pdf"])
def test_a_pdf_can_be_read_aloud(met_vormen: Path, bestand: str) -> None:
    with pikepdf.open(met_vormen / "vormen" / bestand) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == "true" or pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "Monitor sociaal domein" in str(pdf.docinfo["/Title"])
        with pdf.open_metadata() as over:
            assert over["pdfuaid:part"] == "1"
        delen = list(structuur(pdf.Root.StructTreeRoot))
        koppen = [int(soort[2]) for soort, _ in delen if re.fullmatch(r"/H[1-6]", soort)]
        assert koppen[0] == 1
        assert all(later <= eerder + 1 for eerder, later in pairwise(koppen))
        assert all(str(een.get("/Alt", "")) for soort, een in delen if soort == "/Figure")
        tabellen_ = [een for soort, een in delen if soort == "/Table"]
        assert all(any(soort == "/TH" for soort, _ in structuur(een)) for een in tabellen_)
        assert bool(tabellen_) == bestand.startswith("monitor")


@pytest.mark.parametrize("bestand", [f"monitor-{NAAM}.pdf", f"raadsbrief-{NAAM}.pdf"])
def test_a_pdf_brings_its_letters_and_leads_nowhere_else(met_vormen: Path, bestand: str) -> None:
    with pikepdf.open(met_vormen / "vormen" / bestand) as pdf:
        letters = [
            een for een in pdf.objects if isinstance(een, pikepdf.Dictionary) and een.get("/Type") == "/FontDescriptor"
        ]
        assert letters
        assert all(any(naam in een for naam in ("/FontFile", "/FontFile2", "/FontFile3")) for een in letters)
        namen = {str(een["/FontName"]).split("+")[-1] for een in letters}
        assert all(naam.startswith(("DejaVu", "STIX", "Monitor")) for naam in namen), namen
    assert b"/URI" not in (met_vormen / "vormen" / bestand).read_bytes()


def test_no_sheet_holds_only_a_head_and_every_sheet_says_who_may_see_it(met_vormen: Path) -> None:
    for bestand, hoogstens in ((f"monitor-{NAAM}.pdf", 75), (f"raadsbrief-{NAAM}.pdf", 4)):
        pad = met_vormen / "vormen" / bestand
        bladen = subprocess.run(["pdftotext", "-layout", str(pad), "-"], capture_output=True, text=True, check=True)
        alle = bladen.stdout.split("\f")[:-1]
        assert len(alle) <= hoogstens
        assert all("Niet voor publicatie: bevat kleine aantallen" in blad for blad in alle)
        inhoud = pdf_tekst(pad).split("\f")[:-1]
        assert min(len(blad.split()) for blad in inhoud) > 12


# Workbook and open data


def test_a_sheet_says_what_it_is_and_its_head_stays_in_sight(met_vormen: Path) -> None:
    boek = load_workbook(met_vormen / f"vormen/monitor-{NAAM}.xlsx")
    blad = next(een for een in boek.worksheets if een["A1"].value == "Recapitulatie Jeugdwet: PGB, ZIN en totaal")
    boven = [blad.cell(rij, 1).value for rij in range(1, 9)]
    assert "aantal voorzieningen" in boven
    assert any("Bron: Voorzieningen Jeugdwet (gereconstrueerd)." in str(een) for een in boven)
    assert any("Peildatum: 31 maart 2016. Status: reproductie." in str(een) for een in boven)
    assert any("Niet voor publicatie: bevat kleine aantallen" in str(een) for een in boven)
    assert blad.freeze_panes is not None
    assert all("Niet voor publicatie" in een.oddFooter.left.text for een in boek.worksheets)
    links = [cel.hyperlink.location for rij in boek.worksheets[0] for cel in rij if cel.hyperlink]
    assert [een.split("'!")[0].strip("'") for een in links] == boek.sheetnames[1:]


def test_a_number_of_the_workbook_is_written_as_dutch_writes_it(met_vormen: Path) -> None:
    boek = load_workbook(met_vormen / f"vormen/monitor-{NAAM}.xlsx")
    vormen = {
        cel.number_format
        for blad in boek.worksheets[1:]
        for rij in blad.iter_rows()
        for cel in rij
        if cel.data_type == "n" and cel.value is not None
    }
    assert '#,##0;"−"#,##0;#,##0' in vormen
    assert any(een.startswith("#,##0.0;") for een in vormen)
    woorden_ = {
        cel.value for blad in boek.worksheets[1:] for rij in blad.iter_rows() for cel in rij if cel.data_type == "s"
    }
    assert {"…", "?", "."} <= woorden_


def test_each_csv_file_is_what_its_metadata_says(met_vormen: Path) -> None:
    bestanden = sorted((met_vormen / "vormen/csv").glob("*.csv"))
    assert len(bestanden) > 40
    for een in bestanden:
        gelezen = CSVW(str(een), validate=True)
        assert gelezen.is_valid, een.name
        assert gelezen.tables[0].tableSchema.primaryKey
    over = CSVW(str(met_vormen / "vormen/csv/indicatoren.csv"))
    assert {"eenheid", "definitie", "teller", "noemer"} <= {een.name for een in over.tables[0].tableSchema.columns}


def test_the_front_page_leads_to_each_form(met_vormen: Path) -> None:
    index = BeautifulSoup((met_vormen / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = [een["href"] for een in index.select("#meenemen + ul a")]
    assert len(links) == 4
    assert all((met_vormen / een).is_file() for een in links)
    indicatoren = BeautifulSoup((met_vormen / "prestatie-indicatoren.html").read_text(encoding="utf-8"), "html.parser")
    assert indicatoren.select('p.adres a[href="vormen/csv/indicatoren.csv"]')


def test_the_same_edition_gives_the_same_bytes(built: Callable[[str], Path], tmp_path: Path) -> None:
    gemaakt = []
    for naam in ("een", "ander"):
        shutil.copytree(built("hengelo/2019-Q1"), tmp_path / naam / "hengelo/2019-Q1/intern")
        assert main(["build", "hengelo/2019-Q1", "--output", str(tmp_path / naam), "--vormen", ALLE, "--quiet"]) == 0
        map_ = tmp_path / naam / "hengelo/2019-Q1/intern/vormen"
        gemaakt.append({pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()})
    assert len(gemaakt[0]) > 10
    assert gemaakt[0] == gemaakt[1]


def test_a_page_leads_to_open_data_as_long_as_that_is_there(built: Callable[[str], Path], tmp_path: Path) -> None:
    """Also of chapters that were executed before it was asked, and no longer when it is gone."""
    site = tmp_path / "hengelo/2019-Q1/intern"
    shutil.copytree(built("hengelo/2019-Q1"), site)
    opdracht = ["build", "hengelo/2019-Q1", "--output", str(tmp_path), "--quiet"]
    zonder = _html_van(site)
    assert main([*opdracht, "--vormen", "csv"]) == 0
    met = _html_van(site)
    gevonden = {
        naam: {een["href"] for een in BeautifulSoup(html, "html.parser").select("p.adres a[download]")}
        for naam, html in met.items()
    }
    lijst = BeautifulSoup((site / "vormen/index.html").read_text(encoding="utf-8"), "html.parser").select("main li")
    for bestand, plaats, _ in ([een["href"] for een in regel.select("a")] for regel in lijst):
        pagina = plaats.removeprefix("../").partition("#")[0]
        assert bestand.removeprefix("../") in gevonden[pagina]
    # A chapter that is executed with it, gives the page that was made again.
    assert main([*opdracht, "--vormen", "csv", "--force", "--only", "aanbieders"]) == 0
    assert _html_van(site) == met
    assert main([*opdracht, "--force", "--only", "aanbieders"]) == 0
    assert not (site / "vormen").exists()
    assert _html_van(site) == zonder


def _html_van(site: Path) -> dict[str, str]:
    """The pages of chapters and indicators; not the front page, which names the forms."""
    paden = [*site.glob("*.html"), *site.glob("indicatoren/*.html")]
    return {
        een.relative_to(site).as_posix(): een.read_text(encoding="utf-8") for een in paden if een.name != "index.html"
    }
