"""The allowed values of a source in one edition: fixed ones, those of params.yml, national lists, its gemeenten."""

from collections.abc import Mapping

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.bron import gedeclareerd, met_periode
from monitorlib.editie.params.bron_parameters import BronParameters, UitCodelijst
from monitorlib.errors import ParameterError
from monitorlib.sources.codes.codelijsten import PRODUCT, ZONDER_PRODUCT, codelijst
from monitorlib.sources.declared.declaration import Bron, Codes


def declared(editie: Editie, naam: str) -> Bron:
    """Give the declaration of a source by its name, the edition's own ones included.

    Raises `ParameterError` when there is none.
    """
    bekend = gedeclareerd(editie.heel.bronnen)
    if naam not in bekend:
        where = f"{editie.shown(editie.params / 'params.yml')}, bronnen.{naam}"
        raise ParameterError(
            f"{where}: deze bron is nergens gedeclareerd. {nearest(naam, bekend)} Een telling die alleen deze editie "
            "heeft, declareert u er met 'telling'."
        )
    return met_periode(bekend[naam], editie.periode)


def parameters_of(editie: Editie, naam: str) -> BronParameters:
    """Give what an edition says of a source; raise `ParameterError` when it does not deliver it."""
    if naam not in editie.parameters.bronnen and (open_ := [een for een in editie.nog_open if een.bron == naam]):
        waar = editie.shown(editie.params / "params.yml")
        wat = "\n".join(f"{waar}, {een.sleutel}: {een.tekst}; {een.hoe}." for een in open_)
        raise ParameterError(f"Bron '{naam}' is nog niet te lezen:\n{wat}")
    if naam not in editie.parameters.bronnen:
        raise ParameterError(
            f"Editie {editie.naam} levert bron '{naam}' niet; voeg haar toe onder 'bronnen' in "
            f"{editie.shown(editie.params / 'params.yml')} of haal de sectie weg die haar vraagt."
        )
    return editie.parameters.bronnen[naam]


def codes_of(editie: Editie, bron: Bron) -> Codes:
    """Collect the allowed values of a source; raise `ParameterError` when params.yml names what cannot be."""
    given = parameters_of(editie, bron.naam)
    where = f"{editie.shown(editie.params / 'params.yml')}, bronnen.{bron.naam}"
    free = [kolom.naam for kolom in bron.kolommen if kolom.soort == "code" and not kolom.codes]
    for naam in given.codes:
        if naam not in free:
            raise ParameterError(f"{where}: 'codes' kan niet over kolom '{naam}' gaan. {nearest(naam, free)}")
    per_kolom: dict[str, Mapping[str, str]] = {}
    for kolom in bron.kolommen:
        if kolom.soort == "gemeente":
            per_kolom[kolom.naam] = editie.gemeentenamen
        elif kolom.codes:
            per_kolom[kolom.naam] = {code: code for code in kolom.codes}
        elif kolom.naam in given.codes:
            per_kolom[kolom.naam] = _given(given.codes[kolom.naam], f"{where}.codes.{kolom.naam}")
        elif kolom.soort == "code" and not kolom.mag_ontbreken:
            raise ParameterError(f"{where}: 'codes' noemt geen waarden voor kolom '{kolom.naam}'. Noem ze.")
    if given.woorden and bron.waarde not in ("aantal", "bedrag", "decimaal"):
        raise ParameterError(f"{where}: 'woorden' kan alleen bij een telling met getallen. Haal het weg.")
    _check_weights(bron, given, per_kolom, where)
    lijsten = {naam: uit.lijst for naam, uit in given.codes.items() if isinstance(uit, UitCodelijst)}
    return Codes(per_kolom, tuple(given.woorden), lijsten)


def _given(codes: list[str] | dict[str, str] | UitCodelijst, where: str) -> Mapping[str, str]:
    if isinstance(codes, list):
        return {code: code for code in codes}
    if isinstance(codes, dict):
        return codes
    try:
        lijst = codelijst(codes.lijst)
    except ParameterError as error:
        raise ParameterError(f"{where}: {error}") from error
    bekend = {**lijst.codes, **({ZONDER_PRODUCT: ZONDER_PRODUCT.capitalize()} if lijst.naam == PRODUCT else {})}
    for code in codes.gebruikt:
        if code not in bekend:
            raise ParameterError(
                f"{where}: code '{code}' staat niet in {codes.lijst} ({lijst.naam}). {nearest(code, lijst.codes)}"
            )
    return {code: bekend[code] for code in codes.gebruikt}


def _check_weights(bron: Bron, given: BronParameters, per_kolom: Mapping[str, Mapping[str, str]], where: str) -> None:
    """Hold the levels of zwaarte to the products: each has exactly one."""
    if not given.zwaarte:
        return
    if not bron.product:
        raise ParameterError(f"{where}: 'zwaarte' kan hier niet; deze bron heeft geen producten. Haal het weg.")
    gewogen, bekend = [code for van in given.zwaarte.values() for code in van], per_kolom[bron.product]
    for code in gewogen:
        if code not in bekend:
            raise ParameterError(f"{where}.zwaarte: '{code}' is geen {bron.product}. {nearest(code, bekend)}")
    vergeten = [code for code in bekend if code not in gewogen]
    if vergeten:
        raise ParameterError(f"{where}.zwaarte: {bron.product} '{vergeten[0]}' heeft geen zwaarte; geef haar er een.")
