"""A scenario of the controller: what becomes different from a month on."""

from pydantic import Field, ValidationInfo, field_validator

from monitorlib.editie.params.blok import Blok
from monitorlib.errors import ParameterError
from monitorlib.tijd.periode import Maand, Periode


class Scenario(Blok):
    """Percentages on volume per cliënt, price and inflow, from a month on (`vanaf`); what is not named stays.

    That month comes after the period of the edition, in its year or the next: what was delivered does not change.
    """

    volume: float = Field(default=0.0, ge=-100, le=1000)
    prijs: float = Field(default=0.0, ge=-100, le=1000)
    instroom: float = Field(default=0.0, ge=-100, le=1000)
    vanaf: str

    @field_validator("vanaf")
    @classmethod
    def _komt_nog(cls, gegeven: str, info: ValidationInfo) -> str:
        try:
            vanaf = Maand.lees(gegeven)
        except ParameterError as error:
            raise ValueError(f"'{gegeven}' is geen maand; schrijf bijvoorbeeld 2025-01") from error
        periode: Periode | None = (info.context or {}).get("periode")
        if periode is not None:
            eerste, laatste = periode.maanden[-1].volgende, Maand(periode.jaar + 1, 12)
            if not eerste <= vanaf <= laatste:
                raise ValueError(
                    f"{gegeven} kan hier niet; een scenario begint na {periode.maanden[-1].label}, van {eerste} tot en "
                    f"met {laatste}; verbeter de maand"
                )
        return gegeven
