"""A total under rows: a sum of them, a count of persons who count once, or a number that is no sum at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import GETAL, TOTAAL, Inhoud, Sleutel
from monitorlib.cijfers.kern.soort_eenheid import soort
from monitorlib.notatie import EPS, rond

ELK_EEN_KEER = "iedere persoon telt één keer; wie in meer dan één rij staat, telt in het totaal niet dubbel"


@dataclass(frozen=True)
class Verschil:
    """A total that is not what its rows add up to, though no rule made it."""

    cel: Sleutel
    totaal: float
    som: float
    eenheid: str

    @property
    def telt_personen(self) -> bool:
        """Tell whether this is as it should be: persons are counted again, and no more than the rows hold."""
        return soort(self.eenheid) == "personen" and self.totaal < self.som


def noten(cijfers: Cijfers) -> dict[Sleutel, str]:
    """Say of each total that differs from its rows why: only of persons, who are in more than one row."""
    return {een.cel: ELK_EEN_KEER for een in verschillen(cijfers) if een.telt_personen}


def verschillen(cijfers: Cijfers) -> Iterator[Verschil]:
    """Find the totals that no rule made and that their rows do not add up to, as the page shows them."""
    cellen, met_regel = cijfers.cellen(), {een.cel for een in cijfers.vergelijkingen}
    for plaats in range(len(cijfers.dimensies)):
        for cel, inhoud in cellen.items():
            # A total that follows from a rule, or was declared beside one, is held to that.
            if cel[plaats] == TOTAAL and cel not in met_regel and _is_getal(inhoud):
                delen = _delen(cellen, cel, plaats)
                som = sum(_getoond(deel) for deel in delen)
                if delen and all(map(_is_getal, delen)) and abs(som - _getoond(inhoud)) > EPS:
                    yield Verschil(cel, _getoond(inhoud), som, inhoud["eenheid"])


def _delen(cellen: Mapping[Sleutel, Inhoud], cel: Sleutel, plaats: int) -> list[Inhoud]:
    """Give the cells beside a total; those of a share, a mean or a median are no parts of it."""
    if soort(cellen[cel]["eenheid"]) == "geen som":
        return []
    naast = (*cel[:plaats], *cel[plaats + 1 :])
    return [
        inhoud
        for ander, inhoud in cellen.items()
        if (*ander[:plaats], *ander[plaats + 1 :]) == naast and ander[plaats] != TOTAAL
    ]


def _is_getal(inhoud: Mapping[str, object]) -> bool:
    """Tell whether a cell holds an exact number."""
    return inhoud["teken"] == GETAL


def _getoond(inhoud: Inhoud) -> float:
    return rond(inhoud["waarde"], inhoud["decimalen"])
