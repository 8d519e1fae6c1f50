"""The audit: every hidden cell that a reader can narrow further than the policy allows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from monitorlib.errors import CalculationError
from monitorlib.privacy.toets.gegeven import Openbaar, Plek
from monitorlib.privacy.toets.grenzen import Grenzen, grenzen
from monitorlib.privacy.toets.interval import Interval, te_smal
from monitorlib.privacy.toets.samenhang import Groep, Samenhang
from monitorlib.privacy.toets.structuur import gevonden_sommen

Som = tuple[dict[Plek, int], int]


@dataclass(frozen=True)
class Lek:
    """A hidden cell that is known too well, between which numbers, and whether by somebody who is in a cell himself."""

    plek: Plek
    interval: Interval
    zelf: bool


@dataclass(frozen=True)
class Toetsuitslag:
    """What the audit found: leaks, the interval of every hidden cell, and how many sums it used."""

    lekken: tuple[Lek, ...]
    intervallen: Mapping[Plek, Interval]
    sommen: int

    def smalste(self, drempel: int) -> float:
        """Give the width of the narrowest interval of a cell that can be below `drempel`; infinite without one."""
        return min((een.breedte for een in self.intervallen.values() if een.minstens < drempel), default=inf)


def toets(
    openbaar: Openbaar,
    drempel: int,
    breedte: int,
    *,
    klein: Collection[Plek] | None = None,
    minstens: int = 1,
) -> Toetsuitslag:
    """Attack everything that is published, and give what comes out.

    `minstens` is what a hidden count is at least: 1 where zeros are always shown, as then it is none.
    `klein` names the cells that are at risk; without it each hidden cell is, of which a reader cannot exclude that it
    is below `drempel`. The intervals are those of linear programs; whether one is too narrow, of whole numbers alone.
    """
    aanval = _Aanval(openbaar, minstens)
    intervallen = {plek: Interval(getal, getal) for plek, getal in aanval.elders.items()}
    lekken = [Lek(plek, een, zelf=False) for plek, een in intervallen.items() if _in_gevaar(plek, een, drempel, klein)]
    intervallen |= {plek: aanval.interval(plek, {}, geheel=False) for plek in aanval.verborgen}
    for plek in aanval.verborgen:
        if _in_gevaar(plek, intervallen[plek], drempel, klein):
            for kennis in ({}, *openbaar.kennis):
                if plek not in kennis and (nu := aanval.te_smal(plek, kennis, breedte)):
                    lekken.append(Lek(plek, nu, bool(kennis)))
    return Toetsuitslag(tuple(lekken), intervallen, len(aanval.sommen))


def _in_gevaar(plek: Plek, weet: Interval, drempel: int, klein: Collection[Plek] | None) -> bool:
    """Tell whether a cell is a risk: it is named, or nobody can exclude that it is small."""
    return plek in klein if klein is not None else weet.minstens < drempel


def eis_dicht(oordeel: Toetsuitslag) -> None:
    """Raise `CalculationError` when the audit found a leak; it names places, not numbers."""
    if oordeel.lekken:
        waar = "; ".join(
            f"{tabel}: {' / '.join(cel)}" for tabel, cel in dict.fromkeys(een.plek for een in oordeel.lekken)
        )
        raise CalculationError(
            f"Te berekenen uit wat openbaar zou worden: {waar}. Verberg meer, of neem leden samen met groepeer(...)."
        )


class _Aanval:
    """All sums over hidden cells, declared and found, with the same number as the same unknown."""

    def __init__(self, openbaar: Openbaar, minstens: int) -> None:
        self._getallen = openbaar.getallen()
        self._als = {plek: groep[0] for groep in openbaar.zelfde for plek in groep}
        niet_getoond = [plek for plek, getal in self._getallen.items() if getal is None]
        self._vul_aan(openbaar.zelfde)
        # Hidden in one place, and shown in another.
        self.elders = {plek: getal for plek in niet_getoond if (getal := self._getallen[plek]) is not None}
        self.verborgen = [plek for plek, getal in self._getallen.items() if getal is None]
        self._nummer = {plek: nummer for nummer, plek in enumerate(dict.fromkeys(map(self._naam, self.verborgen)))}
        self._samenhang = Samenhang(self._grenzen(openbaar, minstens))
        self._samenhang.neem(map(self._over_onbekend, _gedeclareerd(openbaar)))
        for tabel in openbaar.tabellen:
            if any(getal is None for getal in tabel.getallen.values()):
                self._vermoed([_som(tabel.naam, totaal, delen) for totaal, delen in gevonden_sommen(tabel)])
        self._groepen: dict[int, Groep] = {}

    @property
    def sommen(self) -> Sequence[object]:
        """Every sum that was used."""
        return self._samenhang.sommen

    def interval(self, plek: Plek, kennis: Mapping[Plek, int], *, geheel: bool) -> Interval:
        """Give the interval of a hidden cell for somebody who knows some cells."""
        groep, welke = self._waar(plek)
        return groep.raadsel.interval(welke, self._weet(kennis, groep), geheel=geheel)

    def te_smal(self, plek: Plek, kennis: Mapping[Plek, int], breedte: int) -> Interval | None:
        """Give the interval of a hidden cell when whole numbers make it too narrow; None when they do not."""
        groep, welke = self._waar(plek)
        weet = self._weet(kennis, groep)
        if (kennis and not weet) or groep.raadsel.zeker_wijd(welke, weet, breedte):
            return None
        gevonden = groep.raadsel.interval(welke, weet, geheel=True)
        return gevonden if te_smal(gevonden, breedte) else None

    def _waar(self, plek: Plek) -> tuple[Groep, int]:
        """Give the group of a hidden cell, and its number there."""
        nummer = self._nummer[self._naam(plek)]
        if nummer not in self._groepen:
            groep = self._samenhang.groep([nummer])
            self._groepen |= dict.fromkeys(groep.plaats, groep)
        return self._groepen[nummer], self._groepen[nummer].plaats[nummer]

    def _weet(self, kennis: Mapping[Plek, int], groep: Groep) -> dict[int, int]:
        """What somebody knows of cells that are hidden in a group."""
        nummers = {self._nummer.get(self._naam(plek), -1): getal for plek, getal in kennis.items()}
        return {groep.plaats[een]: getal for een, getal in nummers.items() if een in groep.plaats}

    def _vul_aan(self, zelfde: Sequence[tuple[Plek, ...]]) -> None:
        """What is shown in one place is known in all."""
        for groep in zelfde:
            getoond = [getal for een in groep if (getal := self._getallen.get(een)) is not None]
            if getoond:
                self._getallen |= dict.fromkeys(groep, getoond[0])

    def _vermoed(self, sommen: Sequence[Som]) -> None:
        """Add sums that were only supposed; they are left out when nothing fits them."""
        erbij = self._samenhang.neem(map(self._over_onbekend, sommen))
        geraakt = {een for nummer in erbij for een in self._samenhang.sommen[nummer][0]}
        if erbij and not self._samenhang.groep(geraakt).raadsel.past():
            self._samenhang.laat(erbij)

    def _grenzen(self, openbaar: Openbaar, minstens: int) -> dict[int, Grenzen]:
        """Give per unknown the bounds that hold wherever it stands."""
        per_nummer: dict[int, Grenzen] = {}
        for plek, (onder, boven) in (een for tabel in openbaar.tabellen for een in grenzen(tabel, minstens)):
            if (nummer := self._nummer.get(self._naam(plek))) is not None:
                al = per_nummer.get(nummer, (-inf, inf))
                per_nummer[nummer] = (max(al[0], onder), min(al[1], boven))
        return per_nummer

    def _over_onbekend(self, som: Som) -> tuple[dict[int, int], int]:
        factoren: dict[int, int] = {}
        rest = som[1]
        for plek, factor in som[0].items():
            getal = self._getallen.get(plek)
            if getal is None:
                nummer = self._nummer[self._naam(plek)]
                factoren[nummer] = factoren.get(nummer, 0) + factor
            else:
                rest -= factor * getal
        return {een: factor for een, factor in factoren.items() if factor}, rest

    def _naam(self, plek: Plek) -> Plek:
        return self._als.get(plek, plek)


def _gedeclareerd(openbaar: Openbaar) -> list[Som]:
    eigen = [_som(tabel.naam, totaal, delen) for tabel in openbaar.tabellen for totaal, delen in tabel.sommen]
    return [*eigen, *((dict(factoren), som) for factoren, som in openbaar.vast)]


def _som(tabel: str, totaal: tuple[str, ...], delen: Sequence[tuple[str, ...]]) -> Som:
    return {(tabel, totaal): -1, **{(tabel, deel): 1 for deel in delen}}, 0
