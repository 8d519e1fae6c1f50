"""monitor publish: an edition for everybody, when nothing speaks against it."""

import argparse
from typing import TYPE_CHECKING, Any

from monitorlib.commands.asked import as_they_are, limits_of, progress_of, reporter_of
from monitorlib.commands.declare import add_command, add_limits
from monitorlib.commands.told import tell_error
from monitorlib.errors import MonitorError
from monitorlib.opties import VORMEN, forms

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.engine.building.plan import Options
    from monitorlib.engine.building.progress import Progress


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command; what it keeps belongs to the edition, as params.yml does."""
    sub = add_command(
        subs,
        common,
        "publish",
        "maak de openbare editie, of zeg alles wat daar nog tegen is",
        run,
        more=". Schrijft output/<regio>/<periode>/openbaar, een archief ernaast, en vastgelegd/ naast params.yml. Bouw "
        "de editie eerst, en lees haar na.",
        private=False,
    )
    sub.add_argument("edities", nargs="+", metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1 of '*/2024-Q4'")
    sub.add_argument(
        "--vormen",
        type=forms,
        default=VORMEN,
        metavar="VORM,VORM",
        help=f"alleen deze vormen naast de pagina's (anders: {', '.join(VORMEN)})",
    )
    sub.add_argument(
        "--uit-archief",
        action="store_true",
        help="publiceer niets: maak uit het archief opnieuw wat gepubliceerd is, en zeg of het gelijk is",
    )
    add_limits(sub)
    sub.set_defaults(json=False)


def run(options: argparse.Namespace) -> int:
    """Publish editions, one after the other; what is wrong with one keeps no other inside."""
    from monitorlib.engine.building.plan import Options
    from monitorlib.vormen.extra import check_extra

    check_extra(options.vormen)
    failed, report = False, reporter_of(options)
    how = Options(engine=options.engine, limits=limits_of(options), vormen=options.vormen)
    work = _herbouw if options.uit_archief else _publiceer
    for editie in as_they_are(options):
        try:
            with progress_of(options) as progress:
                said = work(editie, how, progress)
            report(said)
        except MonitorError as error:
            failed = True
            tell_error(options, error)
        for zin in _getekend(editie):
            report(zin)
    return int(failed)


def _getekend(editie: "Editie") -> list[str]:
    """Say of each chapter who signed it and what changed since; that there are no chapters yet, a gate says."""
    from monitorlib.review.aftekenen import stand

    try:
        return [een.zin for een in stand(editie)]
    except MonitorError:
        return []


def _publiceer(editie: "Editie", how: "Options", progress: "Progress") -> str:
    from monitorlib.publicatie.publiceren import publiceer

    return f"Gepubliceerd: {editie.shown(publiceer(editie, how, progress))}"


def _herbouw(editie: "Editie", how: "Options", progress: "Progress") -> str:
    from monitorlib.publicatie.herbouwen import herbouw

    anders = herbouw(editie, how, progress)
    if anders:
        raise MonitorError(
            f"Editie {editie.naam}: uit het archief komt nu iets anders dan er staat: {', '.join(anders)}. Is de "
            "code of een pakket sindsdien veranderd, ga dan eerst terug naar de commit en de pakketten van het archief."
        )
    return f"Editie {editie.naam}: uit het archief komt, byte voor byte, wat gepubliceerd is."
