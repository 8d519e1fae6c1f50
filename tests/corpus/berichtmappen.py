"""Folders with messages that are damaged, doubled, of another kind, or among things that are no messages."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from berichten import bericht, client, declaratie, prestatie, rond, toewijzing
from geval import Geval, Gevallen

# Given to nobody.
BSN, NOG, GEBOREN = "999900006", "999900018", "1950-05-17"
CODES = {
    "voorziening": {"lijst": "iWmo 3.2 WMO020", "gebruikt": ["01", "02", "07"]},
    "aanbieder": ["42420001"],
    "reden": {"lijst": "iWmo 3.2 WMO588", "gebruikt": ["02", "19", "20", "21"]},
}
Map = dict[str, bytes]


def _301(nummer: str, *delen: str, bsn: str = BSN, **kop: str) -> str:
    persoon = client(bsn, GEBOREN, rond("ToegewezenProducten", *delen))
    return bericht("WMO301", persoon, **{"dag": "2024-01-05", "nummer": nummer, **kop})


EEN = _301("a1", toewijzing(1, "02", "2024-01-01", op="2023-12-20"))
TWEE = _301("a2", toewijzing(2, "07", "2024-02-01", "2024-05-31", op="2024-01-20"), bsn=NOG)


def gevallen() -> Gevallen:
    yield _geval("twee berichten", {}, "waarde")
    yield from _ernaast()
    yield from _beschadigd()
    yield from _inhoud()
    yield from _declaraties()
    yield Geval("berichten, de map is leeg", "voorzieningen_wmo", lambda data, naam: (data / naam).mkdir(), "weigering",
                ("leeg",), levering={"client": "bsn"}, bestand="berichten", gegeven={"codes": CODES})  # fmt: skip
    yield Geval("berichten, zonder te zeggen dat er bsn's in staan", "voorzieningen_wmo",
                _map({"a.xml": EEN.encode()}), "weigering", ("client: bsn",), bestand="berichten",
                gegeven={"codes": CODES}, geheim=(BSN,))  # fmt: skip


def _map(bestanden: Map) -> Callable[[Path, str], None]:
    def lever(data: Path, naam: str) -> None:
        for deel, inhoud in bestanden.items():
            pad = data / naam / deel
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(inhoud)

    return lever


def _geval(naam: str, erbij: Map, uitkomst: str, *zegt: str, **waarden: Any) -> Geval:
    """Make the case of two messages with more beside them, or in their place."""
    alle = {"a.xml": EEN.encode(), "b.xml": TWEE.encode(), **erbij}
    goed = {"count(*)": 2, "count(DISTINCT client)": 2, "count(einddatum)": 1, **waarden}
    return Geval(f"berichten, {naam}", "voorzieningen_wmo", _map(alle), uitkomst, zegt,  # type: ignore[arg-type]
                 goed if uitkomst != "weigering" else {}, {"client": "bsn"}, bestand="berichten",
                 geheim=(BSN, NOG, "Niemand"), gegeven={"codes": CODES})  # fmt: skip


def _ernaast() -> Gevallen:
    drie = _301("a3", toewijzing(3, "01", "2024-03-01", op="2024-02-20"))
    nog_een = {"count(*)": 3}
    for naam, inhoud in (
        ("README.txt", b"lees mij"), ("Thumbs.db", b"\xd0\xcf\x11\xe0" * 50), (".DS_Store", b"\0\1"),
        ("desktop.ini", b"[x]\n"), ("overzicht.xlsx", b"PK\x03\x04" + b"\0" * 50), ("lijst.csv", b"a,b\n1,2\n"),
        ("leeg.xml", b""), ("notitie.xml", b"<notitie>hoi</notitie>"), ("foto.jpg", b"\xff\xd8\xff\xe0"),
    ):  # fmt: skip
        # A zip that is none, and a message without anything in it, may stop the delivery as well.
        mag = naam in ("overzicht.xlsx", "leeg.xml")
        yield _geval(f"{naam} ernaast", {naam: inhoud}, "een van beide" if mag else "waarde", naam)
    yield _geval("in mappen in mappen", {"2024/maart/c.xml": drie.encode()}, "waarde", **nog_een)
    yield _geval("een lege map ernaast", {"2024/.keep": b""}, "waarde")
    pak = io.BytesIO()
    with zipfile.ZipFile(pak, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("map/c.xml", drie)
        archief.writestr("README.txt", "lees mij")
    yield _geval("in een zip", {"maart.zip": pak.getvalue()}, "waarde", **nog_een)
    yield _geval("een zip die is afgebroken", {"maart.zip": pak.getvalue()[:-40]}, "weigering", "maart.zip")
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("c.xml", b"<a>" + b"x" * 300_000_000)
    yield _geval("een zip die opzwelt", {"maart.zip": uit.getvalue()}, "weigering", "maart.zip")
    yield _geval("een gzip", {"c.xml.gz": gzip.compress(drie.encode())}, "een van beide", "c.xml.gz")
    envelop = (
        f'<?xml version="1.0"?>\n<e:Envelop xmlns:e="urn:ggk"><e:Inhoud>{drie.split("?>", 1)[1]}</e:Inhoud></e:Envelop>'
    )
    yield _geval("in een envelop", {"c.xml": envelop.encode()}, "waarde", **nog_een)
    yield _geval("extensie in hoofdletters", {"C.XML": drie.encode()}, "waarde", **nog_een)
    yield _geval("zonder extensie", {"bericht": drie.encode()}, "een van beide", "bericht", **nog_een)


def _beschadigd() -> Gevallen:
    goed = EEN.encode()
    for naam, inhoud in (
        ("halverwege afgebroken", goed[: len(goed) // 2]),
        ("met rommel erachter", goed + b"<rest>"),
        ("UTF-16", EEN.replace("UTF-8", "UTF-16").encode("utf-16")),
        ("NUL", goed.replace(b"Niemand", b"Nie\0mand")),
        ("een documenttype", goed.replace(b"<Bericht", b"<!DOCTYPE a><Bericht", 1)),
        ("een entiteit", goed.replace(b"<Bericht", b'<!DOCTYPE a [<!ENTITY b "c">]><Bericht', 1)),
        ("een bestand van buiten", goed.replace(
            b"<Bericht", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Bericht', 1)),
        ("tienduizend niveaus", goed.replace(b"</Header>", b"</Header>" + b"<a>" * 10_000 + b"</a>" * 10_000)),
        ("een verkeerde byte", goed.replace(b"Niemand", b"Niem\xffand")),
    ):  # fmt: skip
        yield _geval(naam, {"a.xml": inhoud}, "weigering", "a.xml")
    yield _geval("met BOM", {"a.xml": b"\xef\xbb\xbf" + goed}, "waarde")
    yield _geval("regeleinde CRLF", {"a.xml": goed.replace(b"\n", b"\r\n")}, "waarde")
    yield _geval("met commentaar", {"a.xml": goed.replace(b"<Header>", b"<!-- x --><Header>", 1)}, "waarde")


def _inhoud() -> Gevallen:
    for naam, van, naar, zegt in (
        ("zonder Bsn", f"<Bsn>{BSN}</Bsn>", "", "Bsn"),
        ("Bsn van acht cijfers", f"<Bsn>{BSN}</Bsn>", "<Bsn>99990006</Bsn>", "Bsn"),
        ("Bsn met letters", f"<Bsn>{BSN}</Bsn>", "<Bsn>99990000A</Bsn>", "Bsn"),
        ("een Bsn die de elfproef niet doorstaat", f"<Bsn>{BSN}</Bsn>", "<Bsn>999900007</Bsn>", "elfproef"),
        ("een Bsn van nullen", f"<Bsn>{BSN}</Bsn>", "<Bsn>000000000</Bsn>", "vulnummer"),
        ("een dag die er niet is", "<Ingangsdatum>2024-01-01", "<Ingangsdatum>2024-02-30", "ngangsdatum"),
        ("een dag in het jaar 0001", "<Ingangsdatum>2024-01-01", "<Ingangsdatum>0001-01-01", "ngangsdatum"),
        ("een dag in een andere vorm", "<Ingangsdatum>2024-01-01", "<Ingangsdatum>01-01-2024", "Ingangsdatum"),
        ("een element dat er niet hoort", "<Toewijzingsdatum>", "<Extra>1</Extra><Toewijzingsdatum>", "Extra"),
        ("elementen in een andere volgorde", "<Ingangsdatum>2024-01-01</Ingangsdatum>", "", "Ingangsdatum"),
        ("een andere berichtcode", "<BerichtCode>414", "<BerichtCode>999", "999"),
        ("een onbekende soort", "wmo301/schema", "wmo399/schema", "a.xml"),
        ("een andere naamruimte", "www.istandaarden.nl", "www.example.org", "a.xml"),
        ("een onbekend product", ">02<", ">99<", "voorziening"),
        ("een gemeente van drie cijfers", "<Afzender>0384", "<Afzender>384", "Afzender"),
        ("een gemeente die er niet bij is", "<Afzender>0384", "<Afzender>0599", "gemeente"),
    ):
        # An unknown kind and what is no message are left aside by name, or stop the delivery.
        mag = naam in ("een onbekende soort", "een andere naamruimte")
        yield _geval(naam, {"a.xml": EEN.replace(van, naar).encode()}, "een van beide" if mag else "weigering", zegt,
                     **({"count(*)": 1, "count(DISTINCT client)": 1} if mag else {}))  # fmt: skip
    yield _geval("hetzelfde bericht twee keer", {"c.xml": EEN.encode()}, "een van beide", "c.xml")
    ander = _301("a9", toewijzing(1, "02", "2024-01-01", op="2023-12-20"), bsn="999900031")
    yield _geval("een toewijzing bij twee personen", {"c.xml": ander.encode()}, "weigering", "c.xml", "cliënt")


def _declaraties() -> Gevallen:
    codes = {"aanbieder": ["42420001"], "product": {"lijst": "iWmo 3.2 WMO020", "gebruikt": ["02"]}}

    def geval(naam: str, inhoud: str, uitkomst: str, *zegt: str, **waarden: Any) -> Geval:
        tekst = bericht("WMO323", inhoud, dag="2024-11-05", nummer="d1")
        return Geval(f"declaraties, {naam}", "declaraties", _map({"a.xml": tekst.encode()}), uitkomst, zegt,  # type: ignore[arg-type]
                     waarden, bestand="berichten", gegeven={"codes": codes}, geheim=(BSN,))  # fmt: skip

    goed = declaratie("1", 60000, (BSN, [prestatie("p1", "02", "2024-10", 10, 60000)]))
    yield geval("een prestatie", goed, "waarde",
                **{"sum(bedrag)": "600.00", "count(*)": 1})  # fmt: skip
    yield geval("een totaal dat niet klopt", goed.replace("TotaalBedrag>60000", "TotaalBedrag>60001"),
                "weigering", "600.01")  # fmt: skip
    keer = [prestatie("p1", "02", "2024-10", 10, 60000), prestatie("p1", "02", "2024-10", 10, 60000)]
    yield geval("een nummer twee keer", declaratie("1", 120000, (BSN, keer)), "een van beide", "p1",
                **{"sum(bedrag)": "1200.00"})  # fmt: skip
    for naam, van, naar in (
        ("een bedrag met een punt", "<b:Bedrag>60000", "<b:Bedrag>600.00"),
        ("een bedrag van 400 cijfers", "60000", "9" * 400),
        ("een volume van 400 cijfers", "<GeleverdVolume>10", "<GeleverdVolume>" + "9" * 400),
    ):
        yield geval(naam, goed.replace(van, naar), "weigering", "a.xml", "element")
