"""The frozen sources and the pages of an edition: current, whole, and nobody else's."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from monitorlib.doctor.fault import Fault, Severity, shell, told_by
from monitorlib.doctor.folders import named, open_to_others, unwritable
from monitorlib.errors import MonitorError

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie


def whole(editie: "Editie") -> Iterator[Fault]:
    """Hold every frozen file to its hash, and the index to its own sum."""
    from monitorlib.sources.freeze.snapshot_index import INDEX, check_frozen, read_index

    folder = editie.snapshot
    try:
        check_frozen(editie)
    except MonitorError as error:
        yield from told_by(error, editie.shown(folder), f"rm -r {shell(folder)} en dan monitor build {editie.naam}")
    if (folder / INDEX).exists() and not read_index(editie) and editie.parameters.bronnen:
        yield Fault(
            editie.shown(folder / INDEX),
            "de index van de snapshot is beschadigd; een bouw bevriest de bronnen opnieuw",
            f"monitor build {editie.naam}",
            Severity.HINDERS,
        )


def current(editie: "Editie") -> Iterator[Fault]:
    """Look whether what is frozen is what is delivered and declared now."""
    changed = to_be_frozen(editie)
    if changed:
        yield Fault(
            editie.shown(editie.data / "snapshot"),
            f"nog niet bevroren zoals nu geleverd of ingesteld: {named(changed)}",
            f"monitor build {editie.naam} bevriest ze",
        )


def to_be_frozen(editie: "Editie") -> list[str]:
    """Name the sources that a build would freeze; all when that cannot be told."""
    from monitorlib.sources.freeze.snapshot import to_be_frozen as would_freeze

    try:
        return would_freeze(editie)
    except MonitorError:
        return list(editie.parameters.bronnen)


def strangers(editie: "Editie") -> Iterator[Fault]:
    """Find what stands in the folders of a build and was made by somebody else: a build stops at it."""
    from monitorlib.editie.per_gemeente import FOLDER as GEMEENTEN
    from monitorlib.engine.stale.state import State
    from monitorlib.files.strangers import refuse_strangers
    from monitorlib.sources.freeze.snapshot import names_of_snapshot

    site, frozen = editie.output("intern"), editie.snapshot
    for folder, ours in ((site, State.read(site).names(site)), (frozen, names_of_snapshot(editie))):
        try:
            refuse_strangers(folder, editie.shown(folder), ours, GEMEENTEN)
        except MonitorError as error:
            yield from told_by(error, editie.shown(folder), "verplaats dat naar een andere map")


def writable(editie: "Editie") -> Iterator[Fault]:
    """Look whether a build may write where it must: also what somebody else made there before."""
    for folder in (editie.data, editie.output("intern").parent):
        yield from unwritable(folder)
        for path in (*folder.glob(".*.slot"), *folder.glob("snapshot"), *folder.glob("intern")):
            if not os.access(path, os.W_OK):
                yield Fault(
                    editie.shown(path),
                    "dit is van een ander, en u mag het niet schrijven; een bouw stopt erop",
                    f"vraag wie het maakte om te bouwen, of beheer om: chown -R $USER {shell(folder)}",
                )


def deliveries_private(editie: "Editie") -> Iterator[Fault]:
    """Find delivered sources that others than their owner can read."""
    from monitorlib.doctor.delivery import files_of

    if os.name == "nt":
        return
    seen: set[Path] = set()
    for van, path in files_of(editie):
        if van.herkomst == "geleverd" and path.exists() and path not in seen:
            seen.add(path)
            yield from open_to_others(path, editie.layout, "deze levering", Severity.HINDERS)
