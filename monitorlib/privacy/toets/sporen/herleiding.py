"""Where a number comes from: a cell that is shown, what follows from shown cells, a name, a parameter, a constant."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, product

from monitorlib.privacy.toets.lezen.gevonden import OVER_DE_EDITIE, Gelezenmap
from monitorlib.privacy.toets.lezen.open_data import Opendatatabel
from monitorlib.privacy.toets.lezen.stelling import TOTALEN, is_aantal
from monitorlib.privacy.toets.sporen.getallen import Getal, getallen_in
from monitorlib.privacy.toets.sporen.stuk import TEKST, Tekststuk

# What counts chapters, levels and steps; a year, a hundred, a thousand.
CONSTANTEN = frozenset(map(Decimal, (*range(13), 15, 20, 24, 25, 30, 50, 52, 60, 90, 95, 100, 360, 365, 1000, 10000)))
# What the monitor says of its own work, never of people: how often it looked, and where it stands in a file.
OVER_HET_WERK = (
    "veranderingen zijn getoetst", "gedrukte getallen", "sommen nagerekend", "beweringen getoetst",
    "aantallen in de tekst", "keer die", "regels", "bevindingen", "hoofdstukken", "rijen",
)  # fmt: skip
VOOR_HET_WERK = (
    "regel", "par.", "artikel", "bladzijde", "blad", "rij", "tabel", "figuur", "uitkomst", "ten minste", "weasyprint",
)  # fmt: skip
# No page shows a number of people more precisely.
FIJNST = Decimal("0.001")
# Fewer thousands than this could be people.
_GROOT = 1000
# A line that is so long has differences of nearly every size: then they say nothing.
_LANG = 40


@dataclass(frozen=True)
class Herleiding:
    """What may be said: shown cells, and `bekend` of parameters, texts and earlier editions."""

    gelezen: Gelezenmap
    bekend: Collection[Decimal] = field(default_factory=frozenset)

    def zonder(self, stuk: Tekststuk) -> Iterator[Getal]:
        """Give the numbers of a piece that come from nowhere."""
        if stuk.soort != TEKST or self._van_een_hele_figuur(stuk):
            return
        for getal in getallen_in(stuk.tekst):
            op_as = stuk.bestand.endswith(".pdf") and self._in_duizenden(getal)
            if not (op_as or self._staat_er(getal) or self._is_van_het_werk(getal, stuk) or self._volgt(getal)):
                yield getal

    @cached_property
    def getoond(self) -> frozenset[Decimal]:
        """The size of every number that a table shows."""
        van_data = (cel.getal for data in self._data for cel in data.cellen.values())
        totalen = (een for een, _ in self.gelezen.roosters if een.naam.endswith(TOTALEN))
        van_totalen = (cel.getal for een in totalen for _, cel in een.cellen())
        return frozenset(abs(een) for een in (*van_data, *van_totalen) if een is not None)

    @property
    def _data(self) -> Collection[Opendatatabel]:
        return self.gelezen.datatabellen.values()

    @cached_property
    def _namen(self) -> frozenset[Decimal]:
        """Numbers in the names of members and tables, and in cells that are words."""
        teksten = [een.titel for een in self._data]
        teksten += [lid for een in self._data for van in een.leden.values() for lid in van]
        teksten += [cel.tekst for een in self._data for cel in een.cellen.values() if cel.getal is None]
        return frozenset(getal.waarde for tekst in teksten for getal in getallen_in(tekst))

    @cached_property
    def _van_de_editie(self) -> frozenset[Decimal]:
        """What the tables about the edition itself count: checks, texts, rows of a source."""
        over = (een for een, _ in self.gelezen.roosters if een.naam in OVER_DE_EDITIE)
        teksten = (cel.tekst for een in over for _, cel in een.cellen())
        return frozenset(getal.waarde for tekst in teksten for getal in getallen_in(tekst))

    @cached_property
    def _afgerond(self) -> dict[Decimal, frozenset[Decimal]]:
        return {}

    def _staat_er(self, getal: Getal) -> bool:
        bronnen = (self.getoond, self._namen, self._van_de_editie, self.bekend, CONSTANTEN)
        if any(getal.waarde in een for een in bronnen):
            return True
        if getal.stap not in self._afgerond:
            self._afgerond[getal.stap] = frozenset(_rond(een, getal.stap) for een in self.getoond)
        return getal.waarde in self._afgerond[getal.stap]

    def _in_duizenden(self, getal: Getal) -> bool:
        """Tell whether a drawing on paper can say it: in thousands, and its words do not say that they are its own."""
        duizend = getal.waarde * 1000
        return duizend in self.getoond or (getal.waarde >= _GROOT and duizend in self._op_duizenden)

    @cached_property
    def _op_duizenden(self) -> frozenset[Decimal]:
        return frozenset(_rond(een, Decimal(1000)) for een in (*self.getoond, *self._sommen))

    def _is_van_het_werk(self, getal: Getal, stuk: Tekststuk) -> bool:
        na, voor = getal.na.strip().casefold(), getal.voor.strip().casefold()
        werk = na.startswith(OVER_HET_WERK) or voor.endswith(VOOR_HET_WERK)
        # The number of a sheet stands before its name.
        return werk or (stuk.plek.startswith(("xl/workbook.xml", "docProps/")) and not getal.voor.strip(" '"))

    def _volgt(self, getal: Getal) -> bool:
        if getal.stap < FIJNST:
            # With so many decimals the numerator and the noemer of a share are known.
            return False
        if getal.is_procent:
            return getal.waarde in self._delen(getal.stap)
        if getal.is_geld or getal.stap != 1:
            return not self._verbergt_bedragen
        return getal.waarde in self._sommen

    @cached_property
    def _verbergt_bedragen(self) -> bool:
        """Tell whether anything is hidden that is no count: then also amounts must come from somewhere."""
        return any(
            cel.verborgen and not is_aantal(data.eenheden[sleutel])
            for data in self._data
            for sleutel, cel in data.cellen.items()
        )

    @cached_property
    def _lijnen(self) -> Sequence[tuple[Decimal, ...]]:
        """Every line of every table of which all cells are shown."""
        return [getallen for een in self._data for getallen, heel in _lijnen_van(een) if heel]

    @cached_property
    def _sommen(self) -> frozenset[Decimal]:
        """What a line is together, and how much the cells differ that it shows."""
        samen = {abs(sum(lijn, Decimal(0))) for lijn in self._lijnen}
        getoond = [getallen for een in self._data for getallen, _ in _lijnen_van(een)]
        verschil = {abs(een - ander) for lijn in getoond for een, ander in product(lijn[:_LANG], repeat=2)}
        twee = {een + ander for lijn in self._lijnen for een, ander in pairwise(lijn)}
        return frozenset(samen | verschil | twee)

    def _delen(self, stap: Decimal) -> frozenset[Decimal]:
        if stap not in self._aandelen:
            self._aandelen[stap] = frozenset(
                _rond(abs(100 * keer), stap)
                for lijn in self._lijnen
                for een, ander in product((*lijn[:_LANG], sum(lijn, Decimal(0))), repeat=2)
                if ander
                for keer in (een / ander, een / ander - 1)
            )
        return self._aandelen[stap] | {_rond(een, stap) for een in self._sommen}

    @cached_property
    def _aandelen(self) -> dict[Decimal, frozenset[Decimal]]:
        return {}

    @cached_property
    def _heel(self) -> frozenset[str]:
        """The figures of which every number is shown: what is said of them follows from those."""
        return frozenset(
            f"#{een.naam.replace('cijfers-', 'figuur-', 1)}"
            for een, _ in self.gelezen.roosters
            if een.naam.startswith("cijfers-") and not any(cel.verborgen for _, cel in een.cellen())
        )

    def _van_een_hele_figuur(self, stuk: Tekststuk) -> bool:
        return stuk.plek.partition(" ")[0] in self._heel


def _rond(getal: Decimal, stap: Decimal) -> Decimal:
    return (getal / stap).quantize(Decimal(1), rounding="ROUND_HALF_UP") * stap


def _lijnen_van(data: Opendatatabel) -> Iterator[tuple[tuple[Decimal, ...], bool]]:
    """Give what each line of a table shows, and whether that is all of it."""
    for plaats in range(len(data.leden)):
        per: dict[tuple[str, ...], list[Decimal | None]] = {}
        for sleutel, cel in data.cellen.items():
            per.setdefault((*sleutel[:plaats], *sleutel[plaats + 1 :]), []).append(cel.getal)
        for lijn in per.values():
            getallen = tuple(een for een in lijn if een is not None)
            if len(getallen) > 1:
                yield getallen, len(getallen) == len(lijn)
