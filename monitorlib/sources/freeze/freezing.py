"""Make the frozen files of an edition: every source read, held to its declaration, and written as Parquet."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from monitorlib.editie.editie import Editie
from monitorlib.errors import SourceError
from monitorlib.sources.checks.begroting import controleer_begroting
from monitorlib.sources.checks.clienten import controleer_clienten, controleer_sleutel
from monitorlib.sources.checks.controletotaal import controleer_totaal
from monitorlib.sources.checks.eigen_perioden import controleer_perioden
from monitorlib.sources.checks.samenhang import samenhang
from monitorlib.sources.checks.tijdvak import controleer_tijdvak
from monitorlib.sources.checks.validation import delivered, validate
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.declared.columns import CLIENT
from monitorlib.sources.declared.declaration import BENADERING, Bron, Codes, Kolom
from monitorlib.sources.declared.grenzen import Uitdraai
from monitorlib.sources.delivery.delivered import source_path
from monitorlib.sources.delivery.pseudoniem import vingerafdruk
from monitorlib.sources.delivery.refused import Refused
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.freeze.frozen import FrozenView
from monitorlib.sources.freeze.snapshot_index import (
    CLIENTEN,
    Frozen,
    Registratie,
    blijft,
    frozen_name,
    in_magazijnen,
    read_index,
    sha256_of,
)
from monitorlib.sources.readers.fetched import SUFFIX, notitie
from monitorlib.sources.readers.reader import read
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import tekst, zonder_balk
from monitorlib.sources.verslag.leveringsverslag import Verslagen
from monitorlib.sources.warehouse.rules import Eisen
from monitorlib.sources.warehouse.warehouse import Antwoorden

# What reading and freezing may keep in memory; the rest is on the disk, beside the snapshot, until it is done.
MEMORY = "1GB"
NUMMER = "client_nummer"
# Amounts are frozen in cents exactly; other columns stay text.
_TYPE = {"datum": "DATE", "geheel": "BIGINT", "getal": "DOUBLE", "bedrag": "DECIMAL(18,2)"}


@dataclass(frozen=True)
class Ingelezen:
    """What was met while a delivery was read: what could be read all the same, and how many rows were not chosen."""

    registratie: tuple[Registratie, ...]
    overgeslagen: int


def freeze_all(
    editie: Editie,
    copies: Mapping[str, Path],
    folder: Path,
    fingerprints: Mapping[str, str],
    contents: Mapping[str, str],
    verslagen: Verslagen,
) -> dict[str, Frozen]:
    """Freeze the copied deliveries of an edition into a folder and give their index, with their hashes `contents`.

    `verslagen` hears of each delivery that was read. Raises `Refused` with the faults of all sources together.
    """
    _one_key(editie, copies)
    _each_once(editie, copies, contents)
    with _workbench(folder) as con:
        faults = {}
        elders = in_magazijnen(editie)
        hier = [naam for naam in fingerprints if naam not in elders]
        gelezen: dict[str, Ingelezen] = {}
        for naam in hier:
            try:
                gelezen[naam] = _read_one(editie, naam, copies[naam], contents[naam], con, verslagen)
            except SourceError as error:
                faults[naam] = str(error)
        if faults:
            raise Refused.by(faults)
        _number_clients(con, hier, folder)
        _check_clients(con, editie, hier)
        index = {
            naam: (
                _freeze_one(editie, naam, contents[naam], folder, con, mark)
                if naam in hier
                else _freeze_answers(editie, naam, copies[naam], folder, mark)
            )
            for naam, mark in fingerprints.items()
        }
    found = _across(editie, folder, hier)
    return {naam: _met_ingelezen(entry, gelezen.get(naam), found.get(naam)) for naam, entry in index.items()}


def _met_ingelezen(entry: Frozen, gelezen: Ingelezen | None, found: tuple[Registratie, ...] | None) -> Frozen:
    """Add to a source what was met while it was read, and what was found across its rows."""
    registratie = entry.registratie if found is None else found
    if gelezen is None:
        return replace(entry, registratie=registratie)
    return replace(entry, registratie=gelezen.registratie + registratie, overgeslagen=gelezen.overgeslagen)


@contextmanager
def _workbench(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database of our own beside the files that are made: what does not fit in memory goes there."""
    path = folder / "werk.duckdb"
    con = duckdb.connect(str(path), config={"memory_limit": MEMORY, "temp_directory": str(folder / "tijdelijk")})
    try:
        yield zonder_balk(con)
    finally:
        con.close()
        for rest in folder.glob("werk.duckdb*"):
            rest.unlink()
        shutil.rmtree(folder / "tijdelijk", ignore_errors=True)


def _across(editie: Editie, folder: Path, namen: Sequence[str]) -> dict[str, tuple[Registratie, ...]]:
    """Check all sources together, now that each of them is right by itself."""
    with _workbench(folder) as con:
        bronnen = [
            FrozenView.lees(
                con, folder / f"{naam}.parquet", declared(editie, naam), given, editie.shown(source_path(editie, naam))
            )
            for naam, given in editie.parameters.bronnen.items()
            if naam in namen
        ]
        return samenhang(con, bronnen, editie.parameters.gemeenten, editie.periode.peildatum)


def _read_one(
    editie: Editie, naam: str, path: Path, content: str, con: duckdb.DuckDBPyConnection, verslagen: Verslagen
) -> Ingelezen:
    """Read a delivery into a table of its own, and hold every value to what its source declares; give what it met."""
    bron, levering = declared(editie, naam), parameters_of(editie, naam).levering
    codes, shown = codes_of(editie, bron), editie.shown(source_path(editie, naam))
    if path.suffix == SUFFIX:
        # What is left out was not taken from the database either.
        levering = levering.model_copy(update={"weglaten": []})
    gelezen = read(path, shown, bron, levering, con)
    try:
        table = tabel_maken(con, gelezen, bron, levering, shown, naam)
    except SourceError:
        verslagen.niet_overgenomen(naam, gelezen.tel(con))
        raise
    verslagen.gelezen(con, naam, content, f'"{naam}"')
    given = parameters_of(editie, naam)
    if bron.is_register and bron.sleutel[0] in table.columns:
        controleer_sleutel(table, bron.sleutel[0], levering.hoofdletters, shown)
    validate(table, bron, codes, shown, gelezen.waar, Uitdraai(editie.periode.peildatum, given.opgehaald))
    controleer_totaal(table, given.controletotaal, bron, shown)
    controleer_begroting(table, bron, editie.periode, shown)
    if given.telling and given.telling.aard:
        controleer_perioden(table, given.telling, editie.periode, shown)
    else:
        controleer_tijdvak(table, bron, editie.periode, shown)
    return Ingelezen(gelezen.gevonden, _overgeslagen(con, gelezen, table) if levering.alleen else 0)


def _overgeslagen(con: duckdb.DuckDBPyConnection, gelezen: Rows, table: duckdb.DuckDBPyRelation) -> int:
    """Count the rows of a delivery that its parameters do not choose: a turned row keeps its number."""
    ((gekozen,),) = table.aggregate("count(DISTINCT rij)").fetchall()
    return (gelezen.tel(con) or 0) - int(gekozen)


def _one_key(editie: Editie, copies: Mapping[str, Path]) -> None:
    """Refuse pseudonyms of two keys in one snapshot: the same person would be two."""
    keys: dict[str, str] = {}
    sources: list[str] = []
    for naam, given in editie.parameters.bronnen.items():
        path = copies[naam]
        if given.levering.client == "bsn" and path.exists() and not blijft(given):
            shown = editie.shown(source_path(editie, naam))
            made = notitie(path, shown).get("sleutel") if path.suffix == SUFFIX else vingerafdruk(shown)
            keys[str(made)] = shown
            sources.append(naam)
    if len(keys) > 1:
        fault = (
            f"{' en '.join(keys.values())} zijn met verschillende sleutels versleuteld: dezelfde persoon zou twee "
            f"personen zijn. Haal de bronnen opnieuw op met de sleutel van nu: monitor snapshot {editie.naam}"
        )
        raise Refused.by(dict.fromkeys(sources, fault))


def _each_once(editie: Editie, copies: Mapping[str, Path], contents: Mapping[str, str]) -> None:
    """Refuse a register that was delivered before: as another source, or in the quarter before."""
    toen = editie.vorige
    seen = {entry.sha256: f"{toen.naam}, bron {naam}" for naam, entry in read_index(toen).items()} if toen else {}
    faults = {}
    for naam in editie.parameters.bronnen:
        path = copies[naam]
        if not declared(editie, naam).is_register or not path.exists():
            continue
        content = contents[naam]
        if content in seen:
            faults[naam] = (
                f"{editie.shown(source_path(editie, naam))}: dit is dezelfde levering als die van {seen[content]}. "
                "Lever die van deze periode en deze bron, of pas 'bestand' in params.yml aan."
            )
        # Messages of one folder make several registers.
        if not path.is_dir() and path.suffix.lower() != ".zip":
            seen[content] = f"bron {naam}"
    if faults:
        raise Refused.by(faults)


def _number_clients(con: duckdb.DuckDBPyConnection, namen: Sequence[str], folder: Path) -> None:
    """Give each pseudonym of the edition a number, the same in all its registers: what calculates, compares numbers.

    The pseudonyms themselves stand in a file of their own, by their number.
    """
    registers = [naam for naam in namen if CLIENT.naam in con.table(naam).columns]
    con.execute("CREATE TABLE clienten (pseudoniem VARCHAR, client INTEGER)")
    if not registers:
        return
    alle = " UNION ".join(
        f'SELECT DISTINCT client AS pseudoniem FROM "{naam}" WHERE client IS NOT NULL' for naam in registers
    )
    con.execute(f"INSERT INTO clienten SELECT pseudoniem, row_number() OVER (ORDER BY pseudoniem) FROM ({alle})")
    con.table("clienten").order("client").write_parquet(str(folder / CLIENTEN), compression="zstd")


def _check_clients(con: duckdb.DuckDBPyConnection, editie: Editie, namen: Sequence[str]) -> None:
    """Hold the clients of all registers together to one way of writing them."""
    registers = [naam for naam in namen if CLIENT.naam in con.table(naam).columns]
    hoofdletters = {parameters_of(editie, naam).levering.hoofdletters.get(CLIENT.naam) for naam in registers}
    shown = {naam: editie.shown(source_path(editie, naam)) for naam in registers}
    try:
        controleer_clienten(con, shown, "verschillend" in hoofdletters)
    except SourceError as error:
        # It is of all of them together.
        raise Refused.by(dict.fromkeys(registers, str(error))) from None


def _freeze_one(
    editie: Editie, naam: str, content: str, folder: Path, con: duckdb.DuckDBPyConnection, vingerafdruk: str
) -> Frozen:
    bron = declared(editie, naam)
    table, target = con.table(naam), folder / f"{naam}.parquet"
    columns = ", ".join(["rij", *_typed(delivered(table, bron), bron, codes_of(editie, bron))])
    rows = f'"{naam}"'
    if CLIENT.naam in table.columns:
        rows = f'(SELECT * EXCLUDE ({CLIENT.naam}, pseudoniem) FROM "{naam}" LEFT JOIN '
        rows += f'(SELECT pseudoniem, client AS {NUMMER} FROM clienten) ON "{naam}".client = pseudoniem)'
    # A register is kept by gemeente, so that one of them is found without reading the others; the same delivery gives
    # the same file.
    order = "gemeente, rij" if bron.is_register else "rij"
    query = f"SELECT {columns} FROM {rows} ORDER BY {order}"
    con.execute(f"COPY ({query}) TO {tekst(str(target))} (FORMAT parquet, COMPRESSION zstd)")
    return Frozen(
        bestand=parameters_of(editie, naam).bestand,
        sha256=content,
        vingerafdruk=vingerafdruk,
        rijen=table.aggregate("count(*)").fetchall()[0][0],
        parquet_sha256=sha256_of(target),
    )


def _freeze_answers(editie: Editie, naam: str, path: Path, folder: Path, vingerafdruk: str) -> Frozen:
    """Freeze the answers about a register whose rows stay in a warehouse."""
    target = folder / frozen_name(editie, naam)
    if not path.is_file():
        raise SourceError(
            f"{editie.shown(source_path(editie, naam))}: bron {naam} blijft in haar magazijn en is nog niet bevraagd; "
            f"draai eerst: monitor snapshot {editie.naam}"
        )
    antwoorden = Antwoorden.lees(path)
    if antwoorden.eisen != Eisen.van(editie, naam).hash:
        raise SourceError(
            f"{editie.shown(source_path(editie, naam))}: de rijen van bron {naam} zijn in het magazijn getoetst met "
            f"andere codes, telwijze of gemeenten dan params.yml nu noemt; draai: monitor snapshot {editie.naam}"
        )
    shutil.copyfile(path, target)
    return Frozen(
        bestand=parameters_of(editie, naam).bestand,
        sha256=sha256_of(path),
        vingerafdruk=vingerafdruk,
        rijen=antwoorden.rijen,
        parquet_sha256=sha256_of(target),
        antwoorden=len(antwoorden.per_vraag),
        registratie=antwoorden.registratie,
    )


def _typed(kolommen: Sequence[Kolom], bron: Bron, codes: Codes) -> list[str]:
    """Give the columns of the Parquet file; a value of a telling becomes waarde, teken and tekst."""
    columns = []
    benadering = "benadering" if BENADERING in kolommen else "NULL"
    for kolom in kolommen:
        if kolom == BENADERING:
            continue  # it becomes the teken and the tekst of its number
        if kolom == CLIENT:
            columns.append(f"{NUMMER} AS {CLIENT.naam}")
        elif kolom.soort in _TYPE:
            columns.append(f'CAST("{kolom.naam}" AS {_TYPE[kolom.soort]}) AS "{kolom.naam}"')
        elif kolom.soort != "waarde":
            columns.append(f'"{kolom.naam}"')
        elif bron.waarde == "tekst":
            columns += ["CAST(NULL AS DOUBLE) AS waarde", "'tekst' AS teken", "waarde AS tekst"]
        else:
            words = ", ".join("'" + word.replace("'", "''") + "'" for word in codes.woorden) or "NULL"
            is_word = f"coalesce(waarde IN ({words}), false)"
            columns += [
                f"CASE WHEN waarde = '-' THEN 0 WHEN {is_word} THEN NULL ELSE CAST(waarde AS DOUBLE) END AS waarde",
                "CASE WHEN waarde IS NULL THEN 'niet opgegeven' "
                f"WHEN {is_word} THEN 'tekst' WHEN {benadering} IS NOT NULL THEN 'ongeveer' ELSE 'getal' END AS teken",
                f"CASE WHEN {is_word} THEN waarde ELSE coalesce({benadering}, '') END AS tekst",
            ]
    return columns
