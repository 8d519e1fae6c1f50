"""Per 1.000 or per 10.000 inwoners of the right age: the unit travels with the number."""

from collections.abc import Sequence

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.telling import som_uit
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.kwartaal import Kwartaal
from monitorlib.notatie import getal
from monitorlib.sources.opened import Telling


def per_inwoners(
    cijfers: Cijfers, inwoners: Telling, *, leeftijden: Sequence[str], op: Kwartaal, per: int, wie: str
) -> Cijfers:
    """Divide cijfers over gemeente by the inwoners of these ages on 1 January of the year, times `per`.

    `wie` names them in the unit: 'per 1.000 inwoners van 0 tot 18 jaar'. A gemeente without inwoners for the year is
    'niet te bepalen'. [CBS publishes the same national indicator per 1.000 and per 10.000: read the unit.]
    """
    noemer = som_uit(inwoners, cijfers, leeftijd=leeftijden, jaar=[str(op.jaar)])
    eenheid = f"per {getal(per)} {wie}"
    regel = f"{per} × aantal gedeeld door {wie} op 1 januari"
    return verhouding(cijfers, noemer, factor=per, eenheid=eenheid, decimalen=1, regel=regel)
