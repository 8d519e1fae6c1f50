"""The machine that the command runs on: Python, processes, memory, limits, the screen."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import monitorlib
from monitorlib.doctor.fault import Fault, Severity
from monitorlib.notatie import getal

MB = 1024**2
# What the engine may keep (1.3 GB), with Python and its libraries beside it.
_MEMORY = 2000 * MB
# The largest frozen file of a region of some size.
_FILE = 1000 * MB
# multiprocessing puts a socket in a folder in the temporary folder: '/pymp-xxxxxxxx/listener-xxxxxxxx'.
_SOCKET = 32
# What a path of a socket may be: sun_path of <sys/un.h>, without the zero at its end.
_SUN_PATH = 107 if sys.platform.startswith("linux") else 103
# Signs of the pages that a command prints as well.
_DUTCH = "ëé€–…"


@dataclass(frozen=True)
class Machine:
    """What a command finds: the folder in which this library stands, its environment, where it was given."""

    code: Path
    environment: Mapping[str, str]
    here: Path
    # Files of the system itself; where there are none, nothing is known.
    meminfo: Path = Path("/proc/meminfo")
    cgroup: Path = Path("/sys/fs/cgroup")

    @classmethod
    def this(cls) -> Self:
        """The machine as it is now."""
        return cls(Path(monitorlib.__file__).parent.parent, os.environ, Path.cwd())


def fork(machine: Machine) -> Iterator[Fault]:
    """Say it when chapters cannot be forked from a warm parent."""
    from monitorlib.engine.children.child import has_fork

    if not has_fork():
        yield Fault(
            platform.system(),
            "dit systeem kent geen fork: elk hoofdstuk begint een eigen kernel. De pagina's zijn dezelfde, het duurt "
            "langer",
            "bouw op Linux, macOS of in WSL als het te lang duurt",
        )


def temporary_folder(machine: Machine) -> Iterator[Fault]:
    """Look whether temporary files go where they were sent, and whether a process can be started there."""
    given = {name: machine.environment[name] for name in ("TMPDIR", "TEMP", "TMP") if machine.environment.get(name)}
    used = tempfile.gettempdir()
    for name, folder in given.items():
        if not (os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)):
            yield Fault(
                folder,
                f"{name} wijst naar deze map, en die is er niet of is niet te beschrijven: tijdelijke bestanden, ook "
                f"met gegevens, komen in {used}",
                f"maak de map, of haal de instelling weg: unset {name}",
                Severity.HINDERS,
            )
    if len(os.fsencode(used)) + _SOCKET > _SUN_PATH:
        yield Fault(
            used,
            f"de naam van de map voor tijdelijke bestanden is te lang ({len(os.fsencode(used))} tekens, ten hoogste "
            f"{_SUN_PATH - _SOCKET}): er kan geen proces gestart worden",
            "wijs een kortere aan: export TMPDIR=/tmp",
        )


def memory(machine: Machine) -> Iterator[Fault]:
    """Hold what memory is free, in all and for this process, to what a chapter takes."""
    for where, most, what, do in (
        ("de machine", _available(machine.meminfo), "is vrij", "sluit programma's, of neem een grotere machine"),
        ("deze container of dienst (cgroup)", _of_cgroup(machine.cgroup), "mag gebruikt worden", "vraag om meer"),
        ("dit proces (ulimit)", _limit("RLIMIT_AS", "RLIMIT_DATA"), "mag gebruikt worden", "ulimit -v unlimited"),
    ):
        if most is not None and most < _MEMORY:
            yield Fault(where, f"er {what} {_size(most)} geheugen; een hoofdstuk kan {_size(_MEMORY)} vragen", do)


def file_size(machine: Machine) -> Iterator[Fault]:
    """Look whether this process may write files as large as a frozen source."""
    most = _limit("RLIMIT_FSIZE")
    if most is not None and most < _FILE:
        yield Fault(
            "de grens van dit proces (ulimit)",
            f"een bestand mag niet groter worden dan {_size(most)}; een bevroren bron kan {_size(_FILE)} zijn",
            "ulimit -f unlimited",
        )


def screen(machine: Machine) -> Iterator[Fault]:
    """Look whether what is printed can hold the signs of Dutch."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _DUTCH.encode(encoding)
    except UnicodeEncodeError:
        yield Fault(
            "het scherm",
            f"het kent alleen de tekens van {encoding}: een e met een trema verschijnt als e, een euro als EUR",
            "export PYTHONIOENCODING=utf-8, of een LANG die op UTF-8 eindigt",
        )


def python_settings(machine: Machine) -> Iterator[Fault]:
    """Look for settings of Python that make a chapter fail."""
    actions = [one.strip().split(":")[0] for one in machine.environment.get("PYTHONWARNINGS", "").split(",")]
    if any(one and "error".startswith(one) for one in actions):
        yield Fault(
            "PYTHONWARNINGS",
            "deze instelling maakt van elke waarschuwing een fout: hoofdstukken mislukken",
            "unset PYTHONWARNINGS",
        )


def _available(meminfo: Path) -> int | None:
    """Read how many bytes of memory are free; None where the system does not say it."""
    if not meminfo.is_file():
        return None
    found = [line.split()[1] for line in meminfo.read_text().splitlines() if line.startswith("MemAvailable:")]
    return int(found[0]) * 1024 if found else None


def _of_cgroup(folder: Path) -> int | None:
    """Read how many bytes a container or a service may use; None when there is no limit."""
    try:
        most = (folder / "memory.max").read_text().strip()
    except OSError:
        return None
    return int(most) if most.isdecimal() else None


def _limit(*names: str) -> int | None:
    """Give the smallest of these limits of the process; None when there is none, as on Windows."""
    try:
        import resource
    except ImportError:
        return None
    found = [resource.getrlimit(getattr(resource, name))[0] for name in names if hasattr(resource, name)]
    return min((one for one in found if one != resource.RLIM_INFINITY), default=None)


def _size(number: int) -> str:
    return f"{getal(number / MB)} MB"
