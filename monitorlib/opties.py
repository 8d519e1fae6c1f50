"""What an option of the command line may be: a number within its limits."""

import math

from monitorlib.errors import OptionError

# Longer than any build takes, and within what a clock of the system can count.
_WEEK = 7 * 24 * 3600
# Megabytes: more than a machine has.
_MEMORY = 2**30
_PORT = 2**16 - 1


def seconds(text: str) -> float:
    """Read how long a chapter may take; raise `OptionError` for what is no number, or not between 0 and a week."""
    return _number(text, "--timeout", "seconden", _WEEK)


def megabytes(text: str) -> float:
    """Read how much memory a chapter may use; raise `OptionError` for what is no number, or no size of memory."""
    return _number(text, "--memory", "MB", _MEMORY)


def port(text: str) -> int:
    """Read the number of a port; raise `OptionError` for anything else."""
    if not text.isdecimal() or not 0 < int(text) <= _PORT:
        raise OptionError(f"--port: '{text}' kan hier niet; schrijf een geheel getal van 1 tot en met {_PORT}.")
    return int(text)


def _number(text: str, option: str, unit: str, most: int) -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 < found <= most:
        raise OptionError(
            f"{option}: '{text}' kan hier niet; schrijf een getal groter dan 0 en ten hoogste {most} ({unit})."
        )
    return found
