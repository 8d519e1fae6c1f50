"""monitor new: the folders of a new edition, or a chapter of an edition as a notebook."""

import argparse
import sys
from functools import partial
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import add_command
from monitorlib.errors import ParameterError
from monitorlib.opties import names


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command; what a new edition asks is for all who work on it."""
    sub = add_command(
        subs,
        common,
        "new",
        "begin een volgende periode, of de monitor van een nieuwe regio",
        run,
        more=". Maakt params.yml, een map met lege bronbestanden en toelichtingen om te schrijven. Wat u moet leveren "
        "en invullen, staat daarna in LEVEREN.md bij die bestanden. Wat er al is, blijft zoals het is.",
        epilog="Voorbeelden: monitor new bmwe/2016-Q2; monitor new nieuweregio/2025-Q1 --gemeente GM0001:Naam "
        "--hoofdstukken jeugdwet,wmo,verantwoording",
        private=False,
    )
    sub.add_argument("editie", metavar="EDITIE", help="de nieuwe editie, regio/periode, zoals bmwe/2016-Q2")
    sub.add_argument(
        "--hoofdstuk",
        default="",
        metavar="NAAM",
        help="schrijf bij een editie die er is dit eigen hoofdstuk als notebook, om in JupyterLab verder te gaan",
    )
    _add_region(sub)


def _add_region(sub: argparse.ArgumentParser) -> None:
    """Add what only a new region can be asked."""
    sub.add_argument(
        "--bronnen",
        type=names("--bronnen"),
        default=(),
        metavar="NAAM,NAAM",
        help="bij een nieuwe regio: de bronnen die er zijn, zoals wmo,uitkeringen; alleen wat zij vullen, komt erin "
        "(op een terminal wordt het anders gevraagd)",
    )
    sub.add_argument(
        "--from",
        dest="uit",
        metavar="EDITIE",
        help="de editie om van uit te gaan (anders: de laatste van de regio; bij een nieuwe regio de voorbeeldeditie)",
    )
    sub.add_argument(
        "--gemeente",
        dest="gemeenten",
        action="append",
        default=[],
        metavar="CODE:NAAM",
        help="alleen bij een nieuwe regio, en dan verplicht: een gemeente, in de volgorde van de tabellen; herhaalbaar",
    )
    sub.add_argument(
        "--hoofdstukken",
        type=names("--hoofdstukken"),
        default=(),
        metavar="NAAM,NAAM",
        help="alleen bij een nieuwe regio: deze hoofdstukken (anders: alle van de editie waarvan u uitgaat)",
    )


def run(options: argparse.Namespace) -> int:
    """Make the folders of a new edition."""
    from monitorlib.nieuw.keuze import gevraagd
    from monitorlib.nieuw.maken import nieuwe_editie

    if options.hoofdstuk:
        return _new_notebook(options)
    asks = not options.hoofdstukken and sys.stdin.isatty() and sys.stdout.isatty()
    vraag = partial(gevraagd, vraag=input, zeg=print) if asks else None
    pagina, weg = nieuwe_editie(
        options.editie, options.uit, options.gemeenten, options.hoofdstukken, layout_of(options), options.bronnen, vraag
    )
    for een in weg:
        reporter_of(options)(f"Weggelaten: {een}")
    reporter_of(options)(f"Klaar. Wat u moet leveren en invullen staat in {pagina}")
    return 0


def _new_notebook(options: argparse.Namespace) -> int:
    """Write a chapter of an edition that is there as a notebook."""
    from monitorlib.editie.editie import Editie
    from monitorlib.nieuw.nieuw_notebook import schrijf_notebook

    if options.uit or options.gemeenten or options.hoofdstukken or options.bronnen:
        raise ParameterError("--hoofdstuk schrijft een notebook bij een editie die er is; laat de andere keuzes weg.")
    layout = layout_of(options)
    path, daarna = schrijf_notebook(Editie.named(options.editie, layout), options.hoofdstuk)
    for een in daarna:
        reporter_of(options)(een)
    reporter_of(options)(f"Klaar: {layout.shown(path)}")
    return 0
