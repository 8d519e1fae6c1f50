"""The catalogue: every indicator of every module in this package. Nothing is registered anywhere else."""

import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from monitorlib import indicatoren
from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.errors import ParameterError
from monitorlib.indicatoren.catalogus.eigen_indicator import eigen_indicatoren
from monitorlib.indicatoren.catalogus.indicator import GEREGISTREERD, THEMAS, Indicator
from monitorlib.tijd.periode import Jaar, Periode
from monitorlib.tijd.woorden import verwoord


def catalogus() -> Mapping[str, Indicator]:
    """Give every indicator by its name, in the order of the themes; raise `CatalogueError` on a wrong declaration."""
    for module in pkgutil.iter_modules(indicatoren.__path__):
        if not module.ispkg:
            import_module(f"{indicatoren.__name__}.{module.name}")
    op_thema = sorted(GEREGISTREERD.values(), key=lambda een: THEMAS.index(een.thema))
    return {een.naam: een for een in op_thema}


def gevraagd(editie: Editie) -> list[Indicator]:
    """List the indicators that an edition asks for, and its own; raise `ParameterError` on a name that none has."""
    alle, gekozen = catalogus(), editie.parameters.indicatoren
    eigen = {een.naam: een for een in eigen_indicatoren(editie)}
    waar = editie.shown(editie.params / "params.yml")
    for sleutel, namen in {
        "indicatoren": [] if gekozen == "alle" else gekozen,
        "doelen": editie.parameters.doelen,
    }.items():
        for naam in namen:
            if naam not in alle and naam not in eigen:
                raise ParameterError(
                    f"{waar}, {sleutel}: er is geen indicator '{naam}'. {nearest(naam, (*alle, *eigen))}"
                )
    if dubbel := [naam for naam in eigen if naam in alle]:
        raise ParameterError(f"{waar}, eigen_indicatoren: '{dubbel[0]}' is er al in de catalogus; noem haar anders.")
    gevonden = [een for een in alle.values() if gekozen == "alle" or een.naam in gekozen]
    hier = [*(een.naam for een in gevonden), *eigen]
    for naam in editie.parameters.kerncijfers or ():
        if naam not in hier:
            raise ParameterError(f"{waar}, kerncijfers: deze editie vraagt geen '{naam}'. {nearest(naam, hier)}")
    op_thema = sorted([*gevonden, *eigen.values()], key=lambda een: THEMAS.index(een.thema))
    return [_over(een, editie.periode) for een in op_thema]


def _over(een: Indicator, periode: Periode) -> Indicator:
    """Word an indicator for the kind of period of an edition; in one of a year each number is a yearly one."""
    return replace(
        een,
        definitie=verwoord(een.definitie, periode),
        teller=verwoord(een.teller, periode),
        noemer=verwoord(een.noemer, periode),
        lees=verwoord(een.lees, periode),
        per="jaar" if isinstance(periode, Jaar) else een.per,
    )


def geleverd(een: Indicator, editie: Editie) -> bool:
    """Tell whether an edition delivers every source of an indicator, and the indicator already holds."""
    return not ontbreekt(een, editie)


def niet_geleverd(een: Indicator, editie: Editie) -> list[str]:
    """List the sources of an indicator that an edition does not deliver."""
    return [naam for naam in een.bron if naam not in editie.parameters.bronnen]


def ontbreekt(een: Indicator, editie: Editie) -> str:
    """Say what an indicator lacks in an edition: the sources, or its first quarter; empty when it lacks nothing."""
    if zonder := niet_geleverd(een, editie):
        return f"bron {', '.join(zonder)}"
    begin = Periode.lees(een.geldig_vanaf)
    return "" if editie.periode.eerste_dag >= begin.eerste_dag else f"geldt vanaf {begin.label}"
