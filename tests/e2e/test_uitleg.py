"""Does each number of an intern page lead to what it is: definition, rows in and out, hash, rules, earlier values?"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from locations import ROOT
from pagina import lees

from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.publish.finished_page import check_page

BRONNEN = ROOT / "data/bmwe/2016-Q1"
LINK = "Uitleg bij deze cijfers"


def uitleg(site: Path, naam: str) -> str:
    """The words of an explaining page, in one line."""
    return " ".join(lees(site / "uitleg" / f"{naam}.html").select_one("main").get_text(" ").split())


def cellen(site: Path, naam: str) -> dict[str, list[str]]:
    """The numbers that a page explains: by their name the columns behind it."""
    rijen = lees(site / "uitleg" / f"{naam}.html").select("#getallen tbody tr")
    return {rij.th.get_text(): [cel.get_text() for cel in rij.select("td")] for rij in rijen}


def rijen(bron: str) -> list[dict[str, str]]:
    with (BRONNEN / f"{bron}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gegevens(site: Path) -> Iterator[tuple[str, dict]]:
    """The data of each table and figure, with the name of its explaining page."""
    for path in sorted((site / "notebooks").glob("*.ipynb")):
        for cel in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for data in (een.get("data", {}) for een in cel.get("outputs", [])):
                if DATA_MIME in data:
                    over = data[DATA_MIME]["monitor"]
                    figuur = "figuur-" if over["soort"] == "figuur" else ""
                    yield f"{path.stem}/{figuur}{over['naam']}", data[DATA_MIME]


def test_every_table_with_numbers_leads_to_its_explanation_and_the_other_way(bmwe: Path) -> None:
    verwacht = {naam for naam, _ in gegevens(bmwe)}
    assert len(verwacht) > 40
    assert {path.relative_to(bmwe / "uitleg").with_suffix("").as_posix() for path in bmwe.rglob("uitleg/*/*.html")} == (
        verwacht
    )
    heen = {
        unquote(link["href"]).removeprefix("../")
        for pagina in (*bmwe.glob("*.html"), *bmwe.glob("indicatoren/*.html"))
        for link in lees(pagina).select("a")
        if link.get_text() == LINK
    }
    assert heen == {f"uitleg/{naam}.html" for naam in verwacht}


def test_every_link_on_an_explaining_page_leads_somewhere_and_no_page_has_a_fault(bmwe: Path) -> None:
    dood = []
    for pagina in sorted(bmwe.glob("uitleg/*/*.html")):
        html = pagina.read_text(encoding="utf-8")
        check_page(html, pagina.name)
        for href in re.findall(r'<a[^>]* href="([^"#]+#?[^"]*)"', html):
            bestand, _, anker = href.partition("#")
            doel = (pagina.parent / bestand).resolve()
            if not doel.is_file() or (anker and f'id="{anker}"' not in doel.read_text(encoding="utf-8")):
                dood.append(f"{pagina.relative_to(bmwe)}: {href}")
    assert dood == []


def test_every_number_is_listed_with_an_address_of_its_own(bmwe: Path) -> None:
    for naam, van in gegevens(bmwe):
        blad = lees(bmwe / "uitleg" / f"{naam}.html")
        adressen = [rij["id"] for rij in blad.select("#getallen tbody tr")]
        assert len(set(adressen)) == len(adressen) == len(van["data"]), naam
        assert [link["href"] for link in blad.select("#getallen th a")] == [f"#{een}" for een in adressen]


def test_the_rows_of_a_register_that_count_on_a_day_and_those_that_do_not_are_all_of_it(bmwe: Path) -> None:
    """Counted once more in plain Python from the delivered file."""
    alle, dag = rijen("uitkeringen"), date(2016, 1, 31)
    begin = [date.fromisoformat(rij["ingangsdatum"]) for rij in alle]
    einde = [date.fromisoformat(rij["einddatum"]) if rij["einddatum"] else date.max for rij in alle]
    later = sum(een > dag for een in begin)
    voorbij = sum(een < dag for een in einde)
    lopen = sum(van <= dag <= tot for van, tot in zip(begin, einde, strict=True))
    assert lopen + later + voorbij == len(alle) == 1280
    tekst = uitleg(bmwe, "participatiewet/uitkeringsbestand")
    assert f"Van 1.280 rijen: {lopen:,} lopen op 31-1-2016".replace(",", ".") in tekst
    assert f"{later} beginnen later, {voorbij} zijn dan al geëindigd." in tekst
    # What runs on the day is what the table adds up to.
    getallen = cellen(bmwe, "participatiewet/uitkeringsbestand")
    assert getallen["Januari › Totaal"][0] == f"{lopen:,}".replace(",", ".")


def test_the_hash_is_that_of_the_delivered_file(bmwe: Path) -> None:
    verwacht = hashlib.sha256((BRONNEN / "voorzieningen_jeugdwet.csv").read_bytes()).hexdigest()
    blad = lees(bmwe / "uitleg/jeugdwet/productgroepen.html")
    assert [een.get_text() for een in blad.select("code.hash")] == [verwacht]
    assert "data/bmwe/2016-Q1/voorzieningen_jeugdwet.csv" in blad.get_text()


def test_of_a_telling_it_says_how_many_rows_are_a_number_here(bmwe: Path) -> None:
    """Each gemeente has a table of its own of the same 225 rows; a row without a number counts nowhere."""
    per_gemeente = sum(rij["gemeente"] == "GM0005" and rij["waarde"] != "" for rij in rijen("basisteams"))
    assert per_gemeente == 46
    tekst = uitleg(bmwe, "jeugdwet/basisteam-bedum")
    assert re.search(r"Als eigen getal staan hier (\d+) van de 225 rijen", tekst)[1] == str(per_gemeente)


def test_a_sum_and_a_ratio_are_written_out(bmwe: Path) -> None:
    getallen = cellen(bmwe, "participatiewet/reden-uitstroom")
    assert getallen["Totaal › Bedum"][:1] == ["13"]
    assert getallen["Totaal › Bedum"][2] == "Werk (8) plus Overige (5)"
    # 13 of them, of (162 + 165 + 162 + 167) / 4 = 164 on average: 7.93 %.
    assert getallen["% uitkeringsbestand › Bedum"][0] == "8"
    assert "13 gedeeld door 164 " in getallen["% uitkeringsbestand › Bedum"][2]
    assert "niet afgerond 7,926829" in getallen["% uitkeringsbestand › Bedum"][2]


def test_what_a_number_was_before_is_the_same_number_of_an_earlier_moment(bmwe: Path) -> None:
    getallen = cellen(bmwe, "participatiewet/uitkeringsbestand")
    toen = getallen["Januari › Bedum"][0]
    assert getallen["Februari › Bedum"][3].startswith(f"31-1-2016: {toen}; ")
    assert getallen["April › Bedum"] == ["nog niet", "niet bekend", "geen getal om uit te leggen", "niet bekend"]


def test_what_did_not_hold_stands_there_with_the_reason_to_let_it_stand(bmwe: Path) -> None:
    tekst = uitleg(bmwe, "participatiewet/reden-uitstroom")
    assert "% uitkeringsbestand: gedrukt is 9, berekend is 8. Aanvaard: De publicatie deelt door de beginstand" in tekst
    assert "Er zijn geen bevindingen" not in tekst
    assert "Er zijn geen bevindingen bij deze cijfers." in uitleg(bmwe, "jeugdwet/productgroepen")


@pytest.mark.parametrize("pagina", ["jeugdwet", "indicatoren/uitkeringen"])
def test_a_page_has_one_tab_stop_for_all_numbers_of_a_table(bmwe: Path, pagina: str) -> None:
    blad = lees(bmwe / f"{pagina}.html")
    assert blad.select(".tabel td a") == []
    assert [len(een.select(":scope > .adres a")) for een in blad.select("figure.figuur")] == [1] * len(
        blad.select("figure.figuur")
    )


def test_what_may_still_change_says_so_under_its_table_and_what_does_not_is_final(bmwe: Path) -> None:
    """params.yml says it of source resultaat; every other number of the reproduction is final."""
    zin = "Voorlopig: deze cijfers kunnen nog veranderen. De controle door de accountant is nog niet klaar."
    onder = {een["id"]: een.get_text() for een in lees(bmwe / "financien.html").select(".tabel")}
    assert {naam for naam, tekst in onder.items() if zin in tekst} == {
        "tabel-resultaat-wmo", "tabel-resultaat-jeugdwet", "cijfers-resultaat-wmo", "cijfers-resultaat-jeugdwet",
    }  # fmt: skip
    assert zin in uitleg(bmwe, "financien/resultaat-wmo")
    assert "Definitief." in uitleg(bmwe, "financien/budgetten")
    stand = {naam: van["monitor"]["stand"]["woord"] for naam, van in gegevens(bmwe)}
    assert {naam for naam, woord in stand.items() if woord == "voorlopig"} == {
        "financien/resultaat-wmo", "financien/figuur-resultaat-wmo",
        "financien/resultaat-jeugdwet", "financien/figuur-resultaat-jeugdwet",
    }  # fmt: skip
