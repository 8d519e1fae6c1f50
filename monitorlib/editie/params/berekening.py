"""A question that a warehouse, or a publication, answers for a source."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from monitorlib.editie.params.blok import Blok
from monitorlib.errors import ParameterError
from monitorlib.tijd.moment import lees_moment


class Berekening(Blok):
    """A measure on a register with its moments and its crossing."""

    maat: Literal["stand", "instroom", "uitstroom"]
    over: list[date | str]
    per: list[str]

    @model_validator(mode="after")
    def _momenten_bestaan(self) -> Self:
        for over in self.over:
            try:
                lees_moment(over)
            except ParameterError as error:
                raise ValueError(str(error).rstrip(".")) from error
        return self


class Vaststelling(Berekening):
    """A measure with its crossing that a publication prints, so that a reconstructed source may give it."""
