"""The editions that are built, as they lie on the disk: only what its build left, for the readers it was built for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitorlib.editie.editie import Editie, editions_named, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.hoofdstukken import hoofdstuk_van_indicatoren
from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import BESTAND, State, notebook_of
from monitorlib.errors import MonitorError
from monitorlib.publish.indicatormenu import MAP
from monitorlib.publish.website.adressen import adressen_in
from monitorlib.sources.freeze.snapshot_index import hash_or_absent
from monitorlib.tijd.periode import Periode

_KIES = f"{GEMEENTEN}/index.html"
# What the site makes anew.
_OPNIEUW = "index.html"
# To what the explanation of a number leads, for readers inside.
_MANIFEST = "manifest.json"
# What makes an edition for these readers.
OPDRACHT = {"intern": "monitor build", "openbaar": "monitor publish"}


@dataclass(frozen=True)
class Gebouwd:
    """An edition that is built: its folder, its place within the site, and what is on each of its chapters."""

    editie: Editie
    folder: Path
    map: str
    adressen: Mapping[str, frozenset[str]]
    # Files that go along as they are.
    mee: tuple[str, ...]

    @property
    def reeks(self) -> tuple[str, ...]:
        """What it has in common with the editions before and after it."""
        return self.editie.regio, self.editie.gemeente or ""

    @property
    def periode(self) -> Periode:
        """What it is about."""
        return self.editie.periode

    @property
    def gemeentenamen(self) -> tuple[str, ...]:
        """The gemeenten in its tables; one alone is no choice."""
        namen = tuple(self.editie.gemeentenamen.values())
        return namen if len(namen) > 1 else ()


def gebouwde_edities(given: Sequence[str], layout: Layout, lezers: str) -> list[Gebouwd]:
    """Read the editions that were asked for, or all that are built; with each the gemeenten of which it is built.

    Raises `MonitorError` for one that is not built, or is no longer what its build left.
    """
    gevonden = []
    for naam in editions_named(given, layout) or known_editions(layout):
        regio, periode = naam.split("/")
        if given or State.read(layout.edition_output(regio, periode, lezers)).hoofdstukken:
            gevonden += list(_met_gemeenten(Editie.named(naam, layout), lezers))
    if not gevonden:
        raise MonitorError(
            f"Er is nog geen editie gebouwd voor de lezers '{lezers}'; bouw er eerst een, bijvoorbeeld: "
            f"{OPDRACHT[lezers]} {next(iter(known_editions(layout)), 'regio/periode')}"
        )
    return gevonden


def _met_gemeenten(editie: Editie, lezers: str) -> Iterator[Gebouwd]:
    folder = editie.output(lezers)
    yield _gebouwd(editie, lezers, f"{editie.regio}/{editie.periode.map}")
    for deel in editie.gemeenten if (folder / GEMEENTEN).is_dir() else ():
        if State.read(deel.output(lezers)).hoofdstukken:
            binnen = deel.output(lezers).relative_to(folder).as_posix()
            yield _gebouwd(deel, lezers, f"{editie.regio}/{editie.periode.map}/{binnen}")


def _gebouwd(editie: Editie, lezers: str, plaats: str) -> Gebouwd:
    folder = editie.output(lezers)
    state = State.read(folder)
    if not state.hoofdstukken:
        raise _bouw(editie, lezers, f"is nog niet gebouwd voor de lezers '{lezers}'")
    if state.invoer.get("params.yml") != Inputs(editie, lezers, {}).parameters:
        raise _bouw(editie, lezers, f"is niet gebouwd met de params.yml van nu, voor de lezers '{lezers}'")
    for file, was in state.files.items():
        if hash_or_absent(folder / file) != was:
            raise _bouw(editie, lezers, f"is niet meer wat de bouw maakte: {file} is weg of gewijzigd")
    hoofdstukken = {naam: folder / notebook_of(naam) for naam in editie.parameters.hoofdstukken.gevraagd()}
    adressen = {naam: adressen_in(path.read_bytes()) for naam, path in hoofdstukken.items()}
    van_indicatoren = [file for file in state.files if file.startswith(f"{MAP}/")]
    los = [file.removesuffix(".html") for file in van_indicatoren if file.endswith(".html")]
    adressen |= dict.fromkeys(los, adressen.get(hoofdstuk_van_indicatoren(), frozenset()))
    mee = [file for file in state.uitvoer if file not in (_OPNIEUW, _MANIFEST)]
    mee += [file for file in van_indicatoren if not file.endswith(".html")]
    if lezers == "intern":
        mee += [_MANIFEST, BESTAND, *map(notebook_of, hoofdstukken)]
    # The page on which one chooses a gemeente is of no build of the region.
    mee += [_KIES] if (folder / _KIES).is_file() else []
    return Gebouwd(editie, folder, plaats, adressen, tuple(mee))


def _bouw(editie: Editie, lezers: str, wat: str) -> MonitorError:
    per = " --per gemeente" if editie.gemeente else ""
    return MonitorError(f"Editie {editie.naam} {wat}. Bouw haar eerst: {OPDRACHT[lezers]} {editie.heel.naam}{per}")
