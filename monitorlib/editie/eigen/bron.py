"""The sources of an edition: those that everyone can have, and the tellingen that it declares itself."""

from collections.abc import Mapping
from dataclasses import replace

from monitorlib.editie.eigen.telling import PERIODE, EigenTelling
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.columns import GEMEENTE
from monitorlib.sources.declared.declaration import BENADERING, GETELD, PERIODEN, Bron, Kolom
from monitorlib.tijd.periode import Periode
from monitorlib.tijd.woorden import verwoord


def bron_van(naam: str, telling: EigenTelling) -> Bron:
    """Declare the source of a telling of an edition's own: a column per dimension, any period, and the number."""
    sleutels = (
        *((GEMEENTE,) if telling.per_gemeente else ()),
        *(
            Kolom(een, "code", f"de {een}", codes=tuple(leden), moet=telling.gerekend_met(een))
            for een, leden in telling.dimensies.items()
        ),
        *(() if telling.periode == "geen" else (_periode(telling),)),
    )
    return Bron(
        naam,
        telling.titel,
        sleutel=tuple(kolom.naam for kolom in sleutels),
        kolommen=(*sleutels, GETELD) if telling.getal == "tekst" else (*sleutels, GETELD, BENADERING),
        waarde=telling.getal,
        eenheid=telling.eenheid if isinstance(telling.eenheid, str) else "",
        afgerond_op=telling.afgerond_op,
        geldig=() if telling.periode == "geen" else (PERIODE,),
    )


def _periode(telling: EigenTelling) -> Kolom:
    uitleg = f"de {telling.periode}, zoals {PERIODEN[telling.periode][1]}"
    if telling.naast:
        uitleg += f"; van {' en '.join(telling.naast)} met dat woord ervoor, zoals '{telling.naast[0]} 2017'"
    return Kolom(PERIODE, "periode", uitleg, vorm=telling.periode, ervoor=tuple(telling.naast))


def met_periode(bron: Bron, periode: Periode) -> Bron:
    """Give a source of which the column periode holds periods of the kind of the edition, where it says none itself."""
    if all(een.vorm for een in bron.kolommen if een.soort == "periode"):
        return bron
    kolommen = (replace(een, vorm=periode.soort) if een.soort == "periode" else een for een in bron.kolommen)
    return replace(bron, kolommen=tuple(kolommen), titel=verwoord(bron.titel, periode))


def gedeclareerd(bronnen: Mapping[str, BronParameters]) -> dict[str, Bron]:
    """Give every source by its name: those that everyone can have, and the tellingen that `bronnen` declares itself."""
    eigen = {naam: bron_van(naam, een.telling) for naam, een in bronnen.items() if een.telling is not None}
    return {**BRONNEN, **eigen}
