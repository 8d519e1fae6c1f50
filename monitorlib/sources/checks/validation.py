"""Validate every value of a delivered file, in the database engine, so that size does not matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import ibis
from ibis.expr.types import Table

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.checks.different_values import is_large, none_wrong, suspects
from monitorlib.sources.checks.forms import forms
from monitorlib.sources.checks.grensregels import grensregels, verwisseld
from monitorlib.sources.checks.rijregels import Rijregel, geschonden, rijregels, waarderegels
from monitorlib.sources.codes.getoond import getoond
from monitorlib.sources.declared.declaration import Bron, Codes, Kolom
from monitorlib.sources.declared.grenzen import Uitdraai
from monitorlib.sources.delivery.datums import lijkt
from monitorlib.sources.freeze.frozen import GENOEMD
from monitorlib.sources.sql import naam as kolomnaam
from monitorlib.sources.sql import vraag_van

# The rows that are validated, in the questions about them.
_ROWS = "rijen"


def validate(
    table: duckdb.DuckDBPyRelation,
    bron: Bron,
    codes: Codes,
    shown: str,
    waar: Mapping[int, str] | None = None,
    uitdraai: Uitdraai | None = None,
) -> None:
    """Raise one `SourceError` that names the rows that cannot be used: file, row, column, what, and what may.

    Of each kind of fault the first rows are named, and counted how many there are.

    `waar` says of a row more precisely where it comes from; days are held to when the delivery was taken, `uitdraai`.
    """
    _check_columns(table, bron, shown)
    kolommen = delivered(table, bron)
    large = is_large(table)
    faults = _form_faults(table, bron, kolommen, codes, large=large)
    faults += _rule_faults(table, bron, codes, waarderegels(bron, kolommen, codes), large=large)
    if not faults:
        regels = rijregels(bron, kolommen) + (grensregels(bron, kolommen, uitdraai) if uitdraai else [])
        faults = [*_key_faults(table, bron), *_rule_faults(table, bron, codes, regels, large=large)]
    if faults:
        genoemd = sorted((rij, een.kolom, tekst) for een in faults for rij, tekst in een.rijen)
        lines = [
            f"{shown}, rij {rij}{(waar or {}).get(rij, '')}, kolom {kolom}: {tekst}" for rij, kolom, tekst in genoemd
        ]
        lines += [een.andere(shown) for een in faults if een.aantal > len(een.rijen)]
        raise SourceError("\n".join(lines))


@dataclass(frozen=True)
class _Fout:
    """One kind of fault in a column: its first rows with what to say of each, and how many rows have it."""

    kolom: str
    rijen: Sequence[tuple[int, str]]
    aantal: int
    # Of all rows together.
    samen: str = ""

    def andere(self, shown: str) -> str:
        """Say how many more rows there are: a message of millions of lines is read by nobody."""
        if self.samen:
            return f"{shown}, {self.samen}"
        meer = self.aantal - len(self.rijen)
        rijen = "andere rij" if meer == 1 else "andere rijen"
        return f"{shown}, kolom {self.kolom}: en {getal(meer)} {rijen} met zo'n fout."


def delivered(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[Kolom]:
    """List the declared columns that a delivery holds."""
    return [kolom for kolom in bron.kolommen if kolom.naam in table.columns]


def _check_columns(table: duckdb.DuckDBPyRelation, bron: Bron, shown: str) -> None:
    missing = [kolom.naam for kolom in bron.kolommen if kolom.naam not in table.columns and not kolom.mag_ontbreken]
    faults = [
        f"{shown}, rij 1: kolom '{name}' ontbreekt ({bron.kolom(name).uitleg}); verwacht: {', '.join(bron.kolomnamen)}."
        for name in missing
    ]
    if faults:
        raise SourceError("\n".join(faults))


def _form_faults(
    table: duckdb.DuckDBPyRelation, bron: Bron, kolommen: Sequence[Kolom], codes: Codes, *, large: bool
) -> list[_Fout]:
    """Hold the text of each value to the form of its column: all of them in one question, then what is wrong."""
    eisen = [(kolom, *eis) for kolom in kolommen for eis in forms(bron, kolom, codes)]
    if large:
        eisen = [een for een in eisen if not none_wrong(table, *een[:2])]
    if not eisen:
        return []
    counted = table.aggregate(", ".join(f"count(*) FILTER (WHERE {wrong})" for _, wrong, _ in eisen)).fetchall()[0]
    faults = []
    for (kolom, wrong, allowed), count in zip(eisen, counted, strict=True):
        if count:
            said = [
                (rij, f"{_shown(value, bron, kolom, codes)} {allowed}{lijkt(value) if kolom.soort == 'datum' else ''}.")
                for rij, value in _first(table, wrong, kolom)
            ]
            faults.append(_Fout(kolom.naam, said, count))
    return faults


def _first(table: duckdb.DuckDBPyRelation, wrong: str, kolom: Kolom) -> list[tuple[Any, ...]]:
    """Give the first rows for which a condition holds, with the value of a column."""
    found = table.query(
        _ROWS, f"SELECT rij, {kolomnaam(kolom.naam)} FROM {_ROWS} WHERE {wrong} ORDER BY rij LIMIT {GENOEMD}"
    )
    return found.fetchall() if found is not None else []


def _shown(value: object, bron: Bron, kolom: Kolom, codes: Codes) -> str:
    bekend = codes.per_kolom.get(kolom.naam, {})
    return getoond(value, kolom, register=bron.is_register, codes=(*bekend, *bekend.values()))


def _rule_faults(
    table: duckdb.DuckDBPyRelation, bron: Bron, codes: Codes, regels: Sequence[Rijregel], *, large: bool
) -> list[_Fout]:
    """Hold each row to rules that are declared for a file and a warehouse alike."""
    if not regels:
        return []
    rijen = ibis.table({naam: "int64" if naam == "rij" else "string" for naam in table.columns}, name=_ROWS)
    regels = suspects(table, rijen, bron, regels) if large else regels
    if not regels:
        return []
    (aantallen,) = _ask(table, geschonden(rijen, regels))
    faults = []
    for regel, aantal in zip(regels, aantallen, strict=True):
        if not aantal:
            continue
        if samen := verwisseld(regel, aantal, _both_filled(table, regel)):
            faults.append(_Fout("", [], aantal, samen))
            continue
        genoemd = []
        fout = rijen.filter(regel.fout(rijen)).select("rij", *regel.kolommen).order_by("rij").limit(GENOEMD)
        for rij, *waarden in _ask(table, fout):
            ruw = dict(zip(regel.kolommen, waarden, strict=True))
            toon = {naam: _shown(waarde, bron, bron.kolom(naam), codes) for naam, waarde in ruw.items()}
            genoemd.append((rij, regel.zeg(toon, ruw)))
        faults.append(_Fout(regel.kolommen[0], genoemd, aantal))
    return faults


def _both_filled(table: duckdb.DuckDBPyRelation, regel: Rijregel) -> int:
    gevuld = " AND ".join(f"{kolomnaam(een)} IS NOT NULL" for een in regel.kolommen)
    return int(table.filter(gevuld).aggregate("count(*)").fetchall()[0][0])


def _ask(table: duckdb.DuckDBPyRelation, vraag: Table) -> list[tuple[Any, ...]]:
    """Ask an expression over the rows of a relation."""
    found = table.query(_ROWS, vraag_van(vraag))
    return found.fetchall() if found is not None else []


def _key_faults(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[_Fout]:
    names = ", ".join(f'"{name}"' for name in bron.sleutel)
    # Nearly every key is there once, which its hash tells in less than keys beside each other take.
    twice = f"SELECT hash({names}) AS h FROM {_ROWS} GROUP BY h HAVING count(*) > 1"
    found = table.query(
        _ROWS,
        f"SELECT rij, eerste, count(*) OVER () FROM (SELECT rij, min(rij) OVER (PARTITION BY {names}) AS eerste "
        f"FROM {_ROWS} WHERE hash({names}) IN ({twice})) WHERE rij <> eerste ORDER BY rij LIMIT {GENOEMD}",
    )
    rows = found.fetchall() if found is not None else []
    said = [(rij, f"dezelfde sleutel als rij {eerste}; een sleutel komt één keer voor.") for rij, eerste, _ in rows]
    return [_Fout("+".join(bron.sleutel), said, rows[0][-1])] if rows else []
