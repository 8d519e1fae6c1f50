"""What aanbieders declare: amounts and prices by the month in which was delivered, and how it is spread over them.

What a gemeente refused does not count; what waits for an answer does. A credit counts negative, its volume as well.
[OP303 and OP366 of iWmo and iJw 3.2.] Declaraties arrive months later: the amounts of recent months are what was
received, and will still rise. To compare periods, give each as much time: `tot_peildatum`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ibis.expr.types import BooleanValue, NumericScalar, NumericValue, Table

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.nagerekend import opgeteld as opgetelde_cellen
from monitorlib.cijfers.kern.regels import TOTAAL, Inhoud, Sleutel
from monitorlib.cijfers.registers.gedeclareerd import bedrag_van, eenheden, in_eenheid, volume_van, zonder_mengsel
from monitorlib.cijfers.registers.meting import Meting, meting
from monitorlib.cijfers.registers.metingen_samen import samen_geteld
from monitorlib.cijfers.registers.peilmomenten import Meetmoment, dagen_van, grenzen
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.moment import laatste_dag
from monitorlib.tijd.periode import Tijd


def uitgaven(declaraties: Register, *, in_: Tijd | Sequence[Tijd], tot_peildatum: bool = False) -> Meting:
    """Add up the euros of what was delivered in a period, but what was refused: all, or what came `tot_peildatum`.

    That is the peildatum of the period; of quarters that belong to a later one, of that one.
    """
    return _geleverd(declaraties, "uitgaven", bedrag_van, "euro", in_, tot_peildatum)


def gemiddeld_tarief(
    declaraties: Register, *kolommen: str, in_: Tijd | Sequence[Tijd], tot_peildatum: bool = False
) -> Cijfers:
    """Give the mean price of a delivered unit in a period: euros divided by volume, per crossing of columns.

    Minutes are hours. Where units meet that do not convert, and of what was declared in euros, it is niet te bepalen.
    """
    bedrag = uitgaven(declaraties, in_=in_, tot_peildatum=tot_peildatum)
    volume = replace(_geleverd(declaraties, "volume", volume_van, "eenheden", in_, tot_peildatum), decimalen=1)
    delen = [
        _geleverd(declaraties, f"{wat} in {naam}", in_eenheid(van, codes), eenheid, in_, tot_peildatum)
        for wat, van, eenheid in (("volume", volume_van, "eenheden"), ("uitgaven", bedrag_van, "euro"))
        for naam, codes in eenheden(declaraties)
    ]
    teller, noemer, *per_eenheid = samen_geteld(bedrag, volume, *delen).per(*kolommen)
    return verhouding(
        teller,
        zonder_mengsel(noemer, [naam for naam, _ in eenheden(declaraties)], per_eenheid),
        factor=1,
        eenheid="euro per eenheid",
        decimalen=2,
        regel="bedrag gedeeld door volume",
    )


def concentratie(cijfers: Cijfers, *, grootste: int) -> Cijfers:
    """Give the share, in %, of the largest aanbieders in cijfers over aanbieder and other dimensions.

    What is concentrated - cliënten, trajecten or euros - is what `cijfers` counts.
    """
    los = cijfers.zonder("aanbieder", *({TOTAAL} & set(cijfers.leden["aanbieder"])))
    plaats, alle = los.plaats("aanbieder"), dict[Sleutel, list[Inhoud]]()
    for cel, inhoud in los.cellen().items():
        alle.setdefault((*cel[:plaats], *cel[plaats + 1 :]), []).append(inhoud)
    # An aanbieder that is not known may be the largest: with one there is no number.
    geheel = {
        cel: next((een for een in van if not een.telt), None) or opgetelde_cellen([(1, een) for een in van])
        for cel, van in alle.items()
    }
    top = {cel: _van_de_grootste(som, alle[cel], grootste) for cel, som in geheel.items()}
    leden = {naam: van for naam, van in los.leden.items() if naam != "aanbieder"}
    boven, onder = (Cijfers(van, leden, los.bronnen).voorkomend() for van in (top, geheel))
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


def _geleverd(
    declaraties: Register,
    maat: str,
    wat: Callable[[Table], NumericValue],
    eenheid: str,
    in_: Tijd | Sequence[Tijd],
    tot_peildatum: bool,
) -> Meting:
    def waar(tabel: Table) -> BooleanValue:
        maand = (tabel.maand + "-01").cast("date")
        geleverd = (maand > tabel.begin) & (maand <= tabel.einde)
        return geleverd & (tabel.ontvangen <= tabel.peildatum) if tot_peildatum else geleverd

    def tel(tabel: Table, waar: BooleanValue | None) -> NumericScalar:
        return wat(tabel).sum(where=waar).cast("float64")

    def keuze(een: Meetmoment) -> list[tuple[str, str]]:
        return [("ontvangen tot en met", str(een.peildatum or laatste_dag(een.moment)))] if tot_peildatum else []

    geteld = meting(declaraties, maat, in_, waar, tel, eenheid, keur=grenzen)
    # What is delivered belongs to a month: nothing is asked of the day before the period.
    return replace(geteld, keuze=keuze, nodig=lambda over: dagen_van(over)[0])
