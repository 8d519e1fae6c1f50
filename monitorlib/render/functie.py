"""A function that a toelichting may call: called as it is shown, never written as it is."""

from collections.abc import Callable
from typing import Any

from monitorlib.errors import ToelichtingError


class Functie:
    """A named function with an example of its call; without parentheses it is refused."""

    def __init__(self, doel: Callable[..., Any], voorbeeld: str) -> None:
        self._doel, self._voorbeeld = doel, voorbeeld

    def __call__(self, *args: Any, **opties: Any) -> Any:
        return self._doel(*args, **opties)

    def __str__(self) -> str:
        naam = self._voorbeeld.partition("(")[0]
        raise ToelichtingError(f"'{naam}' staat hier zonder haakjes; schrijf {{{{ {self._voorbeeld} }}}}.")

    __repr__ = __str__
