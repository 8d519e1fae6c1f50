"""One base class for everything that stops a monitor, one class per cause.

The command line prints these without a traceback. Their text is Dutch, for an analyst: where, what was
found, what is allowed, what to do. No text ever holds a value from a column that is declared personal.
"""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from traceback import extract_tb
from typing import Any, TypeVar

from monitorlib.exit_codes import FAILED, WRONG_USE

# How IPython names the code of a cell.
_IN_CELL = re.compile(r"ipykernel_|<ipython-input|^In\[|/ipython-input-|cell_")


@dataclass(frozen=True)
class InCel:
    """The cell of a chapter in which a mistake is, by its id, which older notebooks lack, and by its source."""

    id: str
    source: str

    @classmethod
    def of(cls, cell: Mapping[str, Any]) -> "InCel":
        return cls(cell.get("id", ""), "".join(cell["source"]))


class MonitorError(Exception):
    """Stop the run with one clear message."""

    exit_code = FAILED
    # The cell that it is about; None of what is wrong elsewhere.
    in_cel: InCel | None = None

    @property
    def _render_traceback_(self) -> Callable[[], list[str]]:
        """Show an analyst the message and the line of the cell, not the inside of the library.

        IPython asks for this; after `%xmode Verbose` it is not there, so that all is shown.
        """
        if _verbose():
            raise AttributeError
        return self._folded

    def _folded(self) -> list[str]:
        whole = "(de hele fout: %xmode Verbose, en draai de cel opnieuw)"
        return [f"{type(self).__name__}: {self}", *line_in_cell(self), whole]


_Error = TypeVar("_Error", bound=MonitorError)


def at_cell(error: _Error, in_cel: InCel) -> _Error:
    """Give an error with the cell that it is about."""
    error.in_cel = in_cel
    return error


class ParameterError(MonitorError):
    """A parameter of an edition is unknown, missing or of the wrong type."""


class OptionError(MonitorError):
    """An option of the command line has a value that it cannot have."""

    exit_code = WRONG_USE


class UnknownEditionError(MonitorError):
    """No parameters exist for the edition that was asked for."""

    exit_code = WRONG_USE


class NotebookError(MonitorError):
    """The notebook of a chapter is missing or cannot be read."""


class SourceError(MonitorError):
    """A source is missing, unreadable, or holds rows that cannot be used."""


class SnapshotError(MonitorError):
    """The frozen sources are missing or not what was frozen."""


class CalculationError(MonitorError):
    """A calculation was asked for something that its cijfers do not have."""


class ToelichtingError(MonitorError):
    """A toelichting names something that does not exist."""


class NotDeliveredError(CalculationError):
    """A calculation needs a source or a column that the edition does not deliver."""


class CatalogueError(MonitorError):
    """An indicator is declared wrongly: the catalogue does not load."""


class RenderError(MonitorError):
    """A table or figure cannot be shown as asked."""


class HoofdstukError(MonitorError):
    """A chapter stopped while it was executed.

    `detail` holds the message and traceback of an error that is not ours. They can hold a value from a source, so they
    go to a terminal that asks for them, never into a file.
    """

    detail = ""


class PublishError(MonitorError):
    """A page could not be made from an executed notebook."""


def line_in_cell(error: BaseException) -> list[str]:
    """Give the line of the cell from which an error came, with its number; nothing when no cell is in it."""
    frames = [frame for frame in extract_tb(error.__traceback__) if _IN_CELL.search(frame.filename)]
    return [f"----> {frame.lineno} {frame.line}" for frame in frames[:1]]


def _verbose() -> bool:
    """Tell whether the shell was asked for the inside of an error."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return getattr(getattr(shell, "InteractiveTB", None), "mode", "") == "Verbose"
