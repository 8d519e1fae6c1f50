"""Are the indicators of the previous quarter those that its own build gives?"""

import subprocess
import sys
from pathlib import Path

from locations import ROOT

BRON = ROOT / "data/voorbeeld/2024-Q4"


def test_building_the_quarter_before_gives_the_tracked_bytes(tmp_path: Path) -> None:
    """From the registers as they were known on 15 October 2024."""
    subprocess.run([sys.executable, BRON / "vorige.py", tmp_path], cwd=ROOT, check=True)
    assert (tmp_path / "vorige_cijfers.csv").read_bytes() == (BRON / "vorige_cijfers.csv").read_bytes()
