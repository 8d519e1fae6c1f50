"""Does what a library in C prints stay out of what the command says, also what it kept until later?"""

import subprocess
import sys

PRINT = """
import ctypes, sys
from monitorlib.files.descriptors import silent
schrijf = ctypes.CDLL(None).printf
if "stil" in sys.argv:
    with silent():
        schrijf(b"van een oplosser\\n")
else:
    schrijf(b"van een oplosser\\n")
print("van de opdracht", flush=True)
"""


def gezegd(*hoe: str) -> set[str]:
    klaar = subprocess.run([sys.executable, "-c", PRINT, *hoe], capture_output=True, text=True, check=True)
    return set(klaar.stdout.splitlines())


def test_what_it_kept_until_later_is_not_said_either() -> None:
    assert gezegd() == {"van een oplosser", "van de opdracht"}
    assert gezegd("stil") == {"van de opdracht"}
