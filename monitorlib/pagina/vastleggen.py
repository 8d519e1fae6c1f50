"""What an edition says of what is to come, as it is kept: what its year costs, and how many cliënten there will be."""

from collections.abc import Iterator
from pathlib import Path

from monitorlib.cijfers.prognose.declaraties.nagekomen import BOVEN as BOVENGRENS
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, nagekomen
from monitorlib.cijfers.prognose.declaraties.nagekomen import ONDER as ONDERGRENS
from monitorlib.cijfers.prognose.reeksen.clienten import BOVEN, ONDER, VERWACHT, verwachte_clienten
from monitorlib.cijfers.prognose.reeksen.eerder import clienten_van, uitgaven_van
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.vastgelegd import Vastgelegd, leg_vast
from monitorlib.tijd.periode import Jaar

DECLARATIES, REGISTERS = "declaraties", {"Wmo": "voorzieningen_wmo", "Jeugdwet": "voorzieningen_jeugdwet"}
# So many months ahead a number of cliënten is kept: an edition a quarter later can already be held to the first.
_LATER = (3, 6, 9, 12)


def vastleggen(editie: Editie) -> Path:
    """Keep the forecasts of an edition as of its peildatum; `MonitorError` for one that makes none."""
    rijen = prognoses(editie)
    if not rijen:
        raise MonitorError(
            f"Editie {editie.naam} voorspelt niets: daarvoor is de bron '{DECLARATIES}' nodig, of een register van "
            "voorzieningen dat vier jaar teruggaat. Lever een daarvan, of kies een andere editie."
        )
    return leg_vast(editie, rijen)


def prognoses(editie: Editie) -> list[Vastgelegd]:
    """List the forecasts of an edition as of its peildatum; none of one that makes none."""
    return [*_uitgaven(editie), *_clienten(editie)]


def _uitgaven(editie: Editie) -> Iterator[Vastgelegd]:
    """Give what the year costs of each wet, as the section on late declarations prints it."""
    register, over = _register(editie, DECLARATIES), Jaar(editie.periode.jaar)
    if register is None:
        return
    for wet in REGISTERS:
        jaar = nagekomen(register, wet=wet, in_=editie.periode).jaar.cellen()
        if jaar:
            waarde, laag, hoog = (round(jaar[wet, wat].waarde, 2) for wat in (HELE_JAAR, ONDERGRENS, BOVENGRENS))
            yield Vastgelegd(editie.periode.peildatum, uitgaven_van(wet), over, waarde, laag, hoog, "nagekomen")


def _clienten(editie: Editie) -> Iterator[Vastgelegd]:
    """Give the cliënten of each wet at four moments in the year ahead, as the figure on forecasts prints them."""
    kwartalen = [editie.periode.maanden[-1].verschoven(later) for later in _LATER]
    for wet, naam in REGISTERS.items():
        if register := _register(editie, naam):
            verloop = verwachte_clienten(register, wet=wet, in_=editie.periode).verloop.cellen()
            for over in kwartalen if verloop else ():
                waarde, laag, hoog = (verloop[wat, over.kort_met_jaar].waarde for wat in (VERWACHT, ONDER, BOVEN))
                yield Vastgelegd(editie.periode.peildatum, clienten_van(wet), over, waarde, laag, hoog, "prognose")


def _register(editie: Editie, naam: str) -> Register | None:
    bron = open_bron(editie, naam) if naam in editie.parameters.bronnen else None
    return bron if isinstance(bron, Register) else None
