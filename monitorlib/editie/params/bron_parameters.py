"""What params.yml says of one source: its file and herkomst, its codes, and how its records are counted."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, WrapSerializer, WrapValidator, model_validator

from monitorlib.editie.eigen.telling import EigenTelling
from monitorlib.editie.params.berekening import Vaststelling
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.controletotaal import Controletotaal
from monitorlib.editie.params.dubbel import dubbel_in
from monitorlib.editie.params.levering import Levering
from monitorlib.editie.params.open_plaats import of_nog_open, schrijf_nog_open

Herkomst = Literal["geleverd", "gepubliceerd", "gereconstrueerd", "fictief"]
# Why a record can begin or end while nobody comes or goes.
Mutatie = Literal["herindeling", "leveringsvorm", "aanbieder", "verwijderd"]


class UitCodelijst(Blok):
    """Codes of a national list in one release, those that this edition uses, in the order of its tables."""

    lijst: str
    gebruikt: list[str]


def _vorm(gegeven: Any) -> str:
    """Tell in which of three forms allowed values are written, so that a fault in one is not told of all three."""
    if isinstance(gegeven, UitCodelijst) or (isinstance(gegeven, dict) and {"lijst", "gebruikt"} & set(gegeven)):
        return "<codelijst>"
    return "<namen>" if isinstance(gegeven, dict) else "<codes>"


# A list of codes, codes with a name each, or codes of a national list.
Toegestaan = Annotated[
    Annotated[list[str], Tag("<codes>")]
    | Annotated[dict[str, str], Tag("<namen>")]
    | Annotated[UitCodelijst, Tag("<codelijst>")],
    Discriminator(_vorm),
]


class Telwijze(Blok):
    """How records become trajecten: joined over `wachttijd` days; `administratief` is nobody's coming or going.

    With wachttijd 0 only overlapping records are joined, with 1 also those that follow on each other. With
    'verwijderd' a record that ends on its first day is a withdrawn toewijzing and counts nowhere.
    """

    wachttijd: int = Field(ge=0)
    administratief: list[Mutatie]

    @property
    def laat_ingetrokken_weg(self) -> bool:
        """Tell whether withdrawn toewijzingen are left out when the register is opened."""
        return "verwijderd" in self.administratief

    @model_validator(mode="after")
    def _een_keer(self) -> Self:
        if len(set(self.administratief)) < len(self.administratief):
            raise ValueError("'administratief' noemt een mutatie twee keer; noem elk één keer")
        return self


class Voorlopig(Blok):
    """Why numbers of a source may still change, and from which day on they are about; all of them without a day."""

    reden: str = Field(min_length=10)
    vanaf: date | None = None

    def geldt_op(self, dagen: Iterable[date]) -> bool:
        """Tell whether it holds of numbers of these days; of numbers of no known day it may."""
        bekend = list(dagen)
        return self.vanaf is None or not bekend or any(dag >= self.vanaf for dag in bekend)


class BronParameters(Blok):
    """What an edition says of one of its sources."""

    # A file, or the folder with the messages of iWmo or iJw; from a database the file that `monitor snapshot` makes.
    bestand: str
    levering: Levering = Levering()
    # What its supplier says that it holds: compared with what was read.
    controletotaal: Controletotaal | None = None
    herkomst: Herkomst
    vindplaats: str
    # Nothing was delivered since the edition began: its sections say so. Refused when there is a row.
    nog_niet_geleverd: bool = False
    # The allowed values of a coded column, in the order of the tables; with a name for each when the code has none.
    codes: dict[str, Toegestaan] = Field(default_factory=dict)
    # Words that may stand where a number is expected; any other text is an error.
    woorden: list[str] = Field(default_factory=list)
    vastgesteld: list[Vaststelling] = Field(default_factory=list)
    telwijze: Telwijze | None = None
    # Which products are light and which are heavy: levels from light to heavy, each with its codes.
    zwaarte: dict[str, list[str]] = Field(default_factory=dict)
    # What a telling is that only this edition has.
    telling: EigenTelling | None = None
    # A register knows nothing of before this day, and nothing of after the day on which it was taken.
    volledig_vanaf: Annotated[date | None, WrapValidator(of_nog_open), WrapSerializer(schrijf_nog_open)] = None
    opgehaald: date | None = None
    # Numbers that may still change: what is registered late, what an accountant has not seen.
    voorlopig: Voorlopig | None = None

    @model_validator(mode="after")
    def _codes_een_keer(self) -> Self:
        for kolom, gegeven in self.codes.items():
            codes = gegeven.gebruikt if isinstance(gegeven, UitCodelijst) else list(gegeven)
            if not codes:
                raise ValueError(f"'codes' noemt geen waarden voor kolom '{kolom}'; noem ze, of haal de kolom weg")
            namen = list(gegeven.values()) if isinstance(gegeven, dict) else codes
            if dubbel := dubbel_in(codes) or dubbel_in(namen):
                raise ValueError(f"'codes' noemt '{dubbel}' twee keer voor kolom '{kolom}'; noem elk één keer")
        return self

    @model_validator(mode="after")
    def _zwaarte_een_keer(self) -> Self:
        codes = [code for van in self.zwaarte.values() for code in van]
        if dubbel := dubbel_in(codes):
            raise ValueError(f"'zwaarte' noemt '{dubbel}' twee keer; een product heeft één zwaarte; haal er een weg")
        return self

    @model_validator(mode="after")
    def _vastgesteld_hoort_bij_gereconstrueerd(self) -> Self:
        if bool(self.vastgesteld) != (self.herkomst == "gereconstrueerd"):
            raise ValueError(
                "'vastgesteld' is verplicht bij herkomst gereconstrueerd en mag bij een andere herkomst niet"
            )
        return self
