"""Every number of a table that is held against another: print, sums, rules, ratios and connections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isclose

from monitorlib.cijfers.kern.regels import (
    NIET_OPGEGEVEN,
    NOG_NIET,
    ONGEVEER,
    TEKST,
    TELT_MEE,
    Sleutel,
    Vergelijking,
    Verhouding,
)
from monitorlib.controles.getoetst import Getoetst, Kind
from monitorlib.notatie import EPS
from monitorlib.render.tabellen.getoonde_tabel import Tabel
from monitorlib.sources.gepubliceerd import Gedrukt

# Why a rule cannot be tested: what one of its cells holds instead of an exact number.
_REDENEN = {ONGEVEER: "bij benadering", TEKST: "een woord"}


@dataclass(frozen=True)
class Proef:
    """One cell held against what it should be; `waarom_niet` when that cannot be."""

    soort: Kind
    cel: Sleutel
    klopt: bool
    verwacht: float | None = None
    regel: str = ""
    vergelijking: Vergelijking | None = None
    gedrukt: Gedrukt | None = None
    waarom_niet: str = ""


def tel(proeven: Iterable[Proef]) -> Getoetst:
    """Count what was tested and what could not be."""
    alle = list(proeven)
    return Getoetst.van(
        (een.soort for een in alle if not een.waarom_niet), (een.waarom_niet for een in alle if een.waarom_niet)
    )


class Proeven:
    """The proofs of one table, in the order in which a fault is reported."""

    def __init__(self, tabel: Tabel) -> None:
        self.tabel, self.cellen = tabel, tabel.cijfers.cellen()
        self.getal = {cel: tabel.getal(cel) for cel in self.cellen}

    def __iter__(self) -> Iterator[Proef]:
        for cel, plaats in self.tabel.plaatsen.items():
            if plaats in self.tabel.gedrukt:
                gedrukt = self.tabel.gedrukt[plaats]
                yield Proef("gedrukt", cel, self._zelfde(cel, gedrukt), gedrukt=gedrukt)
        for regel in self.tabel.cijfers.vergelijkingen:
            if any(self.cellen[cel]["teken"] != NOG_NIET for cel in _cellen(regel)):
                yield self._som(regel) if regel.afgeleid else self._regel(regel)
        yield from map(self._verhouding, self.tabel.cijfers.verhoudingen)
        for een in self.tabel.cijfers.aansluitingen:
            yield from (self._aansluiting(cel, ander, een.regel) for cel, ander in een.getallen.items())

    def _zelfde(self, cel: Sleutel, gedrukt: Gedrukt) -> bool:
        inhoud = self.cellen[cel]
        if gedrukt.waarde is None:
            return bool(inhoud["teken"] == TEKST and inhoud["tekst"] == gedrukt.gedrukt)
        hier = self.getal[cel]
        return hier is not None and abs(hier - gedrukt.waarde) < EPS

    def _som(self, regel: Vergelijking) -> Proef:
        """Recalculate what was added up, from the numbers themselves; what is not due yet adds nothing."""
        waarom = self._waarom_niet([regel.cel], TELT_MEE)
        waarom = waarom or self._waarom_niet([term.cel for term in regel.termen], (*TELT_MEE, NOG_NIET))
        if waarom:
            return Proef("som", regel.cel, True, waarom_niet=waarom)
        geteld = [term for term in regel.termen if self.cellen[term.cel]["teken"] in TELT_MEE]
        som = sum(term.factor * float(self.cellen[term.cel]["waarde"]) for term in geteld)
        return self._gelijk("som", regel.cel, som, regel.regel, regel)

    def _regel(self, regel: Vergelijking) -> Proef:
        """Hold a whole that was counted on its own against its parts, as the page shows them."""
        waarom = self._waarom_niet([regel.cel], TELT_MEE)
        # A word, or a number that cannot be given, makes a rule that cannot be tested.
        waarom = waarom or self._waarom_niet([term.cel for term in regel.termen], (*TELT_MEE, NIET_OPGEGEVEN))
        geheel = self.getal[regel.cel]
        if waarom or geheel is None:
            return Proef("regel", regel.cel, True, waarom_niet=waarom)
        som = sum(term.factor * (self.getal[term.cel] or 0) for term in regel.termen)
        onvolledig = any(self.cellen[term.cel]["teken"] == NIET_OPGEGEVEN for term in regel.termen)
        # With a part that was not stated the parts may be less than the whole, never more.
        klopt = som - geheel <= EPS and (geheel - som <= EPS or onvolledig)
        return Proef("regel", regel.cel, klopt, som, regel.regel, regel)

    def _verhouding(self, breuk: Verhouding) -> Proef:
        waarom = self._waarom_niet([breuk.cel], TELT_MEE)
        if waarom:
            return Proef("verhouding", breuk.cel, True, waarom_niet=waarom)
        return self._gelijk("verhouding", breuk.cel, breuk.factor * breuk.teller / breuk.noemer, breuk.regel)

    def _aansluiting(self, cel: Sleutel, ander: float, regel: str) -> Proef:
        waarom = self._waarom_niet([cel], TELT_MEE) if cel in self.cellen else "de cel is er niet"
        hier = self.getal.get(cel)
        if waarom or hier is None:
            return Proef("aansluiting", cel, True, waarom_niet=waarom)
        return Proef("aansluiting", cel, abs(hier - ander) <= EPS, ander, regel)

    def _gelijk(
        self, soort: Kind, cel: Sleutel, verwacht: float, regel: str, vergelijking: Vergelijking | None = None
    ) -> Proef:
        klopt = isclose(float(self.cellen[cel]["waarde"]), verwacht, rel_tol=1e-9, abs_tol=EPS)
        return Proef(soort, cel, klopt, verwacht, regel, vergelijking)

    def _waarom_niet(self, cellen: Iterable[Sleutel], mag: tuple[str, ...]) -> str:
        """Say why these cells cannot be held against anything: a number that is not exact cannot break a rule."""
        tekens = [str(self.cellen[cel]["teken"]) for cel in cellen]
        fout = next((teken for teken in tekens if teken == ONGEVEER or teken not in mag), "")
        return _REDENEN.get(fout, fout)


def _cellen(regel: Vergelijking) -> list[Sleutel]:
    return [regel.cel, *(term.cel for term in regel.termen)]
