"""The outputs of executed notebooks held to those of their execution again, by the comparison of nbval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
from nbformat import NotebookNode

from monitorlib.hoofdstuk.notebook_file import named
from monitorlib.review.extra import ontbreekt

PAKKET = "nbval"
_MAG_ANDERS = Path(__file__).with_name("mag-anders.cfg")
# As nbval does: in what order cells ran, and whether an output was shown or was the value of its cell.
_NIET = ("metadata", "execution_count", "output_type")


@dataclass(frozen=True)
class Celvergelijking:
    """How many cells that run were compared, and of which an output is another: its chapter, the cell, what of it."""

    vergeleken: int
    anders: tuple[str, ...]


def vergelijk_cellen(toen: Path, weer: Path, hoofdstukken: Sequence[str]) -> Celvergelijking | None:
    """Compare the executed notebooks of chapters in two folders cell by cell; None without the package nbval."""
    if ontbreekt(PAKKET):
        return None
    vergeleken, anders = 0, []
    for naam in hoofdstukken:
        oud, nieuw = (nbformat.read(folder / f"{naam}.ipynb", as_version=4).cells for folder in (toen, weer))
        if [cel.source for cel in oud] != [cel.source for cel in nieuw]:
            anders.append(f"hoofdstuk {naam}: andere cellen")
            continue
        vergeleken += sum(cel.cell_type == "code" for cel in oud)
        anders += [f"hoofdstuk {naam}, {waar}" for waar in _anders(oud, nieuw)]
    return Celvergelijking(vergeleken, tuple(anders))


def _anders(oud: Sequence[NotebookNode], nieuw: Sequence[NotebookNode]) -> Iterator[str]:
    for nummer, (toen, weer) in enumerate(zip(oud, nieuw, strict=True)):
        vergelijking = _vergelijking()
        if toen.cell_type == "code" and not vergelijking.compare_outputs(weer.outputs, toen.outputs):
            yield f"{named(oud, nummer)}: {vergelijking.soort or 'een uitkomst meer of minder'}"


def _vergelijking() -> Any:
    """Give a cell of nbval without the run of pytest and the kernel around it: what was executed is there already."""
    from nbval.plugin import IPyNbCell, nocolors

    class Vergelijking(SimpleNamespace):
        sanitize = IPyNbCell.sanitize
        compare_outputs = IPyNbCell.compare_outputs

        def format_output_compare(self, key: str, left: Any, right: Any) -> None:
            """Keep of what kind the output is that differs; nbval would show it."""
            self.soort = key

    eigen = SimpleNamespace(sanitize_patterns=_mag_anders(), skip_compare=_NIET)
    return Vergelijking(colors=nocolors, parent=eigen, soort="")


@cache
def _mag_anders() -> dict[str, str]:
    from nbval.plugin import get_sanitize_patterns

    return dict(get_sanitize_patterns(_MAG_ANDERS.read_text(encoding="utf-8")))
