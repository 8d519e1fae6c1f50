"""A notebook executed in this process, in IPython's own shell: the outputs that a kernel would give, without one."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets.config import Config

from monitorlib.engine.execution.failure import CellFailed, TooMuchOutput
from monitorlib.files.descriptors import Descriptors

Past = Callable[[], list[tuple[str, str]]]
# nbclient's tag for a cell that may fail.
_MAY_FAIL = "raises-exception"


def run(notebook: NotebookNode, on_cell: Callable[[int], None], output_limit: int) -> None:
    """Execute the code cells of a notebook in place; `on_cell` hears the index of each cell that is done.

    Raises `CellFailed` at the first cell that fails, `TooMuchOutput` when a cell leaves more than `output_limit`
    bytes. One notebook per process: the shell is the one that `get_ipython` finds.
    """
    shell = _Shell.instance(config=_config())
    _draw_inline(shell)
    past = Descriptors(output_limit)
    with past.taken():
        _run_cells(shell, notebook, on_cell, past, output_limit)


def _run_cells(
    shell: "_Shell", notebook: NotebookNode, on_cell: Callable[[int], None], past: Descriptors, output_limit: int
) -> None:
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and cell.source.strip():
            outputs = _Outputs(shell.shown, output_limit, shell.execution_count, past.caught)
            shell.outputs = outputs
            with outputs.streams():
                result = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
            outputs.catch_up()
            cell.outputs, cell.execution_count = outputs.found, outputs.count
            if outputs.full:
                raise TooMuchOutput(index, cell.source)
            if not result.success and _MAY_FAIL not in cell.metadata.get("tags", []):
                raise CellFailed(index, cell.source, *outputs.error)
        on_cell(index)


class _Outputs:
    """What one cell leaves, in its order; beyond the limit it is counted but no longer kept."""

    def __init__(self, shown: dict[str, list[NotebookNode]], limit: int, count: int, past: Past = list) -> None:
        # The number of the cell, which IPython raises while it runs.
        self.count = count
        self.found: list[NotebookNode] = []
        self.error: tuple[str, str, list[str]] = ("", "", [])
        self._shown, self._room = shown, limit
        # What was written past Python comes before what is shown or printed next.
        self._past = past
        self._clear_first = False

    @property
    def full(self) -> bool:
        return self._room < 0

    def catch_up(self) -> None:
        """Add what was written past Python until now."""
        for name, text in self._past():
            self._add_text(name, text)

    def add(self, output: NotebookNode, size: int) -> None:
        self.catch_up()
        self._add(output, size)

    def add_text(self, name: str, text: str) -> None:
        """Add to a stream; what follows itself is one output, as a kernel gives it."""
        self.catch_up()
        self._add_text(name, text)

    def _add(self, output: NotebookNode, size: int) -> None:
        self._room -= size
        if self.full:
            return
        if self._clear_first:
            self.found.clear()
            self._clear_first = False
        self.found.append(output)

    def _add_text(self, name: str, text: str) -> None:
        last = self.found[-1] if self.found else None
        if last is None or last.output_type != "stream" or last.name != name or self._clear_first:
            self._add(new_output("stream", name=name, text=text), len(text))
            return
        self._room -= len(text)
        if not self.full:
            last.text += text

    def add_data(self, kind: str, data: dict[str, Any], metadata: dict[str, Any] | None, **rest: Any) -> NotebookNode:
        output: NotebookNode = new_output(kind, data=data, metadata=metadata or {}, **rest)
        self.add(output, sum(len(value) for value in data.values() if isinstance(value, str | bytes)))
        return output

    def clear(self, wait: bool) -> None:
        self.catch_up()
        if wait:
            self._clear_first = True
        else:
            self.found.clear()

    @contextmanager
    def streams(self) -> Iterator[None]:
        with redirect_stdout(_Stream(self, "stdout")), redirect_stderr(_Stream(self, "stderr")):
            yield


class _Stream(io.TextIOBase):
    """Where a cell prints to."""

    def __init__(self, outputs: _Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self._outputs.add_text(self._name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    """`display`: data with its metadata, in which alt text is."""

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **rest: Any) -> None:
        shell = cast("_Shell", self.shell)
        known = shell.shown.setdefault((rest.get("transient") or {}).get("display_id"), [])
        if rest.get("update"):
            for output in known:
                output.data, output.metadata = data, metadata or {}
            return
        known.append(shell.outputs.add_data("display_data", data, metadata))

    def clear_output(self, wait: bool = False) -> None:
        self.shell.outputs.clear(wait)


class _Hook(DisplayHook):
    """The value of a cell's last line."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        shell = cast("_Shell", self.shell)
        shell.outputs.add_data("execute_result", format_dict, md_dict, execution_count=shell.outputs.count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Shell(InteractiveShell):
    """IPython's shell without a terminal or a history, with the ways out that a kernel has."""

    displayhook_class = _Hook
    display_pub_class = _Publisher

    def __init__(self, **rest: Any) -> None:
        # Outputs by display id: a later cell can change what an earlier one showed.
        self.shown: dict[Any, list[NotebookNode]] = {}
        self.outputs = _Outputs(self.shown, sys.maxsize, 0)
        super().__init__(**rest)  # type: ignore[no-untyped-call]

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        error = (str(getattr(etype, "__name__", etype)), str(evalue), list(stb))
        self.outputs.error = error
        ename, text, traceback = error
        self.outputs.add(new_output("error", ename=ename, evalue=text, traceback=traceback), 0)

    def enable_gui(self, gui: Any = None) -> None:
        """A chapter has no window."""


def _config() -> Config:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.banner1 = ""
    return config


def _draw_inline(shell: InteractiveShell) -> None:
    """Show pyplot's figures in the notebook, also when pyplot was imported before this shell was there."""
    import matplotlib
    from matplotlib_inline.backend_inline import configure_inline_support

    backend = "module://matplotlib_inline.backend_inline"
    matplotlib.use(backend)
    configure_inline_support(shell, backend)  # type: ignore[no-untyped-call]
