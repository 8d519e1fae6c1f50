"""Amounts of declaraties that can be right and mostly are not: each counts as it was delivered, and is told.

A credit that takes away more than was declared for the same help; volume at a price of nought; a month in which nobody
declared anything, between months in which they did.
"""

from collections.abc import Iterator

import duckdb

from monitorlib.notatie import getal
from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie
from monitorlib.tijd.periode import Maand

# What a credit is of: the same help of the same month.
_HULP = "gemeente, wet, aanbieder, product, maand"
_CREDIT = (
    f"SELECT rij FROM (SELECT rij, bedrag, sum(bedrag) OVER (PARTITION BY {_HULP}) AS samen FROM declaraties) "
    "WHERE bedrag < 0 AND samen < 0 ORDER BY rij"
)
_NUL = "SELECT rij FROM declaraties WHERE bedrag = 0 AND volume <> 0 ORDER BY rij"
_MAANDEN = "SELECT wet, min(maand), max(maand), list(DISTINCT maand) FROM declaraties GROUP BY wet ORDER BY wet"


def bedragregistratie(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> list[Registratie]:
    """Give what is odd about the amounts of frozen declaraties; nothing for another source."""
    if bron.bron.naam != "declaraties":
        return []
    return [
        *_rijen(
            con,
            _CREDIT,
            "credit zonder debet",
            "Een credit neemt niet meer weg dan er voor dezelfde hulp en maand is gedeclareerd. Vraag de aanbieder "
            "naar de declaratie die ontbreekt.",
        ),
        *_rijen(
            con,
            _NUL,
            "prijs van nul",
            "Een declaratie met een volume heeft een bedrag; anders is de prijs nul en elk gemiddeld tarief te laag. "
            "Vraag de aanbieder naar het bedrag.",
        ),
        *_ontbrekende_maanden(con),
    ]


def _rijen(con: duckdb.DuckDBPyConnection, vraag: str, wat: str, uitleg: str) -> Iterator[Registratie]:
    rijen = [rij for (rij,) in con.execute(vraag).fetchall()]
    if rijen:
        eerste = ", ".join(str(rij) for rij in rijen[:GENOEMD])
        meer = f" en nog {getal(len(rijen) - GENOEMD)}" if len(rijen) > GENOEMD else ""
        yield Registratie(wat, len(rijen), tuple(rijen[:GENOEMD]), (), f"{uitleg} Rij {eerste}{meer}.")


def _ontbrekende_maanden(con: duckdb.DuckDBPyConnection) -> Iterator[Registratie]:
    gaten = [
        f"{wet} {maand.label}"
        for wet, eerste, laatste, gevonden in con.execute(_MAANDEN).fetchall()
        for maand in Maand.lees(laatste).terug(Maand.lees(laatste) - Maand.lees(eerste) + 1)
        if str(maand) not in gevonden
    ]
    if gaten:
        uitleg = (
            "Tussen de eerste en de laatste maand van levering heeft elke maand declaraties; anders is het jaar te "
            f"laag. Niets over: {', '.join(gaten)}. Vraag ze op."
        )
        yield Registratie("maand zonder declaraties", len(gaten), (), (), uitleg)
