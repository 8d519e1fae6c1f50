"""A function that a toelichting may call: called as it is shown, never written as it is."""

from collections.abc import Callable
from inspect import signature
from typing import Any

from monitorlib.errors import ToelichtingError


class Functie:
    """A named function with an example of its call; without parentheses it is refused."""

    def __init__(self, doel: Callable[..., Any], voorbeeld: str) -> None:
        self._doel, self._voorbeeld = doel, voorbeeld

    def __call__(self, *args: Any, **opties: Any) -> Any:
        try:
            signature(self._doel).bind(*args, **opties)
        except TypeError:
            raise ToelichtingError(f"'{self.naam}' krijgt hier te veel of te weinig; schrijf {self.zo}.") from None
        return self._doel(*args, **opties)

    @property
    def naam(self) -> str:
        """The name by which it is called."""
        return self._voorbeeld.partition("(")[0]

    @property
    def zo(self) -> str:
        """How it is written in a text."""
        return f"{{{{ {self._voorbeeld} }}}}"

    def __str__(self) -> str:
        raise ToelichtingError(f"'{self.naam}' staat hier zonder haakjes; schrijf {self.zo}.")

    __repr__ = __str__
