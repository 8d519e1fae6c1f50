"""What params.yml says of one source: its file and herkomst, its codes, and how its records are counted."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from monitorlib.editie.eigen.telling import EigenTelling
from monitorlib.editie.params.blok import Blok
from monitorlib.errors import ParameterError
from monitorlib.tijd.moment import lees_moment

Herkomst = Literal["geleverd", "gepubliceerd", "gereconstrueerd", "fictief"]
# Why a record can begin or end while nobody comes or goes.
Mutatie = Literal["herindeling", "leveringsvorm", "aanbieder", "verwijderd"]


class Berekening(Blok):
    """A measure on a register with its moments and its crossing."""

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


class Vaststelling(Berekening):
    """A measure with its crossing that a publication prints, so that a reconstructed source may give it."""


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
            raise ValueError("'administratief' noemt een mutatie twee keer")
        return self


class Database(Blok):
    """Where `monitor snapshot` reads a source: the environment variable with the Ibis URL, and a table or a query.

    `rijen: blijven` leaves the rows there: the snapshot then holds the answers to the `berekeningen` and to what the
    `indicatoren` ask, and nothing else.
    """

    verbinding: str = Field(pattern=r"[A-Z][A-Z0-9_]*")
    tabel: str = ""
    # A file with one SELECT, beside params.yml.
    vraag: str = ""
    rijen: Literal["bevriezen", "blijven"] = "bevriezen"
    indicatoren: list[str] = Field(default_factory=list)
    berekeningen: list[Berekening] = Field(default_factory=list)

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        if bool(self.tabel) == bool(self.vraag):
            raise ValueError("geef 'tabel' of 'vraag', en niet allebei")
        if bool(self.berekeningen or self.indicatoren) != (self.rijen == "blijven"):
            raise ValueError("'berekeningen' of 'indicatoren' is verplicht bij 'rijen: blijven' en mag anders niet")
        return self


class UitCbs(Blok):
    """The table of CBS StatLine with inwoners per gemeente, year and age, by the keys of its dimensions.

    `keuze` gives of each other dimension the code of its total.
    """

    tabel: str = Field(pattern=r"^\w+$")
    onderwerp: str = Field(pattern=r"^\w+$")
    gemeente: str
    jaar: str
    leeftijd: str
    keuze: dict[str, str]


class Kantelen(Blok):
    """Columns that become rows: of each column by its heading what it is in column `naar`; its value goes to waarde."""

    naar: str
    kolommen: dict[str, str] = Field(min_length=1)


Datums = Literal[
    "jjjj-mm-dd",
    "dd-mm-jjjj",
    "mm-dd-jjjj",
    "jjjj/mm/dd",
    "jjjjmmdd",
    "ddmmjjjj",
    "dd maand jjjj",
    "jjjj-mm-dd uu:mm",
    "dd-mm-jjjj uu:mm",
    "excel",
]
# What a sign means that stands where a value is expected, or behind a number.
Teken = Literal["onbekend", "geheim", "nihil", "voorlopig"]


class Levering(Blok):
    """How a supplier writes a source, where that is not as ours is declared.

    `kolommen` gives the supplier's name of a column its name here, `weglaten` lists the supplier's columns that are
    not taken over (with `rest: weglaten` every column that nothing here names), `vertaal` gives per column of ours each
    value of the supplier and what it is here.
    """

    kolommen: dict[str, str] = Field(default_factory=dict)
    weglaten: list[str] = Field(default_factory=list)
    rest: Literal["", "weglaten"] = ""
    vertaal: dict[str, dict[str, str]] = Field(default_factory=dict)
    # By column of ours what its digits are filled up with at the left: 14 by GM0000 is GM0014.
    aanvullen: dict[str, str] = Field(default_factory=dict)
    tekens: dict[str, Teken] = Field(default_factory=dict)
    # By column of the supplier the values of the rows that are taken over; a star stands for any signs.
    alleen: dict[str, list[str]] = Field(default_factory=dict)
    kantelen: Kantelen | None = None
    # Columns that the file has not, with the one value that they have in all of it.
    erbij: dict[str, str] = Field(default_factory=dict)
    # `cbs` reads a period by its code or title in StatLine.
    perioden: Literal["", "cbs"] = ""
    # In a worksheet `excel` reads a number as the day that Excel means by it.
    datums: Datums = "jjjj-mm-dd"
    # The days that stand for an end that is not known yet.
    open: list[date] = Field(default_factory=list)
    # Whether a client or a number that is written with other capitals is the same one.
    hoofdletters: dict[str, Literal["gelijk", "verschillend"]] = Field(default_factory=dict)
    decimaal: Literal[".", ","] = "."
    scheiding: Literal[",", ";", "tab"] = ","
    # A bsn becomes a pseudonym before anything is stored.
    client: Literal["pseudoniem", "bsn"] = "pseudoniem"
    # `apart` lets each row without a client be a person by itself.
    zonder_client: Literal["", "apart"] = ""
    # Of a workbook: the sheet. Of a workbook or a CSV: the row that names its columns. Of a CSV: how many lines below
    # the rows are none.
    blad: str = ""
    kop: int = Field(default=1, ge=1)
    voet: int = Field(default=0, ge=0)
    database: Database | None = None
    # Of the source inwoners: `monitor snapshot --referentie` takes it from CBS.
    cbs: UitCbs | None = None
    # Of a folder with messages: the register that their chain begins with.
    beginstand: "Beginstand | None" = None

    @model_validator(mode="after")
    def _elk_een_keer(self) -> Self:
        onze = list(self.kolommen.values())
        dubbel = [naam for naam in onze if onze.count(naam) > 1]
        if dubbel:
            raise ValueError(f"'kolommen' noemt '{dubbel[0]}' twee keer")
        beide = [naam for naam in self.weglaten if naam in self.kolommen]
        if beide:
            raise ValueError(f"'{beide[0]}' staat bij 'kolommen' en bij 'weglaten'")
        if self.weglaten and self.rest:
            raise ValueError("'rest: weglaten' laat ook weg wat bij 'weglaten' staat; haal een van beide weg")
        return self

    @model_validator(mode="after")
    def _uit_een_database_als_rijen(self) -> Self:
        vorm = {"alleen", "kantelen", "erbij", "kop", "voet"} & self.model_fields_set
        if self.database and vorm:
            raise ValueError(f"'{min(vorm)}' kan niet bij 'database'; doe het in 'vraag'")
        blijven = self.database is not None and self.database.rijen == "blijven"
        waarden = {"aanvullen", "tekens", "perioden", "open", "datums", "decimaal", "hoofdletters", "zonder_client"}
        if blijven and (waarden := waarden & self.model_fields_set):
            raise ValueError(f"'{min(waarden)}' kan niet bij 'rijen: blijven'; doe het in 'vraag'")
        return self


class Beginstand(Blok):
    """The register that a chain of messages begins with, as it was after the messages of a day.

    `bestand` stands in the folder `beginstand` of the messages, `op` is that day: messages until then are in it.
    """

    bestand: str
    op: date
    levering: Levering = Field(default_factory=lambda: Levering())


Levering.model_rebuild()


class BronParameters(Blok):
    """What an edition says of one of its sources."""

    # A file, or the folder with the messages of iWmo or iJw; from a database the file that `monitor snapshot` makes.
    bestand: str
    levering: Levering = Levering()
    herkomst: Herkomst
    vindplaats: str
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
    volledig_vanaf: date | None = None
    opgehaald: date | None = None

    @model_validator(mode="after")
    def _codes_een_keer(self) -> Self:
        for kolom, gegeven in self.codes.items():
            codes = gegeven.gebruikt if isinstance(gegeven, UitCodelijst) else list(gegeven)
            if not codes:
                raise ValueError(f"'codes' noemt geen waarden voor kolom '{kolom}'")
            namen = list(gegeven.values()) if isinstance(gegeven, dict) else codes
            dubbel = [naam for lijst in (codes, namen) for naam in lijst if lijst.count(naam) > 1]
            if dubbel:
                raise ValueError(f"'codes' noemt '{dubbel[0]}' twee keer voor kolom '{kolom}'")
        return self

    @model_validator(mode="after")
    def _zwaarte_een_keer(self) -> Self:
        codes = [code for van in self.zwaarte.values() for code in van]
        dubbel = [code for code in codes if codes.count(code) > 1]
        if dubbel:
            raise ValueError(f"'zwaarte' noemt '{dubbel[0]}' twee keer; een product heeft één zwaarte")
        return self

    @model_validator(mode="after")
    def _vastgesteld_hoort_bij_gereconstrueerd(self) -> Self:
        if bool(self.vastgesteld) != (self.herkomst == "gereconstrueerd"):
            raise ValueError(
                "'vastgesteld' is verplicht bij herkomst gereconstrueerd en mag bij een andere herkomst niet"
            )
        return self
