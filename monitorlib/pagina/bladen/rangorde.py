"""Which changes of an edition matter most to a reader.

Own choice: no public definition ranks the changes of a monitor. A change weighs the root of its size times its part of
the whole, omvang × (omvang / geheel): size alone names the largest table each time, the part alone the smallest (two
klachten become four). Of a table the heaviest of the whole and its gemeenten counts, so that what one gains and another
loses is not lost. What was tested weighs besides how far it is from chance, in standard deviations; what was tested and
fits chance is no change; what was never tested is weighed by size alone. People and euros are ranked apart: no number
of euros is worth a person. The largest change in size is always listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

from monitorlib.pagina.bladen.feit import Feit

Groep = Literal["mensen", "geld"]
# Smaller is no surer: about five standard deviations.
_KLEINSTE_P = 1e-6
GROEPEN: dict[Groep, str] = {"mensen": "Mensen en hulp", "geld": "Geld"}


@dataclass(frozen=True)
class Regel:
    """One change in words, with what it weighs; `omvang` is in people, things or euros.

    `plaats` and `bron` lead to the table that says it. `registratie` names the faults that it can come from.
    """

    tekst: str
    klasse: str
    omvang: float
    gewicht: float
    plaats: str = ""
    bron: str = ""
    registratie: tuple[str, ...] = ()
    # The same change, for who tells it in sentences.
    feit: Feit | None = None


@dataclass(frozen=True)
class Onderwerp:
    """One concept that changed: what tables and an indicator say of it, and where it stands."""

    naam: str
    groep: Groep
    over: str
    plaats: str
    regels: tuple[Regel, ...]

    @property
    def gewicht(self) -> float:
        return max(regel.gewicht for regel in self.regels)

    @property
    def omvang(self) -> float:
        return max(regel.omvang for regel in self.regels)

    @property
    def feit(self) -> Feit | None:
        """The heaviest of its changes."""
        return max(self.regels, key=lambda regel: regel.gewicht).feit

    @property
    def registratie(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tekst for regel in self.regels for tekst in regel.registratie))


def gewicht(omvang: float, geheel: float, p: float | None = None) -> float:
    """Weigh a change of so many out of so many; with the p-value of its test when it was tested."""
    naar_omvang = omvang / sqrt(geheel) if geheel else 0.0
    return naar_omvang if p is None else naar_omvang - NormalDist().inv_cdf(max(p, _KLEINSTE_P) / 2)


def gerangschikt(onderwerpen: Iterable[Onderwerp], groep: Groep) -> list[Onderwerp]:
    """Give the subjects of a group that changed, the heaviest first."""
    return _zwaarste([een for een in onderwerpen if een.groep == groep and een.omvang])


def ten_hoogste(onderwerpen: Sequence[Onderwerp], aantal: int) -> list[Onderwerp]:
    """Keep the first so many of ranked subjects; the largest in size is one of them."""
    eerst = list(onderwerpen[:aantal])
    grootste = max(onderwerpen, key=lambda een: een.omvang, default=None)
    return eerst if grootste is None or grootste in eerst else _zwaarste([*eerst[:-1], grootste])


def _zwaarste(onderwerpen: Sequence[Onderwerp]) -> list[Onderwerp]:
    return sorted(onderwerpen, key=lambda een: (-een.gewicht, een.naam))
