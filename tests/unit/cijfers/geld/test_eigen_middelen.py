"""Does money add up to the euro: own means, expenses, balance?"""

from bouwstenen import cijfers, inhoud

from monitorlib import eigen_middelen, met_saldo
from monitorlib.cijfers.kern.regels import NIET_OPGEGEVEN, NIET_TE_BEPALEN


def agenda(budget_wmo: float = 5_000_000) -> dict[tuple[str, ...], object]:
    """Lasten of two domains against 7 % of one budget and 7,5 % of the other."""
    lasten = cijfers(
        {"aard": ["Structureel", "Incidenteel"], "domein": ["Wmo", "Jeugd"]},
        [600_000, 1_000_000, 200_000, 0],
        eenheid="euro",
    )
    budget = cijfers({"domein": ["Wmo", "Jeugd"]}, [budget_wmo, 10_000_000], eenheid="euro")
    return dict(inhoud(eigen_middelen(lasten, budget, {"Wmo": 7, "Jeugd": 7.5})))


def test_the_part_set_apart_is_a_percentage_of_the_budget() -> None:
    """7 % of 5 million and 7,5 % of 10 million, named in Dutch, always structural."""
    getallen = agenda()
    assert getallen["Dekking | 7% van IUSD Wmo", "Wmo"] == 350_000
    assert getallen["Dekking | 7,5% van IUSD Jeugd", "Jeugd"] == 750_000
    assert getallen["Dekking | 7% van IUSD Wmo", "Structureel"] == 350_000
    assert ("Dekking | 7% van IUSD Wmo", "Incidenteel") not in getallen


def test_own_means_are_lasten_minus_dekking_per_column() -> None:
    """Per domein and per aard, and both ways the same total."""
    getallen = agenda()
    per_kolom = {kolom: getallen["Eigen middelen", kolom] for kolom in ("Wmo", "Jeugd", "Structureel", "Incidenteel")}
    assert per_kolom == {
        "Wmo": 600_000 + 200_000 - 350_000,
        "Jeugd": 1_000_000 + 0 - 750_000,
        "Structureel": 600_000 + 1_000_000 - 350_000 - 750_000,
        "Incidenteel": 200_000 + 0,
    }


def test_own_means_follow_their_rule_and_the_columns_their_order() -> None:
    """The domains first, then the two kinds of lasten; the last row says how it was made."""
    lasten = cijfers(
        {"aard": ["Incidenteel", "Structureel"], "domein": ["Wmo", "Jeugd"]}, [1, 2, 30, 40], eenheid="euro"
    )
    budget = cijfers({"domein": ["Wmo"]}, [100], eenheid="euro")
    klaar = eigen_middelen(lasten, budget, {"Wmo": 10})
    assert klaar.leden["kolom"] == ("Wmo", "Jeugd", "Structureel", "Incidenteel")
    assert {regel.regel for regel in klaar.vergelijkingen if regel.cel[0] == "Eigen middelen"} >= {
        "Eigen middelen = lasten − dekking"
    }
    assert inhoud(klaar)["Eigen middelen", "Wmo"] == 1 + 30 - 10


def test_the_part_set_apart_is_in_whole_euros() -> None:
    """7 % of 5.000.010 is 350.000,70."""
    getallen = agenda(budget_wmo=5_000_010)
    assert getallen["Dekking | 7% van IUSD Wmo", "Wmo"] == 350_001
    assert getallen["Eigen middelen", "Wmo"] == 600_000 + 200_000 - 350_001


POSTEN = {
    "post": ["Inkomsten | a", "Inkomsten | b", "Uitgaven | c", "Uitgaven | d", "Uitgaven | e"],
    "gemeente": ["x", "y"],
}


def test_a_balance_is_income_minus_all_expenses() -> None:
    """x: 100 + 20 − (70 + 30); y: 100 + 0 − (170 + 0), a shortage."""
    posten = cijfers(POSTEN, [100, 100, 20, 0, 70, 170, 30, 0, NIET_OPGEGEVEN, NIET_OPGEGEVEN], eenheid="euro")
    getallen = inhoud(met_saldo(posten, inkomsten=["Inkomsten | a", "Inkomsten | b"]))
    assert [getallen["Totaal uitgaven", wie] for wie in "xy"] == [70 + 30, 170 + 0]
    assert [getallen["Saldo", wie] for wie in "xy"] == [100 + 20 - (70 + 30), 100 + 0 - (170 + 0)]


def test_a_post_that_one_gemeente_did_not_state_leaves_no_balance_there() -> None:
    """y stated d, x did not: the expenses of x are not known."""
    posten = cijfers(POSTEN, [100, 100, 20, 20, 70, 70, NIET_OPGEGEVEN, 5, 0, 0], eenheid="euro")
    getallen = inhoud(met_saldo(posten, inkomsten=["Inkomsten | a", "Inkomsten | b"]))
    assert [getallen["Totaal uitgaven", wie] for wie in "xy"] == [NIET_TE_BEPALEN, 70 + 5 + 0]
    assert [getallen["Saldo", wie] for wie in "xy"] == [NIET_TE_BEPALEN, 100 + 20 - 75]


def test_expenses_that_nobody_stated_are_not_stated_and_no_zero() -> None:
    """Not a balance of 120 either."""
    posten = cijfers(POSTEN, [100, 100, 20, 20, *[NIET_OPGEGEVEN] * 6], eenheid="euro")
    getallen = inhoud(met_saldo(posten, inkomsten=["Inkomsten | a", "Inkomsten | b"]))
    assert {getallen["Totaal uitgaven", wie] for wie in "xy"} == {NIET_OPGEGEVEN}
    assert {getallen["Saldo", wie] for wie in "xy"} == {NIET_TE_BEPALEN}
