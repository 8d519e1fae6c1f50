"""Lines above and below the table in a CSV: a title, a blank, the source. StatLine and others write them."""

from dataclasses import replace
from pathlib import Path

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.readers.csv_file import read_csv
from monitorlib.sources.readers.rows import Rows


def read_with_edge(path: Path, shown: str, levering: Levering) -> Rows:
    """Give the rows of a CSV file with lines around its table; each keeps the number that it has in the file.

    Raises `SourceError` as `read_csv` does, and when no table is left.
    """
    if not path.is_file():
        raise SourceError(f"{shown}: het bestand ontbreekt; lever het aan of pas params.yml aan.")
    tabel = _zonder_rand(path, shown, levering.kop, levering.voet)
    gelezen = read_csv(tabel, f"{shown}, in de tabel vanaf rij {levering.kop}", levering.scheiding)
    vraag = f"SELECT * REPLACE (rij + {levering.kop - 1} AS rij) FROM ({gelezen.vraag})"
    return replace(gelezen, vraag=vraag, in_orde=None)


def _zonder_rand(path: Path, shown: str, kop: int, voet: int) -> Path:
    """Write, beside our copy of a delivery, its table alone."""
    regels = path.read_bytes().splitlines(keepends=True)
    while regels and not regels[-1].strip():
        regels.pop()
    tabel = regels[kop - 1 : len(regels) - voet]
    if not tabel:
        raise SourceError(
            f"{shown}: het bestand heeft {len(regels)} regels; met 'kop: {kop}' en 'voet: {voet}' (params.yml, "
            "'levering') blijft er geen tabel over. Pas die aan."
        )
    kaal = path.with_name(f"{path.name}.tabel")
    kaal.write_bytes(b"".join(tabel))
    return kaal
