"""How what a year costs mounts up by month of delivery, towards what the whole year is expected to cost."""

from collections.abc import Sequence
from fractions import Fraction

from monitorlib.cijfers.kern.argument import rekent_met_cijfers
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Bedrag, Jaarverwachting, bedrag_van
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.cijfers.prognose.reeksen.clienten import BOVEN, GETELD, ONDER, VERWACHT
from monitorlib.tijd.periode import Maand

BEGROTING = "Begroting"
# A month counts as known when all but one in a hundred of its euros came in. Own choice.
_BEKEND = 0.99
_PER_JAAR = 12
# What is expected is not known to the euro.
_CENTEN = 10_000
_Rij = tuple[str, str, int]


def oploop(nu: Maandstand, verwacht: Jaarverwachting, heel: Bedrag, bron: str) -> Cijfers:
    """Give over wat and periode what the months of a year cost together until then, in euros.

    What came in of months that are known, from nothing on the last day of the year before; then what is expected with
    its bounds. `heel` is what is said of the whole year: the last month is the same.
    """
    begin = Maand(verwacht.jaar, 1)
    van, bekend = begin - nu.driehoek.maanden[0], nu.volgroeid(_BEKEND)
    rijen: list[_Rij] = [(GETELD, begin.vorige.kort_met_jaar, 0)]
    for plek in range(van, van + _PER_JAAR):
        maand = begin.verschoven(plek - van).kort_met_jaar
        if plek < bekend:
            rijen.append((GETELD, maand, sum(nu.driehoek.ontvangen[van : plek + 1])))
        else:
            laatste = plek == van + _PER_JAAR - 1
            bedrag = heel if laatste else _rond(bedrag_van(nu, van, plek + 1, verwacht.keer))
            rijen += [(VERWACHT, maand, bedrag.verwacht), (ONDER, maand, bedrag.laag), (BOVEN, maand, bedrag.hoog)]
    return _cijfers(rijen, bron)


@rekent_met_cijfers
def tegen_begroting(verloop: Cijfers, begroting: Cijfers, *, wet: str) -> Cijfers:
    """Give how far expenditure runs ahead of the begroting of a wet, month by month; the begroting itself is nought.

    `verloop` is an `oploop`, `begroting` is over wet. Each month has a twelfth of the begroting, so that the last month
    is what the year is above it. Without a begroting there is no row.
    """
    cel = begroting.cellen().get((wet,))
    per_maand = verloop.leden["periode"]
    if cel is None or not cel.telt:
        return _cijfers([], *verloop.bronnen)
    centen = round(100 * cel.waarde)
    tot = {maand: round(Fraction(centen * plek, _PER_JAAR)) for plek, maand in enumerate(per_maand)}
    rijen = [(wat, maand, round(100 * een.waarde) - tot[maand]) for (wat, maand), een in verloop.cellen().items()]
    return _cijfers([*rijen, *((BEGROTING, maand, 0) for maand in per_maand)], *verloop.bronnen, *begroting.bronnen)


def _rond(van: Bedrag) -> Bedrag:
    return Bedrag(*(round(een / _CENTEN) * _CENTEN for een in (van.verwacht, van.laag, van.hoog)))


def _cijfers(rijen: Sequence[_Rij], *bronnen: str) -> Cijfers:
    leden = {
        "wat": tuple(dict.fromkeys(wat for wat, *_ in rijen)),
        "periode": tuple(dict.fromkeys(maand for _, maand, _ in rijen)),
    }
    gevuld = [
        {"wat": wat, "periode": maand, "waarde": centen / 100, "teken": GETAL, "tekst": ""}
        for wat, maand, centen in rijen
    ]
    return maak(gevuld, leden, eenheid="euro", bronnen=tuple(dict.fromkeys(bronnen)), ontbrekend=lambda _: None)
