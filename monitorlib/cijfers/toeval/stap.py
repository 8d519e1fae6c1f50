"""A step of an indicator from one quarter to another: how large, how sure, and the test that fits its kind.

The same step is what the dispersion is estimated from and what is tested.
"""

from typing import Literal

from monitorlib.cijfers.kern.regels import ONGEVEER
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import Spreiding
from monitorlib.cijfers.toeval.toetsen import (
    Toets,
    toets_aandeel,
    toets_aantal,
    toets_overlappend,
    toets_stroom,
    verruimd,
)

# Between which two moments a change is: the two quarters that stand beside each other, or a year apart.
Stap = Literal["periode", "jaar"]
OVERLAPPEND = "overlappend aandeel"


def stapgrootte(nu: Punt, eerder: Punt, soort: str) -> tuple[float, float]:
    """Give the size of a step and one over its variance when events are independent; (0, 0) when it cannot be tested.

    Of a stroom: erbij − eraf as part of all that came or went, N events, variance 1 / N. Of gebeurtenissen: the
    difference over the mean of both counts, variance 4 / (a + b). Of a share: the difference, with the variance of two
    samples of one share.
    """
    if not toetsbaar(nu, eerder, soort):
        return 0.0, 0.0
    if soort == "stroom":
        samen = nu.erbij + nu.eraf
        return ((nu.erbij - nu.eraf) / samen, samen) if samen else (0.0, 0.0)
    if soort == "gebeurtenissen":
        samen = nu.waarde + eerder.waarde
        return (2 * (nu.waarde - eerder.waarde) / samen, samen / 4) if samen else (0.0, 0.0)
    deel = (nu.teller + eerder.teller) / (nu.noemer + eerder.noemer)
    variantie = deel * (1 - deel) * (1 / nu.noemer + 1 / eerder.noemer)
    return (nu.teller / nu.noemer - eerder.teller / eerder.noemer, 1 / variantie) if variantie else (0.0, 0.0)


def getoetst(nu: Punt, eerder: Punt, soort: str, spreiding: Spreiding) -> Toets | None:
    """Test a step by the exact test of its kind, with the room that its dispersion gives; None when it cannot be."""
    if not toetsbaar(nu, eerder, soort):
        return None
    toets, verschil = _exact(nu, eerder, soort)
    _, gewicht = stapgrootte(nu, eerder, soort)
    return verruimd(toets, verschil, *spreiding.ruimte(gewicht))


def _exact(nu: Punt, eerder: Punt, soort: str) -> tuple[Toets, float]:
    if soort == "stroom":
        return toets_stroom(int(nu.erbij), int(nu.eraf)), nu.erbij - nu.eraf
    if soort == "gebeurtenissen":
        dagen = [(punt.periode.peildatum - punt.periode.beginstand).days for punt in (nu, eerder)]
        keer = dagen[0] / dagen[1]
        return toets_aantal(int(nu.waarde), int(eerder.waarde), blootstelling=keer), nu.waarde - keer * eerder.waarde
    toets = toets_overlappend if soort == OVERLAPPEND else toets_aandeel
    tellingen = int(nu.teller), int(nu.noemer), int(eerder.teller), int(eerder.noemer)
    return toets(*tellingen), 100 * (nu.teller / nu.noemer - eerder.teller / eerder.noemer)


def toetsbaar(nu: Punt, eerder: Punt, soort: str) -> bool:
    """Tell whether a step has what its test needs: whole counts, and nothing that is only approximate."""
    # What is not exact cannot be more than chance.
    if ONGEVEER in (nu.teken, eerder.teken) or not (nu.is_getal and eerder.is_getal):
        return False
    if soort == "stroom":
        return _heel(nu.erbij, nu.eraf)
    if soort == "gebeurtenissen":
        return _heel(nu.waarde, eerder.waarde)
    return soort.endswith("aandeel") and _heel(nu.teller, nu.noemer, eerder.teller, eerder.noemer)


def _heel(*waarden: float) -> bool:
    """Tell whether all numbers exist and are whole: only counts can be tested."""
    return all(waarde == waarde and float(waarde).is_integer() for waarde in waarden)
