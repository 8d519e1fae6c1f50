"""Is the calendar file what RFC 5545 asks, and the same each time?"""

from datetime import date
from types import SimpleNamespace

import pytest

from monitorlib.editie.params.afspraak import Afspraak
from monitorlib.publish.kalenderbestand import ics
from monitorlib.tijd.periode import Kwartaal


def editie(*kalender: Afspraak) -> SimpleNamespace:
    parameters = SimpleNamespace(titel="Monitor; proef", gebied="Aa, Bee", kalender=list(kalender))
    return SimpleNamespace(regio="proef", periode=Kwartaal(2017, 2), parameters=parameters)


def afspraak(datum: str, onderwerp: str, orgaan: str | None = None) -> Afspraak:
    return Afspraak(datum=date.fromisoformat(datum) if len(datum) == 10 else datum, onderwerp=onderwerp, orgaan=orgaan)


def ontvouwen(tekst: str) -> list[str]:
    """Undo the folding, as a reader does: a line that starts with a space goes on."""
    return tekst.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_day_is_one_whole_day_and_a_month_a_whole_month() -> None:
    """The end is the first day after it: 15 September, and 1 August."""
    regels = ontvouwen(ics(editie(afspraak("2017-09-14", "Raad"), afspraak("2017-07", "Nota"))))
    assert [regel for regel in regels if regel.startswith(("DTSTART", "DTEND", "SUMMARY"))] == [
        "DTSTART;VALUE=DATE:20170701",
        "DTEND;VALUE=DATE:20170801",
        "SUMMARY:Nota",
        "DTSTART;VALUE=DATE:20170914",
        "DTEND;VALUE=DATE:20170915",
        "SUMMARY:Raad",
    ]
    assert "De dag is nog niet bekend: juli 2017." in regels[regels.index("SUMMARY:Nota") + 1]
    assert "nog niet bekend" not in regels[regels.index("SUMMARY:Raad") + 1]


def test_every_event_is_complete_and_has_its_own_uid() -> None:
    """UID, DTSTAMP, DTSTART between BEGIN and END; required by RFC 5545, 3.6.1; the frame has VERSION and PRODID."""
    regels = ontvouwen(ics(editie(afspraak("2017-07", "Nota", "Raad"), afspraak("2017-07", "Nota", "College"))))
    assert regels[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert regels[-1] == "END:VCALENDAR"
    assert sum(regel.startswith("PRODID:") for regel in regels) == 1
    assert regels.count("BEGIN:VEVENT") == regels.count("END:VEVENT") == 2
    assert len({regel for regel in regels if regel.startswith("UID:")}) == 2
    # The stamp is the peildatum: no clock.
    assert regels.count("DTSTAMP:20170630T000000Z") == 2


def test_text_is_escaped() -> None:
    """Backslash, semicolon, comma and line break are what RFC 5545, 3.3.11 says."""
    regels = ontvouwen(ics(editie(afspraak("2017-07", "a\\b;c,d\ne:f"))))
    assert "SUMMARY:a\\\\b\\;c\\,d\\ne:f" in regels
    assert "X-WR-CALNAME:Monitor\\; proef Aa\\, Bee: bestuurlijke kalender" in regels


@pytest.mark.parametrize("onderwerp", ["x" * 300, "ë" * 200, "€ " * 90, "a" * 67, "a" * 66])
def test_a_line_has_at_most_75_octets_and_comes_back_whole(onderwerp: str) -> None:
    """Folding never cuts a character; every line ends with CR LF."""
    tekst = ics(editie(afspraak("2017-07", onderwerp)))
    assert all(len(regel.encode()) <= 75 for regel in tekst.split("\r\n"))
    assert tekst.count("\n") == tekst.count("\r\n")
    assert f"SUMMARY:{onderwerp}" in ontvouwen(tekst)


def test_the_same_kalender_gives_the_same_bytes() -> None:
    """Also when its lines come in another order; another quarter keeps the UID."""
    een, ander = afspraak("2017-07", "Nota"), afspraak("2017-09-14", "Raad")
    assert ics(editie(een, ander)) == ics(editie(ander, een))
    later = editie(een)
    later.periode = Kwartaal(2017, 3)
    uids = [[regel for regel in ontvouwen(ics(een_)) if regel.startswith("UID:")] for een_ in (editie(een), later)]
    assert uids[0] == uids[1]
