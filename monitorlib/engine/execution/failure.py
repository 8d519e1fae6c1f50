"""What can go wrong while a chapter is executed, told with chapter, cell and line."""

import ast
import re
from collections.abc import Sequence

from monitorlib import errors
from monitorlib.errors import HoofdstukError, InCel, MonitorError, at_cell
from monitorlib.vertaald.van_python import fout_in_woorden


class CellFailed(Exception):
    """A cell raised an error: its index, its source, and the error as the shell or the kernel told it."""

    def __init__(self, index: int, source: str, ename: str, evalue: str, traceback: Sequence[str]) -> None:
        super().__init__(index, source, ename, evalue, traceback)
        self.index, self.source = index, source
        self.ename, self.evalue, self.traceback = ename, evalue, list(traceback)


class TooMuchOutput(Exception):
    """A cell left more than a page can hold."""

    def __init__(self, index: int, source: str) -> None:
        super().__init__(index, source)
        self.index, self.source = index, source


def too_much(cell: str, plek: InCel, limit: int) -> HoofdstukError:
    """Tell a cell, by how it is named, that left more bytes than `limit`."""
    return at_cell(
        HoofdstukError(
            f"{cell}: de uitvoer is groter dan {limit / 1024**2:.0f} MB. Toon een tabel of figuur in plaats van losse "
            "gegevens."
        ),
        plek,
    )


def as_hoofdstuk_error(cell: str, plek: InCel, failure: CellFailed) -> HoofdstukError:
    """Tell a failing cell, by how it is named; of an error that is not ours the message goes to `detail` only.

    A value may be in it.
    """
    return at_cell(_told(f"{cell}, regel `{_line(failure)}`", failure), plek)


def _told(where: str, failure: CellFailed) -> HoofdstukError:
    own = getattr(errors, failure.ename, None)
    if isinstance(own, type) and issubclass(own, MonitorError):
        return HoofdstukError(f"{where}:\n{failure.evalue}")
    if failure.ename == "MemoryError":
        return HoofdstukError(
            f"{where}: het geheugen is op. Geef meer met --memory, of reken met minder rijen tegelijk."
        )
    if failure.ename == "SystemExit":
        return HoofdstukError(f"{where}: de cel stopt het programma. Haal dat weg; een cel die niets doet, is genoeg.")
    woorden = fout_in_woorden(failure.ename, failure.evalue, _line(failure))
    wat = f"{failure.ename}. {woorden[0].upper()}{woorden[1:]}" if woorden else failure.ename
    error = HoofdstukError(f"{where}: {wat}. Met --traceback staat de hele fout op het scherm.")
    error.detail = "\n".join(failure.traceback)
    return error


def _line(failure: CellFailed) -> str:
    """Find the line of the cell that failed: the traceback marks it with an arrow, but for a cell that stops it all."""
    lines = failure.source.splitlines()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(failure.traceback))
    arrow = re.search(r"^-+>\s*(\d+)\s", plain, re.MULTILINE)
    number = int(arrow.group(1)) if arrow else _line_of_exit(failure.source)
    return lines[min(number, len(lines)) - 1].strip() if lines else ""


def _line_of_exit(source: str) -> int:
    """Find the line on which a cell stops the program; the first line when it does that elsewhere."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return 1
    exits = [node.lineno for node in nodes if isinstance(node, ast.Call | ast.Raise) and _exits(node)]
    return min(exits, default=1)


def _exits(node: ast.Call | ast.Raise) -> bool:
    what = node.func if isinstance(node, ast.Call) else node.exc
    name = what.attr if isinstance(what, ast.Attribute) else what.id if isinstance(what, ast.Name) else ""
    return name in ("exit", "quit", "SystemExit")
