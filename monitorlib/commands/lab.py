"""monitor lab: JupyterLab on the chapters of one edition."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of
from monitorlib.commands.declare import EDITIE, add_command
from monitorlib.errors import MonitorError
from monitorlib.opties import port


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command; what is saved is for all who work on it."""
    sub = add_command(
        subs,
        common,
        "lab",
        "open de hoofdstukken van een editie in JupyterLab",
        run,
        more=", met de parameters van die editie ingevuld. Wat u bewaart komt in notebooks/, zonder uitvoer en zonder "
        "die parameters.",
        private=False,
    )
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)
    sub.add_argument("hoofdstuk", metavar="HOOFDSTUK", nargs="?", help="open dit hoofdstuk (anders: de beginpagina)")
    sub.add_argument(
        "--port", type=port, metavar="POORT", help="gebruik deze poort (anders: de eerste vrije vanaf 8888)"
    )
    sub.add_argument(
        "--no-browser", dest="browser", action="store_false", help="open geen browser, noem alleen het adres"
    )
    sub.add_argument("--allow-root", action="store_true", help="start ook als root, zoals in een container")


def run(options: argparse.Namespace) -> int:
    """Open JupyterLab on the chapters of one edition."""
    from monitorlib.editie.editie import Editie

    try:
        from monitorlib.lab.serving import Choices, serve
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"monitor lab heeft {error.name} nodig; installeer het met: pip install jupyterlab, of opnieuw met make"
        ) from None
    editie = Editie.named(options.editie, layout_of(options))
    serve(editie, options.hoofdstuk, Choices(options.port, options.browser, options.allow_root), _say)
    return 0


def _say(text: str) -> None:
    print(text, flush=True)
