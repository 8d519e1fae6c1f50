"""Random tables with margins, alone or linked, for the tests and the benchmark of the protection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.risico import eis_van_aantal, minstens_van_aantal
from monitorlib.privacy.stelsel import Somregel, Stelsel, Stelselcel
from monitorlib.privacy.toets.gegeven import Openbaar, OpenbareTabel, Plek
from monitorlib.privacy.zelf import wie_alleen_is

Cel = tuple[str, ...]
TOTAAL = "Totaal"


@dataclass(frozen=True)
class Kruistabel:
    """A table of counts with all its margins; `deelt` gives the name of a cell that other tables show as well."""

    naam: str
    waarden: np.ndarray
    deelt: Callable[[Cel], str | None] = lambda _: None

    @property
    def leden(self) -> dict[str, tuple[str, ...]]:
        return {f"d{as_}": (*(f"{een:03d}" for een in range(n)), TOTAAL) for as_, n in enumerate(self.waarden.shape)}

    def cellen(self) -> dict[Cel, int]:
        met = self.waarden
        for as_ in range(met.ndim):
            met = np.concatenate([met, met.sum(axis=as_, keepdims=True)], axis=as_)
        return {
            cel: int(met[plek]) for cel, plek in zip(product(*self.leden.values()), np.ndindex(met.shape), strict=True)
        }

    def sommen(self) -> list[tuple[Cel, tuple[Cel, ...]]]:
        uit = []
        for as_, leden in enumerate(self.leden.values()):
            for cel in self.cellen():
                if cel[as_] == TOTAAL:
                    uit.append((cel, tuple((*cel[:as_], lid, *cel[as_ + 1 :]) for lid in leden[:-1])))
        return uit

    def noem(self, cel: Cel) -> str:
        return self.deelt(cel) or f"{self.naam}: {' / '.join(cel)}"


def stelsel_van(tabellen: Sequence[Kruistabel], beleid: Onthulling) -> Stelsel:
    """Make one system of all tables: what they share is one cell, zeros are shown, who is alone knows his cell."""
    waarden = {tabel.noem(cel): getal for tabel in tabellen for cel, getal in tabel.cellen().items()}
    cellen = [
        Stelselcel(naam, getal, eis_van_aantal(getal, beleid), getal == 0, onder=minstens_van_aantal(getal, beleid))
        for naam, getal in waarden.items()
    ]
    optellingen = [
        Somregel({tabel.noem(totaal): -1, **{tabel.noem(deel): 1 for deel in delen}})
        for tabel in tabellen
        for totaal, delen in tabel.sommen()
    ]
    return Stelsel(tuple(cellen), tuple(optellingen), wie_alleen_is(cellen, optellingen))


def openbaar_van(tabellen: Sequence[Kruistabel], verborgen: frozenset[str]) -> tuple[Openbaar, set[Plek]]:
    """Give what a reader sees of tables, and which of the hidden cells are small; who is alone knows his cell."""
    plekken: dict[str, list[Plek]] = {}
    klein, alleen, zichtbaar = set(), {}, []
    for tabel in tabellen:
        for cel, getal in tabel.cellen().items():
            plekken.setdefault(tabel.noem(cel), []).append((tabel.naam, cel))
            klein |= {(tabel.naam, cel)} if 0 < getal < 5 else set()
            if getal == 1:
                wie = alleen.setdefault(_persoon(tabel, cel), {})
                wie[tabel.naam, cel] = 1
        getallen = {cel: None if tabel.noem(cel) in verborgen else n for cel, n in tabel.cellen().items()}
        zichtbaar.append(OpenbareTabel(tabel.naam, tabel.leden, getallen, tabel.sommen()))
    zelfde = [tuple(groep) for groep in plekken.values() if len(groep) > 1]
    return Openbaar(zichtbaar, zelfde, kennis=list(alleen.values())), klein


def _persoon(tabel: Kruistabel, cel: Cel) -> str:
    """Name the one person of a cell: by the only row that counts in it, which tables may share."""
    for _ in cel:
        for totaal, delen in tabel.sommen():
            if totaal == cel:
                cel = next(deel for deel in delen if tabel.cellen()[deel])
    rij = (cel[0], *[TOTAAL] * (len(cel) - 1))
    return tabel.noem(rij) if tabel.cellen()[rij] == 1 else tabel.noem(cel)


def tellingen(
    toeval: np.random.Generator, vorm: tuple[int, ...], groot: float = 2.0, spreiding: float = 1.5
) -> np.ndarray:
    """Draw counts with many zeros and ones beside large ones: small places."""
    return toeval.poisson(np.exp(toeval.normal(groot, spreiding, vorm)))


def gekoppeld(toeval: np.random.Generator) -> list[Kruistabel]:
    """Draw two tables of the same persons, by a row and something else: their rows have the same totals."""
    samen = tellingen(toeval, (5, 4, 3), 1.0)

    def rij(cel: Cel) -> str | None:
        return f"samen: {cel[0]}" if cel[1] == TOTAAL else None

    return [Kruistabel("een", samen.sum(axis=2), rij), Kruistabel("twee", samen.sum(axis=1), rij)]


def kleinste_door_alles_te_proberen(stelsel: Stelsel, dicht: Callable[[frozenset[str]], bool]) -> frozenset[str]:
    """Try every mask in order of loss, the fewest cells and then the smallest numbers, until one is `dicht`."""
    vast = [cel.naam for cel in stelsel.cellen if cel.eis]
    vrij = [cel for cel in stelsel.cellen if not cel.eis and cel.waarde]
    for aantal in range(len(vrij) + 1):
        for keuze in sorted(combinations(vrij, aantal), key=lambda cellen: sum(cel.waarde for cel in cellen)):
            verborgen = frozenset([*vast, *(cel.naam for cel in keuze)])
            if dicht(verborgen):
                return verborgen
    raise AssertionError("niets beschermt")


def gretig_als_gewoonlijk(stelsel: Stelsel) -> frozenset[str]:
    """Hide as is usual: in every sum with one hidden cell the smallest other one, until there is none.

    This is sdcTable's SIMPLEHEURISTIC without its attacks: it does not look at intervals, nor at who is in a cell.
    """
    waarde: Mapping[str, int] = {cel.naam: cel.waarde for cel in stelsel.cellen}
    verborgen = {cel.naam for cel in stelsel.cellen if cel.eis}
    while True:
        voor = len(verborgen)
        for een in stelsel.optellingen:
            weg = [naam for naam in een.termen if naam in verborgen]
            rest = sorted((waarde[naam], naam) for naam in een.termen if naam not in verborgen and waarde[naam])
            if len(weg) == 1 and rest:
                verborgen.add(rest[0][1])
        if len(verborgen) == voor:
            return frozenset(verborgen)
