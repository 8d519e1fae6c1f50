"""A reason not to publish: where it is, what was found, what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# Of a page with many faults of one kind, so many are named.
_GENOEMD = 10


@dataclass(frozen=True)
class Reden:
    """One reason not to publish an edition."""

    waar: str
    wat: str
    doe: str

    @property
    def zin(self) -> str:
        """Write it in one line."""
        return f"{self.waar}: {self.wat.rstrip('.')}. {self.doe}"


def eerste(redenen: Iterable[Reden], waar: str) -> Iterator[Reden]:
    """Give the first reasons, and how many there are beside them."""
    alle: Sequence[Reden] = list(redenen)
    yield from alle[:_GENOEMD]
    if len(alle) > _GENOEMD:
        yield Reden(waar, f"en nog {len(alle) - _GENOEMD} van deze soort", "Verbeter die hierboven eerst.")
