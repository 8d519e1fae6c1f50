"""What aanbieders declare: amounts and prices by the month in which was delivered, and how it is spread over them.

Declaraties arrive months later: the amounts of recent months are what was received, and will still rise. To compare
periods, give each as much time: `ontvangen_tot`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ibis.expr.types import NumericScalar, Table

from monitorlib.cijfers.cijfers import Cijfers
from monitorlib.cijfers.meting import Meting, dagen_van, grenzen, meting
from monitorlib.cijfers.nagerekend import opgeteld as opgetelde_cellen
from monitorlib.cijfers.regels import TOTAAL, Inhoud
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.kwartaal import Moment, Periode
from monitorlib.sources.opened import Register


def uitgaven(declaraties: Register, *, in_: Periode | Sequence[Periode]) -> Meting:
    """Add up the declared euros of what was delivered in a period: all in the register; see `ontvangen_tot`."""
    return _in_maanden(meting(declaraties, "uitgaven", in_, _geleverd, _som("bedrag"), "euro"))


def ontvangen_tot(declaraties: Register, dag: date) -> Register:
    """Keep the declaraties that were received on or before a day."""
    tabel = declaraties.tabel
    return declaraties.met_keuze("ontvangen tot en met", str(dag), tabel.filter(tabel.ontvangen <= dag))


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
    los = cijfers.zonder("aanbieder", *({TOTAAL} & set(cijfers.leden["aanbieder"])))
    alle = {lid: list(deel.cellen().values()) for lid, deel in los.splits(ander).items() if deel.cellen()}
    # An aanbieder that is not known may be the largest: with one there is no number.
    geheel = {
        lid: next((een for een in van if not een.telt), None) or opgetelde_cellen([(1, een) for een in van])
        for lid, van in alle.items()
    }
    top = {lid: _van_de_grootste(som, alle[lid], grootste) for lid, som in geheel.items()}
    boven, onder = (
        Cijfers({(lid,): een for lid, een in van.items()}, {ander: tuple(van)}, los.bronnen) for van in (top, geheel)
    )
    return verhouding(
        boven,
        onder,
        factor=100,
        eenheid="%",
        decimalen=1,
        regel=f"de {grootste} grootste aanbieders gedeeld door alle",
    )


def _van_de_grootste(som: Inhoud, delen: Sequence[Inhoud], grootste: int) -> Inhoud:
    """Give what the largest parts of a sum are together; of a sum that is no number there is none."""
    if not som.telt:
        return som
    return replace(som, waarde=sum(sorted((een.waarde for een in delen if een.telt), reverse=True)[:grootste]))


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
