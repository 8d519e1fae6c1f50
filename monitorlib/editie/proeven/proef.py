"""A trial: an edition with other values in params.yml, whose pages stand beside those of the edition."""

from dataclasses import dataclass

Pad = tuple[str | int, ...]


@dataclass(frozen=True)
class AndereWaarde:
    """A value to put in the place of that of params.yml: by its keys, as YAML, and as it was asked for."""

    pad: Pad
    waarde: str
    gegeven: str


@dataclass(frozen=True)
class Proefopzet:
    """A trial of one edition; without `anders` its values stand in params.yml already, as in the copy that is built."""

    editie: str
    naam: str
    anders: tuple[AndereWaarde, ...]

    @property
    def map(self) -> str:
        """Name the folder of its pages, beside those of the edition."""
        return f"proef-{self.naam}"


def gestippeld(pad: Pad) -> str:
    """Write keys as they are given and shown."""
    return ".".join(str(deel) for deel in pad)
