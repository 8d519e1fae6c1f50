"""A number in an expression of a toelichting that is not exact: what is calculated with it is not exact either."""

from monitorlib.sources.declaration import BENADERINGEN


class Ongeveer(float):
    """A float that keeps through arithmetic that it is not exact."""

    def __add__(self, ander: float) -> "Ongeveer":
        return Ongeveer(float(self) + ander)

    def __sub__(self, ander: float) -> "Ongeveer":
        return Ongeveer(float(self) - ander)

    def __rsub__(self, ander: float) -> "Ongeveer":
        return Ongeveer(ander - float(self))

    def __mul__(self, ander: float) -> "Ongeveer":
        return Ongeveer(float(self) * ander)

    def __truediv__(self, ander: float) -> "Ongeveer":
        return Ongeveer(float(self) / ander)

    def __rtruediv__(self, ander: float) -> "Ongeveer":
        return Ongeveer(ander / float(self))

    def __neg__(self) -> "Ongeveer":
        return Ongeveer(-float(self))

    __radd__, __rmul__ = __add__, __mul__


def woord(waarde: float) -> str:
    """Give the word to write before a number: 'ca. ' when it is not exact, else nothing."""
    return f"{BENADERINGEN[0]} " if isinstance(waarde, Ongeveer) else ""
