"""The folders of a project: are they there, may they be read and written, is there room, who else can look in them?"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from monitorlib.doctor.fault import Fault, Severity, shell
from monitorlib.doctor.machine import MB
from monitorlib.editie.layout import Layout
from monitorlib.notatie import getal

# Below this a build of a small region stops half-way; below the other one a large register does.
_FULL, _NEARLY = 100 * MB, 1000 * MB
# How folders are called that a program copies to a computer elsewhere.
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync")
_NAMED = 3


def usable(layout: Layout) -> Iterator[Fault]:
    """Look whether each folder is there, can be read, and can be written where commands write."""
    for folder in (layout.params, layout.notebooks, layout.data):
        if not folder.is_dir():
            yield Fault(str(folder), "deze map is er niet", f"mkdir {shell(folder)}, of wijs met --data de goede aan")
        elif not os.access(folder, os.R_OK | os.X_OK):
            yield Fault(str(folder), "u mag deze map niet lezen", f"chmod u+rx {shell(folder)}")
    yield from unwritable(layout.output)


def unwritable(folder: Path) -> Iterator[Fault]:
    """Say it when nothing can be made in a folder, or, where it is not there yet, above it."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        yield Fault(str(there), "u mag in deze map niets maken", f"chmod u+wx {shell(there)}, of kies een andere map")


def links(layout: Layout) -> Iterator[Fault]:
    """Find links to what is not there, as to a disk of the network that is not connected."""
    for path in (layout.root / "data", layout.root / "output", *_quarters(layout)):
        if path.is_symlink() and not path.exists():
            yield Fault(
                layout.shown(path),
                f"dit is een koppeling naar {os.readlink(path)}, en dat is er niet",
                "verbind de schijf opnieuw, of haal de koppeling weg",
            )


def room(layout: Layout) -> Iterator[Fault]:
    """Look how much room there is on each disk that a build writes to."""
    disks: dict[int, Path] = {}
    for folder in (layout.data, layout.output, Path(tempfile.gettempdir())):
        there = next(one for one in (folder, *folder.parents) if one.exists())
        disks.setdefault(there.stat().st_dev, there)
    for folder in disks.values():
        free = shutil.disk_usage(folder).free
        if free < _NEARLY:
            yield Fault(
                str(folder),
                f"op deze schijf is {getal(free / MB)} MB vrij; een bouw vraagt {getal(_FULL / MB)} MB, een groot "
                f"register {getal(_NEARLY / MB)} MB",
                "maak ruimte, of kies een andere schijf met --data, --output of TMPDIR",
                Severity.STOPS if free < _FULL else None,
            )


def synced(layout: Layout) -> Iterator[Fault]:
    """Find data and pages in a folder that a program copies elsewhere."""
    for folder in dict.fromkeys((layout.data, layout.output)):
        if any(part.lower().startswith(_SYNCED) for part in folder.parts):
            yield Fault(
                str(folder),
                "deze map wordt naar een server gekopieerd, met de gegevens die erin staan, en kan vastzitten terwijl "
                "een bouw haar vervangt",
                "zet haar elders, en wijs haar aan met --data of --output",
            )


def private_only(layout: Layout) -> Iterator[Fault]:
    """Find snapshots and pages that others than their maker can read."""
    if os.name == "nt":
        return
    for folder in sorted(layout.data.glob("*/*/snapshot")):
        yield from open_to_others(folder, layout, "de bevroren bronnen", Severity.HINDERS)
    # Who publishes pages may have meant it.
    for folder in sorted(layout.output.glob("*/*/*/")):
        yield from open_to_others(folder, layout, "de pagina's of verslagen", Severity.REMARK)


def open_to_others(folder: Path, layout: Layout, what: str, severity: Severity) -> Iterator[Fault]:
    """Say it of a folder or a file when others can come at it and read something; above it all doors must be open."""
    if not (_others(folder) and all(_others(one, stat.S_IXGRP, stat.S_IXOTH) for one in folder.parents)):
        return
    found = [path for path in (folder, *sorted(folder.rglob("*"))) if _others(path)]
    yield Fault(
        layout.shown(folder),
        f"anderen op deze machine kunnen {what} lezen ({named([one.name for one in found])})",
        f"chmod -R go-rwx {shell(folder)}",
        severity,
    )


def named(names: Iterable[str]) -> str:
    """Name the first of them, and how many there are more."""
    all_ = list(names)
    return ", ".join(all_[:_NAMED]) + (f" en nog {len(all_) - _NAMED}" if len(all_) > _NAMED else "")


def _others(path: Path, group: int = stat.S_IRWXG, others: int = stat.S_IRWXO) -> bool:
    """Tell whether anybody but the owner has one of these rights; a group of the owner alone is nobody else."""
    try:
        seen = path.lstat()
    except OSError:
        return False
    of_group = group if seen.st_gid != seen.st_uid else 0
    return not stat.S_ISLNK(seen.st_mode) and bool(seen.st_mode & (of_group | others))


def _quarters(layout: Layout) -> list[Path]:
    return [
        path for root in (layout.data, layout.output) for depth in ("*", "*/*", "*/*/*") for path in root.glob(depth)
    ]
