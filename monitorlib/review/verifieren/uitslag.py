"""What came of making an edition again: what was held against what, and what is another."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from monitorlib.notatie import getal
from monitorlib.review.extra import zonder
from monitorlib.review.verifieren.cellen import PAKKET as NBVAL
from monitorlib.review.verifieren.cellen import Celvergelijking
from monitorlib.review.verschil import Bouwverschil

# Of what differs, so many are named on a terminal.
_GENOEMD = 10


@dataclass(frozen=True)
class Uitslag:
    """How many files are the same to the byte and which are not, and what differs for a reader."""

    editie: str
    omgeving: str
    commit: str
    gelijk: int
    anders: tuple[str, ...]
    verschil: Bouwverschil
    # None when the package that compares outputs is not there.
    cellen: Celvergelijking | None

    def vergeleken(self, soort: str) -> int:
        """Count the numbers that were compared: of each 'tabel', or of each 'figuur' that no table has."""
        getoond = (een for van in self.verschil.hoofdstukken for een in van.tabellen)
        return sum(een.vergeleken for een in getoond if een.naam.startswith(soort))

    @property
    def klopt(self) -> bool:
        """Tell whether everything came out the same, and something was compared."""
        cellen = self.cellen.anders if self.cellen else ()
        return self.gelijk > 0 and not (self.anders or self.verschil.anders or cellen)

    def regels(self) -> Iterator[str]:
        """Say it in lines: how it was made again, what was compared, what is another."""
        met = f", met de code van commit {self.commit[:12]}" if self.commit else ""
        yield f"{self.editie}: opnieuw gebouwd in {self.omgeving}{met}."
        aantal, alle = self.verschil.anders, self.gelijk + len(self.anders)
        yield (
            f"{getal(self.gelijk)} van {getal(alle)} bestanden zijn gelijk tot op de byte. Vergeleken zijn "
            f"{getal(self.vergeleken('tabel'))} getallen van tabellen en {getal(self.vergeleken('figuur'))} van "
            f"figuren; {getal(aantal) if aantal else 'geen'} daarvan {'zijn' if aantal > 1 else 'is'} anders."
        )
        yield from _genoemd(self.anders, "bestanden")
        yield from self._cellen()
        yield from (f"  {een.wat}: {een.was or '–'} → {een.is_nu or '–'}" for een in self._anders_gemaakt())
        yield "Klopt: de editie is te herhalen." if self.klopt else "Klopt niet: de editie is zo niet te herhalen."

    def als_json(self) -> dict[str, Any]:
        """Say it to a program."""
        return {
            "editie": self.editie,
            "omgeving": self.omgeving,
            "commit": self.commit or None,
            "klopt": self.klopt,
            "bestanden": {"gelijk": self.gelijk, "anders": list(self.anders)},
            "vergeleken": {soort: self.vergeleken(soort) for soort in ("tabel", "figuur")},
            "getallen_anders": self.verschil.anders,
            "cellen": asdict(self.cellen) if self.cellen else None,
        }

    def _cellen(self) -> Iterator[str]:
        if self.cellen is None:
            yield zonder("Uitkomsten per cel", NBVAL)
            return
        aantal = len(self.cellen.anders)
        yield (
            f"Met nbval zijn de uitkomsten van {getal(self.cellen.vergeleken)} cellen vergeleken; "
            f"{getal(aantal) if aantal else 'geen'} daarvan {'zijn' if aantal > 1 else 'is'} anders."
        )
        yield from _genoemd(self.cellen.anders, "cellen")

    def _anders_gemaakt(self) -> Iterator[Any]:
        yield from (*self.verschil.versies, *self.verschil.parameters, *self.verschil.bronnen)


def _genoemd(alle: Sequence[str], soort: str) -> Iterator[str]:
    """Name the first of what is another, and how many there are besides."""
    yield from (f"  anders: {een}" for een in alle[:_GENOEMD])
    if len(alle) > _GENOEMD:
        yield f"  en nog {getal(len(alle) - _GENOEMD)} {soort}"
