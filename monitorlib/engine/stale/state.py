"""How a site was built, as it says itself: what each chapter was made from, and every file that was left."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from monitorlib.editie.params.hoofdstukken import blokken
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.files.strangers import is_left_by_program
from monitorlib.sources.freeze.snapshot_index import hash_or_absent, sum_of

BESTAND = "bouw.json"
# Another number: what an older version left says nothing.
_VORM = 2
# What a site has besides its chapters; a test holds it to what is written.
VAN_DE_SITE = (BESTAND, "index.html", "manifest.json", "indicatoren.csv", "kalender.ics")


@dataclass(frozen=True)
class Built:
    """How a chapter was built: the hash of each thing that it was made from and of each file that it left.

    `gelezen` are the sources that it opened, `record` is the hash of what it left for those that read it.
    """

    invoer: Mapping[str, str]
    uitvoer: Mapping[str, str]
    gelezen: tuple[str, ...]
    record: str


@dataclass(frozen=True)
class State:
    """How an edition was built: its chapters by name, and what the site as a whole was made from and left."""

    hoofdstukken: Mapping[str, Built] = field(default_factory=dict)
    invoer: Mapping[str, str] = field(default_factory=dict)
    uitvoer: Mapping[str, str] = field(default_factory=dict)

    @property
    def records(self) -> dict[str, str]:
        """What each chapter left for those that read it, as a hash."""
        return {naam: built.record for naam, built in self.hoofdstukken.items()}

    @property
    def files(self) -> dict[str, str]:
        """Every file of the site but this record itself, with its hash."""
        return {file: mark for built in self.hoofdstukken.values() for file, mark in built.uitvoer.items()} | dict(
            self.uitvoer
        )

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the state of a site; of one that is not as it was written nothing is believed: all is made anew."""
        try:
            found = json.loads((folder / BESTAND).read_bytes())
            content = found["bouw"]
            if content["vorm"] != _VORM or found["som"] != sum_of(content):
                return cls()
            hoofdstukken = {
                naam: Built(een["invoer"], een["uitvoer"], tuple(een["gelezen"]), een["record"])
                for naam, een in content["hoofdstukken"].items()
            }
            return cls(hoofdstukken, content["invoer"], content["uitvoer"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls()

    def write(self, folder: Path) -> None:
        """Write the state into the site that it describes: the same site gives the same bytes."""
        hoofdstukken = {naam: asdict(een) for naam, een in sorted(self.hoofdstukken.items())}
        site = {"invoer": dict(self.invoer), "uitvoer": dict(self.uitvoer)}
        content: dict[str, Any] = {"vorm": _VORM, "hoofdstukken": hoofdstukken, **site}
        text = json.dumps({"bouw": content, "som": sum_of(json.loads(json.dumps(content)))}, indent=1)
        (folder / BESTAND).write_text(text + "\n", encoding="utf-8")

    def names(self) -> set[str]:
        """Name the files that a build left in the site; without a readable state, all that any build may leave."""
        if self.hoofdstukken:
            return {*self.files, BESTAND}
        return {*VAN_DE_SITE, *(file for naam in blokken() for file in files_of(naam))}


def files_of(naam: str) -> tuple[str, str]:
    """Name the files of a chapter, relative to the site."""
    return f"{naam}.html", notebook_of(naam)


def notebook_of(naam: str) -> str:
    """Name the executed notebook of a chapter, relative to the site."""
    return f"notebooks/{naam}.ipynb"


def outputs_of(naam: str, folder: Path) -> dict[str, str]:
    """Give the files of a chapter in a site, with their hashes."""
    return {file: hash_or_absent(folder / file) for file in files_of(naam)}


def site_files(folder: Path, hoofdstukken: Iterable[str]) -> dict[str, str]:
    """Give the files of a site that are no chapter's, with their hashes; the sites of gemeenten stand on their own."""
    of_hoofdstukken = {file for naam in hoofdstukken for file in files_of(naam)}
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        name.as_posix(): hash_or_absent(folder / name)
        for name in names
        if name.as_posix() not in (*of_hoofdstukken, BESTAND)
        and name.parts[0] != GEMEENTEN
        and not any(map(is_left_by_program, name.parts))
    }
