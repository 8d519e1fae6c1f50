"""The part of an edition that is about one gemeente: what can be said of it from the sources of the region."""

import json
import re
from pathlib import Path
from typing import Any

from monitorlib.errors import UnknownEditionError, nearest
from monitorlib.hoofdstuk_parameters import INDICATOREN, LAST, Hoofdstuk, Hoofdstukken
from monitorlib.kwartaal import Kwartaal
from monitorlib.layout import Layout
from monitorlib.parameters import Gemeente, Parameters
from monitorlib.sources.catalogue import BRONNEN

FOLDER = "gemeente"
_LEEST = re.compile(r'\bbron\(\s*"(\w+)"')
# Chapters of text and of what others left stand by themselves.
_ZONDER_BRON = (*LAST, INDICATOREN, "inleiding")


def gemeenten_op(parameters: Parameters, kwartaal: Kwartaal) -> list[Gemeente]:
    """List the gemeenten of a region that exist on the peildatum."""
    return [een for een in parameters.gemeenten if not een.tot or een.tot >= kwartaal.peildatum]


def deel_van(parameters: Parameters, code: str, kwartaal: Kwartaal, layout: Layout) -> Parameters:
    """Give the parameters of one gemeente's monitor; what went up in it belongs to it.

    A source that does not tell gemeenten apart is left out, with the sections and indicators that need it: a number of
    the region never stands under the name of a gemeente. So are claims and acceptances, which are the region's.
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
            "hoofdstukken": _hoofdstukken(parameters.hoofdstukken, set(bronnen), layout.notebooks),
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
    return any(kolom.naam == "gemeente" for kolom in BRONNEN[naam].kolommen)


def _hoofdstukken(alle: Hoofdstukken, bronnen: set[str], notebooks: Path) -> Hoofdstukken:
    """Leave the chapters and sections that need no other sources than these."""
    velden = {veld.alias or naam: naam for naam, veld in Hoofdstukken.model_fields.items()}
    deel: dict[str, Any] = dict.fromkeys(velden.values())
    for naam, blok in alle.gevraagd().items():
        deel[velden[naam]] = _blok(naam, blok, bronnen, notebooks)
    return alle.model_copy(update=deel)


def _blok(naam: str, blok: Hoofdstuk, bronnen: set[str], notebooks: Path) -> Hoofdstuk | None:
    try:
        cellen = json.loads((notebooks / f"{naam}.ipynb").read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        # The chapter itself says what is wrong with its notebook.
        return blok
    nodig: dict[str | None, set[str]] = {}
    for cel in cellen:
        secties = [tag.partition(":")[2] for tag in cel["metadata"].get("tags", []) if tag.startswith("sectie:")]
        nodig.setdefault(secties[0] if secties else None, set()).update(gelezen_bronnen("".join(cel["source"])))
    secties = [sectie for sectie in blok.secties if nodig.get(sectie, set()) <= bronnen]
    cijfers = any(nodig.get(sectie) for sectie in secties) or bool(nodig.get(None))
    if not nodig.get(None, set()) <= bronnen or not (cijfers or naam in _ZONDER_BRON):
        return None
    return blok.model_copy(update={"secties": secties})
