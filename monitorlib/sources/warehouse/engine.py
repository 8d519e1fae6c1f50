"""The engine that calculates: which one it is, how it gets a frozen file, and how it keeps a result."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import count
from pathlib import Path

import ibis
import pyarrow.parquet as pq
from ibis.backends import BaseBackend
from ibis.expr.types import Table

from monitorlib.editie.layout import EDITION_OUTPUT, SPILL
from monitorlib.files.descriptors import silent
from monitorlib.sources.sql import zonder_balk
from monitorlib.sources.warehouse.warehouse import bewaard_daar, in_magazijn

# What the engine in this process may keep in memory.
MEMORY = "1300MB"
# The Ibis URL of another engine than DuckDB.
MOTOR = "MONITOR_MOTOR"
_MOTOR: ContextVar[BaseBackend | None] = ContextVar("motor", default=None)
_NUMMERS = count(1)
_BEWAARD: list[Table] = []


def motor() -> BaseBackend:
    """Give the engine that calculates: that of `op_motor`, else of `MONITOR_MOTOR`, else DuckDB in this process."""
    return _MOTOR.get() or _standaard(os.environ.get(MOTOR, ""))


@contextmanager
def op_motor(con: BaseBackend) -> Iterator[None]:
    """Let another engine calculate what is opened meanwhile: a connection of Ibis to Spark or PostgreSQL."""
    eerder = _MOTOR.set(con)
    try:
        yield
    finally:
        _MOTOR.reset(eerder)


@cache
def _standaard(url: str) -> BaseBackend:
    if url:
        # Spark is a program of its own, which tells on stderr how it starts; what goes wrong there is raised here.
        with silent():
            return _stil(ibis.connect(url))
    # Of a large register not everything fits; what does not is on the disk until it is no longer needed.
    folder = Path(os.environ.get(EDITION_OUTPUT, tempfile.gettempdir()))
    return _stil(ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(folder / f"{SPILL}{os.getpid()}")))


def _stil(con: BaseBackend) -> BaseBackend:
    """Let DuckDB write nothing of its own: what a cell prints, is an error."""
    if con.name == "duckdb":
        zonder_balk(con.con)
    return con


def tabel_van(path: Path) -> Table:
    """Give a frozen file to the engine: one that reads files reads it, another gets a copy for as long as it runs."""
    con = motor()
    if hasattr(con, "read_parquet"):
        try:
            return con.read_parquet(str(path)).drop("rij")
        except NotImplementedError:
            pass
    return con.create_table(f"bron_{next(_NUMMERS)}", pq.read_table(path), temp=True).drop("rij")


def bewaard(tabel: Table) -> Table:
    """Calculate a table once and keep it in the engine, for as long as this process runs."""
    if in_magazijn(tabel):
        return bewaard_daar(tabel)
    con = tabel.get_backend()
    if con.name == "pyspark":
        # Spark has no tables of a session. What it keeps it keeps for as long as somebody holds it.
        kept = tabel.cache()
        _BEWAARD.append(kept)
        return kept
    with _elke_stap_apart():
        return con.create_table(f"bewaard_{next(_NUMMERS)}", tabel, temp=True)


@contextmanager
def _elke_stap_apart() -> Iterator[None]:
    """Let Ibis write each step as a question in the next: an engine joins them itself, and sooner."""
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = True
