"""What the earlier steps of the gemeenten tell about how far an indicator goes up and down by itself."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from monitorlib.cijfers.toeval.krimp import gekrompen
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.spreiding import (
    EIGEN_VRIJHEID,
    GENOEG_VRIJHEID,
    MINSTENS,
    MINSTENS_OVERLAPPEND,
    ONBEKEND,
    Getallen,
    Schatting,
    Spreiding,
    geschat,
)
from monitorlib.cijfers.toeval.stap import OVERLAPPEND, Stap, stapgrootte
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.tijd.periode import Periode

# Steps of three quarters within seven overlap: by simulation they tell half of what as many separate ones would. Of
# smaller periods more steps overlap.
_VRIJ_PER_OVERLAPPENDE_STAP = 1.5
NIETS = Schatting(math.nan, 0.0)


def spreidingen(reeksen: Sequence[Meetreeks], op: Periode) -> list[Mapping[Stap, Spreiding]]:
    """Give per indicator the dispersion of its steps, from before `op`, drawn towards those that are tested alike."""
    periode = [_van_perioden(reeks, op) for reeks in reeksen]
    jaar = [
        _van_jaren(reeks, op) if reeks.indicator.toets == OVERLAPPEND else replace(een, gezamenlijk=0.0)
        for reeks, een in zip(reeksen, periode, strict=True)
    ]
    soorten = [reeks.indicator.toets for reeks in reeksen]
    per_stap: dict[Stap, list[Spreiding]] = {
        "periode": _per_soort(periode, soorten),
        "jaar": _per_soort(jaar, soorten),
    }
    return [{stap: van[plek] for stap, van in per_stap.items()} for plek in range(len(reeksen))]


def _per_soort(schattingen: Sequence[Schatting], soorten: Sequence[str]) -> list[Spreiding]:
    klaar: list[Spreiding] = [Spreiding()] * len(soorten)
    for soort in set(soorten):
        plekken = [plek for plek, van in enumerate(soorten) if van == soort]
        van_soort = [schattingen[plek] for plek in plekken]
        samen = gekrompen([een.phi for een in van_soort], [een.vrijheid for een in van_soort])
        for plek, een, (phi, vrijheid) in zip(plekken, van_soort, samen, strict=True):
            klaar[plek] = _spreiding(een, phi, vrijheid, MINSTENS_OVERLAPPEND if soort == OVERLAPPEND else MINSTENS)
    return klaar


def _spreiding(een: Schatting, phi: float, vrijheid: float, minstens: float) -> Spreiding:
    """Bound an estimate from below; with too little to go by it is 'voorlopig', and at least what is assumed then."""
    if een.vrijheid >= EIGEN_VRIJHEID and vrijheid >= GENOEG_VRIJHEID:
        return Spreiding(max(phi, minstens), vrijheid, een.gezamenlijk, een.vrijheid_gezamenlijk)
    return Spreiding(ONBEKEND if math.isnan(phi) else max(phi, ONBEKEND), voorlopig=True)


def _van_perioden(reeks: Meetreeks, op: Periode) -> Schatting:
    """Estimate from steps of a quarter; of a yearly number from steps of a year.

    A stroom is itself a step: its steps are compared with each other, so that steady growth is no dispersion.
    """
    stappen, gewichten = _stappen(reeks, _ervoor(reeks, op), 1)
    if not stappen.size:
        return NIETS
    aantal = stappen.shape[1]
    # Von Neumann, Annals of Mathematical Statistics 12 (1941), 367-395: of n numbers the successive differences tell
    # 2 (n − 1)² / (3n − 4) degrees of freedom.
    een = geschat(stappen, gewichten, vrij_per_stap=2 * aantal / (3 * aantal - 1))
    return replace(een, gezamenlijk=een.gezamenlijk / 2) if reeks.indicator.toets == "stroom" else een


def _van_jaren(reeks: Meetreeks, op: Periode) -> Schatting:
    """Estimate the step of a year of an overlapping share, from steps of three quarters of a year.

    A share of people who stay goes on moving: over a year more than over less, and at most as much more as the time is
    (a series that always comes back makes smaller steps later, not larger ones).
    """
    jaar = op.per_jaar()
    over = max(1, round(jaar * 3 / 4))
    stappen, gewichten = _stappen(reeks, _ervoor(reeks, op), over)
    if not stappen.size:
        return NIETS
    een = geschat(stappen, gewichten, vrij_per_stap=min(1.0, _VRIJ_PER_OVERLAPPENDE_STAP / over))
    return Schatting(jaar / over * een.phi, een.vrijheid)


def _ervoor(reeks: Meetreeks, op: Periode) -> list[Periode]:
    """List the measured moments before the one that is tested, without a gap, oldest first."""
    gemeten = {een.periode for een in reeks.punten}
    gevonden: list[Periode] = []
    moment = _voor(op, reeks)
    while moment in gemeten:
        gevonden.insert(0, moment)
        moment = _voor(moment, reeks)
    return gevonden


def _voor(moment: Periode, reeks: Meetreeks) -> Periode:
    return moment.jaar_eerder if reeks.indicator.per == "jaar" else moment.vorige


def _stappen(reeks: Meetreeks, momenten: Sequence[Periode], over: int) -> tuple[Getallen, Getallen]:
    """Give the steps (gemeente × time) and one over their variance; 0 where there is none."""
    gemeenten = list(dict.fromkeys(een.gebied for een in reeks.punten if een.gebied != TOTAAL))
    paren = list(zip(momenten[over:], momenten, strict=False))
    gevonden = np.array(
        [[_stap(reeks.punt(wie, nu), reeks.punt(wie, toen), reeks.indicator.toets) for nu, toen in paren]
         for wie in gemeenten]
    ).reshape(len(gemeenten), len(paren), 2)  # fmt: skip
    return gevonden[..., 0], gevonden[..., 1]


def _stap(nu: Punt | None, toen: Punt | None, soort: str) -> tuple[float, float]:
    if nu is None or toen is None:
        return 0.0, 0.0
    if soort != "stroom":
        return stapgrootte(nu, toen, soort)
    (een, gewicht), (ander, ander_gewicht) = stapgrootte(nu, nu, soort), stapgrootte(toen, toen, soort)
    if not (gewicht and ander_gewicht):
        return 0.0, 0.0
    return een - ander, 1 / (1 / gewicht + 1 / ander_gewicht)
