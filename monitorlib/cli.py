"""The command line: it parses, and ends with an exit code."""

import argparse
import sys
import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from monitorlib.commands import (
    akkoord,
    build,
    check,
    diff,
    doctor,
    lab,
    listing,
    new,
    publish,
    purge,
    site,
    snapshot,
    vastleggen,
    verify,
    watch,
)
from monitorlib.errors import HoofdstukError
from monitorlib.exit_codes import FAILED, WRONG_USE
from monitorlib.files.private import private
from monitorlib.terminal import ended, spoken
from monitorlib.unforeseen import as_told, check_here
from monitorlib.vertaald.opdrachtregel import Opdrachtregel

_COMMANDS = (
    build, check, diff, akkoord, verify, publish, purge, site, listing, snapshot, vastleggen, new, watch, lab, doctor,
)  # fmt: skip


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
        print("Afgebroken; wat er was, is niet veranderd.", file=sys.stderr)
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
    for command in _COMMANDS:
        command.declare(subs, common)
    return parser


if __name__ == "__main__":
    sys.exit(main())
