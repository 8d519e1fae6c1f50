"""The blocks of params.yml: every key is declared, none has a default, nothing is guessed from another type."""

import re
from collections.abc import Container
from datetime import date
from typing import Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.eigen.indicator import EigenIndicator
from monitorlib.editie.eigen.sectie import EigenSectie, dubbele_namen, fout_in_sectie
from monitorlib.editie.params.afspraak import Afspraak
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.colofon import Colofon
from monitorlib.editie.params.doel import Doel, Periodetekst
from monitorlib.editie.params.dubbel import dubbel_in
from monitorlib.editie.params.gemeente import Gemeente, sluit_aan
from monitorlib.editie.params.hoofdstukken import Hoofdstukken
from monitorlib.editie.params.onthulling import Onthulling
from monitorlib.editie.params.open_plaats import NOG_OPEN
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.tijd.periode import Periode

Status = Literal["reproductie", "concept", "vastgesteld", "fictief"]
Lezers = Literal["intern", "openbaar"]
# More than a reader takes in at a glance, on a phone.
HOOGSTENS_KERNCIJFERS = 6


class Publicatie(Blok):
    """The public document that an edition with status 'reproductie' reproduces."""

    titel: str
    datum: date


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
    ook: dict[str, str] = Field(default_factory=dict)


class Aanvaarding(Blok):
    """A bevinding that may stand, because of `reden`; it holds for that recomputed value only.

    It is that of its `soort` and `hoofdstuk` with this name, as `monitor check` gives them.
    """

    bevinding: str
    soort: str
    hoofdstuk: str
    berekend: str
    reden: str = Field(min_length=10)

    @model_validator(mode="after")
    def _niet_wat_open_is(self) -> Self:
        if self.soort == NOG_OPEN:
            raise ValueError("wat nog open is, is niet te aanvaarden; vul het in, of haal weg wat het vraagt")
        if self.soort == "niet te zeggen":
            raise ValueError(
                f"een zin over een verborgen getal ({self.bevinding}) is niet te aanvaarden; schrijf haar anders"
            )
        return self


class Registratieprobleem(Blok):
    """A known fault in how a source was kept: shown beside every change that it can touch.

    `gemeenten` names those concerned, none means all; it holds from the period `van` up to and including `tot`.
    """

    bron: str
    gemeenten: list[str]
    van: Periodetekst
    tot: Periodetekst
    tekst: str

    def raakt(self, bronnen: Container[str], gemeente: str | None, periode: Periode) -> bool:
        """Tell whether a number of these sources can be touched; None is that of all gemeenten together."""
        hier = not self.gemeenten or gemeente is None or gemeente in self.gemeenten
        van, tot = Periode.lees(self.van).eerste_dag, Periode.lees(self.tot).peildatum
        return hier and self.bron in bronnen and van <= periode.peildatum and periode.eerste_dag <= tot


class Parameters(Blok):
    """The whole of params.yml."""

    titel: str
    gebied: str
    status: Status
    publicatie: Publicatie | None
    colofon: Colofon = Field(default_factory=Colofon)
    vorige: str | None
    gemeenten: list[Gemeente]
    hoofdstukken: Hoofdstukken
    bronnen: dict[str, BronParameters]
    # Sections of the edition's own, by the name under which chapters list them.
    secties: dict[str, EigenSectie] = Field(default_factory=dict)
    indicatoren: Literal["alle"] | list[str]
    # Indicators over tellingen of the edition's own, by their name.
    eigen_indicatoren: dict[str, EigenIndicator] = Field(default_factory=dict)
    # The indicators on the front page, in its order; without it the edition's own ranking chooses them.
    kerncijfers: list[str] | None = None
    doelen: dict[str, Doel]
    registratieproblemen: list[Registratieprobleem]
    kalender: list[Afspraak]
    beweringen: list[Bewering]
    geen_aantal: list[str]
    # On by default: an edition that says nothing is protected by the minimum.
    onthulling: Onthulling = Field(default_factory=Onthulling)
    aanvaard: list[Aanvaarding]

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if (self.status == "reproductie") != (self.publicatie is not None):
            raise ValueError(
                "'publicatie' is verplicht bij status reproductie en anders leeg (null); pas een van beide aan"
            )
        fictief = {naam for naam, bron in self.bronnen.items() if bron.herkomst == "fictief"}
        if fictief != (set(self.bronnen) if self.status == "fictief" else set()):
            raise ValueError(
                "herkomst fictief kan alleen bij status fictief, en dan voor elke bron; pas een van beide aan"
            )
        if not self.gemeenten:
            raise ValueError("'gemeenten' is leeg; noem ten minste één gemeente")
        for wat, waarden in {
            "gemeenten": [tekst for gemeente in self.gemeenten for tekst in (gemeente.code, gemeente.naam)],
            "kalender": [afspraak.naam for afspraak in self.kalender],
            "beweringen": [bewering.naam for bewering in self.beweringen],
            "aanvaard": [f"{een.bevinding} ({een.soort}, {een.hoofdstuk})" for een in self.aanvaard],
        }.items():
            if dubbel := dubbel_in(sorted(waarden)):
                raise ValueError(f"'{wat}' noemt '{dubbel}' twee keer; noem elk één keer")
        return self

    @model_validator(mode="after")
    def _kerncijfers_kunnen(self) -> Self:
        namen = self.kerncijfers or []
        if len(namen) > HOOGSTENS_KERNCIJFERS:
            raise ValueError(f"'kerncijfers' noemt er {len(namen)}; kies er hoogstens {HOOGSTENS_KERNCIJFERS}")
        if dubbel := dubbel_in(namen):
            raise ValueError(f"'kerncijfers' noemt '{dubbel}' twee keer; noem elk één keer")
        if namen and not any(blok.meet_indicatoren for blok in self.hoofdstukken.gevraagd().values()):
            raise ValueError("'kerncijfers' komen uit hoofdstuk prestatie-indicatoren; zet dat bij 'hoofdstukken'")
        return self

    @model_validator(mode="after")
    def _eigen_tellingen_heten_eigen(self) -> Self:
        for naam, bron in self.bronnen.items():
            if bron.telling is None:
                continue
            if naam in BRONNEN:
                raise ValueError(f"bron '{naam}' bestaat al in de bibliotheek; geef uw eigen telling een andere naam")
            if not re.fullmatch(r"[a-z][a-z0-9_]*", naam):
                raise ValueError(f"bron '{naam}' kan zo niet heten; schrijf kleine letters, cijfers en _")
            if bron.codes or bron.telwijze or bron.zwaarte:
                raise ValueError(f"bron '{naam}' noemt haar leden bij 'telling', 'dimensies'; haal 'codes' weg")
        return self

    @model_validator(mode="after")
    def _eigen_secties_kunnen(self) -> Self:
        gevraagd = self.hoofdstukken.gevraagd()
        genoemd = [naam for blok in gevraagd.values() for naam in blok.secties]
        eigen = {een: van.telling for een, van in self.bronnen.items() if van.telling}
        for naam, sectie in self.secties.items():
            if fout := fout_in_sectie(naam, sectie, eigen):
                raise ValueError(fout)
            if naam not in genoemd:
                raise ValueError(f"sectie '{naam}' staat in geen enkel hoofdstuk; zet haar ergens bij 'secties'")
        if dubbel := dubbele_namen(self.secties):
            raise ValueError(
                f"'secties' noemt '{dubbel}' twee keer; geef elke sectie, en wat er 'verder' staat, een naam"
            )
        for blok in self.hoofdstukken.eigen:
            if not blok.notebook and (zonder := [naam for naam in blok.secties if naam not in self.secties]):
                raise ValueError(
                    f"hoofdstuk '{blok.naam}' noemt sectie '{zonder[0]}', en die is niet gedeclareerd. "
                    f"{nearest(zonder[0], self.secties)}"
                )
        return self

    @model_validator(mode="after")
    def _nulmetingen_zijn_van_de_soort(self, info: ValidationInfo) -> Self:
        periode: Periode | None = (info.context or {}).get("periode")
        eigen = {naam: een.nulmeting for naam, een in self.eigen_indicatoren.items()}
        for naam, nulmeting in {**{naam: een.nulmeting for naam, een in self.doelen.items()}, **eigen}.items():
            if nulmeting and periode is not None and not isinstance(Periode.lees(nulmeting), type(periode)):
                raise ValueError(
                    f"de nulmeting van '{naam}', {nulmeting}, is geen {periode.soort}, en deze editie telt per "
                    f"{periode.soort}; schrijf bijvoorbeeld {periode.jaar_eerder}"
                )
        return self

    @model_validator(mode="after")
    def _eigen_indicatoren_kunnen(self, info: ValidationInfo) -> Self:
        gevraagd = self.hoofdstukken.gevraagd()
        for naam, een in self.eigen_indicatoren.items():
            bron = self.bronnen.get(een.telling)
            if bron is None or bron.telling is None:
                eigen = [een for een, van in self.bronnen.items() if van.telling]
                raise ValueError(
                    f"eigen indicator '{naam}' telt uit '{een.telling}', en dat is geen telling van deze editie zelf. "
                    f"{nearest(een.telling, eigen)}"
                )
            if fout := een.fout(bron.telling, len(self.gemeenten), (info.context or {}).get("periode")):
                raise ValueError(f"eigen indicator '{naam}': {fout}")
        if self.eigen_indicatoren and not any(blok.meet_indicatoren for blok in gevraagd.values()):
            raise ValueError("'eigen_indicatoren' staan in hoofdstuk prestatie-indicatoren; zet dat bij 'hoofdstukken'")
        return self

    @model_validator(mode="after")
    def _herindelingen_kloppen(self) -> Self:
        bekend = {gemeente.code: gemeente for gemeente in self.gemeenten}
        for oud in self.gemeenten:
            for code in oud.opvolgers:
                nieuw = bekend.get(code)
                if oud.tot and (nieuw is None or not sluit_aan(oud, nieuw)):
                    raise ValueError(
                        f"gemeente {oud.code} gaat op in '{code}'; die staat niet bij 'gemeenten' of begint "
                        "niet op de dag erna; verbeter dat"
                    )
        return self
