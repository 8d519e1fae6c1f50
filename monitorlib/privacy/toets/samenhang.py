"""What hangs together: sums over unknowns, in groups that share none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitorlib.privacy.toets.grenzen import Grenzen
from monitorlib.privacy.toets.interval import Raadsel

Som = tuple[Mapping[int, int], int]


@dataclass(frozen=True)
class Groep:
    """Unknowns that sums bind to each other, with those sums and the bounds of each unknown.

    `plaats` is the number of each within the group.
    """

    plaats: Mapping[int, int]
    sommen: Sequence[Som]
    grenzen: Sequence[Grenzen]

    @cached_property
    def raadsel(self) -> Raadsel:
        """The group as a puzzle of its own; where only a zero fits, it is known that zeros were hidden too."""
        met_nul = [(min(onder, 0), max(boven, 0)) for onder, boven in self.grenzen]
        scherp = self._met(self.grenzen)
        return scherp if scherp.past() else self._met(met_nul)

    def _met(self, grenzen: Sequence[Grenzen]) -> Raadsel:
        eigen = [({self.plaats[een]: keer for een, keer in som.items()}, uitkomst) for som, uitkomst in self.sommen]
        return Raadsel(grenzen, eigen)


class Samenhang:
    """Unknowns by number with the bounds of each, and the sums over them so far."""

    def __init__(self, grenzen: Mapping[int, Grenzen]) -> None:
        self._grenzen = grenzen
        self.sommen: list[Som] = []
        self._gezien: set[tuple[frozenset[tuple[int, int]], int]] = set()
        self._van: dict[int, list[int]] = {}

    def neem(self, sommen: Iterable[Som]) -> list[int]:
        """Add sums that are not there yet; give the numbers of those that were added."""
        erbij = []
        for som in sommen:
            sleutel = (frozenset(som[0].items()), som[1])
            if som[0] and sleutel not in self._gezien:
                self._gezien.add(sleutel)
                erbij.append(len(self.sommen))
                self.sommen.append(som)
                for een in som[0]:
                    self._van.setdefault(een, []).append(erbij[-1])
        return erbij

    def laat(self, nummers: Sequence[int]) -> None:
        """Take back the sums that were added last."""
        for nummer in reversed(nummers):
            factoren, uitkomst = self.sommen.pop()
            self._gezien.discard((frozenset(factoren.items()), uitkomst))
            for een in factoren:
                self._van[een].remove(nummer)

    def groep(self, begin: Iterable[int]) -> Groep:
        """Give the group of some unknowns: all that sums bind them to."""
        te_doen, onbekend, sommen = list(begin), set(), set()
        while te_doen:
            een = te_doen.pop()
            if een in onbekend:
                continue
            onbekend.add(een)
            for nummer in self._van.get(een, ()):
                if nummer not in sommen:
                    sommen.add(nummer)
                    te_doen += self.sommen[nummer][0]
        plaats = {een: nummer for nummer, een in enumerate(sorted(onbekend))}
        return Groep(plaats, [self.sommen[nummer] for nummer in sorted(sommen)], [self._grenzen[een] for een in plaats])
