"""The record that a chapter leaves in its notebook: one typed value, which writes and reads itself."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import PlainSerializer, PlainValidator, TypeAdapter

from monitorlib.cijfers.kern.kenmerken import als_json, herkomst_als_json, herkomst_uit_json, uit_json
from monitorlib.cijfers.kern.regels import Afleiding, Kenmerk
from monitorlib.cijfers.rekenen.verloop import Wijziging
from monitorlib.cijfers.toeval.betekenis import Oordeel
from monitorlib.controles.bevinding import Bevinding
from monitorlib.controles.een_getal import Plek
from monitorlib.controles.getoetst import Getoetst

RECORD_MIME = "application/vnd.monitor.hoofdstuk+json"

# Both are written in an order of their own, so that a notebook is the same every time.
_Kenmerk = Annotated[Kenmerk, PlainValidator(uit_json), PlainSerializer(als_json)]
_Afleiding = Annotated[Afleiding, PlainValidator(herkomst_uit_json), PlainSerializer(herkomst_als_json)]
_Getoetst = Annotated[Getoetst, PlainValidator(Getoetst.uit_json), PlainSerializer(Getoetst.als_json)]


@dataclass(frozen=True)
class Lijn:
    """A change of an indicator in words; `omvang` and `geheel` are what the samenvatting weighs it by."""

    indicator: str
    thema: str
    # Its page in the site.
    plaats: str
    gebied: str
    stap: str
    tekst: str
    oordeel: Oordeel | Literal["geen eerder getal"]
    gunstig: str
    registratie: tuple[str, ...]
    eenheid: str
    omvang: float
    geheel: float
    # None where nothing was tested.
    p: float | None
    # The two numbers as they are shown, their difference, and what the earlier one was before it was revised.
    van: str = ""
    naar: str = ""
    verschil: str = ""
    herzien_van: str = ""


@dataclass(frozen=True)
class Puntregel:
    """A number of an indicator, or the reason why there is none."""

    indicator: str
    thema: str
    eenheid: str
    per: str
    gemeente: str
    periode: str
    reden: str
    waarde: float | None
    decimalen: int
    kenmerk: _Kenmerk | None
    # As a page shows it, with its unit when that is a sign.
    geschreven: str = ""
    # What it was made of, on an intern page.
    herkomst: _Afleiding | None = None


@dataclass(frozen=True)
class Doelregel:
    """A streefwaarde of an indicator with the number of a place that is held against it."""

    indicator: str
    plaats: str
    streefwaarde: str
    gunstig: str
    gebied: str
    getal: str
    gehaald: bool
    registratie: tuple[str, ...]
    # The streefwaarde as a number, for who draws it.
    grens: float | None = None


@dataclass(frozen=True)
class NietGeleverd:
    """An indicator that is not there, and what it lacks."""

    indicator: str
    reden: str


@dataclass(frozen=True)
class Tabelwijziging:
    """What changed in a table: its name and title, and the change."""

    tabel: str
    titel: str
    wijziging: Wijziging


@dataclass(frozen=True)
class Record:
    """What one chapter left; the four before the last are of the chapter that measures the indicators."""

    hoofdstuk: str
    tabellen: tuple[str, ...]
    figuren: tuple[str, ...]
    getoetst: _Getoetst
    niet_geschreven: tuple[str, ...]
    overgenomen: tuple[str, ...]
    # The sources that were opened, and those whose numbers are in a table.
    gelezen: tuple[str, ...]
    bronnen: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]
    wijzigingen: tuple[Tabelwijziging, ...]
    lijnen: tuple[Lijn, ...] = ()
    punten: tuple[Puntregel, ...] = ()
    doelen: tuple[Doelregel, ...] = ()
    niet_geleverd: tuple[NietGeleverd, ...] = ()
    # What the chapter answers to its own question: sentences in HTML, the first of them its headline.
    antwoord: tuple[str, ...] = ()

    def als_json(self) -> dict[str, Any]:
        """Write the record as JSON has it."""
        geschreven: dict[str, Any] = _vorm().dump_python(self, mode="json")
        return geschreven

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> "Record":
        """Read a record; raises pydantic's `ValidationError` when it is none."""
        return _vorm().validate_python(gegevens)


@dataclass(frozen=True)
class Nagelaten(Record):
    """The record of a chapter, with what else its notebook says: its title, and its numbers with what they are."""

    titel: str = ""
    plekken: tuple[Plek, ...] = ()

    @classmethod
    def van(cls, record: Record, titel: str, plekken: tuple[Plek, ...]) -> Self:
        """Put the title and the numbers of a notebook beside its record."""
        return cls(**vars(record), titel=titel, plekken=plekken)


@cache
def _vorm() -> TypeAdapter[Record]:
    return TypeAdapter(Record)
