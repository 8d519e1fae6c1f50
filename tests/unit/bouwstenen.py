"""Small cijfers and registers for tests, drawn by hand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product

import ibis
import pyarrow as pa

from monitorlib.bron_parameters import BronParameters, Vaststelling
from monitorlib.cijfers.cijfers import Cijfers, maak
from monitorlib.cijfers.regels import GETAL, NIET_OPGEGEVEN, NIET_TE_BEPALEN, NIHIL, NOG_NIET, TEKST
from monitorlib.kwartaal import Kwartaal
from monitorlib.parameters import Gemeente
from monitorlib.sources.catalogue import BRONNEN
from monitorlib.sources.codelijsten import codelijst
from monitorlib.sources.declaration import Bron, Codes, Kolom
from monitorlib.sources.opened import Register

NAN = float("nan")
# What a test writes in a cell: a number, one of the signs, or a word.
Cel = float | str


def cijfers(
    leden: Mapping[str, Sequence[str]],
    waarden: Iterable[Cel],
    *,
    eenheid: str = "voorzieningen",
    decimalen: int = 0,
    afgerond_op: float = 0,
) -> Cijfers:
    """Cijfers over the grid of the members, the last dimension fastest; 'bestaat niet' leaves a cell out."""
    rijen = []
    for sleutel, waarde in zip(product(*leden.values()), waarden, strict=True):
        if waarde == "bestaat niet":
            continue
        if not isinstance(waarde, str):
            inhoud = (float(waarde), GETAL, "")
        elif waarde == NIHIL:
            inhoud = (0.0, NIHIL, "")
        elif waarde in (NIET_OPGEGEVEN, NOG_NIET, NIET_TE_BEPALEN):
            inhoud = (NAN, waarde, "")
        else:
            inhoud = (NAN, TEKST, waarde)
        gevuld = zip(("waarde", "teken", "tekst"), inhoud, strict=True)
        rijen.append({**dict(zip(leden, sleutel, strict=True)), **dict(gevuld)})
    return maak(rijen, leden, eenheid=eenheid, decimalen=decimalen, afgerond_op=afgerond_op, ontbrekend=lambda _: None)


def inhoud(van: Cijfers) -> dict[tuple[str, ...], Cel]:
    """Each cell as a test writes it: the number, the sign, or the word."""
    gevonden: dict[tuple[str, ...], Cel] = {}
    for sleutel, rij in van.cellen().items():
        teken = rij["teken"]
        gevonden[sleutel] = rij["waarde"] if teken == GETAL else rij["tekst"] if teken == TEKST else teken
    return gevonden


# A record: client, gemeente, vorm, first day, last day.
Record = tuple[str | None, str, str | None, date, date | None]

BRON = Bron(
    "proef",
    "Proefregister",
    sleutel=("nummer",),
    kolommen=(
        Kolom("nummer", "tekst", "nummer", persoonlijk=True),
        Kolom("client", "tekst", "pseudoniem", mag_leeg=True, persoonlijk=True),
        Kolom("gemeente", "gemeente", "gemeentecode"),
        Kolom("vorm", "code", "PGB of ZIN", mag_leeg=True),
        Kolom("ingangsdatum", "datum", "eerste dag"),
        Kolom("einddatum", "datum", "laatste dag", mag_leeg=True),
    ),
    periode=("ingangsdatum", "einddatum"),
    eenheid="voorzieningen",
)
CODES = Codes({"gemeente": {"GM0001": "Aa", "GM0002": "Bee"}, "vorm": {"PGB": "PGB", "ZIN": "ZIN"}})
_SCHEMA = pa.schema(
    [
        ("nummer", pa.string()),
        ("client", pa.string()),
        ("gemeente", pa.string()),
        ("vorm", pa.string()),
        ("ingangsdatum", pa.date32()),
        ("einddatum", pa.date32()),
    ]
)


def register(
    records: Iterable[Record], *, vastgesteld: Sequence[Vaststelling] = (), kwartaal: str = "2016-Q1"
) -> Register:
    """A register of these records; with `vastgesteld` it is a reconstructed one."""
    rijen = [dict(zip(_SCHEMA.names, (str(nummer), *record), strict=True)) for nummer, record in enumerate(records)]
    parameters = BronParameters(
        bestand="proef.csv",
        herkomst="gereconstrueerd" if vastgesteld else "geleverd",
        vindplaats="met de hand getekend",
        vastgesteld=list(vastgesteld),
    )
    tabel = ibis.memtable(pa.Table.from_pylist(rijen, schema=_SCHEMA))
    return Register(tabel, BRON, CODES, parameters, Kwartaal.lees(kwartaal))


JEUGDHULP = BRONNEN["voorzieningen_jeugdwet"]
OUD, NIEUW = (
    Gemeente(code="GM0008", naam="Oud", tot=date(2015, 12, 31), opgegaan_in="GM0009"),
    Gemeente(code="GM0009", naam="Nieuw", van=date(2016, 1, 1)),
)
GEMEENTEN = (Gemeente(code="GM0001", naam="Aa"), Gemeente(code="GM0002", naam="Bee"), OUD, NIEUW)
AANBIEDERS = {"00000011": "De Eik", "00000022": "De Linde", "00000033": "De Wilg"}
_JEUGDHULP_CODES = Codes(
    {
        "gemeente": {een.code: een.naam for een in GEMEENTEN},
        "productgroep": {"45": "Ambulant", "41": "Daghulp", "44": "Verblijf", "43": "Behandeling met verblijf"},
        "leveringsvorm": {"PGB": "PGB", "ZIN": "ZIN"},
        "aanbieder": AANBIEDERS,
        "reden": codelijst("iJw 3.2 JZ588").codes,
    }
)
_JEUGDHULP_TYPEN = {kolom.naam: pa.date32() if kolom.soort == "datum" else pa.string() for kolom in JEUGDHULP.kolommen}


def jeugdhulp(
    rijen: Iterable[Mapping[str, object]],
    *,
    kwartaal: str = "2016-Q1",
    gemeenten: tuple[Gemeente, ...] = GEMEENTEN,
    **parameters: object,
) -> Register:
    """A register Jeugdwet of these rows; what a row does not name is usual: client c1, Aa, ambulant, ZIN, De Eik."""
    gewoon = {
        "client": "c1",
        "gemeente": "GM0001",
        "productgroep": "45",
        "leveringsvorm": "ZIN",
        "aanbieder": "00000011",
    }
    vol = [{"voorziening_nummer": f"J{nummer:05}", **gewoon, **rij} for nummer, rij in enumerate(rijen, 1)]
    tabel = pa.Table.from_pylist(vol, schema=pa.schema(list(_JEUGDHULP_TYPEN.items())))
    bron = {"bestand": "jeugdhulp.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend", **parameters}
    return Register(
        ibis.memtable(tabel),
        JEUGDHULP,
        _JEUGDHULP_CODES,
        BronParameters.model_validate(bron),
        Kwartaal.lees(kwartaal),
        gemeenten,
    )
