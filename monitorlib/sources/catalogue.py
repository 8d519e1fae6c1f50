"""Every source that a monitor can have, by its name."""

from monitorlib.sources.declaration import Bron
from monitorlib.sources.maatregelen import MAATREGELEN
from monitorlib.sources.registers import REGISTERS
from monitorlib.sources.tellingen import TELLINGEN

BRONNEN: dict[str, Bron] = {bron.naam: bron for bron in (*REGISTERS, *TELLINGEN, *MAATREGELEN)}
