"""Does a page do for its readers what it must: on a phone, with a keyboard, on paper, without a network?"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from met_axe import UNFOLD, axe_vindt

pytestmark = pytest.mark.browser

BANNER_START = "Reproductie uit een openbare publicatie; geen uitgave van de gemeente."


@cache
def venster(browser: Any) -> Any:
    """The one window in which pages are opened one after the other: each new one is a process of its own, a second."""
    return browser.new_page()


@contextmanager
def opened(browser: Any, path: Path, width: int = 1280) -> Iterator[Any]:
    """Open one page in a window of this width; what a page or a test did to the window is gone for the next."""
    tab = venster(browser)
    try:
        tab.emulate_media(media="screen")
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(path.as_uri())
        yield tab
        tab.goto("about:blank")
    except BaseException:
        venster.cache_clear()
        tab.close()
        raise


@pytest.fixture
def banner(browser: Any, pages: list[Path]) -> str:
    """The banner of the edition, as the index shows it."""
    with opened(browser, pages[0]) as tab:
        text = str(tab.locator("header .banner").inner_text())
    assert text.startswith(BANNER_START)
    return text


def test_axe_finds_nothing(browser: Any, pages: list[Path]) -> None:
    """On pages without the script of a site; those of all editions: test_toegankelijk."""
    faults = []
    for path in pages:
        with opened(browser, path, 320) as tab:
            faults += [f"{path.name}: {fault}" for fault in axe_vindt(tab)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1600])
def test_page_does_not_scroll_sideways(browser: Any, pages: list[Path], width: int) -> None:
    script = "() => document.documentElement.scrollWidth"
    for path in pages:
        with opened(browser, path, width) as tab:
            tab.evaluate(UNFOLD)
            assert tab.evaluate(script) <= width, path.name


def test_page_requests_nothing_but_itself(browser: Any, pages: list[Path]) -> None:
    tab, asked = browser.new_page(), []
    tab.on("request", lambda request: asked.append(request.url))
    for path in pages:
        asked.clear()
        tab.goto(path.as_uri(), wait_until="networkidle")
        assert [url for url in asked if not url.startswith("data:image/")] == [path.as_uri()]
    tab.close()


def test_language_title_and_headings(browser: Any, pages: list[Path]) -> None:
    script = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))"
    titles = set()
    for path in pages:
        with opened(browser, path) as tab:
            assert tab.locator("html").get_attribute("lang") == "nl"
            levels = tab.evaluate(script)
            titles.add(tab.title())
        assert levels.count(1) == 1, path.name
        assert levels[0] == 1, path.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), path.name
    assert len(titles) == len(pages)


def test_every_image_is_described(browser: Any, pages: list[Path]) -> None:
    beelden = "img, figure [role=img]:not(td *, th *), svg[role=img]"
    script = f"() => [...document.querySelectorAll('{beelden}')].map(img => img.alt ?? img.ariaLabel)"
    described = 0
    for path in pages:
        with opened(browser, path) as tab:
            for alt in tab.evaluate(script):
                assert len(alt.strip()) >= 20, path.name
                assert "No description" not in alt
                described += 1
    assert described


def test_banner_on_every_page(browser: Any, pages: list[Path], banner: str) -> None:
    for path in pages:
        with opened(browser, path, 375) as tab:
            assert tab.locator("header .banner").is_visible(), path.name
            assert tab.locator("header .banner").inner_text() == banner, path.name


def vellen(tab: Any, pdf: Path) -> list[str]:
    """Print a page; give the text of each sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) ontbreekt, waarmee de vellen worden gelezen")
    tab.pdf(path=str(pdf), prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def test_banner_on_every_sheet_of_paper(browser: Any, pages: list[Path], banner: str, tmp_path: Path) -> None:
    sheets = 0
    for path in pages:
        with opened(browser, path) as tab:
            for number, sheet in enumerate(vellen(tab, tmp_path / f"{path.stem}.pdf"), start=1):
                assert " ".join(banner.split()) in " ".join(sheet.split()), f"{path.name}, vel {number}"
                sheets += 1
    # A sheet past the first of a page has the banner from its margin only.
    assert sheets > len(pages)


def test_paper_leaves_out_code_and_navigation(browser: Any, pages: list[Path]) -> None:
    for path in pages[1:]:
        with opened(browser, path) as tab:
            tab.emulate_media(media="print")
            assert not tab.locator("details.code").first.is_visible(), path.name
            assert not tab.locator("nav[aria-label=Hoofdstukken]").is_visible(), path.name


def test_code_is_folded_and_one_click_away(browser: Any, pages: list[Path]) -> None:
    for path in pages[1:]:
        with opened(browser, path) as tab:
            assert tab.locator("details.code").count() > 0, path.name
            assert tab.locator("details.code[open]").count() == 0, path.name
            fold = tab.locator("details.code").first
            assert not fold.locator("pre").is_visible()
            fold.locator("summary").click()
            assert fold.locator("pre").is_visible()


def test_page_is_light(pages: list[Path]) -> None:
    """Under 60 kB without figures, under 250 with them."""
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert len(text.encode()) < (250_000 if "<figure" in text else 60_000), path.name


def test_index_reaches_every_chapter(browser: Any, pages: list[Path]) -> None:
    with opened(browser, pages[0]) as tab:
        links = tab.get_by_role("navigation", name="Hoofdstukken").get_by_role("link")
        named = [link.get_attribute("href") for link in links.all()]
        assert sorted(named) == sorted(path.name for path in pages[1:])
        for name in named:
            tab.goto(pages[0].as_uri())
            tab.get_by_role("navigation", name="Hoofdstukken").locator(f"a[href='{name}']").click()
            assert tab.url.endswith(f"/{name}")
            assert tab.locator("h1").is_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_chapter_reaches_every_page_and_section(browser: Any, pages: list[Path], width: int) -> None:
    for path in pages[1:]:
        with opened(browser, path, width) as tab:
            menu = tab.get_by_role("navigation", name="Hoofdstukken")
            if width < 1024:
                assert not menu.get_by_role("link").first.is_visible(), "op een telefoon dichtgeklapt"
                menu.locator("summary").click()
            links = menu.get_by_role("link").all()
            assert {link.get_attribute("href") for link in links} == {page.name for page in pages}
            assert all(link.is_visible() for link in links)
            assert menu.locator("[aria-current=page]").get_attribute("href") == path.name
            sections = tab.locator("nav[aria-label='Op deze pagina'] a").evaluate_all(
                "links => links.map(link => link.hash.slice(1))"
            )
            assert sections == tab.locator("main h2").evaluate_all("heads => heads.map(head => head.id)")


def test_previous_and_next_walk_through_all_chapters(browser: Any, pages: list[Path]) -> None:
    with opened(browser, pages[0]) as tab:
        tab.get_by_role("navigation", name="Hoofdstukken").get_by_role("link").first.click()
        walked = [Path(tab.url).name]
        while tab.locator("a[rel=next]").count():
            tab.locator("a[rel=next]").click()
            walked.append(Path(tab.url).name)
            assert tab.locator("a[rel=prev]").get_attribute("href") == walked[-2]
    assert sorted(walked) == sorted(path.name for path in pages[1:])


def test_skip_link_is_the_first_stop_of_the_keyboard(browser: Any, pages: list[Path]) -> None:
    for path in pages:
        with opened(browser, path) as tab:
            tab.keyboard.press("Tab")
            assert tab.evaluate("() => document.activeElement.textContent") == "Naar de inhoud", path.name
            assert tab.locator(".sla-over").bounding_box()["x"] >= 0
            tab.keyboard.press("Enter")
            assert tab.evaluate("() => document.activeElement.id") == "inhoud", path.name


def test_row_names_stay_while_a_wide_table_scrolls(browser: Any, pages: list[Path]) -> None:
    scrolled = 0
    for path in pages[1:]:
        with opened(browser, path, 375) as tab:
            for table in tab.locator(".schuif:visible").all():
                if not table.evaluate("box => { box.scrollLeft = 9999; return box.scrollLeft > 20 }"):
                    continue
                name = table.locator("th[scope=row]").first
                if name.count():
                    assert abs(name.bounding_box()["x"] - table.bounding_box()["x"]) < 2, path.name
                    scrolled += 1
    assert scrolled
