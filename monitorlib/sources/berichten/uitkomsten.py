"""What an answer makes of the amounts of a declaratie, and whether they are what it says that was granted."""

from collections.abc import Sequence

from monitorlib.sources.berichten.prestaties import Antwoord, euro
from monitorlib.sources.berichten.rijen import Rij


def uitkomst(antwoord: Antwoord | None, bedrag: str | None, redenen: Sequence[str]) -> Rij:
    """Give the columns that an answer fills: exactly one of the three amounts holds what was submitted."""
    waar = "onbeantwoord" if antwoord is None else "afgewezen" if redenen else "toegekend"
    return {
        "beantwoord": antwoord.dag if antwoord else None,
        "toegekend": None,
        "afgewezen": None,
        "onbeantwoord": None,
        "retourcodes": " ".join(redenen) or None,
        waar: bedrag,
    }


def toegekend_past(antwoord: Antwoord | None, som: int, shown: str) -> list[str]:
    """Hold what was not refused to the TotaalToegekendBedrag of an answer; give the fault."""
    if antwoord is None or antwoord.toegekend in (None, som):
        return []
    return [
        f"{shown}/{antwoord.bestand}: wat niet is afgewezen, is samen {euro(som)} euro, het TotaalToegekendBedrag is "
        f"{euro(antwoord.toegekend or 0)}; lever de hele declaratie (323) en het antwoord (325) dat erbij hoort."
    ]
