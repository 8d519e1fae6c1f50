"""Is the chain of messages replayed as the standard means it: refused, credited, taken back, asked for, begun with?"""

import base64
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from berichten import (
    AANBIEDER,
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
from berichten_editie import GEBOREN, declareert, gemeld, gestart, gestopt, melding, met, toegewezen
from levering import BSN, SLEUTEL, bevroren, editie, pseudoniem

from monitorlib.cijfers.registers.uitgaven import gemiddeld_tarief, uitgaven
from monitorlib.editie.editie import Editie
from monitorlib.sources.freeze.snapshot import freeze
from monitorlib.sources.opened.bronnen import aantal_ingetrokken, open_bron
from monitorlib.tijd.periode import Kwartaal

D = date


@pytest.fixture(autouse=True)
def _sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTEL", SLEUTEL)


def een_rij(een: Editie, bron: str = "voorzieningen_wmo") -> dict[str, Any]:
    freeze(een)
    (gevonden,) = bevroren(een, bron)
    return gevonden


def dagen(een: Editie) -> tuple[Any, ...]:
    """The start, end and reason of the one voorziening."""
    rij = een_rij(een)
    return rij["startdatum"], rij["einddatum"], rij["reden"]


TOEGEWEZEN = toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="1")
GESTART = gestart(start(1, "2024-01-10"), dag="2024-01-11", nummer="2")
GESTOPT = gestopt(stop(1, "2024-01-10", "21", "2024-03-31"), dag="2024-04-01", nummer="3")
LOOPT = {"a": TOEGEWEZEN, "b": GESTART, "c": GESTOPT}


def ingediend(nummer: str, ref: str, centen: int, *, dag: str, volume: int = 10, **anders: Any) -> str:
    """A 323 with one prestatie."""
    een = prestatie(ref, "01", "2024-10", volume, centen, **anders)
    totaal = declaratie(nummer, centen, (BSN[0], [een]), dc=anders.get("dc", "D"))
    return bericht("WMO323", totaal, dag=dag, nummer=f"7{nummer}")


def afgewezen(nummer: str, op_dag: str, ref: str, centen: int, *codes: str, dag: str) -> str:
    """A 325 that refuses the one prestatie of a 323."""
    een = prestatie(ref, "01", "2024-10", 10, centen, codes=codes)
    return antwoord(
        f"7{nummer}", op_dag, (BSN[0], [een]), dag=dag, nummer=f"9{nummer}", declaratie=nummer, ingediend=centen
    )


def toegekend(nummer: str, op_dag: str, centen: int, *, dag: str) -> str:
    """A 325 that grants all of a 323."""
    return antwoord(
        f"7{nummer}", op_dag, dag=dag, nummer=f"9{nummer}", declaratie=nummer, ingediend=centen, toegekend=centen
    )


def periode(een: Editie) -> tuple[float, Any]:
    """The uitgaven of the quarter, and the tariff of a unit."""
    freeze(een)
    register = open_bron(een, "declaraties")
    over = Kwartaal(2024, 4)
    tarief = next(iter(gemiddeld_tarief(register, in_=over).cellen().values()))
    return uitgaven(register, in_=over).per().waarde(), tarief["tekst"] or tarief["waarde"]


def kolommen(een: Editie, *namen: str) -> list[tuple[Any, ...]]:
    freeze(een)
    return [tuple(rij[naam] for naam in namen) for rij in bevroren(een, "declaraties")]


class TestGeld:
    def test_what_is_rejected_does_not_count(self, tmp_path: Path) -> None:
        """600 declared, rejected, declared again and granted: 600, at 60 an hour, not 1.200."""
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=afgewezen("1", "2024-11-05", "R1", 60000, "9321", "9341", dag="2024-11-12"),
            c=ingediend("2", "R2", 60000, dag="2024-11-20"),
            d=toegekend("2", "2024-11-20", 60000, dag="2024-11-25"),
            e=ingediend("3", "R3", 12000, dag="2024-12-02", volume=2),
        )
        assert periode(een) == (720, 60)
        leeg, zeshonderd = None, Decimal("600.00")
        assert kolommen(een, "bedrag", "toegekend", "afgewezen", "onbeantwoord", "retourcodes") == [
            (zeshonderd, leeg, zeshonderd, leeg, "9321 9341"),
            (zeshonderd, zeshonderd, leeg, leeg, leeg),
            (Decimal("120.00"), leeg, leeg, Decimal("120.00"), leeg),
        ]

    def test_a_credit_turns_its_volume_round(self, tmp_path: Path) -> None:
        """10 hours 600, credited, then 5 hours 300: 300 / 5 = 60, not 300 / 25 = 12."""
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=ingediend("2", "R2", 60000, dag="2024-11-15", dc="C", vorig="R1"),
            c=ingediend("3", "R3", 30000, dag="2024-11-16", volume=5),
        )
        assert periode(een) == (300, 60)

    def test_minutes_are_hours_and_dagdelen_are_not(self, tmp_path: Path) -> None:
        """2 hours 120 and 90 minutes 90: 210 / 3,5 = 60. With a dagdeel there is no such tariff."""
        uren = {
            "a": ingediend("1", "R1", 12000, dag="2024-11-05", volume=2),
            "b": ingediend("2", "R2", 9000, dag="2024-11-05", volume=90, eenheid="01"),
        }
        assert periode(declareert(tmp_path / "uren", **uren)) == (210, 60)
        uren["c"] = ingediend("3", "R3", 20000, dag="2024-11-05", volume=1, eenheid="16")
        besteed, waarom = periode(declareert(tmp_path / "ook", **uren))
        assert besteed == 410
        assert waarom == "eenheden die niet in elkaar zijn om te rekenen: dagdeel, uur"

    def test_in_euros_there_is_no_tariff(self, tmp_path: Path) -> None:
        een = declareert(tmp_path, a=ingediend("1", "R1", 12000, dag="2024-11-05", volume=12000, eenheid="83"))
        assert periode(een) == (120, "in euro's gedeclareerd: er is geen tarief")

    def test_the_total_of_the_answer_is_held(self, tmp_path: Path) -> None:
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=antwoord(
                "71", "2024-11-05", dag="2024-11-12", nummer="9", declaratie="1", ingediend=60000, toegekend=50000
            ),
        )
        assert "b.xml: wat niet is afgewezen, is samen 600.00 euro, het TotaalToegekendBedrag is 500.00" in melding(een)

    @pytest.mark.parametrize("dag", ["2024-11-05", "2024-11-20"])
    def test_refused_as_a_whole_and_sent_again_under_its_number(self, tmp_path: Path, dag: str) -> None:
        """With a number of its own, or under that of the message as well; also with another total."""
        tweede = ingediend("1", "R1", 59000, dag=dag).replace(">71<", ">72<" if dag == "2024-11-05" else ">71<")
        nummer = "72" if dag == "2024-11-05" else "71"
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=antwoord("71", "2024-11-05", dag="2024-11-12", nummer="9", codes=("0001",)),
            c=tweede,
            d=antwoord(nummer, dag, dag="2024-11-25", nummer="8", declaratie="1", ingediend=59000, toegekend=59000),
        )
        assert periode(een)[0] == 590
        assert [codes for (codes,) in kolommen(een, "retourcodes")] == [None, "0001"]

    def test_refused_under_the_very_same_number_and_day(self, tmp_path: Path) -> None:
        """The answer with a total is to the declaratie with that total."""
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=antwoord("71", "2024-11-05", dag="2024-11-12", nummer="9", codes=("0001",)),
            c=ingediend("1", "R1", 59000, dag="2024-11-05"),
            d=toegekend("1", "2024-11-05", 59000, dag="2024-11-11"),
        )
        assert periode(een)[0] == 590

    def test_a_total_that_is_wrong_does_not_matter_when_it_was_refused(self, tmp_path: Path) -> None:
        fout = ingediend("1", "R1", 60000, dag="2024-11-05").replace("TotaalBedrag>60000", "TotaalBedrag>60001")
        goed = ingediend("2", "R2", 60000, dag="2024-11-06")
        nee = antwoord("71", "2024-11-05", dag="2024-11-12", nummer="9", codes=("0001",))
        assert periode(declareert(tmp_path, a=fout, b=nee, c=goed))[0] == 600

    def test_sent_again_before_it_was_answered_counts_once(self, tmp_path: Path) -> None:
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=ingediend("1", "R1", 60000, dag="2024-11-20").replace(">71<", ">79<"),
        )
        assert periode(een)[0] == 600
        assert gemeld(een, "declaraties")["opnieuw gedeclareerd"][0] == 1

    def test_the_numbers_of_two_laws_are_their_own(self, tmp_path: Path) -> None:
        """A reference is of one law: Wmo and Jeugdwet can both have D1-R1. [TR314.]"""
        jeugd = bericht(
            "JW323",
            declaratie("1", 100, (BSN[1], [prestatie("R1", "07", "2024-10", 1, 100)])),
            dag="2024-11-05", nummer="71",
        )  # fmt: skip
        een = declareert(tmp_path, a=ingediend("1", "R1", 60000, dag="2024-11-05"), b=jeugd)
        assert kolommen(een, "declaratie_nummer", "wet") == [
            (f"0384-{AANBIEDER}-1-R1", "Wmo"),
            (f"0384-{AANBIEDER}-1-R1/Jeugdwet", "Jeugdwet"),
        ]

    def test_what_was_not_judged_was_refused_for_its_client(self, tmp_path: Path) -> None:
        """The code stands at the Client; its prestatie has 0233. [IV087.]"""
        nee = antwoord(
            "71", "2024-11-05", (BSN[0], [prestatie("R1", "01", "2024-10", 10, 60000, codes=("0233",))]),
            dag="2024-11-12", nummer="9", declaratie="1", ingediend=60000,
        )  # fmt: skip
        goed, fout = (f"<RetourCode>{code}</RetourCode></RetourCodes></Client>" for code in ("0200", "8187"))
        assert goed in nee
        een = declareert(tmp_path, a=ingediend("1", "R1", 60000, dag="2024-11-05"), b=nee.replace(goed, fout))
        assert periode(een)[0] == 0
        assert kolommen(een, "retourcodes") == [("8187",)]

    def test_a_declaratie_that_was_refused_by_its_own_class(self, tmp_path: Path) -> None:
        """DeclaratieAntwoord says 9333 and grants 0: it was not sent. [IV087.]"""
        nee = antwoord("71", "2024-11-05", dag="2024-11-12", nummer="9", declaratie="1", ingediend=60000)
        kop, _, rest = nee.rpartition("<RetourCode>0200")
        een = declareert(tmp_path, a=ingediend("1", "R1", 60000, dag="2024-11-05"), b=f"{kop}<RetourCode>9333{rest}")
        assert periode(een)[0] == 0
        assert kolommen(een, "retourcodes") == [("9333",)]

    @pytest.mark.parametrize(("nummer", "dag"), [("71", "2024-11-06"), ("anders", "2024-11-05")])
    def test_an_answer_that_names_another_day_or_only_the_declaratie(
        self, tmp_path: Path, nummer: str, dag: str
    ) -> None:
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=antwoord(nummer, dag, dag="2024-11-12", nummer="9", declaratie="1", ingediend=60000, toegekend=60000),
        )
        assert kolommen(een, "toegekend", "beantwoord") == [(Decimal("600.00"), D(2024, 11, 12))]
        assert gemeld(een, "declaraties") == {}

    def test_two_answers_that_differ_are_refused(self, tmp_path: Path) -> None:
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=toegekend("1", "2024-11-05", 60000, dag="2024-11-12"),
            c=toegekend("1", "2024-11-05", 60000, dag="2024-11-13").replace(">91<", ">92<"),
        )
        assert "op deze declaratie is al geantwoord, in b.xml; haal een van beide weg." in melding(een)

    def test_an_answer_to_nothing_is_counted_per_aanbieder(self, tmp_path: Path) -> None:
        een = declareert(
            tmp_path,
            a=ingediend("1", "R1", 60000, dag="2024-11-05"),
            b=antwoord("999", "2024-01-05", dag="2024-11-12", nummer="1"),
        )
        assert periode(een)[0] == 600
        aantal, uitleg = gemeld(een, "declaraties")["antwoord zonder declaratie"]
        assert aantal == 1
        assert uitleg.endswith(f"per aanbieder: {AANBIEDER} 1.")

    def test_an_answer_takes_effect_on_the_beginstand(self, tmp_path: Path) -> None:
        """Declared 600 and 100 before, waiting; of the 600 nothing is granted since."""
        nee = prestatie("R1", "01", "2024-10", 10, 60000, codes=("9307",))
        op = {"declaratie": "1", "ingediend": 70000, "toegekend": 10000}
        een = declareert(tmp_path, a=antwoord("71", "2024-09-05", (BSN[0], [nee]), dag="2024-11-12", nummer="9", **op))
        begin(
            een, "declaraties",
            "declaratie_nummer,gemeente,wet,aanbieder,product,maand,ontvangen,beantwoord,volume,bedrag\n"
            f"0384-{AANBIEDER}-1-R1,GM0384,Wmo,{AANBIEDER},01,2024-10,2024-10-05,,10,600.00\n"
            f"0384-{AANBIEDER}-1-R2,GM0384,Wmo,{AANBIEDER},01,2024-10,2024-10-05,,2,100.00\n",
        )  # fmt: skip
        een = Editie.named(een.naam, een.layout)
        assert periode(een) == (100, 50)
        assert kolommen(een, "toegekend", "afgewezen", "beantwoord") == [
            (None, Decimal("600.00"), D(2024, 11, 12)),
            (Decimal("100.00"), None, D(2024, 11, 12)),
        ]


OP = date(2024, 9, 30)


def begin(een: Editie, bron: str, csv: str, **levering: Any) -> None:
    """Put a beginstand beside the messages and declare it."""
    from ruamel.yaml import YAML

    folder = een.data / "berichten/beginstand"
    folder.mkdir(parents=True)
    (folder / "begin.csv").write_text(csv, encoding="utf-8")
    yaml, path = YAML(typ="safe"), een.params / "params.yml"
    parameters = yaml.load(path)
    van = parameters["bronnen"][bron].setdefault("levering", {})
    van["beginstand"] = {"bestand": "begin.csv", "op": OP} | ({"levering": levering} if levering else {})
    yaml.dump(parameters, path)


KOP = "voorziening_nummer,client,gemeente,voorziening,leveringsvorm,ingangsdatum,einddatum,startdatum,reden\n"


class TestBeginstand:
    @pytest.mark.parametrize("nummer", ["0384-1", "1", "0001"])
    def test_a_start_and_a_stop_of_an_older_toewijzing(self, tmp_path: Path, nummer: str) -> None:
        """The toewijzing is of years ago: it is in the beginstand, under whatever form of its number."""
        een = met(
            tmp_path, b=GESTART.replace("2024-01-11", "2024-10-11"), c=GESTOPT.replace("2024-04-01", "2024-11-01")
        )
        begin(een, "voorzieningen_wmo", KOP + f"{nummer},{BSN[0]},GM0384,01,ZIN,2021-05-01,,,\n", client="bsn")
        een = Editie.named(een.naam, een.layout)
        rij = een_rij(een)
        assert (rij["ingangsdatum"], rij["startdatum"], rij["einddatum"], rij["reden"]) == (
            D(2021, 5, 1), D(2024, 1, 10), D(2024, 3, 31), "21",
        )  # fmt: skip
        assert (rij["client"], rij["voorziening_nummer"]) == (pseudoniem(BSN[0]), nummer)

    def test_a_pseudonym_of_before_is_the_same_person(self, tmp_path: Path) -> None:
        een = met(tmp_path, c=GESTOPT.replace("2024-04-01", "2024-11-01"))
        regel = f"0384-1,{pseudoniem(BSN[0])},GM0384,01,ZIN,2021-05-01,,2021-05-03,\n"
        begin(een, "voorzieningen_wmo", KOP + regel)
        een = Editie.named(een.naam, een.layout)
        assert dagen(een) == (D(2021, 5, 3), D(2024, 3, 31), "21")

    def test_what_no_message_touches_stays_and_what_was_processed_is_left(self, tmp_path: Path) -> None:
        """The stop of 1 April is in the beginstand of 30 September already, which says that it was taken back since."""
        een = met(tmp_path, **LOOPT)
        begin(een, "voorzieningen_wmo", KOP + f"0384-1,{BSN[0]},GM0384,01,ZIN,2024-01-08,,2024-01-10,\n", client="bsn")
        een = Editie.named(een.naam, een.layout)
        assert dagen(een) == (D(2024, 1, 10), None, None)
        assert gemeld(een)["al in de beginstand"][0] == 3

    def test_a_new_version_of_an_older_toewijzing(self, tmp_path: Path) -> None:
        een = met(
            tmp_path,
            a=toegewezen(
                toewijzing(1, "02", "2021-05-01", "2025-12-31", op="2024-10-05"), nummer="1", dag="2024-10-05"
            ),
        )
        begin(een, "voorzieningen_wmo", KOP + f"0384-1,{BSN[0]},GM0384,01,ZIN,2021-05-01,,2021-06-01,\n", client="bsn")
        een = Editie.named(een.naam, een.layout)
        rij = een_rij(een)
        assert (rij["voorziening"], rij["einddatum"], rij["startdatum"]) == ("02", D(2025, 12, 31), D(2021, 6, 1))

    def test_a_beginstand_that_is_not_there(self, tmp_path: Path) -> None:
        een = met(tmp_path, **LOOPT)
        begin(een, "voorzieningen_wmo", KOP)
        (een.data / "berichten/beginstand/begin.csv").unlink()
        een = Editie.named(een.naam, een.layout)
        assert "berichten/beginstand/begin.csv: deze beginstand ontbreekt; zet haar in de map beginstand" in melding(
            een
        )

    def test_a_beginstand_that_names_one_twice_or_lacks_a_column(self, tmp_path: Path) -> None:
        """0384-1 and 1 of GM0384 are the same toewijzing."""
        regels = "".join(f"{nummer},,GM0384,01,ZIN,2021-05-01,,,\n" for nummer in ("0384-1", "1"))
        een = met(tmp_path / "twee", **LOOPT)
        begin(een, "voorzieningen_wmo", KOP + regels)
        gezegd = melding(Editie.named(een.naam, een.layout))
        assert "begin.csv, rij 3: deze voorziening staat er al, als beginstand/begin.csv, rij 2" in gezegd
        een = met(tmp_path / "mist", **LOOPT)
        begin(een, "voorzieningen_wmo", KOP.replace("voorziening_nummer,", ""))
        (een.data / "berichten/beginstand/begin.csv").write_text(
            KOP.partition(",")[2] + ",GM0384,01,ZIN,2021-05-01,,,\n", encoding="utf-8"
        )
        gezegd = melding(Editie.named(een.naam, een.layout))
        assert "begin.csv, rij 1: kolom 'voorziening_nummer' ontbreekt" in gezegd

    def test_only_messages_have_a_beginstand(self, tmp_path: Path) -> None:
        stand = {"bestand": "begin.csv", "op": OP}
        een = editie(tmp_path, "wmo.csv", levering={"beginstand": stand})
        (een.data / "wmo.csv").write_text(KOP + "1,,GM0384,01,ZIN,2021-05-01,,,\n", encoding="utf-8")
        assert "'beginstand' in params.yml hoort bij een map met berichten" in melding(een)


class TestKeten:
    def test_never_existed_and_one_day_of_help(self, tmp_path: Path) -> None:
        """Reden 13 counts nowhere; one day of help that was delivered counts, though its days are equal too."""
        weg = toegewezen(toewijzing(1, "01", "2024-01-08", "2024-01-08", op="2024-02-01", reden="13"), nummer="5")
        dag = toegewezen(toewijzing(2, "01", "2024-01-09", "2024-01-09", op="2024-01-05"), nummer="6")
        een = met(
            tmp_path, a=TOEGEWEZEN, b=weg, c=dag,
            d=gestart(start(2, "2024-01-09"), dag="2024-01-10", nummer="2"),
            e=gestopt(stop(2, "2024-01-09", "19", "2024-01-09"), dag="2024-01-10", nummer="3"),
        )  # fmt: skip
        freeze(een)
        telwijze = {"wachttijd": 31, "administratief": ["verwijderd"]}
        for extra in ({}, {"telwijze": telwijze}):
            een = editie(een.layout.root, "berichten", levering={"client": "bsn"}, **extra)
            freeze(een)
            tabel = open_bron(een, "voorzieningen_wmo").tabel.to_pyarrow().to_pylist()
            assert [rij["voorziening_nummer"] for rij in tabel] == ["0384-2"]
            assert aantal_ingetrokken(een, "voorzieningen_wmo") == 1

    @pytest.mark.parametrize(
        ("soort", "op", "verwacht"),
        [
            ("WMO306", ("2", "2024-01-11"), (D(2024, 1, 10), D(2024, 3, 31), "21")),
            ("WMO308", ("3", "2024-04-01"), (D(2024, 1, 10), None, None)),
        ],
    )
    @pytest.mark.parametrize("codes", [(), ("0200",), ("0001",), ("0200", "9019")])
    def test_a_start_or_stop_that_was_refused(
        self, tmp_path: Path, soort: str, op: tuple[str, str], verwacht: tuple[Any, ...], codes: tuple[str, ...]
    ) -> None:
        """An answer without codes, or with 0200 alone, says that it was processed. [IV028.]"""
        een = met(tmp_path, **LOOPT, d=retour(soort, *op, *codes, dag="2024-04-03", nummer="r1"))
        geweigerd = set(codes) - {"0200"}
        if not geweigerd:
            assert dagen(een) == (D(2024, 1, 10), D(2024, 3, 31), "21")
        elif soort == "WMO306":
            assert dagen(een) == (None, D(2024, 3, 31), "21")
        else:
            assert dagen(een) == verwacht

    def test_a_refusal_in_the_message_itself_counts_as_well(self, tmp_path: Path) -> None:
        """The code stands at the StartProduct; that of the header is 0200."""
        deel = start(1, "2024-01-10").replace(
            "</StartProduct>", "<RetourCodes><RetourCode>9063</RetourCode></RetourCodes></StartProduct>"
        )
        inhoud = client(BSN[0], GEBOREN, rond("StartProducten", deel), kort=True)
        inhoud = inhoud.replace("  </Client>", "<RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Client>")
        nee = retour("WMO306", "2", "2024-01-11", "0200", dag="2024-01-12", nummer="r", inhoud=inhoud)
        assert dagen(met(tmp_path, a=TOEGEWEZEN, b=GESTART, c=nee)) == (None, None, None)

    def test_a_toewijzing_that_was_refused_does_not_count(self, tmp_path: Path) -> None:
        """The second version was refused by the aanbieder: the first one stands."""
        een = met(
            tmp_path,
            a=TOEGEWEZEN,
            b=toegewezen(
                toewijzing(1, "01", "2024-01-08", "2024-02-29", op="2024-02-01"), nummer="5", dag="2024-02-01"
            ),
            c=retour("WMO302", "5", "2024-02-01", "0001", dag="2024-02-02", nummer="r"),
        )
        assert een_rij(een)["einddatum"] is None

    def test_what_it_allows_is_that_of_the_last_version(self, tmp_path: Path) -> None:
        """Two hours a week (04, 2), and later eight a month; without Omvang there is none. [WJ756, WMO757.]"""
        eerst = toewijzing(1, "01", "2024-01-08", op="2024-01-05", omvang=("2", "04", "2"))
        dan = toewijzing(1, "01", "2024-01-08", op="2024-06-05", omvang=("8", "04", "4"))
        een = met(tmp_path, a=toegewezen(eerst, nummer="1"), b=toegewezen(dan, nummer="2", dag="2024-06-06"))
        rij = een_rij(een)
        assert (rij["volume"], rij["eenheid"], rij["frequentie"]) == (8, "04", "4")

    def test_without_omvang_it_allows_nothing_that_is_known(self, tmp_path: Path) -> None:
        rij = een_rij(met(tmp_path, **LOOPT))
        assert (rij["volume"], rij["eenheid"], rij["frequentie"]) == (None, None, None)

    def test_the_same_toewijzing_in_every_301(self, tmp_path: Path) -> None:
        """A 301 repeats what did not change. [OP087.]"""
        een = met(
            tmp_path,
            a=TOEGEWEZEN,
            b=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05"), nummer="2", dag="2024-03-01"),
        )
        assert een_rij(een)["toewijzingsdatum"] == D(2024, 1, 5)

    @pytest.mark.parametrize("volgorde", [(1, 3), (3, 1)])
    def test_taken_back_and_sent_again_on_one_day(self, tmp_path: Path, volgorde: tuple[int, int]) -> None:
        """A start that stood: back and again, whatever the numbers. One that did not: there and back."""
        eerst, dan = (gestart(start(1, "2024-01-10", status), dag="2024-02-01", nummer=str(nr))
                      for nr, status in enumerate(volgorde, 8))  # fmt: skip
        assert dagen(met(tmp_path / "stond", a=TOEGEWEZEN, b=GESTART, c=eerst, d=dan))[0] == D(2024, 1, 10)
        assert dagen(met(tmp_path / "niet", a=TOEGEWEZEN, c=eerst, d=dan))[0] is None

    def test_a_temporary_stop_and_then_the_last_one(self, tmp_path: Path) -> None:
        """Taking back the last stop leaves the temporary one, which is no end."""
        tijdelijk = gestopt(stop(1, "2024-01-10", "20", "2024-03-31"), dag="2024-04-01", nummer="3")
        einde = gestopt(stop(1, "2024-01-10", "19", "2024-04-30"), dag="2024-05-01", nummer="4")
        terug = gestopt(stop(1, "2024-01-10", "19", "2024-04-30", status=3), dag="2024-05-02", nummer="5")
        delen = {"a": TOEGEWEZEN, "b": GESTART, "c": tijdelijk, "d": einde}
        assert dagen(met(tmp_path / "einde", **delen)) == (D(2024, 1, 10), D(2024, 4, 30), "19")
        assert dagen(met(tmp_path / "terug", **delen, e=terug)) == (D(2024, 1, 10), None, None)

    def test_without_a_product_it_has_a_code_of_its_own(self, tmp_path: Path) -> None:
        codes = {"voorziening": ["01", "zonder product"], "aanbieder": [AANBIEDER], "reden": ["21"]}
        een = editie(tmp_path, "berichten", levering={"client": "bsn"}, codes=codes)
        schrijf(een.data / "berichten", a=toegewezen(toewijzing(1, "", "2024-01-08", op="2024-01-05"), nummer="1"))
        assert een_rij(een)["voorziening"] == "zonder product"
        anders = met(tmp_path / "lijst", a=toegewezen(toewijzing(1, "", "2024-01-08", op="2024-01-05"), nummer="1"))
        gezegd = melding(anders)
        assert "'zonder product' is de code van een toewijzing zonder product; voeg haar in params.yml onder" in gezegd

    @pytest.mark.parametrize("tijd", ["12:00:00.250", "00:00:00", "24:00:00"])
    def test_times_of_day_as_the_schema_allows_them(self, tmp_path: Path, tijd: str) -> None:
        een = met(tmp_path, a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05", tijd=tijd), nummer="1"))
        assert een_rij(een)["toewijzingsdatum"] == D(2024, 1, 5)

    @pytest.mark.parametrize("tijd", ["12:00", "12:00:00Z", "12:00:00+01:00", "25:00:00", "12:60:00"])
    def test_other_times_are_refused(self, tmp_path: Path, tijd: str) -> None:
        een = met(tmp_path, a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05", tijd=tijd), nummer="1"))
        assert "Toewijzingstijd is niet een tijd als 12:34:56." in melding(een)

    def test_a_fraction_of_a_second_tells_what_was_last(self, tmp_path: Path) -> None:
        delen = [
            toegewezen(toewijzing(1, "01", "2024-01-08", tot, op="2024-01-05", tijd=tijd), nummer=nr)
            for tot, tijd, nr in (("2024-05-31", "12:00:00.5", "2"), ("2024-09-30", "12:00:00", "3"))
        ]
        assert een_rij(met(tmp_path, a=delen[0], b=delen[1]))["einddatum"] == D(2024, 5, 31)

    def test_the_request_gives_the_verwijzer_and_its_day(self, tmp_path: Path) -> None:
        """Of the request that was not refused, by its reference; the one that was refused came earlier."""
        vraag = "".join((aanvraag("REF1", "01", "02", "2024-01-08"), aanvraag("REF2", "01", "03", "2024-01-08")))
        eerder = rond("AangevraagdeProducten", aanvraag("REF1", "01", "05", "2024-01-08"))
        codes = {"voorziening": ["01"], "aanbieder": [AANBIEDER], "reden": ["21"], "verwijzer": ["02", "03", "05"]}
        een = editie(tmp_path, "berichten", levering={"client": "bsn"}, codes=codes)
        schrijf(
            een.data / "berichten",
            a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05", referentie="REF1"), nummer="1"),
            b=bericht(
                "WMO315", client(BSN[0], GEBOREN, rond("AangevraagdeProducten", vraag), kort=True),
                dag="2023-12-20", nummer="6",
            ),
            c=bericht("WMO315", client(BSN[0], GEBOREN, eerder, kort=True), dag="2023-12-18", nummer="5"),
            d=retour("WMO316", "5", "2023-12-18", "0001", dag="2023-12-19", nummer="r"),
        )  # fmt: skip
        rij = een_rij(een)
        assert (rij["verwijzer"], rij["verzoekdatum"]) == ("02", D(2023, 12, 20))

    def test_a_request_for_a_change(self, tmp_path: Path) -> None:
        vraag = f"<Client><Bsn>{BSN[0]}</Bsn><Verzoek><ReferentieAanbieder>REF1</ReferentieAanbieder>"
        vraag += "<RedenVerzoek>1</RedenVerzoek></Verzoek></Client>"
        een = met(
            tmp_path,
            a=toegewezen(toewijzing(1, "01", "2024-01-08", op="2024-01-05", referentie="REF1"), nummer="1"),
            b=bericht("WMO317", vraag, dag="2024-01-02", nummer="6"),
        )
        rij = een_rij(een)
        assert (rij["verwijzer"], rij["verzoekdatum"]) == (None, D(2024, 1, 2))

    def test_a_start_or_stop_without_a_toewijzing_is_counted_per_aanbieder(self, tmp_path: Path) -> None:
        anders = gestart(start(9, "2024-01-10"), dag="2024-01-11", nummer="4", afzender="65656055")
        een = met(
            tmp_path, **LOOPT, d=anders,
            e=gestart(start(7, "2024-01-10"), start(8, "2024-01-10"), dag="2024-01-11", nummer="5"),
            f=gestopt(stop(7, "2024-01-10", "99", "2024-01-31"), dag="2024-02-01", nummer="6"),
        )  # fmt: skip
        assert dagen(een) == (D(2024, 1, 10), D(2024, 3, 31), "21")
        aantal, uitleg = gemeld(een)["start zonder toewijzing"]
        assert (aantal, uitleg.rpartition(": ")[2]) == (3, f"{AANBIEDER} 2, 65656055 1.")
        assert gemeld(een)["stop zonder toewijzing"][0] == 1

    def test_a_start_without_a_number_is_found_by_what_it_says(self, tmp_path: Path) -> None:
        los = start(1, "2024-01-10").replace(
            "<ToewijzingNummer>1</ToewijzingNummer>", "<Product><b:Categorie>01</b:Categorie></Product>"
            "<ToewijzingIngangsdatum>2024-01-08</ToewijzingIngangsdatum>",
        )  # fmt: skip
        een = met(tmp_path, a=TOEGEWEZEN, b=gestart(los, dag="2024-01-11", nummer="2"))
        assert dagen(een)[0] == D(2024, 1, 10)

    def test_a_number_with_zeros_in_front_is_that_number(self, tmp_path: Path) -> None:
        een = met(tmp_path, a=toegewezen(toewijzing("001", "01", "2024-01-08", op="2024-01-05"), nummer="1"), b=GESTART)
        assert dagen(een)[0] == D(2024, 1, 10)

    def test_taking_back_what_is_not_there_is_counted(self, tmp_path: Path) -> None:
        een = met(tmp_path, a=TOEGEWEZEN, b=gestart(start(1, "2024-01-10", 3), dag="2024-01-11", nummer="2"))
        assert dagen(een)[0] is None
        assert gemeld(een)["intrekking zonder melding"][0] == 1


def ouder(tekst: str, release: str) -> str:
    """The same message of another release."""
    versie, subversie = release.split(".")
    tekst = tekst.replace("/3_2/", f"/{versie}_{subversie}/").replace("BerichtVersie>3<", f"BerichtVersie>{versie}<")
    return tekst.replace("BerichtSubversie>2<", f"BerichtSubversie>{subversie}<")


class TestReleases:
    @pytest.mark.parametrize("release", ["2.1", "3.0", "3.1"])
    def test_an_older_release_with_the_same_elements_is_read(self, tmp_path: Path, release: str) -> None:
        een = met(tmp_path, **{naam: ouder(tekst, release) for naam, tekst in LOOPT.items()})
        assert dagen(een) == (D(2024, 1, 10), D(2024, 3, 31), "21")

    def test_one_with_other_elements_is_left_by_its_name(self, tmp_path: Path) -> None:
        """The others are read."""
        anders = ouder(toegewezen(toewijzing(2, "01", "2024-01-08", op="2024-01-05"), nummer="7"), "3.0")
        een = met(tmp_path, **LOOPT, x=anders.replace("Geslacht>", "Sekse>"), y=ouder(GESTART, "4.0"))
        assert dagen(een)[0] == D(2024, 1, 10)
        gevonden = gemeld(een)
        assert gevonden["niet gelezen: WMO301 van iWmo 3.0, met andere elementen"] == (
            1, "Niet gelezen, want WMO301 van iWmo 3.0, met andere elementen: x.xml.",
        )  # fmt: skip
        assert gevonden["niet gelezen: WMO305 van iWmo 4.0"][0] == 1

    @pytest.mark.parametrize(("reden", "gelezen"), [("19", False), ("20", False), ("02", True)])
    def test_a_reden_that_was_another_one_in_iwmo_2(self, tmp_path: Path, reden: str, gelezen: bool) -> None:
        einde = ouder(gestopt(stop(1, "2024-01-10", reden, "2024-03-31"), dag="2024-04-01", nummer="3"), "2.2")
        een = met(tmp_path, a=TOEGEWEZEN, b=GESTART, c=einde)
        assert (dagen(een)[1] == D(2024, 3, 31)) == gelezen
        assert ("niet gelezen: WMO307 van iWmo 2.2, met andere elementen" in gemeld(een)) != gelezen


class TestMap:
    def test_folders_a_zip_and_what_is_no_message(self, tmp_path: Path) -> None:
        een = met(tmp_path)
        folder = een.data / "berichten"
        schrijf(folder / "2024/januari", a=TOEGEWEZEN)
        with zipfile.ZipFile(folder / "rest.ZIP", "w") as rest:
            rest.writestr("map/b.xml", GESTART)
            rest.writestr("__MACOSX/._b.xml", b"\0\1")
        (folder / "README.txt").write_text("Berichten van de gemeente", encoding="utf-8")
        (folder / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0\0\0")
        (folder / "desktop.ini").write_text("[x]", encoding="utf-8")
        (folder / "schema.xsd").write_text("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", encoding="utf-8")
        assert dagen(een)[0] == D(2024, 1, 10)
        assert gemeld(een)["niet gelezen: geen bericht"] == (
            4, "Niet gelezen, want geen bericht: README.txt, Thumbs.db, desktop.ini, schema.xsd.",
        )  # fmt: skip

    def test_the_delivery_is_a_zip(self, tmp_path: Path) -> None:
        een = editie(tmp_path, "berichten.zip", levering={"client": "bsn"})
        with zipfile.ZipFile(een.data / "berichten.zip", "w") as alles:
            for naam, tekst in LOOPT.items():
                alles.writestr(f"{naam}.xml", tekst)
        assert dagen(een) == (D(2024, 1, 10), D(2024, 3, 31), "21")

    def test_a_zip_makes_all_registers(self, tmp_path: Path) -> None:
        """One delivery for three sources, as a folder is."""
        from ruamel.yaml import YAML

        een = editie(tmp_path, "berichten.zip", levering={"client": "bsn"})
        yaml, path = YAML(typ="safe"), een.params / "params.yml"
        parameters = yaml.load(path)
        codes = {"aanbieder": [AANBIEDER], "product": ["01"]}
        parameters["bronnen"]["declaraties"] = {**parameters["bronnen"]["voorzieningen_wmo"], "codes": codes}
        for sleutel in ("levering", "telwijze", "volledig_vanaf", "opgehaald"):
            del parameters["bronnen"]["declaraties"][sleutel]
        yaml.dump(parameters, path)
        with zipfile.ZipFile(een.data / "berichten.zip", "w") as alles:
            for naam, tekst in {**LOOPT, "d": ingediend("1", "R1", 600, dag="2024-11-05")}.items():
                alles.writestr(f"{naam}.xml", tekst)
        een = Editie.named(een.naam, een.layout)
        freeze(een)
        assert (len(bevroren(een)), len(bevroren(een, "declaraties"))) == (1, 1)

    def test_a_file_that_is_named_after_a_person(self, tmp_path: Path) -> None:
        """What is left aside stands on a page: without the number."""
        een = met(tmp_path, **LOOPT)
        (een.data / "berichten/brief 123456782.pdf").write_bytes(b"%PDF")
        freeze(een)
        assert gemeld(een)["niet gelezen: geen bericht"][1] == "Niet gelezen, want geen bericht: brief (bsn).pdf."

    def test_a_zip_that_is_damaged(self, tmp_path: Path) -> None:
        een = met(tmp_path, **LOOPT)
        (een.data / "berichten/x.zip").write_bytes(b"PK\x03\x04 en verder niets")
        assert "berichten/x.zip: de zip is beschadigd; lever hem opnieuw." in melding(een)

    @pytest.mark.parametrize("vorm", ["elementen", "tekst", "base64"])
    def test_an_envelope_is_opened(self, tmp_path: Path, vorm: str) -> None:
        zonder = GESTART.split("\n", 1)[1]
        lading = {
            "elementen": zonder,
            "tekst": zonder.replace("&", "&amp;").replace("<", "&lt;"),
            "base64": base64.b64encode(GESTART.encode()).decode(),
        }[vorm]
        envelop = f"<ggk:heen xmlns:ggk='urn:ggk'><stuurgegevens>x</stuurgegevens><inhoud>{lading}</inhoud></ggk:heen>"
        assert dagen(met(tmp_path, a=TOEGEWEZEN, b=envelop))[0] == D(2024, 1, 10)

    def test_the_same_message_twice_is_read_once(self, tmp_path: Path) -> None:
        een = met(tmp_path, **LOOPT)
        schrijf(een.data / "berichten/kopie", **LOOPT)
        assert dagen(een)[0] == D(2024, 1, 10)
        assert gemeld(een)["niet gelezen: hetzelfde bericht nog een keer"][0] == 3

    def test_messages_of_other_registers_are_passed_over_and_others_named(self, tmp_path: Path) -> None:
        """A 323 becomes declaraties; a 319 becomes nothing."""
        een = met(
            tmp_path, **LOOPT, d=ingediend("1", "R1", 600, dag="2024-11-05"), e=TOEGEWEZEN.replace("wmo301", "wmo319")
        )
        assert dagen(een)[0] == D(2024, 1, 10)
        assert list(gemeld(een)) == ["niet gelezen: WMO319 van iWmo 3.2"]

    def test_without_any_message_it_says_what_was_there(self, tmp_path: Path) -> None:
        een = met(tmp_path, d=ouder(TOEGEWEZEN, "1.0"))
        (een.data / "berichten/README.txt").write_text("x", encoding="utf-8")
        gezegd = melding(een)
        assert "geen enkel bericht heeft een rij voor bron voorzieningen_wmo" in gezegd
        assert "README.txt" in gezegd
        assert "WMO301 van iWmo 1.0" in gezegd


class TestGeleverd:
    """Declaraties that a supplier delivers as a file, with or without what became of them."""

    KOP = "declaratie_nummer,gemeente,wet,aanbieder,product,maand,ontvangen,beantwoord,volume,bedrag"

    def geleverd(self, root: Path, kop: str, *regels: str) -> Editie:
        codes = {"aanbieder": [AANBIEDER], "product": ["01"]}
        een = editie(root, "declaraties.csv", "declaraties", codes=codes)
        begin = f"GM0384,Wmo,{AANBIEDER},01,2024-10,2024-11-05,2024-11-12"
        tekst = "\n".join([kop, *(f"D{nummer},{begin},{regel}" for nummer, regel in enumerate(regels))])
        (een.data / "declaraties.csv").write_text(f"{tekst}\n", encoding="utf-8")
        return een

    def test_without_the_new_columns_all_of_it_counts(self, tmp_path: Path) -> None:
        assert periode(self.geleverd(tmp_path, self.KOP, "10,600.00", "2,120.00")) == (720, 60)

    def test_with_them_what_was_refused_does_not(self, tmp_path: Path) -> None:
        kop = f"{self.KOP},eenheid,toegekend,afgewezen,onbeantwoord"
        een = self.geleverd(tmp_path, kop, "10,600.00,04,,600.00,", "120,120.00,01,120.00,,")
        assert periode(een) == (120, 60)

    def test_amounts_that_are_not_the_sum_are_refused(self, tmp_path: Path) -> None:
        kop = f"{self.KOP},toegekend,afgewezen,onbeantwoord"
        gezegd = melding(self.geleverd(tmp_path, kop, "10,600.00,500.00,50.00,"))
        assert (
            "kolom bedrag: '600.00' is niet de som van toegekend '500.00', afgewezen '50.00', onbeantwoord leeg"
            in gezegd
        )
