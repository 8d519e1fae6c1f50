"""Which page shows what is made, and where: at the line of the page that names it."""

from collections.abc import Callable, Mapping

from generate.calculations import calculations
from generate.commands import commands
from generate.indicators import indicators
from generate.library import library
from generate.parameters import parameters

MADE: Mapping[str, Callable[[], str]] = {
    "parameters": parameters,
    "commands": commands,
    "library": library,
    "calculations": calculations,
    "indicators": indicators,
}


def write_generated(app: object, page: str, source: list[str]) -> None:
    """Put what is made in the place of `<!-- made: name -->` in the text of a page."""
    for name, make in MADE.items():
        mark = f"<!-- made: {name} -->"
        if mark in source[0]:
            source[0] = source[0].replace(mark, make())
