"""One table as a sheet: what it is, its head that stays in sight, its cells as numbers or words, its notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from monitorlib.vormen.excel.opmaak import Opmaken, getalvorm
from monitorlib.vormen.tabel_uit_html import Rij, Tabelcel
from monitorlib.vormen.uitgave import Bladtabel

# In characters: a first column holds names, and no column is wider than a reader takes in.
_NAAM, _SMALST, _BREEDST = 34, 9, 40
AFWIJKING = "≠"


@dataclass(frozen=True)
class Bladkop:
    """The lines over a table, each with its look, and whereto the line that leads back goes."""

    regels: Sequence[tuple[str, str]]
    terug: str


class Blad:
    """A sheet while it is written; only words and numbers go in, never a formula."""

    def __init__(self, blad: Any, opmaak: Opmaken) -> None:
        self._blad, self._opmaak = blad, opmaak

    def schrijf(self, tabel: Bladtabel, kop: Bladkop) -> None:
        """Write a table under its lines."""
        rij = self._regels(kop)
        breedte = _breedte(tabel.beeld.kop)
        eerste = rij
        for plaats, kopcel in _kopplaatsen(tabel.beeld.kop):
            self._kopcel(eerste, plaats, kopcel)
        rij += len(tabel.beeld.kop)
        self._blad.freeze_panes(rij, 1)
        self._blad.repeat_rows(eerste, rij - 1)
        for een in tabel.beeld.rijen:
            self._rij(rij, een, breedte)
            rij += 1
        self._onder(rij + 1, tabel)
        self._kolommen(tabel, breedte)

    def _regels(self, kop: Bladkop) -> int:
        """Write the lines over the table; give the row on which the table begins."""
        for nummer, (stijl, tekst) in enumerate(kop.regels):
            self._tekst(nummer, 0, tekst, self._opmaak(stijl))
        nummer = len(kop.regels)
        self._blad.write_url(nummer, 0, kop.terug, self._opmaak("link"), "Naar de inhoud")
        return nummer + 2

    def _kopcel(self, eerste: int, plaats: tuple[int, int], cel: Tabelcel) -> None:
        rij, kolom = eerste + plaats[0], plaats[1]
        # A head over one column stands to the side of its numbers.
        opmaak = self._opmaak("kop", midden=cel.breed > 1)
        if cel.breed > 1 or cel.hoog > 1:
            self._blad.merge_range(rij, kolom, rij + cel.hoog - 1, kolom + cel.breed - 1, "", opmaak)
        self._tekst(rij, kolom, cel.tekst, opmaak)

    def _rij(self, rij: int, een: Rij, breedte: int) -> None:
        totaal = "totaal" in een.klasse.split()
        if "groep" in een.klasse.split():
            for kolom in range(breedte):
                self._blad.write_blank(rij, kolom, None, self._opmaak("groep"))
            self._tekst(rij, 0, een.cellen[0].tekst, self._opmaak("groep"))
            return
        for kolom, cel in enumerate(een.cellen):
            self._cel(rij, kolom, cel, totaal=totaal)

    def _cel(self, rij: int, kolom: int, cel: Tabelcel, *, totaal: bool) -> None:
        totaal = totaal or "totaal" in cel.klasse.split()
        if cel.is_getal:
            vorm = getalvorm(cel.decimalen, verschil=cel.is_verschil, achter=_achter(cel))
            self._blad.write_number(rij, kolom, cel.waarde, self._opmaak("cel", totaal=totaal, vorm=vorm))
            return
        stijl = "ingesprongen" if "ingesprongen" in cel.klasse else "rij" if cel.is_kop else "cel"
        stijl = "woorden" if "tekst" in cel.klasse.split() else stijl
        self._tekst(rij, kolom, cel.tekst + _achter(cel), self._opmaak(stijl, totaal=totaal))

    def _onder(self, rij: int, tabel: Bladtabel) -> None:
        for nummer, tekst in enumerate(_voet(tabel)):
            self._tekst(rij + nummer, 0, tekst, self._opmaak("zacht"))

    def _tekst(self, rij: int, kolom: int, tekst: str, opmaak: Any) -> None:
        """Write words as words, whatever they begin with."""
        if tekst:
            self._blad.write_string(rij, kolom, tekst, opmaak)
        else:
            self._blad.write_blank(rij, kolom, None, opmaak)

    def _kolommen(self, tabel: Bladtabel, breedte: int) -> None:
        gewone = [een.cellen for een in tabel.beeld.rijen if "groep" not in een.klasse.split()]
        koppen = {plaats[1]: cel.tekst for plaats, cel in _kopplaatsen(tabel.beeld.kop) if cel.breed == 1}
        for kolom in range(breedte):
            lengtes = [len(cellen[kolom].tekst) for cellen in gewone if kolom < len(cellen)]
            lengtes.append(max(map(len, koppen.get(kolom, "").split()), default=0))
            langst = max(lengtes) + 3
            self._blad.set_column(kolom, kolom, _NAAM if kolom == 0 else min(max(langst, _SMALST), _BREEDST))


def _achter(cel: Tabelcel) -> str:
    """Give the signs behind what a cell holds; under the table stands what they mean."""
    return cel.noot + (AFWIJKING if cel.merk else "")


def _voet(tabel: Bladtabel) -> Iterator[str]:
    """Give what stands under a table: its signs, and of a cell that follows from others what follows instead."""
    yield from tabel.beeld.tekens
    for rij in tabel.beeld.rijen:
        for cel in rij.cellen:
            if cel.merk:
                yield f"{AFWIJKING} {rij.cellen[0].tekst}: {cel.merk}."


def _breedte(kop: Sequence[Rij]) -> int:
    return sum(cel.breed for cel in kop[0].cellen) if kop else 1


def _kopplaatsen(kop: Sequence[Rij]) -> Iterator[tuple[tuple[int, int], Tabelcel]]:
    """Give of each cell of a head where it begins: what reaches down from above takes its place."""
    bezet: set[tuple[int, int]] = set()
    for nummer, rij in enumerate(kop):
        kolom = 0
        for cel in rij.cellen:
            while (nummer, kolom) in bezet:
                kolom += 1
            bezet |= {(nummer + af, kolom + op) for af in range(cel.hoog) for op in range(cel.breed)}
            yield (nummer, kolom), cel
