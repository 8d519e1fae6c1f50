"""Panels of bars over moments: each on the same scale, under each other on a phone, beside each other where it fits."""

import re
from collections.abc import Iterable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from monitorlib.notatie import getal
from monitorlib.render.figuren.letters import KLEIN, REGEL, breedte, in_regels
from monitorlib.render.figuren.rijen import Deel, hoogte_van_sleutel, sleutel
from monitorlib.render.figuren.stijl import BREEDTE, Doek, doek, kop, op
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.tijd.dagen import MAANDEN

_REGEL = REGEL * KLEIN
# Of the room of one moment, what its bar takes.
BALK = 0.66


def zet_panelen(
    koppen: Sequence[str],
    labels: Sequence[str],
    hoogte: float = 92.0,
    *,
    rechts: float = 0.0,
    boven: float = 18.0,
    uitleg: Sequence[Deel] = (),
) -> tuple[Doek, list[Axes]]:
    """Make a panel per heading, with a place per label along x; its bars can be `hoogte` px high.

    `rechts` is what is kept free beside the bars, `boven` above the highest of them. `uitleg` is the key of
    all panels, above them.
    """
    regels = max(len(in_regels(naam, BREEDTE - 10, 13, vet=True)) for naam in koppen)
    onder = 6 + max(label.count("\n") + 1 for label in labels) * _REGEL
    boven += 8 + regels * 17
    figuur, assen = doek(
        hoogte + boven + onder, len(koppen), leeg=True, boven=boven, onder=onder, rechts=rechts,
        kop=hoogte_van_sleutel(uitleg),
    )  # fmt: skip
    sleutel(figuur, uitleg)
    for as_, naam in zip(assen, koppen, strict=True):
        as_.set_xlim(-0.5, len(labels) - 0.5)
        kop(as_, "\n".join(in_regels(naam, BREEDTE - 10, 13, vet=True)), boven=boven - regels * 17 - 2)
        for plek in met_ruimte(labels, (BREEDTE - rechts) / len(labels)):
            as_.annotate(
                labels[plek], (plek, 0), xycoords=("data", "axes fraction"), xytext=(0, -4), ha="center", va="top",
                textcoords="offset points", fontsize=KLEIN, linespacing=1.1,
            )  # fmt: skip
    return figuur, assen


def balken(as_: Axes, reeks: pd.Series, kleuren: Sequence[str], verborgen: Sequence[bool]) -> None:
    """Draw a bar per moment, and in the place of a hidden one its sign."""
    aan = [plek for plek, weg in enumerate(verborgen) if not weg]
    hoogten, tinten = reeks.fillna(0).iloc[aan], [kleuren[plek] for plek in aan]
    as_.bar(aan, hoogten, width=BALK, color=tinten, linewidth=0)
    for plek in range(len(reeks)):
        if plek not in aan:
            as_.annotate(VERBORGEN, (plek, 0), xytext=(0, 3), textcoords="offset points", ha="center", va="bottom")


def met_ruimte(labels: Sequence[str], ruimte: float) -> list[int]:
    """Give which labels are written, from the last back, so that none touches the next."""
    breed = max(max(breedte(regel, KLEIN) for regel in label.split("\n")) for label in labels) + 5
    stap = -(-breed // ruimte)
    return [plek for plek in range(len(labels)) if not (len(labels) - 1 - plek) % stap]


def getallen_erbij(as_: Axes, reeks: pd.Series, woorden: Sequence[str], ruimte: float) -> None:
    """Write the number of each bar above it, or below it where it is negative; of many those that have room."""
    aan = [plek for plek in met_ruimte(woorden, ruimte) if pd.notna(reeks.iloc[plek])]
    for plek in aan:
        waarde = reeks.iloc[plek]
        as_.annotate(
            woorden[plek], (plek, waarde), xytext=(0, 3 if waarde >= 0 else -3), textcoords="offset points",
            ha="center", va="bottom" if waarde >= 0 else "top", fontsize=KLEIN,
        )  # fmt: skip


def getallen_in(as_: Axes, reeks: pd.Series, kleuren: Sequence[str], ruimte: float) -> None:
    """Write the number of each bar at its foot, where no line for a goal comes; of a low bar it would stand out."""
    woorden = [getal(een) if pd.notna(een) else "" for een in reeks]
    for plek in met_ruimte(woorden, ruimte * BALK):
        if pd.notna(reeks.iloc[plek]):
            as_.annotate(woorden[plek], (plek, 0), xytext=(0, 3), textcoords="offset points", ha="center", va="bottom",
                         fontsize=KLEIN, color=op(kleuren[plek]))  # fmt: skip


def koppen_van(perioden: Iterable[object]) -> list[str]:
    """Write moments under each other where that makes them narrower: '1e kw' above '2016', 'jun' above '2024'."""
    return [re.sub(r" (?=\d{4}$)", "\n", kort(str(een))) for een in perioden]


def kort(periode: str) -> str:
    """Write a month in a name with three letters: 'jun 2024'."""
    for maand in MAANDEN:
        periode = periode.replace(maand, maand[:3] if maand != "maart" else "mrt")
    return periode.removeprefix("t/m ")
