"""Does an equation that holds for every member hold for their total, and for no total of some of them?"""

from monitorlib.cijfers.kern.regels import Term, Vergelijking
from monitorlib.cijfers.kern.verband import ook_voor

LEDEN = ("Aa", "Bee")


def saldo(gemeente: str, *, factor: float = -1.0, bij: str | None = None) -> Vergelijking:
    """Saldo = erbij − eraf of one gemeente; with `bij` the second term is of another."""
    termen = (Term(1.0, (gemeente, "erbij")), Term(factor, (bij or gemeente, "eraf")))
    return Vergelijking((gemeente, "saldo"), termen, "saldo = erbij − eraf", afgeleid=True)


def test_an_equation_of_every_member_is_one_of_the_total() -> None:
    assert ook_voor([saldo("Aa"), saldo("Bee")], 0, "Totaal", LEDEN) == [saldo("Totaal")]


def test_an_equation_of_some_members_is_not() -> None:
    assert ook_voor([saldo("Aa")], 0, "Totaal", LEDEN) == []
    assert ook_voor([saldo("Aa"), saldo("Cee")], 0, "Totaal", LEDEN) == []


def test_equations_with_other_factors_are_not_the_same() -> None:
    assert ook_voor([saldo("Aa"), saldo("Bee", factor=-2.0)], 0, "Totaal", LEDEN) == []


def test_an_equation_between_members_is_no_ones_total() -> None:
    assert ook_voor([saldo("Aa", bij="Bee"), saldo("Bee", bij="Aa")], 0, "Totaal", LEDEN) == []
