"""Hold a telling of an edition's own to its time: as far as the edition and no further, a prognose ahead of it."""

from collections.abc import Sequence
from datetime import date

import duckdb

from monitorlib.editie.eigen.telling import EigenTelling
from monitorlib.errors import SourceError
from monitorlib.notatie import aantal_rijen
from monitorlib.sources.freeze.frozen import GENOEMD
from monitorlib.tijd.moment import laatste_dag, lees_moment, naam_van
from monitorlib.tijd.periode import Periode

Rij = tuple[int, str]


def controleer_perioden(table: duckdb.DuckDBPyRelation, telling: EigenTelling, periode: Periode, shown: str) -> None:
    """Refuse periods after the edition, a telling that stops before it, and a prognose of what was counted already.

    A telling stops before the edition when a whole period of its kind is over and has no row; `tot_en_met` says so
    where that is known. Raises `SourceError`.
    """
    rijen: list[Rij] = table.order("rij").project("rij, periode").fetchall()
    geteld = [(rij, lees_moment(tekst)) for rij, tekst in rijen if tekst[0].isdigit()]
    grens = lees_moment(telling.tot_en_met) if telling.tot_en_met else None
    tot = laatste_dag(grens) if grens is not None else periode.peildatum
    waarom = "'tot_en_met' in params.yml" if grens is not None else "de peildatum van deze editie"
    fouten = _genoemd(
        shown,
        [(rij, naam_van(een)) for rij, een in geteld if laatste_dag(een) > tot],
        f"is nog niet voorbij op {tot}, {waarom}; haal de rij weg, of schrijf 'prognose' voor de periode",
    )
    if not geteld:
        fouten.append(f"{shown}, kolom periode: er is geen enkele getelde periode.")
    elif not fouten:
        laatste = max((een for _, een in geteld), key=laatste_dag)
        fouten += _te_oud(laatste, tot, shown)
        fouten += _genoemd(
            shown,
            [
                (rij, tekst)
                for rij, tekst in rijen
                if tekst.startswith("prognose ")
                and laatste_dag(lees_moment(tekst.rpartition(" ")[2])) <= laatste_dag(laatste)
            ],
            f"ligt niet na {naam_van(laatste)}, de laatste getelde periode; een prognose gaat over wat nog komt",
        )
    if fouten:
        raise SourceError("\n".join(fouten))


def _te_oud(laatste: date | Periode, tot: date, shown: str) -> Sequence[str]:
    """Say that a period that is over has no row: what was delivered then would look like now."""
    # Days need not follow each other.
    volgende = None if isinstance(laatste, date) else laatste.volgende
    if volgende is None or laatste_dag(volgende) > tot:
        return []
    return [
        f"{shown}, kolom periode: de laatste is {naam_van(laatste)}, en {naam_van(volgende)} is op {tot} ook voorbij. "
        f"Zet de rijen ervan erbij, of schrijf bij 'telling' in params.yml: tot_en_met: '{laatste}'"
    ]


def _genoemd(shown: str, rijen: Sequence[Rij], wat: str) -> list[str]:
    """Name the first rows, and say how many more there are."""
    fouten = [f"{shown}, rij {rij}, kolom periode: '{tekst}' {wat}." for rij, tekst in rijen[:GENOEMD]]
    meer = len(rijen) - GENOEMD
    return [*fouten, f"{shown}, kolom periode: en nog {aantal_rijen(meer)} zo."] if meer > 0 else fouten
