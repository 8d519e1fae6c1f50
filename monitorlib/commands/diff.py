"""monitor diff: what differs between two editions, or between two builds of one."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import add_command
from monitorlib.commands.site import LEZERS


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(
        subs,
        common,
        "diff",
        "zeg wat er anders is tussen twee edities, of tussen twee keer bouwen",
        run,
        more=": getallen, teksten, omschrijvingen, code, bronnen en parameters. Schrijft er ook een pagina van.",
    )
    wat = "regio/periode, of een map met een gebouwde editie, zoals een kopie van output/bmwe/2016-Q1/intern"
    sub.add_argument("was", metavar="WAS", help=f"wat eerder was: {wat}")
    sub.add_argument("nu", metavar="NU", help="wat er nu is, op dezelfde manier")
    sub.add_argument("--lezers", choices=LEZERS, default=LEZERS[0], help="voor wie de edities gebouwd zijn")
    sub.add_argument("--json", action="store_true", help="geef alles als JSON, en schrijf geen pagina")


def run(options: argparse.Namespace) -> int:
    """Read both builds, and show what differs."""
    from monitorlib.files.swap import write_private
    from monitorlib.review.bouw import lees_bouw
    from monitorlib.review.tonen import als_json, als_pagina, als_tekst
    from monitorlib.review.vergelijken import vergelijk
    from monitorlib.sources.declared.catalogue import BRONNEN

    layout = layout_of(options)
    was, nu = (lees_bouw(een, layout, options.lezers) for een in (options.was, options.nu))
    verschil = vergelijk(was, nu, met_notebooks=True)
    if options.json:
        print(als_json(verschil))
        return 0
    print(als_tekst(verschil))
    van = was.manifest["editie"].replace("/", "-")
    pad = layout.output / nu.manifest["editie"] / "verschil" / f"{van}.html"
    titels = {naam: bron.titel for naam, bron in BRONNEN.items()}
    reporter_of(options)(f"Pagina: {layout.shown(write_private(als_pagina(verschil, titels), pad))}")
    return 0
