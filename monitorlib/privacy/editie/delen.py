"""A large system in parts that have nothing to do with each other, and without what no risk can reach."""

from collections.abc import Iterator, Mapping

from monitorlib.privacy.stelsel import Somregel, Stelsel, Stelselcel
from monitorlib.privacy.zelf import wie_alleen_is


def delen_van(cellen: Mapping[str, Stelselcel], optellingen: tuple[Somregel, ...]) -> Iterator[Stelsel]:
    """Give the parts in which a cell is at risk, the smallest first.

    What is public whatever is chosen ties nothing: a sum over it is a sum over the others.
    """
    vrij = {naam for naam, cel in cellen.items() if not cel.openbaar}
    groep = _Groepen(vrij, optellingen).kop
    per: dict[str, list[str]] = {}
    for naam in sorted(vrij):
        per.setdefault(groep(naam), []).append(naam)
    sommen: dict[str, list[Somregel]] = {}
    for een in optellingen:
        if los := [naam for naam in een.termen if naam in vrij]:
            sommen.setdefault(groep(los[0]), []).append(een)
    for kop in sorted(per, key=lambda een: (len(per[een]), een)):
        if any(cellen[naam].eis for naam in per[kop]):
            yield _deel(cellen, per[kop], sommen.get(kop, []))


def _deel(cellen: Mapping[str, Stelselcel], namen: list[str], sommen: list[Somregel]) -> Stelsel:
    erbij = sorted({naam for een in sommen for naam in een.termen} - set(namen))
    hier = tuple(cellen[naam] for naam in (*namen, *erbij))
    tellingen = [cel for cel in hier if (cel.onder, cel.boven) != (None, None)]
    return Stelsel(hier, tuple(sommen), wie_alleen_is(tellingen, sommen))


class _Groepen:
    """Which cells hang together by sums (union-find)."""

    def __init__(self, namen: set[str], optellingen: tuple[Somregel, ...]) -> None:
        self._ouder = {naam: naam for naam in namen}
        for een in optellingen:
            los = sorted(naam for naam in een.termen if naam in self._ouder)
            for ander in los[1:]:
                self._ouder[self.kop(ander)] = self.kop(los[0])

    def kop(self, naam: str) -> str:
        """Give the cell that stands for all that hang together with one."""
        while self._ouder[naam] != naam:
            self._ouder[naam] = self._ouder[self._ouder[naam]]
            naam = self._ouder[naam]
        return naam
