"""What the last change in a telling of the edition's own means: for each row, and all rows together."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN
from monitorlib.cijfers.tellingen.eigen import keur_gekozen
from monitorlib.cijfers.toeval.betekenis import Verandering
from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.eigen.telling import PERIODE, EigenTelling
from monitorlib.editie.params.doel import Doel
from monitorlib.errors import CalculationError
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.indicatoren.meten.vergelijken import vergeleken
from monitorlib.sources.declared.declaration import TOTAAL
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Periode


def veranderingen(telling: Telling, **gekozen: str) -> list[Verandering]:
    """Compare each row of a telling that counts what came with its period before, and with the year before.

    Every row is a series: from the earlier steps of all of them follows how far they go up and down by themselves, and
    their tests are corrected together, as those of indicators are. `gekozen` is as in `eigen_cijfers`; where the
    telling adds up all its dimensions, all rows together are one more. Raises `CalculationError` for a telling whose
    changes cannot be tested: a stand, amounts, rounded numbers, or one per day.
    """
    eigen = telling.parameters.telling
    if eigen is None or not eigen.toetsbaar:
        raise CalculationError(
            f"Bron {telling.bron.naam}: of een verandering toeval is, valt alleen te zeggen van een eigen telling met "
            "'aard: stroom' en 'getal: aantal', niet afgerond en niet per dag. Kies zo'n telling."
        )
    keur_gekozen(telling, eigen, gekozen)
    over = [naam for naam in eigen.alle_dimensies if naam not in gekozen]
    rijen = [
        rij
        for rij in telling.met({}, eigen.alle_dimensies)
        if " " not in rij[PERIODE] and all(rij[naam] == lid for naam, lid in gekozen.items())
    ]
    punten = [_punt(rij, over, eigen) for rij in rijen]
    if not punten:
        return []
    op = max(een.periode for een in punten)
    orde = list(dict.fromkeys(een.gebied for een in punten))
    punten = sorted([*punten, *_zonder_rij(punten, op)], key=lambda een: orde.index(een.gebied))
    if set(over) <= set(eigen.totalen):
        punten += _samen(punten)
    gevonden = vergeleken([_reeks(telling.bron.titel, eigen, punten)], op, toen={}, problemen=[])
    return [_genoemd(een) for een in gevonden[0].veranderingen if een.eerder or een.stap == "periode"]


def _punt(rij: dict[str, Any], over: Sequence[str], eigen: EigenTelling) -> Punt:
    eenheid = eigen.eenheid_van({naam: rij[naam] for naam in eigen.alle_dimensies})
    wie = ", ".join(str(rij[naam]) for naam in over) or eigen.titel
    waarde = math.nan if rij["waarde"] is None else float(rij["waarde"])
    return Punt(wie, Periode.lees(rij[PERIODE]), waarde, rij["teken"], rij["tekst"], eenheid, 0)


def _zonder_rij(punten: Sequence[Punt], op: Periode) -> list[Punt]:
    """Give what has no row for the last period: it was not told, as the table says too."""
    van = {een.gebied: een for een in punten}
    er_is = {een.gebied for een in punten if een.periode == op}
    weg = (een for naam, een in van.items() if naam not in er_is)
    return [replace(een, periode=op, waarde=math.nan, teken=NIET_OPGEGEVEN, tekst="") for een in weg]


def _samen(punten: Sequence[Punt]) -> Iterator[Punt]:
    """Add up the rows of each period in which all of them have a number."""
    rijen = {een.gebied for een in punten}
    if len(rijen) < 2:
        return
    for periode, van in groupby(sorted(punten, key=lambda een: een.periode), key=lambda een: een.periode):
        delen = list(van)
        if len(delen) == len(rijen) and all(een.teken == GETAL for een in delen):
            yield replace(delen[0], gebied=TOTAAL, periode=periode, waarde=sum(een.waarde for een in delen))


def _reeks(titel: str, eigen: EigenTelling, punten: Sequence[Punt]) -> Meetreeks:
    een = Indicator(
        naam=titel, definitie=eigen.telt, teller=eigen.telt, noemer="geen", eenheid="", bron=(), wet="alle",
        thema="Toegang", gunstig="geen", toets="gebeurtenissen", transformatiedoel="", herkomst="", geldig_vanaf="",
        lees="", nulmeting=None, streefwaarde=None, per="jaar" if eigen.periode == "jaar" else "periode",
        bereken=_nergens,
    )  # fmt: skip
    return Meetreeks(een, tuple(punten), Doel())


def _nergens(*_: object) -> Any:
    raise AssertionError("wat al geteld is, wordt niet nog eens geteld")


def _genoemd(een: Verandering) -> Verandering:
    """Name all rows together as what they are here: not all gemeenten, when rows are something else."""
    if een.nu.gebied != TOTAAL:
        return een
    return replace(een, nu=replace(een.nu, gebied="alles samen"))
