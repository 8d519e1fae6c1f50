"""Small cijfers and registers for tests, drawn by hand."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import ibis
import pyarrow as pa
from hypothesis import settings

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.maken import maak
from monitorlib.cijfers.kern.regels import GETAL, NIET_OPGEGEVEN, NIET_TE_BEPALEN, NOG_NIET, TEKST
from monitorlib.editie.params.berekening import Vaststelling
from monitorlib.editie.params.bron_parameters import BronParameters
from monitorlib.editie.params.gemeente import Gemeente
from monitorlib.sources.codes.codelijsten import codelijst
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.declared.declaration import Bron, Codes, Kolom
from monitorlib.sources.opened.bronnen import zonder_ingetrokken
from monitorlib.sources.opened.register import Register
from monitorlib.sources.opened.telling import Telling
from monitorlib.tijd.periode import Kwartaal

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
    records: Iterable[Record], *, vastgesteld: Sequence[Vaststelling] = (), periode: str = "2016-Q1"
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
    return Register(tabel, BRON, CODES, parameters, Kwartaal.lees(periode))


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
# As a snapshot freezes them: amounts in cents exactly.
_TYPEN = {"datum": pa.date32(), "getal": pa.float64(), "bedrag": pa.decimal128(18, 2)}
_WETTEN = {wet: wet for wet in ("Wmo", "Jeugdwet", "Participatiewet")}
_GEMEENTECODES = {een.code: een.naam for een in GEMEENTEN}


def _geopend(
    bron: Bron,
    codes: Codes,
    rijen: Iterable[Mapping[str, object]],
    gewoon: Mapping[str, object],
    periode: str,
    gemeenten: tuple[Gemeente, ...],
    parameters: Mapping[str, object],
) -> Register:
    """A register of these rows; each has its own number, and what it does not name is usual."""
    vol = [{bron.sleutel[0]: f"J{nummer:05}", **gewoon, **rij} for nummer, rij in enumerate(rijen, 1)]
    schema = pa.schema([(kolom.naam, _TYPEN.get(kolom.soort, pa.string())) for kolom in bron.kolommen])
    gegeven = BronParameters.model_validate(
        {"bestand": "proef.csv", "herkomst": "fictief", "vindplaats": "met de hand getekend", **parameters}
    )
    # As `open_bron` does.
    tabel = zonder_ingetrokken(ibis.memtable(pa.Table.from_pylist(vol, schema=schema)), gegeven.telwijze)
    return Register(tabel, bron, codes, gegeven, Kwartaal.lees(periode), gemeenten)


def jeugdhulp(
    rijen: Iterable[Mapping[str, object]],
    *,
    periode: str = "2016-Q1",
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
    return _geopend(JEUGDHULP, _JEUGDHULP_CODES, rijen, gewoon, periode, gemeenten, parameters)


def wmo(rijen: Iterable[Mapping[str, object]], *, periode: str = "2016-Q1", **parameters: object) -> Register:
    """A register Wmo of these rows: usually hulp bij het huishouden of client c1 in Aa, in ZIN."""
    gewoon = {"client": "c1", "gemeente": "GM0001", "voorziening": "01", "leveringsvorm": "ZIN"}
    codes = Codes(
        {
            "gemeente": _GEMEENTECODES,
            "voorziening": {"01": "Huishouden", "02": "Begeleiding"},
            "leveringsvorm": {"PGB": "PGB", "ZIN": "ZIN"},
        }
    )
    return _geopend(BRONNEN["voorzieningen_wmo"], codes, rijen, gewoon, periode, GEMEENTEN, parameters)


def uitkeringen(rijen: Iterable[Mapping[str, object]], *, periode: str = "2016-Q1", **parameters: object) -> Register:
    """A register Participatiewet of these rows: usually of client c1 in Aa."""
    codes = Codes({"gemeente": _GEMEENTECODES, "reden": {"werk": "Werk"}})
    gewoon = {"client": "c1", "gemeente": "GM0001"}
    return _geopend(BRONNEN["uitkeringen"], codes, rijen, gewoon, periode, GEMEENTEN, parameters)


def meldingen(rijen: Iterable[Mapping[str, object]], *, periode: str = "2016-Q1", **parameters: object) -> Register:
    """Meldingen: usually of client c1 in Aa, for the Wmo; without a besluitdatum there is no besluit yet."""
    codes = Codes(
        {
            "gemeente": _GEMEENTECODES,
            "wet": _WETTEN,
            "besluit": {een: een for een in ("Toegekend", "Afgewezen", "Ingetrokken")},
        }
    )
    gewoon = {"client": "c1", "gemeente": "GM0001", "wet": "Wmo"}
    return _geopend(BRONNEN["meldingen"], codes, rijen, gewoon, periode, GEMEENTEN, parameters)


def declaraties(rijen: Iterable[Mapping[str, object]], *, periode: str = "2016-Q1", **parameters: object) -> Register:
    """Declaraties: usually of De Eik in Aa, ambulant, over January 2016, one unit, received on 1 February 2016."""
    codes = Codes(
        {
            "gemeente": _GEMEENTECODES,
            "wet": _WETTEN,
            "aanbieder": AANBIEDERS,
            "product": {"45": "Ambulant", "44": "Verblijf"},
        }
    )
    gewoon = {
        "gemeente": "GM0001",
        "wet": "Jeugdwet",
        "aanbieder": "00000011",
        "product": "45",
        "maand": "2016-01",
        "ontvangen": date(2016, 2, 1),
        "volume": 1.0,
    }
    return _geopend(BRONNEN["declaraties"], codes, rijen, gewoon, periode, GEMEENTEN, parameters)


def telling(
    naam: str,
    rijen: Iterable[Mapping[str, object]],
    codes: Mapping[str, Mapping[str, str]],
    *,
    periode: str = "2016-Q1",
) -> Telling:
    """A telling of these rows; `waarde` is a number, a sign, or a word, as a snapshot would freeze it."""
    bron = BRONNEN[naam]
    kolommen = [kolom.naam for kolom in bron.kolommen if kolom.naam != "waarde"]
    vol = [{kolom: rij.get(kolom) for kolom in kolommen} | _waarde(rij["waarde"]) for rij in rijen]
    velden = [(kolom, pa.string()) for kolom in (*kolommen, "teken", "tekst")]
    tabel = ibis.memtable(pa.Table.from_pylist(vol, schema=pa.schema([*velden, ("waarde", pa.float64())])))
    parameters = BronParameters(bestand="proef.csv", herkomst="fictief", vindplaats="met de hand getekend")
    gegeven = Codes({kolom: dict(codes[kolom]) for kolom in kolommen if kolom in codes})
    return Telling(tabel, bron, gegeven, parameters, Kwartaal.lees(periode), GEMEENTEN)


def rijen_van(naam: str, cellen: Mapping[Any, Cel]) -> list[dict[str, object]]:
    """The rows of a telling by the values of its key."""
    return [
        {**dict(zip(BRONNEN[naam].sleutel, sleutel, strict=True)), "waarde": cel} for sleutel, cel in cellen.items()
    ]


def _waarde(cel: object) -> dict[str, object]:
    if not isinstance(cel, str):
        return {"waarde": cel, "teken": GETAL, "tekst": ""}
    if cel == NIET_OPGEGEVEN:
        return {"waarde": None, "teken": cel, "tekst": ""}
    return {"waarde": None, "teken": TEKST, "tekst": cel}


def inwoners(aantallen: Mapping[tuple[str, str, str], Cel], *, periode: str = "2016-Q1") -> Telling:
    """The inwoners by gemeentecode, age and year: a number or a sign."""
    codes = {
        "gemeente": _GEMEENTECODES,
        "leeftijd": {een: een for een in BRONNEN["inwoners"].kolom("leeftijd").codes},
    }
    return telling("inwoners", rijen_van("inwoners", aantallen), codes, periode=periode)


def proef(voorbeelden: int) -> Callable[..., Any]:
    """So many random examples, the same in each run; ten times as many with MONITOR_GRONDIG=1 (`make grondig`)."""
    keer = 10 if os.environ.get("MONITOR_GRONDIG") == "1" else 1
    return settings(max_examples=keer * voorbeelden, deadline=None, derandomize=True, database=None)


MERGER = date(2016, 1, 1)


def van(begin: date, tot: date | None = None, **anders: object) -> dict[str, Any]:
    """A row from its first day up to and including its last."""
    return {"ingangsdatum": begin, "einddatum": tot, **anders}


def loopt(rij: Mapping[str, Any], dag: date) -> bool:
    """Tell whether a row runs on a day."""
    return rij["ingangsdatum"] <= dag and (rij["einddatum"] is None or rij["einddatum"] >= dag)


def zonder(register: Register, kolom: str) -> Register:
    """The same register of a delivery that lacks a column."""
    return replace(register, tabel=register.tabel.drop(kolom))
