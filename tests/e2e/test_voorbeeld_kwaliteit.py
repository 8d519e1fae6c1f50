"""Do the pages of the example edition show its known truths on quality? Each number was put in by kwaliteit.py."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pagina import lees, tabel

ZES = ("3e kw 2023", "4e kw 2023", "1e kw 2024", "2e kw 2024", "3e kw 2024", "4e kw 2024")
ACHT = ("1e kw 2023", "2e kw 2023", *ZES)
STROOM = (
    "Erbij",
    "Eraf",
    "Eraf, nog niet definitief",
    "Herindeling",
    "Andere leveringsvorm",
    "Andere aanbieder",
)


@pytest.fixture(scope="module")
def jeugdwet(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "jeugdwet.html")


@pytest.fixture(scope="module")
def clientbeleving(voorbeeld: Path) -> BeautifulSoup:
    return lees(voorbeeld / "clientbeleving.html")


def rij(cijfers: dict[tuple[str, str], str], naam: str) -> list[str]:
    return [waarde for (van, _), waarde in cijfers.items() if van == naam]


def geheel(waarde: str) -> int:
    return int(waarde.replace(".", "").replace("−", "-"))


def test_bemiddeling_takes_over(clientbeleving: BeautifulSoup) -> None:
    """1 of 18 in the first quarter, 9 of 20 in the last; a half-year is its two quarters: 1 + 3, 4 + 6, 7 + 9."""
    klachten = tabel(clientbeleving, "klachten")
    assert [klachten["Bemiddeld", periode] for periode in ZES] == ["1", "3", "4", "6", "7", "9"]
    assert (klachten["Totaal", ZES[0]], klachten["Totaal", ZES[-1]]) == ("18", "20")
    assert rij(tabel(clientbeleving, "klachten-halfjaar"), "Bemiddeld") == ["4", "10", "16"]


def test_more_is_settled_in_time(clientbeleving: BeautifulSoup) -> None:
    """16 of 20 is 80,0 %; 16 of 18 is 88,9 %; 19 of 20 is 95,0 %."""
    op_tijd = rij(tabel(clientbeleving, "klachten-termijn"), "Binnen de termijn, in %")
    assert (op_tijd[0], op_tijd[3], op_tijd[5]) == ("80,0", "88,9", "95,0")


def test_the_panel_and_the_team(clientbeleving: BeautifulSoup) -> None:
    """412 of 640 is 64 %, 480 of 640 is 75 %; the story of the team stands beside its numbers."""
    panel = tabel(clientbeleving, "panel")
    assert list(panel.values()) == ["64", "75"]
    assert rij(tabel(clientbeleving, "team"), "Geholpen zonder indicatie") == ["90", "104", "121", "140"]
    verhaal = clientbeleving.find(id="het-verhaal-van-een-team") or clientbeleving
    assert "hielp 140 inwoners zonder indicatie" in " ".join(verhaal.get_text(" ").split())


def test_what_is_not_gegrond_and_not_ongegrond_is_the_rest(clientbeleving: BeautifulSoup) -> None:
    """100 − 12 − 55 = 33."""
    uitkomsten = tabel(clientbeleving, "bezwaaruitkomsten")
    assert list(uitkomsten.values()) == ["12", "55", "33", "100"]


def test_an_approximation_stays_one(voorbeeld: Path) -> None:
    """Bijna 1.200 to ca. 1.300 is ca. 100 more, ca. 8,3 %; 640 to 704 is exactly 64, 10 %."""
    indicaties = tabel(lees(voorbeeld / "wmo.html"), "maatwerkvoorzieningen")
    assert rij(indicaties, "Jeugdhulp via de huisarts") == ["bijna 1.200", "ca. 1.300", "ca. +100", "ca. +8,3"]
    assert rij(indicaties, "Algemene voorziening was en strijk") == ["640", "704", "+64", "+10,0"]


def test_the_wachtlijsten(jeugdwet: BeautifulSoup) -> None:
    wachtlijsten = tabel(jeugdwet, "wachtlijsten")
    groeiend = [geheel(wachtlijsten["Dagopvang jeugd", periode]) for periode in ACHT[-5:]]
    assert groeiend == [22, 26, 30, 34, 38]


def test_every_term_of_the_flows_is_there(jeugdwet: BeautifulSoup) -> None:
    """Begin and all terms make up eind, which is the begin of the next quarter."""
    stroom = tabel(jeugdwet, "stroom-jeugdwet")
    perioden = [kolom for post, kolom in stroom if post == "Begin"]
    assert len(perioden) == 4
    for periode, volgende in zip(perioden, [*perioden[1:], None], strict=True):
        af = {post: geheel(stroom[post, periode]) for post in STROOM}
        bij = af.pop("Erbij") - af.pop("Eraf") - af.pop("Eraf, nog niet definitief") + sum(af.values())
        assert geheel(stroom["Begin", periode]) + bij == geheel(stroom["Eind", periode])
        if volgende:
            assert stroom["Eind", periode] == stroom["Begin", volgende]


def test_what_cannot_be_known_yet_has_no_number(jeugdwet: BeautifulSoup) -> None:
    """The follow-up of who left in the last quarter is not over: no vervolghulp, whatever its zwaarte."""
    vervolghulp = tabel(jeugdwet, "vervolghulp")
    laatste = [waarde for (_, kolom), waarde in vervolghulp.items() if kolom == "4e kw"]
    assert laatste == ["?"] * 4
    assert "?" not in [waarde for (_, kolom), waarde in vervolghulp.items() if kolom == "3e kw"]


def test_indicators_of_policy_and_their_state(voorbeeld: Path) -> None:
    """34,5 − 31,0 = 3,5; without a last measurement there is no difference."""
    blad = lees(voorbeeld / "prestatie-indicatoren.html")
    effect = tabel(blad, "effectindicatoren")
    assert effect["Meedoen | Inwoners die vrijwilligerswerk doen", "Verschil"] == "+3,5"
    assert rij(effect, "Jeugd | Jongeren die zich gezond voelen") == ["86,0", ".", "?"]
    stand = tabel(blad, "stand-indicatoren")
    assert stand["Wmo | Inwoners die zich beter redden", "Stand"] == "Gegevens worden verzameld"
