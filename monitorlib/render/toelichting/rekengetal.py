"""A number in an expression of a toelichting that was calculated with cells, and keeps so through arithmetic.

What is calculated with a number that is not exact is not exact either. A calculation has its source in cells when

- only cells are added to each other and subtracted from each other. A literal may scale (`* 100`, `/ 3`), and it may
  be the whole of a share (`100 - cel(...)`, `cel(...) / cel(...) - 1`); any other literal term is a number of its own;
- the outcome would be another one if the cells held other numbers: `cel(...) * 0 + 42` is 42, whatever the cell says.
"""

from collections.abc import Callable, Hashable
from math import isclose
from operator import add, mul, sub, truediv
from typing import Self
from zlib import crc32

from monitorlib.notatie import PROCENTPUNT
from monitorlib.render.toelichting.oordeel import Oordeel
from monitorlib.sources.declared.declaration import BENADERINGEN

# A share and its rest make 1, or 100 %.
_GEHEEL = (1, 100)


class Rekengetal(float):
    """A float that knows what it would be if the cells held other numbers, and whether it is exact."""

    anders: float
    ongeveer: bool
    zuiver: bool
    eenheid: str

    def __new__(
        cls, waarde: float, anders: float, *, ongeveer: bool = False, zuiver: bool = True, eenheid: str = ""
    ) -> Self:
        zelf = super().__new__(cls, waarde)
        zelf.anders, zelf.ongeveer, zelf.zuiver, zelf.eenheid = anders, ongeveer, zuiver, eenheid
        return zelf

    @classmethod
    def van_cel(cls, waarde: float, plaats: Hashable, *, ongeveer: bool = False, eenheid: str = "") -> Self:
        """Make the number of a cell; its place gives the other number, so that no two cells have the same."""
        return cls(waarde, proefwaarde(plaats), ongeveer=ongeveer, eenheid=eenheid)

    @property
    def gebrond(self) -> bool:
        """Tell whether this number follows from cells."""
        return self.zuiver and not isclose(self, self.anders)

    @property
    def woord(self) -> str:
        """The word to write before it: 'ca. ' when it is not exact, else nothing."""
        return f"{BENADERINGEN[0]} " if self.ongeveer else ""

    def __add__(self, ander: float) -> "Rekengetal":
        return self._met(ander, add, mag=not ander)

    def __sub__(self, ander: float) -> "Rekengetal":
        return self._met(ander, sub, mag=ander in (0, *_GEHEEL))

    def __rsub__(self, ander: float) -> "Rekengetal":
        return self._met(ander, lambda zelf, geheel: geheel - zelf, mag=ander in (0, *_GEHEEL))

    def __mul__(self, ander: float) -> "Rekengetal":
        return self._met(ander, mul, mag=True)

    def __truediv__(self, ander: float) -> "Rekengetal":
        return self._met(ander, truediv, mag=True)

    def __rtruediv__(self, ander: float) -> "Rekengetal":
        return self._met(ander, lambda zelf, deeltal: deeltal / zelf, mag=True)

    def __neg__(self) -> "Rekengetal":
        return self._zelfde(-float(self), -self.anders)

    def __abs__(self) -> "Rekengetal":
        return -self if self < 0 else self

    def __round__(self, decimalen: int | None = None) -> "Rekengetal":  # type: ignore[override]
        # Rounding is notation: what it would be otherwise stays as it was.
        return self._zelfde(round(float(self), decimalen or 0), self.anders)

    __radd__, __rmul__ = __add__, __mul__
    __hash__ = float.__hash__

    def __lt__(self, ander: float) -> Oordeel:  # type: ignore[override, misc]
        return self._tegen("<", ander)

    def __le__(self, ander: float) -> Oordeel:  # type: ignore[override, misc]
        return self._tegen("<=", ander)

    def __gt__(self, ander: float) -> Oordeel:  # type: ignore[override, misc]
        return self._tegen(">", ander)

    def __ge__(self, ander: float) -> Oordeel:  # type: ignore[override, misc]
        return self._tegen(">=", ander)

    def __eq__(self, ander: object) -> Oordeel:  # type: ignore[override]
        return self._tegen("==", ander)

    def __ne__(self, ander: object) -> Oordeel:  # type: ignore[override]
        return self._tegen("!=", ander)

    def _tegen(self, teken: str, ander: object) -> Oordeel:
        """Compare with a number; it tests something when either of the two is of a cell."""
        if not isinstance(ander, int | float):
            return Oordeel(self, teken, float("nan"), gebrond=False)
        gebrond = self.gebrond or (isinstance(ander, Rekengetal) and ander.gebrond)
        return Oordeel(self, teken, ander, gebrond=gebrond)

    def _zelfde(self, waarde: float, anders: float) -> "Rekengetal":
        return Rekengetal(waarde, anders, ongeveer=self.ongeveer, zuiver=self.zuiver, eenheid=self.eenheid)

    def _met(self, ander: float, bewerking: Callable[[float, float], float], *, mag: bool) -> "Rekengetal":
        """Calculate with a number of cells, or with a literal where that may be (`mag`)."""
        if not isinstance(ander, int | float):
            return NotImplemented
        cel = ander if isinstance(ander, Rekengetal) else Rekengetal(ander, ander, zuiver=mag)
        return Rekengetal(
            bewerking(float(self), float(cel)),
            bewerking(self.anders, cel.anders),
            ongeveer=self.ongeveer or cel.ongeveer,
            zuiver=self.zuiver and cel.zuiver,
            eenheid=self._eenheid_met(cel, bewerking),
        )

    def _eenheid_met(self, ander: "Rekengetal", bewerking: Callable[[float, float], float]) -> str:
        """Give the unit of a sum or difference in one unit; a difference of percentages is in procentpunten."""
        if bewerking not in (add, sub) or self.eenheid != ander.eenheid:
            return ""
        return PROCENTPUNT if (bewerking, self.eenheid) == (sub, "%") else self.eenheid


def proefwaarde(plaats: Hashable) -> float:
    """Give a number that no cell holds, the same for the same place in every build."""
    return 1 + crc32(repr(plaats).encode()) / 2**16 + 2**-20
