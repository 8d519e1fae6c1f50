"""The blocks of params.yml: every key is declared, none has a default, nothing is guessed from another type."""

import re
from collections.abc import Container
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.blok import Blok
from monitorlib.editie.bron_parameters import BronParameters
from monitorlib.editie.eigen_indicator import EigenIndicator
from monitorlib.editie.eigen_sectie import NAAM, EigenSectie
from monitorlib.editie.hoofdstukken import Hoofdstukken
from monitorlib.errors import ParameterError
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.tijd.dagen import datum_lang
from monitorlib.tijd.periode import VORMEN, Maand, Periode, is_periode

Status = Literal["reproductie", "concept", "vastgesteld", "fictief"]
Lezers = Literal["intern", "openbaar"]


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
            raise ValueError("'opgegaan_in' is leeg of noemt een gemeente twee keer")
        if self.van and self.tot and self.tot < self.van:
            raise ValueError("'tot' ligt voor 'van'")
        return self


class Publicatie(Blok):
    """The public document that an edition with status 'reproductie' reproduces."""

    titel: str
    datum: date


class Afspraak(Blok):
    """A line of the bestuurlijke kalender: on a day, or in a month when no day is known (`2017-07`).

    The kalender of an edition covers its period and the year after it.
    """

    datum: date | str
    onderwerp: str
    orgaan: str | None = None

    @field_validator("datum", mode="before")
    @classmethod
    def _dag_of_maand_in_de_kalender(cls, datum: Any, info: ValidationInfo) -> Any:
        try:
            eerste, laatste = _dagen(datum)
        except ParameterError as error:
            raise ValueError(f"'{datum}' is geen dag of maand; schrijf bijvoorbeeld 2017-09-14 of 2017-09") from error
        periode: Periode | None = (info.context or {}).get("periode")
        if periode is not None:
            van, tot = periode.eerste_dag, periode.jaar_later.peildatum
            if eerste < van or laatste > tot:
                raise ValueError(
                    f"{datum} valt buiten de kalender van deze editie; toegestaan is {datum_lang(van)} tot en met "
                    f"{datum_lang(tot)}, {periode.het} en het jaar erna; verbeter de datum of haal de regel weg"
                )
        return datum

    @property
    def dagen(self) -> tuple[date, date]:
        """The first and the last day on which it can be: the day itself, or those of its month."""
        return _dagen(self.datum)

    @property
    def wanneer(self) -> str:
        """Write the day or the month as running text does."""
        return datum_lang(self.datum) if isinstance(self.datum, date) else Maand.lees(self.datum).label

    @property
    def naam(self) -> str:
        """Tell lines about the same subject apart by who deals with it."""
        return f"{self.onderwerp} ({self.orgaan})" if self.orgaan else self.onderwerp


def _dagen(datum: Any) -> tuple[date, date]:
    if type(datum) is date:
        return datum, datum
    maand = Maand.lees(str(datum))
    return maand.eerste_dag, maand.peildatum


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
    vorige: str | None
    gemeenten: list[Gemeente]
    hoofdstukken: Hoofdstukken
    bronnen: dict[str, BronParameters]
    # Sections of the edition's own, by the name under which chapters list them.
    secties: dict[str, EigenSectie] = Field(default_factory=dict)
    indicatoren: Literal["alle"] | list[str]
    # Indicators over tellingen of the edition's own, by their name.
    eigen_indicatoren: dict[str, EigenIndicator] = Field(default_factory=dict)
    doelen: dict[str, Doel]
    registratieproblemen: list[Registratieprobleem]
    kalender: list[Afspraak]
    beweringen: list[Bewering]
    geen_aantal: list[str]
    aanvaard: list[Aanvaarding]

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if (self.status == "reproductie") != (self.publicatie is not None):
            raise ValueError("'publicatie' is verplicht bij status reproductie en anders leeg (null)")
        fictief = {naam for naam, bron in self.bronnen.items() if bron.herkomst == "fictief"}
        if fictief != (set(self.bronnen) if self.status == "fictief" else set()):
            raise ValueError("herkomst fictief kan alleen bij status fictief, en dan voor elke bron")
        if not self.gemeenten:
            raise ValueError("'gemeenten' is leeg; noem ten minste één gemeente")
        for wat, waarden in {
            "gemeenten": [tekst for gemeente in self.gemeenten for tekst in (gemeente.code, gemeente.naam)],
            "kalender": [afspraak.naam for afspraak in self.kalender],
            "beweringen": [bewering.naam for bewering in self.beweringen],
            "aanvaard": [f"{een.bevinding} ({een.soort}, {een.hoofdstuk})" for een in self.aanvaard],
        }.items():
            dubbel = sorted({waarde for waarde in waarden if waarden.count(waarde) > 1})
            if dubbel:
                raise ValueError(f"'{wat}' noemt '{dubbel[0]}' twee keer")
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
        for naam, sectie in self.secties.items():
            bron = self.bronnen.get(sectie.telling)
            if not re.fullmatch(NAAM, naam):
                raise ValueError(f"sectie '{naam}' kan zo niet heten; schrijf kleine letters, cijfers en streepjes")
            if bron is None or bron.telling is None:
                eigen = [een for een, van in self.bronnen.items() if van.telling]
                raise ValueError(
                    f"sectie '{naam}' toont '{sectie.telling}', en dat is geen telling van deze editie zelf "
                    f"(bronnen, met 'telling'). {nearest(sectie.telling, eigen)}"
                )
            if fout := sectie.fout(bron.telling):
                raise ValueError(f"sectie '{naam}': {fout}")
            if naam not in genoemd:
                raise ValueError(f"sectie '{naam}' staat in geen enkel hoofdstuk; zet haar ergens bij 'secties'")
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
                if oud.tot and (nieuw is None or not _sluit_aan(oud, nieuw)):
                    raise ValueError(
                        f"gemeente {oud.code} gaat op in '{code}'; die staat niet bij 'gemeenten' of begint "
                        "niet op de dag erna"
                    )
        return self


def _sluit_aan(oud: Gemeente, nieuw: Gemeente) -> bool:
    """Tell whether one gemeente goes on where another ends; a part of a split one can go to one that was there."""
    begin = nieuw.van
    if len(oud.opvolgers) > 1 and (begin is None or (oud.tot is not None and begin <= oud.tot)):
        return True
    return oud.tot is not None and begin == oud.tot + timedelta(days=1)
