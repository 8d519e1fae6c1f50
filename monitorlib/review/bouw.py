"""A build as a reviewer finds it on the disk: its numbers, its texts, its code, and what it was made from."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitorlib.editie.layout import Layout
from monitorlib.errors import MonitorError
from monitorlib.pagina.beeld import Hoofdstukbeeld, hoofdstukbeeld

MANIFEST = "manifest.json"
_EDITIE = re.compile(r"[\w-]+/[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Bouw:
    """A build: how it is named, its manifest, its chapters by name."""

    naam: str
    manifest: Mapping[str, Any]
    hoofdstukken: Mapping[str, Hoofdstukbeeld]
    # The cells of each as they were executed.
    cellen: Mapping[str, Sequence[Mapping[str, Any]]]


def lees_bouw(gegeven: str, layout: Layout, lezers: str) -> Bouw:
    """Read a build: of an edition as it was built last, or of a folder that holds one.

    Raises `MonitorError` when there is none.
    """
    folder = _folder(gegeven, layout, lezers)
    if not (folder / MANIFEST).is_file():
        raise MonitorError(
            f"{gegeven}: in {layout.shown(folder)} staat geen gebouwde editie (manifest.json ontbreekt). Bouw haar "
            "eerst met monitor build, of noem een map die een bouw maakte."
        )
    manifest = _gelezen(folder / MANIFEST, layout)
    namen = _volgorde(manifest, folder / "notebooks")
    cellen = {naam: _gelezen(folder / "notebooks" / f"{naam}.ipynb", layout)["cells"] for naam in namen}
    hoofdstukken = {naam: hoofdstukbeeld(van) for naam, van in cellen.items()}
    return Bouw(gegeven, manifest, hoofdstukken, cellen)


def _folder(gegeven: str, layout: Layout, lezers: str) -> Path:
    if _EDITIE.fullmatch(gegeven) and (layout.params / gegeven / "params.yml").is_file():
        regio, periode = gegeven.split("/")
        return layout.edition_output(regio, periode, lezers)
    return Path(gegeven)


def _gelezen(path: Path, layout: Layout) -> Mapping[str, Any]:
    """Read a file that a build left; raise `MonitorError` when it is not what a build leaves."""
    try:
        gelezen = json.loads(path.read_bytes())
    except ValueError:
        gelezen = None
    if not isinstance(gelezen, dict) or not {"cells", "parameters"} & set(gelezen):
        raise MonitorError(f"{layout.shown(path)} is niet wat een bouw maakt; bouw de editie opnieuw met --force.")
    return gelezen


def _volgorde(manifest: Mapping[str, Any], folder: Path) -> list[str]:
    """Name the chapters that lie there, in the order of the edition as far as it names them."""
    genoemd = [naam.replace("_", "-") for naam in manifest["parameters"]["hoofdstukken"]]
    alle = sorted(path.stem for path in folder.glob("*.ipynb"))
    return sorted(alle, key=lambda naam: (genoemd.index(naam) if naam in genoemd else len(genoemd), naam))
