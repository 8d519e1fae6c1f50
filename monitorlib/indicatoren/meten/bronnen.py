"""Which sources measuring the indicators of an edition opens: beside their own those that they are held against."""

from monitorlib.editie.editie import Editie
from monitorlib.indicatoren.catalogus.catalogus import geleverd, gevraagd
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.sources.fetch.cbs import BRON as REFERENTIE


def bronnen_van_indicatoren(editie: Editie) -> list[str]:
    """Name the delivered sources that `meet_alle` opens, in the order of the edition.

    Raises `ParameterError` when the edition asks for an indicator that does not exist.
    """
    alle = gevraagd(editie)
    doelen = [editie.parameters.doelen[een.naam] for een in alle if een.naam in editie.parameters.doelen]
    nodig = {naam for een in alle if geleverd(een, editie) for naam in een.bron} | {VORIGE_CIJFERS}
    if any(doel.referentie and doel.referentie.cbs for doel in doelen):
        nodig.add(REFERENTIE)
    return [naam for naam in editie.parameters.bronnen if naam in nodig]
