"""Builds one edition again and again, in a process of its own.

It is replaced when something of the library is saved that was imported. A module of indicators never is: only the
chapter that measures imports it, each time in a child of its own.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import cast

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Lines
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.children.pool import local
from monitorlib.engine.stale.library import look_again
from monitorlib.errors import MonitorError
from monitorlib.publish.editions import build
from monitorlib.watch.wrong import Wrong, wrong_of

# Gets the file of a page, relative to the site, and its bytes.
Show = Callable[[str, bytes], None]


class Builder:
    """The way to that process; its parent of chapters stays warm from one build to the next."""

    def __init__(self, naam: str, layout: Layout, options: Options, say: Callable[[str], None]) -> None:
        self._arguments, self._say = (naam, layout, options), say
        self._start()

    def build(self, library: Sequence[Path] = (), show: Show = lambda naam, page: None) -> Wrong:
        """Build what changed; say, and give, what is wrong with it, in the terminal and in the pages.

        `library` are the files of the library that were saved since the build before. `show` hears the pages that are
        ready before the site is, each by its file.
        """
        try:
            wrong = self._ask(library, show)
            if wrong is None:
                self.restart()
                wrong = self._ask((), show)
        except (EOFError, OSError):
            wrong = Wrong("De bouw viel om en is opnieuw gestart; sla nog een keer op.")
            self.restart()
        if wrong and wrong.text:
            self._say(wrong.text)
        return wrong or Wrong()

    def _ask(self, library: Sequence[Path], show: Show) -> Wrong | None:
        """Let the process build, and give what it says in the end; None when it must be started anew for that."""
        self._here.send(library)
        while True:
            naam, content = self._here.recv()
            if not naam:
                return cast(Wrong | None, content)
            show(naam, content)

    def restart(self) -> None:
        """Go on with the library as it is now."""
        self.end()
        self._start()

    def end(self) -> None:
        """End the process and whatever it was doing."""
        self._here.close()
        self._process.terminate()
        self._process.join()

    def _start(self) -> None:
        # A fresh interpreter: what this process has imported of the library may be old.
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, *self._arguments))
        self._process.start()
        there.close()


def _serve(there: Connection, naam: str, layout: Layout, options: Options) -> None:
    """Build on request, until the asker is gone."""
    # Ctrl-C is for the asker, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with local() as pool:
        progress = _Telling(there)
        while True:
            try:
                library = there.recv()
            except EOFError:
                return
            try:
                if not look_again(library, {*sys.modules, *modules_of_parent()}):
                    # Who asks starts this anew.
                    progress.send("", None)
                    continue
                editie = Editie.named(naam, layout)
                (outcome,) = build([editie], options, progress, lambda: nullcontext(pool))
            except MonitorError as error:
                progress.send("", Wrong(str(error)))
            else:
                progress.send("", wrong_of(outcome, options.lezers))


class _Telling(Lines):
    """Says a line for each chapter, and sends each page that is ready to who looks at it."""

    def __init__(self, there: Connection) -> None:
        self._there, self._one_at_a_time = there, Lock()

    def send(self, naam: str, content: object) -> None:
        """Send a page by its file; with no name what there is to say in the end."""
        with self._one_at_a_time:
            self._there.send((naam, content))

    def page(self, editie: str, folder: Path, file: str) -> None:
        self.send(file, (folder / file).read_bytes())


@cache
def modules_of_parent() -> list[str]:
    """List the modules that every child has from its parent."""
    found: list[str] = ask("Opwarmen", _modules, environment={}, limits=Limits())
    return found


def _modules(tell: object) -> list[str]:
    return list(sys.modules)
