"""What params.yml names twice where each may stand once."""

from collections.abc import Sequence


def dubbel_in(namen: Sequence[str]) -> str:
    """Give the first name that is there twice; empty when each is there once."""
    alle = list(namen)
    return next((een for een in alle if alle.count(een) > 1), "")
