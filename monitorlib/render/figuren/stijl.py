"""How every figure looks: colours that survive colour-blindness and print, Dutch axes, the same bytes every time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Doek
from matplotlib.ticker import FuncFormatter, MaxNLocator

from monitorlib.notatie import getal

# Okabe and Ito's set, darkened until each has 3:1 on white; neighbours differ in lightness, so grey print works.
KLEUREN = ("#0b4f6c", "#d08a1d", "#5a9bb8", "#8c3b4a", "#6b8e3d", "#5b5b8f")
# The lightest and the darkest tint of an ordered scale; the lightest too must be seen on white.
TINTEN = ("#7595a8", "#0a3040")
NADRUK, RUSTIG, INKT, RASTER = "#0b4f6c", "#9aa5ab", "#22313a", "#d9dfe2"
MEER, MINDER = "#b4571b", "#0b4f6c"

BREEDTE = 8.0

_RC: Any = {
    "svg.hashsalt": "monitor",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "axes.edgecolor": RASTER,
    "axes.labelcolor": INKT,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    # Nothing stands above an axis but its title; by itself it measures all labels, each time, to find that out.
    "axes.titley": 1.0,
    "text.color": INKT,
    "xtick.color": INKT,
    "ytick.color": INKT,
    "grid.color": RASTER,
    "figure.dpi": 100,
}


@contextmanager
def huisstijl() -> Iterator[None]:
    """Draw within the project's style; nothing of it stays behind."""
    with sns.axes_style("whitegrid"), matplotlib.rc_context(_RC):
        yield


def doek(
    hoogte: float, rijen: int = 1, kolommen: int = 1, *, breedte: float = BREEDTE, eigen_x: bool = False
) -> tuple[Doek, list[Axes]]:
    """Make a figure of the page's width with axes; without pyplot, so that nothing has to be closed.

    Panels share both scales; with `eigen_x` each has its own labels under it, which shared ones would overwrite.
    """
    figuur = Doek(figsize=(breedte, hoogte), layout="constrained")
    assen = figuur.subplots(rijen, kolommen, squeeze=False, sharex=not eigen_x, sharey=True)
    return figuur, list(assen.flat)


def vakken(
    leden: Sequence[Any], hoogte: float, *, boven: float = 0.0, eigen_x: bool = False
) -> tuple[Doek, list[tuple[Axes, Any]]]:
    """Make a figure with a panel per member, two beside each other; `hoogte` is of each row, `boven` above them all."""
    rijen = (len(leden) + 1) // 2
    figuur, assen = doek(boven + hoogte * rijen, rijen, 2, eigen_x=eigen_x)
    for as_ in assen[len(leden) :]:
        as_.set_visible(False)
    for as_, lid in zip(assen, leden, strict=False):
        as_.set_title(lid)
    return figuur, list(zip(assen, leden, strict=False))


def svg(figuur: Doek) -> bytes:
    """Write a figure as SVG; the same numbers give the same bytes.

    It is drawn once: `savefig` first draws it all to lay it out, which drawing does by itself.
    """
    with huisstijl():
        buffer = BytesIO()
        for vlak in (figuur.patch, *(as_.patch for as_ in figuur.axes)):
            vlak.set(facecolor="none", edgecolor="none")
        for as_ in (een for assen in figuur.axes for een in (assen.xaxis, assen.yaxis)):
            # A label without words needs no place, for which all labels are measured.
            if not as_.get_label_text():
                as_.set_label_coords(0.5, 0.5)
        FigureCanvasSVG(figuur).print_svg(buffer, metadata={"Date": None})  # type: ignore[no-untyped-call]
    return buffer.getvalue()


def getallen_langs(as_: object, deler: float = 1, decimalen: int = 0) -> None:
    """Write the ticks of an axis in Dutch notation."""
    as_.set_major_formatter(FuncFormatter(lambda waarde, _: getal(waarde / deler, decimalen)))  # type: ignore[attr-defined]


def verdeel(as_: Axis) -> None:
    """Give an axis a few round steps, written with as many decimals as they need."""
    as_.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    stappen = as_.get_majorticklocs()
    stap = abs(stappen[1] - stappen[0]) if len(stappen) > 1 else 1
    getallen_langs(as_, decimalen=0 if stap >= 1 else 1 if stap >= 0.1 else 2)


def kaal(as_: Axes, *, raster: str | None = None) -> None:
    """Take away what carries no information: frame, ticks, and the grid except along one axis."""
    sns.despine(ax=as_, left=True, bottom=True)
    as_.grid(False)
    if raster:
        as_.grid(True, axis=raster)  # type: ignore[arg-type]
    as_.set_axisbelow(True)
    as_.tick_params(length=0)
    as_.set_xlabel("")
    as_.set_ylabel("")
