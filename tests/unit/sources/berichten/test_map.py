"""Which files of a delivery are messages, in folders, zips and envelopes; and what is said of the others."""

import base64
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from monitorlib.sources.berichten.map import BEGINSTAND, Gang, berichten_in

RUIMTE = "http://www.istandaarden.nl/iwmo/3_2/wmo301/schema"
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Long enough to be one that an envelope holds as text: 200 signs and more.
BERICHT = f'<Bericht xmlns="{RUIMTE}"><Tekst>{"x" * 200}</Tekst></Bericht>'


def gevonden(plek: Path, gevraagd: str = "301") -> tuple[list[str], Gang]:
    gang = Gang("zorg", frozenset({("iwmo", gevraagd)}))
    return [naam for naam, _, _ in berichten_in(plek, gang)], gang


def in_zip(**delen: bytes | str) -> bytes:
    bytes_ = BytesIO()
    with zipfile.ZipFile(bytes_, "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return bytes_.getvalue()


def envelop(lading: str) -> str:
    return f"<heen><stuur>kort</stuur><inhoud>{lading}</inhoud></heen>"


def code(inhoud: bytes | str) -> str:
    return base64.b64encode(inhoud.encode() if isinstance(inhoud, str) else inhoud).decode()


def test_messages_are_found_in_the_order_of_their_names_and_the_rest_is_left_aside(tmp_path: Path) -> None:
    """Hidden files, those of a system, and the register that a chain begins with are no part of it."""
    for naam, inhoud in {
        "b/2.xml": BERICHT, "a.xml": BERICHT, "brief 123456782.txt": "dag", "los.xml": "<iets/>", ".verborgen.xml": "<",
        "__MACOSX/a.xml": "<", f"{BEGINSTAND}/zorg.csv": "x", "zonder": BERICHT, "kopie.bak": KOP + BERICHT,
    }.items():  # fmt: skip
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    namen, gang = gevonden(tmp_path)
    assert namen == ["a.xml", "b/2.xml", "kopie.bak", "zonder"]
    assert gang.terzijde == {"geen bericht": ["brief (bsn).txt", "los.xml"]}
    assert (gang.fouten, gang.gezien) == ([], 6)


def test_one_file_is_a_delivery_too(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(BERICHT, encoding="utf-8")
    assert gevonden(tmp_path / "a.xml")[0] == ["a.xml"]


@pytest.mark.parametrize("voor", [KOP, "﻿" + KOP, f"{KOP}<!-- van <Bericht> -->\n  "])
def test_what_is_not_asked_for_is_known_by_its_first_words(tmp_path: Path, voor: str) -> None:
    """A 305 that we know is passed over; one that no register is made of is named; neither is read: it is not whole."""
    for naam, soort in {"a": "wmo305", "b": "wmo399"}.items():
        open_ = f'<Bericht xmlns="{RUIMTE.replace("wmo301", soort)}">'
        (tmp_path / f"{naam}.xml").write_text(voor + open_, encoding="utf-8")
    namen, gang = gevonden(tmp_path)
    assert (namen, gang.fouten) == ([], [])
    assert gang.terzijde == {"WMO399 van iWmo 3.2": ["b.xml"]}


def test_a_message_that_is_not_whole_is_a_fault_and_another_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(BERICHT[:-3], encoding="utf-8")
    (tmp_path / "b.bak").write_text(BERICHT[:-3], encoding="utf-8")
    (tmp_path / "c.bak").write_text("<html>", encoding="utf-8")
    namen, gang = gevonden(tmp_path)
    assert namen == []
    assert [fout.split(":")[0].split(",")[0] for fout in gang.fouten] == ["zorg/a.xml", "zorg/b.bak"]
    assert gang.terzijde == {"geen bericht": ["c.bak"]}


class TestZip:
    def test_each_part_is_looked_at_once(self, tmp_path: Path) -> None:
        alles = in_zip(**{"b.xml": BERICHT, "a 123456782.xml": BERICHT, ".weg": "x", "map/": "", "lees.txt": "dag"})
        (tmp_path / "z.zip").write_bytes(alles)
        namen, gang = gevonden(tmp_path)
        assert namen == ["z.zip/a (bsn).xml", "z.zip/b.xml"]
        assert (gang.terzijde, gang.gezien) == ({"geen bericht": ["z.zip/lees.txt"]}, 4)

    def test_three_deep_and_no_deeper(self, tmp_path: Path) -> None:
        derde = in_zip(**{"d.xml": BERICHT, "e.zip": in_zip(**{"f.xml": BERICHT})})
        (tmp_path / "a.zip").write_bytes(in_zip(**{"b.zip": in_zip(**{"c.zip": derde})}))
        namen, gang = gevonden(tmp_path)
        assert namen == ["a.zip/b.zip/c.zip/d.xml"]
        assert gang.terzijde == {"een zip in een zip in een zip": ["a.zip/b.zip/c.zip/e.zip"]}

    def test_a_part_with_a_password_and_one_too_large_are_faults(self, tmp_path: Path) -> None:
        """By what the list of the zip says: its flag, and its size."""
        inhoud = bytearray(in_zip(**{"a.xml": BERICHT, "b.xml": BERICHT, "c.xml": BERICHT}))
        lijst = inhoud.index(b"PK\x01\x02")
        b, c = inhoud.index(b"b.xml", lijst) - 46, inhoud.index(b"c.xml", lijst) - 46
        inhoud[b + 8] |= 1
        inhoud[c + 24 : c + 28] = (200_000_001).to_bytes(4, "little")
        (tmp_path / "z.zip").write_bytes(inhoud)
        namen, gang = gevonden(tmp_path)
        assert namen == ["z.zip/a.xml"]
        assert gang.fouten == [
            "zorg/z.zip/b.xml: dit bestand is versleuteld; lever de zip zonder wachtwoord.",
            "zorg/z.zip/c.xml: dit bestand is groter dan een bericht kan zijn; haal het uit de zip.",
        ]

    def test_a_part_that_is_packed_in_another_way_is_a_fault(self, tmp_path: Path) -> None:
        inhoud = bytearray(in_zip(**{"a.xml": BERICHT}))
        for kop, plek in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            inhoud[inhoud.index(kop) + plek] = 97
        (tmp_path / "z.zip").write_bytes(inhoud)
        assert gevonden(tmp_path)[1].fouten == [
            "zorg/z.zip/a.xml: deze manier van inpakken wordt niet gelezen; maak een gewone zip."
        ]

    def test_a_damaged_one_is_a_fault(self, tmp_path: Path) -> None:
        (tmp_path / "z.zip").write_bytes(in_zip(**{"a.xml": BERICHT})[:-30])
        assert gevonden(tmp_path)[1].fouten == ["zorg/z.zip: de zip is beschadigd; lever hem opnieuw."]

    def test_what_is_not_asked_for_in_it_is_not_read(self, tmp_path: Path) -> None:
        ander = f'<Bericht xmlns="{RUIMTE.replace("wmo301", "wmo399")}">'
        (tmp_path / "z.zip").write_bytes(in_zip(**{"a.xml": ander}))
        assert gevonden(tmp_path)[1].terzijde == {"WMO399 van iWmo 3.2": ["z.zip/a.xml"]}


class TestEnvelope:
    """Any other XML with a message in it."""

    @pytest.mark.parametrize(
        ("lading", "aantal"),
        [
            (BERICHT, 1),
            (BERICHT * 2, 2),
            (BERICHT.replace("<", "&lt;"), 1),
            (code(BERICHT), 1),
            ("\n " + code(KOP + BERICHT)[:100] + "\n " + code(KOP + BERICHT)[100:], 1),
            (code(in_zip(**{"a.xml": BERICHT, "b.xml": BERICHT})), 2),
            # Three envelopes in each other, and one more.
            (code(envelop(code(envelop(code(BERICHT))))), 1),
            (code(envelop(code(envelop(code(envelop(code(BERICHT))))))), 0),
            # Of another kind, no base64, and too short to be a message.
            (code("geen bericht " * 30), 0),
            ("x" * 300 + "!", 0),
            (code(f'<Bericht xmlns="{RUIMTE}"/>'), 0),
        ],
    )
    def test_as_elements_as_text_or_as_base64(self, tmp_path: Path, lading: str, aantal: int) -> None:
        (tmp_path / "e.xml").write_text(envelop(lading), encoding="utf-8")
        namen, gang = gevonden(tmp_path)
        assert (len(namen), gang.fouten) == (aantal, [])

    def test_the_same_message_as_elements_is_known_again(self, tmp_path: Path) -> None:
        """By what it says, not by how it is written."""
        (tmp_path / "a.xml").write_text(envelop(BERICHT), encoding="utf-8")
        (tmp_path / "b.xml").write_text(envelop(BERICHT.replace("<Tekst>", "<Tekst >")), encoding="utf-8")
        gang = Gang("zorg", frozenset({("iwmo", "301")}))
        assert len({som for _, _, som in berichten_in(tmp_path, gang)}) == 1

    def test_one_without_a_message_is_left_aside(self, tmp_path: Path) -> None:
        (tmp_path / "e.xml").write_text(envelop("niets"), encoding="utf-8")
        assert gevonden(tmp_path)[1].terzijde == {"geen bericht": ["e.xml"]}
