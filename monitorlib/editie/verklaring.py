"""publicatie.yml: what an edition says of its numbers and of those before it, which no calculation can know."""

from typing import Self

from pydantic import Field

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.yaml_file import read_yaml

BESTAND = "publicatie.yml"
VOORLOPIG, DEFINITIEF = "voorlopig", "definitief"


class Uitspraak(Blok):
    """What holds of the numbers of a chapter, or of one of its tables, and why."""

    hoofdstuk: str
    tabel: str | None = None
    reden: str = Field(min_length=10)

    def past(self, hoofdstuk: str, tabel: str) -> bool:
        """Tell whether it is about a table, that is named as its record names it: 'tabel wachttijd'."""
        return self.hoofdstuk == hoofdstuk and self.tabel in (None, tabel.partition(" ")[2])

    @property
    def waar(self) -> str:
        """Name what it is about."""
        return " / ".join(filter(None, (self.hoofdstuk, self.tabel)))


class Verklaring(Blok):
    """The whole of publicatie.yml; an edition without one has nothing to say."""

    # False of a first publication: the edition before it never went out in this way.
    vorige_gepubliceerd: bool = True
    voorlopig: tuple[Uitspraak, ...] = Field(default=(), strict=False)
    herzien: tuple[Uitspraak, ...] = Field(default=(), strict=False)

    @classmethod
    def lees(cls, editie: Editie) -> Self:
        """Read what an edition says; raise `ParameterError` with every fault in its file."""
        path = editie.params / BESTAND
        return read_yaml(path, cls, editie.shown(path)) if path.exists() else cls()

    def waarom_voorlopig(self, hoofdstuk: str, tabel: str) -> str:
        """Give why the numbers of a table may still change; '' where nothing says that they may."""
        return next((een.reden for een in self.voorlopig if een.past(hoofdstuk, tabel)), "")

    def waarom_herzien(self, hoofdstuk: str, tabel: str) -> str:
        """Give why numbers of a table are others than those that were published; '' where nothing says so."""
        return next((een.reden for een in self.herzien if een.past(hoofdstuk, tabel)), "")
