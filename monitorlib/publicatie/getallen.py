"""The numbers that an edition publishes, each with what it is: from its build, and as they are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitorlib.editie.layout import Layout
from monitorlib.editie.stand import Cijferstand
from monitorlib.errors import SourceError
from monitorlib.notatie import rond
from monitorlib.pagina.beeld import Celbeeld
from monitorlib.publicatie.plaatsen import GETALLEN, vastgelegd
from monitorlib.publicatie.rijen import lees_csv
from monitorlib.review.bouw import Bouw

_PIJL = " › "


@dataclass(frozen=True)
class Openbaargetal:
    """A number as a page shows it: where it stands, what it is, and whether it may still change.

    `begrip`, `moment` and `delen` say what it is, empty where that is not known; `waarde` is written with a point, as
    rounded as the page shows it.
    """

    hoofdstuk: str
    tabel: str
    cel: str
    begrip: str
    moment: str
    delen: str
    waarde: str
    eenheid: str
    stand: str

    @property
    def decimalen(self) -> int:
        """How many decimals it is shown with."""
        return len(self.waarde.partition(".")[2])

    @property
    def plaats(self) -> tuple[str, str, str]:
        """Where it stands."""
        return self.hoofdstuk, self.tabel, self.cel

    @property
    def wat(self) -> tuple[str, str, str, str]:
        """What it is, with its unit; no number is known by an empty one."""
        return self.begrip, self.moment, self.delen, self.eenheid


def getallen_van(bouw: Bouw, stand: Cijferstand) -> list[Openbaargetal]:
    """List the numbers of a build in the order of its pages; `stand` says which of them may still change."""
    return [
        _getal((hoofdstuk, tabel), cel, beeld, stand.van(hoofdstuk, tabel, getoond.bronnen, _momenten(beeld)).woord)
        for hoofdstuk, van in bouw.hoofdstukken.items()
        for tabel, getoond in van.getoond.items()
        for cel, beeld in getoond.cellen.items()
        if beeld.inhoud.telt
    ]


def _momenten(beeld: Celbeeld) -> list[str]:
    return [beeld.kenmerk.moment] if beeld.kenmerk else []


def lees_getallen(layout: Layout, editie: str) -> list[Openbaargetal] | None:
    """Read the numbers that an edition, by its name, published; None when no record of that is kept.

    Raises `SourceError` with the row of what cannot be read.
    """
    path = vastgelegd(layout, editie, GETALLEN)
    if not path.exists():
        return None
    gelezen = lees_csv(Openbaargetal, path, layout)
    for nummer, een in enumerate(gelezen, 2):
        if not _is_getal(een.waarde):
            raise SourceError(
                f"{layout.shown(path)}, rij {nummer}: '{een.waarde}' is geen getal. Zet het bestand terug."
            )
    return gelezen


def is_vastgelegd(layout: Layout, editie: str) -> Path | None:
    """Give the record of what an edition published; None when it is not there."""
    path = vastgelegd(layout, editie, GETALLEN)
    return path if path.is_file() else None


def per_wat(getallen: Sequence[Openbaargetal]) -> Iterator[tuple[tuple[str, str, str, str], Openbaargetal]]:
    """Give each number that is known by what it is, once: where it is shown with most decimals."""
    beste: dict[tuple[str, str, str, str], Openbaargetal] = {}
    for een in getallen:
        if een.moment and (een.wat not in beste or een.decimalen > beste[een.wat].decimalen):
            beste[een.wat] = een
    yield from beste.items()


def _getal(waar: tuple[str, str], cel: tuple[str, ...], beeld: Celbeeld, stand: str) -> Openbaargetal:
    inhoud, kenmerk = beeld.inhoud, beeld.kenmerk
    decimalen = max(0, inhoud.decimalen)
    begrip, moment = (kenmerk.begrip, kenmerk.moment) if kenmerk else ("", "")
    delen = "; ".join(f"{kolom}={lid}" for kolom, lid in sorted(kenmerk.delen)) if kenmerk else ""
    # A number that rounds to zero has no sign.
    waarde = f"{rond(inhoud.waarde, decimalen) + 0.0:.{decimalen}f}"
    return Openbaargetal(*waar, _PIJL.join(cel), begrip, moment, delen, waarde, inhoud.eenheid, stand)


def _is_getal(tekst: str) -> bool:
    heel, punt, rest = tekst.removeprefix("-").partition(".")
    return heel.isdecimal() and (rest.isdecimal() if punt else True)
