"""What came of making an edition again: what was held against what, and what is another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitorlib.notatie import getal
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

    def vergeleken(self, soort: str) -> int:
        """Count the numbers that were compared: of each 'tabel', or of each 'figuur' that no table has."""
        getoond = (een for van in self.verschil.hoofdstukken for een in van.tabellen)
        return sum(een.vergeleken for een in getoond if een.naam.startswith(soort))

    @property
    def klopt(self) -> bool:
        """Tell whether everything came out the same, and something was compared."""
        return self.gelijk > 0 and not self.anders and not self.verschil.anders

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
        yield from (f"  anders: {naam}" for naam in self.anders[:_GENOEMD])
        if len(self.anders) > _GENOEMD:
            yield f"  en nog {getal(len(self.anders) - _GENOEMD)} bestanden"
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
        }

    def _anders_gemaakt(self) -> Iterator[Any]:
        yield from (*self.verschil.versies, *self.verschil.parameters, *self.verschil.bronnen)
