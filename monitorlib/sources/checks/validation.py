"""Validate every value of a delivered file, in the database engine, so that size does not matter."""

from collections.abc import Mapping

import duckdb

from monitorlib.errors import SourceError
from monitorlib.sources.codes.unknown_code import onbekend
from monitorlib.sources.declared.declaration import BENADERING, BENADERINGEN, Bron, Codes, Kolom
from monitorlib.sources.sql import tekst

_GETAL, _BEDRAG = r"-?\d+(\.\d+)?", r"-?\d+(\.\d{1,2})?"
_GEEN_GETAL = "is geen getal; toegestaan: een getal met een punt"
_GEEN_BEDRAG = "is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen"
HIDDEN = "(waarde niet getoond: persoonsgegeven)"


def validate(
    table: duckdb.DuckDBPyRelation, bron: Bron, codes: Codes, shown: str, waar: Mapping[int, str] | None = None
) -> None:
    """Raise one `SourceError` that names every row that cannot be used: file, row, column, what, and what may.

    `waar` says of a row more precisely where it comes from.
    """
    _check_columns(table, bron, shown)
    faults: list[tuple[int, str]] = []
    for kolom in delivered(table, bron):
        faults += _column_faults(table, bron, kolom, codes)
    if not faults:
        faults = _key_faults(table, bron) + _period_faults(table, bron) + _row_faults(table, bron)
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


def _column_faults(table: duckdb.DuckDBPyRelation, bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[int, str]]:
    faults: list[tuple[int, str]] = []
    for wrong, allowed in _rules(bron, kolom, codes):
        rows = table.filter(wrong).project(f'rij, "{kolom.naam}"').fetchall()
        faults += [(rij, f"kolom {kolom.naam}: {_shown(kolom, value)} {allowed}.") for rij, value in rows]
    return faults + _code_faults(table, kolom, codes)


def _code_faults(table: duckdb.DuckDBPyRelation, kolom: Kolom, codes: Codes) -> list[tuple[int, str]]:
    if kolom.naam not in codes.per_kolom:
        return []
    allowed = codes.per_kolom[kolom.naam]
    wrong = f'"{kolom.naam}" IS NOT NULL AND "{kolom.naam}" NOT IN ({", ".join(tekst(code) for code in allowed)})'
    rows = table.filter(wrong).project(f'rij, "{kolom.naam}"').fetchall()
    said = {value: onbekend(value, kolom, allowed, codes.lijsten.get(kolom.naam)) for value in {row[1] for row in rows}}
    return [(rij, f"kolom {kolom.naam}: {said[value]}") for rij, value in rows]


def _shown(kolom: Kolom, value: str | None) -> str:
    if value is None:
        return "leeg"
    return HIDDEN if kolom.persoonlijk else f"'{value}'"


def _rules(bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[str, str]]:
    """Give, per rule of a column, the condition for a wrong value and what to say of it."""
    name = f'"{kolom.naam}"'
    filled = f"{name} IS NOT NULL"
    rules: list[tuple[str, str]] = []
    if not kolom.mag_leeg and kolom.soort != "waarde":
        what = "een jaar in als 2016" if kolom.soort == "jaar" else "een waarde in"
        rules.append((f"{name} IS NULL", f"mag hier niet; vul {what}"))
    if kolom.soort == "code" and kolom.naam not in codes.per_kolom:
        rules.append((filled, "kan niet worden gelezen: params.yml noemt geen 'codes' voor deze kolom"))
    if kolom == BENADERING:
        number = f"coalesce(regexp_full_match(waarde, '{_GETAL}'), false)"
        rules.append((f"{filled} AND NOT {number}", "hoort bij een getal; in kolom waarde staat hier geen getal"))
    match kolom.soort:
        case "datum":
            rules += _day_rules(name, r"\d{4}-\d{2}-\d{2}", "is geen datum in de vorm jjjj-mm-dd")
        case "moment":
            rules += _day_rules(name, r"\d{4}-\d{2}(-\d{2})?", "is geen dag of maand als 2017-07-01 of 2017-07")
        case "geheel":
            rules.append((f"NOT regexp_full_match({name}, '\\d+')", "is geen geheel getal van 0 of meer"))
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


def _period_faults(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[tuple[int, str]]:
    if bron.periode is None:
        return []
    begin, einde = bron.periode
    rows = table.filter(f"{einde} < {begin}").project(f"rij, {begin}, {einde}").fetchall()
    first_of, last_of = bron.kolom(begin), bron.kolom(einde)
    return [
        (
            rij,
            f"kolom {einde}: {_shown(last_of, last)} ligt voor {begin} {_shown(first_of, first)}; "
            "toegestaan: dezelfde dag of later. Verbeter een van beide.",
        )
        for rij, first, last in rows
    ]


def _row_faults(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[tuple[int, str]]:
    """Hold the columns of a row to what they ask of each other."""
    faults: list[tuple[int, str]] = []
    for eis in bron.eisen:
        asked = f'"{eis.van}" IN ({", ".join(map(tekst, eis.waarden))})'
        wrong = f'{asked} AND "{eis.kolom}" IS {"NULL" if eis.moet == "gevuld" else "NOT NULL"}'
        rows = table.filter(wrong).project(f'rij, "{eis.kolom}", "{eis.van}"').fetchall()
        faults += [
            (
                rij,
                f"kolom {eis.kolom}: {_shown(bron.kolom(eis.kolom), value)} mag niet bij {eis.van} '{van}'; {eis.doe}.",
            )
            for rij, value, van in rows
        ]
    return faults
