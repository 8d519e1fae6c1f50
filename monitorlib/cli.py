"""The command line: it parses and orchestrates, nothing else. What does the work is imported where it is used."""

import argparse
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.errors import ChapterError, MonitorError, ParameterError

if TYPE_CHECKING:
    from monitorlib.editie import Editie
    from monitorlib.engine.edition import Executed
    from monitorlib.layout import Layout

# Exit codes: 0 done, 1 failed, 2 wrong use, 3 bevindingen that nobody accepted.
OPEN_BEVINDINGEN = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error of ours is one clear message without a traceback."""
    options = _parser().parse_args(arguments)
    warnings.simplefilter("ignore")
    try:
        return int(options.command(options))
    except MonitorError as error:
        print(error, file=sys.stderr)
        if options.traceback and isinstance(error, ChapterError) and error.detail:
            print(error.detail, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Afgebroken; de eerdere uitvoer is niet veranderd.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="monitor", description="Maak de monitor sociaal domein van een editie.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, metavar="MAP", help="map met de bronnen (anders: data in het project)")
    common.add_argument("--output", type=Path, metavar="MAP", help="map voor de pagina's (anders: output)")
    common.add_argument("--quiet", action="store_true", help="meld alleen wat misgaat")
    common.add_argument("--traceback", action="store_true", help="toon bij een fout de hele fout, op het scherm")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for naam, command, help_text, editions in (
        ("build", _build, "bouw de pagina's van edities", "+"),
        ("check", _check, "toon de bevindingen van edities; eindigt met 3 als er een open is", "+"),
        ("list", _list, "noem de edities die er zijn, of de indicatoren", None),
    ):
        sub = commands.add_parser(naam, parents=[common], help=help_text, description=help_text.capitalize() + ".")
        if editions:
            sub.add_argument("edities", nargs=editions, metavar="EDITIE", help="regio/kwartaal, zoals bmwe/2016-Q1")
        if command is _list:
            sub.add_argument(
                "--indicatoren",
                nargs="?",
                const="",
                metavar="EDITIE",
                help="noem de indicatoren van de catalogus; met een editie ook waarvan zij de bronnen levert",
            )
        sub.set_defaults(command=command)
    _add_new(commands, common)
    return parser


def _add_new(commands: Any, common: argparse.ArgumentParser) -> None:
    help_text = "begin een volgend kwartaal, of de monitor van een nieuwe regio"
    new = commands.add_parser(
        "new",
        parents=[common],
        help=help_text,
        description=f"{help_text.capitalize()}. Maakt params.yml, een map met lege bronbestanden en toelichtingen om "
        "te schrijven. Wat u moet leveren en invullen, staat daarna in LEVEREN.md bij die bestanden. Wat er al is, "
        "blijft zoals het is.",
        epilog="Voorbeelden: monitor new bmwe/2016-Q2; monitor new nieuweregio/2025-Q1 --gemeente GM0001:Naam "
        "--hoofdstukken jeugdwet,wmo,verantwoording",
    )
    new.add_argument("editie", metavar="EDITIE", help="de nieuwe editie, regio/kwartaal, zoals bmwe/2016-Q2")
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
    new.set_defaults(command=_new)


def _build(options: argparse.Namespace) -> int:
    from monitorlib.publish.site import build

    for editie in _editions(options):
        index, ready = build(editie, "intern", _reporter(options))
        if not options.quiet:
            print(f"{_geteld(ready)}.")
            print(f"Klaar: {index}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from monitorlib.engine.edition import executed
    from monitorlib.render.bevindingen import bevindingen_tekst

    open_ = 0
    for editie in _editions(options):
        with executed(editie, "intern", _reporter(options)) as ready:
            if ready.bevindingen:
                print(f"\n{bevindingen_tekst(ready.bevindingen)}\n")
            getoetst = sum(record.getoetst for record in ready.records)
            print(f"{editie.naam}: {getoetst} gedrukte getallen getoetst, {_geteld(ready)}.")
            open_ += len(ready.open)
    return OPEN_BEVINDINGEN if open_ else 0


def _geteld(ready: "Executed") -> str:
    """Say how many bevindingen there are, and how many nobody accepted."""
    aantal = len(ready.bevindingen)
    return f"{aantal} {'bevinding' if aantal == 1 else 'bevindingen'}, waarvan {len(ready.open)} open"


def _new(options: argparse.Namespace) -> int:
    from monitorlib.nieuw.maken import nieuwe_editie

    hoofdstukken = [naam.strip() for naam in options.hoofdstukken.split(",") if naam.strip()]
    pagina = nieuwe_editie(options.editie, options.uit, options.gemeenten, hoofdstukken, _layout(options))
    _reporter(options)(f"Klaar. Wat u moet leveren en invullen staat in {pagina}")
    return 0


def _list(options: argparse.Namespace) -> int:
    from monitorlib.editie import Editie, known_editions

    if options.indicatoren is not None:
        return _list_indicators(options)
    layout = _layout(options)
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
    from monitorlib.editie import Editie
    from monitorlib.indicatoren.lijst import indicatorenlijst

    print(indicatorenlijst(Editie.named(options.indicatoren, _layout(options)) if options.indicatoren else None))
    return 0


def _editions(options: argparse.Namespace) -> list["Editie"]:
    """Open every edition before work on the first one starts."""
    from monitorlib.editie import Editie
    from monitorlib.nieuw.nog_open import controleer_ingevuld

    layout = _layout(options)
    for naam in options.edities:
        controleer_ingevuld(naam, layout)
    return [Editie.named(naam, layout) for naam in options.edities]


def _layout(options: argparse.Namespace) -> "Layout":
    from monitorlib.layout import Layout

    return Layout.find(options.data, options.output)


def _reporter(options: argparse.Namespace) -> Callable[[str], None]:
    def report(text: str) -> None:
        if not options.quiet:
            print(text, flush=True)

    return report


if __name__ == "__main__":
    sys.exit(main())
