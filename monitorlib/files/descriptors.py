"""What is written past Python, to file descriptors 1 and 2: by a program that a cell starts, or by a library in C."""

import codecs
import ctypes
import os
import select
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_NAMES = {1: "stdout", 2: "stderr"}
_PIECE = 65536
_AS_LONG_AS_THE_KERNEL = ExitStack()


class Descriptors:
    """Pipes in the place of file descriptors 1 and 2; `caught` gives what came in on them, in its order.

    A thread empties the pipes, so that a program that writes much never waits. Beyond `limit` bytes at once it keeps
    no more: that is more than a cell may leave.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._names: dict[int, str] = {}
        self._decoders: dict[int, codecs.IncrementalDecoder] = {}
        self._came: list[tuple[str, str]] = []
        self._size = 0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the place of the file descriptors, and put them back."""
        with _put_back():
            for number, name in _NAMES.items():
                reader, writer = os.pipe()
                os.set_blocking(reader, False)
                os.dup2(writer, number)
                os.close(writer)
                self._names[reader] = name
                self._decoders[reader] = codecs.getincrementaldecoder("utf-8")("replace")
            threading.Thread(target=self._empty, daemon=True).start()
            yield

    def caught(self) -> list[tuple[str, str]]:
        """Give what was written since this was last asked, to which stream."""
        with self._lock:
            for reader in self._names:
                while self._take(reader):
                    pass
            came, self._came, self._size = self._came, [], 0
        return came

    def _take(self, reader: int) -> bytes | None:
        """Read a piece; None when there is nothing now, empty when nobody can write there any more."""
        try:
            piece = os.read(reader, _PIECE)
        except BlockingIOError:
            return None
        text = self._decoders[reader].decode(piece)
        if text and self._size <= self._limit:
            self._came.append((self._names[reader], text))
            self._size += len(piece)
        return piece

    def _empty(self) -> None:
        readers = list(self._names)
        while readers:
            ready, _, _ = select.select(readers, [], [])
            with self._lock:
                readers = [reader for reader in readers if reader not in ready or self._take(reader) != b""]


@contextmanager
def silent() -> Iterator[None]:
    """Let nothing that is started here write to file descriptors 1 and 2: a kernel, Spark, a library in C.

    A kernel repeats there what a cell wrote; a solver tells what it does.
    """
    with _put_back():
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in _NAMES:
            os.dup2(nowhere, number)
        os.close(nowhere)
        try:
            yield
        finally:
            _flush_c()


def _flush_c() -> None:
    """Write what a library in C still holds: it writes to a file or a pipe when it likes."""
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)


@contextmanager
def _put_back() -> Iterator[None]:
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {number: os.dup(number) for number in _NAMES}
    try:
        yield
    finally:
        for number, was in kept.items():
            os.dup2(was, number)
            os.close(was)


def in_kernel(limit: int) -> None:
    """Let a kernel give what its cells write past Python with the cell that wrote it, as the shell does.

    By itself a kernel passes it on when it likes, which can be after the cell is done: then it is lost.
    """
    from IPython.core.getipython import get_ipython

    past = Descriptors(limit)
    _AS_LONG_AS_THE_KERNEL.enter_context(past.taken())

    def pass_on(result: object) -> None:
        for name, text in past.caught():
            getattr(sys, name).write(text)

    shell = get_ipython()
    assert shell is not None
    shell.events.register("post_run_cell", pass_on)
