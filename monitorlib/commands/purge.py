"""monitor purge: registers removed after their retention."""

import argparse
from datetime import date
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import add_command
from monitorlib.opties import months


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(
        subs,
        common,
        "purge",
        "wis registers na hun bewaartermijn",
        run,
        more=": leveringen, bevroren bestanden en wat ervan in het archief ligt. Pagina's, tellingen en vastgelegde "
        "cijfers blijven. Ligt er een bestand dat niet te beoordelen is, dan wordt niets gewist.",
    )
    sub.add_argument("edities", nargs="+", metavar="EDITIE|REGIO", help="regio/periode, of een hele regio, zoals bmwe")
    sub.add_argument(
        "--older-than",
        type=months,
        required=True,
        metavar="MAANDEN",
        help="wis van edities waarvan de peildatum langer geleden is dan zoveel maanden",
    )
    sub.add_argument("--toon", action="store_true", help="wis niets: zeg wat er gewist zou worden")


def run(options: argparse.Namespace) -> int:
    """Remove the registers that are older than asked, or say which those are."""
    from monitorlib.editie.editie import Editie, editions_named
    from monitorlib.sources.wissen import te_wissen, wis

    layout, report = layout_of(options), reporter_of(options)
    gevraagd = [een if "/" in een else f"{een}/*" for een in options.edities]
    edities = [Editie.named(naam, layout) for naam in editions_named(gevraagd, layout)]
    for een in te_wissen(edities, options.older_than, date.today()):
        if not options.toon:
            wis(een)
        report(f"{'Te wissen' if options.toon else 'Gewist'}: {een.zin}" if een.registers else een.zin)
    return 0
