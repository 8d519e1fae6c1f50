"""What stands in a folder of ours and was made by somebody else: it is never thrown away."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from monitorlib.errors import MonitorError

# What file managers and Jupyter leave by themselves in every folder that somebody looks at.
_LEFT_BY_PROGRAMS = {".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".ipynb_checkpoints"}


def is_left_by_program(name: str) -> bool:
    """Tell whether a file or folder, by its name, is what a program leaves where somebody looked."""
    return name in _LEFT_BY_PROGRAMS or name.startswith("._")


def refuse_strangers(folder: Path, shown: str, ours: Collection[str], elsewhere: str = "") -> None:
    """Raise `MonitorError` when a folder holds files or folders that are not `ours`, by their path in it.

    `elsewhere` names a folder in it that is not looked into. What programs leave by themselves is nobody's.
    """
    if folder.exists() and not folder.is_dir():
        raise MonitorError(f"{shown} is een bestand; daar hoort een map. Verplaats het en bouw opnieuw.")
    found = [name for name in _strangers(folder, "", ours) if name != f"{elsewhere}/"] if folder.is_dir() else []
    if found:
        named = ", ".join(found[:5]) + (f" en nog {len(found) - 5}" if len(found) > 5 else "")
        raise MonitorError(
            f"{shown}: {named} {'is' if len(found) == 1 else 'zijn'} niet door een bouw gemaakt en zou bij het "
            "vervangen van de map verdwijnen. Verplaats of verwijder dat, en bouw opnieuw; er is niets veranderd."
        )


def _strangers(folder: Path, above: str, ours: Collection[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{above}{entry.name}"
        if is_left_by_program(entry.name):
            continue
        if not entry.is_dir(follow_symlinks=False):
            if name not in ours:
                yield name
        elif any(one.startswith(f"{name}/") for one in ours):
            yield from _strangers(Path(entry), f"{name}/", ours)
        else:
            yield f"{name}/"
