"""Each number of a table with its own address: as the page shows it, from what it follows, and what it was before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from monitorlib.cijfers.kern.kenmerken import uit_json
from monitorlib.cijfers.kern.regels import ONGEVEER, TEKST, TELT_MEE, Kenmerk, Sleutel
from monitorlib.notatie import EPS, getal, slug
from monitorlib.publish.uitleg.reeksen import INDICATOR, Bekend, moment_kort
from monitorlib.render.tabellen.tabel import SCHEIDING, TEKENS

PIJL = " › "
# A longer sum is not written out: its parts stand in the table.
_DELEN = 12
_CIJFERS = 6
NIET_BEKEND = "niet bekend"
GEEN_EERDER = "geen eerder getal"


@dataclass(frozen=True)
class Uitgelegd:
    """A cell: its address on the page, its name, what it shows, of when it is, how it came, what it was before."""

    id: str
    naam: str
    getoond: str
    moment: str
    volgt: str
    eerder: str


class Tabelcellen:
    """The cells of one table, by what its data say of them."""

    def __init__(self, gegevens: Mapping[str, Any], bekend: Bekend) -> None:
        self._bekend, over, sleutel = bekend, gegevens["monitor"], gegevens["schema"]["primaryKey"]
        self.rijen: dict[Sleutel, Mapping[str, Any]] = {
            tuple(str(rij[naam]) for naam in sleutel): rij for rij in gegevens["data"]
        }
        self.kenmerken: dict[Sleutel, Kenmerk] = {tuple(een["cel"]): uit_json(een) for een in over["kenmerken"]}
        self.sommen = {tuple(een["cel"]): een["termen"] for een in over["vergelijkingen"]}
        self._breuken = {tuple(een["cel"]): een for een in over["verhoudingen"]}

    def uitgelegd(self) -> Iterator[Uitgelegd]:
        """Explain each cell, in the order of the table."""
        gebruikt: set[str] = set()
        for cel, rij in self.rijen.items():
            uniek = _vrij(f"cel-{'-'.join(map(slug, cel)) or 'getal'}", gebruikt)
            gebruikt.add(uniek)
            kenmerk = self.kenmerken.get(cel)
            moment = moment_kort(kenmerk.moment) if kenmerk and kenmerk.moment else NIET_BEKEND
            yield Uitgelegd(uniek, noem(cel), toon(rij), moment, self._volgt(cel, rij), self._eerder(kenmerk, rij))

    def _volgt(self, cel: Sleutel, rij: Mapping[str, Any]) -> str:
        precies = _precies(rij)
        if termen := self.sommen.get(cel):
            return _zin(self._som(cel, termen), precies)
        if breuk := self._breuken.get(cel):
            delen = f"{_kort(breuk['teller'])} gedeeld door {_kort(breuk['noemer'])}"
            return _zin(f"{delen} ({breuk['regel']})" if breuk["regel"] else delen, precies)
        if rij["teken"] == TEKST:
            return "woorden, geen getal"
        if rij["teken"] not in TELT_MEE:
            return "geen getal om uit te leggen"
        hoe = "geteld in de bron" if self._is_geteld(cel) else "berekend zoals de definitie zegt"
        return _zin(f"{hoe}, niet precies" if rij["teken"] == ONGEVEER else hoe, precies)

    def _is_geteld(self, cel: Sleutel) -> bool:
        """Tell whether a number is a count of a source, and nothing that was calculated with more than that."""
        kenmerk = self.kenmerken.get(cel)
        return kenmerk is not None and not kenmerk.begrip.startswith(INDICATOR) and "gedeeld door" not in kenmerk.begrip

    def _som(self, cel: Sleutel, termen: Sequence[tuple[float, Sequence[str]]]) -> str:
        if len(termen) > _DELEN:
            return f"som van {len(termen)} getallen in deze tabel"
        delen = []
        for factor, lid in termen:
            teken = "min " if factor < 0 else "plus "
            keer = "" if abs(factor) == 1 else f"{_kort(abs(factor))} keer "
            delen.append(f"{teken}{keer}{_anders(lid, cel)} ({toon(self.rijen[tuple(lid)])})")
        return " ".join(delen).removeprefix("plus ")

    def _eerder(self, kenmerk: Kenmerk | None, rij: Mapping[str, Any]) -> str:
        if kenmerk is None:
            return NIET_BEKEND
        toen = self._bekend.toen(kenmerk, rij["eenheid"], int(rij["decimalen"]))
        return "; ".join(filter(None, (self._bekend.eerder(kenmerk), *toen))) or GEEN_EERDER


def _vrij(id_: str, gebruikt: Collection[str]) -> str:
    """Give an address that no other cell has: 'a b' and 'a-b' make the same one."""
    nummers = (f"{id_}--{nummer}" for nummer in count(2))
    return next(een for een in chain([id_], nummers) if een not in gebruikt)


def noem(cel: Sequence[str]) -> str:
    """Name a cell by its members, as a reader finds it."""
    return PIJL.join(cel).replace(SCHEIDING, ": ") or "het getal"


def toon(rij: Mapping[str, Any]) -> str:
    """Give what the page shows in a cell; in the place of a sign the words that it stands for."""
    if rij["teken"] == TEKST:
        return str(rij["tekst"])
    if rij["teken"] in TEKENS:
        return str(rij["tekst"] or TEKENS[rij["teken"]][1].split(":")[0])
    woord = f"{rij['tekst']} " if rij["teken"] == ONGEVEER else ""
    return f"{woord}{getal(rij['waarde'], int(rij['decimalen']))}"


def _anders(lid: Sequence[str], cel: Sleutel) -> str:
    """Name a part of a sum by what is different from the whole."""
    return noem([een for een, geheel in zip(lid, cel, strict=True) if een != geheel] or lid)


def _precies(rij: Mapping[str, Any]) -> str:
    """Give a number without rounding, when the page shows less."""
    waarde, decimalen = rij["waarde"], int(rij["decimalen"])
    if rij["teken"] not in TELT_MEE or abs(waarde * 10**decimalen - round(waarde * 10**decimalen)) < EPS:
        return ""
    return f"niet afgerond {_kort(waarde)}"


def _kort(waarde: float) -> str:
    """Write a number with the decimals that it needs, at most six."""
    geschreven = getal(waarde, _CIJFERS)
    return geschreven.rstrip("0").removesuffix(",") if "," in geschreven else geschreven


def _zin(*delen: str) -> str:
    return "; ".join(filter(None, delen))
