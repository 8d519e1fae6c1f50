"""Aanbieders: a dashboard of cliënten, duur and euros beside the budget, in natura only; and wachtlijsten."""

from collections.abc import Sequence
from dataclasses import replace

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak, samen
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, TOTAAL
from monitorlib.cijfers.registers.meting import Meting
from monitorlib.cijfers.registers.stand_en_stroom import duur, unieke_clienten
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.cijfers.rekenen.optellen import opgeteld, totaal
from monitorlib.cijfers.rekenen.verhouding import verhouding
from monitorlib.cijfers.tellingen.telling import cijfers_uit
from monitorlib.errors import CalculationError
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.tijdvak import jaar_tot

CLIENTEN, DUUR = "Cliënten", "Duur in dagen"
GEDECLAREERD, BUDGET, BENUT, AANDEEL = "Gedeclareerd", "Budget", "Benut in %", "Aandeel in %"


def dashboard(zin: Register, declaraties: Register, budgetten: Telling, wet: str) -> Cijfers:
    """Give per aanbieder of a wet, over aanbieder and wat, with euros of the calendar year until the peildatum.

    `zin` holds the trajecten in natura. Cliënten: persons on the peildatum; duur: mean days of the trajecten
    that ended in the last four quarters; gedeclareerd: for what was delivered this year, as received until now;
    benut: gedeclareerd in % of the budget of the year; aandeel: in % of what all aanbieders together declared. The
    total of cliënten counts each person once, and is therefore no sum. A budget that is not delivered is 'niet
    opgegeven'.
    """
    op = zin.periode
    eigen = zin.leden("aanbieder")
    # Quarters that are still to come add nothing.
    alle = opgeteld(uitgaven(declaraties.waar(wet=wet), in_=op.van_het_jaar).per("aanbieder"), "periode")
    besteed = alle.beperk("aanbieder", *eigen)
    budget = _budget(budgetten, eigen, op.jaar, wet)
    besteed, budget = totaal(besteed, "aanbieder"), totaal(budget, "aanbieder")
    van_allen = besteed.cellen()[(TOTAAL,)]
    geheel = Cijfers(dict.fromkeys(besteed.cellen(), van_allen), besteed.leden, besteed.bronnen)
    benut = verhouding(
        besteed, budget, factor=100, eenheid="%", decimalen=0, regel="gedeclareerd gedeeld door het budget van het jaar"
    )
    aandeel = verhouding(
        besteed, geheel, factor=100, eenheid="%", decimalen=1, regel="gedeclareerd gedeeld door dat van alle aanbieders"
    )
    delen = {
        CLIENTEN: _met_geheel(unieke_clienten(zin, op=op)),
        DUUR: _met_geheel(replace(duur(zin, in_=jaar_tot(op)), decimalen=0)),
        GEDECLAREERD: besteed,
        BUDGET: budget,
        BENUT: benut,
        AANDEEL: aandeel,
    }
    return samen(*(deel.met_dimensie("wat", wat) for wat, deel in delen.items()))


def _budget(budgetten: Telling, aanbieders: Sequence[str], jaar: int, wet: str) -> Cijfers:
    """Give the budget of a year of each of these aanbieders."""
    geleverd = cijfers_uit(budgetten, "aanbieder", "jaar", wet=wet).kies(jaar=str(jaar))
    rijen = [{"aanbieder": naam, **inhoud} for (naam,), inhoud in geleverd.cellen().items() if naam in aanbieders]
    return maak(
        rijen,
        {"aanbieder": aanbieders},
        eenheid=budgetten.bron.eenheid,
        bronnen=geleverd.bronnen,
        ontbrekend=lambda _: (float("nan"), NIET_OPGEGEVEN, ""),
    )


def _met_geheel(meting: Meting) -> Cijfers:
    """Give a measure per aanbieder, and of all together: measured again, not added up."""
    return samen(meting.per("aanbieder"), meting.per().met_dimensie("aanbieder", TOTAAL))


def wachtlijsten(telling: Telling) -> Cijfers:
    """Give the wachtlijst of each aanbieder, over every quarter from the first that is delivered until this one.

    Raises `CalculationError` when the source holds only quarters that are still to come.
    """
    nu = telling.periode
    eerste = min(Periode.lees(een) for een in telling.tabel.periode.to_pyarrow().to_pylist())
    if eerste > nu:
        raise CalculationError(
            f"Bron {telling.bron.naam} heeft geen periode tot en met {nu}. Lever haar aan, of "
            "haal de sectie weg uit params.yml."
        )
    return cijfers_uit(telling, "aanbieder", over=nu.terug(nu - eerste + 1), met_jaar=True)
