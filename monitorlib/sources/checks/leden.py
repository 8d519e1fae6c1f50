"""Which values a section lays beside each other: how many different ones a column must have, and which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow.parquet as pq

from monitorlib.editie.editie import Editie
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import Kolom
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.freeze.snapshot_index import frozen_path
from monitorlib.tijd.periode import Periode


@dataclass(frozen=True)
class Tekort:
    """What a column of a delivery lacks for a section that reads it: where, and what was found."""

    bron: str
    kolom: str
    bestand: str
    wat: str

    def __str__(self) -> str:
        return f"{self.bestand}, kolom {self.kolom}: {self.wat}"


def leden_die_ontbreken(editie: Editie, naam: str) -> list[Tekort]:
    """Say of each column of a frozen source which of the values it lacks without which a section cannot do.

    Errors as in `frozen_path`.
    """
    return _tekorten(editie, naam, lambda kolom, gevonden, _: _zonder(kolom.moet, gevonden))


def nog_niets_ernaast(editie: Editie, naam: str) -> list[Tekort]:
    """Say of each column of a frozen source what it lacks to lay beside each other, as that of a young region does.

    Errors as in `frozen_path`.
    """
    return _tekorten(editie, naam, _te_kort)


def _tekorten(editie: Editie, naam: str, zoek: Callable[[Kolom, Sequence[str], Periode], str]) -> list[Tekort]:
    gevraagd = [kolom for kolom in declared(editie, naam).kolommen if kolom.vraagt_leden]
    if not gevraagd:
        return []
    tabel = pq.read_table(frozen_path(editie, naam), columns=[kolom.naam for kolom in gevraagd])
    bestand, tekorten = editie.shown(source_path(editie, naam)), []
    for kolom in gevraagd:
        gevonden = sorted(str(een) for een in tabel[kolom.naam].unique().to_pylist())
        if wat := zoek(kolom, gevonden, editie.periode):
            tekorten.append(Tekort(naam, kolom.naam, bestand, wat))
    return tekorten


def _zonder(moet: Sequence[str], gevonden: Sequence[str]) -> str:
    zonder = [een for een in moet if een not in gevonden]
    return f"er is geen rij met {' of '.join(zonder)}; gevonden: {', '.join(gevonden)}" if zonder else ""


def _te_kort(kolom: Kolom, gevonden: Sequence[str], periode: Periode) -> str:
    if zonder := _zonder([str(periode.jaar + terug) for terug in kolom.jaren], gevonden):
        return zonder
    if len(gevonden) >= kolom.minstens:
        return ""
    zoveel = "1 waarde" if len(gevonden) == 1 else f"{len(gevonden)} verschillende waarden"
    return f"{zoveel} ({', '.join(gevonden)}); nodig: ten minste {kolom.minstens}, om naast elkaar te zetten"
