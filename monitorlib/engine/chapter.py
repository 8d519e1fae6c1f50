"""One chapter: prepared for an edition, executed by papermill, and made the same for the same inputs."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from monitorlib import errors
from monitorlib.editie import Editie
from monitorlib.errors import ChapterError, MonitorError, ParameterError, nearest
from monitorlib.hoofdstuk_parameters import Hoofdstuk

SECTION_TAG, PARAMETERS_TAG, INJECTED_TAG = "sectie:", "parameters", "injected-parameters"
# The plain run. Another engine registers at papermill's entry point and is named here.
ENGINE = "nbclient"


@dataclass(frozen=True)
class Job:
    """A chapter to execute: everything that a machine must know, as plain values."""

    naam: str
    prepared: Path
    executed: Path
    parameters: Mapping[str, Any]
    engine: str = ENGINE


def prepare(editie: Editie, naam: str, blok: Hoofdstuk, lezers: str) -> tuple[NotebookNode, dict[str, Any]]:
    """Give a chapter's notebook with the listed sections only, and the parameters to inject.

    Raises `ParameterError` for a section that the notebook does not have, or when the notebook's parameters are not
    those of the edition: an unknown parameter never runs with a default.
    """
    path = editie.layout.notebooks / f"{naam}.ipynb"
    if not path.is_file():
        raise ParameterError(f"Hoofdstuk '{naam}' heeft geen notebook: {editie.shown(path)} ontbreekt.")
    notebook = nbformat.read(path, as_version=4)
    where = f"{editie.shown(editie.params / 'params.yml')}, hoofdstukken.{naam}"
    known = sections(notebook)
    for sectie in blok.secties:
        if sectie not in known:
            raise ParameterError(
                f"{where}.secties: het notebook heeft geen sectie '{sectie}'. {nearest(sectie, known)}"
            )
    notebook.cells = listed_cells(notebook, blok)
    parameters = {
        "regio": editie.regio,
        "kwartaal": str(editie.kwartaal),
        "lezers": lezers,
        **blok.instellingen,
    }
    declared = declared_parameters(notebook, editie.shown(path))
    if set(declared) != set(parameters):
        different = ", ".join(sorted(set(declared) ^ set(parameters)))
        raise ParameterError(f"{where}: de parameters van het notebook zijn andere dan die van de editie: {different}.")
    return notebook, parameters


def sections(notebook: NotebookNode) -> list[str]:
    """List the sections that a notebook knows, in their order."""
    return [naam for naam in dict.fromkeys(map(_section, notebook.cells)) if naam is not None]


def listed_cells(notebook: NotebookNode, blok: Hoofdstuk) -> list[NotebookNode]:
    """List the cells of the sections that an edition lists, and those of no section."""
    return [cell for cell in notebook.cells if _section(cell) in (None, *blok.secties)]


def declared_parameters(notebook: NotebookNode, shown: str = "notebook") -> dict[str, str]:
    """Read the parameters cell: each name with its type; raise `ParameterError` unless there is exactly one."""
    cells = [cell for cell in notebook.cells if PARAMETERS_TAG in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise ParameterError(
            f"{shown}: een hoofdstuk heeft één cel met de tag '{PARAMETERS_TAG}'; dit heeft er {len(cells)}."
        )
    body = ast.parse(cells[0].source).body
    return {
        node.target.id: ast.unparse(node.annotation)
        for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def execute(job: Job) -> str:
    """Execute a prepared chapter and leave a notebook without times, paths or random ids; return its name.

    Raises `ChapterError` with chapter, cell and source line. Of an error that is not monitorlib's own the message is
    in `detail` only: it can hold a value from a source.
    """
    try:
        notebook = papermill.execute_notebook(
            str(job.prepared),
            None,
            parameters=dict(job.parameters),
            engine_name=job.engine,
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            request_save_on_cell_execute=False,
            # The kernel's own remarks, also on being stopped, are not for the maker of a monitor.
            extra_arguments=["--log-level=CRITICAL"],
            shutdown_kernel="immediate",
        )
    except PapermillExecutionError as error:
        raise _chapter_error(job, error) from None
    except MonitorError:
        raise
    except Exception as error:
        raise ChapterError(f"Hoofdstuk {job.naam}: de uitvoering brak af ({type(error).__name__}).") from error
    job.executed.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(cleaned(notebook, job.naam), job.executed)
    return job.naam


def cleaned(notebook: NotebookNode, naam: str) -> NotebookNode:
    """Take away what differs between two runs of the same inputs."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if INJECTED_TAG in tags:
            cell["id"] = f"{naam}-injected"
    return notebook


def _section(cell: NotebookNode) -> str | None:
    tags = [tag for tag in cell.metadata.get("tags", []) if tag.startswith(SECTION_TAG)]
    return str(tags[0]).removeprefix(SECTION_TAG) if tags else None


def _chapter_error(job: Job, error: PapermillExecutionError) -> ChapterError:
    number, line = error.cell_index + 1, _source_line(error)
    where = f"Hoofdstuk {job.naam}, cel {number}, regel `{line}`"
    own = getattr(errors, error.ename, None)
    if isinstance(own, type) and issubclass(own, MonitorError):
        return ChapterError(f"{where}:\n{error.evalue}")
    failure = ChapterError(f"{where}: {error.ename}. Met --traceback staat de hele fout op het scherm.")
    failure.detail = "\n".join(error.traceback)
    return failure


def _source_line(error: PapermillExecutionError) -> str:
    """Find the line of the cell that failed: the traceback marks it with an arrow."""
    lines = error.source.splitlines()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback))
    arrow = re.search(r"^-+>\s*(\d+)\s", plain, re.MULTILINE)
    number = int(arrow.group(1)) if arrow else 1
    return lines[min(number, len(lines)) - 1].strip() if lines else ""
