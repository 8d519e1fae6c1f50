"""The deliveries of an edition: where they are, and a copy of them that nobody else writes to."""

from collections.abc import Mapping
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import ParameterError
from monitorlib.files.still import Files, copy_still, delivered_in
from monitorlib.sources.codes.allowed import parameters_of


def source_path(editie: Editie, naam: str) -> Path:
    """Find the delivered file of a source, held inside the data folder of its edition."""
    path = (editie.data / parameters_of(editie, naam).bestand).resolve()
    if not path.is_relative_to(editie.data.resolve()):
        raise ParameterError(
            f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}: "
            f"'bestand' wijst buiten de map {editie.shown(editie.data)}."
        )
    return path


def taken(editie: Editie, folder: Path) -> Mapping[str, Path]:
    """Copy every delivery of an edition into a folder and give the copies by source: what is hashed, is what is read.

    A delivery that is not there has no copy, and a path all the same.
    """
    paths = {naam: source_path(editie, naam) for naam in editie.parameters.bronnen}
    # Messages of one folder make several registers.
    names = {path: f"{number}/{path.name}" for number, path in enumerate(dict.fromkeys(paths.values()))}

    def files() -> Files:
        found: dict[str, Path] = {}
        for path, name in names.items():
            if path.is_dir():
                found |= delivered_in(path, name)
            elif path.exists():
                found[name] = path
        return found

    copy_still(files, folder, editie.shown)
    for path, name in names.items():
        if path.is_dir():
            (folder / name).mkdir(parents=True, exist_ok=True)
    return {naam: folder / names[path] for naam, path in paths.items()}
