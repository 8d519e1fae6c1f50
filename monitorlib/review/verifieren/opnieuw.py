"""Make an edition again beside what stands, with the code that is there or with that of a commit."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import monitorlib
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.review.verifieren.omgeving import Omgeving

# In which the package of this code is.
_BIBLIOTHEEK = Path(monitorlib.__file__).resolve().parent.parent
# Of what the build said when it failed, so many lines are passed on.
_REGELS = 12


@dataclass(frozen=True)
class Code:
    """The project as it is, or was at a commit: its folder, that of the library, and the data that are read."""

    root: Path
    bibliotheek: Path
    data: Path


@contextmanager
def code_van(editie: Editie, commit: str, apart: Path) -> Iterator[Code]:
    """Give the project at a commit in a folder apart, with a copy of the data; without a commit as it is.

    A copy, since the code of another day may freeze sources in another form. Raises `MonitorError` for a commit that
    does not exist.
    """
    layout = editie.layout
    if not commit:
        yield Code(layout.root, _BIBLIOTHEEK, layout.data)
        return
    repository = Path(_git(layout.root, "rev-parse", "--show-toplevel"))
    werk = apart / "code"
    _git(layout.root, "worktree", "add", "--quiet", "--detach", str(werk), commit)
    try:
        # A library that is installed elsewhere is not in the repository: of that one there is no earlier one.
        eigen = _BIBLIOTHEEK.is_relative_to(repository)
        bibliotheek = werk / _BIBLIOTHEEK.relative_to(repository) if eigen else _BIBLIOTHEEK
        yield Code(werk / layout.root.relative_to(repository), bibliotheek, _kopie(editie, apart / "data"))
    finally:
        _git(layout.root, "worktree", "remove", "--force", str(werk))


def bouw_opnieuw(editie: Editie, code: Code, omgeving: Omgeving, output: Path, keuzes: Sequence[str]) -> Path:
    """Build an edition in a process of its own; give the folder of its pages. Raises `MonitorError` when that fails."""
    opdracht = [str(omgeving.python), "-m", "monitorlib.cli", "build", editie.naam, "--quiet", *keuzes]
    mappen = ["--data", str(code.data), "--output", str(output)]
    gedaan = subprocess.run(
        [*opdracht, *mappen], cwd=code.root, env=_variabelen(code), capture_output=True, text=True, check=False
    )
    if gedaan.returncode:
        gezegd = "\n".join(gedaan.stderr.strip().splitlines()[-_REGELS:])
        raise MonitorError(f"{editie.naam}: opnieuw bouwen lukt niet. Herstel dit en controleer opnieuw:\n{gezegd}")
    return output / editie.regio / editie.periode.map / "intern"


def _variabelen(code: Code) -> dict[str, str]:
    """Give the environment, but for where this process finds its project and its code."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if naam not in ("MONITOR_DATA", "MONITOR_OUTPUT")}
    return {**eigen, "MONITOR_ROOT": str(code.root), "PYTHONPATH": str(code.bibliotheek)}


def _kopie(editie: Editie, naar: Path) -> Path:
    """Copy the data of an edition, and the key of its region."""
    shutil.copytree(editie.data, naar / editie.regio / editie.periode.map)
    sleutel = editie.layout.akkoordsleutel(editie.regio)
    if sleutel.exists():
        shutil.copy2(sleutel, naar / editie.regio / sleutel.name)
    return naar


def _git(root: Path, *woorden: str) -> str:
    try:
        gedaan = subprocess.run(["git", "-C", str(root), *woorden], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise MonitorError("git ontbreekt; --commit heeft het nodig. Installeer git, of laat --commit weg.") from None
    except subprocess.CalledProcessError as error:
        gezegd = (error.stderr.strip().splitlines() or ["zonder uitleg"])[-1]
        raise MonitorError(
            f"git {' '.join(woorden[:2])} lukt niet: {gezegd}. Noem een commit die in deze repository staat (git log)."
        ) from None
    return gedaan.stdout.strip()
