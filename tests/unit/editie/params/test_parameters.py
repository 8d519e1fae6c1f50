"""Does a params.yml that is wrong say, in Dutch, on which line, what was found and what is allowed?"""

from pathlib import Path

import pytest

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.errors import ParameterError
from monitorlib.sources.freeze.snapshot import freeze

# A whole edition of one source; tests replace a text in it.
GOED = """\
titel: Proef
gebied: Aa en Bee
status: concept
publicatie: null
vorige: null
gemeenten:
  - {code: GM0001, naam: Aa}
  - {code: GM0002, naam: Bee}
hoofdstukken:
  jeugdwet:
    secties: [a]
    perioden_terug: 5
  financien:
    secties: []
    uitvoering_wmo: 7.0
    uitvoering_jeugdwet: 7
    solidariteit_sleutel: budget
    eigen_bijdrage: buiten
bronnen:
  sporen:
    bestand: sporen.csv
    herkomst: gepubliceerd
    vindplaats: paragraaf 4
    codes:
      spoor: [Een, Twee]
kalender:
  - {datum: 2016-06-06, orgaan: Raad, onderwerp: Bespreken}
beweringen: []
geen_aantal: []
aanvaard: []
indicatoren: alle
doelen: {}
registratieproblemen: []
"""


def editie(root: Path, inhoud: str | bytes) -> Editie:
    params = root / "params" / "proef" / "2016-Q1"
    params.mkdir(parents=True)
    (params / "params.yml").write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    return Editie.open("proef", "2016-Q1", Layout(root, root / "data", root / "output"))


def met(oud: str, nieuw: str) -> str:
    assert GOED.count(oud) == 1
    return GOED.replace(oud, nieuw)


def fouten(root: Path, inhoud: str | bytes) -> list[str]:
    """Each line of the message, without the name of the file that all of them start with."""
    with pytest.raises(ParameterError) as fout:
        freeze(editie(root, inhoud))
    kop = "params/proef/2016-Q1/params.yml"
    assert all(regel.startswith(kop) for regel in str(fout.value).splitlines())
    return [regel.removeprefix(kop) for regel in str(fout.value).splitlines()]


def test_a_good_file_is_read_as_it_stands(tmp_path: Path) -> None:
    """Names in the order of the file, a whole number where a number may be."""
    gelezen = editie(tmp_path, GOED)
    assert gelezen.gemeentenamen == {"GM0001": "Aa", "GM0002": "Bee"}
    gevraagd = gelezen.parameters.hoofdstukken.gevraagd()
    assert {naam: blok.instellingen for naam, blok in gevraagd.items()} == {
        "jeugdwet": {"perioden_terug": 5},
        "financien": {
            "uitvoering_wmo": 7.0,
            "uitvoering_jeugdwet": 7.0,
            "solidariteit_sleutel": "budget",
            "eigen_bijdrage": "buiten",
            "scenarios": {},
        },
    }


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (
            "perioden_terug: 5",
            "perioden_terug:",
            "regel 12, hoofdstukken.jeugdwet.perioden_terug: leeg is niet goed; verwacht wordt een geheel getal.",
        ),
        (
            "perioden_terug: 5",
            "perioden_terug: 5.5",
            "regel 12, hoofdstukken.jeugdwet.perioden_terug: 5.5 is niet goed; verwacht wordt een geheel getal.",
        ),
        (
            "perioden_terug: 5",
            "perioden_terug: true",
            "regel 12, hoofdstukken.jeugdwet.perioden_terug: true is niet goed; verwacht wordt een geheel getal.",
        ),
        (
            "uitvoering_wmo: 7.0",
            "uitvoering_wmo: 107",
            "regel 15, hoofdstukken.financien.uitvoering_wmo: 107 kan hier niet; toegestaan is ten hoogste 100.",
        ),
        (
            "solidariteit_sleutel: budget",
            "solidariteit_sleutel: inwoner",
            "regel 17, hoofdstukken.financien.solidariteit_sleutel: 'inwoner' heeft niet de goede vorm; verwacht wordt "
            "budget, inwoners, gebruik of kosten.",
        ),
        (
            "solidariteit_sleutel: budget",
            "solidariteit_sleutel: budget\n    scenarios: {Duurder: {prijs: 4, vanaf: 2016-03}}",
            "regel 18, hoofdstukken.financien.scenarios.Duurder.vanaf: 2016-03 kan hier niet; een scenario begint na "
            "maart 2016, van 2016-04 tot en met 2017-12; verbeter de maand.",
        ),
        (
            "solidariteit_sleutel: budget",
            "solidariteit_sleutel: budget\n    scenarios: {Duurder: {prijs: 4, vanaf: 2016-Q3}}",
            "regel 18, hoofdstukken.financien.scenarios.Duurder.vanaf: '2016-Q3' is geen maand; schrijf bijvoorbeeld "
            "2025-01.",
        ),
        (
            "solidariteit_sleutel: budget",
            "solidariteit_sleutel: budget\n    scenarios: {Duurder: {prijzen: 4, vanaf: 2016-04}}",
            "regel 18, hoofdstukken.financien.scenarios.Duurder.prijzen: deze sleutel is onbekend. Bedoelt u 'prijs'?",
        ),
        (
            "uitvoering_wmo: 7.0",
            "uitvoering_wmo: 7,5",
            "regel 15, hoofdstukken.financien.uitvoering_wmo: '7,5' is niet goed; verwacht wordt een getal.",
        ),
        ("titel: Proef", "titel: 2016", "regel 1, titel: 2016 is niet goed; verwacht wordt een tekst."),
        ("titel: Proef", "titel: [a]", "regel 1, titel: een lijst is niet goed; verwacht wordt een tekst."),
        (
            "gebied: Aa en Bee",
            "gebied: {a: b}",
            "regel 2, gebied: een blok met sleutels is niet goed; verwacht wordt een tekst.",
        ),
        (
            "GM0001",
            "gm1",
            "regel 7, gemeenten.0.code: 'gm1' heeft niet de goede vorm; "
            "verwacht wordt GM met vier cijfers, zoals GM0053.",
        ),
        (
            "datum: 2016-06-06",
            "datum: 2016-06-06 10:00:00",
            "regel 27, kalender.0.datum: '2016-06-06 10:00:00' is geen dag of maand; "
            "schrijf bijvoorbeeld 2017-09-14 of 2017-09.",
        ),
        (
            "perioden_terug: 5",
            "perioden_terug: 5\n    wachttijd: 3",
            "regel 13, hoofdstukken.jeugdwet.wachttijd: deze sleutel is onbekend. "
            "Bekend zijn: secties, perioden_terug.",
        ),
        (
            "      spoor: [Een, Twee]",
            "      spoor: {lijst: iWmo 3.2 WMO020, gebruikt: ['01'], gebrukt: []}",
            "regel 25, bronnen.sporen.codes.spoor.gebrukt: deze sleutel is onbekend. Bedoelt u 'gebruikt'?",
        ),
        (
            "  financien:",
            "  prestatie-indicatoren:\n    secties: []\n    perioden_terug: 5\n    wat: 1\n  financien:",
            "regel 16, hoofdstukken.prestatie-indicatoren.wat: deze sleutel is onbekend. "
            "Bekend zijn: secties, perioden_terug.",
        ),
        (
            "doelen: {}",
            "doelen: {Klachten: {streef: 5}}",
            "regel 32, doelen.Klachten.streef: deze sleutel is onbekend. Bedoelt u 'streefwaarde'?",
        ),
        (
            "  jeugdwet:",
            "  jeugdwte:",
            "regel 10, hoofdstukken.jeugdwte: deze sleutel is onbekend. Bedoelt u 'jeugdwet'?",
        ),
        (
            "aanvaard: []",
            "aanvaard:\n  - {bevinding: x, soort: totaal, hoofdstuk: wmo, berekend: '1', reden: kort}",
            "regel 31, aanvaard.0.reden: 'kort' is te kort; schrijf ten minste 10 tekens.",
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(tmp_path: Path, oud: str, nieuw: str, melding: str) -> None:
    """In the words of whoever edits the file, not of the program."""
    assert fouten(tmp_path, met(oud, nieuw)) == [f", {melding}"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (
            "status: concept",
            "status: reproductie",
            ": 'publicatie' is verplicht bij status reproductie en anders leeg (null); pas een van beide aan.",
        ),
        ("code: GM0002", "code: GM0001", ": 'gemeenten' noemt 'GM0001' twee keer; noem elk één keer."),
        ("naam: Bee", "naam: Aa", ": 'gemeenten' noemt 'Aa' twee keer; noem elk één keer."),
        (
            "gemeenten:\n  - {code: GM0001, naam: Aa}\n  - {code: GM0002, naam: Bee}\n",
            "gemeenten: []\n",
            ": 'gemeenten' is leeg; noem ten minste één gemeente.",
        ),
        (
            "doelen: {}",
            "doelen: {}\nkerncijfers: [a, b, c, d, e, f, g]",
            ": 'kerncijfers' noemt er 7; kies er hoogstens 6.",
        ),
        ("doelen: {}", "doelen: {}\nkerncijfers: [a, a]", ": 'kerncijfers' noemt 'a' twee keer; noem elk één keer."),
        (
            "doelen: {}",
            "doelen: {}\nkerncijfers: [a]",
            ": 'kerncijfers' komen uit hoofdstuk prestatie-indicatoren; zet dat bij 'hoofdstukken'.",
        ),
        (
            "spoor: [Een, Twee]",
            "spoor: []",
            ", regel 20, bronnen.sporen: 'codes' noemt geen waarden voor kolom 'spoor'; noem ze, of haal de kolom weg.",
        ),
        (
            "spoor: [Een, Twee]",
            "spoor: [Een, Een]",
            ", regel 20, bronnen.sporen: 'codes' noemt 'Een' twee keer voor kolom 'spoor'; noem elk één keer.",
        ),
        ("spoor: [", "spor: [", ", bronnen.sporen: 'codes' kan niet over kolom 'spor' gaan. Bedoelt u 'spoor'?"),
        (
            "    codes:\n      spoor: [Een, Twee]\n",
            "",
            ", bronnen.sporen: 'codes' noemt geen waarden voor kolom 'spoor'. Noem ze.",
        ),
        (
            "  sporen:\n",
            "  spooren:\n",
            ", bronnen.spooren: deze bron is nergens gedeclareerd. Bedoelt u 'sporen'? Een telling die alleen deze "
            "editie heeft, declareert u er met 'telling'.",
        ),
        (
            "herkomst: gepubliceerd",
            "herkomst: gereconstrueerd",
            ", regel 20, bronnen.sporen: "
            "'vastgesteld' is verplicht bij herkomst gereconstrueerd en mag bij een andere herkomst niet.",
        ),
        (
            "herkomst: gepubliceerd",
            "herkomst: gereconstrueerd\n    vastgesteld:\n      - {maat: stand, over: [2016-13], per: []}",
            ", regel 24, bronnen.sporen.vastgesteld.0: Maand 13 bestaat niet; een maand is 1 tot en met 12.",
        ),
        (
            "bestand: sporen.csv",
            "bestand: /etc/passwd",
            ", bronnen.sporen: 'bestand' wijst buiten de map data/proef/2016-Q1. Zet het bestand daarin.",
        ),
    ],
)
def test_parameters_that_do_not_fit_together(tmp_path: Path, oud: str, nieuw: str, melding: str) -> None:
    """Each value by itself may be right."""
    assert fouten(tmp_path, met(oud, nieuw)) == [melding]


RAAD = "controleer inspringen, dubbele punten en aanhalingstekens."


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", ": leeg is niet goed; verwacht wordt een blok met sleutels."),
        ("- a\n", ": een lijst is niet goed; verwacht wordt een blok met sleutels."),
        (
            met("titel: Proef", "titel: a: b"),
            ", regel 1: geen geldige YAML (hier kan geen dubbele punt staan; zet de tekst tussen aanhalingstekens, of "
            f"begin een nieuwe regel); {RAAD}",
        ),
        (met("gebied: Aa en Bee", "gebied: \x07"), ", regel 2: hier staat een onzichtbaar teken; haal het weg."),
        (
            met("titel: Proef", "titel: ë").encode("latin-1"),
            ", regel 1: het bestand is geen UTF-8; sla het op als UTF-8.",
        ),
        (
            met("vorige: null", "vorige: null\nvorige: null"),
            ", regel 6: de sleutel 'vorige' staat er twee keer; haal er een weg.",
        ),
        (
            met("bestand: sporen.csv", "bestand: sporen.csv\n    bestand: x.csv"),
            ", regel 22: de sleutel 'bestand' staat er twee keer; haal er een weg.",
        ),
        (met("2016-06-06", "2016-06-31"), ", regel 27: '2016-06-31' is een datum die niet bestaat; verbeter haar."),
    ],
)
def test_a_file_that_is_no_yaml_of_blocks(tmp_path: Path, inhoud: str | bytes, melding: str) -> None:
    """Before any key is looked at."""
    assert fouten(tmp_path, inhoud) == [melding]


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    """A missing key, an unknown one and a wrong type, each on its own line."""
    inhoud = GOED.replace("titel: Proef\n", "").replace("Een, Twee", "1, Twee").replace("secties: [a]", "secties: a")
    assert fouten(tmp_path, inhoud) == [
        ", regel 1, titel: deze sleutel ontbreekt; vul hem aan.",
        ", regel 10, hoofdstukken.jeugdwet.secties: 'a' is niet goed; verwacht wordt een lijst.",
        ", regel 24, bronnen.sporen.codes.spoor.0: 1 is niet goed; verwacht wordt een tekst.",
    ]


def test_without_a_word_about_onthulling_the_minimum_protects(tmp_path: Path) -> None:
    beleid = editie(tmp_path, GOED).parameters.onthulling
    assert (beleid.drempel, beleid.interval, beleid.nullen, beleid.aanbieders, beleid.huishoudens) == (
        5,
        5,
        "tonen",
        3,
        2,
    )
    assert (beleid.dominantie_aantal, beleid.dominantie_procent, beleid.p_procent) == (2, 90, 10)
    assert beleid.grondslag.startswith("AVG")


def test_onthulling_may_be_stricter(tmp_path: Path) -> None:
    strenger = (
        "geen_aantal: []\nonthulling: {drempel: 10, interval: 12, nullen: verbergen, grondslag: besluit van B en W}"
    )
    beleid = editie(tmp_path, met("geen_aantal: []", strenger)).parameters.onthulling
    assert (beleid.drempel, beleid.interval, beleid.nullen) == (10, 12, "verbergen")


@pytest.mark.parametrize(
    ("onthulling", "melding"),
    [
        ("{drempel: 4}", "'drempel' is 4 en beschermt te weinig; toegestaan is 5 of meer"),
        ("{drempel: 10}", "'interval' is 5 en beschermt te weinig; toegestaan is 10 of meer"),
        ("{aanbieders: 2}", "'aanbieders' is 2 en beschermt te weinig; toegestaan is 3 of meer"),
        (
            "{dominantie_procent: 95}",
            "'dominantie_procent' is 95 en beschermt te weinig; toegestaan is 1 tot en met 90",
        ),
        ("{p_procent: 5}", "'p_procent' is 5 en beschermt te weinig; toegestaan is 10 of meer"),
        ("{drempl: 5}", "deze sleutel is onbekend. Bedoelt u 'drempel'?"),
        ("{nullen: weg}", "onthulling.nullen"),
        ("uit", "onthulling"),
        ("{drempel: '5'}", "onthulling.drempel"),
    ],
)
def test_onthulling_cannot_be_weaker_or_off(tmp_path: Path, onthulling: str, melding: str) -> None:
    with pytest.raises(ParameterError) as fout:
        editie(tmp_path, met("geen_aantal: []", f"geen_aantal: []\nonthulling: {onthulling}"))
    assert melding in str(fout.value)
