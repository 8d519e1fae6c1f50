"""The menu of every page: the chapters that an edition lists, in the order of the site, each by its title."""

from collections.abc import Sequence
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.errors import NotebookError, PublishError
from monitorlib.hoofdstuk.notebook_file import source_of
from monitorlib.publish import markdown


@dataclass(frozen=True)
class Menupunt:
    """One chapter in the navigation: `naam` is its file without .html."""

    naam: str
    titel: str


def titels(editie: Editie) -> dict[str, str]:
    """Give the title of each chapter, as its notebook has it.

    What is wrong with a notebook is for its own chapter to say, so that the pages of the others are made.
    """
    gevonden = {}
    for naam in editie.parameters.hoofdstukken.gevraagd():
        try:
            gevonden[naam] = titel_van(notebook_of(editie, naam), naam)
        except (NotebookError, PublishError):
            gevonden[naam] = naam
    return gevonden


def notebook_of(editie: Editie, naam: str) -> NotebookNode:
    """Read the notebook of a chapter as it was written; errors as in `read_notebook`."""
    notebook: NotebookNode = nbformat.from_dict(editie.notebook(naam))
    for cell in notebook.cells:
        cell.source = source_of(cell)
    return notebook


def titel_van(notebook: NotebookNode, naam: str) -> str:
    """Read the text of the single '# ' heading of a chapter's notebook; raise `PublishError` at none or several."""
    found = [title for cell in notebook.cells if cell.cell_type == "markdown" for title in markdown.titles(cell.source)]
    if len(found) == 1 and found[0]:
        return found[0]
    if not any(found):
        raise PublishError(f"{naam}: het notebook heeft geen titel; begin de eerste cel met '# ' en de titel.")
    named = " en ".join(f"'{title}'" for title in found)
    raise PublishError(f"{naam}: het notebook heeft {len(found)} titels: {named}; houd er één en maak de rest '## '.")


def neighbours(naam: str, menu: Sequence[Menupunt]) -> tuple[Menupunt | None, Menupunt | None]:
    """Give what stands before and after a chapter in the menu; raise `PublishError` when it is not in it."""
    namen = [hoofdstuk.naam for hoofdstuk in menu]
    if naam not in namen:
        raise PublishError(f"{naam}: dit hoofdstuk staat niet in de navigatie. {nearest(naam, namen)}")
    here = namen.index(naam)
    ring = (None, *menu, None)
    return ring[here], ring[here + 2]
