"""A telling, opened for calculation: numbers that were counted elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import ibis
from ibis.expr.types import FloatingScalar, Table

from monitorlib.sources.declared.declaration import BENADERINGEN, REGIO, TOTAAL
from monitorlib.sources.opened.geopend import Geopend

_EURO_EN_CENT = "decimal(38, 2)"


@dataclass(frozen=True, repr=False)
class Telling(Geopend):
    """Numbers that were counted elsewhere; of a region `per_gemeente` is what they were added up from."""

    per_gemeente: "Telling | None" = None

    def met(self, waarden: Mapping[str, Sequence[str]], kolommen: Sequence[str]) -> list[dict[str, Any]]:
        """Give the rows with one of these values in each column; codes of `kolommen` by their name on a page.

        All rows are read once: a telling has few.
        """
        return [
            {naam: self.codes.label(naam, waarde) if naam in kolommen else waarde for naam, waarde in rij.items()}
            for rij in self.vraag(self.tabel)
            if all(rij[kolom] in van for kolom, van in waarden.items())
        ]

    def als_regio(self) -> Self:
        """Give the telling with all gemeenten added up.

        A sum with a part that is no number, or without the row of a gemeente, is 'niet opgegeven'.
        """
        if self.per_gemeente is not None:
            return self
        tabel, over = self.tabel, [naam for naam in self.bron.sleutel if naam != "gemeente"]
        heel = tabel.teken.isin(["getal", "ongeveer"]).all()
        for groep in self._geleverd_door():
            # Each gemeente of now, or all of those that it was made of.
            heel &= ibis.or_(*(ibis.and_(*((tabel.gemeente == code).any() for code in codes)) for codes in groep))
        samen = (tabel.group_by(over) if over else tabel).aggregate(
            som=self._som(tabel), heel=heel, benaderd=(tabel.teken == "ongeveer").any()
        )
        benaderd = samen.heel & samen.benaderd
        tabel = samen.mutate(
            gemeente=ibis.literal(REGIO),
            waarde=samen.heel.ifelse(samen.som, ibis.null("float64")),
            teken=benaderd.ifelse("ongeveer", samen.heel.ifelse("getal", "niet opgegeven")),
            tekst=benaderd.ifelse(BENADERINGEN[0], ""),
        )
        regio = replace(self.met_codes("gemeente", {REGIO: TOTAAL}), gemeenten=())
        return replace(regio, tabel=tabel.drop("som", "heel", "benaderd"), per_gemeente=self)

    def _som(self, tabel: Table) -> FloatingScalar:
        """Add up: euros to the cent, as floats of 1,10 and 2,20 are no 3,30."""
        som = tabel.waarde.cast(_EURO_EN_CENT).sum() if self.bron.eenheid == "euro" else tabel.waarde.sum()
        return som.cast("float64")

    def _geleverd_door(self) -> list[list[list[str]]]:
        """Give the ways to deliver the number of gemeenten of the peildatum: themselves, or those that went up in them.

        Those that share one that was split stand together: only together are they what it was made of.
        """
        samen: list[tuple[list[str], list[str]]] = []
        for een in self.gemeenten:
            if een.tot and een.tot < self.periode.peildatum:
                continue
            nu, voor = [een.code], [oud.code for oud in self.gemeenten if een.code in oud.opvolgers]
            for ander in [groep for groep in samen if set(groep[1]) & set(voor)]:
                samen.remove(ander)
                nu, voor = ander[0] + nu, list(dict.fromkeys(ander[1] + voor))
            samen.append((nu, voor))
        return [[nu, voor] if voor else [nu] for nu, voor in samen]
