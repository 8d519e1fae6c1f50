"""The control total of a delivery, as its supplier gives it: how many rows there are, and what columns add up to."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from monitorlib.editie.params.blok import Blok

# Written as text: a number of YAML is a float, which cents do not survive.
_Bedrag = Annotated[str, Field(pattern=r"^-?\d+(\.\d{1,4})?$")]


class Controletotaal(Blok):
    """How many rows a delivery has, and per column the exact sum, written as text with a point."""

    rijen: int | None = Field(default=None, ge=0)
    sommen: dict[str, _Bedrag] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _zegt_iets(self) -> Self:
        if self.rijen is None and not self.sommen:
            raise ValueError("een controletotaal noemt 'rijen', 'sommen' of beide; vul er een in, of haal het weg")
        return self
