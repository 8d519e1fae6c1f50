"""Validate every value of a delivered file, in the database engine, so that size does not matter."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import ibis
from ibis.expr.types import Table

from monitorlib.errors import SourceError
from monitorlib.sources.checks.rijregels import Rijregel, geschonden, getoond, rijregels, waarderegels
from monitorlib.sources.declared.declaration import BENADERING, BENADERINGEN, Bron, Codes, Kolom
from monitorlib.sources.sql import tekst

_GETAL, _BEDRAG = r"-?\d+(\.\d+)?", r"-?\d+(\.\d{1,2})?"
_GEEN_GETAL = "is geen getal; toegestaan: een getal met een punt"
_GEEN_BEDRAG = "is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen"
# The rows that are validated, in the questions about them.
_ROWS = "rijen"


def validate(
    table: duckdb.DuckDBPyRelation, bron: Bron, codes: Codes, shown: str, waar: Mapping[int, str] | None = None
) -> None:
    """Raise one `SourceError` that names every row that cannot be used: file, row, column, what, and what may.

    `waar` says of a row more precisely where it comes from.
    """
    _check_columns(table, bron, shown)
    kolommen = delivered(table, bron)
    faults = [een for kolom in kolommen for een in _form_faults(table, bron, kolom, codes)]
    faults += _rule_faults(table, bron, waarderegels(kolommen, codes))
    if not faults:
        faults = _key_faults(table, bron) + _rule_faults(table, bron, rijregels(bron, kolommen))
    if faults:
        lines = [f"{shown}, rij {rij}{(waar or {}).get(rij, '')}, {text}" for rij, text in sorted(faults)]
        raise SourceError("\n".join(lines))


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


def _form_faults(table: duckdb.DuckDBPyRelation, bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[int, str]]:
    """Hold the text of each value to the form of its column."""
    faults: list[tuple[int, str]] = []
    for wrong, allowed in _forms(bron, kolom, codes):
        rows = table.filter(wrong).project(f'rij, "{kolom.naam}"').fetchall()
        faults += [(rij, f"kolom {kolom.naam}: {getoond(value, kolom)} {allowed}.") for rij, value in rows]
    return faults


def _rule_faults(table: duckdb.DuckDBPyRelation, bron: Bron, regels: Sequence[Rijregel]) -> list[tuple[int, str]]:
    """Hold each row to rules that are declared for a file and a warehouse alike."""
    if not regels:
        return []
    rijen = ibis.table({naam: "int64" if naam == "rij" else "string" for naam in table.columns}, name=_ROWS)
    (aantallen,) = _ask(table, geschonden(rijen, regels))
    faults = []
    for regel in (een for een, aantal in zip(regels, aantallen, strict=True) if aantal):
        for rij, *waarden in _ask(table, rijen.filter(regel.fout(rijen)).select("rij", *regel.kolommen)):
            ruw = dict(zip(regel.kolommen, waarden, strict=True))
            toon = {naam: getoond(waarde, bron.kolom(naam)) for naam, waarde in ruw.items()}
            faults.append((rij, regel.tekst(toon, ruw)))
    return faults


def _ask(table: duckdb.DuckDBPyRelation, vraag: Table) -> list[tuple[Any, ...]]:
    """Ask an expression over the rows of a relation."""
    found = table.query(_ROWS, str(ibis.to_sql(vraag, dialect="duckdb")))
    return found.fetchall() if found is not None else []


def _forms(bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[str, str]]:
    """Give, per demand on the form of a column, the condition for a wrong value and what to say of it."""
    name = f'"{kolom.naam}"'
    filled = f"{name} IS NOT NULL"
    rules: list[tuple[str, str]] = []
    if kolom == BENADERING:
        number = f"coalesce(regexp_full_match(waarde, '{_GETAL}'), false)"
        rules.append((f"{filled} AND NOT {number}", "hoort bij een getal; in kolom waarde staat hier geen getal"))
    match kolom.soort:
        case "datum":
            rules += _day_rules(name, r"\d{4}-\d{2}-\d{2}", "is geen datum in de vorm jjjj-mm-dd")
        case "moment":
            rules += _day_rules(name, r"\d{4}-\d{2}(-\d{2})?", "is geen dag of maand als 2017-07-01 of 2017-07")
        case "kwartaal":
            rules.append((f"NOT regexp_full_match({name}, '\\d{{4}}-Q[1-4]')", "is geen kwartaal als 2016-Q1"))
        case "jaar":
            rules.append((f"NOT regexp_full_match({name}, '\\d{{4}}')", "is geen jaar als 2016"))
        case "maand":
            rules.append((f"NOT regexp_full_match({name}, '\\d{{4}}-(0[1-9]|1[0-2])')", "is geen maand als 2016-03"))
        case "getal":
            rules.append(
                (f"NOT regexp_full_match({name}, '{_GETAL}')", "is geen getal; toegestaan: een getal met een punt")
            )
        case "bedrag":
            rules.append((f"NOT regexp_full_match({name}, '{_BEDRAG}')", _GEEN_BEDRAG))
        case "waarde":
            rules += _value_rules(bron, codes)
    return rules


def _day_rules(name: str, form: str, wrong_form: str) -> list[tuple[str, str]]:
    """Refuse another form, and a day or month that does not exist; of a month its first day is tried."""
    matches = f"regexp_full_match({name}, '{form}')"
    day = f"try_cast(left({name} || '-01', 10) AS DATE)"
    return [
        (f"{name} IS NOT NULL AND NOT {matches}", wrong_form),
        (f"{matches} AND {day} IS NULL", "is een datum die niet bestaat"),
    ]


def _value_rules(bron: Bron, codes: Codes) -> list[tuple[str, str]]:
    words = ", ".join(tekst(word) for word in ("-", *codes.woorden))
    other = f"waarde IS NOT NULL AND waarde NOT IN ({words})"
    also = ", '-' (nihil), leeg (niet opgegeven)" + "".join(f", '{word}'" for word in codes.woorden)
    is_number = f"regexp_full_match(waarde, '{_GETAL}')"
    if BENADERING in bron.kolommen:
        also += f"; een benadering ({', '.join(BENADERINGEN)}) staat in kolom benadering, haar getal hier"
    match bron.waarde:
        case "aantal":
            return [
                (f"{other} AND NOT {is_number}", f"is geen aantal; toegestaan: een geheel getal{also}"),
                (f"{is_number} AND waarde LIKE '-%'", "is negatief; een aantal is 0 of meer"),
                (
                    f"{is_number} AND waarde LIKE '%.%'",
                    "is een gebroken getal; een aantal is geheel en heeft geen punt",
                ),
            ]
        case "bedrag":
            return [
                (
                    f"{other} AND NOT regexp_full_match(waarde, '{_BEDRAG}')",
                    f"{_GEEN_BEDRAG}{also}{f'; {bron.raad}' if bron.raad else ''}",
                ),
            ]
        case "decimaal":
            return [(f"{other} AND NOT {is_number}", f"{_GEEN_GETAL}{also}")]
        case _:
            return [("waarde IS NULL", "mag hier niet; vul een tekst in")]


def _key_faults(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[tuple[int, str]]:
    names = ", ".join(f'"{name}"' for name in bron.sleutel)
    rijen = table.set_alias("rijen")
    found = rijen.query(
        "rijen",
        f"SELECT rij, min(rij) OVER (PARTITION BY {names}) AS eerste FROM rijen "
        f"QUALIFY count(*) OVER (PARTITION BY {names}) > 1",
    )
    rows = found.fetchall() if found is not None else []
    key = "+".join(bron.sleutel)
    return [
        (rij, f"kolom {key}: dezelfde sleutel als rij {eerste}; een sleutel komt één keer voor.")
        for rij, eerste in rows
        if rij != eerste
    ]
