"""The part of an edition that is about one gemeente: what can be said of it from the sources of the region."""

import re
from pathlib import Path
from typing import Any

from monitorlib.errors import NotebookError, ParameterError, UnknownEditionError, nearest
from monitorlib.hoofdstuk_parameters import INDICATOREN, LAST, Hoofdstuk, Hoofdstukken
from monitorlib.kwartaal import Kwartaal
from monitorlib.layout import Layout
from monitorlib.notebook_file import read_notebook, source_of, tags_of
from monitorlib.parameters import Gemeente, Parameters
from monitorlib.sources.catalogue import BRONNEN

FOLDER, _SECTIE, _TEKST = "gemeente", "sectie:", "hoofdstuk.toelichting("
_LEEST = re.compile(r'\bbron\(\s*"(\w+)"')
# These show what others left or what the catalogue has, also without a section.
_ZONDER_BRON = (*LAST, INDICATOREN)


def gemeenten_op(parameters: Parameters, kwartaal: Kwartaal) -> list[Gemeente]:
    """List the gemeenten of a region that exist on the peildatum."""
    return [een for een in parameters.gemeenten if not een.tot or een.tot >= kwartaal.peildatum]


def check_teksten(folder: Path, parameters: Parameters, kwartaal: Kwartaal) -> None:
    """Raise `ParameterError` for texts of a gemeente that has no monitor: nobody would ever read them."""
    codes = {een.code: een.naam for een in gemeenten_op(parameters, kwartaal)}
    for found in sorted(path.name for path in folder.glob("[!.]*")):
        if found not in codes:
            raise ParameterError(
                f"{folder.name}/{found}: op de peildatum is er geen gemeente met deze code. {nearest(found, codes)}"
            )


def deel_van(parameters: Parameters, code: str, kwartaal: Kwartaal, layout: Layout, teksten: Path) -> Parameters:
    """Give the parameters of one gemeente's monitor; what went up in it belongs to it.

    A source that does not tell gemeenten apart is left out, with the sections and indicators that need it: a number of
    the region never stands under the name of a gemeente. So are claims and acceptances, which are the region's, and
    sections of text in a chapter for which `teksten`, the folder of the gemeente, has no file.
    Raises `UnknownEditionError` for a gemeente that the region does not have on the peildatum.
    """
    nu = {een.code: een for een in gemeenten_op(parameters, kwartaal)}
    if code not in nu:
        raise UnknownEditionError(f"Gemeente '{code}' hoort op de peildatum niet bij deze editie. {nearest(code, nu)}")
    gemeenten = [een for een in parameters.gemeenten if code in (een.code, een.opgegaan_in)]
    namen = {een.naam for een in gemeenten}
    bronnen = {naam: een for naam, een in parameters.bronnen.items() if naam not in BRONNEN or _per_gemeente(naam)}
    return parameters.model_copy(
        update={
            "gebied": f"{nu[code].naam} ({parameters.gebied})",
            "gemeenten": gemeenten,
            "bronnen": bronnen,
            "hoofdstukken": _hoofdstukken(parameters.hoofdstukken, set(bronnen), layout.notebooks, teksten),
            "beweringen": [],
            "aanvaard": [een for een in parameters.aanvaard if een.bevinding.startswith("registratie ")],
            "registratieproblemen": [
                een for een in parameters.registratieproblemen if not een.gemeenten or namen & set(een.gemeenten)
            ],
        }
    )


def gelezen_bronnen(source: str) -> set[str]:
    """Name the sources that the code of a cell opens."""
    return set(_LEEST.findall(source))


def _per_gemeente(naam: str) -> bool:
    # A figure of CBS to hold against is no number of the region.
    return naam == "referentie_cbs" or any(kolom.naam == "gemeente" for kolom in BRONNEN[naam].kolommen)


def _hoofdstukken(alle: Hoofdstukken, bronnen: set[str], notebooks: Path, teksten: Path) -> Hoofdstukken:
    """Leave the chapters and sections that need no other sources than these."""
    velden = {veld.alias or naam: naam for naam, veld in Hoofdstukken.model_fields.items()}
    deel: dict[str, Any] = dict.fromkeys(velden.values())
    for naam, blok in alle.gevraagd().items():
        deel[velden[naam]] = _blok(blok, bronnen, notebooks / f"{naam}.ipynb", (teksten / f"{naam}.md").is_file())
    return alle.model_copy(update=deel)


def _blok(blok: Hoofdstuk, bronnen: set[str], notebook: Path, heeft_tekst: bool) -> Hoofdstuk | None:
    try:
        cellen = read_notebook(notebook, notebook.name)["cells"]
    except NotebookError:
        # The chapter itself says what is wrong with its notebook.
        return blok
    code: dict[str, list[str]] = {}
    for cel in cellen:
        if cel["cell_type"] == "code":
            tags = [tag for tag in tags_of(cel) if tag.startswith(_SECTIE)]
            code.setdefault(tags[0].removeprefix(_SECTIE) if tags else "", []).append(source_of(cel))
    nodig = {sectie: gelezen_bronnen("\n".join(regels)) for sectie, regels in code.items()}
    if not nodig.get("", set()) <= bronnen:
        return None
    tekst = {sectie for sectie, regels in code.items() if all(regel.startswith(_TEKST) for regel in regels)}
    secties = [
        sectie
        for sectie in blok.secties
        if nodig.get(sectie, set()) <= bronnen and (heeft_tekst or sectie not in tekst)
    ]
    if not secties and blok.secties and notebook.stem not in _ZONDER_BRON:
        return None
    return blok.model_copy(update={"secties": secties})
