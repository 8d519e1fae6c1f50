"""What an edition holds its indicators against."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from monitorlib.editie.params.blok import Blok
from monitorlib.tijd.periode import VORMEN, is_periode


class Cijfer(Blok):
    """A figure of CBS StatLine: the table, the topic, and of each dimension the code, by the keys of the table."""

    tabel: str = Field(pattern=r"^\w+$")
    onderwerp: str = Field(pattern=r"^\w+$")
    keuze: dict[str, str]


def _is_periode(tekst: str) -> str:
    if not is_periode(tekst):
        raise ValueError(f"'{tekst}' is geen periode; schrijf {VORMEN}")
    return tekst


Periodetekst = Annotated[str, AfterValidator(_is_periode)]


class Referentie(Blok):
    """A number from elsewhere to hold an indicator against, with where it comes from: given here, or of CBS."""

    waarde: float | None = None
    cbs: Cijfer | None = None
    omschrijving: str

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        if (self.waarde is None) == (self.cbs is None):
            raise ValueError("geef 'waarde' of 'cbs', en niet allebei")
        return self


class Doel(Blok):
    """What an edition holds an indicator against; it goes before what the indicator itself declares."""

    nulmeting: Periodetekst | None = None
    streefwaarde: float | None = None
    referentie: Referentie | None = None
