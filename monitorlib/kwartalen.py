"""Several quarters as one value: what is said of them is said of each, and one query counts them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from monitorlib.kwartaal import Kwartaal, Moment

M = TypeVar("M", bound=Moment)


@dataclass(frozen=True)
class Elk(Sequence[M]):
    """A moment of each of several quarters, or a few of each: where the number of that quarter is measured.

    Cijfers over them have the quarters as dimension `periode`; with a few of each also a dimension `moment`, which
    numbers them. They are in the borders of the quarter that they are of, not in those of the moment.
    """

    kwartalen: tuple[Kwartaal, ...]
    momenten: tuple[tuple[M, ...], ...]
    enkel: bool = True

    @overload
    def __getitem__(self, plek: int) -> M: ...
    @overload
    def __getitem__(self, plek: slice) -> Sequence[M]: ...
    def __getitem__(self, plek: int | slice) -> M | Sequence[M]:
        return tuple(een for van in self.momenten for een in van)[plek]

    def __len__(self) -> int:
        return sum(map(len, self.momenten))


@dataclass(frozen=True)
class Kwartalen(Sequence[Kwartaal]):
    """The quarters of which an indicator gives its number, oldest first.

    `perioden.vorige` are the quarters before each: what is counted in them belongs to the quarter after.
    """

    kwartalen: tuple[Kwartaal, ...]

    @overload
    def __getitem__(self, plek: int) -> Kwartaal: ...
    @overload
    def __getitem__(self, plek: slice) -> Sequence[Kwartaal]: ...
    def __getitem__(self, plek: int | slice) -> Kwartaal | Sequence[Kwartaal]:
        return self.kwartalen[plek]

    def __len__(self) -> int:
        return len(self.kwartalen)

    @property
    def vorige(self) -> Elk[Kwartaal]:
        return self.elk(lambda kwartaal: kwartaal.vorige)

    def elk(self, moment: Callable[[Kwartaal], M]) -> Elk[M]:
        """Give another moment of each quarter: `perioden.elk(Jaar)` are the years that end with them."""
        return Elk(self.kwartalen, tuple((moment(kwartaal),) for kwartaal in self.kwartalen))

    def elk_van(self, momenten: Callable[[Kwartaal], Sequence[M]]) -> Elk[M]:
        """Give a few moments of each quarter, to take together: its peildata, the quarters of its year until it."""
        return Elk(self.kwartalen, tuple(tuple(momenten(kwartaal)) for kwartaal in self.kwartalen), enkel=False)
