"""Read a delivered CSV file in the database engine, and refuse what is no CSV: every row keeps its number."""

import codecs
import csv
from functools import partial
from pathlib import Path

import duckdb

from monitorlib.errors import SourceError
from monitorlib.notatie import getal
from monitorlib.sources.readers.first_look import FirstLook, first_look
from monitorlib.sources.readers.line_ends import refuse_mixed_ends
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam, tekst

# So many rows are named one by one.
_NAMED = 20
_TEKENS = {",": "','", ";": "';'", "\t": "tabs"}


def read_csv(path: Path, shown: str, scheiding: str = ",") -> Rows:
    """Give the rows of a CSV file as text; the heading is row 1.

    Raises `SourceError` for a file that is absent, empty, no UTF-8, no CSV, or has rows of another width; of a wrong
    quotation mark only once the rows have been read.
    """
    sign = _teken(scheiding)
    seen = _looked_at(path, shown, sign)
    if seen.ends_are_mixed:
        refuse_mixed_ends(path, shown)
    names = _heading(path, shown, sign)
    if not seen.all_as_wide_as(len(names)):
        _refuse_other_widths(path, shown, len(names), sign)
    columns = ", ".join(f"{tekst(name)}: 'VARCHAR'" for name in names)
    # The reader keeps rows of a wrong width apart, with their line: all of them are named, none is dropped.
    source = (
        f"read_csv({tekst(str(path))}, header = true, all_varchar = true, delim = {tekst(sign)}, quote = '\"', "
        f"escape = '\"', auto_detect = false, columns = {{{columns}}}, strict_mode = true, store_rejects = true, "
        "rejects_table = 'geweigerd', rejects_scan = 'gescand')"
    )
    fields = ", ".join(map(naam, names))
    return Rows(
        tuple(names),
        f"SELECT row_number() OVER () + 1 AS rij, {fields} FROM {source}",
        in_orde=(f"SELECT {fields} FROM {source}", 2),
        controleer=partial(_refuse_rejected, path, shown, len(names), sign),
        kaal=seen.bare,
    )


def _refuse_rejected(path: Path, shown: str, width: int, sign: str, con: duckdb.DuckDBPyConnection) -> None:
    rejected = con.execute("SELECT DISTINCT line FROM geweigerd ORDER BY line").fetchall()
    con.execute("DROP TABLE geweigerd; DROP TABLE gescand")
    if rejected:
        # As many too wide as too narrow are as wide as they should be together.
        _refuse_other_widths(path, shown, width, sign)
        raise SourceError(
            "\n".join(
                [f"{shown}, rij {line}: een aanhalingsteken mist of staat verkeerd." for (line,) in rejected[:_NAMED]]
                + _others(shown, len(rejected))
            )
        )


def _others(shown: str, found: int) -> list[str]:
    """Say how many rows more there are than those that are named."""
    more = found - _NAMED
    return [f"{shown}: en {getal(more)} andere {'rij' if more == 1 else 'rijen'}."] if more > 0 else []


def kop_van(path: Path, shown: str, scheiding: str) -> list[str]:
    """Give the column names of a CSV file; raise `SourceError` when it has none."""
    sign = _teken(scheiding)
    _looked_at(path, shown, sign)
    return _heading(path, shown, sign)


def _teken(scheiding: str) -> str:
    return "\t" if scheiding == "tab" else scheiding


def alleen_kop(path: Path) -> bool:
    """Tell whether a file has no row under its heading."""
    with path.open("rb") as file:
        file.readline()
        return not any(line.strip() for line in file)


def _looked_at(path: Path, shown: str, sign: str) -> FirstLook:
    """Look through a file once; raise `SourceError` when it is no CSV at all."""
    if not path.is_file():
        raise SourceError(f"{shown}: het bestand ontbreekt; lever het aan of pas params.yml aan.")
    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise SourceError(f"{shown}: het bestand is leeg; lever een CSV met een kop en rijen.")
        if start.startswith(b"PK\x03\x04") or start.startswith(b"\xd0\xcf\x11\xe0"):
            raise SourceError(f"{shown}: dit is een Excel-bestand met de extensie csv; sla het op als CSV (UTF-8).")
    seen = first_look(path, sign)
    if not seen.is_text:
        _refuse_other_encodings(path, shown)
    return seen


def _refuse_other_encodings(path: Path, shown: str) -> None:
    decoder, line, block = codecs.getincrementaldecoder("utf-8")(), 1, b"start"
    with path.open("rb") as file:
        while block:
            block = file.read(1 << 20)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                raise SourceError(
                    f"{shown}, rij {line}: het bestand is geen UTF-8; sla het op als CSV (UTF-8)."
                ) from error
            if "\x00" in text:
                raise SourceError(f"{shown}: het bestand is geen tekst; lever een CSV in UTF-8.")
            line += text.count("\n")


def _heading(path: Path, shown: str, sign: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline().rstrip("\r\n")
    fields = next(csv.reader([line], delimiter=sign, skipinitialspace=True), [])
    names = [name.strip() for name in fields or [""]]
    for other, word in _TEKENS.items():
        if len(names) == 1 and other != sign and other in names[0]:
            raise SourceError(
                f"{shown}, rij 1: de kolommen zijn gescheiden door {word}; verwacht wordt {_TEKENS[sign]}. "
                "Sla het bestand zo op, of zeg het in params.yml bij 'levering': 'scheiding'."
            )
    if "" in names:
        raise SourceError(
            f"{shown}, rij 1: kolom {names.index('') + 1} heeft geen naam; vul de kop aan of haal de kolom weg."
        )
    # The database engine does not tell capitals apart in a name.
    low = [name.lower() for name in names]
    for place, name in enumerate(low):
        # Without a heading these are values, perhaps personal ones: they are named by their place.
        if name in low[:place]:
            raise SourceError(
                f"{shown}, rij 1: kolom {place + 1} heet hetzelfde als kolom {low.index(name) + 1}. "
                "Geef elke kolom een eigen naam."
            )
    return names


def _refuse_other_widths(path: Path, shown: str, width: int, sign: str) -> None:
    """Refuse rows of another width than the heading, and empty lines between rows: every row keeps its number.

    The database engine lets a row pass that is one empty field too wide. Its values then stand in the wrong columns,
    so that a value of a personal column would be shown as that of another.
    """
    faults, empty = [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for rij, fields in enumerate(csv.reader(file, delimiter=sign), 1):
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
        lines = [f"{shown}, rij {rij}: {text}." for rij, text in faults[:_NAMED]]
        raise SourceError("\n".join(lines + _others(shown, len(faults))))
