"""monitor snapshot: the sources of an edition taken from where they are, and frozen."""

import argparse
from pathlib import Path
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import EDITIE, add_command


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(
        subs,
        common,
        "snapshot",
        "haal de bronnen uit databases, controleer alle bronnen en bevries ze",
        run,
        more=". Alleen deze opdracht leest een database of een dienst; build doet dat nooit. Gaat er iets mis, dan "
        "blijft de eerdere snapshot zoals hij is.",
    )
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)
    sub.add_argument("--xsd", type=Path, metavar="MAP", help="toets berichten ook aan de schema's in deze map")
    sub.add_argument("--referentie", action="store_true", help="haal alleen de referentiecijfers van het CBS op")


def run(options: argparse.Namespace) -> int:
    """Take the sources of an edition from where they are, and freeze them."""
    from monitorlib.editie.editie import Editie
    from monitorlib.indicatoren.meten.warehouse_vragen import vragen
    from monitorlib.sources.freeze.snapshotting import snapshot as freeze
    from monitorlib.sources.freeze.snapshotting import snapshot_reference

    editie = Editie.named(options.editie, layout_of(options))
    report = reporter_of(options)
    if options.referentie:
        snapshot_reference(editie, report)
    else:
        freeze(editie, report, vragen, options.xsd)
    return 0
