"""Is a mask good enough? Each cell at risk that can be narrowed, and by whom."""

from collections.abc import Sequence

import numpy as np

from monitorlib.privacy.aanval import Speelruimte, Uiterste, Vraag, geheel_uiterste, speelruimte, uitersten
from monitorlib.privacy.bewijs import Bewijs, ver_genoeg
from monitorlib.privacy.matrix import Matrix
from monitorlib.privacy.stelsel import Onzekerheid

# The signs of the mixed goals are drawn from this seed: the same system gives the same mask.
ZAAD = 20
GEEN = -1
# So many times all cells are moved at once, there and back, before what is left is looked at one by one.
SCHUDDEN = 8
# Somebody who may be in a cell himself (or GEEN), and the column of the cell that he attacks.
Paar = tuple[int, int]


class Keuring:
    """Judges masks of one system, and remembers what it found."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._bewijs = Bewijs(matrix)
        self._heel = Bewijs(matrix, geheel=True)
        self._toeval = np.random.default_rng(ZAAD)

    def te_smal(self, masker: np.ndarray) -> list[Paar]:
        """List what a mask protects too little: for readers, and if there is none for who is in a cell himself."""
        ruimte = speelruimte(self.matrix, masker)
        self._schud(ruimte, 2, 0.0)
        smal = self._smal(ruimte, self._van_lezers(self._bewijs, ruimte))
        if smal or not self.matrix.kennis:
            return smal
        over, eerder = self._van_wie_erin_zit(self._bewijs, ruimte), None
        # Shaking is cheaper as long as it settles more pairs than it asks questions.
        while over and (eerder is None or eerder - len(over) > SCHUDDEN):
            self._schud(ruimte, SCHUDDEN, 0.5)
            eerder, over = len(over), self._van_wie_erin_zit(self._bewijs, ruimte, {wie for wie, _ in over})
        return self._smal(ruimte, over)

    def geheel_te_smal(self, masker: np.ndarray) -> bool:
        """Tell whether an attacker who knows that numbers are whole narrows a cell too far."""
        ruimte = speelruimte(self.matrix, masker)
        paren = [*self._van_lezers(self._heel, ruimte), *self._van_wie_erin_zit(self._heel, ruimte)]
        return any(self._geheel_smal(ruimte, paar) for paar in paren if self.matrix.cellen[paar[1]].geheel)

    def _geheel_smal(self, ruimte: Speelruimte, paar: Paar) -> bool:
        wie, plek = paar
        eigen = self._ruimte_van(ruimte, wie)
        if plek not in self._heel.onbewezen(self._heel.onder(eigen)):
            return False
        grens = eigen.tot({plek: _ver(self.matrix.eisen[plek])})
        punten = [geheel_uiterste(self.matrix, grens, plek, keer) for keer in (-1.0, 1.0)]
        self._heel.erbij(punten)
        return not ver_genoeg(-punten[0][plek], punten[1][plek], self.matrix.eisen[plek])

    def _van_lezers(self, bewijs: Bewijs, ruimte: Speelruimte) -> list[Paar]:
        """List the cells of which it is not yet shown that a reader cannot narrow them."""
        return [(GEEN, plek) for plek in bewijs.onbewezen(bewijs.onder(ruimte))]

    def _van_wie_erin_zit(self, bewijs: Bewijs, ruimte: Speelruimte, wie: set[int] | None = None) -> list[Paar]:
        """List the same for who is in a hidden cell himself (or some of those); what he is all of he knows anyway."""
        punten, iets, paren = bewijs.onder(ruimte), ruimte.iets, []
        for een, kent in enumerate(self.matrix.kennis):
            if iets[kent].any() and (wie is None or een in wie):
                stil = punten[~punten[:, kent].any(axis=1)]
                eigen = set(kent.tolist())
                paren += [(een, plek) for plek in bewijs.onbewezen(stil) if plek not in eigen]
        return paren

    def _smal(self, ruimte: Speelruimte, paren: Sequence[Paar]) -> list[Paar]:
        """Judge pairs, each on its own."""
        vragen = [self._vraag(ruimte, wie, {plek: keer}) for wie, plek in paren for keer in (-1.0, 1.0)]
        gevonden = uitersten(self.matrix, vragen)
        self._onthoud(gevonden)
        return [
            (wie, plek)
            for een, (wie, plek) in enumerate(paren)
            if not ver_genoeg(-gevonden[2 * een].punt[plek], gevonden[2 * een + 1].punt[plek], self.matrix.eisen[plek])
        ]

    def _schud(self, ruimte: Speelruimte, keren: int, stil: float) -> None:
        """Move all cells at risk at once, up or down by chance, and back; a part of who is in a cell is still."""
        vragen = []
        plekken = list(self.matrix.eisen)
        for _ in range(keren):
            eigen = ruimte
            if stil and self.matrix.kennis:
                wie = self._toeval.random(len(self.matrix.kennis)) < stil
                kent = [een for een, blijft in zip(self.matrix.kennis, wie, strict=True) if blijft]
                eigen = ruimte.wie_zelf(np.concatenate([np.zeros(0, int), *kent]))
            tekens = self._toeval.choice([-1.0, 1.0], len(plekken))
            for kant in (1.0, -1.0):
                vragen.append(self._vraag(eigen, GEEN, dict(zip(plekken, kant * tekens, strict=True))))
        self._onthoud(uitersten(self.matrix, vragen))

    def _vraag(self, ruimte: Speelruimte, wie: int, doel: dict[int, float]) -> Vraag:
        getallen = np.zeros(len(self.matrix.cellen))
        for plek, keer in doel.items():
            getallen[plek] = keer
        grens = self._ruimte_van(ruimte, wie).tot({plek: _ver(self.matrix.eisen[plek]) for plek in doel})
        return Vraag(grens, getallen)

    def _onthoud(self, gevonden: Sequence[Uiterste]) -> None:
        for bewijs in (self._bewijs, self._heel):
            bewijs.erbij(een.punt for een in gevonden)

    def _ruimte_van(self, ruimte: Speelruimte, wie: int) -> Speelruimte:
        return ruimte if wie == GEEN else ruimte.wie_zelf(self.matrix.kennis[wie])


def _ver(eis: Onzekerheid) -> float:
    """How far a cell has to be followed: beyond it nothing more has to be shown."""
    return float(max(eis.breedte, eis.omlaag, eis.omhoog))
