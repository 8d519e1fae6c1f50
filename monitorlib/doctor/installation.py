"""The installation: which of them runs, with which kernel, and what stands in its way."""

import json
import os
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from monitorlib.doctor.fault import Fault, Severity, shell
from monitorlib.doctor.machine import Machine
from monitorlib.doctor.packages import install
from monitorlib.editie.layout import ROOT

if TYPE_CHECKING:
    from jupyter_client.kernelspec import KernelSpecManager

# What stands in a project and is no package of somebody else.
_OURS = {"monitorlib", "tests", "benchmarks", "docs"}


def one_library(machine: Machine) -> Iterator[Fault]:
    """Look whether the library that runs is the one that is installed, and that of the folder in which one stands."""
    for folder in (machine.here, *machine.here.parents):
        if (folder / "monitorlib/cli.py").is_file():
            if folder.resolve() != machine.code.resolve():
                yield Fault(
                    str(machine.code),
                    f"deze monitorlib draait, en niet die van de map waarin u staat ({folder}): wat u daar verandert, "
                    "doet niets",
                    install(folder),
                )
            break
    try:
        noted = distribution("monitor").read_text("direct_url.json")
    except PackageNotFoundError:
        yield Fault(
            sys.prefix,
            "het project is hier niet geïnstalleerd: de opdracht monitor en papermill --engine monitor zijn er niet",
            install(machine.code),
            Severity.REMARK,
        )
        return
    known = Path(unquote(urlsplit(json.loads(noted)["url"]).path)) if noted else machine.code
    if known.resolve() != machine.code.resolve():
        yield Fault(
            str(machine.code),
            f"deze monitorlib draait; geïnstalleerd is die van {known}" + ("" if known.is_dir() else ", en die is weg"),
            install(machine.code),
        )


def one_environment(machine: Machine) -> Iterator[Fault]:
    """Look whether Python runs from the environment of the project, and whether that one was moved."""
    own = machine.code / ".venv"
    if own.is_dir() and own.resolve() != Path(sys.prefix).resolve():
        yield Fault(
            sys.prefix,
            f"u draait met een andere omgeving dan die van het project ({own})",
            f"{own}/bin/monitor in plaats van monitor",
            Severity.REMARK,
        )
    command = own / "bin/monitor"
    if command.is_file() and (gone := _interpreter_gone(command)):
        yield Fault(
            str(command),
            f"deze opdracht start niet: zij zoekt {gone}, en die is er niet; de omgeving is verplaatst of gekopieerd",
            "rm -r .venv en dan make",
        )


def kernels() -> "KernelSpecManager":
    """Give what finds kernels where Jupyter does; where IPython did long ago it would make a folder."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_core.paths import jupyter_path

    return KernelSpecManager(kernel_dirs=jupyter_path("kernels"))


def kernel(machine: Machine) -> Iterator[Fault]:
    """Look whether Jupyter starts a notebook with the Python that runs now."""
    from jupyter_client.kernelspec import NoSuchKernel

    try:
        found = kernels().get_kernel_spec("python3")
    except NoSuchKernel:
        yield Fault(sys.prefix, "er is geen kernel python3 voor JupyterLab", install(machine.code))
        return
    program = str(found.argv[0])
    # By these names Jupyter starts the Python that it runs in itself.
    if os.path.basename(program) == program and program.startswith("python"):
        return
    again = f"{sys.executable} -m ipykernel install --prefix {sys.prefix}; haal kernel.json daar weg als het blijft"
    if not os.access(program, os.X_OK):
        yield Fault(str(found.resource_dir), f"de kernel python3 start {program}, en dat is er niet", again)
    elif Path(program).parent.parent.resolve() != Path(sys.prefix).resolve():
        yield Fault(
            str(found.resource_dir),
            f"de kernel python3 start een andere Python dan deze: {program}, misschien zonder dit project",
            again,
        )


def shadows(machine: Machine) -> Iterator[Fault]:
    """Look for files in the folder where one stands that Python takes for a package of the same name."""
    yield from shadowing(machine.here, "Python leest hem in plaats van het pakket, en geen hoofdstuk begint")


def shadowing(folder: Path, harm: str) -> Iterator[Fault]:
    """Find the modules in a folder that have the name of a package."""
    packages = {*sys.stdlib_module_names, *_installed()} - _OURS
    for path in sorted(folder.iterdir()):
        is_package = path.is_dir() and (path / "__init__.py").is_file()
        if (is_package or path.suffix == ".py") and path.stem in packages:
            yield Fault(
                str(path),
                f"dit heeft de naam van een pakket: {harm}",
                f"mv -n {shell(path)} {shell(path.with_name('mijn_' + path.name))}",
            )


def elsewhere(machine: Machine) -> Iterator[Fault]:
    """Say it when `MONITOR_ROOT` names another project than the one in which somebody stands."""
    given = machine.environment.get(ROOT)
    for folder in (machine.here, *machine.here.parents) if given else ():
        if (folder / "params").is_dir() and (folder / "notebooks").is_dir():
            if folder.resolve() != Path(str(given)).resolve():
                yield Fault(
                    ROOT, f"u staat in {folder}, en gewerkt wordt in {given}", f"unset {ROOT}, als u dat niet wilt"
                )
            return


def _installed() -> set[str]:
    """Name what can be imported of the packages in this environment."""
    places = [Path(place) for place in sys.path if place.endswith(("site-packages", "dist-packages"))]
    return {path.stem for place in places if place.is_dir() for path in place.iterdir() if path.suffix in ("", ".py")}


def _interpreter_gone(command: Path) -> str:
    """Name the Python that a command starts, when that is not there."""
    with command.open("rb") as file:
        line = file.readline(1000).decode("utf-8", "replace").strip()
    program = line.removeprefix("#!").strip().split(" ")[0]
    return program if line.startswith("#!") and not os.path.exists(program) else ""
