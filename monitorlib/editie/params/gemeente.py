"""A gemeente of an edition, in its time."""

from datetime import date, timedelta
from typing import Self

from pydantic import Field, model_validator

from monitorlib.editie.params.blok import Blok


class Gemeente(Blok):
    """A gemeente with the days on which it exists; after a herindeling it has gone up in another, or was split.

    Of one that was split `opgegaan_in` lists each gemeente that has a part of it.
    """

    code: str = Field(pattern=r"^GM\d{4}$")
    naam: str
    van: date | None = None
    tot: date | None = None
    opgegaan_in: str | list[str] | None = None

    @property
    def opvolgers(self) -> tuple[str, ...]:
        """The codes of the gemeenten in which it has gone up; more than one when it was split."""
        if self.opgegaan_in is None:
            return ()
        return (self.opgegaan_in,) if isinstance(self.opgegaan_in, str) else tuple(self.opgegaan_in)

    @model_validator(mode="after")
    def _herindeling_is_heel(self) -> Self:
        if (self.tot is None) != (self.opgegaan_in is None):
            raise ValueError("'tot' (de laatste dag) en 'opgegaan_in' horen bij elkaar; geef beide of geen")
        if self.opgegaan_in is not None and len(set(self.opvolgers)) != max(len(self.opvolgers), 1):
            raise ValueError("'opgegaan_in' is leeg of noemt een gemeente twee keer; noem elke gemeente één keer")
        if self.van and self.tot and self.tot < self.van:
            raise ValueError("'tot' ligt voor 'van'; verbeter een van beide")
        return self


def sluit_aan(oud: Gemeente, nieuw: Gemeente) -> bool:
    """Tell whether one gemeente goes on where another ends; a part of a split one can go to one that was there."""
    begin = nieuw.van
    if len(oud.opvolgers) > 1 and (begin is None or (oud.tot is not None and begin <= oud.tot)):
        return True
    return oud.tot is not None and begin == oud.tot + timedelta(days=1)
