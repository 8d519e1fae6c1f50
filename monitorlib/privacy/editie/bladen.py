"""What an executed edition shows: every table and figure with its numbers, what each is, and the sums that tie them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from monitorlib.cijfers.kern.kenmerken import herkomst_uit_json, uit_json
from monitorlib.cijfers.kern.regels import TELT_MEE, Afleiding, Kenmerk, Sleutel
from monitorlib.errors import CalculationError
from monitorlib.privacy.editie.masker_van_editie import Celplek

# Cells, each times its factor, are together nothing.
Som = Mapping[Sleutel, int]


@dataclass(frozen=True)
class Bladgetal:
    """A cell as it is shown: its number (None: a word or a sign), what it is, and what it was made of."""

    plek: Celplek
    waarde: float | None
    eenheid: str = ""
    tekst: str = ""
    afgerond_op: float = 0.0
    verschil: bool = False
    kenmerk: Kenmerk | None = None
    herkomst: Afleiding | None = None


@dataclass(frozen=True)
class Cijferblad:
    """A table or a figure: the members of its dimensions in the order of a cell, its cells, and its sums.

    Raises `CalculationError` when a cell has a member that its dimension does not have.
    """

    hoofdstuk: str
    soort: str
    naam: str
    leden: Mapping[str, tuple[str, ...]]
    getallen: Mapping[Sleutel, Bladgetal]
    sommen: tuple[Som, ...] = ()

    def __post_init__(self) -> None:
        for cel in self.getallen:
            if any(lid not in van for lid, van in zip(cel, self.leden.values(), strict=True)):
                raise CalculationError(
                    f"{self.titel}: de cel {' / '.join(cel)} past niet bij de dimensies {', '.join(self.leden)}. Bouw "
                    "de editie opnieuw met monitor build."
                )

    @property
    def titel(self) -> str:
        """How a message names it."""
        return f"{self.hoofdstuk}/{self.naam}"


@dataclass(frozen=True)
class Indicatorgetal:
    """A number of an indicator: its name, period and place, its unit, what it is, and what it was made of."""

    indicator: str
    periode: str
    gemeente: str
    eenheid: str
    kenmerk: Kenmerk | None
    herkomst: Afleiding | None


@dataclass(frozen=True)
class Editiecijfers:
    """All of an edition: its tables and figures, and the numbers of the indicators."""

    bladen: tuple[Cijferblad, ...]
    punten: tuple[Indicatorgetal, ...] = ()


def blad_van(hoofdstuk: str, bron: Mapping[str, Any]) -> Cijferblad:
    """Read a table or figure from the data that its cell left.

    Raises `CalculationError` when that does not say what its numbers were made of.
    """
    over = bron["monitor"]
    if "herkomst" not in over:
        raise CalculationError(
            f"{hoofdstuk}/{over['naam']}: bij deze cijfers staat niet waaruit zij zijn gemaakt. Bouw de editie opnieuw "
            "met monitor build."
        )
    extra = over["herkomst"]
    kenmerken = {tuple(een["cel"]): uit_json(een) for een in over["kenmerken"]}
    delen = {tuple(een["cel"]): _herkomst(een) for een in extra["delen"]}
    verschillen = set(map(tuple, extra["verschillen"]))
    getallen = {}
    for rij in bron["data"]:
        cel = tuple(rij[naam] for naam in bron["schema"]["primaryKey"])
        getallen[cel] = Bladgetal(
            Celplek(hoofdstuk, over["soort"], over["naam"], cel),
            rij["waarde"] if rij["teken"] in TELT_MEE else None,
            rij["eenheid"],
            rij["tekst"],
            rij["afgerond_op"],
            cel in verschillen,
            kenmerken.get(cel),
            delen.get(cel),
        )
    # A file with sorted keys names the members in another order than the cells do.
    leden = {naam: tuple(over["leden"][naam]) for naam in bron["schema"]["primaryKey"]}
    sommen = tuple(_sommen((*over["vergelijkingen"], *extra["regels"]), getallen))
    return Cijferblad(hoofdstuk, over["soort"], over["naam"], leden, getallen, sommen)


def zelfde_cellen(bladen: Sequence[Cijferblad]) -> dict[Celplek, Celplek]:
    """Give the cells of figures that draw a table of their chapter: by their place that in the table."""
    gelijk: dict[Celplek, Celplek] = {}
    tabellen = [een for een in bladen if een.soort == "tabel"]
    for figuur in (een for een in bladen if een.soort != "tabel"):
        for tabel in tabellen:
            if tabel.hoofdstuk == figuur.hoofdstuk and set(tabel.leden) == set(figuur.leden):
                gelijk |= _getekend(figuur, tabel)
    return gelijk


def _getekend(figuur: Cijferblad, tabel: Cijferblad) -> dict[Celplek, Celplek]:
    """Give per cell of a figure that of the table; none when one of them shows another number."""
    paren: dict[Celplek, Celplek] = {}
    for cel, een in figuur.getallen.items():
        leden = dict(zip(figuur.leden, cel, strict=True))
        ander = tabel.getallen.get(tuple(leden[dimensie] for dimensie in tabel.leden))
        if ander is not None:
            if ander.waarde != een.waarde:
                return {}
            paren[een.plek] = ander.plek
    return paren


def _herkomst(gegevens: Mapping[str, Any]) -> Afleiding:
    return herkomst_uit_json({naam: een for naam, een in gegevens.items() if naam != "cel"})


def _sommen(regels: Iterable[Mapping[str, Any]], getallen: Mapping[Sleutel, Bladgetal]) -> Iterator[Som]:
    """Give declared sums in whole factors; a part without a number is no part, as on the page."""
    for regel in regels:
        factoren = {tuple(regel["cel"]): Fraction(-1)}
        for factor, deel in regel["termen"]:
            if getallen[tuple(deel)].waarde is not None:
                cel = tuple(deel)
                factoren[cel] = factoren.get(cel, Fraction(0)) + Fraction(factor).limit_denominator(1000)
        keer = lcm(*(een.denominator for een in factoren.values()))
        yield {cel: int(een * keer) for cel, een in factoren.items() if een}
