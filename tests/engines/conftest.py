"""The engines: DuckDB in this process, a PostgreSQL server of its own, Spark in local mode."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import ibis
import pytest
from ibis.backends import BaseBackend
from poort import vrije_poort

GEBRUIKER = "maker"


def _programma(naam: str) -> str | None:
    """Find a program of the PostgreSQL server: Debian keeps it out of the way, by version."""
    elders = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{naam}"))
    return shutil.which(naam) or (str(elders[-1]) if elders else None)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server in a folder of its own, on a port of its own, until the tests are done."""
    pytest.importorskip("psycopg", reason="psycopg is niet geïnstalleerd")
    initdb, ctl = _programma("initdb"), _programma("pg_ctl")
    if initdb is None or ctl is None:
        pytest.skip("er is geen PostgreSQL-server op deze computer")
    # A folder of its own: the server's user must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="monitor-postgres-"))
    data, poort = folder / "data", vrije_poort()
    als: Sequence[str] = ()
    if os.geteuid() == 0:
        # The server refuses to run as root.
        als = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
        shutil.chown(folder, "postgres")
    stil = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*als, initdb, "-D", data, "-U", GEBRUIKER, "--auth=trust", "-E", "UTF8", "--no-sync"], **stil)  # type: ignore[call-overload]
    opties = f"-p {poort} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    subprocess.run([*als, ctl, "-D", data, "-o", opties, "-l", folder / "log", "-w", "start"], **stil)  # type: ignore[call-overload]
    yield f"postgres://{GEBRUIKER}@127.0.0.1:{poort}/postgres"
    subprocess.run([*als, ctl, "-D", data, "-m", "immediate", "stop"], **stil)  # type: ignore[call-overload]
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def spark() -> Iterator[BaseBackend]:
    """Spark in this process, on two threads."""
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is niet geïnstalleerd (make spark)")
    if shutil.which("java") is None:
        pytest.skip("er is geen Java op deze computer")
    sessie = (
        pyspark.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        # Of tables this small, making and compiling code takes longer than calculating.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    sessie.sparkContext.setLogLevel("ERROR")
    yield ibis.pyspark.connect(sessie)
    sessie.stop()


@pytest.fixture(scope="session", params=["postgres", "spark"])
def motor(request: pytest.FixtureRequest) -> BaseBackend:
    """An engine that is held to DuckDB."""
    if request.param == "spark":
        return request.getfixturevalue("spark")  # type: ignore[no-any-return]
    return ibis.connect(request.getfixturevalue("postgres_url"))
