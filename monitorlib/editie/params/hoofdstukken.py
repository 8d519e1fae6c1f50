"""The blocks of params.yml under `hoofdstukken`: which chapters an edition has, their sections and their settings.

What a chapter is to the others stands at its block too: `leest` names the chapters whose results it reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, Self, get_args

from pydantic import Field, field_serializer, field_validator, model_validator

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.eigen.sectie import NAAM
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.dubbel import dubbel_in
from monitorlib.editie.params.open_plaats import of_instelling_nog_open, schrijf_nog_open
from monitorlib.editie.params.scenario import Scenario
from monitorlib.errors import ParameterError

# The key under which an edition declares chapters of its own.
EIGEN = "eigen"
# In `leest`: every chapter that does not itself read all others.
ALLE_ANDEREN = "alle anderen"


class HoofdstukBlok(Blok):
    """The block of a chapter: its sections, and in a subclass its own settings and what it is to the others."""

    # The chapters whose results it reads, by name, or all others.
    leest: ClassVar[tuple[str, ...]] = ()
    # It measures the indicators: other chapters refer to their places in it.
    meet_indicatoren: ClassVar[bool] = False
    # The folder beside its page with the pages that it has besides; empty without any.
    bijbladen: ClassVar[str] = ""
    # It accounts for the edition as a whole, shows what belongs to no chapter, and leaves nothing to be read.
    verantwoordt: ClassVar[bool] = False

    secties: list[str]

    _open = field_validator("*", mode="wrap")(of_instelling_nog_open)
    _open_geschreven = field_serializer("*", mode="wrap")(schrijf_nog_open)

    @property
    def instellingen(self) -> dict[str, Any]:
        """The settings that are injected into the notebook."""
        return self.model_dump(exclude={"secties"})

    @property
    def leest_alles(self) -> bool:
        """Tell whether it reads all other chapters, and so shows every source and every parameter."""
        return ALLE_ANDEREN in self.leest


class JeugdwetBlok(HoofdstukBlok):
    perioden_terug: int = Field(ge=1)


class SamenvattingBlok(HoofdstukBlok):
    leest = (ALLE_ANDEREN,)
    aantal: int = Field(ge=1)


class PrestatieIndicatorenBlok(HoofdstukBlok):
    meet_indicatoren = True
    bijbladen = "indicatoren"
    perioden_terug: int = Field(ge=1)


class FinancienBlok(HoofdstukBlok):
    uitvoering_wmo: float = Field(ge=0, le=100)
    uitvoering_jeugdwet: float = Field(ge=0, le=100)
    solidariteit_sleutel: str = Field(pattern=r"^(budget|inwoners|gebruik|kosten)$")
    eigen_bijdrage: str = Field(pattern=r"^(mee|buiten)$")
    # What if: by its name each scenario that the chapter calculates.
    scenarios: dict[str, Scenario] = Field(default_factory=dict)


class TransformatieBlok(HoofdstukBlok):
    perioden_terug: int = Field(ge=1)
    jaren_terug: int = Field(ge=1)


class MaatregelenBlok(HoofdstukBlok):
    eindjaar: int = Field(ge=2000, le=2100)


class VerantwoordingBlok(HoofdstukBlok):
    leest = (ALLE_ANDEREN, "samenvatting")
    verantwoordt = True


class EigenHoofdstuk(HoofdstukBlok):
    """A chapter of the edition's own: its name in addresses, its title, the question that it answers, its sections.

    With `notebook` its cells stand in notebooks/, with its title and question; else they follow from its sections.
    """

    naam: str = Field(pattern=NAAM)
    titel: str = ""
    vraag: str = ""
    notebook: bool = False

    @model_validator(mode="after")
    def _heeft_inhoud(self) -> Self:
        if self.notebook and (self.titel or self.vraag):
            raise ValueError(f"hoofdstuk '{self.naam}': titel en vraag staan in het notebook; haal ze hier weg")
        if not self.notebook and not (self.titel and self.vraag and self.secties):
            raise ValueError(f"hoofdstuk '{self.naam}' heeft een titel, een vraag en ten minste één sectie nodig")
        return self

    @property
    def instellingen(self) -> dict[str, Any]:
        return {}


class Hoofdstukken(Blok):
    """The chapters in the order of the site; an edition lists those that it wants."""

    samenvatting: SamenvattingBlok | None = None
    inleiding: HoofdstukBlok | None = None
    jeugdwet: JeugdwetBlok | None = None
    wmo: HoofdstukBlok | None = None
    participatiewet: HoofdstukBlok | None = None
    clientbeleving: HoofdstukBlok | None = None
    financien: FinancienBlok | None = None
    maatregelen: MaatregelenBlok | None = None
    aanbieders: HoofdstukBlok | None = None
    transformatie: TransformatieBlok | None = None
    eigen: list[EigenHoofdstuk] = Field(default_factory=list)
    privacy: HoofdstukBlok | None = None
    prestatie_indicatoren: PrestatieIndicatorenBlok | None = Field(default=None, alias="prestatie-indicatoren")
    verantwoording: VerantwoordingBlok | None = None

    def gevraagd(self) -> dict[str, HoofdstukBlok]:
        """The chapters that the edition lists, by the name of their notebook, in the order of the site."""
        gevonden: dict[str, HoofdstukBlok] = {}
        for naam, veld in type(self).model_fields.items():
            if naam == EIGEN:
                gevonden |= {blok.naam: blok for blok in self.eigen}
            elif blok := getattr(self, naam):
                gevonden[veld.alias or naam] = blok
        return gevonden

    @model_validator(mode="after")
    def _eigen_heten_eigen(self) -> Self:
        namen = [blok.naam for blok in self.eigen]
        for naam in namen:
            if naam in blokken() or naam == "index":
                raise ValueError(f"hoofdstuk '{naam}' bestaat al; geef uw eigen hoofdstuk een andere naam")
        if dubbel := dubbel_in(namen):
            raise ValueError(f"'eigen' noemt hoofdstuk '{dubbel}' twee keer; geef elk hoofdstuk een eigen naam")
        return self

    def alleen(self, blokken: Mapping[str, HoofdstukBlok]) -> Self:
        """Give the same with these blocks, by the name of their notebook, and no others."""
        velden: dict[str, Any] = {
            naam: blokken.get(veld.alias or naam) for naam, veld in type(self).model_fields.items() if naam != EIGEN
        }
        velden[EIGEN] = [blok for blok in blokken.values() if isinstance(blok, EigenHoofdstuk)]
        return self.model_copy(update=velden)

    def leest(self, naam: str) -> list[str]:
        """List the chapters of the edition that this one reads, in the order of the site."""
        gevraagd = self.gevraagd()
        eigen = {een for een, blok in gevraagd.items() if isinstance(blok, EigenHoofdstuk)}
        leest = {*gelezen_door().get(naam, ()), *(eigen if gevraagd[naam].leest_alles else ())}
        return [een for een in gevraagd if een in leest]

    def rondes(self) -> list[list[str]]:
        """Order the chapters of the edition: each round reads none but those of the rounds before it."""
        return rondes({naam: self.leest(naam) for naam in self.gevraagd()})

    def mee_met(self, hoofdstukken: Iterable[str]) -> list[str]:
        """List the chapters that read one of these, or one that does."""
        mee = set(hoofdstukken)
        for ronde in self.rondes():
            mee |= {naam for naam in ronde if mee & set(self.leest(naam))}
        return [naam for naam in self.gevraagd() if naam in mee and naam not in set(hoofdstukken)]


@cache
def blokken() -> Mapping[str, type[HoofdstukBlok]]:
    """Give the block of every chapter that there is, by the name of its notebook, in the order of the site."""
    velden = Hoofdstukken.model_fields.items()
    return {veld.alias or naam: next(iter(get_args(veld.annotation))) for naam, veld in velden if naam != EIGEN}


@cache
def gelezen_door() -> Mapping[str, Sequence[str]]:
    """List for every chapter those that it reads; raise `ParameterError` for a name that no chapter has."""
    alle = {naam for naam, blok in blokken().items() if ALLE_ANDEREN not in blok.leest}
    gelezen = {}
    for naam, blok in blokken().items():
        genoemd = [een for een in blok.leest if een != ALLE_ANDEREN]
        for een in genoemd:
            if een not in blokken():
                raise ParameterError(
                    f"Hoofdstuk {naam} leest '{een}', en dat is er niet; verbeter 'leest' bij zijn blok. "
                    f"{nearest(een, blokken())}"
                )
        gelezen[naam] = [*genoemd, *(sorted(alle - {naam}) if ALLE_ANDEREN in blok.leest else [])]
    return gelezen


def rondes(leest: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Order chapters, given what each reads: a round reads none but those of earlier ones, and is as early as it can.

    Raises `ParameterError` when chapters read each other in a circle: none of them could be the first.
    """
    klaar: list[list[str]] = []
    over = dict(leest)
    while over:
        ronde = [naam for naam, gelezen in over.items() if not set(gelezen) & set(over)]
        if not ronde:
            raise ParameterError(
                f"De hoofdstukken {' → '.join(_kring(over))} lezen elkaar in een kring; haal bij een ervan uit 'leest' "
                "weg wat het niet nodig heeft."
            )
        klaar.append(ronde)
        over = {naam: gelezen for naam, gelezen in over.items() if naam not in ronde}
    return klaar


def _kring(over: Mapping[str, Sequence[str]]) -> list[str]:
    """Follow what is read from one chapter to the next, until one comes back."""
    pad = [next(iter(over))]
    while pad[-1] not in pad[:-1]:
        pad.append(next(een for een in over[pad[-1]] if een in over))
    return pad[pad.index(pad[-1]) :]


@cache
def hoofdstuk_van_indicatoren() -> str:
    """Name the chapter that measures the indicators."""
    return next(naam for naam, blok in blokken().items() if blok.meet_indicatoren)


@cache
def hoofdstuk_van_verantwoording() -> str:
    """Name the chapter that accounts for the edition as a whole."""
    return next(naam for naam, blok in blokken().items() if blok.verantwoordt)
