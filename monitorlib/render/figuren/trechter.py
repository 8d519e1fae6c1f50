"""The funnel of a share: the gemeenten against their noemers, with the limits of chance."""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.trechter import grenzen
from monitorlib.indicatoren.meten.patroon import gezamenlijk
from monitorlib.render.figuren.letters import KLEIN, breedte
from monitorlib.render.figuren.rijen import VLAK, hoogte_van_sleutel, schrijf, sleutel
from monitorlib.render.figuren.stijl import BREEDTE, NADRUK, RUSTIG, Doek, doek, verdeel

# In px: the room of a name, and from one name to the next.
_REGEL, _STIP = 14.0, 10.0
_UITLEG = [(VLAK, RUSTIG, "binnen de grenzen van toeval")]


def teken_trechter(trechter: dict[str, Punt], phi: float) -> tuple[Doek, str]:
    """Draw shares against their noemers, with the limits of chance around the share of all together."""
    samen = gezamenlijk(trechter)
    grootste = 1.12 * max(int(een.noemer) for een in trechter.values())
    hoogste = min(100.0, 1.35 * max(100 * samen, *(een.waarde for een in trechter.values()))) * 1.05
    boven = hoogte_van_sleutel(_UITLEG) + 28
    figuur, (as_,) = doek(boven + 200, links=50, rechts=8, boven=boven, onder=44)
    _grenzen(as_, samen, phi, grootste, hoogste)
    for een in trechter.values():
        as_.plot([een.noemer], [een.waarde], "o", color=NADRUK, markersize=8)
    as_.set(xlim=(0, grootste), ylim=(0, hoogste))
    _namen(as_, {naam: (float(een.noemer), een.waarde) for naam, een in trechter.items()}, 100 * samen)
    schrijf(figuur, 0, 2, "Per gemeente", va="top", weight="bold", fontsize=13)
    sleutel(figuur, _UITLEG, y=20)
    as_.set_xlabel("aantal waarover het aandeel gaat (noemer)")
    as_.tick_params(axis="x", pad=7)
    verdeel(as_.xaxis)
    verdeel(as_.yaxis, " %")
    return figuur, "Trechter met per gemeente het aandeel en de noemer; alle gemeenten liggen erin"


def _grenzen(as_: Axes, samen: float, phi: float, grootste: float, hoogste: float) -> None:
    """Draw the limits as far as they lie within the axes."""
    noemers = sorted({max(1, int(noemer)) for noemer in np.geomspace(1, grootste, 40)})
    lijnen = grenzen(samen, noemers, phi=phi)
    for laag, hoog, dekking in ((lijnen.laag998, lijnen.hoog998, 0.14), (lijnen.laag95, lijnen.hoog95, 0.22)):
        boven = np.minimum(hoog, min(hoogste, 100.0))
        as_.fill_between(noemers, np.minimum(laag, boven), boven, color=RUSTIG, alpha=dekking, linewidth=0)
    as_.axhline(100 * samen, color=RUSTIG, linewidth=1, linestyle=(0, (4, 3)))


def _namen(as_: Axes, punten: Mapping[str, tuple[float, float]], streep: float) -> None:
    """Write each name beside its point, at the first place around it that nothing else has."""
    vak, midden = as_.get_window_extent(), float(as_.transData.transform((0, streep))[1])
    in_px = {naam: as_.transData.transform(plek) for naam, plek in punten.items()}
    bezet: list[Kader] = [(x - _STIP / 2, y - _STIP / 2, x + _STIP / 2, y + _STIP / 2) for x, y in in_px.values()]
    bezet.append((vak.x0, midden - 1, vak.x1, midden + 1))
    binnen = (vak.x0 + 2, vak.y0, min(vak.x1 + 6, BREEDTE), vak.y1 + 5)
    for naam, (x, y) in sorted(in_px.items(), key=lambda een: een[1][1]):
        breed = breedte(naam, KLEIN)
        vrij = [een for een in _plekken(x, y, breed) if _past(een, binnen, bezet)] or [(x + 8, y, x + 8 + breed, y)]
        eigen = [een for een in vrij if all(_ver(een, x, y) <= _ver(een, *ander) for ander in in_px.values())]
        kader = (eigen or vrij)[0]
        bezet.append(kader)
        plek = (kader[0] - x, (kader[1] + kader[3]) / 2 - y)
        as_.annotate(naam, punten[naam], xytext=plek, textcoords="offset points", va="center", fontsize=KLEIN)


Kader = tuple[float, float, float, float]


def _plekken(x: float, y: float, breed: float) -> Iterator[Kader]:
    """List places for a name: beside its point, else above or below it, each time further."""
    for ver in range(16):
        for dy in (ver * 4.0, -ver * 4.0):
            for x0 in (x + 8, x - 8 - breed, x - breed / 2):
                yield (x0, y + dy - _REGEL / 2, x0 + breed, y + dy + _REGEL / 2)


def _ver(een: Kader, x: float, y: float) -> float:
    """Give how far a point lies from a box."""
    return math.hypot(max(een[0] - x, x - een[2], 0.0), max(een[1] - y, y - een[3], 0.0))


def _past(een: Kader, binnen: Kader, bezet: Sequence[Kader]) -> bool:
    """Tell whether a place lies within the axes and touches nothing."""
    erin = een[0] >= binnen[0] and een[1] >= binnen[1] and een[2] <= binnen[2] and een[3] <= binnen[3]
    return erin and not any(
        een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3] for ander in bezet
    )
