"""What git has and does here: delivered data that it follows, the hooks that refuse them, the commit of the code."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from monitorlib.doctor.fault import Fault, shell
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError

_HOOKS = ".pre-commit-config.yaml"


def reads(layout: Layout) -> Iterator[Fault]:
    """Look whether git answers in this project: without it no page says of which code it is."""
    if not (layout.root / ".git").exists():
        return
    try:
        answer = _git(layout.root, "rev-parse", "--git-dir")
    except OSError:
        yield Fault(str(layout.root), "git is er niet: geen pagina noemt de versie van de code", "installeer git")
        return
    if answer.returncode:
        owner = "dubious ownership" in answer.stderr
        yield Fault(
            str(layout.root),
            "git weigert dit project"
            + (", omdat het van een ander is" if owner else "")
            + ": geen pagina noemt de versie van de code",
            f"git config --global --add safe.directory {shell(layout.root)}"
            if owner
            else f"git -C {shell(layout.root)} status zegt waarom",
        )


def hooks(layout: Layout) -> Iterator[Fault]:
    """Look whether the hooks are installed that keep data and outputs out of git."""
    if (layout.root / _HOOKS).is_file() and is_repository(layout.root) and not has_hook(layout.root):
        yield Fault(
            layout.shown(layout.root / _HOOKS),
            "de hooks zijn niet geïnstalleerd: geleverde gegevens, en uitvoer in notebooks, kunnen in git komen",
            ".venv/bin/pre-commit install",
        )


def has_hook(root: Path) -> bool:
    """Tell whether a commit in this project passes its hooks."""
    found = _git(root, "rev-parse", "--git-path", "hooks/pre-commit") if is_repository(root) else None
    return found is not None and not found.returncode and (root / found.stdout.strip()).is_file()


def delivered_data(layout: Layout) -> Iterator[Fault]:
    """Look whether git follows a data file that may not be public."""
    from monitorlib.sources.delivery.tracked import refused, tracked_data

    if layout.data != layout.root / "data" or not is_repository(layout.root):
        return
    try:
        faults = refused(layout, tracked_data(layout.root))
    except MonitorError:
        # A params.yml that is wrong is told of by itself.
        return
    for fault in faults:
        where, _, what = fault.partition(": ")
        yield Fault(where, what, f"git rm --cached {shell(Path(where))}")


def is_repository(root: Path) -> bool:
    """Tell whether a folder is that of a repository that git reads."""
    try:
        return (root / ".git").exists() and not _git(root, "rev-parse", "--git-dir").returncode
    except OSError:
        return False


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(root), *words], capture_output=True, text=True, errors="replace", check=False
    )
