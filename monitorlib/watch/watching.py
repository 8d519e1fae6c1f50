"""`monitor watch`: what is saved is built, and the page in the browser follows."""

from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

import monitorlib
from monitorlib.editie.editie import Editie
from monitorlib.engine.building.plan import Options
from monitorlib.watch.builder import Builder
from monitorlib.watch.server import Server

# Milliseconds: how long to wait for more after something was saved.
_REST = 40


def watch_edition(editie: Editie, options: Options, say: Callable[[str], None]) -> None:
    """Build an edition, serve it, and build it again whenever something that it depends on is saved.

    Goes on until an interrupt. What is wrong while somebody is writing is said and waited out.
    """
    library = Path(monitorlib.__file__).parent
    places = [editie.layout.notebooks, editie.params, editie.data, library]
    with Server(editie.output(options.lezers)) as server:
        builder = Builder(editie.naam, editie.layout, options, say)
        try:
            server.show_site(builder.build())
            say(f"Bekijk {server.address} (stop met Ctrl-C)")
            for changes in watch(
                *places, watch_filter=_Filter(), debounce=4 * _REST, step=_REST, raise_interrupt=False
            ):
                saved = [Path(path) for _, path in changes if Path(path).is_relative_to(library)]
                server.show_site(builder.build(saved, server.show))
        finally:
            builder.end()


class _Filter(DefaultFilter):
    """Everything but what the build writes itself and what editors leave."""

    def __call__(self, change: Change, path: str) -> bool:
        parts = Path(path).parts
        made = any(
            part.startswith(("snapshot", ".")) or part in ("__pycache__", ".ipynb_checkpoints") for part in parts[-3:]
        )
        return not made and super().__call__(change, path)
