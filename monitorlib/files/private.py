"""What is made here is for its maker only: folders 0700 and files 0600, whatever the system would make of them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

# Of a folder or file that is made, nothing for the group and nothing for others.
_OWNER_ONLY = 0o077


@contextmanager
def private() -> Iterator[None]:
    """Make every folder and file in the block, and in processes that it starts, readable by its owner only.

    The umask belongs to the whole process: not for a process that does other work beside it.
    """
    earlier = os.umask(_OWNER_ONLY)
    try:
        yield
    finally:
        os.umask(earlier)


def private_from_now_on() -> None:
    """Make everything that this process makes from here on readable by its owner only."""
    os.umask(_OWNER_ONLY)
