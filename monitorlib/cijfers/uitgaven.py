"""What aanbieders declare: amounts and prices by the month in which was delivered, and how it is spread over them.

Declaraties arrive months later: the amounts of recent months are what was received, and will still rise. To compare
periods, give each as much time: `ontvangen_tot`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
from ibis.expr.types import NumericScalar, Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.meting import Meting, dagen_van, grenzen, meting
from monitorlib.cijfers.regels import TELT_MEE, TOTAAL
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.kwartaal import Moment, Periode
from monitorlib.sources.opened import Register


def uitgaven(declaraties: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Add up the declared euros of what was delivered in a period, as received until the register was taken."""
    return _in_maanden(meting(declaraties, "uitgaven", in_, _geleverd, _som("bedrag"), "euro"))


def ontvangen_tot(declaraties: Register, dag: date) -> Register:
    """Keep the declaraties that were received on or before a day."""
    tabel = declaraties.tabel
    return replace(declaraties, tabel=tabel.filter(tabel.ontvangen <= dag), als_trajecten=None)


def gemiddeld_tarief(declaraties: Register, *kolommen: str, in_: Periode) -> Cijfers:
    """Give the mean price of a delivered unit in a period: euros divided by volume, per crossing of columns."""
    volume = _in_maanden(meting(declaraties, "volume", in_, _geleverd, _som("volume"), "eenheden"))
    return verhouding(
        uitgaven(declaraties, in_=in_).per(*kolommen),
        replace(volume, decimalen=1).per(*kolommen),
        factor=1,
        eenheid="euro per eenheid",
        decimalen=2,
        regel="bedrag gedeeld door volume",
    )


def concentratie(cijfers: Cijfers, *, grootste: int) -> Cijfers:
    """Give the share, in %, of the largest aanbieders in cijfers over aanbieder and one more dimension.

    What is concentrated - cliënten, trajecten or euros - is what `cijfers` counts.
    """
    (ander,) = (naam for naam in cijfers.dimensies if naam != "aanbieder")
    geteld = cijfers.frame[cijfers.frame["teken"].isin(TELT_MEE) & (cijfers.frame["aanbieder"] != TOTAAL)]
    delen = geteld.sort_values(["waarde", "aanbieder"], ascending=[False, True]).groupby(ander)["waarde"]
    top, alle = delen.apply(lambda waarden: waarden.head(grootste).sum()), delen.sum()
    # Any aanbieder serves as a carrier of the other dimension; the one that is not known may be the largest.
    drager = cijfers.kies(aanbieder=cijfers.leden["aanbieder"][0])
    onbekend = cijfers.frame[~cijfers.frame["teken"].isin(TELT_MEE)].drop_duplicates(ander).set_index(ander)
    frame = drager.frame.set_index(ander)
    frame.update(onbekend[["teken", "tekst"]])
    drager = replace(drager, frame=frame.reset_index()[drager.frame.columns])
    return verhouding(
        _met(drager, ander, top),
        _met(drager, ander, alle),
        factor=100,
        eenheid="%",
        decimalen=1,
        regel=f"de {grootste} grootste aanbieders gedeeld door alle",
    )


def _met(drager: Cijfers, dimensie: str, waarden: "pd.Series[float]") -> Cijfers:
    return replace(drager, frame=drager.frame.assign(waarde=drager.frame[dimensie].map(waarden).fillna(0.0)))


def _in_maanden(tel: Meting) -> Meting:
    """Ask nothing of the register for the day before the period: what is delivered belongs to a month."""
    return replace(tel, nodig=lambda over: dagen_van(over)[0])


def _geleverd(tabel: Table, over: Moment) -> Table:
    begin, einde = grenzen(over)
    return tabel.filter((tabel.maand > f"{begin:%Y-%m}") & (tabel.maand <= f"{einde:%Y-%m}"))


def _som(kolom: str):  # type: ignore[no-untyped-def]
    def tel(tabel: Table) -> NumericScalar:
        return tabel[kolom].sum().cast("float64")

    return tel
