"""monitor akkoord: who is content with which chapter, with the hash of what they saw."""

import argparse
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import EDITIE, add_command
from monitorlib.opties import person


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command; what it writes belongs to the edition, as params.yml does."""
    sub = add_command(
        subs,
        common,
        "akkoord",
        "teken een hoofdstuk af, of toon wie welk hoofdstuk aftekende",
        run,
        more=". Schrijft vastgelegd/akkoorden.csv naast params.yml, met de hash van wat u zag. Bouw de editie eerst.",
        private=False,
    )
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)
    sub.add_argument("hoofdstukken", nargs="*", metavar="HOOFDSTUK", help="naam van een hoofdstuk, zoals jeugdwet")
    sub.add_argument("--door", type=person, metavar="NAAM", help="wie akkoord is")
    sub.add_argument("--intrekken", action="store_true", help="haal een eerder akkoord van deze persoon weg")


def run(options: argparse.Namespace) -> int:
    """Keep who is content; without a chapter say how it stands."""
    from monitorlib.editie.editie import Editie
    from monitorlib.errors import OptionError
    from monitorlib.review.aftekenen import stand, teken, trek_in

    editie, report = Editie.named(options.editie, layout_of(options)), reporter_of(options)
    if not options.hoofdstukken:
        if options.door or options.intrekken:
            raise OptionError("--door en --intrekken gaan over hoofdstukken; noem er een of meer.")
        print("\n".join(een.zin for een in stand(editie)))
        return 0
    if not options.door:
        raise OptionError("Zeg met --door wie akkoord is, zoals: --door 'A. de Vries'.")
    doe = trek_in if options.intrekken else teken
    for regel in doe(editie, tuple(dict.fromkeys(options.hoofdstukken)), options.door):
        report(regel)
    return 0
