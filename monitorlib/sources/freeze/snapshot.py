"""The snapshot of an edition: its sources frozen when they changed, with their hashes; swapped whole."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.bron import gedeclareerd
from monitorlib.errors import SourceError
from monitorlib.files.private import private
from monitorlib.files.strangers import refuse_strangers
from monitorlib.files.swap import fresh_name, held, swap_in
from monitorlib.sources.checks.samenhang import uitgangspunten
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.delivery.delivered import source_path, taken
from monitorlib.sources.delivery.nog_niet_geleverd import weiger_geleverd
from monitorlib.sources.delivery.refused import Refused
from monitorlib.sources.engine_errors import of_engine
from monitorlib.sources.freeze.freezing import freeze_all
from monitorlib.sources.freeze.snapshot_index import (
    CLIENTEN,
    INDEX,
    Frozen,
    gone,
    hash_or_absent,
    read_index,
    verified,
    write_index,
)
from monitorlib.sources.verslag.leveringsverslag import Verslagen

# The form of a snapshot: one of another form is made again.
VORM = 4
# Within the folder that is made: the deliveries as they were when they were taken.
_LEVERING = "levering"


def freeze(editie: Editie) -> list[str]:
    """Freeze the sources of an edition when a file, its declaration, its codes or a gemeente changed.

    What is gone or damaged in the index is frozen again. Returns the names of the sources that are new or changed; an
    empty list when the snapshot was current. Raises `SourceError` on the faults of all sources together,
    `SnapshotError` when a frozen file was altered; the existing snapshot then stays as it is.
    """
    for naam in editie.parameters.bronnen:
        declared(editie, naam)
    weiger_geleverd(editie)
    wanted = _wanted(editie)
    if not _changed(editie, wanted):
        return []
    with private(), held(editie.snapshot):
        # Another process may have frozen them while this one waited.
        changed = _changed(editie, wanted)
        if changed:
            _swap_in(editie)
    return changed


def freeze_aloud(editie: Editie, say: Callable[[str], None]) -> None:
    """Freeze the sources of an edition when they changed, and say which; errors as in `freeze`."""
    if changed := freeze(editie):
        say(f"Bronnen bevroren: {', '.join(changed)}.")


def to_be_frozen(editie: Editie) -> list[str]:
    """Name the sources that `freeze` would freeze or leave out, and change nothing; errors as there."""
    return _changed(editie, _wanted(editie))


def is_frozen_from(editie: Editie, index: Mapping[str, Frozen]) -> bool:
    """Tell whether a snapshot is of the sources and the parameters of an edition, whatever was delivered since."""
    return set(index) == set(editie.parameters.bronnen) and all(
        _mark(editie, naam, entry.sha256) == entry.vingerafdruk for naam, entry in index.items()
    )


def names_of_snapshot(editie: Editie) -> set[str]:
    """Name the files that a snapshot of an edition can have."""
    # Of a telling that the edition declared before, a file may still be there.
    bronnen = (*gedeclareerd(editie.bronnen), *read_index(editie))
    return {INDEX, CLIENTEN, *(f"{naam}{end}" for naam in bronnen for end in (".parquet", ".json"))}


def _changed(editie: Editie, wanted: Mapping[str, str]) -> list[str]:
    """List the sources that are new, changed or no longer there; check the bytes of a snapshot that is current."""
    have = read_index(editie)
    changed = [naam for naam in wanted if naam not in have or have[naam].vingerafdruk != wanted[naam]]
    changed += sorted(set(have) - set(wanted))
    changed += [naam for naam in gone(editie, have) if naam not in changed]
    if not changed:
        for naam, entry in have.items():
            verified(editie, naam, entry)
    return changed


def _wanted(editie: Editie) -> dict[str, str]:
    """Give of each source what decides what is frozen, as it is delivered now."""
    return _marks(editie, _contents({naam: source_path(editie, naam) for naam in editie.parameters.bronnen}))


def _contents(paths: Mapping[str, Path]) -> dict[str, str]:
    """Hash what is delivered as each source; a folder with messages that make several registers once."""
    hashes = {path: hash_or_absent(path) for path in dict.fromkeys(paths.values())}
    return {naam: hashes[path] for naam, path in paths.items()}


def _marks(editie: Editie, contents: Mapping[str, str]) -> dict[str, str]:
    """Give of each source what decides what is frozen, when this is delivered."""
    return {naam: _mark(editie, naam, content) for naam, content in contents.items()}


def _mark(editie: Editie, naam: str, content: str) -> str:
    bron, given = declared(editie, naam), parameters_of(editie, naam)
    rest = (uitgangspunten(given, editie.parameters.gemeenten), given.levering, given.controletotaal, VORM)
    return hashlib.sha256(f"{bron!r}|{codes_of(editie, bron)!r}|{rest!r}|{content}".encode()).hexdigest()


def _frozen_from(
    editie: Editie, copies: Mapping[str, Path], contents: Mapping[str, str], fresh: Path, verslagen: Verslagen
) -> dict[str, Frozen]:
    try:
        return freeze_all(editie, copies, fresh, _marks(editie, contents), contents, verslagen)
    except duckdb.Error as error:
        raise of_engine(error, f"De snapshot van {editie.naam}") from None


def _swap_in(editie: Editie) -> None:
    target = editie.snapshot
    ours, shown = names_of_snapshot(editie), editie.shown(target)
    refuse_strangers(target, shown, ours)
    fresh, verslagen = fresh_name(target), Verslagen(editie)
    try:
        (fresh / _LEVERING).mkdir(parents=True)
        copies = taken(editie, fresh / _LEVERING)
        contents = _contents(copies)
        index = _frozen_from(editie, copies, contents, fresh, verslagen)
        shutil.rmtree(fresh / _LEVERING, ignore_errors=True)
        write_index(fresh, index)
        swap_in(fresh, target, check=lambda earlier: refuse_strangers(earlier, shown, ours))
    except Refused as refused:
        geschreven = verslagen.geweigerd(refused.faults)
        verslag = f"\nVerslag voor de leverancier: {', '.join(geschreven)}" if geschreven else ""
        raise SourceError(f"{refused}{verslag}") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    verslagen.aangenomen(index)
