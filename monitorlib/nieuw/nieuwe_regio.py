"""The parameters of a new region: the structure of another edition, and nothing that is that region's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import NIET_GELEVERD
from monitorlib.editie.params.bron_parameters import UitCodelijst
from monitorlib.editie.params.hoofdstukken import EIGEN, EigenHoofdstuk, HoofdstukBlok
from monitorlib.editie.params.open_plaats import IN_TE_VULLEN
from monitorlib.editie.params.yaml_file import yaml_writer
from monitorlib.sources.codes.allowed import declared
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS, Kolom

# How a page looks; every other setting is a choice of the region, such as a percentage of its budget.
_VAN_DE_PAGINA = ("secties", "perioden_terug", "jaren_terug", "aantal")
_KOP = """\
# Everything that the edition {naam} asks for. Its structure is that of {van}, without what is that region's own.
# What says '{open}' is yours: until then the page says so in the place of what needs it.
# When a source is delivered, take out its line '{niet_geleverd}: true'. Take out a chapter, a section or a source that
# you do not want. No key has a default. The documentation explains each key: make docs.

"""


def parameters_nieuwe_regio(van: Editie, naam: str, gemeenten: Mapping[str, str], bronnen: Iterable[str]) -> str:
    """Write params.yml of a new region with these gemeenten (name by code) and sources, and the chapters of `van`."""
    blokken, bronnen = van.parameters.hoofdstukken.gevraagd(), list(bronnen)
    secties = {een: van.parameters.secties[een] for een in van.parameters.secties if een in _genoemd(blokken)}
    doc = {
        "titel": IN_TE_VULLEN,
        "gebied": opgesomd(list(gemeenten.values())),
        "status": "concept",
        "publicatie": None,
        "vorige": None,
        "gemeenten": [{"code": code, "naam": gemeente} for code, gemeente in gemeenten.items()],
        "indicatoren": van.parameters.indicatoren,
        "doelen": {},
        "registratieproblemen": [],
        "hoofdstukken": _hoofdstukken(blokken),
        "secties": {een: sectie.model_dump(exclude_defaults=True) for een, sectie in secties.items()},
        "eigen_indicatoren": {
            een: van_deze.model_dump(exclude_defaults=True, exclude={"streefwaarde", "nulmeting"})
            for een, van_deze in van.parameters.eigen_indicatoren.items()
            if van_deze.telling in bronnen
        },
        "bronnen": {bron: _bron(van, bron) for bron in bronnen},
        "kalender": [],
        "beweringen": [],
        "geen_aantal": [],
        "aanvaard": [],
    }
    yaml = yaml_writer()
    # The same list twice is written twice, not as a reference.
    yaml.representer.ignore_aliases = lambda _: True
    uit = StringIO()
    yaml.dump(doc, uit)
    return _KOP.format(naam=naam, van=van.naam, open=IN_TE_VULLEN, niet_geleverd=NIET_GELEVERD) + uit.getvalue()


def zonder_eigen(van: Editie, hoofdstukken: Mapping[str, HoofdstukBlok]) -> Editie:
    """Give an edition with these chapters and without what is its region's own: what a new region begins with."""
    parameters = van.parameters
    bronnen = {naam: bron for naam, bron in parameters.bronnen.items() if naam != VORIGE_CIJFERS}
    leeg: dict[str, Any] = {"vorige": None, "doelen": {}, "kalender": [], "bronnen": bronnen}
    hoofdstukken_ = parameters.hoofdstukken.alleen(hoofdstukken)
    return replace(van, parameters=parameters.model_copy(update={**leeg, "hoofdstukken": hoofdstukken_}))


def opgesomd(namen: Sequence[str]) -> str:
    """Join names as running text does: A, B en C."""
    return " en ".join(deel for deel in (", ".join(namen[:-1]), namen[-1]) if deel)


def _hoofdstukken(blokken: Mapping[str, HoofdstukBlok]) -> dict[str, Any]:
    """Write the blocks of chapters, those of the edition's own as a list under their key."""
    eigen = [blok.model_dump(exclude_defaults=True) for blok in blokken.values() if isinstance(blok, EigenHoofdstuk)]
    rest = {een: _instellingen(blok) for een, blok in blokken.items() if not isinstance(blok, EigenHoofdstuk)}
    return rest | ({EIGEN: eigen} if eigen else {})


def _genoemd(blokken: Mapping[str, HoofdstukBlok]) -> set[str]:
    return {sectie for blok in blokken.values() for sectie in blok.secties}


def _instellingen(blok: HoofdstukBlok) -> dict[str, Any]:
    velden = type(blok).model_fields
    return {
        naam: waarde if naam in _VAN_DE_PAGINA else IN_TE_VULLEN
        for naam, waarde in blok.model_dump().items()
        if naam in _VAN_DE_PAGINA or velden[naam].is_required()
    }


def _bron(van: Editie, naam: str) -> dict[str, Any]:
    toen = van.parameters.bronnen[naam]
    # How its supplier writes it is the region's own: it begins as our CSV, or as the messages of the standard.
    bestand = toen.bestand if Path(toen.bestand).suffix in (".csv", ".zip", "") else f"{naam}.csv"
    bron: dict[str, Any] = {"bestand": bestand, "herkomst": "geleverd", "vindplaats": IN_TE_VULLEN}
    bron[NIET_GELEVERD] = True
    if toen.codes:
        bron["codes"] = {
            kolom: _codes(declared(van, naam).kolom(kolom), gegeven) for kolom, gegeven in toen.codes.items()
        }
    if toen.telling:
        bron["telling"] = toen.telling.model_dump(exclude_defaults=True)
    if toen.woorden:
        bron["woorden"] = [IN_TE_VULLEN]
    if toen.telwijze:
        bron["telwijze"] = toen.telwijze.model_dump()
    if toen.zwaarte:
        bron["zwaarte"] = {IN_TE_VULLEN: []}
    if declared(van, naam).is_register:
        bron["volledig_vanaf"] = IN_TE_VULLEN
    return bron


def _codes(kolom: Kolom, gegeven: list[str] | dict[str, str] | UitCodelijst) -> Any:
    """Keep a national list, and the names that the project itself calculates with."""
    if isinstance(gegeven, UitCodelijst):
        return gegeven.model_dump()
    if isinstance(gegeven, dict):
        return {IN_TE_VULLEN: "de naam op de pagina"}
    vast = [code for code in gegeven if kolom.is_vast(code)]
    return vast if len(vast) == len(gegeven) else [*vast, IN_TE_VULLEN]
