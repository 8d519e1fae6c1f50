"""monitor watch: one edition built whenever something is saved."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of, limits_of, reporter_of
from monitorlib.commands.declare import EDITIE, add_command, add_limits
from monitorlib.errors import MonitorError


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    help_text = "bouw een editie opnieuw zodra u iets opslaat, en laat de pagina in de browser volgen"
    sub = add_command(subs, common, "watch", help_text, run)
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)
    add_limits(sub)


def run(options: argparse.Namespace) -> int:
    """Build one edition whenever something is saved."""
    from monitorlib.editie.editie import Editie
    from monitorlib.engine.building.plan import Options

    try:
        from monitorlib.watch.watching import watch_edition
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"monitor watch heeft {error.name} nodig; installeer het met: pip install -e '.[watch]'"
        ) from None
    editie = Editie.named(options.editie, layout_of(options))
    watch_edition(editie, Options(engine=options.engine, limits=limits_of(options)), reporter_of(options))
    return 0
