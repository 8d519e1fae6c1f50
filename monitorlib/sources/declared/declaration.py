"""What a source is: its columns, their kinds, its key. A register has a row per record, a telling a number per row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from monitorlib.tijd.periode import SOORTEN, Maand

Soort = Literal[
    "tekst",
    "gemeente",
    "code",
    "datum",
    "maand",
    "moment",
    "jaar",
    "periode",
    "geheel",
    "getal",
    "bedrag",
    "waarde",
]
# What a number in a telling is: a count is whole and never negative, an amount is in euro, with cents at most.
Waarde = Literal["aantal", "bedrag", "decimaal", "tekst"]

# The type of a column by its kind, where it is no longer text; every other kind is text.
TYPEN: Mapping[str, str] = {"datum": "date", "geheel": "int64", "getal": "float64", "bedrag": "decimal(18, 2)"}

# The form of each kind of period, with an example.
PERIODEN = {
    "dag": (r"\d{4}-\d{2}-\d{2}", "2017-06-30"),
    **{soort.soort: (soort.vorm(), str(soort.van_maand(Maand(2017, 6)))) for soort in SOORTEN},
}

# The code of all gemeenten of an edition together, and the name of every total.
REGIO, TOTAAL = "GM0000", "Totaal"
# The words by which a publication says that a number is not exact; a number calculated with one has the first.
BENADERINGEN = ("ca.", "bijna", "iets meer dan", "ruim")
# The source with what the previous edition showed: what a revised number is held against.
VORIGE_CIJFERS = "vorige_cijfers"


@dataclass(frozen=True)
class Kolom:
    """One column: the kind of its values, whether it may be empty, and whether it tells of a person.

    Of text and days in a register somebody must say whether they do: `persoonlijk` is None while nobody did. A column
    that `mag_ontbreken` may be absent from a delivery: what needs it is then not delivered.
    """

    naam: str
    soort: Soort
    uitleg: str
    mag_leeg: bool = False
    persoonlijk: bool | None = None
    mag_ontbreken: bool = False
    # Fixed codes; a coded column without them takes its codes from the edition.
    codes: tuple[str, ...] = ()
    # Codes of an edition that chapters and indicators calculate with: a name, or a group (`Klachten | `). They belong
    # to the project; every other code is a region's own.
    vast: tuple[str, ...] = ()
    # What must be in it for the section that reads it, which lays it beside each other: at least so many
    # different values, these values, and these years, counted from that of the edition.
    minstens: int = 1
    moet: tuple[str, ...] = ()
    jaren: tuple[int, ...] = ()
    # Of a period: which kind it is (empty: that of the edition), and the words before one that says what is not
    # counted ('prognose 2017').
    vorm: str = ""
    ervoor: tuple[str, ...] = ()

    @property
    def is_beoordeeld(self) -> bool:
        """Tell whether it is known if the column tells of a person: by its kind, or because somebody said so."""
        return self.persoonlijk is not None or self.soort not in ("tekst", "datum", "waarde")

    @property
    def vraagt_leden(self) -> bool:
        """Tell whether a section that reads it asks for certain values, or for a number of them."""
        return bool(self.moet or self.jaren or self.minstens > 1)

    def is_vast(self, code: str) -> bool:
        """Tell whether chapters or indicators calculate with a code, by itself or as one of its group."""
        return any(code == een or (een.endswith(" | ") and code.startswith(een)) for een in self.vast)


def alle(kolom: Kolom) -> Kolom:
    """Declare that each of the fixed codes of a column must occur: one is a part of another, or is set beside it."""
    return replace(kolom, moet=kolom.codes)


@dataclass(frozen=True)
class Eis:
    """What one column asks of another: where `van` holds one of `waarden`, `kolom` is 'gevuld' or 'leeg'.

    `doe` says what to do about it.
    """

    van: str
    waarden: tuple[str, ...]
    kolom: str
    moet: Literal["gevuld", "leeg"]
    doe: str


@dataclass(frozen=True)
class Bron:
    """A declared source.

    `sleutel` names the columns that together occur once. A row of which `begin` lies after `einde` is an error.
    A telling has one column `waarde`, of kind `waarde`, in `eenheid`, rounded to a multiple of `afgerond_op`
    (0: exact). `product` names the column of a register that says what kind of help a row is; empty when all its
    rows are of one kind. `geldig` names when a row holds in its gemeente: a first and a last day, one day, or a
    maand, periode or jaar. A telling that may be `herrekend` can tell of a gemeente before it existed, in its present
    borders. `eisen` are what columns ask of each other within a row; `verdeling` names an amount and the amounts that
    it falls apart in, held to it when all of them are delivered. `raad` says what to do with what is no amount. A
    delivery without rows is one that was forgotten, unless it `mag_zonder_rijen`.
    """

    naam: str
    titel: str
    sleutel: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    periode: tuple[str, str] | None = None
    waarde: Waarde | None = None
    eenheid: str = ""
    afgerond_op: float = 0
    product: str = ""
    geldig: tuple[str, ...] = ()
    herrekend: bool = False
    eisen: tuple[Eis, ...] = ()
    verdeling: tuple[str, tuple[str, ...]] = ("", ())
    raad: str = ""
    mag_zonder_rijen: bool = False

    @property
    def is_register(self) -> bool:
        return self.waarde is None

    @property
    def kolomnamen(self) -> tuple[str, ...]:
        return tuple(kolom.naam for kolom in self.kolommen)

    def kolom(self, naam: str) -> Kolom:
        """Give the declared column of this name."""
        return next(kolom for kolom in self.kolommen if kolom.naam == naam)


@dataclass(frozen=True)
class Codes:
    """The allowed values of one source of one edition: per column each code with its name on a page, in order.

    `lijsten` names the national list, in one release, from which a column has its codes.
    """

    per_kolom: Mapping[str, Mapping[str, str]]
    woorden: tuple[str, ...] = ()
    lijsten: Mapping[str, str] = field(default_factory=dict)

    def label(self, kolom: str, code: str) -> str:
        """Give the name that a code has on a page; a value of a column without codes is its own name."""
        return self.per_kolom.get(kolom, {}).get(code, code)


BENADERING = Kolom(
    "benadering", "code", "leeg als het getal precies is", mag_leeg=True, mag_ontbreken=True, codes=BENADERINGEN
)

GETELD = Kolom("waarde", "waarde", "het getal, '-' of 0 voor nihil, leeg voor niet opgegeven")


def telling(
    naam: str,
    titel: str,
    sleutels: Iterable[Kolom],
    waarde: Waarde,
    eenheid: str,
    afgerond_op: float = 0,
    *,
    herrekend: bool = False,
    benaderd: bool = False,
) -> Bron:
    """Declare a telling: its key columns and one number per row; what it tells of, it tells of a period among them.

    With `benaderd` a delivery may have a column benadering, with the word that says that a number is not exact.
    """
    sleutels = tuple(sleutels)
    kolommen = (*sleutels, GETELD)
    return Bron(
        naam,
        titel,
        sleutel=tuple(kolom.naam for kolom in sleutels),
        kolommen=(*kolommen, BENADERING) if benaderd else kolommen,
        waarde=waarde,
        eenheid=eenheid,
        afgerond_op=afgerond_op,
        geldig=tuple(kolom.naam for kolom in kolommen if kolom.soort in ("maand", "periode", "jaar")),
        herrekend=herrekend,
    )
