"""A small course of a number over periods: one inline SVG, drawn for a phone, of which the text is text.

Colours are those of the page, so that it follows light, dark and forced colours. A period without a number is a gap.
"""

from collections.abc import Iterator, Sequence
from html import escape

BREED, HOOG = 320, 108
# Where the line lies; left and right there is room for half a number, below for the periods.
_LINKS, _RECHTS, _BOVEN, _ONDER = 8.0, 270.0, 20.0, 78.0

# Two words one above the other keep so far apart.
_REGEL = 15.0

Waarden = Sequence[float | None]


def lijntje(waarden: Waarden, *, begin: str, eind: str, laatste: str, alt: str, grens: float | None = None) -> str:
    """Draw numbers, oldest first, with the first and last period under them and the last number beside its dot.

    `grens` is drawn as a dashed line, called 'doel'. Empty below two numbers: a single one has no course.
    """
    getekend = [(nummer, een) for nummer, een in enumerate(waarden) if een is not None]
    if len(getekend) < 2:
        return ""
    hoogten = [een for _, een in getekend] + ([] if grens is None else [grens])
    plek, (laatst, nu) = _Schaal(min(hoogten), max(hoogten), len(waarden)), getekend[-1]
    delen = [*_grenslijn(plek, grens, nu), *_lijnen(plek, waarden), *_stippen(plek, getekend), *_woorden(begin, eind)]
    return (
        f'<svg class="lijntje" role="img" aria-label="{escape(alt)}" viewBox="0 0 {BREED} {HOOG}">'
        f"{''.join(delen)}{_getal(plek, laatst, nu, laatste)}</svg>"
    )


class _Schaal:
    """Where a number of a period lies; numbers that are all the same lie in the middle."""

    def __init__(self, laagste: float, hoogste: float, aantal: int) -> None:
        self._laagste, self._bereik, self._stap = laagste, hoogste - laagste, (_RECHTS - _LINKS) / max(aantal - 1, 1)

    def x(self, nummer: int) -> float:
        return round(_LINKS + nummer * self._stap, 1)

    def y(self, waarde: float) -> float:
        deel = (waarde - self._laagste) / self._bereik if self._bereik else 0.5
        return round(_ONDER - deel * (_ONDER - _BOVEN), 1)


def _grenslijn(plek: _Schaal, grens: float | None, laatste: float) -> Iterator[str]:
    """Draw the target with its word, which keeps clear of the last number."""
    if grens is None:
        return
    y, nu = plek.y(grens), plek.y(laatste)
    onder = y > nu and nu + _REGEL <= _ONDER
    woord = y if abs(y - nu) >= _REGEL else nu + (_REGEL if onder else -_REGEL)
    yield f'<line class="grens" x1="{_LINKS:g}" y1="{y:g}" x2="{_RECHTS:g}" y2="{y:g}"/>'
    yield f'<text class="doel" x="{_RECHTS + 9:g}" y="{woord + 4.5:g}">doel</text>'


def _lijnen(plek: _Schaal, waarden: Waarden) -> Iterator[str]:
    """Draw a line through each run of numbers."""
    stuk: list[str] = []
    for nummer, waarde in enumerate([*waarden, None]):
        if waarde is not None:
            stuk.append(f"{plek.x(nummer):g},{plek.y(waarde):g}")
            continue
        if len(stuk) > 1:
            yield f'<polyline class="reeks" points="{" ".join(stuk)}"/>'
        stuk = []


def _stippen(plek: _Schaal, getekend: Sequence[tuple[int, float]]) -> Iterator[str]:
    for nummer, een in getekend:
        soort, straal = ("nu", 5) if nummer == getekend[-1][0] else ("stip", 2.5)
        yield f'<circle class="{soort}" cx="{plek.x(nummer):g}" cy="{plek.y(een):g}" r="{straal:g}"/>'


def _woorden(begin: str, eind: str) -> Iterator[str]:
    yield f'<text class="as" x="0" y="{HOOG - 6}">{escape(begin)}</text>'
    yield f'<text class="as" x="{BREED}" y="{HOOG - 6}" text-anchor="end">{escape(eind)}</text>'


def _getal(plek: _Schaal, nummer: int, waarde: float, tekst: str) -> str:
    """Write the last number beside its dot."""
    return f'<text class="laatst" x="{plek.x(nummer) + 9:g}" y="{plek.y(waarde) + 4.5:g}">{escape(tekst)}</text>'
