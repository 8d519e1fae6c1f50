"""Several finished folders take the places of earlier ones: all of them, or none."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from monitorlib.files.swap import changed_places, settle_all


def swap_in_together(fresh: Mapping[Path, Path], check: Callable[[Path, Path], None]) -> None:
    """Put finished folders in the places of earlier ones; when one cannot be placed, every earlier one stands again.

    `fresh` holds them by their target. `check` gets the target and where the earlier one is by then, when nobody can
    reach it any more, and raises when that may not be thrown away.
    """
    earlier: dict[Path, Path | None] = {}
    for folder in fresh.values():
        settle_all(folder)
    try:
        for target, folder in fresh.items():
            old = earlier[target] = _placed(folder, target)
            if old is not None:
                check(target, old)
    except BaseException:
        for target, old in earlier.items():
            _taken_back(target, old, fresh[target])
        raise
    for old in earlier.values():
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)


def _placed(folder: Path, target: Path) -> Path | None:
    """Put a folder in its place and give where the earlier one is now; None when there was none."""
    if target.exists():
        return changed_places(folder, target)
    folder.rename(target)
    return None


def _taken_back(target: Path, earlier: Path | None, folder: Path) -> None:
    if earlier is None:
        target.rename(folder)
    else:
        changed_places(earlier, target)
