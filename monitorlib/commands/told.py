"""How it went with one edition, as a command says it."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitorlib.errors import HoofdstukError, MonitorError

if TYPE_CHECKING:
    from monitorlib.engine.building.rounds import Outcome
    from monitorlib.publish.editions import Found


def tell(options: argparse.Namespace, outcome: "Outcome", lines: Sequence[str], index: str = "") -> None:
    """Report how it went with one edition; an error goes to stderr, its detail only when that was asked for."""
    found: Found | None = outcome.answer
    if options.json:
        from monitorlib.engine.building.progress import Json

        counts = (
            {
                "getoetst": found.getoetst.als_json(),
                "bevindingen": found.bevindingen,
                "open": found.open,
                "akkoord": {een.hoofdstuk: een.akkoord for een in found.akkoord},
            }
            if found
            else {}
        )
        error = str(outcome.error) if outcome.error else None
        Json().end(editie=outcome.editie.naam, index=index, fout=error, **counts)
    if outcome.error:
        tell_error(options, outcome.error)
    elif not options.json:
        for line in [*(_gevonden(outcome.editie.naam, found) if found else []), *lines]:
            print(line)


def tell_error(options: argparse.Namespace, error: MonitorError) -> None:
    """Say on stderr what went wrong, and its detail only when that was asked for."""
    print(error, file=sys.stderr)
    if options.traceback and isinstance(error, HoofdstukError) and error.detail:
        print(error.detail, file=sys.stderr)


def _gevonden(naam: str, found: "Found") -> list[str]:
    getekend = sum(een.akkoord for een in found.akkoord)
    akkoord = f"{naam}: {getekend} van {len(found.akkoord)} hoofdstukken afgetekend zoals zij nu zijn."
    return [_geteld(naam, found), *([akkoord] if found.akkoord else [])]


def _geteld(naam: str, found: "Found") -> str:
    """Say what was tested, how many bevindingen there are, and how many nobody accepted."""
    aantal = f"{found.bevindingen} {'bevinding' if found.bevindingen == 1 else 'bevindingen'}"
    niet = f" {found.getoetst.niet_te_toetsen}" if found.getoetst.niet else ""
    return f"{naam}: getoetst: {found.getoetst.woorden}; {aantal}, waarvan {found.open} open.{niet}"
