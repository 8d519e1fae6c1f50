"""The bestuurlijke kalender as a file for a calendar program: iCalendar, RFC 5545.

Own writer: no library in the lock file writes iCalendar, and a list of days needs little of it. The same kalender gives
the same bytes: the stamp is the peildatum of the edition, a UID follows from what is agreed on.
"""

from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from monitorlib.editie.editie import Editie
from monitorlib.editie.params.afspraak import Afspraak
from monitorlib.pagina.bladen.kalender import in_orde

# RFC 5545, 3.1: a line has at most 75 octets, without its line break; what goes on starts with a space.
_OCTETS = 75


def ics(editie: Editie) -> str:
    """Give the kalender of an edition as iCalendar text: an event of whole days for each line."""
    naam = f"{editie.parameters.titel} {editie.parameters.gebied}"
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//monitor//bestuurlijke kalender//NL",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_tekst(f'{naam}: bestuurlijke kalender')}",
    ]
    for afspraak in in_orde(editie.parameters.kalender):
        regels += _event(editie, afspraak)
    return "".join(f"{_gevouwen(regel)}\r\n" for regel in (*regels, "END:VCALENDAR"))


def _event(editie: Editie, afspraak: Afspraak) -> list[str]:
    eerste, laatste = afspraak.dagen
    # The same agreement keeps its UID in the next edition, so that a calendar program does not show it twice.
    uid = uuid5(NAMESPACE_URL, f"monitor/{editie.regio}/{afspraak.datum}/{afspraak.naam}")
    uitleg = [f"Wie: {afspraak.orgaan}." if afspraak.orgaan else ""]
    uitleg.append("" if eerste == laatste else f"De dag is nog niet bekend: {afspraak.wanneer}.")
    uitleg.append(f"Bron: {editie.parameters.titel} {editie.parameters.gebied}, {editie.periode.label}.")
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{editie.periode.peildatum:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{eerste:%Y%m%d}",
        # The end is the first day that is no part of it.
        f"DTEND;VALUE=DATE:{laatste + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_tekst(afspraak.onderwerp)}",
        f"DESCRIPTION:{_tekst(' '.join(filter(None, uitleg)))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _tekst(tekst: str) -> str:
    r"""Write a value of type TEXT: backslash, semicolon, comma and line break are escaped."""
    for teken, code in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        tekst = tekst.replace(teken, code)
    return tekst


def _gevouwen(regel: str) -> str:
    """Fold a line by octets, never within a character."""
    delen, deel = [], ""
    for teken in regel:
        if len(f"{deel}{teken}".encode()) > _OCTETS:
            delen.append(deel)
            deel = " "
        deel += teken
    return "\r\n".join([*delen, deel])
