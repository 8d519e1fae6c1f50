"""The dashboard of aanbieders: cliënten, doorlooptijd, and euros beside what was agreed, in natura only."""

from dataclasses import replace

from monitorlib.cijfers.cijfers import Cijfers, samen
from monitorlib.cijfers.optellen import opgeteld, totaal
from monitorlib.cijfers.regels import TOTAAL
from monitorlib.cijfers.register import duur, unieke_clienten
from monitorlib.cijfers.telling import cijfers_uit
from monitorlib.cijfers.uitgaven import uitgaven
from monitorlib.cijfers.verhouding import verhouding
from monitorlib.kwartaal import Jaar
from monitorlib.sources.opened import Register, Telling

CLIENTEN, DOORLOOPTIJD = "Cliënten", "Doorlooptijd in dagen"
GEDECLAREERD, BUDGET, BENUT, AANDEEL = "Gedeclareerd", "Budget", "Benut in %", "Aandeel in %"


def dashboard(zin: Register, declaraties: Register, budgetten: Telling, wet: str) -> Cijfers:
    """Give per aanbieder of a wet, over aanbieder and wat, with euros of the calendar year until the peildatum.

    `zin` holds the trajecten in natura. Cliënten: persons on the peildatum; doorlooptijd: mean days of the trajecten
    that ended in the last four quarters; gedeclareerd: for what was delivered this year, as received until now;
    benut: gedeclareerd in % of the budget of the year; aandeel: in % of what all aanbieders together declared.
    """
    op = zin.kwartaal
    tot_nu = [kwartaal for kwartaal in op.van_het_jaar if kwartaal <= op]
    eigen = zin.leden("aanbieder")
    alle = opgeteld(uitgaven(declaraties.waar(wet=wet), in_=tot_nu).per("aanbieder"), "periode")
    besteed = alle.beperk("aanbieder", *eigen)
    budget = cijfers_uit(budgetten, "aanbieder", "jaar", wet=wet).kies(jaar=str(op.jaar))
    besteed, budget = (totaal(replace(een, vergelijkingen=()), "aanbieder") for een in (besteed, budget))
    geheel = replace(besteed, frame=besteed.frame.assign(waarde=besteed.waarde(aanbieder=TOTAAL)), vergelijkingen=())
    benut = verhouding(
        besteed, budget, factor=100, eenheid="%", decimalen=0, regel="gedeclareerd gedeeld door het budget van het jaar"
    )
    aandeel = verhouding(
        besteed, geheel, factor=100, eenheid="%", decimalen=1, regel="gedeclareerd gedeeld door dat van alle aanbieders"
    )
    delen = {
        CLIENTEN: unieke_clienten(zin, op=op).per("aanbieder"),
        DOORLOOPTIJD: duur(zin, in_=Jaar(op)).per("aanbieder"),
        GEDECLAREERD: besteed,
        BUDGET: budget,
        BENUT: benut,
        AANDEEL: aandeel,
    }
    return samen(*(deel.met_dimensie("wat", wat) for wat, deel in delen.items()))
