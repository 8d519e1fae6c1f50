"""Does the database engine keep silent, however long a question takes? What a cell prints stops its build."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from monitorlib.sources.freeze.freezing import _workbench
from monitorlib.sources.warehouse.engine import motor

INGESTELD = "SELECT current_setting('enable_progress_bar')"
# The bar comes after two seconds; here after a tenth of one, which no setting takes.
VRAAG = """
import duckdb
from monitorlib.sources.sql import zonder_balk
con = duckdb.connect()
con.execute("SET progress_bar_time = 100")
{wat}(con)
con.execute("SELECT count(*) FROM (SELECT DISTINCT a FROM range(20000000) t(a))").fetchall()
"""


@pytest.mark.parametrize(("wat", "getekend"), [("id", True), ("zonder_balk", False)])
def test_a_question_that_takes_long_draws_a_bar_unless_it_is_told_not_to(wat: str, getekend: bool) -> None:
    run = subprocess.run([sys.executable, "-c", VRAAG.format(wat=wat)], capture_output=True, check=True)
    assert (b"%" in run.stdout) == getekend


def test_what_freezes_is_silent(tmp_path: Path) -> None:
    with _workbench(tmp_path) as con:
        assert con.execute(INGESTELD).fetchall() == [(False,)]


def test_what_calculates_is_silent() -> None:
    con = motor()
    assert isinstance(con.con, duckdb.DuckDBPyConnection)  # type: ignore[attr-defined]
    assert con.con.execute(INGESTELD).fetchall() == [(False,)]  # type: ignore[attr-defined]
