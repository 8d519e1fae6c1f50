"""Do the pages with all indicators of the catalogue do for their readers what every page must?"""

from pathlib import Path
from typing import Any

import pytest
from met_axe import UNFOLD
from test_pages import opened

pytestmark = pytest.mark.browser

# The longest names and tables; shares in a funnel and numbers as dots; a yearly one, and one that was revised.
VAN_INDICATOR = (
    "besluit-wmo-binnen-de-termijn",
    "inwoners-met-wmo-ondersteuning",
    "kwaliteit-van-leven-door-de-wmo",
    "tarief-begeleiding-wmo",
)
IN_SIGHT = """id => {
    const plek = document.getElementById(id)
    const top = (plek?.querySelector('h3, caption') ?? plek)?.getBoundingClientRect().top
    return top >= 0 && top < innerHeight
}"""
NAMEN = ("samenvatting", "prestatie-indicatoren")


@pytest.fixture(scope="module")
def bladen(browser: Any, voorbeeld: Path) -> list[Path]:
    """The two pages of the example edition, then some of indicators; without a browser it is not built."""
    assert browser
    return [voorbeeld / f"{naam}.html" for naam in (*NAMEN, *(f"indicatoren/{een}" for een in VAN_INDICATOR))]


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
    for path in bladen[2:]:
        with opened(browser, path, width) as tab:
            links, rechts = (beeld.bounding_box() for beeld in tab.locator(".naast > [role=img]").all())
            assert (rechts["x"] > links["x"] + 100) == naast
            assert (rechts["y"] > links["y"] + 100) != naast
            assert max(een["x"] + een["width"] for een in (links, rechts)) <= width
            assert min(een["width"] for een in (links, rechts)) > 250


def test_a_line_of_the_summary_leads_to_its_place(browser: Any, bladen: list[Path]) -> None:
    """One click, and the page of the indicator is there, or the table is in sight."""
    with opened(browser, bladen[0], 375) as tab:
        plekken = [een.get_attribute("href") for een in tab.locator("ol.samenvatting a").all()]
        assert plekken
        for nummer, plek in enumerate(plekken):
            tab.goto(bladen[0].as_uri())
            tab.locator("ol.samenvatting a").nth(nummer).click()
            tab.wait_for_url(f"**/{plek}")
            if "#" not in plek:
                assert tab.locator("main section.indicator > h1").is_visible()
                continue
            # The page goes there when its drawings are loaded; when it has no such place, this times out.
            tab.wait_for_function(IN_SIGHT, arg=plek.partition("#")[2], timeout=10_000)


def test_what_stands_out_is_said_in_words_too(browser: Any, bladen: list[Path]) -> None:
    """A line with its own colour says itself that it is more than chance, or what stands out."""
    with opened(browser, bladen[1]) as tab:
        gekleurd = tab.locator("ul.regels li.meer").all_inner_texts()
        assert len(gekleurd) > 5
        gekleurd += tab.locator(".oordeel").all_inner_texts()
        for regel in gekleurd:
            assert "meer dan toeval" in regel or "opvallend" in regel


@pytest.mark.parametrize(("width", "hoofdstuk", "indicator"), [(1280, 9_000, 4_500), (375, 12_000, 6_500)])
def test_a_page_is_read_to_its_end(
    browser: Any, bladen: list[Path], width: int, hoofdstuk: int, indicator: int
) -> None:
    """In pixels, folds closed; the chapter was 52.000 high when it held every indicator whole."""
    for path, hoogste in zip(bladen[1:], [hoofdstuk, *[indicator] * len(VAN_INDICATOR)], strict=True):
        with opened(browser, path, width) as tab:
            assert tab.evaluate("() => document.documentElement.scrollHeight") < hoogste, path.name


def test_from_the_answer_to_a_number_and_back(browser: Any, bladen: list[Path]) -> None:
    """On a phone: from a card to the page of its indicator, to the next one by the menu, and back to the chapter."""
    with opened(browser, bladen[1], 375) as tab:
        assert "meer dan toeval veranderd" in tab.locator(".antwoord").first.inner_text()
        tab.locator(".nieuws a").first.click()
        eerste = tab.locator("h1").inner_text()
        tab.get_by_text("Indicatoren", exact=True).first.click()
        (hier,) = tab.locator("nav[aria-label=Indicatoren] [aria-current=page]").all_inner_texts()
        assert hier == eerste
        tab.locator("nav[aria-label=Indicatoren] a").last.click()
        assert tab.locator("h1").inner_text() != eerste
        tab.locator(".kruimel a").click()
        assert tab.locator("h1").inner_text() == "Prestatie-indicatoren"


def test_the_numbers_can_be_taken_along(browser: Any, bladen: list[Path]) -> None:
    """The link gives the file beside the page."""
    with opened(browser, bladen[2]) as tab:
        with tab.expect_download() as wacht:
            tab.locator("a[download]").click()
        assert Path(wacht.value.path()).read_bytes() == bladen[2].with_suffix(".csv").read_bytes()
