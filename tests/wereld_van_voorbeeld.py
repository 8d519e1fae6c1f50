"""The world behind the fictitious region, as its generator makes it: for tests of what was known when."""

import sys
from functools import cache

from locations import ROOT

GENERATOR = ROOT / "data/voorbeeld/generator"
if str(GENERATOR) not in sys.path:
    sys.path.append(str(GENERATOR))
# No compiled modules beside the data.
schrijven, sys.dont_write_bytecode = sys.dont_write_bytecode, True
import declaratie  # noqa: E402
from genereer import Feiten, gebeurd, schrijf_kwartaal  # noqa: E402
from reeks import leg_uit, neem_over  # noqa: E402
from wereld import Rij  # noqa: E402
from zicht import KWARTALEN, Zicht  # noqa: E402

sys.dont_write_bytecode = schrijven

__all__ = [
    "KWARTALEN",
    "Feiten",
    "Rij",
    "Zicht",
    "declaratie",
    "feiten",
    "gebeurd",
    "leg_uit",
    "neem_over",
    "schrijf_kwartaal",
]


@cache
def feiten() -> Feiten:
    """All that happened; takes some seconds, once."""
    return gebeurd()
