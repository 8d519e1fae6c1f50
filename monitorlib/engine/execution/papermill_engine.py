"""The engine by its name in papermill: `papermill --engine monitor in.ipynb out.ipynb`.

A notebook that names another kernel, or a system without fork, gets papermill's own engine.
"""

from typing import Any

from click import ClickException
from nbformat import NotebookNode
from papermill.engines import Engine, NBClientEngine

from monitorlib.engine.children.child import Limits, ask, has_fork
from monitorlib.engine.execution.parameterize import PYTHON
from monitorlib.errors import HoofdstukError
from monitorlib.unforeseen import as_told

# papermill has no limit of its own for a notebook.
_A_WEEK = 7 * 24 * 3600.0


class NotebookStopped(HoofdstukError, ClickException):
    """The execution of a notebook ended before its cells did; papermill's command says it without a traceback."""


class MonitorEngine(Engine):  # type: ignore[misc]
    """Execute a notebook in a child that is forked from a parent with the imports done."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Execute the notebook that papermill manages; as papermill wants it, its cells keep outputs and errors."""
        if kernel_name != PYTHON or not has_fork():
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        cells = nb_man.nb.cells
        timeout = options.get("execution_timeout")
        limits = Limits(seconds=timeout * len(cells) if timeout else _A_WEEK)
        nb_man.cell_start(cells[0], 0)

        def on_event(event: tuple[int, NotebookNode, bool]) -> None:
            index, cell, failed = event
            cells[index].update(cell)
            if failed:
                nb_man.cell_exception(cells[index], index)
                return
            nb_man.cell_complete(cells[index], index)
            if index + 1 < len(cells):
                nb_man.cell_start(cells[index + 1], index + 1)

        try:
            executed = ask("Notebook", _run, nb_man.nb, limits.output, environment={}, limits=limits, on_event=on_event)
        except Exception as error:
            raise NotebookStopped(str(as_told(error))) from error
        # A cell can change what an earlier one showed.
        for cell, after in zip(cells, executed, strict=True):
            cell.update(after)


def _run(notebook: NotebookNode, limit: int, tell: Any) -> list[dict[str, Any]]:
    """Execute a notebook in the child, tell every cell that is done or failed, and give what all of them left."""
    from monitorlib.engine.execution import shell
    from monitorlib.engine.execution.failure import CellFailed

    try:
        shell.run(notebook, lambda index: tell((index, _told(notebook.cells[index]), False)), limit)
    except CellFailed as failure:
        tell((failure.index, _told(notebook.cells[failure.index]), True))
    return [_told(cell) for cell in notebook.cells]


def _told(cell: NotebookNode) -> dict[str, Any]:
    """Give what executing a cell changed; its metadata are papermill's."""
    return {name: cell[name] for name in ("outputs", "execution_count") if name in cell}
