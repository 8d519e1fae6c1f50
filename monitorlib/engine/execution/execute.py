"""What the children of a chapter do: one runs its cells, another one leaves its notebook and its page."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.yaml_file import take_over
from monitorlib.engine.execution import shell
from monitorlib.engine.execution.failure import CellFailed, TooMuchOutput, as_hoofdstuk_error, too_much
from monitorlib.engine.execution.job import MONITOR, Done, Job
from monitorlib.engine.execution.parameterize import PARAMETERS_TAG, PYTHON, cleaned, prepare
from monitorlib.engine.stale.state import files_of
from monitorlib.errors import InCel
from monitorlib.files.descriptors import in_kernel, silent
from monitorlib.files.kept import Kept, keeping
from monitorlib.hoofdstuk.notebook_file import named, tags_of
from monitorlib.pagina.akkoord.stand import te_zien
from monitorlib.pagina.nagelaten import record_of


def run(job: Job, tell: Callable[[tuple[int, int]], None]) -> tuple[str, Kept | None]:
    """Execute a chapter and give its notebook as text, with what it asked and made of the results that are kept.

    `tell` hears how many cells are done, of how many.
    """
    take_over(job.read)
    editie = Editie.named(job.editie, Layout.find())
    blok = editie.parameters.hoofdstukken.gevraagd()[job.naam]
    prepared, parameters = prepare(editie, job.naam, blok, job.lezers)
    total = len(prepared.cells) + 1
    kept = replace(job.kept, around=_around(prepared, parameters)) if job.kept else None
    try:
        with keeping(kept):
            notebook = run_notebook(
                prepared, parameters, job.engine, job.limits.output, lambda index: tell((index + 1, total))
            )
    except CellFailed as failure:
        raise as_hoofdstuk_error(*_cell(editie, job.naam, prepared, failure.index), failure) from None
    except TooMuchOutput as failure:
        raise too_much(*_cell(editie, job.naam, prepared, failure.index), job.limits.output) from None
    return json.dumps(notebook), kept and replace(kept, found={})


def _cell(editie: Editie, naam: str, prepared: NotebookNode, index: int) -> tuple[str, InCel]:
    """Name a cell as an analyst knows it, and say which it is; `index` counts the cell with the injected parameters."""
    given = [PARAMETERS_TAG in tags_of(cell) for cell in prepared.cells].index(True)
    index -= index > given
    return f"{editie.notebook_shown(naam)}, {named(prepared.cells, index)}", InCel.of(prepared.cells[index])


def _around(notebook: NotebookNode, parameters: Mapping[str, Any]) -> str:
    """Hash what every result of a chapter follows from: any cell can change how the next ones calculate."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256(json.dumps([cells, dict(parameters)], sort_keys=True).encode()).hexdigest()


def leave(job: Job, executed: str, tell: Callable[[None], None]) -> Done:
    """Leave the executed notebook and what is made of it in the folder of the site, as the same bytes every time.

    `tell` hears when what is made of it is there.
    """
    take_over(job.read)
    editie = Editie.named(job.editie, Layout.find())
    notebook = cleaned(nbformat.from_dict(json.loads(executed)), job.naam)
    job.executed.parent.mkdir(parents=True, exist_ok=True)
    if job.after is not None:
        job.after(notebook, editie, job.lezers, job.naam, job.folder, job.vormen)
        tell(None)
    nbformat.write(notebook, job.executed)
    if editie.parameters.hoofdstukken.gevraagd()[job.naam].verantwoordt:
        return Done(job.naam, (), "", files_of(job.naam, job.folder))
    record = record_of(notebook, job.naam)
    left = hashlib.sha256(repr((record, te_zien(editie, notebook.cells))).encode()).hexdigest()
    return Done(job.naam, record.gelezen, left, files_of(job.naam, job.folder))


def make_pages(job: Job) -> None:
    """Make what follows an executed notebook that is in the folder of the site already."""
    take_over(job.read)
    notebook = nbformat.read(job.executed, as_version=4)
    if job.after is not None:
        job.after(notebook, Editie.named(job.editie, Layout.find()), job.lezers, job.naam, job.folder, job.vormen)


def run_notebook(
    notebook: NotebookNode, parameters: Mapping[str, Any], engine: str, limit: int, on_cell: Callable[[int], None]
) -> NotebookNode:
    """Inject parameters and execute a notebook: in this process, or in a kernel where that is asked for.

    Raises `CellFailed` or `TooMuchOutput`.
    """
    kernel = notebook.metadata.get("kernelspec", {}).get("name", PYTHON)
    if engine == MONITOR and kernel == PYTHON:
        notebook = parameterize_notebook(load_notebook_node(notebook), dict(parameters))
        shell.run(notebook, on_cell, limit)
        return notebook
    executed = _in_kernel(notebook, parameters, kernel, limit)
    for index, cell in enumerate(executed.cells):
        # papermill takes a cell that stops the program with code 0 for one that is done.
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename == "SystemExit":
                raise CellFailed(index, cell.source, output.ename, output.evalue, output.traceback)
        if len(json.dumps(cell.get("outputs", []))) > limit:
            raise TooMuchOutput(index, cell.source)
    return executed


def _in_kernel(notebook: NotebookNode, parameters: Mapping[str, Any], kernel: str, limit: int) -> NotebookNode:
    try:
        with silent():
            executed = papermill.execute_notebook(
                notebook,
                None,
                parameters=dict(parameters),
                engine_name="nbclient",
                kernel_name=kernel,
                progress_bar=False,
                log_output=False,
                request_save_on_cell_execute=False,
                # The kernel's own remarks, also on being stopped, are not for the maker of a monitor.
                extra_arguments=["--log-level=CRITICAL", *([_past_python(limit)] if kernel == PYTHON else [])],
                shutdown_kernel="immediate",
            )
    except PapermillExecutionError as error:
        raise CellFailed(error.cell_index, error.source, error.ename, error.evalue, error.traceback) from None
    return cast(NotebookNode, executed)


def _past_python(limit: int) -> str:
    """Give the argument with which a kernel begins by catching what is written past Python."""
    return f"--IPKernelApp.exec_lines=__import__('{in_kernel.__module__}', fromlist=['_']).in_kernel({limit})"
