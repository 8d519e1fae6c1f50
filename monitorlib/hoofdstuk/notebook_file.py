"""A notebook as it stands on the disk, read without Jupyter: the command line need not wait for that."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from monitorlib.errors import NotebookError
from monitorlib.systeem import reden

# The tag of the cell that papermill puts behind the parameters of a notebook.
INJECTED_TAG = "injected-parameters"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CELLS = re.compile(r'"cells"\s*:\s*\[')


def read_notebook(path: Path, shown: str) -> dict[str, Any]:
    """Read a notebook; raise `NotebookError` with file and line when it is not one of format 4."""
    text = _text(path, shown)
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotebookError(_unreadable(text, error, shown)) from None
    except RecursionError:
        raise NotebookError(f"{shown}, regel 1: dit is geen notebook. {_ZET_TERUG}") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list) or not notebook["cells"]:
        raise NotebookError(f"{shown}, regel 1: dit is geen notebook: het heeft geen cellen. {_ZET_TERUG}")
    if notebook.get("nbformat") != 4 or not isinstance(notebook.get("nbformat_minor"), int):
        raise NotebookError(
            f"{shown}, regel 1: dit is geen notebook van versie 4; open het in JupyterLab en bewaar het opnieuw."
        )
    if not _is_metadata(notebook.get("metadata")):
        raise NotebookError(f"{shown}, regel 1: 'metadata' van het notebook heeft een verkeerde vorm. {_ZET_TERUG}")
    for index, cell in enumerate(notebook["cells"]):
        if fault := _fault(cell):
            raise NotebookError(f"{shown}, regel {_line_of(text, index)}: de cel op deze regel {fault}. {_ZET_TERUG}")
    return notebook


def source_of(cell: Mapping[str, Any]) -> str:
    """Give the text of a cell, which stands in one piece or in lines."""
    return "".join(cell["source"])


def named(cells: Sequence[Mapping[str, Any]], index: int) -> str:
    """Name a cell by the number that JupyterLab gives it when all of them run, one that does not run by its neighbour.

    Text, an empty cell and the parameters that a build injects have no number there.
    """
    number = sum(is_numbered(cell) for cell in cells[: index + 1])
    if is_numbered(cells[index]):
        return f"cel {number}"
    return f"na cel {number}" if number else "voor cel 1"


def is_numbered(cell: Mapping[str, Any]) -> bool:
    """Tell whether JupyterLab numbers a cell: it runs, and an analyst sees it."""
    return cell["cell_type"] == "code" and bool(source_of(cell).strip()) and INJECTED_TAG not in tags_of(cell)


def tags_of(cell: Mapping[str, Any]) -> list[str]:
    """List the tags of a cell."""
    tags: list[str] = cell["metadata"].get("tags", [])
    return tags


def what_counts(notebook: dict[str, Any]) -> str:
    """Give what decides what a notebook becomes: not its outputs, counts and other traces of being run or looked at."""
    cells = [
        [cell["cell_type"], source_of(cell), tags_of(cell), cell.get("id"), cell.get("attachments")]
        for cell in notebook["cells"]
    ]
    kernel = notebook["metadata"].get("kernelspec", {}).get("name")
    return json.dumps([notebook["nbformat_minor"], kernel, cells], sort_keys=True)


_ZET_TERUG = "Haal het notebook terug uit git, of herstel het op die plaats."


def _text(path: Path, shown: str) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotebookError(f"{shown}: het notebook ontbreekt. {_ZET_TERUG}") from None
    except OSError as error:
        raise NotebookError(f"{shown}: het notebook kan niet gelezen worden ({reden(error)}).") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotebookError(f"{shown}, regel {line}: het bestand is geen UTF-8; sla het op als UTF-8.") from None
    if not text.strip():
        raise NotebookError(f"{shown}, regel 1: het bestand is leeg. {_ZET_TERUG}")
    return text


def _unreadable(text: str, error: json.JSONDecodeError, shown: str) -> str:
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        return (
            f"{shown}, regel {line}: hier staat een conflict van git ({conflict.group().strip()}); kies wat blijft "
            "en haal de tekens weg."
        )
    return f"{shown}, regel {error.lineno}: dit is geen JSON, dus geen notebook. {_ZET_TERUG}"


def _fault(cell: Any) -> str:
    """Say what is wrong with the form of a cell; empty when nothing is."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return "is geen cel met code of tekst ('cell_type')"
    source = cell.get("source")
    if not isinstance(source, str) and not (_is_list_of_text(source)):
        return "heeft geen tekst ('source')"
    if not _is_metadata(cell.get("metadata")):
        return "heeft 'metadata' van een verkeerde vorm"
    if not isinstance(cell.get("id", ""), str) or not isinstance(cell.get("attachments", {}), dict):
        return "heeft een 'id' of 'attachments' van een verkeerde vorm"
    return ""


def _is_metadata(found: Any) -> bool:
    """Tell whether metadata have the form that is read here: tags as a list of text, the kernel by its name."""
    return (
        isinstance(found, dict)
        and _is_list_of_text(found.get("tags", []))
        and isinstance(found.get("kernelspec", {}), dict)
        and isinstance(found.get("kernelspec", {}).get("name", ""), str)
    )


def _is_list_of_text(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def _line_of(text: str, index: int) -> int:
    """Find the line on which a cell begins."""
    decoder, cells = json.JSONDecoder(), _CELLS.search(text)
    place = cells.end() if cells else 0
    for _ in range(index + 1):
        start = re.compile(r"[\s,]*").match(text, place)
        begin = start.end() if start else place
        _, place = decoder.raw_decode(text, begin)
    return text.count("\n", 0, begin) + 1
