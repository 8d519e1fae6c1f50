"""Is the begroting of the example what its generator says: of one piece with the budgets, and of known truth?"""

from collections import Counter

from test_voorbeeld_gegevens import EERDER, lees


def test_what_the_gemeentefonds_pays_is_the_budget_to_the_euro() -> None:
    betaald: Counter[tuple[str, str]] = Counter()
    for rij in lees("begroting"):
        if rij["dekking"] == "Gemeentefonds":
            betaald[rij["gemeente"], rij["wet"]] += int(rij["waarde"])
    budget = {(rij["gemeente"], rij["wet"]): int(rij["waarde"]) for rij in lees("budgetten") if rij["jaar"] == "2024"}
    assert betaald == budget


def test_what_the_begroting_takes_from_a_reserve_is_what_leaves_it() -> None:
    genomen: Counter[str] = Counter()
    for rij in lees("begroting"):
        genomen[rij["gemeente"]] += int(rij["waarde"]) if rij["dekking"] == "Reserve" else 0
    eruit = {rij["gemeente"]: int(rij["waarde"]) for rij in lees("reserves") if rij["mutatie"] == "Onttrekking"}
    assert dict(genomen) == eruit
    assert sum(euro > 0 for euro in eruit.values()) == 2


def test_one_who_delivers_a_prognosis_is_too_low_and_the_controller_is_near() -> None:
    """Of the months until September, of which nearly all came in: some 9 % too low, and 2 % too high."""
    kwam: Counter[tuple[str, str, str]] = Counter()
    for rij in lees("declaraties"):
        telt = float(rij["bedrag"]) - float(rij["afgewezen"] or 0)
        for wie in ("", rij["aanbieder"]):
            kwam[wie, rij["wet"], rij["maand"]] += telt  # type: ignore[assignment]
    fouten: dict[str, list[float]] = {}
    for rij in lees("geleverde_prognoses"):
        if "2024-01" <= rij["maand"] <= "2024-06":
            uitkomst = kwam[rij["aanbieder"], rij["wet"], rij["maand"]]
            fouten.setdefault(rij["van"], []).append(float(rij["waarde"]) / uitkomst - 1)
    gemiddeld = {van: sum(alle) / len(alle) for van, alle in fouten.items()}
    assert -0.11 < gemiddeld["Huis Mirkeloord"] < -0.06
    assert 0 < gemiddeld["Controller"] < 0.04


def test_only_the_last_quarter_has_a_begroting() -> None:
    assert not (EERDER / "begroting.csv").exists()
