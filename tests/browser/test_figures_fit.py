"""Can a figure be read where it is shown: letters large enough, nothing over anything else, nothing cut off?"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from test_pages import opened

pytestmark = pytest.mark.browser

# The least letter on a phone, in px.
KLEINST = 11
# What every figure of a page is made of, as the browser laid it out. A line is a path without fill: its points. The
# boxes of letters are those of their line, which is higher than they are: they are measured by what is drawn.
LAYOUT = """() => [...document.querySelectorAll('figure.figuur svg')].map(svg => {
    const box = een => { const b = een.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
    const frame = box(svg)
    return {
        id: svg.closest('figure').id, frame,
        texts: [...svg.querySelectorAll('text')].map(t => ({
            text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * scale, box: box(t) })),
        dots: [...svg.querySelectorAll('circle, path:not([fill=none])')].map(box)
            .filter(([left, top, right, bottom]) => right - left < 13 * scale && bottom - top < 13 * scale),
        marks: [...svg.querySelectorAll('path, circle')].map(een =>
            [box(een), Number(een.getAttribute('stroke-width') || 0) * scale]),
        lines: [...svg.querySelectorAll('path[fill=none]')].map(een => {
            const matrix = een.getScreenCTM()
            return een.getAttribute('d').match(/-?[0-9.]+/g).map(Number).reduce((points, value, i, all) => {
                if (i % 2) points.push([matrix.a * all[i - 1] + matrix.e, matrix.d * value + matrix.f])
                return points }, []) })
    }
})"""
Box = tuple[float, float, float, float]


def layouts(browser: Any, pages: list[Path], width: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every drawing of the pages, with the page and the figure that it is of."""
    for path in pages:
        with opened(browser, path, width) as tab:
            for een in tab.evaluate(LAYOUT):
                yield f"{path.stem}#{een['id']}", een


def letters(een: dict[str, Any]) -> Box:
    """The box of what is written: of the height of a line, the letters take the middle."""
    left, top, right, bottom = een["box"]
    air = 0.18 * (bottom - top) if right - left > bottom - top or len(een["text"]) < 4 else 0
    return (left + 0.5, top + air, right - 0.5, bottom - air)


def touch(een: Box, ander: Box) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def crosses(line: list[list[float]], box: Box) -> bool:
    """Whether one of the straight parts of a line comes into a box: a part is cut off at each side of the box."""
    for (x0, y0), (x1, y1) in pairwise(line):
        begin, end = 0.0, 1.0
        for start, step, low, high in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
            if not step:
                begin = begin if low < start < high else 2.0
                continue
            first, last = sorted(((low - start) / step, (high - start) / step))
            begin, end = max(begin, first), min(end, last)
        if begin < end:
            return True
    return False


def faults(een: dict[str, Any]) -> Iterator[str]:
    """All that a reader would stumble over in a drawing."""
    texts = [(tekst["text"], letters(tekst)) for tekst in een["texts"]]
    for tekst in een["texts"]:
        if tekst["size"] < KLEINST - 0.05:
            yield f"'{tekst['text']}' is {tekst['size']:.1f} px"
    for nummer, (naam, box) in enumerate(texts):
        yield from (f"'{naam}' lies over '{ander}'" for ander, van in texts[nummer + 1 :] if touch(box, van))
        yield from (f"'{naam}' lies over a dot" for dot in een["dots"] if touch(box, dot))
        yield from (f"a line goes through '{naam}'" for line in een["lines"] if crosses(line, box))
        if outside(box, een["frame"], 0.5):
            yield f"'{naam}' is cut off at the edge"
    for mark, thick in een["marks"]:
        if outside(mark, een["frame"], thick / 2 + 0.5):
            yield f"a mark is cut off at the edge: {mark} in {een['frame']}"
    for nummer, dot in enumerate(een["dots"]):
        yield from ("two dots lie over each other" for ander in een["dots"][nummer + 1 :] if same(dot, ander))


def outside(box: Box, frame: Box, air: float) -> bool:
    return box[0] < frame[0] - air or box[1] < frame[1] - air or box[2] > frame[2] + air or box[3] > frame[3] + air


def same(een: Box, ander: Box) -> bool:
    """Whether one dot hides most of another: their middles lie within half a dot."""
    middle = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in (een, ander)]
    apart = ((middle[0][0] - middle[1][0]) ** 2 + (middle[0][1] - middle[1][1]) ** 2) ** 0.5
    return apart < (een[2] - een[0]) / 2


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("edition", ["bmwe", "voorbeeld", "hengelo", "proefstad"])
def test_every_figure_can_be_read(request: pytest.FixtureRequest, browser: Any, edition: str, width: int) -> None:
    pages = sorted(Path(request.getfixturevalue(edition)).glob("*.html"))
    found = [(waar, een) for waar, een in layouts(browser, pages, width)]
    assert found
    wrong = {f"{waar}: {fout}" for waar, een in found for fout in faults(een)}
    assert not wrong, "\n".join(sorted(wrong))
