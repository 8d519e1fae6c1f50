"""The blocks of params.yml: every key is declared, none has a default, nothing is guessed from another type."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from monitorlib.errors import ParameterError
from monitorlib.kwartaal import lees_moment

Herkomst = Literal["geleverd", "gepubliceerd", "gereconstrueerd", "fictief"]
Status = Literal["reproductie", "concept", "vastgesteld"]
Lezers = Literal["intern", "openbaar"]


class Blok(BaseModel):
    """A block of params.yml: every key is declared, nothing is guessed from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Gemeente(Blok):
    code: str = Field(pattern=r"^GM\d{4}$")
    naam: str


class Publicatie(Blok):
    """The public document that an edition with status 'reproductie' reproduces."""

    titel: str
    datum: date


class Vaststelling(Blok):
    """A measure with its crossing that a publication prints, so that a reconstructed source may give it."""

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


class BronParameters(Blok):
    """What an edition says of one of its sources."""

    bestand: str
    herkomst: Herkomst
    vindplaats: str
    # The allowed values of a coded column, in the order of the tables.
    codes: dict[str, list[str]] = {}
    # Words that may stand where a number is expected; any other text is an error.
    woorden: list[str] = []
    vastgesteld: list[Vaststelling] = []

    @model_validator(mode="after")
    def _codes_een_keer(self) -> Self:
        for kolom, codes in self.codes.items():
            if not codes:
                raise ValueError(f"'codes' noemt geen waarden voor kolom '{kolom}'")
            dubbel = [code for code in codes if codes.count(code) > 1]
            if dubbel:
                raise ValueError(f"'codes' noemt '{dubbel[0]}' twee keer voor kolom '{kolom}'")
        return self

    @model_validator(mode="after")
    def _vastgesteld_hoort_bij_gereconstrueerd(self) -> Self:
        if bool(self.vastgesteld) != (self.herkomst == "gereconstrueerd"):
            raise ValueError(
                "'vastgesteld' is verplicht bij herkomst gereconstrueerd en mag bij een andere herkomst niet"
            )
        return self


class Hoofdstuk(Blok):
    """The block of a chapter: its sections, and in a subclass its own settings."""

    secties: list[str]

    @property
    def instellingen(self) -> dict[str, Any]:
        """The settings that are injected into the notebook."""
        return self.model_dump(exclude={"secties"})


class Jeugdwet(Hoofdstuk):
    kwartalen_terug: int = Field(ge=1)


class Financien(Hoofdstuk):
    uitvoering_wmo: float = Field(ge=0, le=100)
    uitvoering_jeugdwet: float = Field(ge=0, le=100)


class Hoofdstukken(Blok):
    """The chapters in the order of the site; an edition lists those that it wants."""

    inleiding: Hoofdstuk | None = None
    jeugdwet: Jeugdwet | None = None
    wmo: Hoofdstuk | None = None
    participatiewet: Hoofdstuk | None = None
    clientbeleving: Hoofdstuk | None = None
    financien: Financien | None = None
    privacy: Hoofdstuk | None = None
    verantwoording: Hoofdstuk | None = None

    def gevraagd(self) -> dict[str, Hoofdstuk]:
        """The chapters that the edition lists, in the order of the site."""
        blokken = {naam: getattr(self, naam) for naam in type(self).model_fields}
        return {naam: blok for naam, blok in blokken.items() if blok is not None}


class Afspraak(Blok):
    """A line of the bestuurlijke kalender."""

    datum: date
    orgaan: str
    onderwerp: str


class Bewering(Blok):
    """A claim in the text of the publication, as a rule that can fail.

    `berekening` is an expression over the cells of the chapter. What was printed is `gedrukt`, or, when that
    is absent, the quantity of the same name in gepubliceerd.csv. `ook` names cells that may confirm it.
    """

    naam: str
    hoofdstuk: str
    bewering: str
    berekening: str
    gedrukt: float | None = None
    marge: float = 0.0
    ook: dict[str, str] = {}


class Aanvaarding(Blok):
    """A bevinding that may stand, because of `reden`; it holds for that recomputed value only."""

    bevinding: str
    berekend: str
    reden: str = Field(min_length=10)


class Parameters(Blok):
    """The whole of params.yml."""

    titel: str
    gebied: str
    status: Status
    publicatie: Publicatie | None
    vorige: str | None
    gemeenten: list[Gemeente]
    hoofdstukken: Hoofdstukken
    bronnen: dict[str, BronParameters]
    kalender: list[Afspraak]
    beweringen: list[Bewering]
    geen_aantal: list[str]
    aanvaard: list[Aanvaarding]

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if (self.status == "reproductie") != (self.publicatie is not None):
            raise ValueError("'publicatie' is verplicht bij status reproductie en anders leeg (null)")
        if not self.gemeenten:
            raise ValueError("'gemeenten' is leeg; noem ten minste één gemeente")
        for wat, waarden in {
            "gemeenten": [tekst for gemeente in self.gemeenten for tekst in (gemeente.code, gemeente.naam)],
            "kalender": [str(afspraak.datum) for afspraak in self.kalender],
            "beweringen": [bewering.naam for bewering in self.beweringen],
            "aanvaard": [aanvaarding.bevinding for aanvaarding in self.aanvaard],
        }.items():
            dubbel = sorted({waarde for waarde in waarden if waarden.count(waarde) > 1})
            if dubbel:
                raise ValueError(f"'{wat}' noemt '{dubbel[0]}' twee keer")
        return self
