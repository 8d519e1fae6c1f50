"""Which streefwaarden an edition reaches, from what the chapter of the indicators left."""

from collections.abc import Sequence
from typing import Any

from monitorlib.cijfers.kern.regels import TOTAAL
from monitorlib.pagina.bladen.indicatorwoorden import GRENS, gebied_in_woorden
from monitorlib.pagina.record import Doelregel
from monitorlib.render.sjablonen import SJABLONEN


def streefwaarden(doelen: Sequence[Doelregel]) -> str:
    """Say per indicator whether all together reach its streefwaarde, and which gemeenten do; empty without any."""
    per: dict[str, list[Doelregel]] = {}
    for een in doelen:
        per.setdefault(een.indicator, []).append(een)
    if not per:
        return ""
    lijst = [_doel(van) for van in per.values()]
    return SJABLONEN.get_template("pagina/bladen/streefwaarden.html.j2").render(doelen=lijst)


def _doel(van: Sequence[Doelregel]) -> dict[str, Any]:
    eerste = van[0]
    return {
        "indicator": eerste.indicator,
        "plaats": eerste.plaats,
        "grens": f"streefwaarde: {GRENS[eerste.gunstig]} {eerste.streefwaarde}",
        "regels": list(_regels(van)),
        "registratie": list(dict.fromkeys(tekst for een in van for tekst in een.registratie)),
    }


def _regels(van: Sequence[Doelregel]) -> list[str]:
    hoofd = next((een for een in van if een.gebied == TOTAAL), van[-1])
    gemeenten = [een for een in van if een is not hoofd]
    gebied = gebied_in_woorden(hoofd.gebied)
    regels = [f"{gebied[:1].upper()}{gebied[1:]}: {hoofd.getal}, {'' if hoofd.gehaald else 'niet '}gehaald"]
    for gehaald, woord in ((True, "Gehaald"), (False, "Niet gehaald")):
        namen = [f"{een.gebied} ({een.getal})" for een in gemeenten if een.gehaald is gehaald]
        regels += [f"{woord} in {', '.join(namen)}"] if namen else []
    return regels
