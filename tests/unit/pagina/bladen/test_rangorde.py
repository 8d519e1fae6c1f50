"""Which changes stand first."""

import pytest

from monitorlib.pagina.bladen.rangorde import Groep, Onderwerp, Regel, gerangschikt, gewicht, ten_hoogste


def onderwerp(naam: str, van: float, naar: float, groep: Groep = "mensen", p: float | None = None) -> Onderwerp:
    omvang = abs(naar - van)
    return Onderwerp(naam, groep, "", "", (Regel(naam, "", omvang, gewicht(omvang, max(van, naar), p)),))


def namen(onderwerpen: list[Onderwerp]) -> list[str]:
    return [een.naam for een in onderwerpen]


def test_neither_size_nor_part_alone() -> None:
    """558 of 7.740 weighs 6,3; 2 of 4 weighs 1; 50 of 50.000 weighs 0,2."""
    alle = [onderwerp("klachten", 2, 4), onderwerp("groot", 50_000, 50_050), onderwerp("Wmo", 7740, 7182)]
    assert namen(gerangschikt(alle, "mensen")) == ["Wmo", "klachten", "groot"]
    assert gewicht(558, 7740) == pytest.approx(558 / 7740**0.5)


def test_what_is_far_from_chance_weighs_more() -> None:
    """A p-value of 0,05 is 1,96 standard deviations: 10 of 100 weighs 1, with it 2,96."""
    assert gewicht(10, 100, 0.05) == pytest.approx(1 + 1.959964)
    assert gewicht(10, 100, 0.0) == gewicht(10, 100, 1e-6)


def test_people_and_euros_are_ranked_apart() -> None:
    alle = [onderwerp("budget", 13e6, 12e6, "geld"), onderwerp("uitkeringen", 400, 460)]
    assert namen(gerangschikt(alle, "mensen")) == ["uitkeringen"]
    assert namen(gerangschikt(alle, "geld")) == ["budget"]


def test_what_did_not_change_is_no_change() -> None:
    assert gerangschikt([onderwerp("gelijk", 10, 10), onderwerp("nul", 0, 0)], "mensen") == []


def test_the_largest_is_one_of_them() -> None:
    """60 of 100.000 weighs least and is the most people."""
    alle = gerangschikt(
        [onderwerp("a", 100, 50), onderwerp("b", 80, 40), onderwerp("groot", 100_000, 100_060)], "mensen"
    )
    assert namen(alle) == ["a", "b", "groot"]
    assert namen(ten_hoogste(alle, 3)) == ["a", "b", "groot"]
    assert namen(ten_hoogste(alle, 2)) == ["a", "groot"]
    assert namen(ten_hoogste(alle, 1)) == ["groot"]
    assert ten_hoogste([], 2) == []
