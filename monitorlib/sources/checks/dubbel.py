"""Find rows that stand twice, and toewijzingen that overlap themselves.

Overlapping is what makes one traject of records at any waiting time: of one client and gemeente, the same product,
leveringsvorm and aanbieder, and a day in common; help that ends and begins again on one day has that day in common.
A deleted toewijzing overlaps nothing when the telwijze says that it is nobody's help. A row that stands twice is the
same in all its columns but the key; it is not an overlap as well.

A source with a telwijze is counted rightly all the same, as trajecten: that is a registratie, to be accepted. Rows of
which no client is known are not compared: two persons can have the same. Declaraties have no client at all: the same
one twice can be right (two clients with the same volume) or wrong, so it is a registratie too.
"""

import duckdb

from monitorlib.sources.freeze.frozen import GENOEMD, FrozenView
from monitorlib.sources.freeze.snapshot_index import Registratie

_DEEL_VAN_HULP = ("client", "gemeente", "leveringsvorm", "aanbieder")
_LOOPT = ("ingangsdatum", "einddatum")


def registratie(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> tuple[list[str], list[Registratie]]:
    """Give the faults of a register where the count would be wrong, and the registraties where it is not."""
    if not bron.bron.is_register:
        return [], []
    fouten, gevonden = [], []
    for deel in (_dubbel(con, bron), _overlap(con, bron)):
        if isinstance(deel, Registratie):
            gevonden.append(deel)
        else:
            fouten += deel
    return fouten, gevonden


def _dubbel(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> list[str] | Registratie:
    kolommen = tuple(naam for naam in bron.kolommen if naam not in bron.bron.sleutel)
    bekend = "client IS NOT NULL" if "client" in kolommen else "true"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE dubbel AS SELECT rij, eerste FROM "
        f"(SELECT rij, min(rij) OVER (PARTITION BY {_namen(kolommen)}) AS eerste "
        f'FROM "{bron.bron.naam}" WHERE {bekend}) WHERE rij <> eerste'
    )
    rijen = con.execute(f"SELECT rij, eerste, count(*) OVER () FROM dubbel ORDER BY rij LIMIT {GENOEMD}").fetchall()
    if not rijen:
        return []
    if _telt_als_traject(bron) or "client" not in kolommen:
        return Registratie("dubbel", rijen[0][-1], tuple(rij for rij, *_ in rijen), kolommen)
    sleutel = "+".join(bron.bron.sleutel)
    fouten = [
        (rij, f": dezelfde rij als rij {eerste}, op {sleutel} na; zo telt zij dubbel. Haal een van beide weg.")
        for rij, eerste, _ in rijen
    ]
    return bron.regels(fouten, rijen[0][-1], "gelijk aan een eerdere")


def _overlap(con: duckdb.DuckDBPyConnection, bron: FrozenView) -> list[str] | Registratie:
    """Find the rows that begin while an earlier row of the same help runs; those that stand twice are left out."""
    if not {"client", *_LOOPT} <= set(bron.kolommen):
        return []
    sleutel = tuple(naam for naam in (*_DEEL_VAN_HULP, bron.bron.product) if naam in bron.kolommen)
    telwijze = bron.parameters.telwijze
    verwijderd = telwijze is not None and "verwijderd" in telwijze.administratief
    telt_niet = "coalesce(einddatum = ingangsdatum, false)" if verwijderd else "false"
    rijen = con.execute(
        f"WITH hulp AS (SELECT *, coalesce(einddatum, DATE 'infinity') AS laatste FROM \"{bron.bron.naam}\" ANTI JOIN "
        f"dubbel USING (rij) WHERE client IS NOT NULL AND NOT {telt_niet}), "
        "beurt AS (SELECT rij, ingangsdatum, max(laatste) OVER eerder AS tot, arg_max(rij, laatste) OVER eerder AS met "
        f"FROM hulp WINDOW eerder AS (PARTITION BY {_namen(sleutel)} ORDER BY ingangsdatum, laatste, rij "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) "
        "SELECT rij, met, CAST(ingangsdatum AS VARCHAR), count(*) OVER () FROM beurt WHERE ingangsdatum <= tot "
        f"ORDER BY rij LIMIT {GENOEMD}"
    ).fetchall()
    if not rijen:
        return []
    if _telt_als_traject(bron):
        return Registratie("overlap", rijen[0][-1], tuple(rij for rij, *_ in rijen), sleutel)
    gelijk = ", ".join(sleutel)
    fouten = [
        (
            rij,
            f", kolom ingangsdatum: '{begin}' ligt in de dagen van rij {met}, met dezelfde {gelijk}; zonder 'telwijze' "
            "in params.yml telt elke rij, en dit dus dubbel. Verbeter de dagen, haal een van beide weg, of geef een "
            "telwijze.",
        )
        for rij, met, begin, _ in rijen
    ]
    return bron.regels(fouten, rijen[0][-1], "met dagen van een andere")


def _telt_als_traject(bron: FrozenView) -> bool:
    return bron.parameters.telwijze is not None and set(_LOOPT) <= set(bron.kolommen)


def _namen(kolommen: tuple[str, ...]) -> str:
    return ", ".join(f'"{naam}"' for naam in kolommen)
