"""Which values a section lays beside each other: how many different ones a column must have, and which."""

from collections.abc import Sequence

import pyarrow.parquet as pq

from monitorlib.editie.editie import Editie
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Kolom
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.freeze.snapshot_index import frozen_path
from monitorlib.tijd.periode import Periode


def leden_die_ontbreken(editie: Editie, naam: str) -> list[str]:
    """Say of each column of a frozen source what it lacks for a section that reads it: where, what was found, what for.

    Errors as in `frozen_path`.
    """
    gevraagd = [kolom for kolom in declared(editie, naam).kolommen if kolom.vraagt_leden]
    if not gevraagd:
        return []
    tabel = pq.read_table(frozen_path(editie, naam), columns=[kolom.naam for kolom in gevraagd])
    bestand, fouten = editie.shown(source_path(editie, naam)), []
    for kolom in gevraagd:
        gevonden = sorted(str(een) for een in tabel[kolom.naam].unique().to_pylist())
        if fout := _fout(kolom, gevonden, editie.periode):
            fouten.append(f"{bestand}, kolom {kolom.naam}: {fout}")
    return fouten


def _fout(kolom: Kolom, gevonden: Sequence[str], periode: Periode) -> str:
    moet = [*kolom.moet, *(str(periode.jaar + terug) for terug in kolom.jaren)]
    if zonder := [een for een in moet if een not in gevonden]:
        return f"er is geen rij met {' of '.join(zonder)}; gevonden: {', '.join(gevonden)}"
    if len(gevonden) >= kolom.minstens:
        return ""
    zoveel = "1 waarde" if len(gevonden) == 1 else f"{len(gevonden)} verschillende waarden"
    return f"{zoveel} ({', '.join(gevonden)}); nodig: ten minste {kolom.minstens}, om naast elkaar te zetten"
