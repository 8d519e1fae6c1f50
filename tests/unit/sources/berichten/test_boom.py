"""Is a tree read as its structure says: every text under its name, and every place where it is not so by line?"""

from typing import Any

import pytest
from lxml import etree

from monitorlib.sources.berichten.boom import lees_boom, vakken
from monitorlib.sources.berichten.structuur import Bericht, Element


def een(naam: str, vorm: str = "", *kinderen: Element, keer: str = "1", basis: bool = False) -> Element:
    return Element(naam, keer != "?", keer == "+", basis, vorm, kinderen)


REF = een("Ref", "", een("Nr", "tekst", basis=True), een("Vorig", "tekst", keer="?", basis=True))
BERICHT = Bericht(
    "ijw", "999", "000",
    een("Bericht", "",
        een("Kop", "", een("Nummer", "nummer")),
        een("Regel", "", REF, een("Bedrag", "bedrag"), een("Dag", "datum", keer="?"), keer="+"),
        een("Los", "nummer", keer="+"),
        een("Persoon", "", een("Bsn", "bsn"), een("Naam", "dicht"), een("Code", "code", keer="+"), keer="+"),
        een("Retour", "retour", keer="?")),
)  # fmt: skip


def lees(*regels: str) -> tuple[dict[str, Any], list[str]]:
    """The children of a message, one on each line from line 2 on."""
    xml = "\n".join([f'<Bericht xmlns="{BERICHT.ruimte()}" xmlns:b="{BERICHT.basisruimte()}">', *regels, "</Bericht>"])
    fouten: list[str] = []
    return lees_boom(etree.fromstring(xml), vakken(BERICHT, "3.2"), fouten), fouten


def regel(nr: str, bedrag: str, *, vorig: str = "", dag: str = "") -> str:
    meer = f"<b:Vorig>{vorig}</b:Vorig>" if vorig else ""
    datum = f"<Dag>{dag}</Dag>" if dag else ""
    return f"<Regel><Ref><b:Nr>{nr}</b:Nr>{meer}</Ref><Bedrag>{bedrag}</Bedrag>{datum}</Regel>"


KOP = "<Kop><Nummer>7</Nummer></Kop>"
LOS = "<Los>5</Los>"
PERSOON = "<Persoon><Bsn>123456782</Bsn><Naam>geheim</Naam><Code>A1</Code><Code>B2</Code></Persoon>"


def test_every_text_stands_under_its_name() -> None:
    """The second of a shape is read at once, as the first one was; one with more in it is another shape."""
    eerste = [regel("a", "10"), regel("b", "20"), regel("c", "30", vorig="a")]
    laatste = [regel("d", "40", dag="2024-01-31"), regel("e", "50", vorig="c")]
    retour = "<Retour><RetourCode>0200</RetourCode><x><RetourCode/></x></Retour>"
    inhoud, fouten = lees(KOP, *eerste, *laatste, LOS, LOS, PERSOON, retour)
    assert fouten == []
    assert inhoud == {
        "Kop": {"Nummer": "7"},
        "Regel": [
            {"Ref": {"Nr": "a"}, "Bedrag": "10", "regel": 3},
            {"Ref": {"Nr": "b"}, "Bedrag": "20", "regel": 4},
            {"Ref": {"Nr": "c", "Vorig": "a"}, "Bedrag": "30", "regel": 5},
            {"Ref": {"Nr": "d"}, "Bedrag": "40", "Dag": "2024-01-31", "regel": 6},
            {"Ref": {"Nr": "e", "Vorig": "c"}, "Bedrag": "50", "regel": 7},
        ],
        "Los": ["5", "5"],
        "Persoon": [{"Bsn": "123456782", "Code": ["A1", "B2"], "regel": 10}],
        "Retour": ["0200", ""],
    }


@pytest.mark.parametrize(
    ("regels", "fouten"),
    [
        ((KOP, regel("a", "1"), regel("b", "1,5"), LOS, PERSOON),
         ["regel 4: element Regel/Bedrag is niet een bedrag in hele centen"]),
        ((KOP, regel("a", "1"), regel("", "1"), LOS, PERSOON), ["regel 4: element Regel/Ref/Nr is niet een tekst"]),
        ((KOP, regel("a", "1"), "<Regel><Ref><b:Nr>b</b:Nr></Ref></Regel>", LOS, PERSOON),
         ["regel 4: element Regel/Bedrag ontbreekt"]),
        ((KOP, regel("a", "1"), "<Regel><Ref><Nr>b</Nr></Ref><Bedrag>1</Bedrag></Regel>", LOS, PERSOON),
         ["regel 4: element Regel/Ref/Nr ontbreekt; hier staat Nr", "regel 4: element Regel/Ref/Nr hoort hier niet"]),
        ((KOP, regel("a", "<x/>"), LOS, PERSOON), ["regel 3: element Regel/Bedrag is niet een bedrag in hele centen"]),
        ((regel("a", "1"), LOS, PERSOON), ["regel 1: element Kop ontbreekt; hier staat Regel"]),
        ((KOP, KOP, regel("a", "1"), LOS, PERSOON),
         ["regel 1: element Regel ontbreekt; hier staat Kop", "regel 1: element Los ontbreekt; hier staat Kop",
          "regel 1: element Persoon ontbreekt; hier staat Kop", "regel 3: element Kop hoort hier niet",
          "regel 4: element Regel hoort hier niet", "regel 5: element Los hoort hier niet",
          "regel 6: element Persoon hoort hier niet"]),
        ((KOP, regel("a", "1"), LOS, PERSOON.replace("782", "783")),
         ["regel 5: element Persoon/Bsn is niet een bsn: 9 cijfers die de elfproef doorstaan, en geen vulnummer"]),
        ((KOP, regel("a", "1"), "<Los>vijf</Los>", PERSOON), ["regel 4: element Los is niet een geheel getal"]),
    ],
)  # fmt: skip
def test_what_is_not_as_it_should_be_is_named_by_line(regels: tuple[str, ...], fouten: list[str]) -> None:
    """Also in the second of a shape; what stands there is not shown."""
    assert lees(*regels)[1] == fouten
