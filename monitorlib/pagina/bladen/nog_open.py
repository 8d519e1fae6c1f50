"""What stands on a page in the place of a section that waits: what to write where, in words."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import Plaats
from monitorlib.sources.codes.allowed import declared


def nog_open_html(editie: Editie, sleutels: Iterable[str], tekort: Iterable[tuple[str, str, str]] = ()) -> str:
    """Give of these keys of params.yml what is open under them: the file to write in, and what belongs there.

    `tekort` names what a source lacks to lay beside each other: bron, kolom and what was found.
    """
    gezocht = list(sleutels)
    open_ = [een for een in editie.nog_open if any(een.onder(sleutel) for sleutel in gezocht)]
    alle = [*(wat_te_doen(editie, een) for een in open_), *(_ernaast(editie, *een) for een in tekort)]
    regels = "".join(f"<li>{een}</li>\n" for een in alle)
    return f'<div class="bevindingen">\n<p>Hier staat nog geen getal. Nodig is:</p>\n<ul>\n{regels}</ul>\n</div>\n'


def wat_te_doen(editie: Editie, open_: Plaats) -> str:
    """Say what to do about one open place, as HTML."""
    params = f"<code>{escape(editie.shown(editie.params / 'params.yml'))}</code>"
    sleutel = f"<code>{escape(open_.sleutel)}</code>"
    if not open_.is_levering:
        return f"Nog in te vullen: {sleutel} in {params}: {escape(open_.hoe)}."
    titel, database = escape(declared(editie, open_.bron).titel), editie.bronnen[open_.bron].levering.database
    if database:
        daarna = f"draai dan <code>monitor snapshot {escape(editie.naam)}</code>"
        return f"Nog niet opgehaald uit de database: {titel}. Haal {sleutel} weg uit {params}, en {daarna}."
    return f"Nog niet geleverd: {titel}. Zet {_levering(editie, open_.bron)}. Haal dan {sleutel} weg uit {params}."


def _ernaast(editie: Editie, bron: str, kolom: str, wat: str) -> str:
    """Say what a source lacks to lay beside each other, as HTML."""
    bestand = f"<code>{escape(editie.shown(editie.data / editie.bronnen[bron].bestand))}</code>"
    return f"{escape(declared(editie, bron).titel)}: in {bestand}, kolom {escape(kolom)}: {escape(wat)}."


def _levering(editie: Editie, naam: str) -> str:
    """Say what to put where: rows with their columns, or the messages that they are made from."""
    bron, gegeven = declared(editie, naam), editie.bronnen[naam]
    bestand = f"<code>{escape(editie.shown(editie.data / gegeven.bestand))}</code>"
    if Path(gegeven.bestand).suffix in ("", ".zip"):
        return f"de berichten van iWmo of iJw in {bestand}"
    nodig = ", ".join(escape(een.naam) for een in bron.kolommen if not een.mag_ontbreken)
    mag = ", ".join(escape(een.naam) for een in bron.kolommen if een.mag_ontbreken)
    vertaald = " (zoals params.yml ze vertaalt)" if gegeven.levering.kolommen else ""
    return f"de rijen in {bestand}, met de kolommen {nodig}{f' (mag erbij: {mag})' if mag else ''}{vertaald}"
