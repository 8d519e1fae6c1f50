"""Can a figure be read where it is shown: letters large enough, nothing over anything else, nothing cut off?"""

from collections.abc import Callable, Iterator
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
@pytest.mark.parametrize(
    "edition",
    ["bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1", "proefstad/2024-Q2",
     "voorbeeld/2024-Q4"],
)  # fmt: skip
def test_every_figure_can_be_read(browser: Any, built: Callable[[str], Path], edition: str, width: int) -> None:
    found = list(layouts(browser, sorted(built(edition).glob("*.html")), width))
    assert found
    wrong = {f"{waar}: {fout}" for waar, een in found for fout in faults(een)}
    assert not wrong, "\n".join(sorted(wrong))


def test_each_fault_is_found(browser: Any, tmp_path: Path) -> None:
    """A drawing of 300 px, one unit for one px, with one of each."""
    page = tmp_path / "fouten.html"
    page.write_text(
        """<figure class="figuur" id="f"><svg viewBox="0 0 300 100" width="300" height="100" font-family="sans-serif">
        <text x="5" y="20" font-size="9">klein</text>
        <text x="100" y="20" font-size="12">eerste</text><text x="110" y="22" font-size="12">tweede</text>
        <path d="M0 60L100 60" fill="none" stroke="red"/><text x="30" y="64" font-size="12">streep</text>
        <circle cx="160" cy="60" r="5"/><circle cx="161" cy="60" r="5"/><text x="158" y="64" font-size="12">stip</text>
        <text x="280" y="90" font-size="12">afgesneden</text><circle cx="1" cy="90" r="5"/></svg></figure>""",
        encoding="utf-8",
    )
    ((_, een),) = layouts(browser, [page], 375)
    gevonden = {fout.partition(":")[0] for fout in faults(een)}
    assert gevonden == {
        "'klein' is 9.0 px", "'eerste' lies over 'tweede'", "a line goes through 'streep'", "'stip' lies over a dot",
        "two dots lie over each other", "'afgesneden' is cut off at the edge", "a mark is cut off at the edge",
    }  # fmt: skip
