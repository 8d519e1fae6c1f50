"""What is wrong somewhere, with its remedy; and what looks for it."""

import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar

from monitorlib.errors import MonitorError

Subject = TypeVar("Subject")


class Severity(Enum):
    """What a fault does to the work; the word is that of the report."""

    STOPS = "stopt"
    HINDERS = "hindert"
    REMARK = "opmerking"


@dataclass(frozen=True)
class Fault:
    """What was found at `where`, and in `do` what to do about it; a severity of its own goes before that of its check.

    No text holds a key, a password or a value from a source.
    """

    where: str
    what: str
    do: str
    severity: Severity | None = None
    # Of a check that broke: the whole error, for a terminal that asks for it.
    detail: str = ""


@dataclass(frozen=True)
class Check(Generic[Subject]):
    """One thing to look at: its name in the report, what is looked at in words, and what a fault in it does."""

    name: str
    looks_at: str
    severity: Severity
    look: Callable[[Subject], Iterable[Fault]]


def told_by(error: MonitorError, where: str, do: str) -> Iterator[Fault]:
    """Give an error of the library as faults, one for each line of it: what it says stands there already."""
    for line in str(error).splitlines():
        place, sign, what = line.partition(": ")
        yield Fault(place, what, do) if sign else Fault(where, line, do)


def shell(path: Path) -> str:
    """Write a path as a command takes it."""
    return shlex.quote(str(path))
