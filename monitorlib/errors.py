"""One base class for everything that stops a monitor, one class per cause.

The command line prints these without a traceback. Their text is Dutch, for an analyst: where, what was
found, what is allowed, what to do. No text ever holds a value from a column that is declared personal.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class MonitorError(Exception):
    """Stop the run with one clear message."""

    exit_code = 1


class ParameterError(MonitorError):
    """A parameter of an edition is unknown, missing or of the wrong type."""


class UnknownEditionError(MonitorError):
    """No parameters exist for the edition that was asked for."""

    exit_code = 2


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


class ChapterError(MonitorError):
    """A chapter stopped while it was executed.

    `detail` holds the message and traceback of an error that is not ours. They can hold a value from a source, so they
    go to a terminal that asks for them, never into a file.
    """

    detail = ""


class PublishError(MonitorError):
    """A page could not be made from an executed notebook."""


def nearest(found: str, known: Iterable[str]) -> str:
    """Say which known name is meant, or list all of them: the end of a message about an unknown name."""
    names = [str(name) for name in known]
    close = get_close_matches(found.lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    if close:
        name = next(name for name in names if name.lower() == close[0])
        return f"Bedoelt u '{name}'?"
    return f"Bekend zijn: {', '.join(names)}." if names else "Er is geen enkele naam bekend."
