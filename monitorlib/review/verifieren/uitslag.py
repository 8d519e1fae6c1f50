"""What came of making an edition again: what was held against what, and what is another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from monitorlib.notatie import getal
from monitorlib.review.bouw import Bouw
from monitorlib.review.verschil import Bouwverschil

# Of what differs, so many are named on a terminal.
_GENOEMD = 10


@dataclass(frozen=True)
class Uitslag:
    """The files that are the same to the byte and those that are not; the numbers of tables and of figures that were
    compared, and all that differs in what a reader sees."""

    editie: str
    omgeving: str
    commit: str
    gelijk: int
    anders: tuple[str, ...]
    in_tabellen: int
    in_figuren: int
    verschil: Bouwverschil

    @classmethod
    def van(
        cls,
        editie: str,
        omgeving: str,
        commit: str,
        toen: Mapping[str, str],
        weer: Mapping[str, str],
        bouw: Bouw,
        verschil: Bouwverschil,
    ) -> Self:
        """Hold the files of two builds against each other by their hashes."""
        anders = tuple(naam for naam in sorted({*toen, *weer}) if toen.get(naam) != weer.get(naam))
        getoond = [(naam, een) for van in bouw.hoofdstukken.values() for naam, een in van.getoond.items()]
        tabellen, figuren = (
            sum(len(een.cellen) for naam, een in getoond if naam.startswith(soort)) for soort in ("tabel", "figuur")
        )
        gelijk = sum(weer.get(naam) == hash_ for naam, hash_ in toen.items())
        return cls(editie, omgeving, commit, gelijk, anders, tabellen, figuren, verschil)

    @property
    def klopt(self) -> bool:
        """Tell whether everything came out the same, and something was compared."""
        return self.gelijk > 0 and not self.anders and not self.verschil.anders

    def regels(self) -> Iterator[str]:
        """Say it in lines: how it was made again, what was compared, what is another."""
        met = f", met de code van commit {self.commit[:12]}" if self.commit else ""
        yield f"{self.editie}: opnieuw gebouwd in {self.omgeving}{met}."
        yield (
            f"{getal(self.gelijk)} van {getal(self.gelijk + len(self.anders))} bestanden zijn gelijk tot op de byte. "
            f"Vergeleken zijn {getal(self.in_tabellen)} getallen van tabellen en {getal(self.in_figuren)} van figuren; "
            f"{getal(self.verschil.anders) if self.verschil.anders else 'geen'} daarvan "
            f"{'is' if self.verschil.anders < 2 else 'zijn'} anders."
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
            "getallen": {"tabellen": self.in_tabellen, "figuren": self.in_figuren, "anders": self.verschil.anders},
        }

    def _anders_gemaakt(self) -> Iterator[Any]:
        yield from (*self.verschil.versies, *self.verschil.parameters, *self.verschil.bronnen)
