"""What a delivery holds, in counts: its rows by period, by code and by column; nothing of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from monitorlib.sources.declared.declaration import Bron, Codes, Kolom
from monitorlib.sources.sql import naam, tekst

_PERIODEN = ("datum", "moment", "maand", "periode", "jaar")
# Of a day its month; a year and a quarter stand as they are.
_MAAND = 7


@dataclass(frozen=True)
class Profiel:
    """The counts of a delivery: `per_periode` by month, quarter or year, `per_code` by column and code.

    `anders` counts per column the values that are no code of it: what they are is not kept.
    """

    rijen: int
    kolommen: tuple[str, ...] = ()
    per_periode: Mapping[str, int] = field(default_factory=dict)
    per_code: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    anders: Mapping[str, int] = field(default_factory=dict)

    @property
    def tijdvak(self) -> str:
        """The first and the last period; empty when it has none."""
        perioden = sorted(self.per_periode)
        return f"{perioden[0]} tot en met {perioden[-1]}" if perioden else ""


def profiel(con: duckdb.DuckDBPyConnection, bron: Bron, codes: Codes, rijen: str) -> Profiel:
    """Count what `rijen` (a name or a query in brackets) holds of a source, as delivered or as frozen."""
    kolommen = [een[0] for een in con.execute(f"DESCRIBE SELECT * FROM {rijen}").fetchall()]
    gedeclareerd = [kolom for kolom in bron.kolommen if kolom.naam in kolommen]
    per_code, anders = {}, {}
    for kolom in gedeclareerd:
        if bekend := codes.per_kolom.get(kolom.naam):
            geteld = _per(con, kolom.naam, naam(kolom.naam), rijen)
            per_code[kolom.naam] = {code: geteld[code] for code in bekend if code in geteld}
            anders[kolom.naam] = sum(aantal for code, aantal in geteld.items() if code not in bekend)
    periode = periode_van(bron, gedeclareerd)
    (aantal,) = con.execute(f"SELECT count(*) FROM {rijen}").fetchall()[0]
    return Profiel(
        aantal,
        tuple(kolom.naam for kolom in gedeclareerd),
        _per(con, periode, _als_periode(periode), rijen) if periode else {},
        per_code,
        {kolom: aantal for kolom, aantal in anders.items() if aantal},
    )


def periode_van(bron: Bron, kolommen: list[Kolom]) -> str:
    """Name the column that says when a row is of: that on which a record begins, or the period of a telling."""
    if bron.periode and bron.periode[0] in [kolom.naam for kolom in kolommen]:
        return bron.periode[0]
    return next((kolom.naam for kolom in kolommen if kolom.soort in _PERIODEN), "")


def _als_periode(kolom: str) -> str:
    """Write a day as its month; what is no period of ours is left out."""
    waarde = f"CAST({naam(kolom)} AS VARCHAR)"
    vorm = tekst(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-[QTH][1-4])?")
    return f"CASE WHEN regexp_full_match({waarde}, {vorm}) THEN left({waarde}, {_MAAND}) END"


def _per(con: duckdb.DuckDBPyConnection, kolom: str, wat: str, rijen: str) -> dict[str, int]:
    """Count rows by what the values of a column stand for: asked once of each different value."""
    geteld = con.execute(
        f"SELECT {wat} AS wat, sum(aantal) FROM (SELECT {naam(kolom)}, count(*) AS aantal FROM {rijen} GROUP BY ALL) "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return {str(een): aantal for een, aantal in geteld if een is not None}
