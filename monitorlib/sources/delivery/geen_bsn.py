"""Refuse a bsn wherever it stands in a delivery: no snapshot holds one.

In a column of clients, and in free text, one is enough. Numbers of nine digits pass the elfproef one time in eleven: in
a column of numbers or of keys they are bsn's when more of them pass than chance explains (the exact binomial tail of
the different ones is below one in a thousand), or when one is that of a client in the same delivery; among keys of
another form also when all of the few that there are pass. A column with
codes, days or periods needs no look: what is none of them is refused there, and not shown.

A client of eight digits is a bsn that lost its zero, unless pseudonyms of eight signs are what the column holds: then
the number of them that pass decides as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p

import duckdb

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.codes.bsn import KANS, cijfers_sql, elfproef_sql, in_tekst_sql
from monitorlib.sources.declared.declaration import Bron, Kolom
from monitorlib.sources.delivery.pseudoniem import HMAC
from monitorlib.sources.delivery.waarden import CLIENT, GETALLEN, bsn_cijfers
from monitorlib.sources.sql import naam

# How improbable it must be that so many pass by chance; one refusal in a thousand deliveries would be without ground.
NIVEAU = 0.001
# What adds so small a part changes nothing.
_NIETS = 1e-12
# A value of fewer signs holds no bsn, also not one that lost its zero.
_KORTST = 8
_DOE_CLIENT = (
    "Lever pseudoniemen, of zeg in params.yml bij 'levering': 'client: bsn'; dan worden zij bij het lezen versleuteld."
)
_DOE = "Haal ze eruit; staan de kolommen op hun plaats?"


@dataclass(frozen=True)
class _Telling:
    """How many values of a column can be a bsn: those of nine digits, those that pass, and the row of the first."""

    negens: int
    treffers: int
    eerste: int | None


def weiger_bsn(tabel: duckdb.DuckDBPyRelation, bron: Bron, shown: str, *, versleuteld: bool) -> None:
    """Raise `SourceError` when a column holds bsn's: which, in how many rows, and the first of them.

    `versleuteld` says that the clients were raw bsn's, and are pseudonyms now by the key of this connection.
    """
    fouten = []
    for kolom in _lang_genoeg(tabel, [een for een in bron.kolommen if een.naam in tabel.columns]):
        if kolom.naam == CLIENT:
            fouten += [] if versleuteld else _van_clienten(tabel, shown)
        elif _is_tekst(kolom, bron):
            fouten += _van_tekst(tabel, kolom, shown)
        elif kolom.soort in (*GETALLEN, "tekst"):
            fouten += _van_nummers(tabel, kolom, shown, versleuteld=versleuteld)
    if fouten:
        raise SourceError("\n".join(fouten))


def _lang_genoeg(tabel: duckdb.DuckDBPyRelation, kolommen: Sequence[Kolom]) -> list[Kolom]:
    """Give the columns with values that are long enough to hold a bsn: looking for one costs more than this."""
    langste = tabel.aggregate(", ".join(f"max(length({naam(een.naam)}))" for een in kolommen)).fetchall()[0]
    return [een for een, lengte in zip(kolommen, langste, strict=True) if (lengte or 0) >= _KORTST]


def _is_tekst(kolom: Kolom, bron: Bron) -> bool:
    """Tell whether a column holds words: all text but the number by which a record of a register is known."""
    if kolom.soort == "waarde":
        return bron.waarde == "tekst"
    return kolom.soort == "tekst" and not (bron.is_register and kolom.naam in bron.sleutel)


def beyond_chance(passing: int, tried: int) -> bool:
    """Tell whether so many numbers of nine digits pass the elfproef that chance does not explain it."""
    if passing <= tried * KANS:
        return False
    # The binomial tail, term by term: each is smaller than the one before. The one of scipy takes long to import.
    term = exp(_keuzen(tried, passing) + passing * log(KANS) + (tried - passing) * log1p(-KANS))
    tail = 0.0
    for number in range(passing, tried + 1):
        tail += term
        if tail >= NIVEAU or term < tail * _NIETS:
            break
        term *= (tried - number) / (number + 1) * KANS / (1 - KANS)
    return tail < NIVEAU


def _keuzen(tried: int, passing: int) -> float:
    """Give the logarithm of in how many ways so many can be chosen."""
    return lgamma(tried + 1) - lgamma(passing + 1) - lgamma(tried - passing + 1)


def _van_clienten(tabel: duckdb.DuckDBPyRelation, shown: str) -> list[str]:
    cijfers = cijfers_sql(CLIENT)
    rijen = tabel.query(
        "rijen",
        "SELECT count(*) FILTER (length(cijfers) = 9 AND proef), "
        "count(*) FILTER (length(cijfers) = 8), count(*) FILTER (length(cijfers) = 8 AND proef), "
        "count(*) FILTER (length(client) = 8 AND NOT regexp_full_match(client, '[0-9]+')), "
        "min(rij) FILTER (proef) FROM "
        f"(SELECT rij, client, cijfers, length(cijfers) > 7 AND {elfproef_sql('lpad(cijfers, 9, $$0$$)')} AS proef "
        f"FROM (SELECT rij, {CLIENT} AS client, {cijfers} AS cijfers FROM rijen))",
    )
    negen, acht, treffers, achttekens, eerste = rijen.fetchall()[0] if rijen is not None else (0, 0, 0, 0, None)
    if achttekens and not beyond_chance(treffers, acht):
        treffers = 0
    if not negen and not treffers:
        return []
    return [_regel(shown, CLIENT, negen + treffers, eerste, _DOE_CLIENT)]


def _van_tekst(tabel: duckdb.DuckDBPyRelation, kolom: Kolom, shown: str) -> list[str]:
    waar = in_tekst_sql(naam(kolom.naam))
    aantal, eerste = tabel.aggregate(f"count(*) FILTER ({waar}), min(rij) FILTER ({waar})").fetchall()[0]
    return [_regel(shown, kolom.naam, aantal, eerste, _DOE)] if aantal else []


def _van_nummers(tabel: duckdb.DuckDBPyRelation, kolom: Kolom, shown: str, *, versleuteld: bool) -> list[str]:
    telling = _geteld(tabel, kolom, verschillend=False)
    if not telling.treffers:
        return []
    if versleuteld and (aantal := _van_een_client(tabel, kolom)):
        doe = f"Zij zijn van cliënten uit kolom {CLIENT}. {_DOE}"
        return [_regel(shown, kolom.naam, aantal, telling.eerste, doe)]
    if kolom.soort == "tekst" and _vreemde_eend(tabel, kolom, telling):
        return [_regel(shown, kolom.naam, telling.treffers, telling.eerste, _DOE)]
    if telling.treffers <= telling.negens * KANS:
        return []
    # The same number in many rows is one number.
    apart = _geteld(tabel, kolom, verschillend=True)
    if not beyond_chance(apart.treffers, apart.negens):
        return []
    return [_regel(shown, kolom.naam, telling.treffers, telling.eerste, _DOE)]


def _vreemde_eend(tabel: duckdb.DuckDBPyRelation, kolom: Kolom, telling: _Telling) -> bool:
    """Tell whether the only numbers of nine digits among keys of another form all pass: too few for chance to say."""
    if telling.treffers < telling.negens:
        return False
    waarde = naam(kolom.naam)
    anders = f"{waarde} IS NOT NULL AND NOT regexp_full_match({waarde}, '[0-9]+')"
    vorm, ook = f"count(*) FILTER ({anders})", f"count(*) FILTER ({anders} AND length({cijfers_sql(waarde)}) = 9)"
    letters, met_negen = tabel.aggregate(f"{vorm}, {ook}").fetchall()[0]
    return bool(letters > met_negen + telling.negens)


def _geteld(tabel: duckdb.DuckDBPyRelation, kolom: Kolom, *, verschillend: bool) -> _Telling:
    waarde = naam(kolom.naam)
    # A number behind letters, as suppliers number their records, is a number.
    met_letters = f"regexp_extract({waarde}, '^[^0-9]*([0-9]{{9}})[^0-9]*$', 1)"
    cijfers = f"coalesce(nullif({cijfers_sql(waarde)}, ''), {met_letters})"
    bron = f"SELECT min(rij) AS rij, {waarde} FROM rijen GROUP BY 2" if verschillend else "FROM rijen"
    proef = elfproef_sql("cijfers")
    gevonden = tabel.query(
        "rijen",
        f"SELECT count(*), count(*) FILTER ({proef}), min(rij) FILTER ({proef}) FROM "
        f"(SELECT rij, {cijfers} AS cijfers FROM ({bron}) WHERE length({waarde}) > 8) "
        "WHERE length(cijfers) = 9",
    )
    return _Telling(*gevonden.fetchall()[0]) if gevonden is not None else _Telling(0, 0, None)


def _van_een_client(tabel: duckdb.DuckDBPyRelation, kolom: Kolom) -> int:
    """Count the rows in which a number is the bsn of a client of the delivery."""
    cijfers = bsn_cijfers(naam(kolom.naam))
    gevonden = tabel.query(
        "rijen",
        f"SELECT count(*) FROM (SELECT {cijfers} AS cijfers FROM rijen WHERE length({naam(kolom.naam)}) > 8) "
        f"WHERE {elfproef_sql('cijfers')} AND {HMAC}(cijfers) IN "
        f"(SELECT {CLIENT} FROM rijen WHERE {CLIENT} IS NOT NULL)",
    )
    return int(gevonden.fetchall()[0][0]) if gevonden is not None else 0


def _regel(shown: str, kolom: str, aantal: int, eerste: int | None, doe: str) -> str:
    rijen = "1 rij" if aantal == 1 else f"{getal(aantal)} rijen"
    return (
        f"{shown}, kolom {kolom}: hier staan burgerservicenummers. {doe} Gevonden: {rijen}, de eerste is rij {eerste}."
    )
