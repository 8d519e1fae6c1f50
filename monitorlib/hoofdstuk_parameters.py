"""The blocks of params.yml under `hoofdstukken`: which chapters an edition has, their sections and their settings."""

from typing import Any

from pydantic import Field

from monitorlib.bron_parameters import Blok

# The chapter that shows the catalogue; a field of Python cannot have its name.
INDICATOREN = "prestatie-indicatoren"
# These read what the others left, so they run last, in this order; the very last reads the other one as well.
LAST = ("samenvatting", "verantwoording")


class Hoofdstuk(Blok):
    """The block of a chapter: its sections, and in a subclass its own settings."""

    secties: list[str]

    @property
    def instellingen(self) -> dict[str, Any]:
        """The settings that are injected into the notebook."""
        return self.model_dump(exclude={"secties"})


class Jeugdwet(Hoofdstuk):
    kwartalen_terug: int = Field(ge=1)


class Samenvatting(Hoofdstuk):
    aantal: int = Field(ge=1)


class PrestatieIndicatoren(Hoofdstuk):
    kwartalen_terug: int = Field(ge=1)


class Financien(Hoofdstuk):
    uitvoering_wmo: float = Field(ge=0, le=100)
    uitvoering_jeugdwet: float = Field(ge=0, le=100)


class Transformatie(Hoofdstuk):
    kwartalen_terug: int = Field(ge=1)
    jaren_terug: int = Field(ge=1)


class Maatregelen(Hoofdstuk):
    eindjaar: int = Field(ge=2000, le=2100)


class Hoofdstukken(Blok):
    """The chapters in the order of the site; an edition lists those that it wants."""

    samenvatting: Samenvatting | None = None
    inleiding: Hoofdstuk | None = None
    jeugdwet: Jeugdwet | None = None
    wmo: Hoofdstuk | None = None
    participatiewet: Hoofdstuk | None = None
    clientbeleving: Hoofdstuk | None = None
    financien: Financien | None = None
    maatregelen: Maatregelen | None = None
    aanbieders: Hoofdstuk | None = None
    transformatie: Transformatie | None = None
    privacy: Hoofdstuk | None = None
    prestatie_indicatoren: PrestatieIndicatoren | None = Field(default=None, alias=INDICATOREN)
    verantwoording: Hoofdstuk | None = None

    def gevraagd(self) -> dict[str, Hoofdstuk]:
        """The chapters that the edition lists, by the name of their notebook, in the order of the site."""
        blokken = {veld.alias or naam: getattr(self, naam) for naam, veld in type(self).model_fields.items()}
        return {naam: blok for naam, blok in blokken.items() if blok is not None}
