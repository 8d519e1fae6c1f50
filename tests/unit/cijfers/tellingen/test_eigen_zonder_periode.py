"""A telling of an edition's own without a period: one number for each combination, words, and rows that it adds up."""

from pathlib import Path
from typing import Any

import pytest
from kleine_editie import kleine_editie

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.tellingen.eigen import eigen_cijfers
from monitorlib.sources.opened.bronnen import open_bron
from monitorlib.sources.opened.telling import Telling

TELLING: dict[str, Any] = {
    "titel": "Budget naar post",
    "telt": "euro's in de begroting",
    "getal": "bedrag",
    "eenheid": "euro",
    "periode": "geen",
    "dimensies": {"jaar": ["2023", "2024"], "post": ["Geheel", "Bijstand", "Werk"]},
}
RIJEN = [
    ("2023", "Geheel", 100, ""),
    ("2023", "Bijstand", 60, "ca."),
    ("2023", "Werk", 25, ""),
    ("2024", "Geheel", 120, ""),
    ("2024", "Bijstand", 70, ""),
]
OVERIG = {"naam": "Overig", "dimensie": "post", "plus": ["Geheel"], "min": ["Bijstand", "Werk"]}


def cijfers(
    root: Path, rijen: Any = RIJEN, kop: Any = ("jaar", "post", "waarde", "benadering"), **anders: Any
) -> Cijfers:
    bron = {"bestand": "eigen.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    telling = {naam: een for naam, een in {**TELLING, **anders}.items() if een is not None}
    vast = {"gemeenten": [{"code": "GM9801", "naam": "Aldermeer"}], "bronnen": {"eigen": {**bron, "telling": telling}}}
    geopend = open_bron(kleine_editie(root, {"eigen": (kop, rijen)}, **vast), "eigen")
    assert isinstance(geopend, Telling)
    return eigen_cijfers(geopend)


def waarden(van: Cijfers) -> dict[tuple[str, ...], float | str]:
    return {cel: een.waarde if een.telt else een.teken for cel, een in van.cellen().items()}


def test_it_has_its_dimensions_and_no_other(tmp_path: Path) -> None:
    """A combination without a row is not given, unless the telling says that it does not exist."""
    heel = cijfers(tmp_path / "heel")
    assert heel.dimensies == ("jaar", "post")
    assert waarden(heel)["2024", "Werk"] == "niet opgegeven"
    assert ("2024", "Werk") not in waarden(cijfers(tmp_path / "deel", alleen_opgegeven=True))


def test_what_is_left_is_the_whole_without_its_parts(tmp_path: Path) -> None:
    """100 - 60 - 25 = 15, and not exact because a part is not; of a year without all parts it is not to be had."""
    rest = cijfers(tmp_path, optellingen=[OVERIG])
    assert rest.leden["post"] == ("Geheel", "Bijstand", "Werk", "Overig")
    over = rest.cellen()["2023", "Overig"]
    assert (over.waarde, over.tekst) == (100 - 60 - 25, "ca.")
    assert not rest.cellen()["2024", "Overig"].telt


def test_a_row_stands_where_it_is_put_and_can_be_made_of_another(tmp_path: Path) -> None:
    """60 + 25 = 85 behind Bijstand, and with it 100 + 85 = 185 in front."""
    eerst = {"naam": "Genoemd", "dimensie": "post", "plus": ["Bijstand", "Werk"], "na": "Bijstand"}
    samen = {"naam": "Samen", "dimensie": "post", "plus": ["Geheel", "Genoemd"], "vooraan": True}
    rijen = [rij for rij in RIJEN if rij[0] == "2023"]
    gevonden = cijfers(tmp_path, rijen, optellingen=[eerst, samen])
    assert gevonden.leden["post"] == ("Samen", "Geheel", "Bijstand", "Genoemd", "Werk")
    assert gevonden.waarde(jaar="2023", post="Genoemd") == 60 + 25
    assert gevonden.waarde(jaar="2023", post="Samen") == 100 + 60 + 25


def test_a_difference_is_shown_with_its_sign(tmp_path: Path) -> None:
    """70 - 60 = 10 more."""
    anders = cijfers(tmp_path, verschillen=[{"dimensie": "jaar", "van": "2023", "naar": "2024"}])
    assert anders.leden["jaar"] == ("2023", "2024", "Verschil")
    verschil = anders.cellen()["Verschil", "Bijstand"]
    assert (verschil.waarde, verschil.verschil) == (70 - 60, True)


def test_units_can_be_those_of_members(tmp_path: Path) -> None:
    eenheid = {"post": {"Geheel": "euro", "Bijstand": "euro", "Werk": "fte"}}
    gevonden = cijfers(tmp_path, eenheid=eenheid)
    assert {cel[1]: een.eenheid for cel, een in gevonden.cellen().items()} == eenheid["post"]


def test_words_stand_where_a_number_would(tmp_path: Path) -> None:
    rijen = [("Thuis in de wijk", "Begonnen"), ("Mee aan het werk", "Nog niet begonnen")]
    anders: dict[str, Any] = {"getal": "tekst", "telt": None, "eenheid": None}
    dimensies = {"opgave": ["Mee aan het werk", "Thuis in de wijk"]}
    gevonden = cijfers(tmp_path, rijen, ("opgave", "waarde"), dimensies=dimensies, **anders)
    assert gevonden.leden["opgave"] == ("Mee aan het werk", "Thuis in de wijk")
    assert gevonden.cellen()["Thuis in de wijk",].tekst == "Begonnen"


@pytest.mark.parametrize("over", [("GM9801", "GM9802")])
def test_gemeenten_have_a_total(tmp_path: Path, over: tuple[str, str]) -> None:
    """3 + 4 = 7."""
    bron = {"bestand": "eigen.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend"}
    telling = {**TELLING, "getal": "aantal", "eenheid": "cliënten", "per_gemeente": True, "totalen": ["gemeente"]}
    telling = {naam: een for naam, een in telling.items() if naam != "dimensies"}
    gemeenten = [{"code": over[0], "naam": "Aldermeer"}, {"code": over[1], "naam": "Brinkerwold"}]
    rijen = list(zip(over, (3, 4), strict=True))
    een = kleine_editie(
        tmp_path,
        {"eigen": (("gemeente", "waarde"), rijen)},
        gemeenten=gemeenten,
        bronnen={"eigen": {**bron, "telling": telling}},
    )
    geopend = open_bron(een, "eigen")
    assert isinstance(geopend, Telling)
    assert waarden(eigen_cijfers(geopend)) == {("Aldermeer",): 3, ("Brinkerwold",): 4, ("Totaal",): 3 + 4}
