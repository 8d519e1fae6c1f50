"""Do broken deliveries come to a right number or to a refusal? A part of them here; all of them with `make corpus`."""

import os
import subprocess
import sys

import pytest
from locations import ROOT

ELKE = "31"


@pytest.mark.skipif(sys.platform == "win32", reason="each case runs in a forked process")
def test_every_thirty_first_delivery_comes_to_what_it_must() -> None:
    loop = subprocess.run(
        [sys.executable, str(ROOT / "tests/corpus"), "--elke", ELKE],
        capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert loop.returncode == 0, loop.stdout + loop.stderr[-2000:]
    assert loop.stdout.endswith(" leveringen, 0 niet zoals het moet.\n")
