"""The deliveries of an edition: where they are, and a copy of them that nobody else writes to."""

from collections.abc import Mapping
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.errors import ParameterError, SourceError
from monitorlib.files.reading import check_file
from monitorlib.files.still import Files, copy_still, delivered_in
from monitorlib.sources.codes.allowed import parameters_of
from monitorlib.systeem import waarom


def source_path(editie: Editie, naam: str) -> Path:
    """Find the delivered file of a source, held inside the data folder of its edition."""
    given = editie.data / parameters_of(editie, naam).bestand
    try:
        path = given.resolve()
        inside = path.is_relative_to(editie.data.resolve())
    except (OSError, RuntimeError, ValueError) as error:
        raise SourceError(f"{editie.shown(given)}: het bestand kan niet gelezen worden: {waarom(error)}.") from error
    if not inside:
        raise ParameterError(
            f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}: "
            f"'bestand' wijst buiten de map {editie.shown(editie.data)}. Zet het bestand daarin."
        )
    _refuse_no_file(path, editie.shown(path))
    return path


def _refuse_no_file(path: Path, shown: str) -> None:
    """Refuse a pipe or a device where a delivery is expected, and what is no file in a folder of messages."""
    if not path.is_dir():
        check_file(path, shown, SourceError)
        return
    try:
        inside = delivered_in(path, shown)
    except OSError as error:
        raise SourceError(f"{shown}: de map kan niet gelezen worden: {waarom(error)}.") from error
    for name, one in inside.items():
        check_file(one, name, SourceError)


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
