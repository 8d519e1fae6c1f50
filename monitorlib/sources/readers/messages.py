"""Read a folder with messages of iWmo or iJw as the rows of a register."""

from pathlib import Path

import duckdb
import pyarrow as pa

from monitorlib.editie.bron_parameters import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.berichten.lezen import lees_berichten
from monitorlib.sources.berichten.registers import BRONNEN
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam


def read_messages(path: Path, shown: str, bron: Bron, levering: Levering, con: duckdb.DuckDBPyConnection) -> Rows:
    """Give a row per toewijzing or per declared prestatie, numbered from 1.

    Raises `SourceError` for a source that is not made of messages, for messages that cannot be used, and when they
    hold a bsn that params.yml does not say to make a pseudonym of.
    """
    if bron.naam not in BRONNEN:
        raise SourceError(
            f"{shown}: bron {bron.naam} kan niet uit berichten komen; dat kunnen {', '.join(BRONNEN)}. "
            "Lever een bestand."
        )
    nummers, standaarden, maak = BRONNEN[bron.naam]
    if "client" in bron.kolomnamen and levering.client != "bsn":
        raise SourceError(f"{shown}: berichten hebben een bsn; zeg in params.yml bij 'levering': 'client: bsn'.")
    gemaakt = maak(lees_berichten(path, shown, nummers, standaarden), shown)
    if not gemaakt.rijen:
        raise SourceError(f"{shown}: geen enkel bericht heeft een rij voor bron {bron.naam} ({' of '.join(nummers)}).")
    kolommen = tuple(gemaakt.rijen[0])
    tabel = pa.table(
        {"rij": pa.array(range(1, len(gemaakt.rijen) + 1), pa.int64())}
        | {kolom: pa.array([rij[kolom] for rij in gemaakt.rijen], pa.string()) for kolom in kolommen}
    )
    con.register("berichten", tabel)
    return Rows(
        kolommen,
        f"SELECT rij, {', '.join(map(naam, kolommen))} FROM berichten",
        waar=dict(enumerate(gemaakt.waar, 1)),
    )
