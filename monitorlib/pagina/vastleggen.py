"""What an edition says of the year to come, as it is kept: the year end per wet and gemeente, and of all together."""

from pathlib import Path

from monitorlib.cijfers.prognose.jaareinde import WACHTEN, jaareinde
from monitorlib.cijfers.prognose.totaal import jaartotaal
from monitorlib.editie.editie import Editie
from monitorlib.errors import MonitorError
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.register import Register
from monitorlib.sources.vastgelegd import Vastgelegd, leg_vast
from monitorlib.tijd.periode import Jaar

BRON, WETTEN = "declaraties", ("Wmo", "Jeugdwet")


def vastleggen(editie: Editie) -> Path:
    """Keep the year ends of an edition as of its peildatum; `MonitorError` for one without declaraties."""
    register = open_bron(editie, BRON) if BRON in editie.parameters.bronnen else None
    if not isinstance(register, Register):
        raise MonitorError(
            f"Editie {editie.naam} heeft geen bron '{BRON}'; zonder is er geen prognose om vast te leggen. Lever haar, "
            "of kies een andere editie."
        )
    jaar = Jaar(editie.periode.jaar)
    rijen = []
    for wet in WETTEN:
        einde = jaareinde(register, wet=wet, in_=editie.periode, wachten=WACHTEN)
        for een in (*einde.delen, einde.geheel):
            heel = jaartotaal(een, jaar)[1]
            getallen = (round(heel.waarde, 2), round(heel.laag, 2), round(heel.hoog, 2))
            naam = f"Uitgaven {wet} | {een.reeks.naam}"
            rijen.append(Vastgelegd(editie.periode.peildatum, naam, jaar, *getallen, een.methode))
    return leg_vast(editie, rijen)
