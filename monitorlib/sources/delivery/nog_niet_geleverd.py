"""Sources that params.yml says are not delivered yet: whether that is so."""

from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import NIET_GELEVERD
from monitorlib.errors import SourceError
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.readers.csv_file import alleen_kop


def weiger_geleverd(editie: Editie) -> None:
    """Raise `SourceError` for every source that is there while params.yml says that it is not.

    The reverse is refused where it is read: rows that went lost are no source that nobody delivered yet.
    """
    heel, waar = editie.volledig, editie.shown(editie.params / "params.yml")
    faults = [
        f"{editie.shown(path)}: dit is geleverd, en {waar} zegt bij bronnen.{naam} '{NIET_GELEVERD}: true'. Haal die "
        "regel weg; dan wordt het gelezen."
        for naam, bron in heel.parameters.bronnen.items()
        if bron.nog_niet_geleverd and _is_geleverd(path := source_path(heel, naam))
    ]
    if faults:
        raise SourceError("\n".join(faults))


def _is_geleverd(path: Path) -> bool:
    if path.is_dir():
        return any(not een.name.startswith(".") for een in path.iterdir())
    return path.exists() and (path.suffix != ".csv" or not alleen_kop(path))
