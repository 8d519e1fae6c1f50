"""Hold two builds against each other."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitorlib.cijfers.kern.regels import GETAL, Kenmerk, Sleutel
from monitorlib.notatie import EPS, met_teken
from monitorlib.pagina.beeld import Celbeeld, Getoond
from monitorlib.render.tabellen.tabel import toon
from monitorlib.review.bouw import Bouw
from monitorlib.review.extra import ontbreekt
from monitorlib.review.notebooks import PAKKET as NBDIME
from monitorlib.review.notebooks import celwijzigingen
from monitorlib.review.verschil import (
    Bouwverschil,
    Celverschil,
    Hoofdstukverschil,
    Tabelverschil,
    Tekstverschil,
    Waardeverschil,
)

_VERSIES, _BRONNEN, _PARAMETERS = "versies", "bronnen", "parameters"
# The numbers of a chapter by what they are.
_Bekend = Mapping[Kenmerk | None, Celbeeld]


def vergelijk(was: Bouw, nu: Bouw, *, met_notebooks: bool = False) -> Bouwverschil:
    """Hold two builds against each other; with `met_notebooks` also the cells of their notebooks, where that can be.

    A number is held against the one that is the same thing (what is counted, when, of which part), wherever it stood
    in the chapter; where that is not known, against the cell with the same members of the table of the same name.
    Two quarters of a region so meet in the periods that both show: what differs there, was revised.
    """
    per_cel = met_notebooks and not ontbreekt(NBDIME)
    namen = [*nu.hoofdstukken, *(naam for naam in was.hoofdstukken if naam not in nu.hoofdstukken)]
    return Bouwverschil(
        was.naam,
        nu.naam,
        tuple(_hoofdstuk(naam, was, nu, per_cel=per_cel) for naam in namen),
        tuple(_regels(_bronnen(was.manifest), _bronnen(nu.manifest))),
        tuple(_regels(dict(_plat(was.manifest[_PARAMETERS])), dict(_plat(nu.manifest[_PARAMETERS])))),
        tuple(_regels(was.manifest[_VERSIES], nu.manifest[_VERSIES])),
        per_cel,
    )


def _hoofdstuk(naam: str, van: Bouw, naar: Bouw, *, per_cel: bool) -> Hoofdstukverschil:
    was, nu = van.hoofdstukken.get(naam), naar.hoofdstukken.get(naam)
    if was is None or nu is None:
        er_is = nu or was
        return Hoofdstukverschil(naam, er_is.titel if er_is else naam, "vervallen" if nu is None else "nieuw")
    cellen = [cel for een in was.getoond.values() for cel in een.cellen.values()]
    eerder: _Bekend = {cel.kenmerk: cel for cel in cellen if cel.kenmerk}
    namen = [*nu.getoond, *(een for een in was.getoond if een not in nu.getoond)]
    return Hoofdstukverschil(
        naam,
        nu.titel,
        tabellen=tuple(_tabel(een, was.getoond.get(een), nu.getoond.get(een), eerder) for een in namen),
        teksten=tuple(_teksten(was.teksten, nu.teksten)),
        code=tuple(_code(was.code, nu.code)),
        cellen=tuple(celwijzigingen(van.cellen[naam], naar.cellen[naam])) if per_cel else (),
    )


def _tabel(naam: str, was: Getoond | None, nu: Getoond | None, eerder: _Bekend) -> Tabelverschil:
    if nu is None:
        assert was is not None
        return Tabelverschil(naam, was.titel, was.bronnen, 0, weg=len(was.cellen))
    oud = was.cellen if was else {}
    paren = {cel: _eerder(nu.cellen[cel], oud.get(cel), eerder) for cel in nu.cellen}
    anders = tuple(
        een for cel, toen in paren.items() if toen is not None if (een := _cel(cel, toen, nu.cellen[cel])) is not None
    )
    vergeleken = sum(toen is not None for toen in paren.values())
    gebleven = {id(toen) for toen in paren.values()}
    definitie = (was.telt, nu.telt) if was and was.telt != nu.telt else None
    weg = sum(id(toen) not in gebleven for toen in oud.values())
    return Tabelverschil(naam, nu.titel, nu.bronnen, vergeleken, anders, len(paren) - vergeleken, weg, definitie)


def _eerder(nu: Celbeeld, zelfde_plaats: Celbeeld | None, eerder: _Bekend) -> Celbeeld | None:
    """Give the earlier cell of the same number; none where the same place holds another number."""
    if nu.kenmerk is not None and (zelfde_plaats is None or zelfde_plaats.kenmerk != nu.kenmerk):
        gevonden = eerder.get(nu.kenmerk)
        if gevonden is not None or (zelfde_plaats and zelfde_plaats.kenmerk):
            return gevonden
    return zelfde_plaats


def _cel(cel: Sleutel, was: Celbeeld, nu: Celbeeld) -> Celverschil | None:
    """Give what differs as it is shown: what rounds to the same, is the same to a reader."""
    toen, is_nu = toon(was.inhoud)[0], toon(nu.inhoud)[0]
    eenheid = was.inhoud.eenheid != nu.inhoud.eenheid
    if toen == is_nu and not eenheid:
        return None
    zelfde = nu.kenmerk is not None and nu.kenmerk == was.kenmerk
    if eenheid:
        toen, is_nu = f"{toen} {was.inhoud.eenheid}", f"{is_nu} {nu.inhoud.eenheid}"
        return Celverschil(cel, toen, is_nu, "andere eenheid", zelfde)
    return Celverschil(cel, toen, is_nu, _hoeveel(was, nu), zelfde)


def _hoeveel(was: Celbeeld, nu: Celbeeld) -> str:
    if was.inhoud.teken != GETAL or nu.inhoud.teken != GETAL:
        return ""
    erbij, decimalen = nu.inhoud.waarde - was.inhoud.waarde, max(was.inhoud.decimalen, nu.inhoud.decimalen)
    return met_teken(erbij, decimalen) if abs(erbij) > EPS else ""


def _teksten(was: Mapping[str, Sequence[str]], nu: Mapping[str, Sequence[str]]) -> Iterator[Tekstverschil]:
    for waar in dict.fromkeys((*nu, *was)):
        weg, erbij = _zinnen(was.get(waar, ()), nu.get(waar, ()))
        if weg or erbij:
            yield Tekstverschil(waar, weg, erbij)


def _zinnen(was: Sequence[str], nu: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    stappen = difflib.SequenceMatcher(a=was, b=nu, autojunk=False).get_opcodes()
    anders = [een for een in stappen if een[0] != "equal"]
    weg = tuple(zin for _, van, tot, _, _ in anders for zin in was[van:tot])
    return weg, tuple(zin for _, _, _, van, tot in anders for zin in nu[van:tot])


def _code(was: Sequence[str], nu: Sequence[str]) -> Iterator[str]:
    """Give the lines of code that went and came, each with its sign."""
    toen, is_nu = ([regel for cel in cellen for regel in cel.splitlines()] for cellen in (was, nu))
    for regel in difflib.unified_diff(toen, is_nu, n=0, lineterm=""):
        if regel[:1] in "+-" and regel[:3] not in ("+++", "---"):
            yield regel


def _bronnen(manifest: Mapping[str, Any]) -> dict[str, str]:
    return {naam: f"{bron['rijen']} rijen, hash {bron['sha256'][:12]}" for naam, bron in manifest[_BRONNEN].items()}


def _plat(waarde: Any, pad: str = "") -> Iterator[tuple[str, str]]:
    """Give each single value of params.yml with the path of its key."""
    if isinstance(waarde, Mapping):
        for naam, een in waarde.items():
            yield from _plat(een, f"{pad}.{naam}" if pad else str(naam))
    elif isinstance(waarde, list) and any(isinstance(een, Mapping | list) for een in waarde):
        for nummer, een in enumerate(waarde, 1):
            yield from _plat(een, f"{pad}[{nummer}]")
    else:
        yield pad, ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)


def _regels(was: Mapping[str, str], nu: Mapping[str, str]) -> Iterator[Waardeverschil]:
    for wat in dict.fromkeys((*nu, *was)):
        if was.get(wat) != nu.get(wat):
            yield Waardeverschil(wat, was.get(wat, ""), nu.get(wat, ""))
