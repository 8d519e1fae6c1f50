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
