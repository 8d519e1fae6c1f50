"""Are the messages that our tests are made of valid to the official schemas, and is our structure theirs?

The schemas are not part of this project. `MONITOR_XSD` names a folder with them: `WMO301.xsd` and the others, those of
each standard in a folder with their own `Basisschema.xsd`. Kinds of which it has none are left out.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from berichten import (
    CODES,
    aanvraag,
    antwoord,
    bericht,
    client,
    declaratie,
    prestatie,
    retour,
    rond,
    schrijf,
    start,
    stop,
    toewijzing,
)
from berichten_editie import GEBOREN
from levering import BSN

from monitorlib.sources.berichten.structuur import BERICHTEN, Bericht, Element
from monitorlib.sources.berichten.xsd import valideer

MAP = Path(os.environ.get("MONITOR_XSD", ""))
XS = "{http://www.w3.org/2001/XMLSchema}"
pytestmark = [
    pytest.mark.schemas,
    pytest.mark.skipif(
        "MONITOR_XSD" not in os.environ, reason="MONITOR_XSD noemt geen map met schema's van iWmo en iJw"
    ),
]
KEER = {("1", "1"): (True, False), ("0", "1"): (False, False), ("1", "unbounded"): (True, True)}


def schema(naam: str) -> Path | None:
    """Find the schema of a kind of message."""
    return next((een for een in sorted(MAP.rglob("*.xsd")) if een.stem.lower() == naam.lower()), None)


def voorbeelden(tak: str) -> Iterator[tuple[str, str]]:
    """One message of each kind, as the tests make them."""
    product, reden = ("02", "19") if tak == "WMO" else ("45", "31")
    kop: dict[str, Any] = {"dag": "2024-01-05", "nummer": "7"}
    delen = {
        "301": ("ToegewezenProducten", toewijzing(1, product, "2024-01-08", "2024-12-31", op="2024-01-05", reden="13",
                                                  referentie="REF1", tijd="12:00:00.25"), False),
        "305": ("StartProducten", start(1, "2024-01-10"), True),
        "307": ("StopProducten", stop(1, "2024-01-10", reden, "2024-01-31"), True),
        "315": ("AangevraagdeProducten", aanvraag("REF1", product, "02", "2024-01-08"), True),
    }  # fmt: skip
    for nummer, (rondom, deel, kort) in delen.items():
        yield f"{tak}{nummer}", bericht(f"{tak}{nummer}", client(BSN[0], GEBOREN, rond(rondom, deel), kort=kort), **kop)
    vraag = rond("Verzoek", "<ReferentieAanbieder>REF1</ReferentieAanbieder><RedenVerzoek>1</RedenVerzoek>")
    yield f"{tak}317", bericht(f"{tak}317", rond("Client", f"<Bsn>{BSN[0]}</Bsn>", vraag), **kop)
    for nummer in ("302", "306", "308", "316", "318"):
        yield f"{tak}{nummer}", retour(f"{tak}{nummer}", "7", "2024-01-05", "0001", dag="2024-01-08", nummer="r1")
    een = prestatie("R1", product, "2024-10", 4, 5000, "C", vorig="R0")
    yield f"{tak}323", bericht(f"{tak}323", declaratie("D1", 5000, (BSN[0], [een]), dc="C"), **kop)
    nee = prestatie("R1", product, "2024-10", 4, 5000, "C", codes=("9321", "9341"))
    yield (
        f"{tak}325",
        antwoord("7", "2024-01-05", (BSN[0], [nee]), declaratie="D1", ingediend=-5000, soort=f"{tak}325", **kop),
    )


@pytest.mark.parametrize("tak", ["WMO", "JW"])
def test_our_messages_are_valid(tmp_path: Path, tak: str) -> None:
    """Also with more than one retourcode, a credit, a fraction of a second."""
    alle = dict(voorbeelden(tak))
    assert set(alle) == {naam for naam in CODES if naam.startswith(tak)}
    erbij = {naam: tekst for naam, tekst in alle.items() if schema(naam)}
    if not erbij:
        pytest.skip(f"geen schema's van {tak} in {MAP}")
    schrijf(tmp_path, **erbij)
    valideer(tmp_path, "berichten", MAP)


def _typen(path: Path) -> dict[str, Any]:
    from lxml import etree

    return {een.get("name"): een for een in etree.parse(str(path)).getroot() if een.get("name")}


def _kinderen(path: Path, typen: dict[str, Any], naam: str) -> Iterator[tuple[str, bool, bool, bool, str]]:
    """The elements in a type: name, whether it must be there, whether often, of the basisschema, and their type."""
    for element in typen[naam].iter(f"{XS}element"):
        verplicht, herhaald = KEER[element.get("minOccurs", "1"), element.get("maxOccurs", "1")]
        yield element.get("name"), verplicht, herhaald, "basisschema" in path.stem.lower(), element.get("type", "")


def _vergelijk(bericht: Bericht, element: Element, path: Path, naam: str, pad: str) -> Iterator[str]:
    """Walk over our structure beside theirs, as far as ours goes."""
    theirs = list(_kinderen(path, _typen(path), naam))
    ours = [(een.naam, een.verplicht, een.herhaald, een.basis) for een in element.kinderen]
    if ours != [een[:4] for een in theirs]:
        yield f"{bericht.naam} {pad}: {ours} en {theirs}"
    for een, van_hen in zip(element.kinderen, theirs, strict=False):
        voorvoegsel, _, soort = van_hen[4].rpartition(":")
        basis = voorvoegsel in ("ijw", "iwmo")
        plek = next(een for een in path.parent.glob("*.xsd") if een.stem.lower() == "basisschema") if basis else path
        if een.kinderen:
            yield from _vergelijk(bericht, een, plek, soort, f"{pad}/{een.naam}")


@pytest.mark.parametrize("bericht_", BERICHTEN, ids=[een.naam for een in BERICHTEN])
def test_our_structure_is_theirs(bericht_: Bericht) -> None:
    """Every element that we read, in its order, as often, and of the schema that it is of."""
    path = schema(bericht_.naam)
    if path is None:
        pytest.skip(f"geen schema van {bericht_.naam} in {MAP}")
    assert list(_vergelijk(bericht_, bericht_.inhoud, path, "Root", "Bericht")) == []
