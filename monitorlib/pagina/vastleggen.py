"""What an edition says of what is to come, as it is kept: what its year costs, and how many cliënten there will be."""

from collections.abc import Iterator
from pathlib import Path

from monitorlib.cijfers.prognose.declaraties.nagekomen import BOVEN as BOVENGRENS
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, nagekomen
from monitorlib.cijfers.prognose.declaraties.nagekomen import ONDER as ONDERGRENS
from monitorlib.cijfers.prognose.reeksen.clienten import BOVEN, JAAR, ONDER, verwachte_clienten
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.vastgelegd import Vastgelegd, leg_vast
from monitorlib.tijd.periode import Jaar

DECLARATIES, REGISTERS = "declaraties", {"Wmo": "voorzieningen_wmo", "Jeugdwet": "voorzieningen_jeugdwet"}


def vastleggen(editie: Editie) -> Path:
    """Keep the forecasts of an edition as of its peildatum; `MonitorError` for one that makes none."""
    rijen = [*_uitgaven(editie), *_clienten(editie)]
    if not rijen:
        raise MonitorError(
            f"Editie {editie.naam} voorspelt niets: daarvoor is de bron '{DECLARATIES}' nodig, of een register van "
            "voorzieningen dat vier jaar teruggaat. Lever een daarvan, of kies een andere editie."
        )
    return leg_vast(editie, rijen)


def _uitgaven(editie: Editie) -> Iterator[Vastgelegd]:
    """Give what the year costs of each wet, as the section on late declarations prints it."""
    register, over = _register(editie, DECLARATIES), Jaar(editie.periode.jaar)
    if register is None:
        return
    for wet in REGISTERS:
        jaar = nagekomen(register, wet=wet, in_=editie.periode).jaar.cellen()
        if jaar:
            waarde, laag, hoog = (jaar[wet, wat].waarde for wat in (HELE_JAAR, ONDERGRENS, BOVENGRENS))
            reeks = f"Uitgaven {wet} in natura"
            yield Vastgelegd(editie.periode.peildatum, reeks, over, waarde, laag, hoog, "nagekomen")


def _clienten(editie: Editie) -> Iterator[Vastgelegd]:
    """Give the cliënten of each wet a year on, as the section on forecasts prints them."""
    for wet, naam in REGISTERS.items():
        if register := _register(editie, naam):
            jaar = verwachte_clienten(register, wet=wet, in_=editie.periode).jaar.cellen()
            if jaar:
                over = editie.periode.maanden[-1].verschoven(12)
                waarde, laag, hoog = (jaar[wet, wat].waarde for wat in (JAAR, ONDER, BOVEN))
                yield Vastgelegd(editie.periode.peildatum, f"Cliënten {wet}", over, waarde, laag, hoog, "prognose")


def _register(editie: Editie, naam: str) -> Register | None:
    bron = open_bron(editie, naam) if naam in editie.parameters.bronnen else None
    return bron if isinstance(bron, Register) else None
