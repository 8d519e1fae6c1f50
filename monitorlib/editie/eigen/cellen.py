"""The cells that show a telling of an edition's own: written as an analyst writes them in a notebook.

A section or chapter that params.yml declares runs as these cells, is read in the executed notebook as these cells, and
`monitor new --hoofdstuk` writes them as a notebook to go on from.
"""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.editie.eigen.sectie import EigenSectie, Sectiedeel
from monitorlib.editie.eigen.telling import PERIODE, EigenTelling
from monitorlib.hoofdstuk.cel import SECTIE

Cell = dict[str, Any]
_TELT = {
    "stand": "Geteld is de stand op de laatste dag van elke periode.",
    "stroom": "Geteld is wat er in elke periode bij kwam.",
    "cumulatief": "Geteld is vanaf het begin van het jaar tot en met elke periode.",
}
_VORM = {"verloop": "lijnen", "vergelijking": "staven", "doel": "tegen_streep", "delen": "samenstelling"}
_PARAMETERS = """\
regio: str = {regio}  # map onder params/
periode: str = {periode}  # map onder params/<regio>/
lezers: str = "intern"  # intern; een openbare editie komt uit publish
gemeente: str | None = None  # code; None is de hele regio"""
_CONTROLES = """\
## Controles

Hier staat elk getal dat niet volgt uit de andere getallen, met de regel waarmee is gerekend. Een verschil dat alleen \
door afronding komt, heet afronding."""
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def hoofdstuk_cellen(naam: str, titel: str, vraag: str, editie: tuple[str, str], secties: Sequence[Cell]) -> list[Cell]:
    """Write the cells of a chapter of an edition (region and period) around those of its sections."""
    regio, periode = editie
    opent = (
        f"from monitorlib import Hoofdstuk\nhoofdstuk = Hoofdstuk.open({_in(naam)}, regio, periode, lezers, gemeente)"
    )
    cellen = [
        _markdown(f"# {titel}\n\n{vraag}"),
        _code(_PARAMETERS.format(regio=_in(regio), periode=_in(periode)), tags=["parameters"]),
        _code(opent),
        *secties,
        _markdown(_CONTROLES),
        _code("hoofdstuk.controles()"),
    ]
    return [{**cel, "id": cel.get("id") or f"{naam}-{nummer}"} for nummer, cel in enumerate(cellen)]


def sectie_cellen(naam: str, sectie: EigenSectie, tellingen: Mapping[str, EigenTelling]) -> list[Cell]:
    """Write the cells of a section: its heading, its tables with all that belongs to them, its toelichting."""
    cellen: list[Cell] = []
    for van, een in sectie.sectiedelen(naam):
        telling = tellingen[een.telling]
        telt = _TELT[telling.aard] if telling.aard else ""
        kop = f"{'##' if een is sectie else '###'} {een.titel}" if een.titel else ""
        delen = [kop, een.uitleg.strip(), telt]
        titel = een.tabeltitel or een.titel or telling.titel
        tekst = "\n\n".join(deel for deel in delen if deel)
        cellen += [*([_markdown(tekst)] if tekst else []), *map(_code, _sectiedeel(van, titel, een, telling))]
    if sectie.toelichting:
        cellen.append(_code(f"hoofdstuk.toelichting({_in(sectie.titel)})"))
    tag = {"tags": [f"{SECTIE}{naam}"]}
    return [{**cel, "metadata": tag, "id": f"{naam}-{nummer}"} for nummer, cel in enumerate(cellen)]


def _sectiedeel(naam: str, titel: str, een: Sectiedeel, telling: EigenTelling) -> list[str]:
    wat = naam.replace("-", "_")
    wat = wat if wat.isidentifier() else f"cijfers_{wat}"
    code = [_tabel(naam, wat, titel, een, telling), *_figuren(naam, wat, een.figuurtitel or titel, een, telling)]
    if een.herzien:
        code.append(_herzien(naam, wat, titel, een, telling))
    if een.vraag == "verloop" and telling.toetsbaar:
        code.append(_betekenis(een))
    return code


def _tabel(naam: str, wat: str, titel: str, sectie: Sectiedeel, telling: EigenTelling) -> str:
    rijen = list(sectie.rijen(telling))
    perioden = {"perioden": sectie.perioden} if sectie.perioden else {}
    gegeven = _keuzes({**perioden, **sectie.kies})
    gelezen = f"{wat} = eigen_cijfers(hoofdstuk.bron({_in(sectie.telling)}){gegeven})"
    kolommen = [*sectie.kolommen, *((PERIODE,) if telling.aard else ())]
    if _met_wat(sectie, telling):
        gelezen += f'.met_dimensie("wat", {_in(_wat(sectie, titel, telling))})'
    opmaak = f"rijen={_in(rijen or ['wat'])}, kolommen={_in(kolommen or ['wat'])}"
    tabel = _deur("tabel", wat, naam, titel, telling, opmaak, _verloop(sectie))
    namen = "eigen_cijfers" if sectie.samenvatting is None else "Verloop, eigen_cijfers"
    return "\n".join([f"from monitorlib import {namen}", gelezen, tabel])


def _met_wat(sectie: Sectiedeel, telling: EigenTelling) -> bool:
    """Tell whether the table has no dimension for its rows or for its columns, so that it gets one of one member."""
    return not sectie.rijen(telling) or not (sectie.kolommen or telling.aard)


def _wat(sectie: Sectiedeel, titel: str, telling: EigenTelling) -> str:
    return sectie.kop if sectie.rijen(telling) else titel


def _verloop(sectie: Sectiedeel) -> str:
    een = sectie.samenvatting
    if een is None:
        return ""
    return f"verloop=Verloop({_in(een.over)}, {_in(een.van)}, {_in(een.naar)}, wat={_in(een.wat)})"


def _figuren(naam: str, wat: str, titel: str, sectie: Sectiedeel, telling: EigenTelling) -> list[str]:
    """Write a figure for each unit: numbers of different things share no axis."""
    if sectie.vraag == "tabel":
        return []
    vorm, cellen = _VORM[sectie.vraag], []
    groepen = _per_eenheid(sectie, telling)
    for nummer, (eenheid, keuze) in enumerate(groepen, 1):
        gekozen = wat + "".join(f".beperk({_in(dimensie)}, {', '.join(map(_in, leden))})" for dimensie, leden in keuze)
        gekozen = _getekend(gekozen, titel, sectie, telling)
        namen = f"alleen_geteld, {vorm}" if gekozen.startswith("alleen_geteld") else vorm
        eigen_titel = titel if len(groepen) == 1 else f"{titel}: {eenheid}"
        eigen_naam = naam if len(groepen) == 1 else f"{naam}-{nummer}"
        cellen.append(
            f"from monitorlib import {namen}\n"
            + _deur("figuur", f"{vorm}({gekozen}{_hoe(sectie, telling)})", eigen_naam, eigen_titel, telling)
        )
    return cellen


def _getekend(gekozen: str, titel: str, sectie: Sectiedeel, telling: EigenTelling) -> str:
    """Write what a figure draws: the dimensions that its form asks for, and no other."""
    met_wat, wat = _met_wat(sectie, telling), f'"wat", {_in(titel)}'
    if sectie.vraag == "delen":
        if met_wat and _per(sectie, telling) != "wat":
            gekozen += f".kies(wat={_in(_wat(sectie, titel, telling))})"
        return f"alleen_geteld({gekozen})" if telling.aard else gekozen
    return gekozen if telling.aard or met_wat else f"{gekozen}.met_dimensie({wat})"


def _hoe(sectie: Sectiedeel, telling: EigenTelling) -> str:
    """Write what the form of a figure asks for."""
    return {
        "verloop": "",
        "vergelijking": "" if telling.aard else ', over="wat"',
        "doel": f", tegen={_in(str(sectie.tegen).capitalize())}",
        "delen": f", per={_in(_per(sectie, telling))}, delen={_in(sectie.delen)}",
    }[sectie.vraag]


def _per(sectie: Sectiedeel, telling: EigenTelling) -> str:
    """Name the dimension of which each member is a whole."""
    if telling.aard:
        return PERIODE
    return next((naam for naam in sectie.over(telling) if naam != sectie.delen), "wat")


def _per_eenheid(sectie: Sectiedeel, telling: EigenTelling) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Give each unit that the section shows, with the members to keep: what is calculated is drawn nowhere."""
    vast = [(naam, telling.dimensies[naam]) for naam in sorted(telling.berekend) if naam not in sectie.kies]
    if isinstance(telling.eenheid, str):
        return [(telling.eenheid, vast)]
    ((dimensie, per),) = telling.eenheid.items()
    if dimensie in sectie.kies:
        return [(per[sectie.kies[dimensie]], vast)]
    vast = [een for een in vast if een[0] != dimensie]
    return [
        (eenheid, [(dimensie, [lid for lid in telling.dimensies[dimensie] if per[lid] == eenheid]), *vast])
        for eenheid in dict.fromkeys(per[lid] for lid in telling.dimensies[dimensie])
    ]


def _herzien(naam: str, wat: str, titel: str, sectie: Sectiedeel, telling: EigenTelling) -> str:
    gegeven = _keuzes(sectie.kies)
    rijen = [*sectie.over(telling), PERIODE]
    anders = f'rijen={_in(rijen)}, kolommen=["wat"], leeg="Geen getal van een eerdere periode is herzien."'
    return (
        "from monitorlib import herziene_cijfers\n"
        f"{wat}_herzien = herziene_cijfers(hoofdstuk.bron({_in(sectie.telling)}){gegeven})\n"
        + _deur("tabel", f"{wat}_herzien", f"{naam}-herzien", f"{titel}: herzien", telling, anders)
    )


def _betekenis(sectie: Sectiedeel) -> str:
    gegeven = f"hoofdstuk.bron({_in(sectie.telling)}){_keuzes(sectie.kies)}"
    return f"from monitorlib import veranderingen\nhoofdstuk.betekenis(veranderingen({gegeven}))"


def _deur(deur: str, wat: str, naam: str, titel: str, telling: EigenTelling, *meer: str) -> str:
    telt = f"telt={_in(telling.telt) if telling.telt else None}"
    opmaak, *verder = meer or ("",)
    regels = [f"{wat}, naam={_in(naam)}, titel={_in(titel)},", ", ".join(een for een in (opmaak, telt) if een)]
    if verder := [een for een in verder if een]:
        regels = [*regels[:-1], f"{regels[-1]},", *verder]
    return f"hoofdstuk.{deur}(\n{textwrap.indent(chr(10).join(regels), '    ')}\n)"


def _keuzes(gegeven: Mapping[str, Any]) -> str:
    return "".join(f", {naam}={_in(waarde)}" for naam, waarde in gegeven.items())


def _in(waarde: Any) -> str:
    """Write a value as Python: text between double quotes, as JSON has it."""
    return json.dumps(waarde, ensure_ascii=False)


def _markdown(tekst: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": tekst}


def _code(tekst: str, tags: Sequence[str] = ()) -> Cell:
    metadata = {"tags": list(tags)} if tags else {}
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "outputs": [], "source": tekst}
