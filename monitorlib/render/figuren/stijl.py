"""How every figure looks: colours that survive colour-blindness and print, Dutch axes, the same bytes every time.

A figure is drawn as wide as the text of a page on a phone, one unit for one px, and grows with the page.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis, YAxis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from monitorlib.notatie import getal
from monitorlib.render.figuren.inline_svg import Tekenaar
from monitorlib.render.figuren.letters import KLEIN, KOP, LETTER
from monitorlib.render.figuren.letters import breedte as breedte_van

# Okabe and Ito's set, darkened until each has 3:1 on white; neighbours differ in lightness, so grey print works.
KLEUREN = ("#0b4f6c", "#d08a1d", "#5a9bb8", "#8c3b4a", "#6b8e3d", "#5b5b8f")
# An ordered scale, from little to much; the lightest too must be seen on white.
TINTEN = ("#7595a8", "#638498", "#4f7187", "#355a70", "#1f4559", "#0a3040")
NADRUK, RUSTIG, INKT, RASTER = "#0b4f6c", "#9aa5ab", "#22313a", "#d9dfe2"
# One colour, one meaning: grey is earlier, orange strikes the eye, purple is more and ochre less; whether more is good
# is said in words. Purple and ochre stay apart for who sees no red or no green.
TOEN, OPVALLEND = "#76828a", "#b4571b"
MEER, MINDER = "#6a4c93", "#8f6d00"
# The ground of the page, and the letters on a plane: a light one has dark letters, a dark one light letters.
GROND, OP_DONKER, OP_LICHT = "#fcfbf8", "#ffffff", "#111111"

# What the stylesheet of the page calls each: it gives them other colours in the dark, on paper and on request.
_NAMEN = {
    **{kleur: f"--f{nummer}" for nummer, kleur in enumerate(KLEUREN, 1)},
    **{tint: f"--t{nummer}" for nummer, tint in enumerate(TINTEN, 1)},
    RUSTIG: "--frustig", RASTER: "--fraster", TOEN: "--ftoen", OPVALLEND: "--fopvallend",
    MEER: "--fmeer", MINDER: "--fminder", GROND: "--fgrond",
    OP_DONKER: "--fop", OP_LICHT: "--flicht",
}  # fmt: skip
_KLEUREN = {**{kleur: f"var({naam},{kleur})" for kleur, naam in _NAMEN.items()}, INKT: "currentColor"}

# The text of a page on a phone of 375 px.
BREEDTE = 343.0

_RC: Any = {
    "font.size": LETTER,
    "axes.edgecolor": RASTER,
    "axes.labelcolor": INKT,
    "axes.labelsize": KLEIN,
    "axes.titlesize": KOP,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    # Nothing stands above an axis but its title; by itself it measures all labels, each time, to find that out.
    "axes.titley": 1.0,
    "text.color": INKT,
    "text.parse_math": False,
    "xtick.color": INKT,
    "ytick.color": INKT,
    "xtick.labelsize": KLEIN,
    "ytick.labelsize": KLEIN,
    "grid.color": RASTER,
    "figure.dpi": 72,
    # No frame, no ticks, and a grid where a figure asks for one: what is made and then taken away costs as much.
    "axes.grid": False,
    **{f"axes.spines.{kant}": False for kant in ("left", "right", "top", "bottom")},
    **{f"{as_}tick.{soort}.size": 0.0 for as_ in "xy" for soort in ("major", "minor")},
}


@contextmanager
def huisstijl() -> Iterator[None]:
    """Draw within the project's style; nothing of it stays behind."""
    with sns.axes_style("whitegrid"), matplotlib.rc_context(_RC):
        yield


class Doek(Figure):
    """A figure of panels under each other, each `breed` × `paneel` px, under `kop` px for what holds for them all."""

    kop = 0.0
    paneel = 0.0
    breed = BREEDTE


class _ZonderStappenX(XAxis):
    """Numbers along x that are never written."""

    majorTicks, minorTicks = (), ()  # type: ignore[assignment]


class _ZonderStappenY(YAxis):
    """Numbers along y that are never written."""

    majorTicks, minorTicks = (), ()  # type: ignore[assignment]


class LeegVlak(Axes):
    """Axes that draw nothing by themselves; they make no steps that nobody sees, which is half the work of a figure."""

    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _ZonderStappenX(self, clear=False), _ZonderStappenY(self, clear=False)
        for kant, as_ in (("bottom", self.xaxis), ("top", self.xaxis), ("left", self.yaxis), ("right", self.yaxis)):
            self.spines[kant].register_axis(as_)

    def clear(self) -> None:
        """Begin anew, with nothing drawn."""
        super().clear()
        self.set_axis_off()


def doek(
    hoogte: float,
    panelen: int = 1,
    *,
    leeg: bool = False,
    links: float = 0.0,
    rechts: float = 0.0,
    boven: float = 0.0,
    onder: float = 0.0,
    kop: float = 0.0,
    breedte: float = BREEDTE,
) -> tuple[Doek, list[Axes]]:
    """Make a figure with panels under each other, each `hoogte` px high with these margins around its axes.

    Without pyplot, so that nothing has to be closed. Each panel becomes a drawing of its own, so that a wide page has
    them beside each other. With `leeg` the axes draw nothing by themselves.
    """
    heel = hoogte * panelen + kop
    figuur = Doek(figsize=(BREEDTE / 72, heel / 72), dpi=72)
    figuur.kop, figuur.paneel, figuur.breed = kop, hoogte, breedte
    breed, hoog = (breedte - links - rechts) / BREEDTE, (hoogte - boven - onder) / heel
    assen = [
        figuur.add_axes(
            (links / BREEDTE, 1 - (kop + (nummer + 1) * hoogte - onder) / heel, breed, hoog),
            axes_class=LeegVlak if leeg else Axes,
        )
        for nummer in range(panelen)
    ]
    return figuur, assen


def kop(as_: Axes, tekst: str, *, boven: float = 6.0, **look: Any) -> None:
    """Write what stands above axes, from the left side of the figure on."""
    vak = as_.get_position()
    as_.set_title(tekst, x=-vak.x0 / vak.width, pad=boven, **look)


def svg(figuur: Doek) -> list[str]:
    """Write a figure as SVG, one per panel after what holds for them all; the same numbers give the same bytes."""
    with huisstijl():
        tekenaar = Tekenaar(figuur, _KLEUREN)
        los: list[Any] = [*figuur.artists, *figuur.texts]
        smal = "smal" if figuur.breed < BREEDTE else ""
        delen = [_paneel(tekenaar, los, (0, BREEDTE, figuur.kop), "sleutel")] if figuur.kop else []
        for nummer, as_ in enumerate(figuur.axes):
            wat = [*los, as_] if not delen else [as_]
            delen.append(
                _paneel(tekenaar, wat, (figuur.kop + nummer * figuur.paneel, figuur.breed, figuur.paneel), smal)
            )
    return delen


def _paneel(tekenaar: Tekenaar, wat: Sequence[Any], plek: tuple[float, float, float], klasse: str) -> str:
    tekenaar.boven, breed, hoog = plek
    tekenaar.delen = []
    for een in wat:
        if isinstance(een, Axes):
            een.patch.set_visible(False)
            for kind in een.get_children():
                kind.set_clip_on(False)
        een.draw(tekenaar)
    is_een = f' class="{klasse}"' if klasse else ""
    return f'<svg{is_een} viewBox="0 0 {breed:.0f} {hoog:.0f}">{"".join(tekenaar.delen)}</svg>'


def getallen_langs(as_: Axis, deler: float = 1, decimalen: int = 0, achter: str = "") -> None:
    """Write the ticks of an axis in Dutch notation, each with its unit behind it."""
    as_.set_major_formatter(FuncFormatter(lambda waarde, _: getal(waarde / deler, decimalen) + achter))


def verdeel(as_: Axis, achter: str = "", stappen: int = 4) -> None:
    """Give an axis a few round steps, written with as many decimals as they need."""
    as_.set_major_locator(MaxNLocator(stappen, steps=[1, 2, 5, 10]))
    plekken = as_.get_majorticklocs()
    stap = abs(plekken[1] - plekken[0]) if len(plekken) > 1 else 1
    getallen_langs(as_, decimalen=0 if stap >= 1 else 1 if stap >= 0.1 else 2, achter=achter)


def op(kleur: str) -> str:
    """Give the colour of text on a colour: dark on light, white on dark."""
    rood, groen, blauw = (int(kleur[plek : plek + 2], 16) for plek in (1, 3, 5))
    return OP_DONKER if 0.299 * rood + 0.587 * groen + 0.114 * blauw < 118 else OP_LICHT


def past(tekst: str, ruimte: float, grootte: float = LETTER) -> bool:
    """Tell whether a text fits in a room of so many px, with some air on both sides."""
    return breedte_van(tekst, grootte) + 6 <= ruimte
