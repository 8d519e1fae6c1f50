"""With which packages an edition is made again: those of a lock, installed anew, or those that are there."""

import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOCK, LOCK_MET_VORMEN = "requirements.lock", "requirements-test.lock"
# A registry that does not answer is one that is not there; seconds, and how often it is asked again.
_WACHT, _OPNIEUW = 15, 1


@dataclass(frozen=True)
class Omgeving:
    """An interpreter with its packages, and how a report names it."""

    python: Path
    woorden: str


def deze_omgeving() -> Omgeving:
    """Give the packages that run now; the process is another one."""
    return Omgeving(Path(sys.executable), "een nieuw proces, met de pakketten die er nu staan")


def nieuwe_omgeving(lock: Path, folder: Path) -> Omgeving:
    """Install the packages of a lock in a folder, each held to its hash.

    Where that cannot be, for want of a registry or a cache, those that are there do, and the words say so.
    """
    if not lock.is_file():
        return _val_terug(f"{lock.name} ontbreekt")
    uv = _uv()
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    venv.create(folder, with_pip=uv is None)
    gedaan = subprocess.run(_installeer(uv, python, lock), capture_output=True, text=True, check=False)
    if gedaan.returncode:
        return _val_terug(f"de pakketten van {lock.name} zijn nergens te halen")
    return Omgeving(python, f"een nieuwe omgeving, met de pakketten van {lock.name}")


def _uv() -> str | None:
    return shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")


def _installeer(uv: str | None, python: Path, lock: Path) -> Sequence[str]:
    if uv:
        return [uv, "--quiet", "pip", "install", "--python", str(python), "--require-hashes", "-r", str(lock)]
    kort = ["--retries", str(_OPNIEUW), "--timeout", str(_WACHT), "--disable-pip-version-check"]
    return [str(python), "-m", "pip", "install", "--quiet", *kort, "--require-hashes", "-r", str(lock)]


def _val_terug(reden: str) -> Omgeving:
    deze = deze_omgeving()
    return Omgeving(deze.python, f"{deze.woorden}: {reden}")
