"""Is a failing cell told with the line that failed, also where its traceback does not say it?"""

import pytest

from monitorlib.engine.execution.failure import CellFailed, as_hoofdstuk_error
from monitorlib.errors import InCel


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import sys\nsys.exit(1)", "sys.exit(1)"),
        ("stap = 1\nif stap:\n    exit()", "exit()"),
        ("stap = 1\nraise SystemExit", "raise SystemExit"),
        ("def klaar():\n    raise SystemExit(2)\nklaar()", "raise SystemExit(2)"),
        ("from module import stop\nstop()", "from module import stop"),
        ("%matplotlib inline\nquit()", "%matplotlib inline"),
    ],
)
def test_a_cell_that_stops_the_program(source: str, line: str) -> None:
    """The first line that does so; the first line of the cell when none shows it."""
    told = as_hoofdstuk_error(
        "notebooks/wmo.ipynb, cel 5",
        InCel("", source),
        CellFailed(4, source, "SystemExit", "1", ["An exception has occurred"]),
    )
    assert str(told).startswith(f"notebooks/wmo.ipynb, cel 5, regel `{line}`: de cel stopt het programma.")
