"""Do messages of iWmo and iJw become the registers that they tell of; and is one that does not fit refused?"""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from berichten import (
    AANBIEDER,
    antwoord,
    bericht,
    client,
    declaratie,
    prestatie,
    rond,
    schrijf,
    start,
    stop,
    toewijzing,
)
from berichten_editie import declareert, gestart, gestopt, melding, met, toegewezen
from levering import BSN, SLEUTEL, bevroren, editie, pseudoniem

from monitorlib.cli import main
from monitorlib.editie.editie import Editie
from monitorlib.sources.berichten.structuur import BERICHTEN, ONBEVESTIGD, paden
from monitorlib.sources.freeze.snapshot import freeze


@pytest.fixture(autouse=True)
def _sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)


def rijen(een: Editie) -> list[dict[str, Any]]:
    """The frozen rows, without what is the same in all of them."""
    freeze(een)
    gelijk = {"client": pseudoniem(BSN[0]), "gemeente": "GM0384", "leveringsvorm": "ZIN", "aanbieder": AANBIEDER,
              "geboortedatum": date(1950, 5, 17)}  # fmt: skip
    gevonden = bevroren(een)
    assert all(rij.items() >= gelijk.items() for rij in gevonden)
    return [{naam: waarde for naam, waarde in rij.items() if naam not in gelijk} for rij in gevonden]


def rij(nummer: int, product: str, van: date, tot: date | None = None, **anders: Any) -> dict[str, Any]:
    vast = {"toewijzingsdatum": date(2024, 1, 5), "startdatum": None, "reden": None, "verwijzer": None,
            "verzoekdatum": None, "ingetrokken": "nee",
            "volume": None, "eenheid": None, "frequentie": None}  # fmt: skip
    return (
        {"voorziening_nummer": f"0384-{nummer}", "voorziening": product, "ingangsdatum": van, "einddatum": tot}
        | vast
        | anders
    )


class TestVoorzieningen:
    def test_toewijzing_start_and_stop(self, tmp_path: Path) -> None:
        """One that goes on, one that ended earlier than it was assigned for, one that nobody started."""
        een = met(
            tmp_path,
            a=toegewezen(
                toewijzing(1, "01", "2024-01-08", op="2024-01-05"),
                toewijzing(2, "07", "2024-01-08", "2024-12-31", op="2024-01-05"),
                toewijzing(3, "02", "2024-02-01", "2024-06-30", op="2024-01-05"),
                nummer="1",
            ),
            b=gestart(start(1, "2024-01-15"), start(2, "2024-01-10"), dag="2024-01-16", nummer="2"),
            c=gestopt(stop(2, "2024-01-10", "19", "2024-08-31"), dag="2024-09-01", nummer="3"),
        )
        assert rijen(een) == [
            rij(1, "01", date(2024, 1, 8), startdatum=date(2024, 1, 15)),
            rij(2, "07", date(2024, 1, 8), date(2024, 8, 31), startdatum=date(2024, 1, 10), reden="19"),
            rij(3, "02", date(2024, 2, 1), date(2024, 6, 30)),
        ]

    def test_the_last_version_of_a_toewijzing_counts(self, tmp_path: Path) -> None:
        """Shortened on the same day at a later hour, whatever the order of the files; assigned on the first day."""
        een = met(
            tmp_path,
            a=toegewezen(
                toewijzing(1, "01", "2024-01-08", "2024-05-31", op="2024-03-01", tijd="16:00:00", reden="05"),
                nummer="3",
            ),
            b=toegewezen(
                toewijzing(1, "01", "2024-01-08", "2024-09-30", op="2024-03-01", tijd="09:00:00", reden="05"),
                nummer="2",
            ),
            c=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1"),
        )
        assert rijen(een) == [rij(1, "01", date(2024, 1, 8), date(2024, 5, 31))]

    def test_a_deleted_toewijzing_is_a_row_that_says_so(self, tmp_path: Path) -> None:
        """Reden wijziging 13: it never existed, whatever was delivered on it and whatever the telwijze says."""
        een = met(
            tmp_path,
            a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1"),
            b=toegewezen(toewijzing(1, "01", "2024-01-08", "2024-01-08", op="2024-02-01", reden="13"), nummer="2"),
        )
        assert rijen(een) == [rij(1, "01", date(2024, 1, 8), date(2024, 1, 8), ingetrokken="ja")]

    def test_a_temporary_stop_is_no_end(self, tmp_path: Path) -> None:
        """Stopped for a while and begun again; then the last period decides."""
        berichten = {
            "a": toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1"),
            "b": gestart(start(1, "2024-01-10"), dag="2024-01-11", nummer="2"),
            "c": gestopt(stop(1, "2024-01-10", "20", "2024-03-31"), dag="2024-04-01", nummer="3"),
        }
        loopt = [rij(1, "01", date(2024, 1, 8), startdatum=date(2024, 1, 10))]
        assert rijen(met(tmp_path / "tijdelijk", **berichten)) == loopt
        berichten["d"] = gestart(start(1, "2024-05-01"), dag="2024-05-02", nummer="4")
        assert rijen(met(tmp_path / "hervat", **berichten)) == loopt
        berichten["e"] = gestopt(stop(1, "2024-05-01", "21", "2024-07-31"), dag="2024-08-01", nummer="5")
        assert rijen(met(tmp_path / "gestopt", **berichten)) == [
            rij(1, "01", date(2024, 1, 8), date(2024, 7, 31), startdatum=date(2024, 1, 10), reden="21")
        ]

    def test_what_an_aanbieder_takes_back(self, tmp_path: Path) -> None:
        """A start and a stop with status 3 were never there; the day of the message says what came last."""
        een = met(
            tmp_path,
            a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1"),
            b=gestart(start(1, "2024-01-10", status=3), start(1, "2024-02-01"), dag="2024-02-02", nummer="9"),
            c=gestart(start(1, "2024-01-10"), dag="2024-01-11", nummer="8"),
            d=gestopt(stop(1, "2024-02-01", "21", "2024-03-31"), dag="2024-04-01", nummer="7"),
            e=gestopt(stop(1, "2024-02-01", "21", "2024-03-31", status=3), dag="2024-04-03", nummer="6"),
        )
        assert rijen(een) == [rij(1, "01", date(2024, 1, 8), startdatum=date(2024, 2, 1))]

    def test_a_birth_date_of_which_a_part_is_unknown(self, tmp_path: Path) -> None:
        tekst = toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1")
        een = met(tmp_path, a=tekst.replace("</b:Datum>", "</b:Datum><b:DatumGebruik>2</b:DatumGebruik>"))
        freeze(een)
        assert [rij["geboortedatum"] for rij in bevroren(een)] == [None]

    def test_jeugd_has_its_own_standard_and_names(self, tmp_path: Path) -> None:
        een = editie(
            tmp_path, "berichten", "voorzieningen_jeugdwet", levering={"client": "bsn"},
            codes={"productgroep": {"lijst": "iJw 3.2 JZ020", "gebruikt": ["45", "55"]}, "aanbieder": [AANBIEDER]},
        )  # fmt: skip
        tekst = client(
            BSN[1], "2010-02-14", rond("ToegewezenProducten", toewijzing(7, "45", "2024-01-08", op="2024-01-05"))
        )
        schrijf(een.data / "berichten", a=bericht("JW301", tekst, dag="2024-01-05", nummer="1"))
        freeze(een)
        (gevonden,) = bevroren(een, "voorzieningen_jeugdwet")
        assert (gevonden["client"], gevonden["productgroep"]) == (pseudoniem(BSN[1]), "45")

    def test_no_name_or_bsn_is_stored(self, tmp_path: Path) -> None:
        een = met(tmp_path, a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1"))
        freeze(een)
        for path in (een.data / "snapshot").iterdir():
            assert BSN[0].encode() not in path.read_bytes()
            assert b"Niemand" not in path.read_bytes()


class TestDeclaraties:
    def test_prestaties_with_their_answer(self, tmp_path: Path) -> None:
        """Two of three declared on 5 November are answered on the 12th: 50.00 and -12.34; the other waits."""
        credit = prestatie("R2", "07", "2024-09", 1, 1234, "C")
        eerste = declaratie("D1", 3766, (BSN[0], [prestatie("R1", "01", "2024-10", 4, 5000)]), (BSN[1], [credit]))
        tweede = declaratie("D2", 100, (BSN[0], [prestatie("R1", "01", "2024-10", 1, 100)]))
        een = declareert(
            tmp_path,
            a=bericht("WMO323", eerste, dag="2024-11-05", nummer="77"),
            b=bericht("WMO323", tweede, dag="2024-11-06", nummer="78"),
            c=antwoord("77", "2024-11-05", dag="2024-11-12", nummer="1"),
        )
        freeze(een)
        velden = (
            "declaratie_nummer",
            "gemeente",
            "wet",
            "product",
            "maand",
            "ontvangen",
            "beantwoord",
            "volume",
            "bedrag",
        )
        assert [tuple(str(rij[veld]) for veld in velden) for rij in bevroren(een, "declaraties")] == [
            (f"0384-{AANBIEDER}-D1-R1", "GM0384", "Wmo", "01", "2024-10", "2024-11-05", "2024-11-12", "4.0", "50.00"),
            (f"0384-{AANBIEDER}-D1-R2", "GM0384", "Wmo", "07", "2024-09", "2024-11-05", "2024-11-12", "-1.0", "-12.34"),
            (f"0384-{AANBIEDER}-D2-R1", "GM0384", "Wmo", "01", "2024-10", "2024-11-06", "None", "1.0", "1.00"),
        ]

    def test_a_total_that_is_not_the_sum(self, tmp_path: Path) -> None:
        inhoud = declaratie("D1", 5100, (BSN[0], [prestatie("R1", "01", "2024-10", 4, 5000)]))
        een = declareert(tmp_path, a=bericht("WMO323", inhoud, dag="2024-11-05", nummer="77"))
        assert "berichten/a.xml: de prestaties zijn samen 50.00 euro, het TotaalIngediendBedrag is 51.00" in melding(
            een
        )


GOED = toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1")
BOM = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
VREEMD = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _ids(namen: str) -> list[str]:
    return namen.split()


def zonder_kop(tekst: str) -> str:
    return tekst.split("\n", 1)[1]


class TestWeigert:
    @pytest.mark.parametrize(
        ("wijzig", "verwacht"),
        [
            (
                lambda tekst: tekst.replace("3_2", "3_1"),
                (
                    "de header noemt release 3.2; het bericht is er een van release 3.1. Vraag de "
                    "afzender om een goed bericht."
                ),
            ),
            (lambda tekst: tekst.replace("<BerichtSubversie>2", "<BerichtSubversie>1"), "de header noemt release 3.1"),
            (lambda tekst: tekst.replace("<BerichtCode>414", "<BerichtCode>418"), "berichtcode 418; een WMO301 heeft"),
            (lambda tekst: tekst.replace("</Bericht>", ""), "het bestand is geen XML; lever het bericht opnieuw."),
            (
                lambda tekst: tekst.replace("Geslacht>", "Sekse>"),
                "element Client/Geslacht ontbreekt; hier staat Sekse.",
            ),
            (
                lambda tekst: tekst.replace("<Geslacht>0</Geslacht>", ""),
                "regel 19: element Client/Geslacht ontbreekt; hier staat Naam.",
            ),
            (
                lambda tekst: tekst.replace("<Ingangsdatum>2024-01-08", "<Ingangsdatum>08-01-2024"),
                "ToegewezenProduct/Ingangsdatum is niet een datum als 2024-03-31.",
            ),
            (
                lambda tekst: tekst.replace(f"<Bsn>{BSN[0]}", "<Bsn>12"),
                "element Client/Bsn is niet een bsn: 9 cijfers die de elfproef doorstaan, en geen vulnummer.",
            ),
            (
                lambda tekst: tekst.replace("</ToegewezenProduct>", "<Nog>1</Nog></ToegewezenProduct>"),
                "ToegewezenProduct/Nog hoort hier niet.",
            ),
            (lambda tekst: BOM + zonder_kop(tekst), "het bestand heeft een documenttype of entiteiten"),
            (
                lambda tekst: VREEMD + zonder_kop(tekst).replace("Niemand", "&a;"),
                "het bestand heeft een documenttype of entiteiten",
            ),
            (lambda tekst: "", "het bestand is geen XML"),
        ],
        ids=_ids("release subversion code no-xml name missing day bsn extra bomb external empty"),
    )
    def test_a_message_that_does_not_fit(self, tmp_path: Path, wijzig: Callable[[str], str], verwacht: str) -> None:
        een = met(tmp_path, a=GOED, b=wijzig(GOED.replace("<b:Identificatie>1<", "<b:Identificatie>2<")))
        tekst = melding(een)
        assert tekst.startswith("data/proef/2024-Q4/berichten/b.xml")
        assert verwacht in tekst

    def test_another_encoding_hides_nothing(self, tmp_path: Path) -> None:
        een = met(tmp_path, a=GOED)
        (een.data / "berichten/b.xml").write_bytes((BOM + zonder_kop(GOED)).encode("utf-16"))
        assert (
            "b.xml: het bestand is geen tekst in UTF-8; een bericht is XML in UTF-8. Haal dit "
            "bestand weg, of sla het zo op."
        ) in melding(een)

    @pytest.mark.parametrize(
        ("berichten", "verwacht"),
        [
            (
                {"b": GOED.replace("2024-01-08", "2024-01-09")},
                "b.xml: dit bericht is al geleverd, als a.xml (zelfde afzender, identificatie en dagtekening), en",
            ),
            (
                {"b": toegewezen(toewijzing(1, "02", "2024-01-08", op="2024-01-05"), nummer="2")},
                "deze toewijzing staat ook in a.xml, anders, met dezelfde Toewijzingsdatum en -tijd en dagtekening",
            ),
            (
                {"b": toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-06"), bsn=BSN[1], nummer="2")},
                "deze toewijzing staat ook in a.xml, bij een andere cliënt",
            ),
            (
                {"b": gestart(start(1, "2024-01-10"), bsn=BSN[1], dag="2024-01-11", nummer="2")},
                "deze start is van een andere cliënt dan zijn toewijzing.",
            ),
            (
                {"b": gestopt(stop(1, "2024-01-10", "99", "2024-01-31"), dag="2024-02-01", nummer="2")},
                ", rij 1 (a.xml, regel 25), kolom reden: '99' is onbekend in iWmo 3.2 WMO588",
            ),
        ],
        ids=_ids("twice moment two-clients other-client code"),
    )
    def test_messages_that_contradict(self, tmp_path: Path, berichten: dict[str, str], verwacht: str) -> None:
        assert verwacht in melding(met(tmp_path, a=GOED, **berichten))

    def test_a_bsn_needs_the_word_of_the_parameters(self, tmp_path: Path) -> None:
        een = editie(tmp_path, "berichten")
        schrijf(een.data / "berichten", a=GOED)
        assert "berichten hebben een bsn; zeg in params.yml bij 'levering': 'client: bsn'." in melding(een)

    def test_an_empty_folder_and_none(self, tmp_path: Path) -> None:
        een = editie(tmp_path, "berichten", levering={"client": "bsn"})
        assert "deze map met berichten ontbreekt" in melding(een)
        (een.data / "berichten").mkdir()
        assert "de map is leeg; lever ten minste één bericht." in melding(een)


def test_the_structure_marks_what_nothing_confirms() -> None:
    """Every mark is about an element or a message that there is."""
    for standaard, nummer, element in ONBEVESTIGD:
        over = [een for een in BERICHTEN if (een.standaard, een.nummer) == (standaard, nummer)]
        assert over, (standaard, nummer)
        alle = [pad for een in over for pad, _ in paden(een.inhoud)]
        assert element == "*" or any(pad.endswith(element) for pad in alle), element


def test_names_and_addresses_are_never_read() -> None:
    """In no message is there an element with a name, an address or a relation that is read."""
    for een in BERICHTEN:
        for pad, element in paden(een.inhoud):
            if element.naam in ("Naam", "Relaties", "Contactgegevens", "Communicatie", "Commentaar"):
                assert element == dataclasses.replace(element, vorm="dicht", kinderen=()), pad


SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{ruimte}" xmlns="{ruimte}"
  elementFormDefault="qualified">
  <xs:element name="Bericht"><xs:complexType><xs:sequence>
    <xs:element name="Header" type="xs:anyType"/>
    <xs:element name="Client"><xs:complexType><xs:sequence>
      <xs:element name="Bsn"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{bsn}"/>
        </xs:restriction></xs:simpleType></xs:element>
      <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""


@pytest.mark.parametrize(("bsn", "klopt"), [(r"\d{9}", True), (r"1\d{8}", False)])
def test_the_official_schemas_decide_when_they_are_there(
    tmp_path: Path, bsn: str, klopt: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A schema in the place of the official one, which may not be copied here."""
    een = met(tmp_path, a=GOED)
    schemas = tmp_path / "xsd"
    schemas.mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    opdracht = ["snapshot", een.naam, "--xsd", str(schemas)]
    assert main(opdracht) == 1
    assert "WMO301.xsd staat er niet; zet de schema's van de release in deze map." in capsys.readouterr().err
    (schemas / "wmo301.xsd").write_text(
        SCHEMA.format(ruimte="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema", bsn=bsn), encoding="utf-8"
    )
    assert main(opdracht) == (0 if klopt else 1)
    fout = capsys.readouterr().err
    assert (een.data / "snapshot").exists() == klopt
    if not klopt:
        assert "berichten/a.xml, regel 20: niet geldig volgens WMO301.xsd (SCHEMAV_CVC_PATTERN_VALID)." in fout
        assert BSN[0] not in fout
