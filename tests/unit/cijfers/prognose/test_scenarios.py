"""What if volume, price or inflow change: by how much a year differs, and what each of them does, to the cent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from bouwstenen import declaraties, inhoud, jeugdhulp, van
from hypothesis import given
from hypothesis import strategies as st

from monitorlib.cijfers.prognose.declaraties.nagekomen import nagekomen
from monitorlib.cijfers.prognose.declaraties.scenarios import Keuze, Scenarios, effecten, verblijf, wat_als
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Kwartaal, Maand

NU, HALF = Kwartaal(2025, 4), Kwartaal(2025, 2)
DECEMBER = Maand(2025, 12)
JANUARI = Maand(2026, 1)


def keuze(volume: float = 0.0, prijs: float = 0.0, instroom: float = 0.0, vanaf: str = "2026-01") -> Keuze:
    return {"volume": volume, "prijs": prijs, "instroom": instroom, "vanaf": vanaf}


def geld(tot: Maand = DECEMBER) -> Register:
    """Each month 10.000 euros: nine tenths in the month itself, the rest in the next."""
    rijen = [
        {"maand": str(maand), "bedrag": Decimal(bedrag), "ontvangen": op.eerste_dag.replace(day=15)}
        for maand in tot.terug(24)
        for later, bedrag in enumerate((9000, 1000))
        if (op := maand.verschoven(later)) <= tot
    ]
    return declaraties(rijen, periode=str(Kwartaal(tot.jaar, tot.nummer // 3)), opgehaald=tot.peildatum)


def rijen_van_mensen() -> list[dict[str, Any]]:
    """One a month comes in, and is gone before the end of the sixth: five at the end of each month of 2025."""
    begin = [Maand(2024, 1).verschoven(een) for een in range(24)]
    return [
        van(een.eerste_dag, een.verschoven(5).peildatum.replace(day=27), client=f"c{nummer}")
        for nummer, een in enumerate(begin)
    ]


def mensen() -> Register:
    return jeugdhulp(rijen_van_mensen(), periode="2025-Q4")


def gezegd(keuzes: dict[str, Keuze], in_: Kwartaal = NU) -> Scenarios:
    return wat_als(geld(in_.maanden[-1]), {"Jeugdwet": mensen()}, keuzes, in_=in_)


def rij(uit: Scenarios, naam: str) -> dict[str, object]:
    alle = inhoud(uit.tabel).items()
    return {post: een for (wet, scenario, post), een in alle if (wet, scenario) == ("Totaal", naam)}


def test_how_it_goes_now_is_the_year_end_of_late_declarations() -> None:
    """Twelve months of 10.000; next year is as many more."""
    zonder = rij(gezegd({}), "Zoals het nu gaat")
    assert zonder["2025"] == inhoud(nagekomen(geld(), wet="Jeugdwet", in_=NU).jaar)["Jeugdwet", "Hele jaar"] == 120_000
    assert zonder["2026"] == pytest.approx(120_000, abs=600)
    assert zonder["Verschil"] == 0


def test_a_price_that_rises_costs_so_much_of_the_months_from_then_on() -> None:
    """4 % more from July 2026 on is 4 % of six months of 10.000; this year is over and stays."""
    uit = gezegd({"Duurder": keuze(prijs=4, vanaf="2026-07")})
    duurder, zonder = rij(uit, "Duurder"), rij(uit, "Zoals het nu gaat")
    assert duurder["Prijs"] == pytest.approx(2400, abs=20)
    assert (duurder["Volume per cliënt"], duurder["Instroom"]) == (0, 0)
    assert duurder["Verschil"] == duurder["Prijs"] == duurder["2026"] - zonder["2026"]  # type: ignore[operator]
    assert duurder["2025"] == zonder["2025"]
    assert inhoud(uit.aannames) == {
        ("Duurder", "Volume per cliënt"): 0, ("Duurder", "Prijs"): 4, ("Duurder", "Instroom"): 0,
        ("Duurder", "Vanaf"): "juli 2026",
    }  # fmt: skip
    assert inhoud(uit.verschil) == {("Duurder", "Verschil"): duurder["Prijs"]}


def test_what_a_scenario_does_not_name_stays() -> None:
    """As a controller types it in the notebook: only the price, where params.yml would fill in the rest."""
    alleen, heel = (gezegd({"Duurder": een}) for een in ({"prijs": 4, "vanaf": "2026-07"}, keuze(0, 4, 0, "2026-07")))
    assert alleen == heel


def test_halfway_the_year_both_years_change() -> None:
    """10 % less volume from July 2025 on: a tenth of six months of this year and of twelve of the next."""
    uit = gezegd({"Minder": keuze(volume=-10, vanaf="2025-07")}, HALF)
    minder, zonder = rij(uit, "Minder"), rij(uit, "Zoals het nu gaat")
    assert zonder["2025"] == pytest.approx(120_000, abs=600)
    assert minder["2025"] - zonder["2025"] == pytest.approx(-6000, abs=60)  # type: ignore[operator]
    assert minder["Volume per cliënt"] == pytest.approx(-18_000, abs=200)


def test_two_changes_share_what_they_do_together() -> None:
    """Of 100 euros twice 10 % more are 21 more; each has 10,50: what both do together is divided evenly."""
    een = effecten({JANUARI: 10_000}, keuze(volume=10, prijs=10), None)[JANUARI]
    assert een == {"Volume per cliënt": 1050, "Prijs": 1050, "Instroom": 0}


def test_inflow_works_in_as_long_as_cliënten_stay() -> None:
    """They stay four months: of twice the inflow a quarter is there in the first month, and all from the fourth on."""
    maanden = {JANUARI.verschoven(een): 1000 for een in range(6)}
    uit = effecten(maanden, keuze(instroom=100), Fraction(4))
    assert [een["Instroom"] for een in uit.values()] == [250, 500, 750, 1000, 1000, 1000]
    assert {een["Instroom"] for een in effecten(maanden, keuze(instroom=100), None).values()} == {0}
    assert list(effecten(maanden, keuze(prijs=1, vanaf="2026-06"), None)) == [Maand(2026, 6)]


def test_how_long_they_stay_is_how_many_there_are_for_each_that_comes() -> None:
    """At the end of each month the five that began in it or in the four before: one per month, so five months."""
    assert verblijf(mensen(), NU) == 5
    assert verblijf(jeugdhulp([van(date(2020, 1, 1))], periode="2025-Q4"), NU) is None
    # Thirteen more in December, who stay: of 12 x 5 + 13 there are, and 12 + 13 came in.
    meer = [van(date(2025, 12, 1), client=f"d{nummer}") for nummer in range(13)]
    erbij = jeugdhulp([*rijen_van_mensen(), *meer], periode="2025-Q4")
    assert verblijf(erbij, NU) == Fraction(12 * 5 + 13, 12 + 13)


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=24),
    *(st.floats(-100, 300).map(lambda een: round(een, 2)) for _ in range(3)),
    st.fractions(1, 60),
)
def test_what_each_does_is_together_the_whole(
    centen: list[int], volume: float, prijs: float, instroom: float, duur: Fraction
) -> None:
    """Exactly: what a month costs under the scenario is what it cost and the three effects."""
    komend = {JANUARI.verschoven(later): een for later, een in enumerate(centen)}
    v, p, i = (1 + Fraction(str(een)) / 100 for een in (volume, prijs, instroom))
    for later, (maand, een) in enumerate(effecten(komend, keuze(volume, prijs, instroom), duur).items()):
        deel = min(Fraction(1), (later + 1) / duur)
        assert abs(komend[maand] + sum(een.values()) - komend[maand] * v * p * (1 + (i - 1) * deel)) < Fraction(1, 100)


def test_without_a_forecast_there_is_no_scenario() -> None:
    uit = wat_als(declaraties([]), {"Jeugdwet": mensen()}, {"Duurder": keuze(prijs=4)}, in_=NU)
    assert (inhoud(uit.tabel), inhoud(uit.verschil), inhoud(uit.aannames)) == ({}, {}, {})
    assert uit.waarom_niet == "Jeugdwet: er is niets gedeclareerd."
