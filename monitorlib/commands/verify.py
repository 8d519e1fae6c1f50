"""monitor verify: an edition made again, and every file and number held to what stood."""

import argparse
import json
from typing import Any

from monitorlib.commands.asked import layout_of, reporter_of
from monitorlib.commands.declare import EDITIE, add_command, add_engine
from monitorlib.opties import VAN_MANIFEST, commit


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    sub = add_command(
        subs,
        common,
        "verify",
        "bouw een editie opnieuw naast wat er staat, en vergelijk alles",
        run,
        more=": elk bestand en elk getal. Verandert niets aan wat er staat. Eindigt met 1 als er iets anders is.",
    )
    sub.add_argument("editie", metavar="EDITIE", help=EDITIE)
    sub.add_argument(
        "--commit",
        nargs="?",
        type=commit,
        const=VAN_MANIFEST,
        metavar="HASH",
        help="bouw met de code en parameters van deze commit (zonder HASH: die van de bouw)",
    )
    sub.add_argument(
        "--omgeving",
        choices=("nieuw", "deze"),
        default="nieuw",
        help="'nieuw' haalt de pakketten van de lock opnieuw als dat kan; 'deze' neemt die er staan",
    )
    add_engine(sub)
    sub.add_argument("--json", action="store_true", help="geef de uitslag als JSON")


def run(options: argparse.Namespace) -> int:
    """Make it again, and say what is another."""
    from monitorlib.editie.editie import Editie
    from monitorlib.review.verifieren.verifieer import verifieer

    editie = Editie.named(options.editie, layout_of(options))
    if not options.json:
        reporter_of(options)(f"{editie.naam}: opnieuw bouwen ...")
    uitslag = verifieer(editie, commit=options.commit or "", nieuw=options.omgeving == "nieuw", engine=options.engine)
    print(json.dumps(uitslag.als_json(), ensure_ascii=False) if options.json else "\n".join(uitslag.regels()))
    return 0 if uitslag.klopt else 1
