"""A hidden number in an expression of a toelichting: whatever is calculated with it is hidden, and nothing follows.

Who only writes it, writes its sign. Who lets a sentence or a branch depend on it, says what nobody may know: that is
noted with the cell, and keeps the edition inside until the text says something else there.
"""

from typing import Any, Self

from monitorlib.render.toelichting.oordeel import Oordeel
from monitorlib.render.toelichting.rekengetal import Rekengetal

Plaats = tuple[str, ...]
_NAN = float("nan")


class VerborgenGetal(Rekengetal):
    """A number that is gone: its place, and the list in which is noted that something depended on it."""

    plaats: Plaats
    gevraagd: list[Plaats]

    @classmethod
    def op(cls, plaats: Plaats, gevraagd: list[Plaats]) -> Self:
        """Make the hidden number of a cell."""
        zelf = cls(_NAN, _NAN)
        zelf.plaats, zelf.gevraagd = plaats, gevraagd
        return zelf

    def _ook(self, *_: Any) -> "VerborgenGetal":
        return VerborgenGetal.op(self.plaats, self.gevraagd)

    def _oordeel(self, _: object) -> Oordeel:
        return NietTeZeggen.over(self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _ook
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _ook
    __neg__ = __abs__ = __round__ = _ook  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _oordeel
    __hash__ = float.__hash__

    def __bool__(self) -> bool:
        self.gevraagd.append(self.plaats)
        return False


class NietTeZeggen(Oordeel):
    """A comparison with a hidden number: it neither holds nor fails, and who asks is noted."""

    getal: VerborgenGetal

    @classmethod
    def over(cls, getal: VerborgenGetal) -> Self:
        """Make the comparison with this number."""
        zelf = cls(_NAN, "==", _NAN, gebrond=True)
        zelf.getal = getal
        return zelf

    def __bool__(self) -> bool:
        return bool(self.getal)


def verborgen_in(waarden: tuple[object, ...]) -> list[VerborgenGetal]:
    """Give the hidden numbers among numbers and comparisons."""
    return [
        een.getal if isinstance(een, NietTeZeggen) else een
        for een in waarden
        if isinstance(een, NietTeZeggen | VerborgenGetal)
    ]
