"""The page of a chapter as it was, with what is wrong now where the cell stands that it comes from."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from monitorlib.editie.editie import Editie
from monitorlib.engine.execution.parameterize import as_written
from monitorlib.errors import InCel
from monitorlib.hoofdstuk.cel import loopt
from monitorlib.hoofdstuk.notebook_file import source_of
from monitorlib.publish.exporter import HTML, export_hoofdstuk
from monitorlib.publish.menu import titels
from monitorlib.publish.site import page_of

Cells = Sequence[Mapping[str, Any]]


def page_with(editie: Editie, lezers: str, naam: str, html: str, plek: InCel) -> str:
    """Make the page of a chapter with a block of HTML at a cell: that of the last build, or of the text alone.

    Raises `NotebookError` when the notebook cannot be read, `PublishError` when no page can be made of it.
    """
    now = _as_it_stands(editie, naam)
    earlier = editie.output(lezers) / "notebooks" / f"{naam}.ipynb"
    shown = _executed(earlier) if earlier.is_file() else NotebookNode(now)
    # No page shows a raw cell, also not while somebody writes.
    shown.cells = [cell for cell in shown.cells if cell.cell_type != "raw"]
    _put(shown.cells, now.cells, html, plek)
    return export_hoofdstuk(shown, naam, page_of(editie, lezers, titels(editie)))


def _as_it_stands(editie: Editie, naam: str) -> NotebookNode:
    """Give the cells of a chapter that run in an edition, as somebody wrote them and without what they show."""
    notebook = as_written(editie, naam)
    secties = set(editie.parameters.hoofdstukken.gevraagd()[naam].secties)
    notebook.cells = [cell for cell in notebook.cells if loopt(cell, secties)]
    return notebook


def _executed(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, nbformat.NO_CONVERT)
    return notebook


def _put(shown: list[NotebookNode], now: Cells, html: str, plek: InCel) -> None:
    """Put a block of HTML above what a cell showed, or else behind the nearest cell before it that is shown."""
    output = new_output("display_data", data={HTML: html})
    found = _index(shown, plek)
    if found is not None and shown[found].cell_type == "code":
        shown[found].source = plek.source
        shown[found].outputs = [output, *shown[found].outputs]
        return
    written = _index(now, plek)
    before = [InCel.of(cell) for cell in now[:written]] if written is not None else []
    places = (_index(shown, een) for een in reversed(before))
    behind = next((place for place in places if place is not None), 0)
    shown.insert(behind + 1, new_code_cell(plek.source, outputs=[output]))


def _index(cells: Cells, plek: InCel) -> int | None:
    """Find a cell by its id, or else by its source; None when it is not there."""
    by_id = (index for index, cell in enumerate(cells) if plek.id and cell.get("id") == plek.id)
    by_source = (index for index, cell in enumerate(cells) if source_of(cell) == plek.source)
    return next(by_id, next(by_source, None))
