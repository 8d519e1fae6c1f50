"""monitor check: what was tested, and what was found."""

import argparse
from typing import Any

from monitorlib.commands.asked import building_of, editions_of, pool_of, progress_of
from monitorlib.commands.declare import add_command, add_making
from monitorlib.commands.told import tell
from monitorlib.exit_codes import OPEN_BEVINDINGEN


def declare(subs: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    help_text = "toon de bevindingen van edities; eindigt met 3 als er een open is"
    add_making(add_command(subs, common, "check", help_text, run))


def run(options: argparse.Namespace) -> int:
    """Say what was tested, what was found and who signed; the exit code tells of what nobody accepted."""
    from monitorlib.publish import editions as published

    with progress_of(options) as progress:
        outcomes = published.check(editions_of(options), building_of(options), progress, pool_of(options))
    for outcome in outcomes:
        if outcome.answer and outcome.answer.tekst and not options.json:
            print(f"\n{outcome.answer.tekst}\n")
        tell(options, outcome, [een.zin for een in outcome.answer.akkoord] if outcome.answer else [])
    if any(outcome.error for outcome in outcomes):
        return 1
    return OPEN_BEVINDINGEN if any(outcome.answer.open for outcome in outcomes) else 0
