"""The numbers of one column or row of a table, with which a bewering says something of all places together."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from monitorlib.bedoelt_u import nearest
from monitorlib.errors import ToelichtingError
from monitorlib.render.tabellen.tabel import SCHEIDING
from monitorlib.render.toelichting.rekengetal import Rekengetal
from monitorlib.render.toelichting.verborgen_getal import verborgen_in


def is_totaal(naam: str) -> bool:
    """Tell whether a row or column was added up: no place among the others."""
    return "Totaal" in naam.split(SCHEIDING)


class Getallenrij:
    """Numbers by name, each read when it is asked for; a total is none of them."""

    def __init__(self, cellen: Mapping[str, Callable[[], Rekengetal]], plaats: tuple[str, ...]) -> None:
        self._cellen, self._plaats = dict(cellen), plaats

    def __iter__(self) -> Iterator[Rekengetal]:
        return (lees() for lees in self._cellen.values())

    def zonder(self, *namen: str) -> "Getallenrij":
        """Leave out some names; raise `ToelichtingError` for one that is not there."""
        for naam in namen:
            if naam not in self._cellen:
                raise ToelichtingError(f"zonder('{naam}'): die naam staat hier niet. {nearest(naam, self._cellen)}")
        rest = {naam: lees for naam, lees in self._cellen.items() if naam not in namen}
        return Getallenrij(rest, (*self._plaats, *namen))

    @property
    def hoogste(self) -> Rekengetal:
        verborgen = self._verborgen
        return max(self._getallen(), key=float) if verborgen is None else verborgen

    @property
    def laagste(self) -> Rekengetal:
        verborgen = self._verborgen
        return min(self._getallen(), key=float) if verborgen is None else verborgen

    @property
    def stappen(self) -> "Getallenrij":
        """The differences of each number with the one before it."""
        paren = pairwise(self._cellen.items())
        stappen = {naam: partial(_verschil, van, naar) for (_, van), (naam, naar) in paren}
        return Getallenrij(stappen, (*self._plaats, "stap"))

    @property
    def som(self) -> Rekengetal:
        eerste, *rest = self._getallen()
        for een in rest:
            eerste = eerste + een
        return eerste

    @property
    def aantal(self) -> Rekengetal:
        """How many numbers there are."""
        return self._tel("aantal", lambda _: True)

    def boven(self, grens: float) -> Rekengetal:
        """Count the numbers above a boundary."""
        return self._tel("boven", lambda een: een > grens)

    def onder(self, grens: float) -> Rekengetal:
        """Count the numbers under a boundary."""
        return self._tel("onder", lambda een: een < grens)

    @property
    def _verborgen(self) -> Rekengetal | None:
        """What follows from all numbers is hidden when one of them is."""
        return next(iter(verborgen_in(tuple(self))), None)

    def _tel(self, wat: str, voldoet: Callable[[Rekengetal], object]) -> Rekengetal:
        if wat != "aantal" and (verborgen := self._verborgen) is not None:
            return verborgen
        return Rekengetal.van_cel(sum(bool(voldoet(een)) for een in self._getallen()), (*self._plaats, wat))

    def _getallen(self) -> list[Rekengetal]:
        getallen = list(self)
        if not getallen:
            waar = " / ".join(self._plaats)
            raise ToelichtingError(f"{waar}: hier is geen getal over. Noem een andere rij of kolom.")
        return getallen


def _verschil(van: Callable[[], Rekengetal], naar: Callable[[], Rekengetal]) -> Rekengetal:
    return naar() - van()
