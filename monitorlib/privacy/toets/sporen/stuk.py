"""A piece of what a file says: where it stands, its words, and of what kind it is."""

from dataclasses import dataclass

# In sight, or spoken; what only a machine reads; code that a page shows.
TEKST, MACHINE, CODE = "tekst", "machine", "code"


@dataclass(frozen=True)
class Tekststuk:
    """Words in a file: in which file, at which place in it, and of what kind."""

    bestand: str
    plek: str
    tekst: str
    soort: str = TEKST

    @property
    def waar(self) -> str:
        """Name the place for a message."""
        return f"{self.bestand}, {self.plek}" if self.plek else self.bestand


class Onleesbaar(Exception):
    """A file of which nobody can say what is in it."""
