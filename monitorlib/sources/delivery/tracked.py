"""Refuse delivered data in the repository: every tracked file under data/ belongs to a source that may be public."""

import subprocess
import sys
from pathlib import Path

from monitorlib.editie.editie import Editie, known_editions
from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.sources.gepubliceerd import BESTAND

# What stands beside the sources and is no source: where they come from, and the scripts that make them.
BESIDE = {"README.md", BESTAND}
SCRIPT = ".py"
ABOVE = {"README.md", "LICENSE.md"}
# Beside the editions of a region: the scripts that make the sources of all of them, and no source.
GENERATOR = "generator"


def tracked_data(root: Path) -> list[Path]:
    """List the files under data/ that git tracks or is about to track."""
    run = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--", "data"], capture_output=True, check=True)
    return [root / name for name in run.stdout.decode().split("\0") if name]


def is_script(path: Path) -> bool:
    """Tell whether a file makes sources, or tells of them, and holds none."""
    return path.name == "README.md" or path.suffix == SCRIPT


def refused(layout: Layout, files: list[Path]) -> list[str]:
    """Say of each file why it may not be tracked: its source is 'geleverd' or not declared by its edition."""
    editions = {naam: Editie.named(naam, layout) for naam in known_editions(layout)}
    return [
        f"{path.relative_to(layout.root)}: {reden}; haal het uit git (git rm --cached) of declareer de bron."
        for path in files
        if (reden := _refusal(path.relative_to(layout.root / "data"), editions))
    ]


def _refusal(path: Path, editions: dict[str, Editie]) -> str:
    if len(path.parts) == 1 and path.name in ABOVE:
        return ""
    if len(path.parts) == 3 and path.parts[1] == GENERATOR and is_script(path):
        return ""
    if len(path.parts) != 3 or "/".join(path.parts[:2]) not in editions:
        return "dit bestand hoort bij geen editie"
    if path.name in BESIDE or path.suffix == SCRIPT:
        return ""
    bronnen = editions["/".join(path.parts[:2])].bronnen.values()
    herkomst = [bron.herkomst for bron in bronnen if bron.bestand == path.name]
    if not herkomst:
        return "geen bron van de editie noemt dit bestand"
    return "de bron heeft herkomst 'geleverd'" if "geleverd" in herkomst else ""


def main() -> int:
    """Print each refused file; 1 when there is one."""
    layout = Layout.find()
    try:
        faults = refused(layout, tracked_data(layout.root))
    except MonitorError as error:
        faults = [str(error)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
