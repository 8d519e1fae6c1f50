"""Is a kernel of `monitor lab` ready for the first cell of a chapter when somebody runs it?"""

import os
import subprocess
import sys

from locations import ROOT

KERNEL = """
import sys
from IPython.core.interactiveshell import InteractiveShell
from monitorlib.lab.in_kernel import load_ipython_extension

load_ipython_extension(InteractiveShell.instance())
klaar, grammatica = set(sys.modules), "rfc3987_syntax" in sys.modules
from monitorlib import Hoofdstuk, stand, staven
print(len({een for een in set(sys.modules) - klaar if "monitorlib" not in een}), grammatica)
"""


def test_the_first_cell_imports_no_package_any_more() -> None:
    """They were imported when the kernel began, without the grammar that takes longer than all the rest."""
    klaar = subprocess.run(
        [sys.executable, "-c", KERNEL],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stdout.split() == ["0", "False"]
