"""Can every page be read by everyone: on a phone, in the dark, with own colours, with large letters, with a reader?

The site of all editions, as `monitor site` writes it. `make browser` looks at every page in every mode and width; else
every page is seen on a phone in the light, and every kind of page in each of the others.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from chromium import FLAGS, gevonden_browser
from filelock import FileLock
from met_axe import UNFOLD, VAN_KLEUR, axe_vindt
from test_pages import vellen

from monitorlib.cli import main
from monitorlib.editie.editie import known_editions
from monitorlib.editie.layout import Layout

pytestmark = pytest.mark.browser

GRONDIG = os.environ.get("MONITOR_GRONDIG") == "1"
EDITIE = "voorbeeld/2024-Q4"
# One of each: the site, an edition, a chapter with figures, one with lists, one with wide tables, one of an indicator.
SOORTEN = (
    "index.html",
    *(
        f"{EDITIE}/{naam}.html"
        for naam in (
            "index", "wmo", "samenvatting", "prestatie-indicatoren", "maatregelen", "verantwoording",
            "indicatoren/besluit-wmo-binnen-de-termijn",
            # What explains the numbers of a table, of a figure, of an indicator.
            "uitleg/financien/budgetten", "uitleg/wmo/figuur-wmo-pgb-zin",
            "uitleg/prestatie-indicatoren/wachttijd-wmo",
        )
    ),
    "bmwe/2016-Q1/jeugdwet.html",
)  # fmt: skip
STANDEN = [
    (mode, width)
    for mode in ("light", "dark", "forced")
    for width in (1280, 375, 320)
    if (mode, width) != ("light", 375)
]


@pytest.fixture(scope="session")
def hele_site(built: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All editions as one site, made once for all workers."""
    own = tmp_path_factory.getbasetemp()
    output = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "hele-site"
    with FileLock(output.with_suffix(".slot")):
        if not output.exists():
            for naam in known_editions(Layout.find()):
                (output / naam).parent.mkdir(parents=True, exist_ok=True)
                (output / naam).symlink_to(built(naam).parent)
            assert main(["site", "--output", str(output), "--quiet"]) == 0
    return output / "_site" / "intern"


@contextmanager
def context_of(browser: Any, mode: str, width: int) -> Iterator[Any]:
    """A window of this width, in the light, in the dark or with the colours of the reader."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if mode == "dark" else "light",
        forced_colors="active" if mode == "forced" else "none",
        bypass_csp=True,
    )
    try:
        yield context
    finally:
        context.close()


def gezien(browser: Any, paginas: list[Path], mode: str, width: int) -> list[str]:
    """What axe finds on these pages, folds open, and which of them scroll sideways."""
    gevonden = []
    with context_of(browser, mode, width) as context:
        tab = context.new_page()
        for pagina in paginas:
            tab.goto(pagina.as_uri())
            vondsten = axe_vindt(tab, regels=() if mode == "light" else VAN_KLEUR)
            if (breed := tab.evaluate("document.documentElement.scrollWidth")) > width:
                vondsten.append(f"{breed} px breed op {width}")
            gevonden += [f"{pagina}: {vondst}" for vondst in vondsten]
    return gevonden


def paginas_van(site: Path, *, soorten: bool) -> list[Path]:
    """Each page, or one of each kind; of indicators and explanations a few, unless all is asked."""
    if soorten and not GRONDIG:
        return [site / naam for naam in SOORTEN]
    alle = sorted(site.rglob("*.html"))
    return [een for nummer, een in enumerate(alle) if GRONDIG or nummer % _een_van(een) == 0]


def _een_van(pagina: Path) -> int:
    """Of so many pages of its kind one is looked at."""
    return 50 if pagina.parent.parent.name == "uitleg" else 10 if pagina.parent.name == "indicatoren" else 1


def test_every_page_on_a_phone(browser: Any, hele_site: Path) -> None:
    paginas = paginas_van(hele_site, soorten=False)
    assert len(paginas) > 50
    assert gezien(browser, paginas, "light", 375) == []


def test_every_chapter_answers_its_own_question(hele_site: Path) -> None:
    """After the question comes an answer, and not the first table at once."""
    anders = ("index.html", "verantwoording.html")
    hoofdstukken = [een for een in hele_site.glob("*/*/*.html") if een.name not in anders]
    assert len(hoofdstukken) > 40
    assert [een for een in hoofdstukken if '<section class="antwoord"' not in een.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(("mode", "width"), STANDEN)
def test_every_kind_of_page_in_every_mode(browser: Any, hele_site: Path, mode: str, width: int) -> None:
    assert gezien(browser, paginas_van(hele_site, soorten=True), mode, width) == []


@pytest.mark.parametrize(("vergroting", "width"), [(2, 640), (4, 320)])
def test_a_page_four_times_as_large_flows_within_its_window(
    browser: Any, hele_site: Path, vergroting: int, width: int
) -> None:
    """A window of 1280 px, zoomed: nothing is lost beside it (WCAG 1.4.10)."""
    assert width * vergroting == 1280
    te_breed = "() => [document.documentElement.scrollWidth, innerWidth]"
    with context_of(browser, "light", width) as context:
        for pagina in paginas_van(hele_site, soorten=True):
            tab = context.new_page()
            tab.goto(pagina.as_uri())
            tab.evaluate(UNFOLD)
            breed, venster = tab.evaluate(te_breed)
            assert breed <= venster == width, pagina
            tab.close()


def test_letters_twice_as_large_cut_nothing_off(browser: Any, hele_site: Path) -> None:
    """Only the letters, as a reader sets them in the browser: no text is cut off by its box (WCAG 1.4.4)."""
    script = """() => {
        const weg = [...document.querySelectorAll('main *, nav *, header *')].filter(vak => vak.checkVisibility()
            && ['hidden', 'clip'].includes(getComputedStyle(vak).overflowX) && !vak.closest('.gelezen')
            && vak.scrollWidth > vak.clientWidth + 1 && vak.clientWidth > 2);
        return [getComputedStyle(document.documentElement).fontSize,
            document.documentElement.scrollWidth <= innerWidth, weg.map(vak => vak.outerHTML.slice(0, 120))] }"""
    groot = browser.browser_type.launch(
        executable_path=gevonden_browser(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"]
    )
    try:
        with context_of(groot, "light", 1280) as context:
            for pagina in paginas_van(hele_site, soorten=True):
                tab = context.new_page()
                tab.goto(pagina.as_uri())
                assert tab.evaluate(script) == ["32px", True, []], pagina
                tab.close()
    finally:
        groot.close()


def test_no_head_stands_alone_at_the_end_of_a_sheet(browser: Any, hele_site: Path, tmp_path: Path) -> None:
    """A heading, and the title of a table or a figure, goes on to the next sheet with what it is of."""
    script = """() => [...document.querySelectorAll('main :is(h2, h3, caption, figcaption)')].map(
        kop => kop.textContent.replaceAll('\\u00ad', '').trim().split(/\\s+/).join(' '))"""
    for naam in ("financien", "wmo", "jeugdwet"):
        with context_of(browser, "light", 1280) as context:
            tab = context.new_page()
            tab.goto((hele_site / EDITIE / f"{naam}.html").as_uri())
            koppen, gedrukt = set(tab.evaluate(script)), vellen(tab, tmp_path / f"{naam}.pdf")
        assert len(gedrukt) > 5
        for nummer, vel in enumerate(gedrukt, start=1):
            regels = [" ".join(regel.split()) for regel in vel.splitlines() if regel.strip()]
            # Under the text stands what the page is marked with, over the whole width.
            laatste = [regel for regel in regels if not regel.startswith("Niet voor publicatie.")][-1]
            assert laatste not in koppen, f"{naam}, vel {nummer}: {laatste}"
