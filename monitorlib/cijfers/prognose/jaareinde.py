"""Where the expenditure of a year ends: months that are complete, carried on to December, per gemeente and together.

Declaraties arrive months after the help that they are for. The last months before the peildatum are therefore no part
of the series: they are forecast, as those that are still to come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_TE_BEPALEN
from monitorlib.cijfers.prognose.bewaard import bewaarde_prognose
from monitorlib.cijfers.prognose.reeks import Tijdreeks, reeks_uit
from monitorlib.cijfers.prognose.totaal import jaartotaal, opgeteld
from monitorlib.cijfers.prognose.uitkomst import Prognose
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.cijfers.rekenen.optellen import som, totaal
from monitorlib.cijfers.rekenen.verhouding import afgerond
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Jaar, Maand, Periode

GELEVERD, VERWACHT, HEEL = "Geleverd, compleet", "Nog verwacht", "Heel het jaar"
ONDER, BOVEN, BUDGET = "Ondergrens", "Bovengrens", "Budget"
SAMEN = "Alle gemeenten samen"
# Own choice: nobody needs the year end to the euro, and it is not known to the euro.
RONDING = 1000
# After so many months nineteen of twenty euros are declared.
WACHTEN = 6


@dataclass(frozen=True)
class Jaareinde:
    """The year end of one wet, in euros rounded to thousands.

    `per_gemeente` has wet, post and gemeente, and adds up; `grenzen` wet, gebied and grens: the 80 % interval of each
    gemeente and of all together, which do not add up; `verloop` wat and periode of all together, for a figure.
    `delen` and `geheel` are the forecasts themselves.
    """

    per_gemeente: Cijfers
    grenzen: Cijfers
    verloop: Cijfers
    delen: tuple[Prognose, ...]
    geheel: Prognose


def jaareinde(
    declaraties: Register, *, wet: str, in_: Periode, wachten: int = WACHTEN, budgetten: Cijfers | None = None
) -> Jaareinde:
    """Carry on what was declared per gemeente to the end of the year of `in_`.

    `wachten` is how many of the last months are not complete yet; `budgetten` has the dimension gemeente alone. A
    month without declaraties, or no month that is complete, is an error.
    """
    jaar, laatste = Jaar(in_.jaar), in_.maanden[-1].verschoven(-wachten)
    geteld = _geteld(declaraties, wet, laatste, in_.peildatum)
    delen = [bewaarde_prognose(een, jaar.maanden[-1]) for een in _reeksen(geteld, laatste)]
    geheel = opgeteld(SAMEN, delen)
    per = {gemeente: een.waarde for (gemeente,), een in (budgetten.cellen() if budgetten else {}).items()}
    return Jaareinde(
        _per_gemeente(wet, delen, jaar, geteld.bronnen),
        _grenzen(wet, [*delen, geheel], jaar, per, geteld.bronnen),
        _verloop(geheel, sum(per.values()) / 12, geteld.bronnen),
        tuple(delen),
        geheel,
    )


def _geteld(declaraties: Register, wet: str, laatste: Maand, peildatum: date) -> Cijfers:
    """Count the euros per month of each gemeente that there is on the peildatum, in the borders of that day."""
    meting = uitgaven(declaraties.waar(wet=wet), in_=_maanden(laatste))
    return replace(
        meting, dagen={"nu": lambda _: peildatum}, indeling="nu", bestaan=lambda _: (peildatum, peildatum)
    ).per("gemeente")


def _maanden(laatste: Maand) -> tuple[Maand, ...]:
    """Give the months of the year before and of the year of the last one that is complete."""
    return laatste.terug(laatste - Maand(laatste.jaar - 1, 1) + 1)


def _reeksen(geteld: Cijfers, laatste: Maand) -> list[Tijdreeks]:
    cellen = geteld.cellen()
    return [
        reeks_uit(naam, [(maand, cellen[(maand.label, naam)].waarde) for maand in _maanden(laatste)])
        for naam in geteld.leden["gemeente"]
        if (laatste.label, naam) in cellen
    ]


def _per_gemeente(wet: str, delen: Sequence[Prognose], jaar: Jaar, bronnen: Sequence[str]) -> Cijfers:
    rijen = []
    for een in delen:
        al, heel = jaartotaal(een, jaar)
        rijen += [_rij(gemeente=een.reeks.naam, post=GELEVERD, waarde=al)]
        rijen += [_rij(gemeente=een.reeks.naam, post=VERWACHT, waarde=heel.waarde - al)]
    leden = {"post": [GELEVERD, VERWACHT], "gemeente": [een.reeks.naam for een in delen]}
    posten = afgerond(maak(rijen, leden, eenheid="euro", bronnen=bronnen), RONDING)
    return totaal(som(posten, "post", HEEL, [GELEVERD, VERWACHT]), "gemeente").met_dimensie("wet", wet)


def _grenzen(
    wet: str, delen: Sequence[Prognose], jaar: Jaar, budgetten: Mapping[str, float], bronnen: Sequence[str]
) -> Cijfers:
    rijen, per = [], {**budgetten, SAMEN: sum(budgetten.values())}
    for een in delen:
        heel = jaartotaal(een, jaar)[1]
        getallen = {ONDER: heel.laag, BOVEN: heel.hoog, BUDGET: per.get(een.reeks.naam, float("nan"))}
        rijen += [_rij(gebied=een.reeks.naam, grens=grens, waarde=waarde) for grens, waarde in getallen.items()]
    leden = {"gebied": [een.reeks.naam for een in delen], "grens": [ONDER, BOVEN, *([BUDGET] if budgetten else [])]}
    rijen = [rij for rij in rijen if rij["grens"] in leden["grens"]]
    return afgerond(maak(rijen, leden, eenheid="euro", bronnen=bronnen), RONDING).met_dimensie("wet", wet)


def _verloop(geheel: Prognose, budget: float, bronnen: Sequence[str]) -> Cijfers:
    """Give per month what was delivered, what is expected with its bounds, and a twelfth of the budget."""
    gemeten = zip(geheel.reeks.perioden, geheel.reeks.waarden, strict=True)
    rijen = [_rij(wat=GELEVERD, periode=maand.label, waarde=waarde) for maand, waarde in gemeten]
    for maand, punt in zip(geheel.perioden, geheel.verwacht, strict=True):
        wat = {VERWACHT: punt.waarde, ONDER: punt.laag, BOVEN: punt.hoog}
        rijen += [_rij(wat=naam, periode=maand.label, waarde=waarde) for naam, waarde in wat.items()]
    alle = [*geheel.reeks.perioden, *geheel.perioden]
    if budget:
        rijen += [_rij(wat=BUDGET, periode=maand.label, waarde=budget) for maand in alle if maand.jaar == alle[-1].jaar]
    leden = {
        "wat": [GELEVERD, VERWACHT, ONDER, BOVEN, *([BUDGET] if budget else [])],
        "periode": [maand.label for maand in alle],
    }
    return maak(rijen, leden, eenheid="euro", bronnen=bronnen, ontbrekend=lambda _: None)


def _rij(*, waarde: float, **leden: str) -> dict[str, object]:
    if waarde != waarde:
        return {**leden, "waarde": waarde, "teken": NIET_TE_BEPALEN, "tekst": ""}
    return {**leden, "waarde": waarde, "teken": GETAL, "tekst": ""}
