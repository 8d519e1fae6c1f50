"""What a year will cost per gemeente and product: the year end of a wet, divided as each of them goes on by itself.

A month of delivery counts once most of it came in, at what it will be in the end: what came in, times what the whole
month of the wet still grows. From there each product of a gemeente is carried on by its own simple methods, and by ETS
and Theta of the gemeente divided by its share. What is still to come of the wet goes to them by what each of them is
expected to cost above what came in, in whole hundreds of euros: so that parts add up to the year end of `nagekomen`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby, takewhile

from monitorlib.cijfers.geld.centen import in_centen, naar_rato
from monitorlib.cijfers.geld.per_hulp import in_grenzen_van_nu
from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL
from monitorlib.cijfers.prognose.declaraties.nagekomen import HELE_JAAR, NOG, ONTVANGEN, Nagekomen
from monitorlib.cijfers.prognose.reeksen.bewaard import bewaarde_prognose_van_delen
from monitorlib.cijfers.prognose.reeksen.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.cijfers.rekenen.optellen import som, totaal
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Maand, Periode

# Own choice: a month of which so much came in says what it will be.
_BINNEN = 0.8
# What is expected is not known to the euro: it is divided in hundreds.
_HONDERD = 10_000
_Deel = tuple[str, str]
# Cents by gemeente and product, of each month.
_Centen = Mapping[_Deel, Mapping[Maand, int]]


def uitgaven_per_product(declaraties: Register, laat: Nagekomen, *, wet: str, in_: Periode) -> Cijfers:
    """Give what came in and what is still expected of a year, over gemeente, product and wat, in euros, with totals.

    `laat` is what `nagekomen` says of the wet: the total is its year end, to the cent. Who never had a declaratie is
    not there; without a year end there is no row. How sure a part is, is not said: the bounds are those of the wet.
    """
    heel, bron = laat.jaar.cellen().get((wet, HELE_JAAR)), declaraties.bron.naam
    if heel is None:
        return _cijfers({}, {}, bron)
    centen = _ontvangen(declaraties.waar(wet=wet), laat)
    binnen = {deel: sum(een for maand, een in van.items() if maand.jaar == in_.jaar) for deel, van in centen.items()}
    verwacht = _verwacht(centen, laat, wet, in_)
    ruimte = {deel: max(Fraction(0), een - binnen[deel]) for deel, een in verwacht.items()}
    rest = in_centen(heel.waarde) - sum(binnen.values())
    return _cijfers(binnen, _verdeeld(rest, ruimte), bron)


def _ontvangen(declaraties: Register, laat: Nagekomen) -> _Centen:
    """Count what came in of each gemeente of now and product, by month of delivery."""
    maanden = tuple(laat.groei)
    geteld = in_grenzen_van_nu(uitgaven(declaraties, in_=maanden)).per("gemeente", "product")
    per_naam = dict(zip(geteld.leden["periode"], maanden, strict=True))
    gevonden: dict[_Deel, dict[Maand, int]] = {}
    for (naam, gemeente, product), een in geteld.cellen().items():
        van = gevonden.setdefault((gemeente, product), dict.fromkeys(maanden, 0))
        van[per_naam[naam]] = in_centen(een.waarde) if een.telt else 0
    return {deel: van for deel, van in gevonden.items() if any(van.values())}


def _verwacht(centen: _Centen, laat: Nagekomen, wet: str, in_: Periode) -> dict[_Deel, Fraction]:
    """Give the cents that each part will have cost in the year, by months that are known and by its own forecast."""
    bekend = list(takewhile(lambda maand: laat.groei[maand] <= 1 / _BINNEN, sorted(laat.groei)))
    vooruit = Maand(in_.jaar, 1).van_het_jaar[-1]
    gevonden: dict[_Deel, Fraction] = {}
    for gemeente, groep in groupby(sorted(centen), key=lambda deel: deel[0]):
        delen = list(groep)
        reeksen = [
            reeks_uit(
                f"Uitgaven {wet} | {gemeente} | {product}",
                ((maand, laat.groei[maand] * centen[gemeente, product][maand]) for maand in bekend),
            )
            for _, product in delen
        ]
        for deel, een in zip(delen, _jaren(f"Uitgaven {wet} | {gemeente}", reeksen, vooruit), strict=True):
            gevonden[deel] = een
    return gevonden


def _jaren(naam: str, reeksen: Sequence[Tijdreeks], tot: Maand) -> list[Fraction]:
    """Give what each series is in the year of `tot`: what is known of it and what is expected."""
    alle = [dict(zip(een.perioden, een.waarden, strict=True)) for een in reeksen]
    if reeksen[0].laatste < tot:
        _, straks = bewaarde_prognose_van_delen(naam, reeksen, tot)
        verder = [dict(zip(een.perioden, (punt.waarde for punt in een.verwacht), strict=True)) for een in straks]
        alle = [bekend | komt for bekend, komt in zip(alle, verder, strict=True)]
    jaar = tot.van_het_jaar
    return [sum((Fraction(een[maand]) for maand in jaar if maand in een), Fraction(0)) for een in alle]


def _verdeeld(rest: int, ruimte: Mapping[_Deel, Fraction]) -> dict[_Deel, int]:
    """Divide what is still to come, also when that is less than nothing, in hundreds of euros where these are whole."""
    gewichten = list(ruimte.values()) if any(ruimte.values()) else [Fraction(1)] * len(ruimte)
    stap = _HONDERD if rest % _HONDERD == 0 else 1
    teken = stap if rest >= 0 else -stap
    return {deel: teken * een for deel, een in zip(ruimte, naar_rato(abs(rest) // stap, gewichten), strict=True)}


def _cijfers(binnen: Mapping[_Deel, int], rest: Mapping[_Deel, int], bron: str) -> Cijfers:
    rijen = [
        {"gemeente": deel[0], "product": deel[1], "wat": wat, "waarde": van[deel] / 100, "teken": GETAL, "tekst": ""}
        for deel in binnen
        for wat, van in ((ONTVANGEN, binnen), (NOG, rest))
    ]
    leden = {
        "gemeente": tuple(dict.fromkeys(gemeente for gemeente, _ in binnen)),
        "product": tuple(dict.fromkeys(product for _, product in binnen)),
        "wat": (ONTVANGEN, NOG),
    }
    geteld = maak(rijen, leden, eenheid="euro", bronnen=(bron,), ontbrekend=lambda _: None)
    return totaal(som(geteld, "wat", HELE_JAAR, (ONTVANGEN, NOG)), "product", "gemeente") if rijen else geteld
