"""Where the explanation of a table or figure stands in the site of an edition for readers inside."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from monitorlib.engine.stale.state import UITLEG_MAP
from monitorlib.pagina.uitvoer import DATA_MIME

MAP = UITLEG_MAP
WOORDEN = "Uitleg bij deze cijfers"


def plaats_van(hoofdstuk: str, over: Mapping[str, Any]) -> str:
    """Give the page that explains a table or figure, by what its data say of it, relative to the site."""
    figuur = "figuur-" if over["soort"] == "figuur" else ""
    return f"{MAP}/{hoofdstuk}/{figuur}{over['naam']}.html"


def links_in(notebook: NotebookNode, hoofdstuk: str) -> dict[str, tuple[Markup, ...]]:
    """Give the link to what explains each table and figure of an executed chapter, by its id on a page.

    The totals over a long table are explained with it.
    """
    gevonden: dict[str, tuple[Markup, ...]] = {}
    for data in (een.get("data", {}) for cell in notebook.cells for een in cell.get("outputs", [])):
        if DATA_MIME in data:
            over = data[DATA_MIME]["monitor"]
            id_ = f"{over['soort']}-{over['naam']}"
            link = Markup('<a href="{}">{}</a>').format(plaats_van(hoofdstuk, over), WOORDEN)
            gevonden |= dict.fromkeys((id_, f"{id_}-totalen"), (link,))
    return gevonden
