"""monitor site: all editions that are built as one site."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import add_command

# Here by name: the command line must start where a package is missing.
LEZERS = ("intern", "openbaar")


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(subs, common, "site", "maak van gebouwde edities één site, met zoeken en zonder server", run)
    sub.add_argument("edities", nargs="*", metavar="EDITIE", help="regio/periode (anders: alle die gebouwd zijn)")
    sub.add_argument("--lezers", choices=LEZERS, default=LEZERS[0], help="voor wie zij gebouwd zijn")


def run(options: argparse.Namespace) -> int:
    """Write the site and say where its front page is."""
    from monitorlib.engine.children.child import warm_up

    warm_up()
    from monitorlib.publish.website.schrijven import schrijf_website

    page = schrijf_website(options.edities, layout_of(options), options.lezers)
    reporter_of(options)(f"Klaar: {page}")
    return 0
