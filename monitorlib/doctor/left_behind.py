"""What a command that was killed left: folders of a build, and copies of sources among the temporary files."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from monitorlib.doctor.fault import Fault, Severity, shell
from monitorlib.doctor.folders import named
from monitorlib.editie.layout import SPILL, Layout

# Seconds; a build that takes a day is rare, and its own folders are then younger than it.
_DAY = 24 * 3600
# What is in the folder of a check, and in that of a worker: another program can have a folder of such a name.
_WITHIN = {"site", "invoer", "hoofdstukken", "params", "notebooks"}


def of_builds(layout: Layout) -> Iterator[Fault]:
    """Find the folders of builds and snapshots whose process is gone."""
    from monitorlib.files.swap import left_by_dead

    for root, above in ((layout.output, ("*/*", "*/*/*/gemeente")), (layout.data, ("*/*", "*/*/*"))):
        for folder in sorted(path for pattern in above for path in root.glob(pattern) if path.is_dir()):
            if left := left_by_dead(folder):
                regio, periode = folder.relative_to(root).parts[:2]
                yield Fault(
                    layout.shown(folder),
                    f"een bouw die hier niet meer draait, liet {named(one.name for one in left)} achter, met gegevens",
                    _remedy(left, f"{regio}/{periode}"),
                )


def _remedy(left: list[Path], editie: str) -> str:
    """Of what a next build clears, and puts back where it has to, that; the rest by hand."""
    if any(one.suffix == ".oud" or one.name.startswith((".intern.", ".snapshot.")) for one in left):
        return f"monitor build {editie}"
    return f"rm -r {' '.join(map(shell, left))}"


def among_temporary(layout: Layout) -> Iterator[Fault]:
    """Find folders of checks and of workers of a cluster, with frozen sources in them, that nobody uses any more."""
    if os.name == "nt":
        return
    before, own = time.time() - _DAY, os.getuid()
    found = []
    for path in sorted(Path(tempfile.gettempdir()).glob("monitor-*")):
        seen = path.lstat()
        if path.is_dir() and not path.is_symlink() and seen.st_uid == own and seen.st_mtime < before and _is_ours(path):
            found.append(path)
    if found:
        yield Fault(
            tempfile.gettempdir(),
            f"een opdracht die werd afgebroken, liet {named(one.name for one in found)} achter, misschien met gegevens",
            f"rm -r {' '.join(map(shell, found))}",
            Severity.HINDERS,
        )


def _is_ours(folder: Path) -> bool:
    return folder.name.startswith(SPILL) or any((folder / name).is_dir() for name in _WITHIN)
