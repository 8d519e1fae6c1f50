"""What an option of the command line may be: a number within its limits, names."""

import math
import re
from collections.abc import Callable

from monitorlib.errors import OptionError

# In which an edition is taken along, beside its pages.
VORMEN = ("pdf", "excel", "csv", "brief")
# In place of a hash: the commit with which an edition was built.
VAN_MANIFEST = "manifest"
# Longer than any build takes, and within what a clock of the system can count.
_WEEK = 7 * 24 * 3600
# In months.
_CENTURY = 1200
# Megabytes: more than a machine has.
_MEMORY = 2**30
_NAME = 80
_COMMIT = re.compile(r"[0-9a-f]{7,40}", re.ASCII)
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


def months(text: str) -> int:
    """Read a number of months; raise `OptionError` for anything else: a retention of nothing removes what is in use."""
    if not text.isdecimal() or not 0 < int(text) <= _CENTURY:
        raise OptionError(f"--older-than: '{text}' kan hier niet; schrijf een aantal maanden, zoals 24.")
    return int(text)


def person(text: str) -> str:
    """Read the name of a person; raise `OptionError` for what is empty, too long, or no line of text."""
    naam = " ".join(text.split())
    if not naam or len(naam) > _NAME or not naam.isprintable():
        raise OptionError(f"--door: schrijf een naam van 1 tot en met {_NAME} tekens, zoals 'A. de Vries'.")
    return naam


def commit(text: str) -> str:
    """Read the hash of a commit, or the word for that of the build; raise `OptionError` for anything else."""
    if text != VAN_MANIFEST and not _COMMIT.fullmatch(text):
        raise OptionError(f"--commit: '{text}' is geen hash van een commit; schrijf er een zoals git log hem toont.")
    return text


def names(option: str) -> Callable[[str], tuple[str, ...]]:
    """Give what reads the names of an option, with commas between them; it raises `OptionError` when there is none."""

    def read(text: str) -> tuple[str, ...]:
        found = tuple(naam.strip() for naam in text.split(",") if naam.strip())
        if not found:
            raise OptionError(f"{option} is leeg; noem er een of meer, met een komma ertussen, of laat {option} weg.")
        return found

    return read


def forms(text: str) -> tuple[str, ...]:
    """Read the forms in which an edition is taken along; raise `OptionError` for one that does not exist."""
    found = names("--vormen")(text)
    for naam in found:
        if naam not in VORMEN:
            raise OptionError(f"--vormen: '{naam}' is er niet; kies uit {', '.join(VORMEN)}, met een komma ertussen.")
    return tuple(naam for naam in VORMEN if naam in found)


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
