"""What differs between two builds, as values: numbers, tables, texts, code, sources and parameters."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitorlib.cijfers.kern.regels import Sleutel
from monitorlib.review.notebooks import Celwijziging


@dataclass(frozen=True)
class Celverschil:
    """A number that is another one now: where it stands, as both builds show it, and by how much.

    `zelfde` says that both are known to be of the same thing and moment: what differs then, was revised. Else the
    same place may be about another moment, as 'tegen vorig kwartaal' is.
    """

    cel: Sleutel
    was: str
    is_nu: str
    verschil: str
    zelfde: bool


@dataclass(frozen=True)
class Tabelverschil:
    """What differs in a table or figure; `vergeleken` is how many of its cells stood against an earlier one."""

    naam: str
    titel: str
    bronnen: tuple[str, ...]
    vergeleken: int
    anders: tuple[Celverschil, ...] = ()
    nieuw: int = 0
    weg: int = 0
    definitie: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.anders or self.nieuw or self.weg or self.definitie)


@dataclass(frozen=True)
class Tekstverschil:
    """What differs in a text: the sentences that went, and those that came."""

    waar: str
    weg: tuple[str, ...]
    nieuw: tuple[str, ...]


@dataclass(frozen=True)
class Hoofdstukverschil:
    """What differs in a chapter; `stand` is 'nieuw' or 'vervallen' where the other build has none."""

    naam: str
    titel: str
    stand: str = ""
    tabellen: tuple[Tabelverschil, ...] = ()
    teksten: tuple[Tekstverschil, ...] = ()
    code: tuple[str, ...] = ()
    # The cells of its notebook that came, went or are written otherwise.
    cellen: tuple[Celwijziging, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stand or self.teksten or self.code or self.cellen or any(map(bool, self.tabellen)))


@dataclass(frozen=True)
class Waardeverschil:
    """Something that both builds name, and its value in either; empty where one lacks it."""

    wat: str
    was: str
    is_nu: str


@dataclass(frozen=True)
class Bouwverschil:
    """All that differs between two builds, and how many numbers were held against each other."""

    was: str
    is_nu: str
    hoofdstukken: tuple[Hoofdstukverschil, ...]
    bronnen: tuple[Waardeverschil, ...]
    parameters: tuple[Waardeverschil, ...]
    versies: tuple[Waardeverschil, ...]
    # Whether the cells of notebooks were compared: for that a package must be there.
    met_notebooks: bool = False

    @property
    def vergeleken(self) -> int:
        """How many numbers of the later build stood against one of the earlier."""
        return sum(een.vergeleken for van in self.hoofdstukken for een in van.tabellen)

    @property
    def anders(self) -> int:
        """How many of them are another number now."""
        return len(list(self._cellen()))

    @property
    def herzien(self) -> int:
        """How many of those are known to be of the same thing and moment."""
        return sum(een.zelfde for een in self._cellen())

    def _cellen(self) -> Iterator[Celverschil]:
        return (cel for van in self.hoofdstukken for een in van.tabellen for cel in een.anders)
