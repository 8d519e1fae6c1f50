"""Hold a telling per period to the period of its edition: it tells of that one, and of none that is still to come."""

import duckdb

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import GENOEMD
from monitorlib.tijd.periode import Periode


def controleer_tijdvak(table: duckdb.DuckDBPyRelation, bron: Bron, periode: Periode, shown: str) -> None:
    """Refuse a validated telling with rows after the edition's own period, or with none of it.

    The second is a delivery of an earlier period that was left in place: its tables would look complete.
    Raises `SourceError`.
    """
    if bron.geldig != ("periode",):
        return
    later = table.filter(f"periode > '{periode}'").order("rij").project("rij, periode").fetchall()
    faults = [
        f"{shown}, rij {rij}, kolom periode: '{gevonden}' ligt na {periode.het} van deze editie; toegestaan: tot en "
        f"met {periode}. Haal de rij weg of verbeter {periode.het}."
        for rij, gevonden in later[:GENOEMD]
    ]
    if meer := later[GENOEMD:]:
        faults.append(f"{shown}, kolom periode: en {getal(len(meer))} andere {'rij' if len(meer) == 1 else 'rijen'}.")
    gevonden = sorted(row[0] for row in table.project("periode").distinct().fetchall())
    if str(periode) not in gevonden:
        faults.append(
            f"{shown}, kolom periode: geen enkele rij is van {periode}; gevonden: {', '.join(gevonden)}. Zet de "
            f"rijen van {periode} erbij; die van eerdere {periode.meervoud} blijven staan."
        )
    if faults:
        raise SourceError("\n".join(faults))
