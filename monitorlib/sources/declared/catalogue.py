"""Every source that a monitor can have, by its name."""

from monitorlib.sources.declared.declaration import Bron
from monitorlib.sources.declared.registers import REGISTERS
from monitorlib.sources.declared.tellingen import TELLINGEN
from monitorlib.sources.declared.tellingen_begroting import BEGROTING
from monitorlib.sources.declared.tellingen_kwaliteit import TELLINGEN_KWALITEIT
from monitorlib.sources.declared.tellingen_maatregelen import MAATREGELEN
from monitorlib.sources.declared.tellingen_transformatie import TELLINGEN_TRANSFORMATIE

BRONNEN: dict[str, Bron] = {
    bron.naam: bron
    for bron in (
        *REGISTERS,
        *TELLINGEN,
        *BEGROTING,
        *TELLINGEN_KWALITEIT,
        *MAATREGELEN,
        *TELLINGEN_TRANSFORMATIE,
    )
}
