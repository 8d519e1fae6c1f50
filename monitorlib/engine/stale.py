"""What an edition was built from, by content, and what has changed since."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

import monitorlib
from monitorlib.deel import FOLDER as GEMEENTEN
from monitorlib.editie import Editie
from monitorlib.hoofdstuk_parameters import LAST

BESTAND = "bouw.json"
# Another number: what an older version left says nothing.
_VORM = 1
_WEG = "ontbreekt"


@dataclass(frozen=True)
class Built:
    """How a chapter was built: the hash of each thing that it was made from and of each file that it left.

    `gelezen` are the sources that it opened, `record` is the hash of what it left for the last chapters.
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
        """What each chapter left for the last ones, as a hash."""
        return {naam: built.record for naam, built in self.hoofdstukken.items()}

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the state of a site; of a site without a readable one nothing is known, so all of it is made anew."""
        try:
            found = json.loads((folder / BESTAND).read_text(encoding="utf-8"))
            if found["vorm"] != _VORM:
                return cls()
            chapters = {
                naam: Built(een["invoer"], een["uitvoer"], tuple(een["gelezen"]), een["record"])
                for naam, een in found["hoofdstukken"].items()
            }
            return cls(chapters, found["invoer"], found["uitvoer"])
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def write(self, folder: Path) -> None:
        """Write the state into the site that it describes."""
        chapters = {naam: asdict(een) for naam, een in self.hoofdstukken.items()}
        site = {"invoer": dict(self.invoer), "uitvoer": dict(self.uitvoer)}
        text = json.dumps({"vorm": _VORM, "hoofdstukken": chapters, **site}, indent=1)
        (folder / BESTAND).write_text(text + "\n", encoding="utf-8")


class Inputs:
    """The hashes of what an edition is made from; each file is read once, also for editions that share `hashes`."""

    def __init__(self, editie: Editie, lezers: str, hashes: dict[Path, str]) -> None:
        self._editie, self._lezers, self._hashes = editie, lezers, hashes
        self._parameters: dict[str, Any] = editie.parameters.model_dump(mode="json")

    def of(self, naam: str, gelezen: Iterable[str], records: Mapping[str, str]) -> dict[str, str]:
        """Give what a chapter is made from, by its name in a message, with the hash of each.

        `gelezen` are the sources that it opened. The last chapters read what others left: `records`.
        """
        editie = self._editie
        found = self._of_all() | {
            "het notebook": self._hash(editie.layout.notebooks / f"{naam}.ipynb"),
            "de toelichting": self._hash(editie.toelichting(naam)),
            "wat gedrukt is (gepubliceerd.csv)": self._hash(editie.data / "gepubliceerd.csv"),
            "de toelichting van de vorige editie": self._previous(naam),
            "het deel van params.yml dat dit hoofdstuk ziet": self._of_parameters(naam, gelezen),
        }
        for bron in self._parameters["bronnen"] if naam in LAST else gelezen:
            found[f"bron {bron}"] = self._source(bron)
        if naam in LAST:
            for other in self._before(naam):
                found[f"hoofdstuk {other}"] = records.get(other, _WEG)
        return found

    def read_all(self) -> None:
        """Read every file that a chapter can depend on."""
        for naam in self._chapters:
            self.of(naam, self._parameters["bronnen"], {})

    def of_site(self) -> dict[str, str]:
        """Give what the files of a site are made from that are no chapter's: its overview and its manifest."""
        found = self._of_all() | {"params.yml": _of_text(self._lezers, json.dumps(self._parameters, sort_keys=True))}
        return found | {f"bron {bron}": self._source(bron) for bron in self._parameters["bronnen"]}

    def _of_all(self) -> dict[str, str]:
        return {
            "de bibliotheek": library(),
            "de versie van Python of van een pakket": _packages(),
            "het menu (de titels van de hoofdstukken)": _of_text(*map(self._title, self._chapters)),
        }

    @property
    def _chapters(self) -> list[str]:
        return list(self._editie.parameters.hoofdstukken.gevraagd())

    def _before(self, naam: str) -> list[str]:
        """The chapters whose notebooks one of the last chapters reads."""
        return [een for een in self._chapters if een not in LAST or LAST.index(een) < LAST.index(naam)]

    def _of_parameters(self, naam: str, gelezen: Iterable[str]) -> str:
        """Hash the parameters that a chapter sees: not the blocks of other chapters and of sources that it leaves."""
        seen = dict(self._parameters)
        if naam not in LAST:
            block = self._editie.parameters.hoofdstukken.gevraagd()[naam]
            seen["hoofdstukken"] = block.model_dump(mode="json")
            seen["beweringen"] = [een for een in seen["beweringen"] if een["hoofdstuk"] == naam]
            given = seen["bronnen"]
            seen["bronnen"] = [list(given), {bron: given[bron] for bron in gelezen if bron in given}]
        return _of_text(self._lezers, json.dumps(seen, sort_keys=True))

    def _source(self, naam: str) -> str:
        given = self._parameters["bronnen"].get(naam)
        return self._hash(self._editie.data / given["bestand"]) if given else _WEG

    def _previous(self, naam: str) -> str:
        path = self._editie.vorige_toelichting(naam)
        return self._hash(path) if path else _WEG

    def _title(self, naam: str) -> str:
        """Give the first line of a chapter, which the menu of every page shows."""
        try:
            cells = json.loads((self._editie.layout.notebooks / f"{naam}.ipynb").read_text(encoding="utf-8"))["cells"]
            return f"{naam} {''.join(cells[0]['source']).splitlines()[0]}"
        except (OSError, ValueError, LookupError, TypeError):
            return naam

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = _of_file(path)
        return self._hashes[path]


def outputs_of(naam: str, folder: Path) -> dict[str, str]:
    """Give the files of a chapter in a site, with their hashes."""
    return {file: _of_file(folder / file) for file in files_of(naam)}


def files_of(naam: str) -> tuple[str, str]:
    """Name the files of a chapter, relative to the site."""
    return f"{naam}.html", f"notebooks/{naam}.ipynb"


def site_files(folder: Path, chapters: Iterable[str]) -> dict[str, str]:
    """Give the files of a site that are no chapter's, with their hashes; the sites of gemeenten stand on their own."""
    of_chapters = {file for naam in chapters for file in files_of(naam)}
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {
        name: _of_file(folder / name)
        for name in names
        if name not in (*of_chapters, BESTAND) and not name.startswith(f"{GEMEENTEN}/")
    }


def why(naam: str, state: State, inputs: Inputs, folder: Path) -> list[str]:
    """Say in words why a chapter has to be made again; nothing when it is as it would become."""
    built = state.hoofdstukken.get(naam)
    if built is None:
        return ["nog niet gebouwd"]
    return _changed(built.invoer, inputs.of(naam, built.gelezen, state.records)) + _altered(built.uitvoer, folder)


def why_site(state: State, inputs: Inputs, chapters: Iterable[str], folder: Path) -> list[str]:
    """Say why the files of a site that are no chapter's have to be made again."""
    if not state.hoofdstukken:
        return ["nog niet gebouwd"]
    gone = [naam for naam in state.hoofdstukken if naam not in set(chapters)]
    extra = set(site_files(folder, state.hoofdstukken)) - set(state.uitvoer)
    return [
        *_changed(state.invoer, inputs.of_site()),
        *_altered(state.uitvoer, folder),
        *(f"{naam} staat niet meer in params.yml" for naam in gone),
        *(f"{file} hoort er niet" for file in sorted(extra)),
    ]


def _changed(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [f"{what} is veranderd" for what in {**was, **now} if was.get(what) != now.get(what)]


def _altered(files: Mapping[str, str], folder: Path) -> list[str]:
    reasons = []
    for file, was in files.items():
        found = _of_file(folder / file)
        if found != was:
            reasons.append(f"{file} is weg" if found == _WEG else f"{file} is na de bouw gewijzigd")
    return reasons


def _of_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return _WEG


def _of_text(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


@cache
def library() -> str:
    """Hash this library: a change anywhere in it can change a number."""
    return hash_of_folder(Path(monitorlib.__file__).parent)


def hash_of_folder(root: Path) -> str:
    """Hash every file in a folder with its name, but for what Python compiles."""
    total = hashlib.sha256()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(folder, name)
            total.update(f"{path.relative_to(root).as_posix()}\0{_of_file(path)}\0".encode())
    return total.hexdigest()


@cache
def _packages() -> str:
    """Hash the lock beside the library and what is installed: the folder of each package names its version."""
    lock = Path(monitorlib.__file__).parent.parent / "requirements.lock"
    installed = {entry.name for place in sys.path for entry in _entries(place) if entry.name.endswith(".dist-info")}
    return _of_text(sys.version, _of_file(lock), *sorted(installed))


def _entries(place: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError:
        return []
