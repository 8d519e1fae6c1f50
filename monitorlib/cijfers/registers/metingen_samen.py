"""Several measures of the same rows, counted by one query: a stand with its flows, things with their persons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ibis
from ibis.expr.types import NumericScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.meting import Meting, Waar, geteld


@dataclass(frozen=True)
class Samen:
    """Measures that are counted together: of the same rows at the same moments by one query."""

    metingen: tuple[Meting, ...]

    def per(self, *kolommen: str) -> list[Cijfers]:
        """Give of each measure what its own `per` gives."""
        eerste = self.metingen[0]
        if not all(een.telt_naast(eerste) for een in self.metingen):
            return [een.per(*kolommen) for een in self.metingen]
        voorwaarden = [een.waar for een in self.metingen if een.waar]
        alle = len(voorwaarden) == len(self.metingen)
        getallen = [_getal(een) for een in self.metingen]
        return geteld(self.metingen, kolommen, _een_van(voorwaarden) if alle else None, getallen)


def samen_geteld(*metingen: Meting) -> Samen:
    """Count measures together: `samen_geteld(stand(...), instroom(...)).per("gemeente")` gives cijfers of each."""
    return Samen(metingen)


def _getal(een: Meting) -> Callable[[Table], NumericScalar]:
    return lambda tabel: een.tel(tabel, een.waar(tabel) if een.waar else None)


def _een_van(voorwaarden: Sequence[Waar]) -> Waar:
    return lambda tabel: ibis.or_(*(waar(tabel) for waar in voorwaarden))
