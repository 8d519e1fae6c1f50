"""The notebooks of a project: can they be read, do they run here, what did somebody leave in them?"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from monitorlib.bedoelt_u import nearest
from monitorlib.doctor.fault import Fault, Severity, shell, told_by
from monitorlib.doctor.folders import named
from monitorlib.doctor.installation import kernels, shadowing
from monitorlib.doctor.repository import has_hook, is_repository
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError, NotebookError
from monitorlib.hoofdstuk.notebook_file import read_notebook

_PYTHON = "python3"


def readable(layout: Layout) -> Iterator[Fault]:
    """Read every notebook: a conflict of git in it, or what is no notebook, is named with its line."""
    for path in _all(layout):
        try:
            _read(path, layout)
        except NotebookError as error:
            yield from told_by(error, layout.shown(path), f"git checkout -- {shell(path)} haalt het terug")


def kernels_there(layout: Layout) -> Iterator[Fault]:
    """Look whether the kernel that each notebook names is here: who saves it elsewhere, leaves the name of his own."""
    known = _known_kernels()
    for path, notebook in _readable(layout):
        kernel = notebook["metadata"].get("kernelspec", {}).get("name", _PYTHON)
        if kernel != _PYTHON and kernel not in known:
            yield Fault(
                layout.shown(path),
                f"het notebook vraagt kernel '{kernel}', en die is er niet. {nearest(kernel, sorted(known))}",
                f"kies in JupyterLab de kernel {_PYTHON} (Kernel, Change Kernel) en bewaar het notebook",
            )


def outputs(layout: Layout) -> Iterator[Fault]:
    """Find notebooks that were saved with what they showed: rows of a source can be in it."""
    found = [path for path, notebook in _readable(layout) if any(cell.get("outputs") for cell in notebook["cells"])]
    if found:
        yield Fault(
            named(layout.shown(one) for one in found),
            "in deze notebooks staat uitvoer, misschien met gegevens",
            f".venv/bin/nbstripout --keep-id {' '.join(shell(one) for one in found)}",
            # At a commit they are taken out; without git there is none.
            Severity.REMARK if has_hook(layout.root) or not is_repository(layout.root) else None,
        )


def strays(layout: Layout) -> Iterator[Fault]:
    """Find notebooks beside the chapters that are none: a copy that somebody works in, and that nobody builds."""
    from monitorlib.editie.params.hoofdstukken import blokken

    others = sorted(path for path in layout.notebooks.glob("*.ipynb") if path.stem not in blokken())
    chapters = _listed(layout) if others else []
    for path in others:
        if path.stem not in chapters:
            yield Fault(
                layout.shown(path),
                f"dit notebook is van geen hoofdstuk; geen bouw leest het. {nearest(path.stem, chapters)}",
                f"mv -n {shell(path)} {shell(path.parent / 'verkenning' / path.name)}",
            )


def shadows(layout: Layout) -> Iterator[Fault]:
    """Find modules beside the notebooks that JupyterLab takes for a package."""
    if layout.notebooks.is_dir():
        yield from shadowing(layout.notebooks, "JupyterLab leest het in plaats van het pakket")


def _listed(layout: Layout) -> list[str]:
    """Name every chapter that there is, and those that an edition lists."""
    from monitorlib.editie.editie import Editie, known_editions
    from monitorlib.editie.params.hoofdstukken import blokken

    found = dict.fromkeys(blokken())
    for naam in known_editions(layout):
        with suppress(MonitorError):
            found |= dict.fromkeys(Editie.named(naam, layout).parameters.hoofdstukken.gevraagd())
    return list(found)


def _known_kernels() -> frozenset[str]:
    return frozenset({_PYTHON, *kernels().find_kernel_specs()})


def _all(layout: Layout) -> list[Path]:
    return sorted([*layout.notebooks.glob("*.ipynb"), *layout.notebooks.glob("verkenning/*.ipynb")])


def _readable(layout: Layout) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in _all(layout):
        try:
            yield path, _read(path, layout)
        except NotebookError:
            # Told of by itself.
            continue


def _read(path: Path, layout: Layout) -> dict[str, Any]:
    return read_notebook(path, layout.shown(path))
