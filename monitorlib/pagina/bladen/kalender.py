"""The bestuurlijke kalender of an edition: as cijfers for a table, and as an element of the page."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, TEKST
from monitorlib.editie.editie import Editie
from monitorlib.editie.params.afspraak import Afspraak

# The calendar file beside the pages.
BESTAND = "kalender.ics"


def zonder_kalender(editie: Editie) -> str:
    """Say that an edition has nothing to show in a kalender; empty when it has."""
    if editie.parameters.kalender:
        return ""
    return "toont de bestuurlijke kalender, en 'kalender' is leeg"


def in_orde(kalender: Sequence[Afspraak]) -> list[Afspraak]:
    """Put the lines in the order of their days; of a month without a day before the days in it."""
    return sorted(kalender, key=lambda een: (een.dagen[0], str(een.datum)))


def kalender_cijfers(kalender: Sequence[Afspraak]) -> Cijfers:
    """Give the kalender as words, dimensions onderwerp and wat: Wanneer, and Wie where the edition says it."""
    afspraken = in_orde(kalender)
    onderwerpen = [een.onderwerp for een in afspraken]
    namen = {id(een): een.naam if onderwerpen.count(een.onderwerp) > 1 else een.onderwerp for een in afspraken}
    kolommen = ["Wanneer", "Wie"] if any(een.orgaan for een in afspraken) else ["Wanneer"]
    rijen = [
        {"onderwerp": namen[id(een)], "wat": wat, "waarde": float("nan"), "teken": TEKST, "tekst": tekst}
        for een in afspraken
        for wat, tekst in (("Wanneer", een.wanneer.capitalize()), ("Wie", een.orgaan or NIET_OPGEGEVEN))
        if wat in kolommen
    ]
    return maak(rijen, {"onderwerp": list(namen.values()), "wat": kolommen}, eenheid="")


def kalender_html(kalender: Sequence[Afspraak]) -> str:
    """Render the kalender as a list by day or month, with a link to the file for a calendar program."""
    delen = []
    for datum, afspraken in groupby(in_orde(kalender), key=lambda een: een.datum):
        rijen = list(afspraken)
        punten = "".join(f"<li>{_punt(een)}</li>" for een in rijen)
        delen.append(f'<li><time datetime="{datum}">{escape(rijen[0].wanneer)}</time><ul>{punten}</ul></li>')
    return (
        f'<div class="kalender"><ol>{"".join(delen)}</ol>'
        f'<p><a href="{BESTAND}">Zet deze kalender in uw agenda ({BESTAND})</a></p></div>'
    )


def _punt(een: Afspraak) -> str:
    wie = f" <span>{escape(een.orgaan)}</span>" if een.orgaan else ""
    return f"{escape(een.onderwerp)}{wie}"
