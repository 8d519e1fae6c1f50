"""What a calculation on cijfers is given: cijfers, and nothing that only looks like them."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.errors import CalculationError

P = ParamSpec("P")
R = TypeVar("R")
# What must be counted first.
_TE_TELLEN = ("Meting", "Aandeel", "TijdTot")


def rekent_met_cijfers(functie: Callable[P, R]) -> Callable[P, R]:
    """Refuse a first argument that is no cijfers, in one sentence that says what to do."""

    @wraps(functie)
    def reken(*gegeven: P.args, **rest: P.kwargs) -> R:
        if gegeven and not isinstance(gegeven[0], Cijfers):
            raise CalculationError(f"{functie.__name__} rekent met cijfers; gegeven is {wat_is(gegeven[0])}.")
        return functie(*gegeven, **rest)

    return reken


def wat_is(gegeven: object) -> str:
    """Say what was given instead, and how to make cijfers of it."""
    soort = type(gegeven).__name__
    if soort in _TE_TELLEN:
        return f"een {soort}: tel eerst, met .per(kolom, ...)"
    if soort in ("Register", "Telling"):
        return f"een {soort}: tel eerst, met stand(...) of cijfers_uit(...)"
    return f"een {soort}"
