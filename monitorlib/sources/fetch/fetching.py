"""Take sources from databases: `monitor snapshot` does this, and nothing else ever touches a database.

The rows become a Parquet file of texts beside the delivered files, which a build freezes as it does any other.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.levering import Database, Levering
from monitorlib.errors import MonitorError, SourceError
from monitorlib.files.swap import fresh_name, replace_file
from monitorlib.notatie import aantal_rijen
from monitorlib.sources.codes.allowed import declared, parameters_of
from monitorlib.sources.codes.bsn import HIDDEN
from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.delivery.geen_bsn import weiger_bsn
from monitorlib.sources.delivery.pseudoniem import sleutel_instellen, vingerafdruk
from monitorlib.sources.delivery.translation import onze_namen
from monitorlib.sources.delivery.waarden import CLIENT, pseudoniem_van
from monitorlib.sources.freeze.snapshot_index import blijft
from monitorlib.sources.readers.fetched import NOTITIE, SUFFIX, notitie
from monitorlib.sources.sql import naam, tekst, zonder_balk

_PER_KEER = 100_000

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import Table


def uit_database(editie: Editie) -> list[str]:
    """List the sources of an edition whose rows come from a database."""
    return [een for een, van in editie.parameters.bronnen.items() if van.levering.database and not blijft(van)]


def fetch(editie: Editie, bron: str) -> int:
    """Take the rows of a source from its database into its file; give how many.

    Raises `SourceError` when the database cannot be reached or stops half-way, when a column has another type than in
    the previous edition, and when there is a bsn but no key. The file that was there before then stays.
    """
    levering, path = parameters_of(editie, bron).levering, editie.data / parameters_of(editie, bron).bestand
    shown, database = editie.shown(path), _database(levering)
    if path.suffix != SUFFIX:
        raise SourceError(
            f"{shown}: wat uit een database komt, heeft een 'bestand' met de naam ...{SUFFIX}. "
            "Schrijf het zo in params.yml."
        )
    with opened(database, shown) as con:
        tabel = table_of(con, database, editie)
        schema = {str(kolom): str(soort) for kolom, soort in tabel.schema().items()}
        van = declared(editie, bron)
        namen = onze_namen(list(schema), van, levering, shown)
        _zelfde_typen(editie, bron, {onze: schema[kolom] for kolom, onze in namen.items()}, shown)
        fresh = fresh_name(path)
        fresh.mkdir(parents=True)
        try:
            klaar = fresh / path.name
            rijen = _schrijf(_batches(con, tabel.select(*namen)), schema, namen, van, levering, klaar, shown)
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(klaar, path)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return rijen


@contextmanager
def opened(database: Database, shown: str) -> Iterator["BaseBackend"]:
    """Open a database by the Ibis URL in its environment variable; of an error only the kind is told.

    The text of an error of a database can hold the password, or a value.
    """
    import ibis

    url = os.environ.get(database.verbinding, "")
    if not url:
        raise SourceError(
            f"{shown}: de verbinding met de database ontbreekt. Zet haar in de omgeving: {database.verbinding}, "
            "als URL van Ibis, bijvoorbeeld postgres://gebruiker:wachtwoord@server:5432/naam."
        )
    try:
        con = ibis.connect(url)
    except Exception as error:
        raise SourceError(
            f"{shown}: geen verbinding met de database in {database.verbinding} ({_soort(error)}). Controleer "
            "adres, naam en wachtwoord."
        ) from None
    try:
        yield con
    except MonitorError:
        raise
    except Exception as error:
        raise SourceError(
            f"{shown}: de database in {database.verbinding} stopte halverwege ({_soort(error)}); er is niets "
            "veranderd. Probeer het opnieuw."
        ) from None
    finally:
        con.disconnect()


def table_of(con: "BaseBackend", database: Database, editie: Editie) -> "Table":
    """Give the table, or the query, of a source in its database; raise `SourceError` when there is none."""
    waar = editie.shown(editie.params / "params.yml")
    if database.vraag:
        path = editie.params / database.vraag
        if not path.is_file():
            raise SourceError(f"{editie.shown(path)}: de vraag ontbreekt; params.yml noemt haar bij 'database'.")
        return _query(con, path.read_text(encoding="utf-8"))
    schema, _, tabel = database.tabel.rpartition(".")
    try:
        return con.table(tabel, database=schema or None)
    except Exception as error:
        raise SourceError(
            f"{waar}: tabel '{database.tabel}' is in de database van {database.verbinding} niet te lezen "
            f"({_soort(error)}). Controleer de naam en uw leesrecht."
        ) from None


def _query(con: "BaseBackend", sql: str) -> "Table":
    if con.name != "duckdb":
        return con.sql(sql)
    # Ibis 12 asks DuckDB 2 for what it no longer has; a view needs no asking.
    con.raw_sql(f"CREATE OR REPLACE TEMP VIEW monitor_vraag AS {sql}")
    return con.table("monitor_vraag")


def _batches(con: "BaseBackend", tabel: "Table") -> Any:
    """Give the rows as a stream, so that a table need not fit in memory."""
    if con.name != "duckdb":
        return tabel.to_pyarrow_batches(chunk_size=_PER_KEER)
    # As above.
    return con.con.sql(con.compile(tabel)).to_arrow_reader(_PER_KEER)


def _database(levering: Levering) -> Database:
    if levering.database is None:
        raise SourceError("Deze bron staat niet in een database; noem 'database' bij de bron in params.yml.")
    return levering.database


def _soort(error: Exception) -> str:
    return type(error).__name__


def _schrijf(
    stroom: Any,
    schema: dict[str, str],
    namen: dict[str, str],
    bron: Bron,
    levering: Levering,
    path: Path,
    shown: str,
) -> int:
    """Stream the rows through the database engine into a Parquet file of texts, in the order of their key."""
    notities: dict[str, Any] = {"typen": {onze: schema[kolom] for kolom, onze in namen.items()}}
    with duckdb.connect() as con:
        zonder_balk(con)
        con.execute(f"SET temp_directory = {tekst(str(path.parent / 'tijdelijk'))}")
        versleutelen = levering.client == "bsn" and CLIENT in namen.values()
        if versleutelen:
            sleutel_instellen(con, shown)
            notities["sleutel"] = vingerafdruk(shown)
        con.register("stroom", stroom)
        velden = [
            f"{_versleuteld(bron, tekst_) if versleutelen and onze == CLIENT else tekst_} AS {naam(kolom)}"
            for kolom, onze in namen.items()
            for tekst_ in [_als_tekst(kolom, schema[kolom])]
        ]
        # A raw bsn is never stored, also not in a file that is thrown away.
        con.execute(f"CREATE TABLE opgehaald AS SELECT {', '.join(velden)} FROM stroom")
        hun = {onze: kolom for kolom, onze in namen.items()}
        if versleutelen:
            _weiger_geen_bsn(con, bron, hun[CLIENT], shown)
        onze_kolommen = ", ".join(f"{naam(kolom)} AS {naam(onze)}" for kolom, onze in namen.items())
        als_onze = con.sql(f"SELECT row_number() OVER () AS rij, {onze_kolommen} FROM opgehaald")
        weiger_bsn(als_onze, bron, shown, versleuteld=versleutelen)
        orde = ", ".join(naam(hun[een]) for een in bron.sleutel if een in hun)
        nummer = f"row_number() OVER (ORDER BY {orde})" if orde else "row_number() OVER ()"
        con.execute(
            f"COPY (SELECT {nummer} AS rij, * FROM opgehaald ORDER BY rij) TO {tekst(str(path))} (FORMAT parquet, "
            f"COMPRESSION zstd, KV_METADATA {{{NOTITIE.decode()}: {tekst(json.dumps(notities))}}})"
        )
        return int(con.execute("SELECT count(*) FROM opgehaald").fetchall()[0][0])


def _als_tekst(kolom: str, soort: str) -> str:
    waarde = naam(kolom)
    soort = soort.lstrip("!")
    if soort.startswith("timestamp"):
        dag = f"CAST({waarde} AS DATE)"
        is_dag = f"CAST({waarde} AS TIMESTAMP) = CAST({dag} AS TIMESTAMP)"
        waarde = f"CASE WHEN {is_dag} THEN CAST({dag} AS VARCHAR) ELSE CAST({waarde} AS VARCHAR) END"
    elif soort.startswith("float"):
        heel = f"CAST(CAST({waarde} AS HUGEINT) AS VARCHAR)"
        waarde = f"CASE WHEN {waarde} = trunc({waarde}) THEN {heel} ELSE CAST({waarde} AS VARCHAR) END"
    elif soort.startswith("string"):
        # A column of fixed width is filled up with spaces.
        waarde = f"rtrim({waarde})"
    else:
        waarde = f"CAST({waarde} AS VARCHAR)"
    return waarde


def _versleuteld(bron: Bron, waarde: str) -> str:
    """Write the pseudonym of a bsn; of what is none, the number of what is wrong with it: it is refused next."""
    kolom = pseudoniem_van(bron.kolom(CLIENT), CLIENT, f"nullif({waarde}, '')")
    fouten = " ".join(f"WHEN {fout} THEN '{nummer}'" for nummer, (fout, _) in enumerate(kolom.fouten))
    return f"CASE {fouten} ELSE {kolom.wordt} END"


def _weiger_geen_bsn(con: duckdb.DuckDBPyConnection, bron: Bron, kolom: str, shown: str) -> None:
    fouten = []
    for nummer, (_, uitleg) in enumerate(pseudoniem_van(bron.kolom(CLIENT), CLIENT, CLIENT).fouten):
        (aantal,) = con.execute(f"SELECT count(*) FROM opgehaald WHERE {naam(kolom)} = '{nummer}'").fetchall()[0]
        if aantal:
            rijen = aantal_rijen(aantal)
            fouten.append(f"{shown}, {rijen}, kolom {kolom}: {HIDDEN} {uitleg}.")
    if fouten:
        raise SourceError("\n".join(fouten))


def _zelfde_typen(editie: Editie, bron: str, typen: dict[str, str], shown: str) -> None:
    """Refuse a column that had another type in the previous edition: the same word can then mean something else."""
    toen = editie.vorige
    if toen is None or bron not in toen.parameters.bronnen:
        return
    path = toen.data / toen.parameters.bronnen[bron].bestand
    if path.suffix != SUFFIX or not path.is_file():
        return
    eerder: Any = notitie(path, editie.shown(path))["typen"]
    fouten = [
        f"{shown}, kolom {kolom}: het type is nu {soort}, in {toen.naam} was het {eerder[kolom]}. Ga na wat er "
        "veranderde; met 'vraag' in params.yml geeft u de kolom het type van toen."
        for kolom, soort in typen.items()
        if kolom in eerder and eerder[kolom].lstrip("!") != soort.lstrip("!")
    ]
    if fouten:
        raise SourceError("\n".join(fouten))
