"""The packages that the library needs: are they there, in the versions that were agreed?"""

import platform
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any

from monitorlib.doctor.fault import Fault, Severity, shell
from monitorlib.doctor.machine import Machine
from monitorlib.vormen.extra import SYSTEEM, lacks_of_system

LOCK, PROJECT = "requirements.lock", "pyproject.toml"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: *; *(.*?))? *\\?$", re.MULTILINE)
# So many packages are named.
_NAMED = 5


def project_of(code: Path) -> dict[str, Any]:
    """Read what pyproject.toml beside the library says of it; empty where there is none."""
    path = code / PROJECT
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["project"] if path.is_file() else {}
    return found


def python_version(machine: Machine) -> Iterator[Fault]:
    """Hold the version of Python to that of pyproject.toml."""
    from packaging.specifiers import SpecifierSet

    needed, found = str(project_of(machine.code).get("requires-python", "")), platform.python_version()
    if not SpecifierSet(needed).contains(found, prereleases=True):
        yield Fault(
            sys.executable,
            f"dit is Python {found}; het project vraagt {needed}",
            "maak de omgeving opnieuw: rm -r .venv en dan make PYTHON=/pad/naar/python",
        )


def required(machine: Machine) -> Iterator[Fault]:
    """Look whether each package that the library cannot do without is there, whole, and new enough."""
    for lack in lacking(project_of(machine.code).get("dependencies", [])):
        yield Fault(sys.prefix, lack, install(machine.code))


def extra(machine: Machine, name: str) -> list[str]:
    """Say of each package of an extra of pyproject.toml what is wrong with it."""
    return lacking(project_of(machine.code).get("optional-dependencies", {}).get(name, []))


def lacking(requirements: Iterable[str]) -> list[str]:
    """Say of each requirement that is not met what is wrong; a package is there when its files are."""
    from packaging.requirements import Requirement

    found = []
    for one in map(Requirement, requirements):
        try:
            package = distribution(one.name)
        except PackageNotFoundError:
            found.append(f"het pakket {one.name} ontbreekt")
            continue
        if not one.specifier.contains(package.version, prereleases=True):
            found.append(f"het pakket {one.name} heeft versie {package.version}; nodig is {one.specifier}")
        elif gone := _gone(package):
            found.append(f"het pakket {one.name} is niet heel: {gone} is weg")
    return found


def as_locked(machine: Machine) -> Iterator[Fault]:
    """Hold the versions that are installed to those of requirements.lock; conda does not follow that."""
    path = machine.code / LOCK
    if not path.is_file():
        return
    other = [
        f"{name} {found} (vastgelegd: {pin})"
        for name, pin in _pins(path.read_text(encoding="utf-8"))
        if (found := _version(name)) not in (None, pin)
    ]
    if other:
        more = f" en nog {len(other) - _NAMED}" if len(other) > _NAMED else ""
        yield Fault(
            sys.prefix,
            f"andere versies dan in {LOCK}: {', '.join(other[:_NAMED])}{more}. Pagina's kunnen anders uitvallen dan "
            "bij een ander",
            f"{sys.executable} -m pip install --require-hashes -r {shell(path)}",
            Severity.REMARK if Path(sys.prefix, "conda-meta").is_dir() else None,
        )


def watching(machine: Machine) -> Iterator[Fault]:
    """Look whether `monitor watch` has what it needs."""
    for lack in extra(machine, "watch"):
        yield Fault(sys.prefix, f"monitor watch kan niet: {lack}", install(machine.code, "watch"))


def forms(machine: Machine) -> Iterator[Fault]:
    """Look whether `monitor build --vormen` has what it needs: packages, and libraries of the system."""
    lacks = extra(machine, "vormen")
    for lack in lacks:
        yield Fault(sys.prefix, f"monitor build --vormen kan niet: {lack}", install(machine.code, "vormen"))
    for naam in [] if lacks else lacks_of_system():
        yield Fault("dit systeem", f"monitor build --vormen pdf,brief kan niet: {naam} ontbreekt", SYSTEEM)


def install(code: Path, *extras: str) -> str:
    """Write the command that installs the project, or extras of it, into the Python that runs now."""
    named = f"{code}[{','.join(extras)}]" if extras else str(code)
    return f"{sys.executable} -m pip install -e {shell(Path(named))}"


def _pins(lock: str) -> Iterator[tuple[str, str]]:
    """List the pins of a lock that hold for this Python and this system."""
    from packaging.markers import Marker

    for name, pin, marker in _PIN.findall(lock):
        if not marker or Marker(marker).evaluate():
            yield name, pin


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _gone(package: Distribution) -> str:
    """Name a first file of a package that is no longer there; empty when all of those are."""
    # A package has a module or a folder of its own with one: of what an installation wrote that is enough to tell.
    written = (line.split(",")[0] for line in (package.read_text("RECORD") or "").splitlines())
    firsts = (file for file in written if file.endswith(".py") and file.count("/") <= 1)
    return next((file for file in firsts if not Path(str(package.locate_file(file))).is_file()), "")
