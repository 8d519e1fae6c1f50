"""What a chapter hides from its readers: nothing of a page that stays inside, the mask of the edition of a public one.

This is the one place between what is calculated and what is said: the door gives every table and figure to it, and
the measured indicators pass it before anything of them is compared.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.onderdrukken import onderdruk
from monitorlib.cijfers.kern.regels import ONDERDRUKT, VERBORGEN_OM, Sleutel
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import OPENBAAR
from monitorlib.editie.params.doel import Doel
from monitorlib.errors import CalculationError, ParameterError
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.notatie import slug
from monitorlib.privacy.editie.masker_van_editie import EditieMasker
from monitorlib.publicatie.plaatsen import MASKER, vastgelegd
from monitorlib.render.figuren.figuur import Figuur
from monitorlib.tijd.periode import Periode

_NAN = float("nan")


def masker_van(editie: Editie) -> Path:
    """Give where the mask of an edition is kept: an input of its public pages, beside its parameters."""
    return vastgelegd(editie.layout, editie.naam, MASKER)


@dataclass(frozen=True)
class Afscherming:
    """What is hidden of a chapter; `masker` is None for readers inside, who see every number."""

    hoofdstuk: str
    masker: EditieMasker | None = None

    @classmethod
    def van(cls, hoofdstuk: str, editie: Editie, lezers: str) -> Self:
        """Read what is hidden for these readers; raise `ParameterError` when a public chapter has no mask."""
        if lezers != OPENBAAR:
            return cls(hoofdstuk)
        pad = masker_van(editie)
        if not pad.is_file():
            raise ParameterError(
                f"{editie.shown(pad)}: een openbaar hoofdstuk heeft een masker, en dat is er niet. Zonder masker is "
                f"iemand te herkennen; maak de openbare editie met monitor publish {editie.naam}."
            )
        return cls(hoofdstuk, EditieMasker.lees(pad, editie.shown(pad)))

    @property
    def openbaar(self) -> bool:
        """Tell whether everybody reads this chapter."""
        return self.masker is not None

    def tabel(self, cijfers: Cijfers, naam: str, *, uit_punten: bool = False) -> Cijfers:
        """Give cijfers as the table of this name shows them; raise `CalculationError` for a mask of other cells.

        One that is made `uit_punten`, of which what is hidden was gone before, can have lost the cell itself.
        """
        verborgen = self._verborgen(naam, "tabel")
        try:
            return onderdruk(cijfers, verborgen & cijfers.cellen().keys() if uit_punten else verborgen)
        except CalculationError as error:
            raise CalculationError(f"Hoofdstuk {self.hoofdstuk}, tabel {naam}: {error}") from error

    def figuur(self, figuur: Figuur, naam: str) -> Figuur:
        """Give a figure as the page shows it: drawn from what may be seen, and from nothing else."""
        verborgen = self._verborgen(naam, "figuur")
        try:
            return figuur.afgeschermd(verborgen)
        except CalculationError as error:
            raise CalculationError(f"Hoofdstuk {self.hoofdstuk}, figuur {naam}: {error}") from error

    def punten(self, een: Indicator, punten: tuple[Punt, ...], doel: Doel) -> tuple[Punt, ...]:
        """Hide the numbers of an indicator that its table or its figure hides, with all that they were made of."""
        naam = slug(een.naam)
        verborgen = self._verborgen(naam, "tabel") | self._verborgen(naam, "figuur")
        nul = Periode.lees(doel.nulmeting) if doel.nulmeting else None
        return tuple(_zonder_getal(punt) if _koppen(punt, nul) & verborgen else punt for punt in punten)

    def _verborgen(self, naam: str, soort: str) -> frozenset[Sleutel]:
        return frozenset() if self.masker is None else self.masker.verborgen(self.hoofdstuk, naam, soort)


def _koppen(punt: Punt, nulmeting: Periode | None) -> set[Sleutel]:
    """Give the cells in which a number of an indicator stands: its column is the period, or its nulmeting."""
    kop = punt.periode.kort_met_jaar
    koppen = [kop, f"Nulmeting ({kop})"] if punt.periode == nulmeting else [kop]
    return {(punt.gebied, een) for een in koppen}


def _zonder_getal(punt: Punt) -> Punt:
    return replace(
        punt, waarde=_NAN, teken=ONDERDRUKT, tekst=VERBORGEN_OM, teller=_NAN, noemer=_NAN, erbij=_NAN, eraf=_NAN,
        herkomst=None,
    )  # fmt: skip
