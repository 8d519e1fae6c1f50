"""A series carried on to a period, by the methods that were least off in its own back test."""

from collections.abc import Mapping, Sequence

import numpy as np

from monitorlib.cijfers.prognose.reeksen.gebeurtenis import Gebeurtenis, factoren
from monitorlib.cijfers.prognose.reeksen.keuze import gewichten, in_woorden
from monitorlib.cijfers.prognose.reeksen.methoden import LOOPTEMPO, METHODEN, Methode
from monitorlib.cijfers.prognose.reeksen.reeks import Getallen, Tijdreeks
from monitorlib.cijfers.prognose.reeksen.terugtoets import MINSTENS, naar_nu, oorsprongen, wat_kwam
from monitorlib.cijfers.prognose.reeksen.uitkomst import Prognose, met_marge
from monitorlib.errors import CalculationError
from monitorlib.tijd.periode import Periode


def prognose(
    reeks: Tijdreeks,
    tot_en_met: Periode,
    *,
    methoden: Mapping[str, Methode] = METHODEN,
    gebeurtenissen: Sequence[Gebeurtenis] = (),
) -> Prognose:
    """Carry a series on up to and including a period; what is known to change it is taken out first, and put back.

    A series of fewer than eight numbers goes on at its mean, without an interval. A period that is not after the last
    number, or of another kind, is an error.
    """
    stappen = stappen_tot(reeks, tot_en_met)
    perioden = tuple(reeks.eerste.verschoven(stap) for stap in range(len(reeks.waarden) + stappen))
    maal, plus = factoren(gebeurtenissen, perioden)
    nu = len(reeks.waarden)
    zonder, onder_nul = (np.array(reeks.waarden) - plus[:nu]) / maal[:nu], min(reeks.waarden) < 0
    kort = nu < MINSTENS
    verwacht, fouten, methode = (_gemiddeld if kort else _gewogen)(zonder, reeks.seizoen, stappen, methoden)
    weer_met = met_marge(verwacht * maal[nu:] + plus[nu:], fouten * maal[nu:], onder_nul)
    rijen = tuple(tuple(map(float, rij)) for rij in fouten * maal[nu:])
    return Prognose(reeks, weer_met, methode, rijen, _te_kort(reeks) if kort else "", onder_nul)


def stappen_tot(reeks: Tijdreeks, tot_en_met: Periode) -> int:
    """Give how many periods a series is to be carried on; none, or another kind of period, is an error."""
    if type(tot_en_met) is not type(reeks.eerste):
        raise CalculationError(
            f"De reeks {reeks.naam} gaat per {reeks.eerste.soort}; {tot_en_met} is een {tot_en_met.soort}. Vraag een "
            f"{reeks.eerste.soort}."
        )
    if tot_en_met <= reeks.laatste:
        raise CalculationError(
            f"De reeks {reeks.naam} heeft al een getal van {reeks.laatste.label}; een prognose tot en met "
            f"{tot_en_met.label} voorspelt niets. Vraag een periode daarna, of kort de reeks in."
        )
    return tot_en_met - reeks.laatste


def _gewogen(
    waarden: Getallen, seizoen: int, stappen: int, methoden: Mapping[str, Methode]
) -> tuple[Getallen, Getallen, str]:
    """Give what the methods expect together, how far that was off in the back test, and who had a say."""
    van = oorsprongen(len(waarden), seizoen)
    kwam = wat_kwam(waarden, van, stappen)
    alle = {naam: een(waarden, seizoen, (*van, len(waarden)), stappen) for naam, een in methoden.items()}
    fouten = {naam: naar_nu(kwam - een[:-1], waarden, seizoen, van) for naam, een in alle.items()}
    weging = gewichten(fouten)
    verwacht = np.sum([gewicht * alle[naam][-1] for naam, gewicht in weging.items()], axis=0)
    samen = np.sum([gewicht * fouten[naam] for naam, gewicht in weging.items()], axis=0)
    return verwacht, samen, in_woorden(weging)


def _gemiddeld(
    waarden: Getallen, seizoen: int, stappen: int, methoden: Mapping[str, Methode]
) -> tuple[Getallen, Getallen, str]:
    gemiddeld = METHODEN[LOOPTEMPO](waarden, len(waarden), [len(waarden)], stappen)[0]
    return gemiddeld, np.empty((0, stappen)), LOOPTEMPO


def _te_kort(reeks: Tijdreeks) -> str:
    return (
        f"De reeks heeft {len(reeks.waarden)} getallen, minder dan {MINSTENS}: het gemiddelde is doorgetrokken, zonder "
        "marge."
    )
