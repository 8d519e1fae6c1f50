"""A sentence that names a hidden cell and gives a number with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, product

from monitorlib.privacy.toets.lezen.gevonden import Gelezenmap
from monitorlib.privacy.toets.lezen.stelling import is_aantal
from monitorlib.privacy.toets.sporen.getallen import getallen_in
from monitorlib.privacy.toets.sporen.stuk import TEKST, Tekststuk

_TOTAAL = "totaal"
_ZIN = re.compile(r"[.;!?]\s|\n")
# A number belongs to the names just before it.
_DICHTBIJ = 16
# Of a longer sentence nobody says which names belong together.
_MEESTE_NAMEN = 8


@dataclass(frozen=True)
class Verband:
    """The names that together mean one number, with what is shown and whether something of it is hidden."""

    gelezen: Gelezenmap

    def verraadt(self, stuk: Tekststuk) -> Iterator[tuple[str, ...]]:
        """Give the names of each hidden cell for which a piece has a number that no cell with those names shows."""
        if stuk.soort != TEKST or not self._verborgen or stuk.bestand.endswith((".csv", ".json")):
            return
        for zin in _ZIN.split(stuk.tekst):
            gevonden = {een[0].casefold(): een.end() for een in self._namen.finditer(zin)}
            if len(gevonden) > _MEESTE_NAMEN:
                continue
            for aantal in (2, 3):
                for namen in map(frozenset, combinations(sorted(gevonden), aantal)):
                    eind = max(gevonden[een] for een in namen)
                    if namen in self._verborgen and self._los(zin, eind, namen, frozenset(gevonden)):
                        yield tuple(sorted(namen))

    def _los(self, zin: str, eind: int, namen: frozenset[str], genoemd: frozenset[str]) -> bool:
        """Tell whether the first number behind names is of no shown cell of which the sentence speaks."""
        eerste = next(getallen_in(zin[eind:]), None)
        if eerste is None or eerste.is_procent or len(eerste.voor) > _DICHTBIJ:
            return False
        getoond = [een for wat, van in self._per_namen.items() if namen <= wat <= genoemd for een in van]
        if any(een is not None and abs(een) == eerste.waarde for een in getoond):
            return False
        for titel, per in self._per_tabel:
            van = {een for wat, hier in per.items() if wat and wat <= genoemd for een in hier if een is not None}
            # A total, or another moment: of the table with the hidden cell, or of one that the sentence names.
            if (namen in per or titel in zin.casefold()) and eerste.waarde in map(abs, van):
                return False
            if eerste.is_verschil and any(een - ander == eerste.waarde for een, ander in product(van, repeat=2)):
                return False
        return True

    @cached_property
    def _per_tabel(self) -> Sequence[tuple[str, Mapping[frozenset[str], list[Decimal | None]]]]:
        """Give of each table its title, and what its cells show by the names in them."""
        alle = []
        for data in self.gelezen.datatabellen.values():
            per: dict[frozenset[str], list[Decimal | None]] = {}
            for sleutel, cel in data.cellen.items():
                if is_aantal(data.eenheden[sleutel]):
                    per.setdefault(_namen_in(sleutel), []).append(cel.getal)
            alle.append((data.titel.partition(",")[0].casefold(), per))
        return alle

    @cached_property
    def _per_namen(self) -> dict[frozenset[str], list[Decimal | None]]:
        per: dict[frozenset[str], list[Decimal | None]] = {}
        for data in self.gelezen.datatabellen.values():
            for sleutel, cel in data.cellen.items():
                namen = _namen_in(sleutel)
                if len(namen) > 1 and is_aantal(data.eenheden[sleutel]) and (cel.verborgen or cel.getal is not None):
                    per.setdefault(namen, []).append(cel.getal)
        return per

    @cached_property
    def _verborgen(self) -> frozenset[frozenset[str]]:
        return frozenset(namen for namen, van in self._per_namen.items() if None in van)

    @cached_property
    def _namen(self) -> re.Pattern[str]:
        alle = sorted({een for namen in self._per_namen for een in namen}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, alle))})(?!\w)", re.IGNORECASE)


def _namen_in(sleutel: Sequence[str]) -> frozenset[str]:
    return frozenset(lid.casefold() for lid in sleutel if _is_naam(lid))


def _is_naam(lid: str) -> bool:
    """Tell whether a member is a name, and not a moment or a total."""
    return lid.casefold() != _TOTAAL and not any(teken.isdecimal() for teken in lid)
