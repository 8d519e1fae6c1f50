"""The audit of what is written: a public folder, attacked with everything that stands in it and stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitorlib.errors import CalculationError
from monitorlib.privacy.toets.lezen.gevonden import lees_map
from monitorlib.privacy.toets.lezen.open_data import Wat
from monitorlib.privacy.toets.lezen.stelling import openbaar_van
from monitorlib.privacy.toets.oordeel import toets

Fout = tuple[str, str]


@dataclass(frozen=True)
class Toetsing:
    """What the audit found: what is wrong and where, how much is hidden, the narrowest interval, tables and sums."""

    fouten: Sequence[Fout]
    verborgen: int
    smalste: float
    tabellen: int
    optellingen: int


def toets_map(
    folder: Path, drempel: int, breedte: int, eerder: Mapping[Wat, int] | None = None, *, minstens: int = 1
) -> Toetsing:
    """Attack a public folder; `eerder` is what earlier public editions said of a number, by what it is.

    `minstens` is what a hidden count is at least: 1 where the policy always shows zeros.
    Raises `PublishError` for a file that cannot be read.
    """
    gelezen = lees_map(folder)
    openbaar = openbaar_van(gelezen, eerder or {})
    fouten, smalste, optellingen, verborgen = list(gelezen.fouten), float("inf"), 0, 0
    try:
        uitslag = toets(openbaar, drempel, breedte, minstens=minstens)
    except CalculationError as error:
        fouten.append((folder.name, str(error)))
    else:
        smalste, optellingen, verborgen = uitslag.smalste(drempel), uitslag.sommen, len(uitslag.intervallen)
        lekken = dict.fromkeys(een.plek for een in uitslag.lekken)
        fouten += [(tabel, f"{' / '.join(cel)} is te berekenen uit wat openbaar is") for tabel, cel in lekken]
    return Toetsing(fouten, verborgen, smalste, len(openbaar.tabellen), optellingen)
