"""What a notebook can import from monitorlib, as Markdown: from docstrings, with an example from a chapter."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.hoofdstuk.notebook_file import read_notebook
from monitorlib.lab.calculations import ROOMS, Calculation, Example, calculations, examples

Cells = Sequence[Mapping[str, Any]]


def calculations_on_page(editie: Editie) -> Iterator[str]:
    """Give the text of each cell: a heading per room, and one for each name."""
    found = examples(_with_cells(editie))
    yield (
        "## Berekeningen\n\nAlles wat een hoofdstuk uit `monitorlib` haalt, met een voorbeeld uit een hoofdstuk. De "
        "uitleg is Engels: het is die van de code zelf. In een cel toont Shift+Tab haar ook."
    )
    order = list(ROOMS)
    alle = sorted(calculations(), key=lambda een: (order.index(een.room), een.naam.lower()))
    for room, names in groupby(alle, key=lambda een: een.room):
        yield f"### {ROOMS[room]}"
        for een in names:
            yield _calculation(een, found.get(een.naam))


def _calculation(een: Calculation, example: Example | None) -> str:
    parts = [f"#### {een.naam}"]
    if een.call:
        parts.append(f"```python\n{een.call}\n```")
    if een.text:
        parts.append(f"```text\n{een.text}\n```")
    for method in een.methods:
        parts.append(f"- `{method.call}`: {method.text.splitlines()[0]}")
    if example:
        parts.append(f"Uit [{example.hoofdstuk}]({example.hoofdstuk}.ipynb):\n\n```python\n{example.code}\n```")
    return "\n\n".join(parts)


def _with_cells(editie: Editie) -> Iterator[tuple[str, Cells]]:
    """Give the cells from which an example may come: first what this edition shows, then all that there is."""
    for naam, blok in editie.parameters.hoofdstukken.gevraagd().items():
        try:
            cells = editie.notebook(naam)["cells"]
        except MonitorError:
            # Its own place on the page says what is wrong with it.
            continue
        yield naam, [cell for cell in cells if not (own := secties_van(cell)) or set(own) & set(blok.secties)]
    for path in sorted(editie.layout.notebooks.glob("*.ipynb")):
        try:
            yield path.stem, read_notebook(path, editie.shown(path))["cells"]
        except MonitorError:
            continue
