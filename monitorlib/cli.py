"""The command line: it parses, and ends with an exit code."""

import argparse
import sys
import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from monitorlib import commands
from monitorlib.errors import HoofdstukError
from monitorlib.exit_codes import FAILED, WRONG_USE
from monitorlib.files.private import private
from monitorlib.opties import megabytes, port, seconds
from monitorlib.terminal import ended, spoken
from monitorlib.unforeseen import as_told, check_here
from monitorlib.vertaald.opdrachtregel import Opdrachtregel


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; whatever goes wrong is one clear message without a traceback."""
    with spoken() as raw:
        try:
            return ended(_run(arguments), raw)
        except SystemExit as stop:
            raise SystemExit(ended(stop.code if isinstance(stop.code, int) else WRONG_USE, raw)) from None


def _run(arguments: Sequence[str] | None) -> int:
    asked = "--traceback" in (sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser().parse_args(arguments)
        check_here()
        warnings.simplefilter("ignore")
        with private() if options.private else nullcontext():
            return int(options.command(options))
    except KeyboardInterrupt:
        print("Afgebroken; de eerdere uitvoer is niet veranderd.", file=sys.stderr)
        return FAILED
    except Exception as error:
        told = as_told(error)
        print(told, file=sys.stderr)
        if asked and isinstance(told, HoofdstukError) and told.detail:
            print(told.detail, file=sys.stderr)
        return told.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = Opdrachtregel(prog="monitor", description="Maak de monitor sociaal domein van een editie.")
    common = Opdrachtregel(add_help=False)
    common.add_argument("--data", type=Path, metavar="MAP", help="map met de bronnen (anders: data in het project)")
    common.add_argument("--output", type=Path, metavar="MAP", help="map voor de pagina's (anders: output)")
    common.add_argument("--quiet", action="store_true", help="meld alleen wat misgaat")
    common.add_argument("--traceback", action="store_true", help="toon bij een fout de hele fout, op het scherm")
    subs = parser.add_subparsers(required=True, metavar="opdracht")
    for naam, command, help_text, editions in (
        ("build", commands.build, "bouw de pagina's van edities", "+"),
        ("check", commands.check, "toon de bevindingen van edities; eindigt met 3 als er een open is", "+"),
        ("list", commands.list_, "noem de edities die er zijn, of de indicatoren", None),
    ):
        sub = subs.add_parser(naam, parents=[common], help=help_text, description=help_text.capitalize() + ".")
        if editions:
            sub.add_argument(
                "edities", nargs=editions, metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1 of '*/2024-Q4'"
            )
            _add_making(sub)
        if command is commands.build:
            _add_trials(sub)
            sub.add_argument(
                "--explain", action="store_true", help="zeg per hoofdstuk waarom het opnieuw moet; bouw niets"
            )
        if command is commands.list_:
            sub.add_argument(
                "--indicatoren",
                nargs="?",
                const="",
                metavar="EDITIE",
                help="noem de indicatoren van de catalogus; met een editie ook waarvan zij de bronnen levert",
            )
        sub.set_defaults(command=command, private=command is not commands.list_)
    _add_snapshot(subs, common)
    _add_new(subs, common)
    watch_help = "bouw een editie opnieuw zodra u iets opslaat, en laat de pagina in de browser volgen"
    watch = subs.add_parser("watch", parents=[common], help=watch_help, description=watch_help.capitalize() + ".")
    watch.add_argument("editie", metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1")
    _add_limits(watch)
    watch.set_defaults(command=commands.watch, private=True)
    _add_lab(subs, common)
    _add_doctor(subs, common)
    return parser


def _add_making(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--force", action="store_true", help="maak ook opnieuw wat niet veranderde")
    sub.add_argument("--only", default="", metavar="NAAM,NAAM", help="maak alleen deze hoofdstukken opnieuw")
    sub.add_argument("--json", action="store_true", help="meld elke stap als een regel JSON")
    _add_limits(sub)
    sub.add_argument("--cluster", metavar="ADRES", help="voer hoofdstukken uit op het Dask-cluster met deze scheduler")
    sub.add_argument("--shared", metavar="URL", help="bij --cluster: opslag die elke werker ziet, zoals file:///delen")
    sub.add_argument(
        "--met",
        action="append",
        default=[],
        metavar="SLEUTEL=WAARDE",
        help="een proef met een andere waarde dan in params.yml, zoals wachttijd=31; herhaalbaar",
    )
    sub.add_argument("--per", choices=("gemeente",), help="maak van elke gemeente een eigen monitor")


def _add_trials(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--over",
        action="append",
        default=[],
        metavar="SLEUTEL=WAARDE,WAARDE",
        help="bouw een proef voor elke waarde, en een pagina die de uitkomsten naast elkaar zet",
    )
    sub.add_argument("--als", default="", metavar="NAAM", help="hoe de proef heet (anders: naar wat er verandert)")


def _add_limits(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--engine",
        choices=("monitor", "kernel"),
        default="monitor",
        help="'kernel' voert elk hoofdstuk uit in een gewone Jupyter-kernel; trager, dezelfde uitkomst",
    )
    sub.add_argument(
        "--timeout",
        type=seconds,
        default=600,
        metavar="SECONDEN",
        help="hoe lang een hoofdstuk mag duren (anders: 600)",
    )
    sub.add_argument(
        "--memory",
        type=megabytes,
        default=4096,
        metavar="MB",
        help="hoeveel geheugen een hoofdstuk mag gebruiken (anders: 4096)",
    )


def _add_snapshot(subs: Any, common: argparse.ArgumentParser) -> None:
    help_text = "haal de bronnen uit databases, controleer alle bronnen en bevries ze"
    snapshot = subs.add_parser(
        "snapshot",
        parents=[common],
        help=help_text,
        description=f"{help_text.capitalize()}. Alleen deze opdracht leest een database of een dienst; build doet dat "
        "nooit. Gaat er iets mis, dan blijft de eerdere snapshot zoals hij is.",
    )
    snapshot.add_argument("editie", metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1")
    snapshot.add_argument("--xsd", type=Path, metavar="MAP", help="toets berichten ook aan de schema's in deze map")
    snapshot.add_argument("--referentie", action="store_true", help="haal alleen de referentiecijfers van het CBS op")
    snapshot.set_defaults(command=commands.snapshot, private=True)


def _add_lab(subs: Any, common: argparse.ArgumentParser) -> None:
    help_text = "open de hoofdstukken van een editie in JupyterLab"
    lab = subs.add_parser(
        "lab",
        parents=[common],
        help=help_text,
        description=f"{help_text.capitalize()}, met de parameters van die editie ingevuld. Wat u bewaart komt in "
        "notebooks/, zonder uitvoer en zonder die parameters.",
    )
    lab.add_argument("editie", metavar="EDITIE", help="regio/periode, zoals bmwe/2016-Q1")
    lab.add_argument("hoofdstuk", metavar="HOOFDSTUK", nargs="?", help="open dit hoofdstuk (anders: de beginpagina)")
    lab.add_argument(
        "--port", type=port, metavar="POORT", help="gebruik deze poort (anders: de eerste vrije vanaf 8888)"
    )
    lab.add_argument(
        "--no-browser", dest="browser", action="store_false", help="open geen browser, noem alleen het adres"
    )
    lab.add_argument("--allow-root", action="store_true", help="start ook als root, zoals in een container")
    # What is saved is for all who work on it.
    lab.set_defaults(command=commands.lab, private=False)


def _add_doctor(subs: Any, common: argparse.ArgumentParser) -> None:
    help_text = "kijk na wat er mis is met deze machine, het project of een editie, en zeg wat u kunt doen"
    doctor = subs.add_parser(
        "doctor",
        parents=[common],
        help=help_text,
        description=f"{help_text.capitalize()}. Verandert niets; eindigt met 1 als er iets het werk stopt.",
    )
    doctor.add_argument("editie", metavar="EDITIE", nargs="?", help="kijk ook deze editie na, zoals bmwe/2016-Q1")
    doctor.add_argument("--json", action="store_true", help="meld elk ding als een regel JSON")
    doctor.set_defaults(command=commands.doctor, private=False)


def _add_new(subs: Any, common: argparse.ArgumentParser) -> None:
    help_text = "begin een volgende periode, of de monitor van een nieuwe regio"
    new = subs.add_parser(
        "new",
        parents=[common],
        help=help_text,
        description=f"{help_text.capitalize()}. Maakt params.yml, een map met lege bronbestanden en toelichtingen om "
        "te schrijven. Wat u moet leveren en invullen, staat daarna in LEVEREN.md bij die bestanden. Wat er al is, "
        "blijft zoals het is.",
        epilog="Voorbeelden: monitor new bmwe/2016-Q2; monitor new nieuweregio/2025-Q1 --gemeente GM0001:Naam "
        "--hoofdstukken jeugdwet,wmo,verantwoording",
    )
    new.add_argument("editie", metavar="EDITIE", help="de nieuwe editie, regio/periode, zoals bmwe/2016-Q2")
    new.add_argument(
        "--hoofdstuk",
        default="",
        metavar="NAAM",
        help="schrijf bij een editie die er is dit eigen hoofdstuk als notebook, om in JupyterLab verder te gaan",
    )
    new.add_argument(
        "--bronnen",
        default="",
        metavar="NAAM,NAAM",
        help="bij een nieuwe regio: de bronnen die er zijn, zoals wmo,uitkeringen; alleen wat zij vullen, komt erin "
        "(op een terminal wordt het anders gevraagd)",
    )
    new.add_argument(
        "--from",
        dest="uit",
        metavar="EDITIE",
        help="de editie om van uit te gaan (anders: de laatste van de regio; bij een nieuwe regio de voorbeeldeditie)",
    )
    new.add_argument(
        "--gemeente",
        dest="gemeenten",
        action="append",
        default=[],
        metavar="CODE:NAAM",
        help="alleen bij een nieuwe regio, en dan verplicht: een gemeente, in de volgorde van de tabellen; herhaalbaar",
    )
    new.add_argument(
        "--hoofdstukken",
        default="",
        metavar="NAAM,NAAM",
        help="alleen bij een nieuwe regio: deze hoofdstukken (anders: alle van de editie waarvan u uitgaat)",
    )
    # What a new edition asks is for all who work on it.
    new.set_defaults(command=commands.new, private=False)


if __name__ == "__main__":
    sys.exit(main())
