"""To what the numbers of a table were held, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitorlib.controles.bevinding import Bevinding
from monitorlib.notatie import getal

GEEN = "Voor deze cijfers is geen som, verhouding of aansluiting vastgelegd. Er was dus niets om ze tegen te houden."
# More than these say the same.
_GENOEMD = 8


def regels_van(over: Mapping[str, Any], bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    """Say in sentences what was tested in a table, and what was found; `over` is what its data say of it."""
    yield from _nagerekend(over)
    woorden = [een["regel"] for een in (*over["regels"], *over["aansluitingen"])]
    uniek = list(dict.fromkeys(een for een in woorden if een))
    for regel in uniek[:_GENOEMD]:
        yield f"Getoetst aan de regel: {regel.rstrip('.')}. Uitkomst: {_uitkomst(regel, bevindingen)}."
    if len(uniek) > _GENOEMD:
        yield f"En aan nog {getal(len(uniek) - _GENOEMD)} zulke regels."
    if not (over["vergelijkingen"] or over["verhoudingen"] or woorden):
        yield GEEN
    for een in bevindingen:
        yield f"Bevinding ({een.soort}) bij {een.waar}: {_gevonden(een)} {_oordeel(een)}"
    if not bevindingen:
        yield "Er zijn geen bevindingen bij deze cijfers."


def bij_tabel(bevindingen: Sequence[Bevinding], hoofdstuk: str, over: Mapping[str, Any]) -> list[Bevinding]:
    """Choose the bevindingen about a table of a chapter: they are named after it."""
    naam = over["naam"]
    return [
        een
        for een in bevindingen
        if een.hoofdstuk == hoofdstuk and (een.naam == naam or een.naam.startswith(f"{naam} / "))
    ]


def _nagerekend(over: Mapping[str, Any]) -> Iterator[str]:
    if sommen := len(over["vergelijkingen"]):
        wat = "1 som is nagerekend: zij is" if sommen == 1 else f"{getal(sommen)} sommen zijn nagerekend: elke som is"
        yield f"{wat} wat haar delen samen zijn."
    if breuken := len(over["verhoudingen"]):
        wat = "1 deling is" if breuken == 1 else f"{getal(breuken)} delingen zijn"
        yield f"{wat} nagerekend met teller en noemer."


def _uitkomst(regel: str, bevindingen: Sequence[Bevinding]) -> str:
    mis = sum(een.regel == regel for een in bevindingen)
    if not mis:
        return "klopt"
    return "klopt op 1 plaats niet; zie hieronder" if mis == 1 else f"klopt op {mis} plaatsen niet; zie hieronder"


def _gevonden(een: Bevinding) -> str:
    delen = [f"gedrukt is {een.gedrukt}" if een.gedrukt else "", f"berekend is {een.berekend}" if een.berekend else ""]
    return f"{', '.join(filter(None, delen))}."


def _oordeel(een: Bevinding) -> str:
    return f"Aanvaard: {een.aanvaard}" if een.aanvaard else "Nog open."
