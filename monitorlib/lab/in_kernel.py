"""What IPython loads in a kernel of `monitor lab`.

A cell that fails says it in one line, with the rest folded. And the kernel imports at its start, while somebody reads
the notebook, what the first cell of every chapter would wait for.
"""

import importlib
import traceback
from html import escape
from types import MethodType
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.display import HTML, display

from monitorlib.errors import line_in_cell
from monitorlib.lab.told import told
from monitorlib.without_addresses import without_addresses


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Let a shell tell its errors so, and import what chapters use; IPython calls this."""
    _import_ahead()
    show = shell._showtraceback

    def show_folded(of: InteractiveShell, kind: type[BaseException], error: BaseException, lines: Any) -> None:
        """Show what went wrong and on which line, and fold what Python says of it."""
        show(kind, error, [told(error, of.user_ns), *line_in_cell(error)])
        whole = "".join(traceback.format_exception(error))
        folded = f"<details><summary>De hele fout</summary><pre>{escape(whole)}</pre></details>"
        display(HTML(folded))  # type: ignore[no-untyped-call]

    # IPython's own place for a shell that shows errors elsewhere.
    shell._showtraceback = MethodType(show_folded, shell)  # type: ignore[method-assign]


def _import_ahead() -> None:
    with without_addresses():
        importlib.import_module("monitorlib.pagina.hoofdstuk")
        importlib.import_module("monitorlib.render.figuren.figuur")
