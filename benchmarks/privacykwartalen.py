"""Successive quarters of one region: each is published with a mask of its own, beside all that is out already."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from privacytabellen import Cel, Kruistabel, openbaar_van, stelsel_van, tellingen

from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.privacy.beveiligen import beveilig
from monitorlib.privacy.editie.delen import delen_van
from monitorlib.privacy.masker import zoals_eerder
from monitorlib.privacy.stelsel import Somregel, Stelsel
from monitorlib.privacy.toets.oordeel import toets

POSTEN = {"begin": 1, "erbij": 1, "eraf": -1, "eind": -1}


@dataclass(frozen=True)
class Kwartaal:
    """A stand, what came, what went and the stand after, each by gemeente and voorziening; `nummer` counts on."""

    nummer: int
    posten: dict[str, np.ndarray]

    def tabellen(self) -> list[Kruistabel]:
        """Give its tables; the stand after is the first of the next quarter."""
        return [Kruistabel(self.naam(post), waarden, self._deelt(post)) for post, waarden in self.posten.items()]

    def naam(self, post: str) -> str:
        """Name the table of a post."""
        return f"{post} {self.nummer}"

    def noem(self, post: str, cel: Cel) -> str:
        """Name a cell, as its stelsel does."""
        stand = {"begin": self.nummer, "eind": self.nummer + 1}
        return f"{f'stand {stand[post]}' if post in stand else self.naam(post)}: {' / '.join(cel)}"

    def stromen(self) -> Iterator[dict[tuple[str, Cel], int]]:
        """Give per cell, totals as well, that the stand after is that before, what came, less what went."""
        for cel in self.tabellen()[0].cellen():
            yield {(post, cel): keer for post, keer in POSTEN.items()}

    def _deelt(self, post: str) -> Callable[[Cel], str]:
        return lambda cel: self.noem(post, cel)


def kwartalen(toeval: np.random.Generator, aantal: int, vorm: tuple[int, int]) -> list[Kwartaal]:
    """Draw quarters that follow each other: of who was there one in ten goes, and about as many come."""
    begin, uit = tellingen(toeval, vorm, 2.5, 1.5), []
    for nummer in range(aantal):
        erbij, eraf = toeval.poisson(begin.mean() / 10, vorm), toeval.binomial(begin, 0.1)
        eind = begin + erbij - eraf
        uit.append(Kwartaal(nummer, {"begin": begin, "erbij": erbij, "eraf": eraf, "eind": eind}))
        begin = eind
    return uit


def na_elkaar(alle: Sequence[Kwartaal], beleid: Onthulling) -> frozenset[str]:
    """Publish quarter after quarter, with what was shown and hidden before; give all that stays hidden."""
    eerder: dict[str, bool] = {}
    for tot in range(1, len(alle) + 1):
        stelsel = zoals_eerder(_stelsel(alle[:tot], beleid), eerder)
        cellen = {cel.naam: cel for cel in stelsel.cellen}
        weg = {naam for deel in delen_van(cellen, stelsel.optellingen) for naam in beveilig(deel).verborgen}
        eerder = {naam: naam in weg or cel.blijft for naam, cel in cellen.items()}
    return frozenset(naam for naam, verborgen in eerder.items() if verborgen)


def lekken_van(alle: Sequence[Kwartaal], verborgen: frozenset[str], beleid: Onthulling) -> int:
    """Count the small cells that the audit narrows too far, with all quarters and the flows between them."""
    openbaar, klein = openbaar_van([een for van in alle for een in van.tabellen()], verborgen)
    stromen = [(van, som) for van in alle for som in van.stromen()]
    vast = [({(van.naam(post), cel): keer for (post, cel), keer in som.items()}, 0) for van, som in stromen]
    met = replace(openbaar, vast=vast, kennis=())
    return len({een.plek for een in toets(met, beleid.drempel, beleid.interval, klein=klein).lekken})


def _stelsel(alle: Sequence[Kwartaal], beleid: Onthulling) -> Stelsel:
    los = stelsel_van([een for van in alle for een in van.tabellen()], beleid)
    stromen = [(van, som) for van in alle for som in van.stromen()]
    regels = [Somregel({van.noem(post, cel): keer for (post, cel), keer in som.items()}) for van, som in stromen]
    return replace(los, optellingen=(*los.optellingen, *regels))
