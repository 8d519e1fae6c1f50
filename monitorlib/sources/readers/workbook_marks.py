"""What a reader of values does not see of a sheet: merged cells, what is hidden, errors, and a cell far away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from monitorlib.errors import SourceError
from monitorlib.sources.readers.workbook_parts import Werkmap

# So many places are named of a kind.
GENOEMD = 20
# A reader keeps every cell up to the last one: a sheet full to its last row, forty columns wide.
_CELLEN = 42_000_000
# No table has so many empty rows in it; what stands below them is something else.
_GAT = 10_000
_FOUT = re.compile(r"#[A-Z0-9/_]{1,20}[!?]?")
_WAAR = ("1", "true")
_SOORTEN = ("row", "col", "mergeCell", "sheetFormatPr", "filterColumn")


class Fout(NamedTuple):
    """A cell that is empty to a reader of values and is not: its row, the number of its column, what is in it."""

    rij: int
    kolom: int
    wat: str


def weiger_opmaak(werkmap: Werkmap, blad: str, plek: str) -> list[Fout]:
    """Give the cells with an error; raise `SourceError` when what is seen of a sheet is not what is read."""
    samengevoegd, kolommen = [], []
    rijen = _Rijen(plek)
    meldingen: list[str] = []
    for element in werkmap.blad(blad, *(f"{{*}}{soort}" for soort in _SOORTEN)):
        soort = element.tag.rpartition("}")[2]
        if soort == "row":
            rijen.neem(element)
        elif soort == "mergeCell":
            samengevoegd.append(element.get("ref", ""))
        elif soort == "filterColumn":
            meldingen.append(f"{plek}: er staat een filter aan; wis het filter, zodat alle rijen te zien zijn.")
        elif soort == "col" and _is_verborgen(soort, element.attrib):
            kolommen.append(element.get("min", "?"))
        elif soort == "sheetFormatPr" and _is_verborgen(soort, element.attrib):
            meldingen.append(f"{plek}: rijen zijn standaard verborgen; maak alle rijen zichtbaar.")
    meldingen += _meldingen(samengevoegd, rijen.verborgen, kolommen, plek)
    if meldingen:
        raise SourceError("\n".join(meldingen))
    return rijen.fouten


class _Rijen:
    """The rows of a sheet one after another: which are hidden, which cells hold an error, how far they go."""

    def __init__(self, plek: str) -> None:
        self._plek, self._nummer, self._breedte, self._gevuld = plek, 0, 0, 0
        self.verborgen: list[str] = []
        self.fouten: list[Fout] = []

    def neem(self, rij: Any) -> None:
        """Take the next row; raise `SourceError` when a reader would keep more cells than there is memory for."""
        self._nummer = int(rij.get("r", self._nummer + 1))
        # Most rows say only which they are.
        if len(rij.attrib) > 1 and _is_verborgen("row", rij.attrib):
            self.verborgen.append(str(self._nummer))
        if len(rij):
            self._weiger_ver_weg(rij)
            self.fouten += _fouten(rij, self._nummer)

    def _weiger_ver_weg(self, rij: Any) -> None:
        cel = next((een for een in reversed(rij) if len(een)), None)
        if cel is None:
            return
        waar = f"{self._plek}, cel {cel.get('r') or f'in rij {self._nummer}'}"
        if self._nummer - self._gevuld > _GAT:
            raise SourceError(
                f"{waar}: hierboven zijn {self._nummer - self._gevuld - 1} rijen leeg; wis wat ver van de tabel staat."
            )
        self._gevuld = self._nummer
        self._breedte = max(self._breedte, _nummer(cel) or len(rij))
        if self._nummer * self._breedte > _CELLEN:
            raise SourceError(
                f"{waar}: het blad loopt tot hier, {self._nummer} rijen van {self._breedte} kolommen; meer dan "
                f"{_CELLEN // 1_000_000} miljoen cellen kan niet. Wis wat ver van de tabel staat, of sla het blad op "
                "als .csv (UTF-8)."
            )


def _meldingen(samengevoegd: Sequence[str], rijen: Sequence[str], kolommen: Sequence[str], plek: str) -> list[str]:
    weg = "maak ze zichtbaar of haal ze weg."
    gezegd = {
        f"samengevoegde cellen ({_opgesomd(samengevoegd)}); splits ze, elke rij staat op zichzelf.": samengevoegd,
        f"verborgen rijen ({_opgesomd(rijen)}); {weg}": rijen,
        f"verborgen kolommen (nummer {_opgesomd(kolommen)}); {weg}": kolommen,
    }
    return [f"{plek}: {zin}" for zin, plekken in gezegd.items() if plekken]


def _is_verborgen(soort: str, eigenschappen: Mapping[str, str]) -> bool:
    """Tell whether rows or columns cannot be seen: hidden, without height or width, or folded into a group."""
    if any(eigenschappen.get(een) in _WAAR for een in ("hidden", "collapsed", "zeroHeight")):
        return True
    maat = "width" if soort == "col" else "ht"
    # A height that is said to be somebody's own and is not there, is what openpyxl writes of a height of 0.
    zelf = soort == "row" and eigenschappen.get("customHeight") in _WAAR
    return float(eigenschappen.get(maat, "0" if zelf else "1") or 1) == 0


def _opgesomd(plekken: Sequence[str]) -> str:
    meer = len(plekken) - GENOEMD
    return ", ".join(plekken[:GENOEMD]) + (f" en nog {meer}" if meer > 0 else "")


def _nummer(cel: Any) -> int:
    """Give the number of the column of a cell by its letters; 0 when the cell does not say."""
    nummer = 0
    for letter in re.match("[A-Z]*", cel.get("r", "")).group():  # type: ignore[union-attr]
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _fouten(rij: Any, nummer: int) -> Iterator[Fout]:
    """List the cells of a row with an error of Excel, and those with a formula that has no outcome."""
    for plaats, cel in enumerate(rij, 1):
        if cel.get("t") == "e":
            waarde = cel.findtext("{*}v") or ""
            wat = f" ({waarde})" if _FOUT.fullmatch(waarde) else ""
            yield Fout(nummer, _nummer(cel) or plaats, f"hier staat een fout van Excel{wat}")
        # The outcome of a formula can be a text without signs; that is `str`.
        elif len(cel) and cel[0].tag.endswith("}f") and cel.get("t") != "str" and not cel.findtext("{*}v"):
            yield Fout(nummer, _nummer(cel) or plaats, "hier staat een formule die niet is uitgerekend")
