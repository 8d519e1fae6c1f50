"""The notebook of a chapter: its sections and parameters, prepared for an edition, and made the same every time."""

import ast
from typing import Any

import nbformat
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.hoofdstukken import HoofdstukBlok
from monitorlib.engine.execution.open_sections import put_in_place, waiting
from monitorlib.engine.execution.sections import check_sections, form_of
from monitorlib.errors import ParameterError
from monitorlib.hoofdstuk.notebook_file import INJECTED_TAG, source_of
from monitorlib.tijd.woorden import verwoord

PARAMETERS_TAG = "parameters"
PYTHON = "python3"


def prepare(editie: Editie, naam: str, blok: HoofdstukBlok, lezers: str) -> tuple[NotebookNode, dict[str, Any]]:
    """Give a chapter's notebook with the listed sections only, and the parameters to inject.

    A section that waits for an open place says so in the place of its cells. Raises `NotebookError` when it cannot be
    read, `ParameterError` for a section that the notebook does not have or for which the edition lacks something, and
    when the notebook's parameters are not those of the edition: an unknown parameter never runs with a default.
    """
    notebook = as_written(editie, naam)
    waits = waiting(editie, naam, form_of(editie, naam), blok.secties)
    check_sections(editie, naam, [een for een in blok.secties if een not in waits])
    notebook.cells = put_in_place(notebook.cells, blok.secties, waits)
    parameters = parameters_of(editie, blok, lezers)
    declared = declared_parameters(notebook, editie.notebook_shown(naam))
    if set(declared) != set(parameters):
        different = ", ".join(sorted(set(declared) ^ set(parameters)))
        where = f"{editie.shown(editie.params / 'params.yml')}, hoofdstukken.{naam}"
        raise ParameterError(
            f"{where}: de parameters van het notebook zijn andere dan die van de editie: {different}. Maak ze gelijk."
        )
    return notebook, parameters


def as_written(editie: Editie, naam: str) -> NotebookNode:
    """Give a chapter's notebook in the words of the period of an edition; errors as in `Editie.notebook`.

    What it showed when somebody ran it, is nothing of this edition.
    """
    notebook: NotebookNode = nbformat.from_dict(editie.notebook(naam))
    for cell in notebook.cells:
        cell.source = source_of(cell)
        if cell.cell_type == "markdown":
            cell.source = verwoord(cell.source, editie.periode)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def parameters_of(editie: Editie, blok: HoofdstukBlok, lezers: str) -> dict[str, Any]:
    """Give what the parameters cell of a chapter holds for an edition, in the order of the cell."""
    return {
        "regio": editie.regio,
        "periode": editie.periode.map,
        "lezers": lezers,
        "gemeente": editie.gemeente,
        **blok.instellingen,
    }


def declared_parameters(notebook: NotebookNode, shown: str = "notebook") -> dict[str, str]:
    """Read the parameters cell: each name with its type; raise `ParameterError` unless there is exactly one."""
    cells = [cell for cell in notebook.cells if PARAMETERS_TAG in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise ParameterError(
            f"{shown}: een hoofdstuk heeft één cel met de tag '{PARAMETERS_TAG}'; dit heeft er {len(cells)}. Geef "
            "alleen die cel de tag."
        )
    body = ast.parse(cells[0].source).body
    return {
        node.target.id: ast.unparse(node.annotation)
        for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def cleaned(notebook: NotebookNode, naam: str) -> NotebookNode:
    """Take away what differs between two runs of the same inputs."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": PYTHON},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if INJECTED_TAG in tags:
            cell["id"] = f"{naam}-injected"
    return notebook
