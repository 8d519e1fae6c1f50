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

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.engine.building.plan import Options
from monitorlib.engine.building.progress import Lines
from monitorlib.engine.children.child import Limits, ask
from monitorlib.engine.children.pool import local
from monitorlib.engine.stale.library import look_again
from monitorlib.errors import MonitorError
from monitorlib.nieuw.nog_open import controleer_ingevuld
from monitorlib.publish.editions import build


class Builder:
    """The way to that process; its parent of chapters stays warm from one build to the next."""

    def __init__(self, naam: str, layout: Layout, options: Options, say: Callable[[str], None]) -> None:
        self._arguments, self._say = (naam, layout, options), say
        self._start()

    def build(self, library: Sequence[Path] = ()) -> bool:
        """Build what changed and say how it went; True when the site was made anew.

        `library` are the files of the library that were saved since the build before.
        """
        try:
            self._here.send(library)
            changed, text = self._here.recv()
            if text is None:
                self.restart()
                self._here.send(())
                changed, text = self._here.recv()
        except (EOFError, OSError):
            self._say("De bouw viel om en is opnieuw gestart; sla nog een keer op.")
            self.restart()
            return False
        if text:
            self._say(text)
        return bool(changed)

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
        while True:
            try:
                library = there.recv()
            except EOFError:
                return
            try:
                if not look_again(library, {*sys.modules, *modules_of_parent()}):
                    # Who asks starts this anew.
                    there.send((False, None))
                    continue
                controleer_ingevuld(naam, layout)
                editie = Editie.named(naam, layout)
                (outcome,) = build([editie], options, Lines(), lambda: nullcontext(pool))
            except MonitorError as error:
                there.send((False, str(error)))
            else:
                there.send((outcome.answer is not None, str(outcome.error) if outcome.error else ""))


@cache
def modules_of_parent() -> list[str]:
    """List the modules that every child has from its parent."""
    found: list[str] = ask("Opwarmen", _modules, environment={}, limits=Limits())
    return found


def _modules(tell: object) -> list[str]:
    return list(sys.modules)
