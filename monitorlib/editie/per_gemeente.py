"""The part of an edition that is about one gemeente: what can be said of it from the sources of the region."""

from pathlib import Path

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.eigen.bron import gedeclareerd
from monitorlib.editie.layout import Layout
from monitorlib.editie.notebook import notebook_van
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.editie.params.hoofdstukken import HoofdstukBlok, Hoofdstukken
from monitorlib.editie.params.parameters import Parameters
from monitorlib.errors import MonitorError, ParameterError, UnknownEditionError
from monitorlib.hoofdstuk.vorm import bronnen as bronnen_van
from monitorlib.hoofdstuk.vorm import vorm_van
from monitorlib.sources.declared.declaration import Bron
from monitorlib.tijd.periode import Periode

FOLDER = "gemeente"


def gemeenten_op(parameters: Parameters, periode: Periode) -> list[Gemeente]:
    """List the gemeenten of a region that exist on the peildatum."""
    return [een for een in parameters.gemeenten if not een.tot or een.tot >= periode.peildatum]


def check_teksten(folder: Path, parameters: Parameters, periode: Periode) -> None:
    """Raise `ParameterError` for texts of a gemeente that has no monitor: nobody would ever read them."""
    codes = {een.code: een.naam for een in gemeenten_op(parameters, periode)}
    for found in sorted(path.name for path in folder.glob("[!.]*")):
        if found not in codes:
            raise ParameterError(
                f"{folder.name}/{found}: op de peildatum is er geen gemeente met deze code. {nearest(found, codes)}"
            )


def deel_van(parameters: Parameters, code: str, periode: Periode, layout: Layout, teksten: Path) -> Parameters:
    """Give the parameters of one gemeente's monitor; what went up in it belongs to it.

    A source that does not tell gemeenten apart is left out, with the sections and indicators that need it: a number of
    the region never stands under the name of a gemeente. So are claims and acceptances, which are the region's, and
    sections of text in a chapter for which `teksten`, the folder of the gemeente, has no file.
    Raises `UnknownEditionError` for a gemeente that the region does not have on the peildatum.
    """
    nu = {een.code: een for een in gemeenten_op(parameters, periode)}
    if code not in nu:
        raise UnknownEditionError(f"Gemeente '{code}' hoort op de peildatum niet bij deze editie. {nearest(code, nu)}")
    gemeenten = [een for een in parameters.gemeenten if code in (een.code, *een.opvolgers)]
    gemeenten = [_alleen_hier(een, {een.code for een in gemeenten}) for een in gemeenten]
    namen = {een.naam for een in gemeenten}
    bekend = gedeclareerd(parameters.bronnen)
    bronnen = {
        naam: een for naam, een in parameters.bronnen.items() if naam not in bekend or _per_gemeente(bekend[naam])
    }
    return parameters.model_copy(
        update={
            "gebied": f"{nu[code].naam} ({parameters.gebied})",
            "gemeenten": gemeenten,
            "bronnen": bronnen,
            "hoofdstukken": _hoofdstukken(parameters, set(bronnen), layout.notebooks, teksten),
            "beweringen": [],
            "aanvaard": [],
            "registratieproblemen": [
                een for een in parameters.registratieproblemen if not een.gemeenten or namen & set(een.gemeenten)
            ],
        }
    )


def _alleen_hier(gemeente: Gemeente, hier: set[str]) -> Gemeente:
    """Leave of the gemeenten in which one has gone up those that belong to this part."""
    opvolgers = [een for een in gemeente.opvolgers if een in hier]
    anders = len(opvolgers) < len(gemeente.opvolgers)
    return gemeente.model_copy(update={"opgegaan_in": opvolgers}) if anders and opvolgers else gemeente


def _per_gemeente(bron: Bron) -> bool:
    # A figure of CBS to hold against is no number of the region.
    return bron.naam == "referentie_cbs" or "gemeente" in bron.kolomnamen


def _hoofdstukken(heel: Parameters, bronnen: set[str], notebooks: Path, teksten: Path) -> Hoofdstukken:
    """Leave the chapters and sections that need no other sources than these."""
    delen = {
        naam: _blok(heel, naam, bronnen, notebooks, (teksten / f"{naam}.md").is_file())
        for naam in heel.hoofdstukken.gevraagd()
    }
    return heel.hoofdstukken.alleen({naam: deel for naam, deel in delen.items() if deel is not None})


def _blok(heel: Parameters, naam: str, bronnen: set[str], notebooks: Path, heeft_tekst: bool) -> HoofdstukBlok | None:
    blok, path = heel.hoofdstukken.gevraagd()[naam], notebooks / f"{naam}.ipynb"
    try:
        vorm = vorm_van(notebook_van(heel, naam, ("", ""), path, path.name)["cells"], path.name)
    except MonitorError:
        # The chapter itself says what is wrong with its notebook.
        return blok
    if not bronnen.issuperset(bronnen_van(vorm.opzet)):
        return None
    secties = [
        sectie
        for sectie in blok.secties
        if bronnen.issuperset(bronnen_van(vorm.van(sectie))) and (heeft_tekst or not vorm.is_tekst(sectie))
    ]
    if not secties and blok.secties and not vorm.toont_zonder_sectie:
        return None
    return blok.model_copy(update={"secties": secties})
