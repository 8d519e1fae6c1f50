"""monitor list: the editions that there are, or the indicators."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of
from monitorlib.commands.declare import add_command
from monitorlib.errors import ParameterError


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(subs, common, "list", "noem de edities die er zijn, of de indicatoren", run, private=False)
    sub.add_argument(
        "--indicatoren",
        nargs="?",
        const="",
        metavar="EDITIE",
        help="noem de indicatoren van de catalogus; met een editie ook waarvan zij de bronnen levert",
    )


def run(options: argparse.Namespace) -> int:
    """List the editions that there are, or the indicators."""
    from monitorlib.editie.editie import Editie, known_editions

    if options.indicatoren is not None:
        return _list_indicators(options)
    layout = layout_of(options)
    for naam in known_editions(layout):
        try:
            editie = Editie.named(naam, layout)
        except ParameterError:
            print(f"{naam}  params.yml is nog niet goed; wat er moet gebeuren zegt: monitor build {naam}")
            continue
        index = editie.output("intern") / "index.html"
        gebouwd = str(index) if index.is_file() else "nog niet gebouwd"
        print(f"{naam}  {editie.parameters.titel}, {editie.parameters.gebied} ({editie.parameters.status})  {gebouwd}")
    return 0


def _list_indicators(options: argparse.Namespace) -> int:
    from monitorlib.editie.editie import Editie
    from monitorlib.indicatoren.catalogus.als_tekst import indicatorenlijst

    print(indicatorenlijst(Editie.named(options.indicatoren, layout_of(options)) if options.indicatoren else None))
    return 0
