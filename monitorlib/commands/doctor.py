"""monitor doctor: what is wrong with the machine, the project or an edition."""

import argparse
import sys
from typing import Any

from monitorlib.commands.declare import add_command
from monitorlib.exit_codes import FAILED


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    help_text = "kijk na wat er mis is met deze machine, het project of een editie, en zeg wat u kunt doen"
    more = ". Verandert niets; eindigt met 1 als er iets het werk stopt."
    sub = add_command(subs, common, "doctor", help_text, run, more=more, private=False)
    sub.add_argument("editie", metavar="EDITIE", nargs="?", help="kijk ook deze editie na, zoals bmwe/2016-Q1")
    sub.add_argument("--json", action="store_true", help="meld elk ding als een regel JSON")


def run(options: argparse.Namespace) -> int:
    """Say what is wrong with the machine, the project or an edition; the exit code tells of what stops the work."""
    from monitorlib.doctor.examine import examine
    from monitorlib.doctor.report import as_json, as_text, stops

    outcome = examine(options.editie, options.data, options.output)
    for line in as_json(outcome) if options.json else as_text(outcome, quiet=options.quiet):
        print(line)
    for fault in outcome.faults if options.traceback else ():
        if fault.detail:
            print(fault.detail, file=sys.stderr)
    return FAILED if stops(outcome) else 0
