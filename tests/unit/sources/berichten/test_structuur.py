"""Is every line of the structure of a message an element, and is a message known by its root?"""

import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.berichten.declaraties import _eigen_nummer
from monitorlib.sources.berichten.elementen import INHOUD
from monitorlib.sources.berichten.feiten import Sleutel
from monitorlib.sources.berichten.lezen import AndereReleaseError, is_bericht, ontleed, soort_van
from monitorlib.sources.berichten.prestaties import Declaratie, Prestatie
from monitorlib.sources.berichten.rijen import Herkomst, Rijen, genoemd
from monitorlib.sources.berichten.structuur import BERICHTEN, Bericht, paden

RUIMTE = "http://www.istandaarden.nl/{}/{}/{}/schema"


@pytest.mark.parametrize("bericht", BERICHTEN, ids=lambda een: een.naam)
def test_every_line_is_an_element(bericht: Bericht) -> None:
    """Depth, `:`, name, how often and form, read word by word; one that no message of iWmo has is left out there."""
    regels = [regel.split() for regel in INHOUD[bericht.nummer].splitlines() if regel.strip()]
    if bericht.standaard == "iwmo":
        regels = [regel for regel in regels if regel[0] != "GezagsdragerBekend"]
    gevonden = [(een.naam, een.verplicht, een.herhaald, een.basis, een.vorm) for _, een in paden(bericht.inhoud)]
    assert gevonden == [
        (naam.lstrip(":"), keer in "1+", keer == "+", naam[0] == ":", "".join(vorm)) for naam, keer, *vorm in regels
    ]


# [Vektis COD002]
CODES = {
    "WMO": "301 414 302 415 305 418 306 419 307 420 308 421 315 444 316 445 317 480 318 481 323 484 325 485",
    "JW": "301 436 302 437 305 438 306 439 307 440 308 441 315 446 316 447 317 486 318 487 323 490 325 491",
}


def test_a_message_has_a_code_of_its_own() -> None:
    """Of both standards the same twelve messages."""
    verwacht = {
        f"{soort}{nummer}": code
        for soort, tekst in CODES.items()
        for nummer, code in zip(tekst.split()[::2], tekst.split()[1::2], strict=True)
    }
    assert len(set(verwacht.values())) == 2 * 12
    assert {een.naam: een.code for een in BERICHTEN} == verwacht
    ruimten = {een.naam: (een.ruimte(), een.basisruimte("2.4")) for een in BERICHTEN}
    assert ruimten["JW301"] == (RUIMTE.format("ijw", "3_2", "jw301"), RUIMTE.format("ijw", "2_4", "basisschema"))


@pytest.mark.parametrize(
    ("standaard", "release", "soort", "wat"),
    [
        ("iwmo", "3_2", "wmo301", ("WMO301", "3.2")), ("ijw", "2_0", "jw323", ("JW323", "2.0")),
        ("iwmo", "3_3", "wmo301", "WMO301 van iWmo 3.3"), ("ijw", "4_0", "jw301", "JW301 van iJw 4.0"),
        ("ijw", "3_2", "jw999", "JW999 van iJw 3.2"), ("iwmo", "3_2", "jw301", "JW301 van iWmo 3.2"),
    ],
)  # fmt: skip
def test_a_message_is_known_by_its_root(standaard: str, release: str, soort: str, wat: object) -> None:
    """Of another release, or of a kind that is not read, it says which."""
    tag = f"{{{RUIMTE.format(standaard, release, soort)}}}Bericht"
    assert is_bericht(tag)
    if isinstance(wat, tuple):
        bericht, gevonden = soort_van(tag, "x.xml")
        assert (bericht.naam, gevonden) == wat
        return
    with pytest.raises(AndereReleaseError) as fout:
        soort_van(tag, "x.xml")
    assert str(fout.value) == wat


def test_what_is_no_message_is_not_known() -> None:
    assert not is_bericht("{http://x/schema}Bericht")
    assert not is_bericht(f"{{{RUIMTE.format('iwmo', '3_2', 'wmo301')}}}Header")
    assert not is_bericht(len)
    with pytest.raises(SourceError) as fout:
        soort_van("{http://x/schema}Bericht", "x.xml")
    assert str(fout.value) == "x.xml: dit is geen bericht van iWmo of iJw. Haal dit bestand weg."


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        ("<a/>".encode("utf-16"), "x.xml: het bestand is geen tekst in UTF-8;"),
        (b"<!DOCTYPE a><a/>", "x.xml: het bestand heeft een documenttype of entiteiten;"),
        (b"<a><!ENTITY b></a>", "x.xml: het bestand heeft een documenttype of entiteiten;"),
        (b"<a>\n<b>geheim\n</a>", "x.xml, regel 3: het bestand is geen XML;"),
        (b"", "x.xml, regel 1: het bestand is geen XML;"),
    ],
)
def test_what_cannot_be_parsed_is_refused_without_its_text(inhoud: bytes, zegt: str) -> None:
    with pytest.raises(SourceError) as fout:
        ontleed(inhoud, "x.xml")
    assert str(fout.value).startswith(zegt)
    assert "geheim" not in str(fout.value)


def test_a_prestatie_that_was_sent_again_gets_another_number() -> None:
    """First with its law, then with its message, and from the third message of that name on with a count from 2."""
    prestatie = Prestatie("7", "44A09", "2024-01-01", "01", 1, 1, 0)
    een = Declaratie(("ijw", "9801", "41000001"), ("B3", "2024-02-01"), "D1", 1, "a.xml", [prestatie])
    nummers: set[str] = set()
    basis, bericht = "9801-41000001-D1-7", "9801-41000001-D1-7/2024-02-01/B3"
    verwacht = [basis, f"{basis}/Jeugdwet", bericht, f"{bericht}/2", f"{bericht}/3"]
    assert [_eigen_nummer(een, prestatie, nummers) for _ in verwacht] == verwacht
    assert nummers == set(verwacht)


def test_messages_of_a_day_go_by_their_number() -> None:
    """9 before 10; the 1 of the day after comes last."""
    sleutels = [
        Sleutel("301", "a", "b", *een) for een in (("10", "2024-01-01"), ("9", "2024-01-01"), ("1", "2024-01-02"))
    ]
    volgorde = [een.identificatie for een in sorted(sleutels, key=lambda een: een.volgorde)]
    assert volgorde == ["9", "10", "1"]


def test_a_row_says_where_it_comes_from() -> None:
    """With its line when there is one; a column that it does not have is empty."""
    rijen = Rijen(("client", "gemeente"))
    rijen.erbij({"client": "c1", "anders": "x"}, "a.xml", 12)
    rijen.erbij({"gemeente": "GM9801"}, "b.zip")
    assert rijen.tabel().to_pylist() == [
        {"rij": 1, "client": "c1", "gemeente": None},
        {"rij": 2, "client": None, "gemeente": "GM9801"},
    ]
    assert dict(rijen.herkomst) == {1: " (a.xml, regel 12)", 2: " (b.zip)"}
    assert len(rijen) == len(rijen.herkomst) == 2
    for geen in (0, 3):
        with pytest.raises(KeyError):
            rijen.herkomst[geen]
    assert dict(Herkomst()) == {}


def test_what_was_met_is_told_with_whom() -> None:
    """3 and 1.200, in order of their names, but for who has none; nothing met is nothing told."""
    rijen = Rijen(())
    rijen.meld("niets", {"Bee": 0}, "Weg:")
    assert rijen.gevonden == []
    rijen.meld("weg", {"Bee": 3, "Aa": 1200, "Cee": 0}, "Weg:")
    assert [(een.wat, een.aantal, een.rijen, een.uitleg) for een in rijen.gevonden] == [
        ("weg", 1203, (), "Weg: Aa 1.200, Bee 3.")
    ]
    assert genoemd("abcdefghij") == ", ".join("abcdefghij")
    assert genoemd("abcdefghijkl") == ", ".join("abcdefghij") + " en nog 2"
