"""The notebook of a chapter as JupyterLab gets it for an edition, and back to what stands in notebooks/.

What an edition shows otherwise travels in the metadata of the notebook itself: so what was left out comes back wherever
it is saved, whatever changed in params.yml meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.validator import normalize

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.cellen import KERNEL
from monitorlib.engine.execution.parameterize import PARAMETERS_TAG, parameters_of
from monitorlib.hoofdstuk.cel import secties_van
from monitorlib.hoofdstuk.notebook_file import INJECTED_TAG, source_of, tags_of
from monitorlib.lab.parameters_cell import filled, restored
from monitorlib.tijd.woorden import verwoord

Cells = list[NotebookNode]
# The key of ours in metadata, and what stands under it.
OWN = "monitor"
_LEFT_OUT, _ORDER, _VALUES, _HERE, _TEXT = "weggelaten", "volgorde", "waarden", "alleen_hier", "tekst"
# What JupyterLab keeps in a cell of how it was run or looked at.
_TRACES = ("collapsed", "execution", "scrolled", "trusted", "ExecuteTime")
_LOCKED = ("deletable", "editable")


def for_edition(notebook: Mapping[str, Any], editie: Editie, naam: str, lezers: str) -> NotebookNode:
    """Give the notebook of a chapter with the sections that an edition lists, and its parameters filled in.

    `notebook` is that of the edition, the sections of its own among them.
    """
    found = _whole(notebook)
    blok = editie.parameters.hoofdstukken.gevraagd()[naam]
    own = [een for een in blok.secties if een in editie.parameters.secties]
    for cell in found.cells:
        if set(own) & set(secties_van(cell)):
            _only_here(cell)
    unlisted = _leave_out(found, blok.secties)
    values = parameters_of(editie, blok, lezers)
    for cell in found.cells:
        if PARAMETERS_TAG in tags_of(cell):
            cell.source, was = filled(cell.source, values)
            cell.metadata[OWN] = {_VALUES: was}
    _in_words_of(found, editie)
    if told := _told(editie, naam, unlisted, own):
        found.cells.insert(1, _note(told))
    found.metadata[OWN][_ORDER] = [cell.id for cell in found.cells]
    return found


def as_it_stands(notebook: Mapping[str, Any], told: str) -> NotebookNode:
    """Give a notebook as it stands, with a note under its title."""
    found = _whole(notebook)
    found.cells.insert(1, _note(told))
    return found


def as_source(notebook: Mapping[str, Any]) -> NotebookNode:
    """Give a notebook as it stands in notebooks/: all its sections and its own parameters, and nothing of a run."""
    found = _copied(notebook)
    own = found.metadata.pop(OWN, {})
    _put_back(found, own.get(_LEFT_OUT, []), own.get(_ORDER, []))
    cells = [cell for cell in found.cells if not _is_only_here(cell) and INJECTED_TAG not in tags_of(cell)]
    for cell in cells:
        _cleaned(cell)
    found.cells = cells
    kernel = found.metadata.get("kernelspec", {})
    if kernel.get("name") == KERNEL["kernelspec"]["name"]:
        found.metadata["kernelspec"] = KERNEL["kernelspec"]
    if language := found.metadata.get("language_info", {}).get("name"):
        found.metadata["language_info"] = {"name": language}
    return found


def _whole(notebook: Mapping[str, Any]) -> NotebookNode:
    """Copy a notebook, without what it showed; every cell has an id that stays."""
    found = as_source(notebook)
    found.nbformat_minor = max(found.nbformat_minor, 5)
    _, found = normalize(found)
    found.metadata[OWN] = {}
    return nbformat.from_dict(found)  # type: ignore[no-any-return]


def _copied(notebook: Mapping[str, Any]) -> NotebookNode:
    found: NotebookNode = nbformat.from_dict({**notebook, "metadata": {**notebook["metadata"]}})
    for cell in found.cells:
        cell.source = source_of(cell)
    return found


def _cleaned(cell: NotebookNode) -> None:
    """Take away what a run or JupyterLab left in a cell, and what this module put in it."""
    own = cell.metadata.pop(OWN, {})
    if _VALUES in own:
        cell.source = restored(cell.source, own[_VALUES])
    # A text that the analyst changed is kept as it is now.
    if cell.source == own.get(_TEXT, {}).get("getoond"):
        cell.source = own[_TEXT]["geschreven"]
    # A copy of a cell that is only here is one of the analyst's own.
    for naam in (*_TRACES, *(_LOCKED if _HERE in own else ())):
        cell.metadata.pop(naam, None)
    cell.metadata.get("jupyter", {}).pop("outputs_hidden", None)
    if not cell.metadata.get("jupyter", True):
        del cell.metadata["jupyter"]
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None


def _in_words_of(notebook: NotebookNode, editie: Editie) -> None:
    """Write the texts for the period of an edition, as its pages do; what stands there comes back when it is saved."""
    for cell in notebook.cells:
        shown = verwoord(cell.source, editie.periode) if cell.cell_type == "markdown" else cell.source
        if shown != cell.source:
            own = cell.metadata.get(OWN, {})
            cell.metadata[OWN] = {**own, _TEXT: {"getoond": shown, "geschreven": cell.source}}
            cell.source = shown


def _leave_out(notebook: NotebookNode, secties: Iterable[str]) -> list[str]:
    """Move the cells of sections that an edition does not list to the metadata; give the names of those sections."""
    listed = set(secties)
    kept: Cells = []
    weg: list[dict[str, Any]] = []
    names: list[str] = []
    for cell in notebook.cells:
        own = secties_van(cell)
        if own and not listed & set(own):
            weg.append({"na": kept[-1].id if kept else "", "cel": cell})
            names += own
        else:
            kept.append(cell)
    notebook.cells = kept
    notebook.metadata[OWN][_LEFT_OUT] = weg
    return list(dict.fromkeys(names))


def _put_back(notebook: NotebookNode, left_out: Sequence[Mapping[str, Any]], order: Sequence[str]) -> None:
    """Put the cells that were left out behind those that they stood behind, or the nearest before it that is left."""
    behind: dict[str, Cells] = {}
    there = {cell.get("id", "") for cell in notebook.cells}
    for een in left_out:
        before = order[: order.index(een["na"]) + 1] if een["na"] in order else []
        place = next((naam for naam in reversed(before) if naam in there), "")
        behind.setdefault(place, []).append(nbformat.from_dict(een["cel"]))
    cells = behind.pop("", [])
    for cell in notebook.cells:
        cells += [cell, *behind.pop(cell.get("id", ""), [])]
    notebook.cells = cells


def _only_here(cell: NotebookNode) -> None:
    cell.metadata |= {OWN: {_HERE: cell.id}, "editable": False, "deletable": False}


def _is_only_here(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get(OWN, {}).get(_HERE) == cell.get("id", ""))


def _note(text: str) -> NotebookNode:
    cell: NotebookNode = nbformat.v4.new_markdown_cell(text, id="monitor-vooraf")
    _only_here(cell)
    return cell


def _told(editie: Editie, naam: str, unlisted: Sequence[str], own: Sequence[str]) -> str:
    """Say which sections are not shown and which cannot be changed here, and where that is decided."""
    where = f"`{editie.shown(editie.params / 'params.yml')}`"
    regels = []
    if unlisted:
        regels.append(
            f"Niet in editie {editie.naam}: {_namen(unlisted)}. Zet een sectie in {where}, onder "
            f"`hoofdstukken`, `{naam}`, `secties`, en open dit notebook opnieuw. Bij het bewaren blijft zij staan."
        )
    if own:
        regels.append(f"Uit {where}, en daar te veranderen: {_namen(own)}.")
    return "\n\n".join(f"*{een}*" for een in regels)


def _namen(secties: Sequence[str]) -> str:
    return f"{'sectie' if len(secties) == 1 else 'secties'} {', '.join(secties)}"
