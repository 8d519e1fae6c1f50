"""Is the same hidden on a busy machine? Nothing that chooses or judges a mask looks at a clock."""

import ast
from pathlib import Path

import pytest
from locations import ROOT

MODULES = sorted((ROOT / "monitorlib" / "privacy").rglob("*.py"))
KLOKKEN = {"time", "datetime", "timeit", "signal"}
# What HiGHS and scipy stop at after some seconds.
GRENZEN = {"time_limit", "timeout"}


def klokken_in(bron: str) -> set[str]:
    """Name what reads a clock in a module: what it imports, and limits in seconds for a solver."""
    gevonden, genoemd = set(), set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            gevonden |= {een.name.split(".")[0] for een in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            gevonden.add((knoop.module or "").split(".")[0])
        elif isinstance(knoop, ast.Constant):
            genoemd.add(knoop.value)
        elif isinstance(knoop, ast.keyword):
            genoemd.add(knoop.arg)
    return gevonden & KLOKKEN | genoemd & GRENZEN


@pytest.mark.parametrize("pad", MODULES, ids=lambda pad: pad.relative_to(ROOT).as_posix())
def test_no_clock_is_read(pad: Path) -> None:
    assert klokken_in(pad.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("bron", "klok"),
    [
        ("from time import monotonic", {"time"}),
        ("import datetime as d", {"datetime"}),
        ("milp(c, options={'time_limit': 3.0})", {"time_limit"}),
        ("linprog(c, time_limit=3)", {"time_limit"}),
        ("milp(c, options={'node_limit': 3})", set()),
    ],
)
def test_a_clock_is_seen(bron: str, klok: set[str]) -> None:
    assert klokken_in(bron) == klok
