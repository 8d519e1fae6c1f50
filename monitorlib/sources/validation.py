"""Read a delivered CSV file and validate every value, in the database engine, so that size does not matter."""

import codecs
import csv
from pathlib import Path

import duckdb

from monitorlib.errors import SourceError, nearest
from monitorlib.sources.declaration import Bron, Codes, Kolom

_GETAL, _BEDRAG = r"-?\d+(\.\d+)?", r"-?\d+(\.\d{1,2})?"
_GEEN_GETAL = "is geen getal; toegestaan: een getal met een punt"
_GEEN_BEDRAG = "is geen bedrag; toegestaan: een getal met een punt en ten hoogste twee decimalen"
_HIDDEN = "(waarde niet getoond: persoonsgegeven)"


def read_text(path: Path, shown: str, con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Read a CSV file as text columns, with the row number of the file in the column `rij` (the heading is 1).

    Raises `SourceError` for a file that is absent, empty, no UTF-8, no CSV, or has rows of another width.
    """
    _refuse_what_is_no_csv(path, shown)
    names = _heading(path, shown)
    _refuse_other_widths(path, shown, len(names))
    # The reader keeps rows of a wrong width apart, with their line: all of them are named, none is dropped.
    con.execute("DROP TABLE IF EXISTS gelezen")
    try:
        con.execute(
            "CREATE TEMP TABLE gelezen AS SELECT row_number() OVER () + 1 AS rij, * FROM read_csv(?, "
            "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
            "auto_detect = false, columns = ?, strict_mode = true, store_rejects = true, "
            "rejects_table = 'geweigerd', rejects_scan = 'gescand')",
            [str(path), {name: "VARCHAR" for name in names}],
        )
        rejected = con.execute("SELECT DISTINCT line FROM geweigerd ORDER BY line").fetchall()
    except duckdb.Error as error:
        raise SourceError(f"{shown}: het bestand is niet als CSV te lezen ({type(error).__name__}).") from error
    finally:
        con.execute("DROP TABLE IF EXISTS geweigerd; DROP TABLE IF EXISTS gescand")
    if rejected:
        raise SourceError(
            "\n".join(f"{shown}, rij {line}: een aanhalingsteken mist of staat verkeerd." for (line,) in rejected)
        )
    table = con.table("gelezen")
    if not table.limit(1).fetchall():
        raise SourceError(f"{shown}: er staat alleen een kop in; lever ten minste één rij.")
    return table


def validate(table: duckdb.DuckDBPyRelation, bron: Bron, codes: Codes, shown: str) -> None:
    """Raise one `SourceError` that names every row that cannot be used: file, row, column, what, and what may."""
    _check_columns(table, bron, shown)
    faults: list[tuple[int, str]] = []
    for kolom in delivered(table, bron):
        faults += _column_faults(table, bron, kolom, codes)
    if not faults:
        faults = _key_faults(table, bron) + _period_faults(table, bron)
    if faults:
        lines = [f"{shown}, rij {rij}, {text}" for rij, text in sorted(faults)]
        raise SourceError("\n".join(lines))


def delivered(table: duckdb.DuckDBPyRelation, bron: Bron) -> list[Kolom]:
    """List the declared columns that a delivery holds."""
    return [kolom for kolom in bron.kolommen if kolom.naam in table.columns]


def _refuse_what_is_no_csv(path: Path, shown: str) -> None:
    if not path.is_file():
        raise SourceError(f"{shown}: het bestand ontbreekt; lever het aan of pas params.yml aan.")
    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise SourceError(f"{shown}: het bestand is leeg; lever een CSV met een kop en rijen.")
        if start.startswith(b"PK\x03\x04") or start.startswith(b"\xd0\xcf\x11\xe0"):
            raise SourceError(f"{shown}: dit is een Excel-bestand met de extensie csv; sla het op als CSV (UTF-8).")
        file.seek(0)
        _refuse_other_encodings(file.read1, shown)


def _refuse_other_encodings(read, shown: str) -> None:  # type: ignore[no-untyped-def]
    decoder, line, block = codecs.getincrementaldecoder("utf-8")(), 1, b"start"
    while block:
        block = read(1 << 20)
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            raise SourceError(f"{shown}, rij {line}: het bestand is geen UTF-8; sla het op als CSV (UTF-8).") from error
        if "\x00" in text:
            raise SourceError(f"{shown}: het bestand is geen tekst; lever een CSV in UTF-8.")
        line += text.count("\n")


def _heading(path: Path, shown: str) -> list[str]:
    with path.open(encoding="utf-8-sig") as file:
        names = [name.strip().strip('"') for name in file.readline().rstrip("\r\n").split(",")]
    for sign, word in ((";", "';'"), ("\t", "tabs")):
        if len(names) == 1 and sign in names[0]:
            raise SourceError(f"{shown}, rij 1: de kolommen zijn gescheiden door {word}; verwacht wordt ','.")
    if "" in names:
        raise SourceError(
            f"{shown}, rij 1: kolom {names.index('') + 1} heeft geen naam; vul de kop aan of haal de kolom weg."
        )
    # The database engine does not tell capitals apart in a name.
    low = [name.lower() for name in names]
    for place, name in enumerate(low):
        # Without a heading these are values, perhaps personal ones: they are named by their place.
        if name in low[:place]:
            raise SourceError(f"{shown}, rij 1: kolom {place + 1} heet hetzelfde als kolom {low.index(name) + 1}.")
    return names


def _refuse_other_widths(path: Path, shown: str, width: int) -> None:
    """Refuse rows of another width than the heading, and empty lines between rows: every row keeps its number.

    The database engine lets a row pass that is one empty field too wide. Its values then stand in the wrong columns,
    so that a value of a personal column would be shown as that of another.
    """
    faults, empty = [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for rij, fields in enumerate(csv.reader(file), 1):
                if not fields:
                    empty.append(rij)
                    continue
                faults += [(line, "een lege regel; haal die weg") for line in empty]
                empty = []
                if len(fields) != width:
                    what = f"het aantal velden is {len(fields)}, in de kop {width}"
                    faults.append((rij, f"{what}; er mist een komma of aanhalingsteken, of er staat er een te veel"))
        except csv.Error:
            # A field without end: the database engine says of which row.
            pass
    if faults:
        raise SourceError("\n".join(f"{shown}, rij {rij}: {text}." for rij, text in faults))


def _check_columns(table: duckdb.DuckDBPyRelation, bron: Bron, shown: str) -> None:
    found = [name for name in table.columns if name != "rij"]
    unknown = [name for name in found if name not in bron.kolomnamen]
    if unknown == found:
        raise SourceError(
            f"{shown}, rij 1: geen enkele kolom heeft een bekende naam; ontbreekt de kop? "
            f"Verwacht: {', '.join(bron.kolomnamen)}."
        )
    missing = [kolom.naam for kolom in bron.kolommen if kolom.naam not in found and not kolom.mag_ontbreken]
    faults = [f"{shown}, rij 1: kolom '{name}' is onbekend. {nearest(name, bron.kolomnamen)}" for name in unknown]
    faults += [
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
    return faults


def _shown(kolom: Kolom, value: str | None) -> str:
    if value is None:
        return "leeg"
    return _HIDDEN if kolom.persoonlijk else f"'{value}'"


def _rules(bron: Bron, kolom: Kolom, codes: Codes) -> list[tuple[str, str]]:
    """Give, per rule of a column, the condition for a wrong value and what to say of it."""
    name = f'"{kolom.naam}"'
    filled = f"{name} IS NOT NULL"
    rules: list[tuple[str, str]] = []
    if not kolom.mag_leeg and kolom.soort != "waarde":
        rules.append((f"{name} IS NULL", "mag hier niet; vul een waarde in"))
    if kolom.naam in codes.per_kolom:
        allowed = codes.per_kolom[kolom.naam]
        listed = ", ".join(_quote(code) for code in allowed)
        named = ", ".join(code if label == code else f"{code} ({label})" for code, label in allowed.items())
        rules.append((f"{filled} AND {name} NOT IN ({listed})", f"is onbekend; toegestaan: {named}"))
    elif kolom.soort == "code":
        rules.append((filled, "kan niet worden gelezen: params.yml noemt geen 'codes' voor deze kolom"))
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
    words = ", ".join(_quote(word) for word in ("-", *codes.woorden))
    other = f"waarde IS NOT NULL AND waarde NOT IN ({words})"
    also = ", '-' (nihil), leeg (niet opgegeven)" + "".join(f", '{word}'" for word in codes.woorden)
    is_number = f"regexp_full_match(waarde, '{_GETAL}')"
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
                (f"{other} AND NOT regexp_full_match(waarde, '{_BEDRAG}')", f"{_GEEN_BEDRAG}{also}"),
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
            "toegestaan is dezelfde dag of later. Verbeter een van beide.",
        )
        for rij, first, last in rows
    ]


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
