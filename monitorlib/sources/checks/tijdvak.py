"""Hold a telling per quarter to the quarter of its edition: it tells of that one, and of none that is still to come."""

import duckdb

from monitorlib.errors import SourceError
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import getal
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.freeze.frozen import GENOEMD


def controleer_tijdvak(table: duckdb.DuckDBPyRelation, bron: Bron, kwartaal: Kwartaal, shown: str) -> None:
    """Refuse a validated telling with rows after the edition's own quarter, or with none of it.

    The second is a delivery of an earlier quarter that was left in place: its tables would look complete.
    Raises `SourceError`.
    """
    if bron.geldig != ("kwartaal",):
        return
    later = table.filter(f"kwartaal > '{kwartaal}'").order("rij").project("rij, kwartaal").fetchall()
    faults = [
        f"{shown}, rij {rij}, kolom kwartaal: '{gevonden}' ligt na het kwartaal van deze editie; toegestaan: tot en "
        f"met {kwartaal}. Haal de rij weg of verbeter het kwartaal."
        for rij, gevonden in later[:GENOEMD]
    ]
    if meer := later[GENOEMD:]:
        faults.append(f"{shown}, kolom kwartaal: en {getal(len(meer))} andere {'rij' if len(meer) == 1 else 'rijen'}.")
    if not table.filter(f"kwartaal = '{kwartaal}'").limit(1).fetchall():
        gevonden = sorted(row[0] for row in table.project("kwartaal").distinct().fetchall())
        faults.append(
            f"{shown}, kolom kwartaal: geen enkele rij is van {kwartaal}; gevonden: {', '.join(gevonden)}. Zet de "
            f"rijen van {kwartaal} erbij; die van eerdere kwartalen blijven staan."
        )
    if faults:
        raise SourceError("\n".join(faults))
