"""Several periods as one value: what is said of them is said of each, and one query counts them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from monitorlib.tijd.moment import Moment
from monitorlib.tijd.periode import WACHT, Periode

M = TypeVar("M", bound=Moment)


@dataclass(frozen=True)
class Elk(Sequence[M]):
    """A moment of each of several periods, or a few of each: where the number of that period is measured.

    Cijfers over them have the periods as dimension `periode`; with a few of each also a dimension `moment`, which
    numbers them. They are in the borders of the period that they are of, not in those of the moment.
    """

    perioden: tuple[Periode, ...]
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
class Perioden(Sequence[Periode]):
    """The periods of which an indicator gives its number, oldest first.

    `perioden.vorige` are the periods before each: what is counted in them belongs to the period after. Of months it is
    the one of three months earlier: so long at least it takes before such a number is known.
    """

    perioden: tuple[Periode, ...]

    @overload
    def __getitem__(self, plek: int) -> Periode: ...
    @overload
    def __getitem__(self, plek: slice) -> Sequence[Periode]: ...
    def __getitem__(self, plek: int | slice) -> Periode | Sequence[Periode]:
        return self.perioden[plek]

    def __len__(self) -> int:
        return len(self.perioden)

    @property
    def vorige(self) -> Elk[Periode]:
        return self.elk(lambda periode: periode.verschoven(-max(1, WACHT // periode.lengte)))

    def elk(self, moment: Callable[[Periode], M]) -> Elk[M]:
        """Give another moment of each period: `perioden.elk(jaar_tot)` are the years that end with them."""
        return Elk(self.perioden, tuple((moment(periode),) for periode in self.perioden))

    def elk_van(self, momenten: Callable[[Periode], Sequence[M]]) -> Elk[M]:
        """Give a few moments of each period, to take together: its peildata, those of its year until it."""
        return Elk(self.perioden, tuple(tuple(momenten(periode)) for periode in self.perioden), enkel=False)
