"""The cells that show a telling of an edition's own: written as an analyst writes them in a notebook.

A section or chapter that params.yml declares runs as these cells, is read in the executed notebook as these cells, and
`monitor new --hoofdstuk` writes them as a notebook to go on from.
"""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from monitorlib.editie.eigen.sectie import EigenSectie
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


def sectie_cellen(naam: str, sectie: EigenSectie, telling: EigenTelling) -> list[Cell]:
    """Write the cells of a section: heading, table, figures, what was revised, what a change means, toelichting."""
    wat = naam.replace("-", "_")
    wat = wat if wat.isidentifier() else f"cijfers_{wat}"
    delen = [f"## {sectie.titel}", sectie.uitleg.strip(), _TELT[telling.aard]]
    code = [_tabel(naam, wat, sectie, telling), *_figuren(naam, wat, sectie, telling)]
    if sectie.herzien:
        code.append(_herzien(naam, wat, sectie, telling))
    if telling.toetsbaar:
        code.append(_betekenis(sectie))
    code.append(f"hoofdstuk.toelichting({_in(sectie.titel)})")
    cellen = [_markdown("\n\n".join(een for een in delen if een)), *map(_code, code)]
    tag = {"tags": [f"{SECTIE}{naam}"]}
    return [{**cel, "metadata": tag, "id": f"{naam}-{nummer}"} for nummer, cel in enumerate(cellen)]


def _tabel(naam: str, wat: str, sectie: EigenSectie, telling: EigenTelling) -> str:
    rijen = list(sectie.over(telling))
    perioden = {"perioden": sectie.perioden} if sectie.perioden else {}
    gegeven = _keuzes({**perioden, **sectie.kies})
    gelezen = f"{wat} = eigen_cijfers(hoofdstuk.bron({_in(sectie.telling)}){gegeven})"
    if not rijen:
        gelezen += f'.met_dimensie("wat", {_in(sectie.titel)})'
    opmaak = f"rijen={_in(rijen or ['wat'])}, kolommen=[{_in(PERIODE)}]"
    tabel = _deur("tabel", wat, naam, sectie.titel, telling, opmaak)
    return "\n".join(["from monitorlib import eigen_cijfers", gelezen, tabel])


def _figuren(naam: str, wat: str, sectie: EigenSectie, telling: EigenTelling) -> list[str]:
    """Write a figure for each unit: numbers of different things share no axis."""
    if sectie.vraag == "tabel":
        return []
    vorm, cellen = _VORM[sectie.vraag], []
    groepen = _per_eenheid(sectie, telling)
    for nummer, (eenheid, keuze) in enumerate(groepen, 1):
        gekozen = wat + "".join(f".beperk({_in(dimensie)}, {', '.join(map(_in, leden))})" for dimensie, leden in keuze)
        extra = {
            "verloop": "",
            "vergelijking": "",
            "doel": f", tegen={_in(str(sectie.tegen).capitalize())}",
            "delen": f", per={_in(PERIODE)}, delen={_in(sectie.delen)}",
        }[sectie.vraag]
        geteld = f"alleen_geteld({gekozen})" if sectie.vraag == "delen" else gekozen
        namen = f"alleen_geteld, {vorm}" if sectie.vraag == "delen" else vorm
        titel = sectie.titel if len(groepen) == 1 else f"{sectie.titel}: {eenheid}"
        eigen_naam = naam if len(groepen) == 1 else f"{naam}-{nummer}"
        cellen.append(
            f"from monitorlib import {namen}\n"
            + _deur("figuur", f"{vorm}({geteld}{extra})", eigen_naam, titel, telling)
        )
    return cellen


def _per_eenheid(sectie: EigenSectie, telling: EigenTelling) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Give each unit that the section shows, with the members to keep: those of ratios are drawn nowhere."""
    verhoudingen = {een.dimensie for een in telling.verhoudingen if een.dimensie not in sectie.kies}
    vast = [(naam, telling.dimensies[naam]) for naam in sorted(verhoudingen)]
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


def _herzien(naam: str, wat: str, sectie: EigenSectie, telling: EigenTelling) -> str:
    gegeven = _keuzes(sectie.kies)
    rijen = [*sectie.over(telling), PERIODE]
    anders = f'rijen={_in(rijen)}, kolommen=["wat"], leeg="Geen getal van een eerdere periode is herzien."'
    return (
        "from monitorlib import herziene_cijfers\n"
        f"{wat}_herzien = herziene_cijfers(hoofdstuk.bron({_in(sectie.telling)}){gegeven})\n"
        + _deur("tabel", f"{wat}_herzien", f"{naam}-herzien", f"{sectie.titel}: herzien", telling, anders)
    )


def _betekenis(sectie: EigenSectie) -> str:
    gegeven = f"hoofdstuk.bron({_in(sectie.telling)}){_keuzes(sectie.kies)}"
    return f"from monitorlib import veranderingen\nhoofdstuk.betekenis(veranderingen({gegeven}))"


def _deur(deur: str, wat: str, naam: str, titel: str, telling: EigenTelling, meer: str = "") -> str:
    regels = [f"{wat}, naam={_in(naam)}, titel={_in(titel)},", f"{meer}, telt={_in(telling.telt)}".removeprefix(", ")]
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
