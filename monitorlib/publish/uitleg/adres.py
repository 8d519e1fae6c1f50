"""Where the explanation of a table or figure stands in the site of an edition for readers inside."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from monitorlib.engine.stale.state import UITLEG_MAP
from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.vormen.namen import CSV_MAP, csv_bestand

MAP = UITLEG_MAP
WOORDEN, ALS_CSV = "Uitleg bij deze cijfers", "Deze cijfers als open data (CSV)"


def plaats_van(hoofdstuk: str, over: Mapping[str, Any]) -> str:
    """Give the page that explains a table or figure, by what its data say of it, relative to the site."""
    figuur = "figuur-" if over["soort"] == "figuur" else ""
    return f"{MAP}/{hoofdstuk}/{figuur}{over['naam']}.html"


def links_in(
    notebook: NotebookNode, hoofdstuk: str, *, met_uitleg: bool, met_csv: bool
) -> dict[str, tuple[Markup, ...]]:
    """Give the links to what explains each table and figure of an executed chapter, and to its CSV file, by its id.

    The totals over a long table go with it.
    """
    gevonden: dict[str, tuple[Markup, ...]] = {}
    if not (met_uitleg or met_csv):
        return gevonden
    for data in (een.get("data", {}) for cell in notebook.cells for een in cell.get("outputs", [])):
        if DATA_MIME in data:
            over = data[DATA_MIME]["monitor"]
            id_ = f"{over['soort']}-{over['naam']}"
            links = (_uitleg(hoofdstuk, over) if met_uitleg else None, _csv(hoofdstuk, over) if met_csv else None)
            gevonden |= dict.fromkeys((id_, f"{id_}-totalen"), tuple(een for een in links if een))
    return gevonden


def _uitleg(hoofdstuk: str, over: Mapping[str, Any]) -> Markup:
    return Markup('<a href="{}">{}</a>').format(plaats_van(hoofdstuk, over), WOORDEN)


def _csv(hoofdstuk: str, over: Mapping[str, Any]) -> Markup:
    return Markup('<a href="{}/{}" download>{}</a>').format(CSV_MAP, csv_bestand(hoofdstuk, over), ALS_CSV)
