"""How a source is delivered: its form, and where it comes from."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from monitorlib.editie.params.berekening import Berekening
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.dubbel import dubbel_in


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
        if dubbel := dubbel_in([*self.kolommen.values()]):
            raise ValueError(f"'kolommen' noemt '{dubbel}' twee keer; noem elk één keer")
        beide = [naam for naam in self.weglaten if naam in self.kolommen]
        if beide:
            raise ValueError(f"'{beide[0]}' staat bij 'kolommen' en bij 'weglaten'; haal er een weg")
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
