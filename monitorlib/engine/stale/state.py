"""How a site was built, as it says itself: what each chapter was made from, and every file that was left."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from monitorlib.editie.params.hoofdstukken import HoofdstukBlok, blokken
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.files.strangers import is_left_by_program
from monitorlib.sources.freeze.snapshot_index import hash_or_absent, sum_of

BESTAND = "bouw.json"
# Another number: what an older version left says nothing.
_VORM = 3
# What a site has besides its chapters; a test holds it to what is written.
_BIJBLAD = re.compile(r"[a-z0-9-]+\.(?:html|csv)")
# In which the forms of an edition stand, and all that any build may leave there.
VORMEN_MAP = "vormen"
_VAN_VORMEN = re.compile(
    rf"{VORMEN_MAP}/(?:index\.html|[\w.-]+\.(?:pdf|xlsx)|csv/[\w-]+\.csv(?:-metadata\.json)?)", re.ASCII
)
# Stands in every folder that is made for readers inside, for who opens the folder and no page.
NIET_VOOR_PUBLICATIE = "NIET-VOOR-PUBLICATIE.txt"
# In which stand the pages that explain the numbers of tables, a folder for each chapter.
UITLEG_MAP = "uitleg"
_VAN_UITLEG = re.compile(rf"{UITLEG_MAP}/[a-z0-9-]+/[a-z0-9-]+\.html")
VAN_DE_SITE = (BESTAND, "index.html", "manifest.json", "indicatoren.csv", "kalender.ics", NIET_VOOR_PUBLICATIE)


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
    # The forms that stand beside the pages.
    vormen: tuple[str, ...] = ()

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
            return cls(hoofdstukken, content["invoer"], content["uitvoer"], tuple(content["vormen"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls()

    def write(self, folder: Path) -> None:
        """Write the state into the site that it describes: the same site gives the same bytes."""
        hoofdstukken = {naam: asdict(een) for naam, een in sorted(self.hoofdstukken.items())}
        site = {"invoer": dict(self.invoer), "uitvoer": dict(self.uitvoer), "vormen": list(self.vormen)}
        content: dict[str, Any] = {"vorm": _VORM, "hoofdstukken": hoofdstukken, **site}
        text = json.dumps({"bouw": content, "som": sum_of(json.loads(json.dumps(content)))}, indent=1)
        (folder / BESTAND).write_text(text + "\n", encoding="utf-8")

    def names(self, folder: Path) -> set[str]:
        """Name the files that a build left in a site; without a readable state, all that any build may leave there."""
        if self.hoofdstukken:
            return {*self.files, BESTAND}
        van_hoofdstukken = (file for naam in blokken() for file in files_of(naam, folder))
        return {*VAN_DE_SITE, *van_hoofdstukken, *_van_mappen(folder)}


def files_of(naam: str, folder: Path) -> tuple[str, ...]:
    """Name the files of a chapter, relative to the site in `folder`: its page, its notebook, its pages besides."""
    return f"{naam}.html", notebook_of(naam), *_bijbladen(naam, folder)


def _bijbladen(naam: str, folder: Path) -> list[str]:
    """Name the pages that a chapter has besides its own, each with its numbers."""
    beside = blokken().get(naam, HoofdstukBlok).bijbladen
    found = (folder / beside).glob("*") if beside else ()
    return sorted(f"{beside}/{path.name}" for path in found if _BIJBLAD.fullmatch(path.name))


def _van_mappen(folder: Path) -> list[str]:
    """Name the files of forms and of explanations in a site, by how those are named."""
    mappen = ((VORMEN_MAP, _VAN_VORMEN), (UITLEG_MAP, _VAN_UITLEG))
    found = [(path, vorm) for map_, vorm in mappen for path in (folder / map_).rglob("*") if path.is_file()]
    names = [(path.relative_to(folder).as_posix(), vorm) for path, vorm in found]
    return sorted(name for name, vorm in names if vorm.fullmatch(name))


def notebook_of(naam: str) -> str:
    """Name the executed notebook of a chapter, relative to the site."""
    return f"notebooks/{naam}.ipynb"


def outputs_of(naam: str, folder: Path) -> dict[str, str]:
    """Give the files of a chapter in a site, with their hashes."""
    return {file: hash_or_absent(folder / file) for file in files_of(naam, folder)}


def site_files(folder: Path, hoofdstukken: Mapping[str, Built]) -> dict[str, str]:
    """Give the files of a site that no chapter left, with their hashes; the sites of gemeenten stand on their own."""
    of_hoofdstukken = {file for built in hoofdstukken.values() for file in built.uitvoer}
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        name.as_posix(): hash_or_absent(folder / name)
        for name in names
        if name.as_posix() not in (*of_hoofdstukken, BESTAND)
        and name.parts[0] != GEMEENTEN
        and not any(map(is_left_by_program, name.parts))
    }
