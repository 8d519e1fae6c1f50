"""The answer of the chapter of indicators: which changed more than chance, and which streefwaarden are reached."""

from collections.abc import Sequence
from html import escape

from monitorlib.cijfers.kern.regels import VERBORGEN_OM
from monitorlib.notatie import getal
from monitorlib.pagina.bladen.indicatorstand import ONBEKEND, Stand
from monitorlib.pagina.uitvoer import Uitvoer
from monitorlib.render.sjablonen import SJABLONEN
from monitorlib.render.tabellen.tabel import VERBORGEN

_KANTEN = {
    "gunstig": "gunstig",
    "ongunstig": "ongunstig",
    "verschillend": "in de ene gemeente gunstig en in de andere ongunstig",
    "": "gunstig noch ongunstig",
}


def nieuws(standen: Sequence[Stand], periode: str) -> Uitvoer:
    """Show a card of each indicator with news, then the streefwaarden."""
    html = SJABLONEN.get_template("pagina/bladen/indicatornieuws.html.j2").render(
        nieuws=sorted((een for een in standen if een.nieuws), key=_eerst),
        doelen=[een for een in standen if een.gehaald is not None],
        periode=periode,
    )
    return Uitvoer(html, f"{sum(bool(een.nieuws) for een in standen)} indicatoren met nieuws")


def antwoord(standen: Sequence[Stand]) -> tuple[str, ...]:
    """Say what changed, as a headline; then what is uncertain in that, and which streefwaarden are reached."""
    gewijzigd = [een for een in standen if een.nieuws]
    onzeker = sum(bool(een.onzeker) for een in gewijzigd)
    verder = [f"Bij {getal(onzeker)} daarvan kan dat door de registratie komen."] if onzeker else []
    verder += _streefwaarden([een for een in standen if een.gehaald is not None])
    kop = _veranderd(standen, gewijzigd)
    return tuple(map(escape, filter(None, (kop, " ".join(verder)))))


def _eerst(een: Stand) -> tuple[bool, int]:
    """Order what is news: what is certain first, and of that what asks for attention."""
    return bool(een.onzeker), ("ongunstig", "verschillend", "gunstig", "").index(een.kant)


def _veranderd(standen: Sequence[Stand], gewijzigd: Sequence[Stand]) -> str:
    if not standen:
        return "Van geen enkele indicator is er een getal"
    if len(standen) == 1 and not gewijzigd:
        return "Er is 1 indicator: haar verandering past bij toeval of is niet te toetsen"
    van = "de ene indicator" if len(standen) == 1 else f"de {getal(len(standen))} indicatoren"
    if not any(een.toets for stand in standen for een in stand.reeks.veranderingen):
        return f"Van {van} is niet te toetsen of een verandering meer is dan toeval"
    if not gewijzigd:
        return f"Van {van} is er geen meer dan toeval veranderd"
    kanten = [een.kant for een in gewijzigd]
    delen = [f"{getal(kanten.count(kant))} {woord}" for kant, woord in _KANTEN.items() if kant in kanten]
    samen = " en ".join(filter(None, (", ".join(delen[:-1]), delen[-1])))
    return f"Van {van} {_zijn(len(gewijzigd))} meer dan toeval veranderd: {samen}"


def _streefwaarden(doelen: Sequence[Stand]) -> list[str]:
    gehaald = sum(bool(een.gehaald) for een in doelen)
    if not doelen:
        return []
    if len(doelen) == 1:
        return [f"De streefwaarde van {doelen[0].naam} is {'' if gehaald else 'niet '}gehaald."]
    return [f"Van de {getal(len(doelen))} streefwaarden {_zijn(gehaald)} gehaald."]


def _zijn(aantal: int) -> str:
    return f"{'is' if aantal < 2 else 'zijn'} er {getal(aantal) if aantal else 'geen'}"


def lijst(standen: Sequence[Stand], titels: Sequence[str]) -> Uitvoer:
    """List every indicator by thema: its number now and a year before, its verdict, the way to its page."""
    per_thema = {thema: [een for een in standen if een.reeks.indicator.thema == thema] for thema in titels}
    html = SJABLONEN.get_template("pagina/bladen/indicatorlijst.html.j2").render(
        per_thema={thema: van for thema, van in per_thema.items() if van},
        verborgen=any(VERBORGEN in (een.nu, een.jaar_eerder) for een in standen) and f"{VERBORGEN} = {VERBORGEN_OM}",
        onbekend=any(ONBEKEND in (een.nu, een.jaar_eerder) for een in standen),
    )
    return Uitvoer(html, f"{len(standen)} indicatoren")
