"""Does the site of all editions do for its readers what it must: find, compare, take along, by keyboard, offline?"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kleine_website import EERDER, LATER, REGIO, ZIN
from met_axe import axe_vindt
from nbformat.v4 import new_markdown_cell, new_notebook
from voorbeeld_site import html_cell, page

from monitorlib.publish.exporter import export_hoofdstuk
from monitorlib.publish.exporter import script as page_script
from monitorlib.publish.menu import Menupunt
from monitorlib.publish.website.plek import Standplaats

pytestmark = pytest.mark.browser

# Under load a page may take its time; none of these waits for more than the thing itself.
GEDULD = 30_000
PAGINAS = (
    "index.html",
    *(f"{REGIO}/{LATER}/{naam}.html" for naam in ("index", "inleiding", "wmo", "verantwoording")),
)


@cache
def venster(browser: Any, script: bool) -> Any:
    """The one window for all pages with or without script: a new one is a process of its own, a second."""
    tab = browser.new_context(java_script_enabled=script, accept_downloads=True).new_page()
    tab.set_default_timeout(GEDULD)
    tab.gevraagd, tab.klachten = [], []
    tab.on("request", lambda request: tab.gevraagd.append(request.url))
    tab.on("console", lambda line: tab.klachten.append(line.text))
    tab.on("pageerror", lambda error: tab.klachten.append(str(error)))
    return tab


@contextmanager
def geopend(browser: Any, adres: str, *, width: int = 1280, script: bool = True) -> Iterator[Any]:
    """Open a page, with what it asked for in `gevraagd` and what it complained of in `klachten`."""
    tab = venster(browser, script)
    try:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.gevraagd.clear()
        tab.klachten.clear()
        tab.goto(adres)
        if script:
            # What the page measures of itself is done by the observers of a first frame, not by the load event.
            tab.evaluate("() => new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))")
        yield tab
        assert tab.klachten == []
        tab.goto("about:blank")
    except BaseException:
        venster.cache_clear()
        tab.context.close()
        raise


def adres(website: Path, pagina: str) -> str:
    return (website / pagina).as_uri()


def wmo(website: Path, periode: str = LATER) -> str:
    return adres(website, f"{REGIO}/{periode}/wmo.html")


def zoek(tab: Any, vraag: str) -> Any:
    """Ask with the keyboard alone, and give what was found when it is there."""
    tab.keyboard.press("/")
    tab.keyboard.type(vraag)
    tab.wait_for_function("document.querySelector('dialog [role=status]').textContent.includes('gevonden')")
    return tab.locator("dialog li")


def test_axe_finds_nothing_in_the_search(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        assert zoek(tab, "voorziening").count()
        assert axe_vindt(tab) == []


def test_nothing_is_asked_but_the_page_and_its_script(browser: Any, website: Path) -> None:
    for pagina in PAGINAS:
        with geopend(browser, adres(website, pagina)) as tab:
            tab.wait_for_load_state("networkidle")
            gevraagd = [url for url in tab.gevraagd if not url.startswith("data:image/")]
            assert gevraagd == [adres(website, pagina), adres(website, "monitor.js")]


def test_what_is_searched_in_is_loaded_at_the_first_search(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        zoek(tab, "voorziening")
        zoek(tab, "begeleiding")
        assert tab.gevraagd.count(adres(website, "zoekindex.js")) == 1
        assert all(url.startswith(website.as_uri()) for url in tab.gevraagd if not url.startswith("data:image/"))


def test_a_known_sentence_is_found_and_opened_with_the_keyboard(browser: Any, website: Path) -> None:
    with geopend(browser, adres(website, "index.html")) as tab:
        gevonden = zoek(tab, ZIN)
        assert "Inleiding" in gevonden.first.inner_text()
        assert "4e kwartaal 2024" in gevonden.first.inner_text(), "de nieuwste eerst"
        assert "ooievaarskliniek" in gevonden.first.locator("mark").all_inner_texts()
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"**/{LATER}/inleiding.html#*")
        assert tab.get_by_text(ZIN).is_visible()


def test_a_word_is_found_by_its_parts_and_by_another_number(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        assert tab.evaluate("vormenVan('Maatwerkvoorzieningen')") == [
            "maatwerkvoorzieningen",
            "maatwerkvoorziening",
            "maat",
            "werk",
            "voorzieningen",
        ]
        assert zoek(tab, "voorziening").count()
        tab.locator("#zoekveld").fill("xqzwv")
        tab.get_by_text("Niets gevonden voor 'xqzwv'.").wait_for()


def test_no_text_acts_anywhere(browser: Any, website: Path) -> None:
    for pagina in (*PAGINAS, f"{REGIO}/{EERDER}/inleiding.html"):
        with geopend(browser, adres(website, pagina)) as tab:
            zoek(tab, "document.title raak")
            tab.locator("dialog li").first.wait_for()
            assert "raak" not in tab.title().replace("'raak'", ""), pagina
            kwaad = "main img[src=x], main script, dialog img, dialog script, [onerror], [onload]"
            assert tab.locator(kwaad).count() == 0


def test_without_script_everything_is_there(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website), script=False) as tab:
        assert tab.locator("button, select, input").count() == 0
        assert tab.locator("nav[aria-label='Andere edities'] a[rel=prev]").is_visible()
        vouw = tab.locator("details.code").first
        assert not vouw.locator("pre").is_visible()
        vouw.locator("summary").click()
        assert vouw.locator("pre").is_visible()


def test_the_same_table_a_quarter_earlier(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website), script=False) as tab:
        blok = tab.locator(".tabel[id^=tabel-]").first
        naam = blok.get_attribute("id")
        blok.get_by_role("link", name="Dezelfde tabel, 3e kwartaal 2024").click()
        assert tab.url == f"{wmo(website, EERDER)}#{naam}"
        assert tab.locator(f"#{naam}").is_visible()
        tab.locator(f"#{naam}").get_by_role("link", name="Dezelfde tabel, 4e kwartaal 2024").click()
        assert tab.url == f"{wmo(website)}#{naam}"


def test_the_same_chapter_a_quarter_earlier_and_back(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        tab.get_by_role("link", name="3e kwartaal 2024", exact=True).click()
        assert tab.url == wmo(website, EERDER)
        tab.get_by_role("link", name="4e kwartaal 2024", exact=True).click()
        assert tab.url == wmo(website)


def test_one_switch_shows_every_calculation(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        assert tab.locator("details.code:visible").count() == 0
        tab.get_by_label("Toon berekening").check()
        assert tab.locator("details.code pre:visible").count() == tab.locator("details.code").count() > 3
        tab.get_by_label("Toon berekening").uncheck()
        assert tab.locator("details.code:visible").count() == 0


def _cellen(tab: Any, id_: str) -> list[list[str]]:
    script = """id => [...document.querySelectorAll(`#${id} tbody tr`)].map(
        rij => [...rij.cells].map(cel => cel.textContent.replaceAll("\u00ad", "").trim()))"""
    return [list(rij) for rij in tab.evaluate(script, id_)]


def _eerste_tabel(tab: Any) -> str:
    return str(tab.locator(".tabel[id^=tabel-]:has(button.sorteer):not(:has(.groep))").first.get_attribute("id"))


def test_csv_holds_the_cells_and_its_numbers_are_numbers(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        id_ = _eerste_tabel(tab)
        with tab.expect_download() as bewaard:
            tab.locator(f"#{id_}").get_by_role("button", name="Bewaar als CSV").click()
        regels = Path(bewaard.value.path()).read_text(encoding="utf-8-sig").splitlines()
        assert bewaard.value.suggested_filename == f"{id_.removeprefix('tabel-')}.csv"
        cellen = [rij for rij in _cellen(tab, id_) if len(rij) > 1]
        gelezen = [regel.split(";") for regel in regels[1:] if ";" in regel]
        assert gelezen == [[rij[0], *(een.replace(".", "").replace("−", "-") for een in rij[1:])] for rij in cellen]
        assert len(regels[0].split(";")) == len(gelezen[0])


def test_csv_makes_no_formula_of_a_text_and_reads_dutch_numbers(browser: Any, website: Path) -> None:
    """1.234,5 is a number; =1+1 is a text that a spreadsheet must not calculate."""
    script = """() => {
        const rij = (een, twee) => `<tr><th scope="row">${een}</th><td>${twee}</td></tr>`
        const vak = document.createElement('div')
        vak.innerHTML = `<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
            <tbody>${rij('=1+1', '1.234,5')}${rij('x;"y"', '−12')}${rij('-', '.')}</tbody></table>`
        return csvVan(waardenVan(vak.firstChild))
    }"""
    with geopend(browser, wmo(website)) as tab:
        assert tab.evaluate(script) == '\ufeffA;B\r\n\'=1+1;1234,5\r\n"x;""y""";-12\r\n\'-;.\r\n'


def test_copy_puts_the_table_on_the_clipboard(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        id_ = _eerste_tabel(tab)
        tab.locator(f"#{id_}").get_by_role("button", name="Kopieer de tabel").click()
        tab.get_by_text("is gekopieerd.").wait_for(state="attached")
        gekopieerd = tab.evaluate("navigator.clipboard.readText()").splitlines()
        assert gekopieerd[1].split("\t")[0] == _cellen(tab, id_)[0][0]


def test_a_head_sorts_its_column_and_totals_stay_last(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        id_ = _eerste_tabel(tab)
        eerst, knop = _cellen(tab, id_), tab.locator(f"#{id_} button.sorteer").nth(1)
        orden = []
        for stand in ("descending", "ascending", None):
            knop.click()
            assert tab.locator(f"#{id_} th[aria-sort]").count() == (1 if stand else 0)
            orden.append(_cellen(tab, id_))
        getallen = [
            [int(rij[1]) for rij in cellen if rij[0] != "Totaal" and "".join(rij[1:2]).isdigit()]
            for cellen in orden[:2]
        ]
        assert getallen[0] == sorted(getallen[0], reverse=True) == getallen[1][::-1]
        assert [cellen[-1] for cellen in orden] == [eerst[-1]] * 3
        assert orden[2] == eerst


def test_the_choice_of_a_gemeente_hides_the_others_and_no_total(browser: Any, website: Path) -> None:
    with geopend(browser, wmo(website)) as tab:
        zichtbaar = ".tabel thead th:visible"
        alle = tab.locator(zichtbaar).all_inner_texts()
        tab.get_by_label("Gemeente in tabellen").select_option("Duinwaarde")
        koppen = tab.locator(zichtbaar).all_inner_texts()
        assert koppen.count("Duinwaarde") == alle.count("Duinwaarde") > 0
        assert koppen.count("Totaal") == alle.count("Totaal") > 0
        assert alle.count("Aldermeer") > 0 == koppen.count("Aldermeer")
        for rij in tab.locator(".tabel:visible table").first.locator("tr:visible").all():
            assert rij.locator("> :visible").count() > 0
        tab.get_by_label("Gemeente in tabellen").select_option("")
        assert tab.locator(zichtbaar).all_inner_texts() == alle


@pytest.mark.parametrize("width", [1280, 375])
def test_only_a_table_that_scrolls_is_a_stop_of_the_keyboard(browser: Any, website: Path, width: int) -> None:
    script = """() => [...document.querySelectorAll('.schuif')].filter(vak => vak.checkVisibility()).map(
        vak => [vak.scrollWidth > vak.clientWidth + 1, vak.tabIndex === 0, vak.getAttribute('role') === 'region'])"""
    with geopend(browser, wmo(website), width=width) as tab:
        gezien = tab.evaluate(script)
        assert all(schuift == halte == gebied for schuift, halte, gebied in gezien), gezien
        assert any(schuift for schuift, *_ in gezien) or width > 375


def test_the_newest_period_is_in_sight_on_a_phone(browser: Any, website: Path) -> None:
    script = """() => [...document.querySelectorAll('.schuif')].filter(vak => vak.checkVisibility()
        && [...vak.querySelectorAll('thead th')].filter(kop => /\\b20\\d\\d\\b/.test(kop.textContent)).length > 2)
        .map(vak => { const kop = [...vak.querySelectorAll('thead tr:last-child th')].at(-1)
            return kop.getBoundingClientRect().right <= vak.getBoundingClientRect().right + 1 })"""
    with geopend(browser, wmo(website), width=375) as tab:
        gezien = tab.evaluate(script)
        assert gezien
        assert all(gezien)


@pytest.mark.parametrize("width", [1280, 375])
def test_the_head_of_a_table_stays_in_sight(browser: Any, website: Path, width: int) -> None:
    with geopend(browser, wmo(website), width=width) as tab:
        tab.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
        rijen = "[...document.querySelectorAll('.tabel')].sort((a, b) => b.offsetHeight - a.offsetHeight)[0]"
        binnen = f"(() => {{ const t = {rijen}; const vak = t.querySelector('.schuif'); vak.scrollTop = 200; "
        binnen += "t.querySelector('tbody tr:nth-last-child(2)').scrollIntoView({block: 'end'}); "
        binnen += "const k = t.querySelector('thead').getBoundingClientRect(); return k.bottom > 0 && k.top >= -1 })()"
        assert tab.evaluate(binnen)


def test_the_menu_follows_the_reader(browser: Any, website: Path) -> None:
    hier = ".menu a[aria-current=true]"
    with geopend(browser, wmo(website)) as tab:
        links = tab.locator("nav[aria-label='Op deze pagina'] a")
        for plaats in (links.count() - 1, 0):
            link = links.nth(plaats)
            naar = "hash => document.querySelector(hash).scrollIntoView({behavior: 'instant'})"
            tab.evaluate(naar, link.get_attribute("href"))
            tab.wait_for_function(
                "([kiezer, href]) => document.querySelector(kiezer)?.getAttribute('href') === href",
                arg=[hier, link.get_attribute("href")],
            )
            vak, menu = tab.locator(hier).bounding_box(), tab.locator(".menu").bounding_box()
            assert menu["y"] - 1 <= vak["y"] <= menu["y"] + menu["height"]


def test_a_long_word_may_break_between_its_parts(browser: Any, website: Path) -> None:
    script = "woorden => woorden.map(woord => delenVan(woord).join('|'))"
    with geopend(browser, wmo(website)) as tab:
        assert tab.evaluate(script, ["maatwerkvoorzieningen", "jeugdhulpverlening", "persoonsgebonden"]) == [
            "maat|werk|voorzieningen",
            "jeugd|hulp|verlening",
            "persoonsgebonden",
        ]


def test_the_colofon_stands_under_every_page(browser: Any, website: Path) -> None:
    for pagina in PAGINAS[1:]:
        with geopend(browser, adres(website, pagina)) as tab:
            link = tab.locator("footer").get_by_role("link", name="vragen@voorbeeld.example")
            assert link.get_attribute("href") == "mailto:vragen@voorbeeld.example"
            assert "Volgende editie: <script>" in tab.locator("footer").inner_text()


def test_pages_are_not_for_publication_and_name_no_machine_words(browser: Any, website: Path) -> None:
    for pagina in PAGINAS:
        with geopend(browser, adres(website, pagina)) as tab:
            kop = tab.locator("header").inner_text()
            assert "Niet voor publicatie" in kop
            assert "Lezers" not in kop


def test_a_table_of_5000_rows_and_one_of_60_columns_stay_usable(browser: Any, tmp_path: Path) -> None:
    """With a name of 300 letters in it: the page does not grow wider, and each click is done at once."""
    lang, rij = "x" * 300, '<tr><th scope="row">{}</th>{}</tr>'
    hoog = "".join(rij.format(nummer, f"<td>{(nummer * 7919) % 5003}</td>") for nummer in range(5000))
    breed = rij.format(lang, "<td>1</td>" * 60) * 4
    koppen = ['<th scope="col">Naam</th>' + f'<th scope="col">{lang}</th>', '<th scope="col">Kop</th>' * 61]
    tabellen = [
        f'<div class="tabel" id="tabel-{een}"><div class="schuif"><table><caption id="tabel-{een}-titel">T</caption>'
        f"<thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table></div></div>"
        for een, kop, rijen in zip(("hoog", "breed"), koppen, (hoog, breed), strict=True)
    ]
    made = new_notebook(cells=[new_markdown_cell("# Groot"), html_cell("tabel(groot)", *tabellen)])
    place = replace(page((Menupunt("groot", "Groot"),)), plek=Standplaats("v/2024-Q4"))
    (tmp_path / "v/2024-Q4").mkdir(parents=True)
    (tmp_path / "v/2024-Q4/groot.html").write_text(export_hoofdstuk(made, "groot", place), encoding="utf-8")
    (tmp_path / "monitor.js").write_text(page_script(), encoding="utf-8")
    for width in (1280, 375):
        with geopend(browser, adres(tmp_path, "v/2024-Q4/groot.html"), width=width) as tab:
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            tab.locator("#tabel-hoog button.sorteer").nth(1).click()
            assert _cellen(tab, "tabel-hoog")[0][1] == "5002"
            assert tab.locator("#tabel-breed .schuif").get_attribute("tabindex") == "0"


def test_the_search_index_is_the_site_and_nothing_else(website: Path) -> None:
    inhoud = (website / "zoekindex.js").read_text(encoding="utf-8").rpartition("MONITOR_ZOEK=")[2].rstrip(";\n")
    gevonden = json.loads(inhoud)
    assert {map_ for _, map_ in gevonden["edities"]} == {f"{REGIO}/{EERDER}", f"{REGIO}/{LATER}"}
    for *_, plaatsen in gevonden["stukken"]:
        for editie, plek in plaatsen:
            bestand, _, id_ = plek.partition("#")
            # An explanation is found from its table.
            assert not bestand.startswith("uitleg/")
            html = (website / gevonden["edities"][editie][1] / bestand).read_text(encoding="utf-8")
            assert not id_ or f'id="{id_}"' in html, plek
