"""The guess behind 'Bedoelt u': which known name is meant by an unknown one."""

import re
from collections.abc import Iterable
from difflib import get_close_matches


def nearest(found: object, known: Iterable[str]) -> str:
    """Say which known name is meant, or list all of them: the end of a message about an unknown name.

    A name with a year never means one with another year.
    """
    names = [str(name) for name in known]
    of_its_year = [name.lower() for name in names if years(name) == years(str(found))]
    close = get_close_matches(str(found).lower(), of_its_year, n=1, cutoff=0.6)
    if close:
        name = next(name for name in names if name.lower() == close[0])
        return f"Bedoelt u '{name}'?"
    return f"Bekend zijn: {', '.join(names)}." if names else "Er is geen enkele naam bekend."


def years(name: str) -> list[str]:
    """List the years in a name."""
    return re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", name)
