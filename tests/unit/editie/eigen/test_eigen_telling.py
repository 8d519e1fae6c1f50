"""A telling of an edition's own: what cannot be is refused where it stands, with what can."""

from typing import Any

import pytest
from pydantic import ValidationError

from monitorlib.editie.eigen.bron import bron_van
from monitorlib.editie.eigen.indicator import EigenIndicator
from monitorlib.editie.eigen.sectie import EigenSectie
from monitorlib.editie.eigen.telling import EigenTelling, naast_in
from monitorlib.tijd.periode import Kwartaal

HEEL: dict[str, Any] = {
    "titel": "Klanten",
    "telt": "klanten op de laatste dag",
    "aard": "stand",
    "getal": "aantal",
    "eenheid": "klanten",
    "periode": "maand",
    "naast": ["prognose"],
    "dimensies": {"wet": ["Jeugdwet", "Wmo"], "vorm": ["PGB", "ZIN", "Totaal"]},
}
SOM = {"dimensie": "vorm", "geheel": "Totaal", "delen": ["PGB", "ZIN"]}
OPTELLING = {"naam": "Samen", "dimensie": "vorm", "plus": ["PGB", "ZIN"]}
VERSCHIL = {"dimensie": "wet", "van": "Jeugdwet", "naar": "Wmo"}
DELING = {"naam": "Aandeel", "dimensie": "vorm", "teller": "PGB", "noemer": "Totaal", "eenheid": "%"}


def telling(**anders: Any) -> EigenTelling:
    return EigenTelling.model_validate({**HEEL, **anders})


def test_a_source_has_a_column_for_each_dimension() -> None:
    bron = bron_van("klanten", telling(per_gemeente=True))
    assert bron.kolomnamen == ("gemeente", "wet", "vorm", "periode", "waarde", "benadering")
    assert bron.sleutel == ("gemeente", "wet", "vorm", "periode")
    assert bron.kolom("vorm").codes == ("PGB", "ZIN", "Totaal")


def test_a_unit_can_be_that_of_a_member() -> None:
    een = telling(eenheid={"wet": {"Jeugdwet": "jeugdigen", "Wmo": "klanten"}})
    assert een.eenheid_van({"wet": "Wmo", "vorm": "PGB"}) == "klanten"
    assert een.eenheid_van({"wet": "Jeugdwet", "vorm": "PGB"}) == "jeugdigen"


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({"dimensies": {"periode": ["a"]}}, "dimensie 'periode' heeft een naam die al iets betekent"),
        ({"dimensies": {"gemeente": ["a"]}}, "zet 'per_gemeente: true'"),
        ({"dimensies": {"Soort hulp": ["a"]}}, "schrijf kleine letters zonder spaties"),
        ({"dimensies": {"wet": []}}, "dimensie 'wet' heeft geen leden"),
        ({"dimensies": {"wet": ["Wmo", "Wmo"]}}, "dimensie 'wet' noemt 'Wmo' twee keer"),
        ({"naast": ["prognose", "prognose"]}, "'naast' noemt 'prognose' twee keer"),
        ({"naast": ["verwachting"]}, "prognose"),
        ({"eenheid": ""}, "'eenheid' is leeg"),
        ({"eenheid": {"wet": {"Wmo": "klanten"}}}, "'eenheid' zegt niets van wet 'Jeugdwet'"),
        ({"eenheid": {"maat": {}}}, "dimensie 'maat' is er niet; er zijn: wet, vorm"),
        ({"eenheid": {"wet": {}, "vorm": {}}}, "'eenheid' gaat over één dimensie"),
        ({"periode": "week"}, "maand"),
        ({"tot_en_met": "mei"}, "'tot_en_met': 'mei' is geen periode"),
        ({"sommen": [{**SOM, "geheel": "Alles"}]}, "'sommen': 'Alles' is geen vorm; er zijn: PGB, ZIN, Totaal"),
        ({"sommen": [{**SOM, "delen": ["PGB", "Totaal"]}]}, "'Totaal' is de som van andere leden"),
        ({"sommen": [SOM, {**SOM, "delen": ["PGB"]}]}, "zegt van 'Totaal' twee keer waaruit het bestaat"),
        (
            {"sommen": [SOM, {**SOM, "geheel": "PGB", "delen": ["Totaal"]}]},
            "'Totaal' is zo een deel van zichzelf",
        ),
        (
            {
                "sommen": [SOM],
                "eenheid": {"vorm": {"PGB": "euro", "ZIN": "uren", "Totaal": "euro"}},
            },
            "'Totaal' telt euro en uren bij elkaar op",
        ),
        ({"totalen": ["vorm"]}, "dimensie 'vorm' heeft al een Totaal; maak er 'sommen' van"),
        ({"totalen": ["wet", "wet"]}, "'totalen' noemt 'wet' twee keer"),
        ({"totalen": ["periode"]}, "'totalen': dimensie 'periode' is er niet"),
        (
            {"totalen": ["wet"], "eenheid": {"wet": {"Jeugdwet": "jeugdigen", "Wmo": "klanten"}}},
            "over 'wet' is niet op te tellen: jeugdigen, klanten",
        ),
        ({"verhoudingen": [{**DELING, "noemer": "PGB"}]}, "'Aandeel' deelt 'PGB' door zichzelf"),
        ({"verhoudingen": [{**DELING, "naam": "ZIN"}]}, "'ZIN' is al een vorm"),
        ({"verhoudingen": [DELING, DELING]}, "'verhoudingen' noemt 'Aandeel' twee keer"),
        ({"aard": None}, "'aard' hoort bij een telling per periode"),
        ({"telt": ""}, "'telt' is leeg"),
        ({"getal": "tekst"}, "schrijf 'periode: geen'"),
        ({"alleen_opgegeven": True}, "'alleen_opgegeven' kan alleen bij 'periode: geen'"),
        ({"optellingen": [{**OPTELLING, "dimensie": "soort"}]}, "dimensie 'soort' is er niet; er zijn: wet, vorm"),
        ({"optellingen": [{**OPTELLING, "min": ["Uren"]}]}, "'optellingen': 'Uren' is geen vorm; er zijn: PGB"),
        ({"optellingen": [{**OPTELLING, "min": ["PGB"]}]}, "'optellingen': 'Samen' noemt een deel twee keer"),
        ({"optellingen": [{**OPTELLING, "na": "ZIN", "vooraan": True}]}, "'Samen' staat vooraan of na 'ZIN'"),
        ({"optellingen": [OPTELLING, OPTELLING]}, "'optellingen': 'Samen' is al een vorm"),
        ({"optellingen": [{**OPTELLING, "na": "Boven"}]}, "'optellingen': 'Boven' is geen vorm"),
        ({"verschillen": [{**VERSCHIL, "naar": "Jeugdwet"}]}, "'Jeugdwet' staat er twee keer"),
        ({"verschillen": [{**VERSCHIL, "naar": "Pw"}]}, "'verschillen': 'Pw' is geen wet; er zijn: Jeugdwet, Wmo"),
        ({"verschillen": [VERSCHIL, VERSCHIL]}, "'verschillen': dimensie 'wet' heeft al een Verschil"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(anders: dict[str, Any], gezegd: str) -> None:
    with pytest.raises(ValidationError) as stop:
        telling(**anders)
    assert gezegd in str(stop.value)


def test_sums_of_different_members_do_not_contradict() -> None:
    een = telling(sommen=[{**SOM, "alleen": {"wet": "Wmo"}}, {**SOM, "delen": ["ZIN"], "alleen": {"wet": "Jeugdwet"}}])
    assert len(een.sommen) == 2


@pytest.mark.parametrize(
    ("kop", "woord"),
    [("juni 2017", ""), ("Prognose 2017", "Prognose"), ("Vorig jaar juni 2016", "Vorig jaar"), ("Prognoses", "")],
)
def test_a_heading_says_what_was_not_counted(kop: str, woord: str) -> None:
    assert naast_in(kop) == woord


ZONDER: dict[str, Any] = {"periode": "geen", "aard": None, "naast": []}


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({"aard": "stand"}, "'aard' hoort bij een telling per periode"),
        ({"naast": ["prognose"]}, "'naast' en 'tot_en_met' gaan over perioden"),
        ({"dimensies": {}}, "een telling zonder periode heeft een dimensie nodig"),
        ({"getal": "tekst", "eenheid": ""}, "haal 'telt' weg"),
        ({"getal": "tekst", "telt": ""}, "haal 'eenheid' weg"),
        ({"getal": "tekst", "telt": "", "eenheid": "", "totalen": ["wet"]}, "haal 'totalen' weg"),
    ],
)
def test_without_a_period_or_numbers_nothing_is_said_of_them(anders: dict[str, Any], gezegd: str) -> None:
    with pytest.raises(ValidationError) as stop:
        telling(**{**ZONDER, **anders})
    assert gezegd in str(stop.value)


def test_a_source_without_a_period_has_no_column_for_it() -> None:
    """Nor words an approximation."""
    assert bron_van("een", telling(**ZONDER)).kolomnamen == ("wet", "vorm", "waarde", "benadering")
    woorden = bron_van("een", telling(**ZONDER, getal="tekst", telt="", eenheid=""))
    assert (woorden.kolomnamen, woorden.waarde, woorden.geldig) == (("wet", "vorm", "waarde"), "tekst", ())


def test_what_is_calculated_with_must_be_delivered() -> None:
    """Whatever else may be absent: a sum without one of its parts would be another."""
    bron = bron_van("een", telling(**ZONDER, optellingen=[OPTELLING], verschillen=[VERSCHIL]))
    assert {een.naam: een.moet for een in bron.kolommen if een.moet} == {
        "vorm": ("PGB", "ZIN"),
        "wet": ("Jeugdwet", "Wmo"),
    }


SECTIE: dict[str, Any] = {"titel": "Klanten", "telling": "klanten", "vraag": "verloop"}


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({}, ""),
        ({"kies": {"soort": "a"}}, "'kies': dimensie 'soort' is er niet; er zijn: wet, vorm"),
        ({"kies": {"wet": "Pw"}}, "'kies': 'Pw' is geen wet; er zijn: Jeugdwet, Wmo"),
        ({"vraag": "delen", "delen": "vorm", "kies": {"wet": "Wmo"}}, ""),
        ({"vraag": "delen", "delen": "vorm"}, "kies een lid van wet met 'kies'"),
        ({"vraag": "delen", "delen": "soort"}, "'delen': dimensie 'soort' is er niet"),
        ({"vraag": "doel", "tegen": "begroting"}, "'tegen': 'begroting' staat niet bij 'naast' van de telling"),
        ({"vraag": "vergelijking", "kies": {"wet": "Wmo", "vorm": "PGB"}}, "heeft een dimensie nodig"),
        ({"herzien": True}, "'herzien' kan alleen als 'naast' van de telling 'eerder' noemt"),
    ],
)
def test_a_section_fits_its_telling(anders: dict[str, Any], gezegd: str) -> None:
    fout = EigenSectie.model_validate({**SECTIE, **anders}).fout(telling())
    assert gezegd in fout if gezegd else fout == ""


TABEL: dict[str, Any] = {"vraag": "tabel", "kop": "Aantal"}
VERANDERING = {"over": "wet", "van": "Jeugdwet", "naar": "Wmo", "wat": "Klanten"}


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        (TABEL, ""),
        ({"vraag": "tabel"}, "noem bij 'kop' wat er boven de getallen staat"),
        ({**TABEL, "kolommen": ["vorm"]}, "'kop' staat boven één kolom"),
        ({"vraag": "tabel", "kolommen": ["vorm"]}, ""),
        ({"vraag": "tabel", "kolommen": ["soort"]}, "'kolommen': dimensie 'soort' is er niet; er zijn: wet, vorm"),
        ({**TABEL, "vraag": "verloop"}, "vraag 'verloop' gaat over perioden"),
        ({**TABEL, "perioden": 2}, "'perioden' houdt de laatste perioden"),
        ({**TABEL, "vraag": "delen", "delen": "vorm"}, ""),
        ({**TABEL, "samenvatting": VERANDERING}, ""),
        ({**TABEL, "samenvatting": VERANDERING, "kies": {"wet": "Wmo"}}, "'samenvatting': dimensie 'wet' is er niet"),
        ({**TABEL, "samenvatting": {**VERANDERING, "naar": "Pw"}}, "'samenvatting': 'Pw' is geen wet"),
    ],
)
def test_a_section_fits_a_telling_without_a_period(anders: dict[str, Any], gezegd: str) -> None:
    fout = EigenSectie.model_validate({**SECTIE, **anders}).fout(telling(**ZONDER))
    assert gezegd in fout if gezegd else fout == ""


def test_words_have_no_figure_and_no_change() -> None:
    woorden = telling(**ZONDER, getal="tekst", telt="", eenheid="")
    for anders, gezegd in (
        ({"vraag": "vergelijking"}, "woorden hebben geen figuur"),
        ({"samenvatting": VERANDERING}, "woorden doen dat niet"),
    ):
        assert gezegd in EigenSectie.model_validate({**SECTIE, **TABEL, **anders}).fout(woorden)


def test_a_heading_above_numbers_is_for_who_has_no_period() -> None:
    assert "haal het weg" in EigenSectie.model_validate({**SECTIE, **TABEL}).fout(telling())


@pytest.mark.parametrize("anders", [{"vraag": "delen"}, {"delen": "vorm"}, {"vraag": "doel"}, {"tegen": "prognose"}])
def test_a_section_says_what_its_question_needs_and_no_more(anders: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="en alleen daar"):
        EigenSectie.model_validate({**SECTIE, **anders})


INDICATOR: dict[str, Any] = {
    "telling": "klanten",
    "definitie": "Aandeel met pgb.",
    "teller": {"wet": "Wmo", "vorm": "PGB"},
    "noemer": {"wet": "Wmo", "vorm": "Totaal"},
    "eenheid": "%",
    "thema": "Wmo",
    "gunstig": "geen",
    "lees": "van elke 100 heeft dit aantal een pgb.",
}


@pytest.mark.parametrize(
    ("anders", "van", "gemeenten", "gezegd"),
    [
        ({}, {}, 1, ""),
        ({}, {}, 2, "de editie heeft meer dan één gemeente"),
        ({}, {"per_gemeente": True}, 2, ""),
        ({}, ZONDER, 1, "de telling heeft geen perioden"),
        ({}, {"periode": "halfjaar"}, 1, "de telling is per halfjaar"),
        ({"teller": {"wet": "Wmo"}}, {}, 1, "'teller' zegt niet welke vorm"),
        ({"noemer": {"wet": "Wmo", "vorm": "Alles"}}, {}, 1, "'noemer': 'Alles' is geen vorm"),
        ({"noemer": {"wet": "Wmo", "vorm": "PGB"}}, {}, 1, "zij deelt een getal door zichzelf"),
        ({"noemer": None}, {}, 1, ""),
    ],
)
def test_an_indicator_fits_its_telling(
    anders: dict[str, Any], van: dict[str, Any], gemeenten: int, gezegd: str
) -> None:
    fout = EigenIndicator.model_validate({**INDICATOR, **anders}).fout(telling(**van), gemeenten, Kwartaal(2024, 4))
    assert gezegd in fout if gezegd else fout == ""
