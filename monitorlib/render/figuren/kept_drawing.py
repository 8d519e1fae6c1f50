"""A drawing of an indicator, drawn or kept: what it follows from, and its SVG."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, fields
from functools import cache
from typing import Any

import matplotlib

from monitorlib.files.kept import FIGURES, is_kept, kept_or_made
from monitorlib.indicatoren.meten.kept_points import als_json as punt_als_json
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.render.figuren.figuur import Beeld
from monitorlib.render.figuren.stijl import Doek, huisstijl, svg
from monitorlib.tijd.periode import Periode


def getekend(deel: str, reeks: Meetreeks, op: Periode, teken: Callable[[], tuple[Doek, str]]) -> tuple[Beeld, str]:
    """Give a part of the figure of an indicator with its form in words: drawn by `teken`, or as it was kept.

    `teken` draws from this `reeks` and `op`, and from nothing else.
    """
    if not is_kept(FIGURES):
        return teken()
    beeld, vorm = kept_or_made(
        FIGURES, lambda: [deel, str(op), _instellingen(), _als_json(reeks)], lambda: _als_svg(*teken())
    )
    return tuple(beeld), vorm


@cache
def _instellingen() -> str:
    """Hash the settings of matplotlib as they are here: who has a file of them, draws otherwise."""
    with huisstijl():
        return hashlib.sha256(repr(sorted(matplotlib.rcParams.items())).encode()).hexdigest()


def _als_svg(figuur: Doek, vorm: str) -> list[Any]:
    return [svg(figuur), vorm]


def _als_json(reeks: Meetreeks) -> dict[str, Any]:
    """Write all that a series holds but the function of its indicator: what it calculated stands in the points."""
    een = reeks.indicator
    return {
        **{veld.name: getattr(reeks, veld.name) for veld in fields(reeks)},
        "indicator": {veld.name: getattr(een, veld.name) for veld in fields(een) if veld.name != "bereken"},
        "punten": [punt_als_json(punt) for punt in reeks.punten],
        "doel": reeks.doel.model_dump(mode="json"),
        "spreiding": {stap: asdict(van) for stap, van in reeks.spreiding.items()},
    }
