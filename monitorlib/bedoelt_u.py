"""The guess behind 'Bedoelt u': which known name is meant by an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(found: object, known: Iterable[str]) -> str:
    """Say which known name is meant, or list all of them: the end of a message about an unknown name."""
    names = [str(name) for name in known]
    close = get_close_matches(str(found).lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    if close:
        name = next(name for name in names if name.lower() == close[0])
        return f"Bedoelt u '{name}'?"
    return f"Bekend zijn: {', '.join(names)}." if names else "Er is geen enkele naam bekend."
