"""What a command says, whoever listens: a terminal without accents, a pipe that closed, a disk that is full."""

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from monitorlib.exit_codes import FAILED
from monitorlib.systeem import reden

# What has no accent to take off, by what is read in its place.
_LEESBAAR = {
    "−": "-", "–": "-", "—": "-", "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "€": "EUR",
    "×": "x", "·": ".", "›": ">", "‹": "<", "→": "->", "✓": "v", "✗": "x", "\N{NO-BREAK SPACE}": " ", "•": "*",
    "━": "-", "╸": "-", "╺": "-",
}  # fmt: skip
_NAAM = "monitor-leesbaar"


class Spoken(io.RawIOBase):
    """A file descriptor that text goes to. When it takes no more, the rest goes nowhere and the work goes on.

    `refused` is what the system said, but for a reader who has seen enough: that is no fault.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.refused: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, text) -> int:  # type: ignore[no-untyped-def]
        try:
            return os.write(self._descriptor, text)
        except OSError as error:
            if not isinstance(error, BrokenPipeError):
                self.refused = error
            _to_nowhere(self._descriptor)
            return len(text)


@contextmanager
def spoken() -> Iterator[list[Spoken]]:
    """Let text that is printed in the block never stop it; gives what is spoken to, to ask afterwards what was refused.

    A stream that somebody replaced, as a notebook or a test does, is left as it is.
    """
    codecs.register_error(_NAAM, _leesbaar)
    _open_what_is_closed()
    was, raw = (sys.stdout, sys.stderr), [Spoken(1), Spoken(2)]
    if sys.stdout is sys.__stdout__:
        sys.stdout = _writer(raw[0], sys.stdout)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _writer(raw[1], sys.stderr)
    try:
        yield raw
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = was


def ended(code: int, raw: list[Spoken]) -> int:
    """Give the exit code of a command whose text may not have come through, and say so."""
    sys.stdout.flush()
    refused = raw[0].refused
    if refused is None:
        return code
    print(f"De uitvoer op het scherm of in een bestand kon niet geschreven worden: {reden(refused)}.", file=sys.stderr)
    return code or FAILED


def _writer(raw: Spoken, was: "io.TextIOBase | None") -> io.TextIOWrapper:
    encoding = getattr(was, "encoding", None) or "utf-8"
    # A terminal sees each line; a text that stays behind in a process that is killed, says nothing.
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=_NAAM, line_buffering=True)


def _leesbaar(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding does not have with what it has: a letter without its accent, a hyphen for a dash."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_zonder_accent, error.object[error.start : error.end])), error.end


def _zonder_accent(teken: str) -> str:
    if teken in _LEESBAAR:
        return _LEESBAAR[teken]
    return unicodedata.normalize("NFKD", teken).encode("ascii", "ignore").decode() or "?"


def _open_what_is_closed() -> None:
    """Have something at descriptors 0, 1 and 2: a file that is opened there would receive what is printed."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            _to_nowhere(descriptor)


def _to_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere == descriptor:
        # Processes that are started have it as well.
        os.set_inheritable(nowhere, True)
        return
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
