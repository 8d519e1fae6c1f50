"""What the chapters themselves say that they need: their sources, the sections of their text, the names they use."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from monitorlib import indicatoren
from monitorlib.deel import gelezen_bronnen
from monitorlib.editie import Editie
from monitorlib.engine.notebook import listed_cells
from monitorlib.hoofdstuk_parameters import INDICATOREN
from monitorlib.indicatoren.catalogus import gevraagd
from monitorlib.layout import Layout
from monitorlib.notebook_file import read_notebook, source_of

_TOELICHTING = re.compile(r'\btoelichting\(\s*"([^"]+)"')


def gebruikte_bronnen(van: Editie, hoofdstukken: Iterable[str]) -> dict[str, list[str]]:
    """Give each source of an edition that these chapters read, with the chapters that do, in the edition's order."""
    door: dict[str, list[str]] = {}
    for hoofdstuk in hoofdstukken:
        gevonden = {naam for cel in _cellen(van, hoofdstuk) for naam in gelezen_bronnen(cel)}
        if hoofdstuk == INDICATOREN:
            gevonden |= {naam for een in gevraagd(van) for naam in een.bron}
        for naam in gevonden:
            door.setdefault(naam, []).append(hoofdstuk)
    return {naam: door[naam] for naam in van.parameters.bronnen if naam in door}


def tekstsecties(van: Editie, hoofdstuk: str) -> list[str]:
    """List the sections of toelichting that a chapter shows, with the sections that an edition asks for."""
    return list(dict.fromkeys(naam for cel in _cellen(van, hoofdstuk) for naam in _TOELICHTING.findall(cel)))


def vaste_codes(codes: Sequence[str], layout: Layout) -> list[str]:
    """Keep the codes that a chapter or an indicator calculates with, itself or as a group (`Klachten | Formeel`).

    Such a name belongs to the project; every other one is a region's own.
    """
    tekst = "\n".join(_broncode(layout))
    return [code for code in codes if f'"{code}"' in tekst or ("|" in code and f'"{code.split(" | ")[0]}"' in tekst)]


def _cellen(van: Editie, hoofdstuk: str) -> Iterator[str]:
    """Give the code of a chapter, of the sections that an edition asks for."""
    blok = van.parameters.hoofdstukken.gevraagd()[hoofdstuk]
    notebook = _notebook(van.layout.notebooks / f"{hoofdstuk}.ipynb", van.layout)
    return (source_of(cel) for cel in listed_cells(notebook, blok) if cel.cell_type == "code")


def _notebook(path: Path, layout: Layout) -> NotebookNode:
    notebook: NotebookNode = nbformat.from_dict(read_notebook(path, layout.shown(path)))
    return notebook


def _broncode(layout: Layout) -> Iterator[str]:
    for path in sorted(layout.notebooks.glob("*.ipynb")):
        yield from (source_of(cel) for cel in _notebook(path, layout).cells if cel.cell_type == "code")
    for path in sorted(Path(indicatoren.__file__).parent.glob("*.py")):
        yield path.read_text(encoding="utf-8")
