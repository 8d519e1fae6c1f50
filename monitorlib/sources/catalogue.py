"""Every source that a monitor can have, by its name."""

from monitorlib.sources.declaration import Bron
from monitorlib.sources.maatregelen import MAATREGELEN
from monitorlib.sources.registers import REGISTERS
from monitorlib.sources.tellingen import TELLINGEN
from monitorlib.sources.tellingen_kwaliteit import TELLINGEN_KWALITEIT
from monitorlib.sources.tellingen_transformatie import TELLINGEN_TRANSFORMATIE

BRONNEN: dict[str, Bron] = {
    bron.naam: bron for bron in (*REGISTERS, *TELLINGEN, *TELLINGEN_KWALITEIT, *MAATREGELEN, *TELLINGEN_TRANSFORMATIE)
}
