"""What stands in the index of a snapshot: which sources are frozen, and whether their bytes are still those."""

import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitorlib.bedoelt_u import nearest
from monitorlib.errors import SnapshotError
from monitorlib.files.still import delivered_in

if TYPE_CHECKING:
    from monitorlib.editie.editie import Editie
    from monitorlib.editie.params.bron_parameters import BronParameters

INDEX = "snapshot.json"
# The pseudonym of each client by its number: nothing that is calculated reads it.
CLIENTEN = "clienten.parquet"
# The hash of what is not there.
AFWEZIG = "ontbreekt"


@dataclass(frozen=True)
class Registratie:
    """Rows that should not be there beside others and still can be counted rightly: overlapping, or the same twice.

    `rijen` are the first of them by their number in the file, `gelijk` the columns in which they are the same. What
    was met while messages were read has a name of its own and `uitleg`: what should be, and how often it was not.
    """

    wat: str
    aantal: int
    rijen: tuple[int, ...]
    gelijk: tuple[str, ...]
    uitleg: str = ""


@dataclass(frozen=True)
class Frozen:
    """What the index of a snapshot holds of one source; `registratie` is what was found across its rows."""

    bestand: str
    sha256: str
    vingerafdruk: str
    rijen: int
    parquet_sha256: str
    # Of a register whose rows stay in a warehouse: how many answers are frozen instead.
    antwoorden: int = 0
    registratie: tuple[Registratie, ...] = ()
    # Of a delivery of which params.yml chooses rows: how many it does not choose.
    overgeslagen: int = 0


def frozen(editie: "Editie") -> dict[str, Frozen]:
    """List the frozen sources that an edition uses; raise `SnapshotError` when it uses any and has no snapshot."""
    have = read_index(editie)
    if not have and editie.parameters.bronnen:
        raise SnapshotError(f"Editie {editie.naam} heeft nog geen snapshot; draai eerst: monitor build {editie.naam}")
    return {naam: entry for naam, entry in have.items() if naam in editie.parameters.bronnen}


def frozen_path(editie: "Editie", naam: str) -> Path:
    """Find the Parquet file of a source and refuse it when its bytes are not those that were frozen."""
    have = frozen(editie)
    if naam not in have:
        raise SnapshotError(f"Bron '{naam}' zit niet in de snapshot van {editie.naam}. {nearest(naam, have)}")
    return verified(editie, naam, have[naam])


def in_magazijnen(editie: "Editie") -> list[str]:
    """List the registers of an edition whose rows stay in a warehouse."""
    return [naam for naam, van in editie.heel.parameters.bronnen.items() if blijft(van)]


def blijft(van: "BronParameters") -> bool:
    """Tell whether the rows of a source stay in a warehouse."""
    return van.levering.database is not None and van.levering.database.rijen == "blijven"


def frozen_name(editie: "Editie", naam: str) -> str:
    """Give the name of the frozen file of a source."""
    return f"{naam}.json" if naam in in_magazijnen(editie) else f"{naam}.parquet"


def sha256_of(path: Path) -> str:
    """Hash the bytes of a file; raise `OSError` for a pipe or a device, which has no end."""
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_or_absent(path: Path) -> str:
    """Hash what stands somewhere: the bytes of a file, or of all files in a folder with their names."""
    try:
        if not path.is_dir():
            return sha256_of(path)
        files = sorted(delivered_in(path, "").items())
        return hashlib.sha256(repr([(name[1:], sha256_of(one)) for name, one in files]).encode()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return AFWEZIG


def read_index(editie: "Editie") -> dict[str, Frozen]:
    """Read the index of a snapshot; empty when there is none, or not as it was written: it is then made again."""
    try:
        found = json.loads((editie.snapshot / INDEX).read_bytes())
        if found["som"] != sum_of(found["bronnen"]):
            return {}
        return {naam: _entry(**entry) for naam, entry in found["bronnen"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def write_index(folder: Path, index: Mapping[str, Frozen]) -> None:
    """Write the index of a snapshot, with its own sum: what was altered afterwards says nothing."""
    # As it will be read: a tuple is a list there.
    bronnen = json.loads(json.dumps({naam: asdict(entry) for naam, entry in index.items()}))
    text = json.dumps({"bronnen": bronnen, "som": sum_of(bronnen)}, indent=1, ensure_ascii=False)
    (folder / INDEX).write_text(text, encoding="utf-8")


def sum_of(found: object) -> str:
    """Give the check on something that is kept as JSON."""
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def is_complete(editie: "Editie") -> bool:
    """Tell whether each source of an edition is frozen and its file is still there; its bytes are another question."""
    index = read_index(editie)
    return set(index) == set(editie.parameters.bronnen) and not gone(editie, index)


def gone(editie: "Editie", index: Iterable[str]) -> list[str]:
    """List the frozen sources whose file is no longer there."""
    return [naam for naam in index if not os.path.lexists(editie.snapshot / frozen_name(editie, naam))]


def _entry(registratie: Sequence[dict[str, Any]] = (), **velden: Any) -> Frozen:
    return Frozen(
        **velden,
        registratie=tuple(
            Registratie(een["wat"], een["aantal"], tuple(een["rijen"]), tuple(een["gelijk"]), een.get("uitleg", ""))
            for een in registratie
        ),
    )


def verified(editie: "Editie", naam: str, entry: Frozen) -> Path:
    """Find a frozen file; raise `SnapshotError` when its bytes are not those that were frozen."""
    path = editie.snapshot / frozen_name(editie, naam)
    if not path.is_file() or sha256_of(path) != entry.parquet_sha256:
        raise SnapshotError(
            f"{editie.shown(path)}: het bestand is niet meer wat er bevroren is. Verwijder de map "
            f"{editie.shown(editie.snapshot)} en draai monitor build {editie.naam} opnieuw."
        )
    return path


def check_frozen(editie: "Editie") -> None:
    """Raise `SnapshotError` when a frozen source of an edition is not what was frozen; one that is gone is fine."""
    index = read_index(editie)
    absent = gone(editie, index)
    for naam, entry in index.items():
        if naam not in absent:
            verified(editie, naam, entry)
