"""A folder that says itself which files a command left in it, so that the next one knows what of it may go."""

from functools import partial
from pathlib import Path

from monitorlib.files.strangers import refuse_strangers

BESTAND = "inhoud.txt"


def note_contents(folder: Path) -> None:
    """Write the names of all files of a finished folder into it."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (folder / BESTAND).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")


def contents_of(folder: Path) -> set[str]:
    """Give the names of the files that a command left in a folder; none of a folder that does not say so."""
    said = folder / BESTAND
    return {BESTAND, *said.read_text(encoding="utf-8").splitlines()} if said.is_file() else {BESTAND}


def refuse_others(shown: str, folder: Path) -> None:
    """Raise `MonitorError` when a folder, that `shown` names, holds what no command left there."""
    refuse_strangers(folder, shown, contents_of(folder))


def refusing(shown: str) -> partial[None]:
    """Give what looks so at a folder before it is thrown away."""
    return partial(refuse_others, shown)
