"""Results that are kept from one build to the next: each by the hash of all that it follows from."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

# The name of what is drawn; a result of an indicator has the name of its function.
FIGURES = "figuren"
# The name of a series that is carried on.
PROGNOSE = "prognose"


@dataclass
class Kept:
    """What is known while a chapter is executed: results of earlier builds, and what this one asked of them.

    `code` is the hash of the code that a result follows from, by the name of the result; what is not in it is never
    kept. `around` is the hash of what each result of this chapter follows from, whatever it is.
    """

    code: Mapping[str, str]
    found: Mapping[str, Any]
    around: str = ""
    # By their hash: those that were asked, and of them those that were made.
    asked: list[str] = field(default_factory=list)
    made: dict[str, Any] = field(default_factory=dict)

    def give(self, name: str, follows_from: Any, make: Callable[[], Any]) -> Any:
        """Give the kept result, or make it and keep it."""
        parts = [name, self.code[name], self.around, follows_from]
        key = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
        if key not in self.found and key not in self.made:
            self.made[key] = make()
        # One that cannot be made is not kept either.
        self.asked.append(key)
        return self.found[key] if key in self.found else self.made[key]


_KEPT: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def keeping(kept: Kept | None) -> Iterator[None]:
    """Let what is asked in the block be kept; with None nothing is."""
    earlier = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(earlier)


def is_kept(name: str) -> bool:
    """Tell whether a result by this name can be kept here: a build keeps, a notebook that somebody runs does not."""
    kept = _KEPT.get()
    return kept is not None and name in kept.code


def kept_or_made(name: str, follows_from: Callable[[], Any], make: Callable[[], Any]) -> Any:
    """Give a result, as JSON has it: what was kept when it follows from the same, else what `make` gives.

    `follows_from` gives, as JSON has it, all that the result follows from beside code, parameters and sources.
    """
    kept = _KEPT.get()
    return kept.give(name, follows_from(), make) if kept is not None and name in kept.code else make()
