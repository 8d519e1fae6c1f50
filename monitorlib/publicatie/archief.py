"""The archive of a publication: beside the public pages, never in them, all that they were made from."""

import shutil
import subprocess
from importlib.metadata import distributions
from pathlib import Path

from monitorlib.editie.layout import COMMIT

# Within the archive: the inputs as the build read them, the build itself, and its environment.
PROJECT, BOUW, PAKKETTEN, SLOT, PATCH, LEESMIJ = (
    "project", "bouw", "pakketten.txt", "requirements.lock", "niet-in-git.patch", "LEESMIJ.md",
)  # fmt: skip
# What a build leaves beside its pages for itself, and what no reader of the pages needs.
_NIET_OPENBAAR = ("notebooks/", "manifest.json", "bouw.json")
_UITLEG = """# Archief van een publicatie

Alleen voor wie de monitor maakt: hier staan gegevens van personen. Zet deze map nooit op een website.

- `project/`: parameters, toelichting, notebooks en bevroren bronnen, zoals de publicatie ze las; `commit` is de code
- `bouw/`: de uitgevoerde notebooks en het manifest van wat gepubliceerd is
- `intern/`: de hoofdstukken met alle getallen; een volgende publicatie kiest daarmee wat verborgen blijft
- `pakketten.txt` en `requirements.lock`: de pakketten waarmee het is gemaakt
- `niet-in-git.patch`: wat er in de code anders was dan in de commit, als er iets anders was

Opnieuw maken, en vergelijken met wat gepubliceerd is: `monitor publish {editie} --uit-archief`
"""


def bewaar_invoer(copy: Path, archief: Path) -> None:
    """Keep the copy of parameters, texts, notebooks and frozen sources that a build reads."""
    for naam in ("params", "notebooks", "data"):
        shutil.copytree(copy / naam, archief / PROJECT / naam)
    shutil.copyfile(copy / COMMIT, archief / PROJECT / COMMIT)


def maak_af(archief: Path, root: Path, editie: str) -> None:
    """Write what an archive has besides: the packages, what of the code is in no commit, how to use it."""
    for los in archief.glob(".*"):
        # What the build kept for a next one, and its lock.
        shutil.rmtree(los) if los.is_dir() else los.unlink()
    namen = sorted({f"{een.name}=={een.version}" for een in distributions()}, key=str.lower)
    (archief / PAKKETTEN).write_text("".join(f"{naam}\n" for naam in namen), encoding="utf-8")
    if (root / SLOT).is_file():
        shutil.copyfile(root / SLOT, archief / SLOT)
    if (archief / PROJECT / COMMIT).read_text(encoding="utf-8").endswith("+"):
        (archief / PATCH).write_bytes(_niet_in_git(root))
    (archief / LEESMIJ).write_text(_UITLEG.format(editie=editie), encoding="utf-8")


def openbare_bestanden(bouw: Path) -> list[str]:
    """List what of a build is published: no notebook with its outputs, and nothing that the build keeps for itself."""
    alle = sorted(path.relative_to(bouw).as_posix() for path in bouw.rglob("*") if path.is_file())
    return [naam for naam in alle if not naam.startswith(_NIET_OPENBAAR)]


def _niet_in_git(root: Path) -> bytes:
    return subprocess.run(["git", "-C", str(root), "diff", "--binary", "HEAD"], capture_output=True, check=True).stdout
