"""Read a delivered CSV file as text, in the database engine, and refuse what is no CSV: every row keeps its number."""

import codecs
import csv
from pathlib import Path

import duckdb

from monitorlib.errors import SourceError


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


def kop_van(path: Path, shown: str) -> list[str]:
    """Give the column names of a CSV file; raise `SourceError` when it has none."""
    _refuse_what_is_no_csv(path, shown)
    return _heading(path, shown)


def alleen_kop(path: Path) -> bool:
    """Tell whether a file has no row under its heading."""
    with path.open("rb") as file:
        file.readline()
        return not file.read(1)


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
