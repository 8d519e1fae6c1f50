"""Registers after their retention: removed where they lie, while what figures need stays."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.files.swap import held, write_private
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.freeze.snapshot import names_of_snapshot
from monitorlib.sources.freeze.snapshot_index import CLIENTEN, frozen_name

# Only what was delivered tells of persons who exist.
VAN_MENSEN = "geleverd"
# What may stand beside deliveries and is none: words, a program, the empty file by which a folder is held.
_GEEN_LEVERING = (".md", ".py", ".slot")
NOTITIE, _SNAPSHOT = "gewist.md", "snapshot"
_MAANDEN = 12
# In the archive of a publication: the sources as it read them.
_IN_ARCHIEF = ("project", "data")


@dataclass(frozen=True)
class Wissing:
    """What is to be removed of an edition: the registers by name, and their files; none while they may be kept."""

    editie: Editie
    registers: tuple[str, ...]
    paden: tuple[Path, ...]

    @property
    def zin(self) -> str:
        """Say in one line what is removed."""
        if not self.registers:
            return f"{self.editie.naam}: niets te wissen."
        return f"{self.editie.naam}: {len(self.paden)} bestanden van {', '.join(self.registers)}."


def te_wissen(edities: Sequence[Editie], maanden: int, vandaag: date) -> list[Wissing]:
    """Give per edition what is older than so many months and tells of persons.

    Raises `SourceError` for a file of which nobody can say what it is; nothing is removed then.
    """
    if fouten := [fout for een in edities for fout in _onbekend(een)]:
        raise SourceError("\n".join(fouten))
    return [_wissing(een) if verlopen(een, maanden, vandaag) else Wissing(een, (), ()) for een in edities]


def verlopen(editie: Editie, maanden: int, vandaag: date) -> bool:
    """Tell whether so many months have passed since the peildatum of an edition."""
    dag = editie.periode.peildatum
    jaar, maand = divmod(dag.year * _MAANDEN + dag.month - 1 + maanden, _MAANDEN)
    return (vandaag.year, vandaag.month, vandaag.day) > (jaar, maand + 1, dag.day)


def wis(wissing: Wissing) -> None:
    """Remove it, and leave a note of what was removed; nothing else of the edition changes."""
    if not wissing.registers:
        return
    editie = wissing.editie
    with held(editie.snapshot):
        for pad in wissing.paden:
            if pad.is_dir() and not pad.is_symlink():
                shutil.rmtree(pad)
            else:
                pad.unlink(missing_ok=True)
        write_private(_notitie(wissing), editie.data / NOTITIE)


def _notitie(wissing: Wissing) -> str:
    regels = "".join(f"- {een}\n" for een in wissing.registers)
    return (
        f"# Gewist\n\nNa de bewaartermijn zijn de registers van {wissing.editie.naam} gewist:\n\n{regels}\n"
        "De pagina's en de vastgelegde cijfers staan er nog. Opnieuw bouwen kan alleen met een nieuwe levering.\n"
    )


def _wissing(editie: Editie) -> Wissing:
    registers = tuple(naam for naam in editie.parameters.bronnen if _is_van_mensen(editie, naam))
    if not registers:
        return Wissing(editie, (), ())
    paden = dict.fromkeys(pad for naam in registers for pad in _paden(editie, naam))
    clienten = [een / _SNAPSHOT / CLIENTEN for een in _mappen(editie)]
    er_zijn = tuple(een for een in (*paden, *clienten) if een.exists() or een.is_symlink())
    return Wissing(editie, registers if er_zijn else (), er_zijn)


def _is_van_mensen(editie: Editie, naam: str) -> bool:
    return declared(editie, naam).is_register and editie.parameters.bronnen[naam].herkomst == VAN_MENSEN


def _paden(editie: Editie, naam: str) -> Iterator[Path]:
    """Give where a register lies: as it was delivered, with what tells of that, and frozen; in the archive too."""
    geleverd = source_path(editie, naam).relative_to(editie.data.resolve())
    for folder in _mappen(editie):
        yield folder / geleverd
        yield from sorted((folder / geleverd.parent).glob(f"{geleverd.name}.*"))
        yield folder / _SNAPSHOT / frozen_name(editie, naam)


def _mappen(editie: Editie) -> tuple[Path, Path]:
    archief = editie.layout.edition_archive(editie.regio, editie.periode.map)
    return editie.data, archief.joinpath(*_IN_ARCHIEF, editie.regio, editie.periode.map)


def _onbekend(editie: Editie) -> Iterator[str]:
    """Say of each file in the data of an edition that is no source of it that nobody can judge it."""
    bekend = {source_path(editie, naam) for naam in editie.parameters.bronnen}
    gepubliceerd = {editie.data.resolve() / naam for naam in ("gepubliceerd.csv", NOTITIE)}
    for pad in sorted(een for een in editie.data.rglob("*") if een.is_symlink() or een.is_file()):
        binnen = pad.relative_to(editie.data)
        if pad.is_symlink():
            yield _zin(editie, pad, "dit is een verwijzing, en wat erachter ligt is niet te beoordelen")
        elif binnen.parts[0] == _SNAPSHOT:
            if binnen.name not in names_of_snapshot(editie):
                yield _zin(editie, pad, "dit is geen bestand van een snapshot")
        elif pad.suffix not in _GEEN_LEVERING and not _hoort_bij(pad.resolve(), bekend | gepubliceerd):
            yield _zin(editie, pad, "dit is geen bron van deze editie, dus is niet bekend of het over mensen gaat")


def _hoort_bij(pad: Path, bekend: set[Path]) -> bool:
    """Tell whether a file is a source, is in the folder of one, or stands beside one with its name."""
    return any(pad == een or een in pad.parents or pad.name.startswith(f"{een.name}.") for een in bekend)


def _zin(editie: Editie, pad: Path, wat: str) -> str:
    return (
        f"{editie.shown(pad)}: {wat}. Er is niets gewist. Haal het bestand weg, of noem het in params.yml bij "
        "'bronnen'."
    )
