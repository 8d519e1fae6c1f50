"""A share: part of the rows of a measure over all of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ibis.expr.types import BooleanValue, NumericScalar, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.registers.meting import Meting, Waar, geteld
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.errors import CalculationError


@dataclass(frozen=True, repr=False)
class Aandeel:
    """A share: part of the rows of a measure over all of them, in %; `per` counts both at once and divides."""

    waar: Waar
    geheel: Meting
    regel: str
    decimalen: int = 1

    def __repr__(self) -> str:
        return f"Aandeel in %: {self.regel}\n{self.geheel!r}"

    def per(self, *kolommen: str) -> Cijfers:
        """Give 100 × deel / geheel; 'niet te bepalen' where the noemer is zero or either cannot be given."""
        tel = self.geheel.tel
        getallen: list[Callable[[Table], NumericScalar]] = [
            lambda tabel: tel(tabel, None),
            lambda tabel: tel(tabel, self._waar(tabel)),
        ]
        geheel, deel = geteld((self.geheel, self.deel), kolommen, self.geheel.waar, getallen)
        aandeel = verhouding(deel, geheel, factor=100, eenheid="%", decimalen=self.decimalen, regel=self.regel)
        kenmerken = {
            cel: replace(een, begrip=f"{een.begrip}, aandeel {self.regel}")
            for cel, een in geheel.regels.kenmerken.items()
            if cel in aandeel.cellen()
        }
        return replace(aandeel, regels=replace(aandeel.regels, kenmerken=kenmerken))

    @property
    def deel(self) -> Meting:
        """The part as a measure of its own."""
        return self.geheel.en(self._waar)

    def _waar(self, tabel: Table) -> BooleanValue:
        waar = self.waar(tabel)
        if not isinstance(waar, BooleanValue):
            raise CalculationError(
                f"Het deel van een aandeel ({self.regel}) is een voorwaarde, zoals "
                f"lambda rijen: rijen.leveringsvorm == 'PGB'; gegeven is een {type(waar).__name__}."
            )
        return waar


def aandeel(geheel: Meting, deel: Waar, regel: str) -> Aandeel:
    """Make the share of the rows of a measure for which `deel` holds."""
    return Aandeel(deel, geheel, regel)
