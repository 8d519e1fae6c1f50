"""Import jsonschema without its grammar of addresses: that takes a second, and no notebook has what it checks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_GRAMMAR = "rfc3987_syntax"


@contextmanager
def without_addresses() -> Iterator[None]:
    """Let what is imported in the block do without that grammar; whoever imports it afterwards gets it."""
    sys.modules.setdefault(_GRAMMAR, None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        if sys.modules[_GRAMMAR] is None:
            del sys.modules[_GRAMMAR]
