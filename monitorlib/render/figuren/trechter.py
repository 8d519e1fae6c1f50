"""The funnel of a share: the gemeenten against their noemers, with the limits of chance."""

import numpy as np
from matplotlib.axes import Axes

from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.cijfers.toeval.trechter import grenzen
from monitorlib.indicatoren.meten.patroon import buiten_de_trechter, gezamenlijk
from monitorlib.render.figuren.stijl import MEER, NADRUK, RUSTIG, kaal, verdeel


def teken_trechter(as_: Axes, trechter: dict[str, Punt], phi: float) -> str:
    """Draw shares against their noemers, with the limits of chance around the share of all together."""
    samen, buiten = gezamenlijk(trechter), buiten_de_trechter(trechter, phi)
    grootste = max(int(een.noemer) for een in trechter.values())
    noemers = sorted({max(1, int(noemer)) for noemer in np.linspace(1, 1.12 * grootste, 60)})
    lijnen = grenzen(samen, noemers, phi=phi)
    as_.fill_between(noemers, lijnen.laag998, lijnen.hoog998, color=RUSTIG, alpha=0.14, linewidth=0)
    as_.fill_between(noemers, lijnen.laag95, lijnen.hoog95, color=RUSTIG, alpha=0.22, linewidth=0)
    as_.axhline(100 * samen, color=RUSTIG, linewidth=1, linestyle=(0, (4, 3)))
    for naam, een in trechter.items():
        kleur, teken = (MEER, "D") if naam in buiten else (NADRUK, "o")
        as_.plot([een.noemer], [een.waarde], teken, color=kleur, markersize=6)
    _namen(as_, {naam: (een.noemer, een.waarde) for naam, een in trechter.items()}, 1.12 * grootste)
    kaal(as_, raster="y")
    as_.set(
        xlim=(0, 1.12 * grootste),
        ylim=(0, min(100.0, 1.35 * max(100 * samen, *(een.waarde for een in trechter.values()))) * 1.05),
    )
    as_.set_title("Per gemeente")
    as_.set_xlabel("aantal waarover het aandeel gaat (noemer)")
    verdeel(as_.xaxis)
    verdeel(as_.yaxis)
    slot = f"; buiten de trechter: {', '.join(buiten)}" if buiten else "; alle gemeenten liggen erin"
    return f"Trechter met per gemeente het aandeel en de noemer{slot}"


def _namen(as_: Axes, punten: dict[str, tuple[float, float]], breedte: float) -> None:
    """Write each name beside its point: at the side where there is room, and not over the name below it."""
    vorige = -1e9
    hoogte = 0.06 * max(100.0 if max(y for _, y in punten.values()) > 70 else max(y for _, y in punten.values()), 1e-9)
    for naam, (x, y) in sorted(punten.items(), key=lambda een: een[1][1]):
        plek = max(y, vorige + hoogte) if abs(y - vorige) < hoogte or y < vorige else y
        rechts = x < 0.6 * breedte
        as_.annotate(
            naam, (x, plek), xytext=(7 if rechts else -7, 0), textcoords="offset points", va="center",
            ha="left" if rechts else "right", fontsize=8.5,
        )  # fmt: skip
        vorige = plek
