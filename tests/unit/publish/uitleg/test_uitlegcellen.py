"""What does an explaining page say of a single number: where it is, how it came, what it was before?"""

from typing import Any

import pytest

from monitorlib.cijfers.kern.regels import Kenmerk
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.een_getal import Plek
from monitorlib.publish.uitleg.bladzijde import rijen_html, wegwijzer
from monitorlib.publish.uitleg.cellen import GEEN_EERDER, NIET_BEKEND, Tabelcellen
from monitorlib.publish.uitleg.reeksen import Bekend, _plaatsen, _reeksen
from monitorlib.publish.uitleg.regels import GEEN, regels_van

STAND = "uitkeringen: stand in uitkeringen"


def rij(wat: str, waarde: float | None, teken: str = "getal", tekst: str = "", decimalen: int = 0) -> dict[str, Any]:
    return {"wat": wat, "waarde": waarde, "teken": teken, "tekst": tekst, "eenheid": "euro", "decimalen": decimalen}


def kenmerk(wat: str, moment: str, begrip: str = STAND) -> dict[str, Any]:
    return {"cel": [wat], "begrip": begrip, "moment": moment, "delen": [["gemeente", "Bedum"]]}


def gegevens(*rijen: dict[str, Any], **over: Any) -> dict[str, Any]:
    leeg = {naam: [] for naam in ("kenmerken", "vergelijkingen", "verhoudingen", "regels", "aansluitingen", "noten")}
    return {"data": list(rijen), "schema": {"primaryKey": ["wat"]}, "monitor": {**leeg, "naam": "t", **over}}


def bekend(*getallen: tuple[str, float, int], **meer: Any) -> Bekend:
    """What an edition knows of one series: moment, number and decimals of each."""
    delen = frozenset({("gemeente", "Bedum")})
    plekken = [
        Plek("wmo", "tabel", f"t{plek}", "T", ("Bedum",), Kenmerk(STAND, moment, delen), waarde, decimalen)
        for plek, (moment, waarde, decimalen) in enumerate(getallen)
    ]
    return Bekend(_reeksen(plekken), _plaatsen(plekken), **meer)


def uitleg(van: dict[str, Any], weet: Bekend | None = None) -> dict[str, tuple[str, str, str]]:
    """By its name: what a number shows, from what it follows, what it was."""
    cellen = Tabelcellen(van, weet or bekend())
    return {een.naam: (een.getoond, een.volgt, een.eerder) for een in cellen.uitgelegd()}


def test_a_sum_names_its_parts_with_what_they_are() -> None:
    van = gegevens(
        rij("In", 12), rij("Uit", 5), rij("Saldo", 7),
        vergelijkingen=[{"cel": ["Saldo"], "termen": [[1.0, ["In"]], [-1.0, ["Uit"]]]}],
    )  # fmt: skip
    assert uitleg(van)["Saldo"] == ("7", "In (12) min Uit (5)", NIET_BEKEND)


def test_a_sum_of_many_is_not_written_out() -> None:
    delen = [f"deel {nummer}" for nummer in range(13)]
    termen = [[1.0, [naam]] for naam in delen]
    van = gegevens(
        *(rij(naam, 1) for naam in delen), rij("Alles", 13), vergelijkingen=[{"cel": ["Alles"], "termen": termen}]
    )
    assert uitleg(van)["Alles"][1] == "som van 13 getallen in deze tabel"


def test_a_ratio_names_teller_and_noemer_and_the_number_before_rounding() -> None:
    breuk = {"cel": ["Deel"], "teller": 1.0, "noemer": 3.0, "regel": "PGB gedeeld door alle"}
    van = gegevens(rij("Deel", 100 / 3, decimalen=1), verhoudingen=[breuk])
    volgt = "1 gedeeld door 3 (PGB gedeeld door alle); niet afgerond 33,333333"
    assert uitleg(van)["Deel"] == ("33,3", volgt, NIET_BEKEND)


@pytest.mark.parametrize(
    ("cel", "getoond", "volgt"),
    [
        (rij("a", 5000, "ongeveer", "ca."), "ca. 5.000", "berekend zoals de definitie zegt, niet precies"),
        (rij("a", None, "niet opgegeven"), "niet opgegeven", "geen getal om uit te leggen"),
        (rij("a", None, "niet te bepalen", "te weinig"), "te weinig", "geen getal om uit te leggen"),
        (rij("a", None, "tekst", "Loopt nog"), "Loopt nog", "woorden, geen getal"),
        (rij("a", 1234.56, decimalen=2), "1.234,56", "berekend zoals de definitie zegt"),
    ],
)
def test_what_is_no_sum_says_what_it_is(cel: dict[str, Any], getoond: str, volgt: str) -> None:
    assert uitleg(gegevens(cel))["a"][:2] == (getoond, volgt)


def test_a_count_is_of_its_source_and_a_part_of_it_is_calculated() -> None:
    van = gegevens(
        rij("a", 1), rij("b", 2), kenmerken=[kenmerk("a", ""), kenmerk("b", "", f"{STAND}, aandeel gedeeld door alle")]
    )
    assert uitleg(van)["a"][1:] == ("geteld in de bron", GEEN_EERDER)
    assert uitleg(van)["b"][1] == "berekend zoals de definitie zegt"


def test_earlier_is_the_same_series_the_newest_first_and_no_more_than_four() -> None:
    weet = bekend(
        ("2015-12-31", 9, 0), ("2016-01-31", 10, 0), ("2016-02-29", 11, 0), ("2016-03-31", 12, 0),
        ("2016-04-30", 13, 0), ("2016-05-31", 14, 0), ("2016-Q1", 99, 0), ("2016-04-30", 13.25, 2),
    )  # fmt: skip
    van = gegevens(rij("Mei", 14), kenmerken=[kenmerk("Mei", "2016-05-31")])
    # Of April the number with most decimals; a quarter is of another series than a day.
    assert uitleg(van, weet)["Mei"][2] == "30-4-2016: 13,25; 31-3-2016: 12; 29-2-2016: 11; 31-1-2016: 10"


def test_a_period_is_held_against_periods_as_long() -> None:
    weet = bekend(("2015-09-30/2015-12-31", 4, 0), ("2015-11-30/2015-12-31", 1, 0), ("2015-12-31/2016-03-31", 5, 0))
    van = gegevens(rij("Nu", 5), kenmerken=[kenmerk("Nu", "2015-12-31/2016-03-31")])
    assert uitleg(van, weet)["Nu"][2] == "1-10-2015 tot en met 31-12-2015: 4"


def test_a_forecast_is_of_no_series_of_what_was_counted_and_what_is_no_moment_has_nothing_before_it() -> None:
    weet = bekend(("2016-11", 7, 0), ("prognose 2016-11", 8, 0), ("prognose 2016-12", 9, 0), ("eens, ooit", 1, 0))
    van = gegevens(
        rij("Dec", 9), rij("Los", 1), kenmerken=[kenmerk("Dec", "prognose 2016-12"), kenmerk("Los", "eens, ooit")]
    )
    assert uitleg(van, weet)["Dec"][2].startswith("prognose ")
    assert uitleg(van, weet)["Dec"][2].endswith(": 8")
    assert uitleg(van, weet)["Los"][2] == GEEN_EERDER


def test_what_was_published_stands_there_with_where() -> None:
    wat = (STAND, "2016-03-31", "gemeente=Bedum", "euro")
    weet = bekend(("2016-03-31", 12, 0), gepubliceerd={wat: ("1e kwartaal 2016", "11")})
    van = gegevens(rij("Maart", 12), kenmerken=[kenmerk("Maart", "2016-03-31")])
    assert uitleg(van, weet)["Maart"][2] == "gepubliceerd in de editie over 1e kwartaal 2016: 11"


def test_an_indicator_says_what_the_edition_before_showed() -> None:
    weet = bekend(vorige_cijfers={("Wachttijd", "Bedum", "2016-Q1"): 30.26}, vorige="4e kwartaal 2016")
    van = gegevens(rij("Q1", 31, decimalen=1), kenmerken=[kenmerk("Q1", "2016-Q1", "indicator Wachttijd")])
    assert uitleg(van, weet)["Q1"][2] == "in de editie over 4e kwartaal 2016: 30,3"


def test_a_first_number_has_none_before_it() -> None:
    van = gegevens(rij("Maart", 12), kenmerken=[kenmerk("Maart", "2016-03-31")])
    assert uitleg(van, bekend(("2016-03-31", 12, 0)))["Maart"][2] == GEEN_EERDER


def test_two_names_with_the_same_letters_have_addresses_of_their_own() -> None:
    cellen = Tabelcellen(gegevens(rij("a b", 1), rij("a-b", 2), rij("ä", 3)), bekend())
    assert [een.id for een in cellen.uitgelegd()] == ["cel-a-b", "cel-a-b--2", "cel-a"]


def test_words_of_a_source_cannot_act_on_the_page() -> None:
    kwaad = '<script>alert("x")</script>'
    html = rijen_html(list(Tabelcellen(gegevens(rij(kwaad, None, "tekst", kwaad)), bekend()).uitgelegd()))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_long_table_has_a_way_to_each_member_and_a_short_one_has_none() -> None:
    def weg(aantal: int) -> list[tuple[str, str]]:
        namen = [f"{lid} | {nummer}" for lid in ("Wmo", "Jeugd") for nummer in range(aantal)]
        van = gegevens(*(rij(naam, 1) | {"wet": naam.split(" | ")[0]} for naam in namen))
        van["schema"]["primaryKey"] = ["wet", "wat"]
        cellen = Tabelcellen(van, bekend())
        return wegwijzer(cellen, list(cellen.uitgelegd()))

    assert weg(6) == []
    assert weg(7) == [("cel-wmo-wmo-0", "Wmo"), ("cel-jeugd-jeugd-0", "Jeugd")]


def test_a_rule_that_fails_says_so_where_it_is_named() -> None:
    over = gegevens(regels=[{"cel": ["a"], "regel": "a is b"}, {"cel": ["c"], "regel": "c is d"}])["monitor"]
    fout = Bevinding("t / a / b", "wmo", "afwijking", "3", "4", "a is b", aanvaard="Zo gedrukt.")
    assert list(regels_van(over, [fout])) == [
        "Getoetst aan de regel: a is b. Uitkomst: klopt op 1 plaats niet; zie hieronder.",
        "Getoetst aan de regel: c is d. Uitkomst: klopt.",
        "Bevinding (afwijking) bij t › a › b: gedrukt is 3, berekend is 4. Aanvaard: Zo gedrukt.",
    ]


def test_a_table_without_rules_says_that_nothing_was_tested() -> None:
    assert list(regels_van(gegevens()["monitor"], [])) == [GEEN, "Er zijn geen bevindingen bij deze cijfers."]
