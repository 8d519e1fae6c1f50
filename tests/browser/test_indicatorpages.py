"""Do the pages with all indicators of the catalogue do for their readers what every page must?"""

from pathlib import Path
from typing import Any

import pytest
from test_pages import UNFOLD, opened

pytestmark = pytest.mark.browser

IN_SIGHT = """id => {
    const plek = document.getElementById(id)
    const top = (plek?.querySelector('h3, caption') ?? plek)?.getBoundingClientRect().top
    return top >= 0 && top < innerHeight
}"""
NAMEN = ("samenvatting", "prestatie-indicatoren")


@pytest.fixture(scope="module")
def bladen(browser: Any, voorbeeld: Path) -> list[Path]:
    """The two pages of the example edition; without a browser it is not built."""
    assert browser
    return [voorbeeld / f"{naam}.html" for naam in NAMEN]


@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(browser: Any, bladen: list[Path], width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is niet geïnstalleerd")
    faults = {}
    for path in bladen:
        with opened(browser, path, width) as tab:
            tab.evaluate(UNFOLD)
            results = axe.Axe().run(tab)
            if results.violations_count:
                faults[path.name] = results.generate_report()
    assert not faults, "\n".join(faults.values())


@pytest.mark.parametrize("width", [320, 1600])
def test_page_does_not_scroll_sideways(browser: Any, bladen: list[Path], width: int) -> None:
    """A table that is wider scrolls by itself."""
    for path in bladen:
        with opened(browser, path, width) as tab:
            tab.evaluate(UNFOLD)
            assert tab.evaluate("() => document.documentElement.scrollWidth") <= width, path.name


@pytest.mark.parametrize(("width", "naast"), [(1280, True), (375, False)])
def test_the_second_drawing_is_beside_the_first_and_on_a_phone_under_it(
    browser: Any, bladen: list[Path], width: int, naast: bool
) -> None:
    """Both as wide as the page allows, none outside it."""
    with opened(browser, bladen[1], width) as tab:
        paren = tab.locator(".naast").all()
        assert len(paren) > 30
        for paar in paren:
            links, rechts = (beeld.bounding_box() for beeld in paar.locator(":scope > [role=img]").all())
            assert (rechts["x"] > links["x"] + 100) == naast
            assert (rechts["y"] > links["y"] + 100) != naast
            assert max(een["x"] + een["width"] for een in (links, rechts)) <= width
            assert min(een["width"] for een in (links, rechts)) > 250


def test_a_line_of_the_summary_leads_to_its_place(browser: Any, bladen: list[Path]) -> None:
    """One click, and the indicator or the table is in sight."""
    with opened(browser, bladen[0], 375) as tab:
        plekken = [een.get_attribute("href") for een in tab.locator("ol.samenvatting a").all()]
        assert plekken
        for nummer, plek in enumerate(plekken):
            tab.goto(bladen[0].as_uri())
            tab.locator("ol.samenvatting a").nth(nummer).click()
            tab.wait_for_url(f"**/{plek}")
            # The page goes there when its drawings are loaded; when it has no such place, this times out.
            tab.wait_for_function(IN_SIGHT, arg=plek.partition("#")[2], timeout=10_000)


def test_what_stands_out_is_said_in_words_too(browser: Any, bladen: list[Path]) -> None:
    """A line with its own colour says itself that it is more than chance, or what stands out."""
    with opened(browser, bladen[1]) as tab:
        gekleurd = tab.locator("ul.regels li.meer").all_inner_texts()
        assert len(gekleurd) > 5
        for regel in gekleurd:
            assert "meer dan toeval" in regel or "opvallend" in regel
