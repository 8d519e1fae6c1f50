"""Where a page is within a site of several editions, and what lies around it."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from monitorlib.tijd.periode import Periode

VOORPAGINA = "index"


@dataclass(frozen=True)
class Buur:
    """A page of an edition: its period in words, its address from here, and the tables and figures that it holds."""

    periode: str
    href: str
    adressen: frozenset[str] = frozenset()
    hier: bool = False


@dataclass(frozen=True)
class Standplaats:
    """Where a page is: its folder on the site; `edities` are all of its region, the newest first."""

    map: str
    edities: tuple[Buur, ...] = ()
    eerder: Buur | None = None
    later: Buur | None = None
    # What a reader can choose one of.
    gemeenten: tuple[str, ...] = ()

    @property
    def wortel(self) -> str:
        """The way to the top of the site."""
        return "../" * len(self.map.split("/")) if self.map else ""


@dataclass(frozen=True)
class Editieopdracht:
    """What is needed to write an edition on the site: the place of each page, the files that go along, the folder."""

    naam: str
    lezers: str
    plekken: Mapping[str, Standplaats]
    mee: tuple[str, ...]
    folder: Path


class Editiemap(Protocol):
    """What is asked of an edition on the site: its place, its period, and what is on each of its pages."""

    @property
    def map(self) -> str:
        """Its folder within the site; without the period that of its series."""

    @property
    def reeks(self) -> tuple[str, ...]:
        """What it has in common with the editions before and after it."""

    @property
    def periode(self) -> Periode:
        """What it is about."""

    @property
    def gemeentenamen(self) -> tuple[str, ...]:
        """The gemeenten in its tables."""

    @property
    def adressen(self) -> Mapping[str, frozenset[str]]:
        """Of each chapter the ids of its tables and figures."""


def plek_van(hier: Editiemap, naam: str, alle: Sequence[Editiemap]) -> Standplaats:
    """Give the place of a page; the same page of another edition, where that has no such page its front page."""
    reeks = sorted((een for een in alle if een.reeks == hier.reeks), key=lambda een: een.periode.peildatum)
    buren = [_buur(een, naam, hier) for een in reeks]
    plaats = [buur.hier for buur in buren].index(True)
    rand = [None, *buren, None]
    return Standplaats(hier.map, tuple(reversed(buren)), rand[plaats], rand[plaats + 2], hier.gemeentenamen)


def _buur(een: Editiemap, naam: str, hier: Editiemap) -> Buur:
    pagina = naam if naam in een.adressen else VOORPAGINA
    href = posixpath.relpath(f"{een.map}/{pagina}.html", hier.map)
    return Buur(een.periode.label, href, een.adressen.get(naam, frozenset()), een.map == hier.map)
