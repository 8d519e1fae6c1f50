"""The gates: one list of what is asked of an edition before it is published, each with its reasons."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from monitorlib.publicatie.poorten.actueel import actueel
from monitorlib.publicatie.poorten.geschreven import berekenbaar, herleidbaar
from monitorlib.publicatie.poorten.inhoud import bevindingen, beweringen, toelichtingen
from monitorlib.publicatie.poorten.leesbaar import leesbaar
from monitorlib.publicatie.poorten.privacy import privacy
from monitorlib.publicatie.poorten.registers import registers
from monitorlib.publicatie.poorten.status import status
from monitorlib.publicatie.poorten.verleden import herzieningen, prognose, vorige
from monitorlib.publicatie.reden import Reden
from monitorlib.publicatie.voorgelegd import Voorgelegd

INTERN, OPENBAAR = "intern", "openbaar"
# The public folder as it would go out: nothing beside it.
GESCHREVEN = "geschreven"


@dataclass(frozen=True)
class Poort:
    """One gate: the question that it asks, of which builds, and how it finds the reasons to say no.

    The build for readers inside is asked first, so that all reasons are known before anything is executed; then the
    one that would go out, and last the folder that is written of it.
    """

    naam: str
    vraag: str
    redenen: Callable[[Voorgelegd], Iterable[Reden]]
    van: tuple[str, ...] = (INTERN, OPENBAAR)


POORTEN: tuple[Poort, ...] = (
    Poort("status", "Mag een editie met deze status naar buiten?", status),
    Poort("actueel", "Zijn de pagina's die u las, gemaakt van wat er nu staat?", actueel, (INTERN,)),
    Poort("bevindingen", "Is elke bevinding opgelost, of met een reden aanvaard?", bevindingen),
    Poort("toelichting", "Is elke toelichting geschreven?", toelichtingen),
    Poort("beweringen", "Volgt elke bewering uit de cijfers?", beweringen),
    Poort("toegankelijk", "Kan iedereen elke pagina lezen?", leesbaar),
    Poort("vorige", "Is er vastgelegd wat de vorige editie publiceerde?", vorige),
    Poort("prognose", "Is de prognose die er ligt, die van deze editie?", prognose, (INTERN,)),
    Poort("herzieningen", "Staat bij elk herzien getal waarom?", herzieningen),
    Poort("registers", "Is van elke kolom van een register bekend of zij over een persoon gaat?", registers, (INTERN,)),
    Poort("privacy", "Is van elk getal te zeggen of iemand eraan te herkennen is?", privacy, (INTERN,)),
    Poort("berekenbaar", "Is geen verborgen getal te berekenen?", berekenbaar, (GESCHREVEN,)),
    Poort("herleidbaar", "Staat er niets dat nergens vandaan komt, of iemand aanwijst?", herleidbaar, (GESCHREVEN,)),
)


def gevonden(voorgelegd: Voorgelegd, poorten: Sequence[Poort]) -> list[tuple[Poort, list[Reden]]]:
    """Ask every gate, and give those that say no with all their reasons."""
    gevraagd = [(poort, list(poort.redenen(voorgelegd))) for poort in poorten if voorgelegd.lezers in poort.van]
    return [(poort, redenen) for poort, redenen in gevraagd if redenen]
