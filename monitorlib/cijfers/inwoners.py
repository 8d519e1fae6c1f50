"""Per 1.000 or per 10.000 inwoners of the right age: the unit travels with the number."""

from collections.abc import Sequence

from monitorlib.cijfers.cijfers import Cijfers, maak
from monitorlib.cijfers.regels import GETAL, NIET_OPGEGEVEN, TELT_MEE
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
    noemer = _inwoners(cijfers, inwoners, leeftijden, op)
    eenheid = f"per {getal(per)} {wie}"
    regel = f"{per} × aantal gedeeld door {wie} op 1 januari"
    return verhouding(cijfers, noemer, factor=per, eenheid=eenheid, decimalen=1, regel=regel)


def _inwoners(cijfers: Cijfers, inwoners: Telling, leeftijden: Sequence[str], op: Kwartaal) -> Cijfers:
    """Add the ages up, for the cells of `cijfers`; when one is not given, the sum is not."""
    tabel = inwoners.tabel.filter(inwoners.tabel.jaar == str(op.jaar), inwoners.tabel.leeftijd.isin(leeftijden))
    rijen: dict[str, list[tuple[float, str]]] = {}
    for rij in inwoners.rijen(tabel, ("gemeente",)):
        rijen.setdefault(rij["gemeente"], []).append((rij["waarde"], rij["teken"]))
    sommen = [
        {"gemeente": gemeente, "waarde": sum(waarde for waarde, _ in delen), "teken": GETAL, "tekst": ""}
        for gemeente, delen in rijen.items()
        if len(delen) == len(leeftijden) and all(teken in TELT_MEE for _, teken in delen)
        if (gemeente,) in cijfers.cellen()
    ]
    return maak(
        sommen,
        cijfers.leden,
        eenheid="inwoners",
        bronnen=(inwoners.bron.naam,),
        ontbrekend=lambda _: (float("nan"), NIET_OPGEGEVEN, ""),
    )
