"""Do files of CBS and others go in by declaration alone? Each is small, of their form; every number is invented."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.checks.validation import validate
from monitorlib.sources.declared.declaration import Codes, Kolom, telling
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.reader import read

GEMEENTE = Kolom("gemeente", "gemeente", "gemeentecode")
INWONERS = telling("inwoners", "Inwoners", (GEMEENTE, Kolom("jaar", "jaar", "jaar")), "aantal", "inwoners")
KWARTALEN = telling(
    "wmo", "Wmo", (GEMEENTE, Kolom("periode", "periode", "periode", vorm="kwartaal")), "decimaal", "per duizend"
)
HALFJAREN = telling(
    "jeugd", "Jeugd", (GEMEENTE, Kolom("halfjaar", "code", "halfjaar", codes=("1e helft 2024",))), "aantal", "jeugdigen"
)
LEEFTIJD = telling(
    "leeftijd",
    "Leeftijd",
    (GEMEENTE, Kolom("leeftijd", "code", "groep", codes=("0-14", "15-24")), Kolom("jaar", "jaar", "jaar")),
    "aantal",
    "inwoners",
)
CODES = Codes(
    {
        "gemeente": {"GM9801": "Aldermeer", "GM9802": "Brummelhof"},
        "halfjaar": {"1e helft 2024": "1e helft 2024"},
        "leeftijd": {"0-14": "0-14", "15-24": "15-24"},
    }
)


def lees(root: Path, bron: Any, inhoud: str, **levering: Any) -> list[dict[str, Any]]:
    """Deliver a file and read it; its rows in order, by our names."""
    (root / "x.csv").write_text(inhoud, encoding="utf-8")
    wijze = Levering(**levering)
    with duckdb.connect() as con:
        tabel = tabel_maken(con, read(root / "x.csv", "x.csv", bron, wijze, con), bron, wijze, "x.csv", "gelezen")
        validate(tabel, bron, CODES, "x.csv")
        return tabel.order("rij, waarde").to_arrow_table().to_pylist()


def waarden(rijen: list[dict[str, Any]], *sleutel: str) -> dict[tuple[str, ...], str | None]:
    return {tuple(rij[een] for een in sleutel): rij["waarde"] for rij in rijen}


STATLINE = """"ID";"Geslacht";"RegioS";"Perioden";"TotaleBevolking_1"
0;"T001038";"GM9801    ";"2023JJ00";{een}
1;"T001038";"GM9801    ";"2024JJ00";1235
2;"T001038";"GM9802    ";"2024JJ00";{twee}
3;"3000   ";"GM9802    ";"2024JJ00";77
4;"T001038";"NL01      ";"2024JJ00";17900000
"""


@pytest.mark.parametrize(
    ("een", "twee", "verwacht"), [("1200", "", None), ("1200*", "       .", None), ("1200", "-", "-")]
)
def test_a_table_of_statline(tmp_path: Path, een: str, twee: str, verwacht: str | None) -> None:
    """Without symbols and with them; codes are filled up with spaces, other rows are of men and of the country."""
    rijen = lees(
        tmp_path,
        INWONERS,
        STATLINE.format(een=een, twee=twee),
        scheiding=";",
        kolommen={"RegioS": "gemeente", "Perioden": "jaar", "TotaleBevolking_1": "waarde"},
        rest="weglaten",
        alleen={"Geslacht": ["T001038"], "RegioS": ["GM*"]},
        perioden="cbs",
        tekens={".": "onbekend", "*": "voorlopig", "-": "nihil"},
    )
    assert waarden(rijen, "gemeente", "jaar") == {
        ("GM9801", "2023"): "1200",
        ("GM9801", "2024"): "1235",
        ("GM9802", "2024"): verwacht,
    }
    assert [rij["rij"] for rij in rijen] == [2, 3, 4]


def test_a_table_of_statline_as_it_is_looked_at(tmp_path: Path) -> None:
    """A title above, the source below, a quarter per column by its title, stars behind what is provisional."""
    inhoud = (
        '"Gebruik van voorzieningen; verzonnen"\n\n'
        '"Regio\'s";"2024 1e kwartaal";"2024 2e kwartaal*"\n"Aldermeer";12,5;13,0\n"Brummelhof";x;.\n'
        '"Bron: verzonnen"\n'
    )
    rijen = lees(
        tmp_path,
        KWARTALEN,
        inhoud,
        scheiding=";",
        decimaal=",",
        kop=3,
        voet=1,
        kolommen={"Regio's": "gemeente"},
        vertaal={"gemeente": {"Aldermeer": "GM9801", "Brummelhof": "GM9802"}},
        kantelen={
            "naar": "periode",
            "kolommen": {"2024 1e kwartaal": "2024 1e kwartaal", "2024 2e kwartaal*": "2024 2e kwartaal*"},
        },
        perioden="cbs",
        tekens={".": "onbekend", "x": "geheim"},
    )
    assert waarden(rijen, "gemeente", "periode") == {
        ("GM9801", "2024-Q1"): "12.5",
        ("GM9801", "2024-Q2"): "13.0",
        ("GM9802", "2024-Q1"): None,
        ("GM9802", "2024-Q2"): None,
    }
    assert [rij["rij"] for rij in rijen] == [4, 4, 5, 5]


@pytest.mark.parametrize(
    ("bron", "periode", "wordt"),
    [
        (INWONERS, "2024JJ00", "2024"),
        (INWONERS, "2024**", "2024"),
        (KWARTALEN, "2024KW03", "2024-Q3"),
        (KWARTALEN, "2024 3e kwartaal*", "2024-Q3"),
        (HALFJAREN, "2024HJ01", "1e helft 2024"),
    ],
)
def test_a_period_of_cbs(tmp_path: Path, bron: Any, periode: str, wordt: str) -> None:
    kolom = bron.kolommen[1].naam
    (rij,) = lees(tmp_path, bron, f"gemeente,{kolom},waarde\nGM9801,{periode},1\n", perioden="cbs")
    assert rij[kolom] == wordt


def test_a_period_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match="rij 2, kolom jaar: '2024KW01' is geen periode van deze kolom; toegestaan: een"
    ):
        lees(tmp_path, INWONERS, "gemeente,jaar,waarde\nGM9801,2024KW01,1\n", perioden="cbs")


KERNCIJFERS = """gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;a_inw;a_00_14;a_15_24;g_hhgro
GM9801    ;9801;Aldermeer;Aldermeer;Gemeente  ;GM9801;1200;200;150;2,1
WK980100  ;980100;Wijk 00;Aldermeer;Wijk      ;WK980100;700;120;80;2,2
BU98010000;98010000;Buurt 0;Aldermeer;Buurt     ;BU98010000;300;       .;40;       .
GM9802    ;9802;Brummelhof;Brummelhof;Gemeente  ;GM9802;2.500;       .;310;2,0
"""


@pytest.mark.parametrize("kolom", ["gwb_code_10", "gwb_code_8"])
def test_kerncijfers_wijken_en_buurten(tmp_path: Path, kolom: str) -> None:
    """Topics in columns, gemeenten among wijken and buurten, the year in the name of the file."""
    rijen = lees(
        tmp_path,
        LEEFTIJD,
        KERNCIJFERS,
        scheiding=";",
        decimaal=",",
        kolommen={kolom: "gemeente"},
        aanvullen={"gemeente": "GM0000"},
        rest="weglaten",
        alleen={"recs": ["Gemeente"]},
        kantelen={"naar": "leeftijd", "kolommen": {"a_00_14": "0-14", "a_15_24": "15-24"}},
        erbij={"jaar": "2024"},
        tekens={".": "onbekend"},
    )
    assert waarden(rijen, "gemeente", "leeftijd", "jaar") == {
        ("GM9801", "0-14", "2024"): "200",
        ("GM9801", "15-24", "2024"): "150",
        ("GM9802", "0-14", "2024"): None,
        ("GM9802", "15-24", "2024"): "310",
    }


WAARSTAAT = """"Gemeenten";"Onderwerp";"2022";"2023";"2024"
"Aldermeer";"Cliënten Wmo";"1.234";"1.300,5";"?"
"Brummelhof";"Cliënten Wmo";"987";"-";"1.001"
"Brummelhof";"Cliënten Jeugdwet";"5";"6";"7"
"""


def test_an_export_with_semicolons_and_dutch_numbers(tmp_path: Path) -> None:
    """Of the form of Waarstaatjegemeente: a year per column, thousands with a point, a mark for what is not known."""
    bron = telling("wmo", "Wmo", (GEMEENTE, Kolom("jaar", "jaar", "jaar")), "decimaal", "cliënten")
    rijen = lees(
        tmp_path,
        bron,
        WAARSTAAT,
        scheiding=";",
        decimaal=",",
        kolommen={"Gemeenten": "gemeente"},
        vertaal={"gemeente": {"Aldermeer": "GM9801", "Brummelhof": "GM9802"}},
        alleen={"Onderwerp": ["Cliënten Wmo"]},
        kantelen={"naar": "jaar", "kolommen": {"2022": "2022", "2023": "2023", "2024": "2024"}},
        tekens={"?": "onbekend", "-": "nihil"},
    )
    assert waarden(rijen, "gemeente", "jaar") == {
        ("GM9801", "2022"): "1234", ("GM9801", "2023"): "1300.5", ("GM9801", "2024"): None,
        ("GM9802", "2022"): "987", ("GM9802", "2023"): "-", ("GM9802", "2024"): "1001",
    }  # fmt: skip


def test_gemeenten_as_columns(tmp_path: Path) -> None:
    rijen = lees(
        tmp_path,
        INWONERS,
        "jaar,Aldermeer,Brummelhof,Nederland\n2023,1,2,9\n2024,3,4,9\n",
        kantelen={"naar": "gemeente", "kolommen": {"Aldermeer": "GM9801", "Brummelhof": "GM9802"}},
        rest="weglaten",
    )
    assert waarden(rijen, "gemeente", "jaar") == {
        ("GM9801", "2023"): "1", ("GM9802", "2023"): "2", ("GM9801", "2024"): "3", ("GM9802", "2024"): "4",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("levering", "gezegd"),
    [
        ({"alleen": {"jaar": ["2025"]}}, "kolom jaar: geen enkele rij heeft '2025', die params.yml"),
        ({"alleen": {"soort": ["x"]}}, "kolom 'soort' uit params.yml ('levering') ontbreekt. Bekend zijn: gemeente"),
        ({"erbij": {"jaar": "2024"}}, "kolom 'jaar' staat in het bestand en bij 'erbij'"),
        (
            {"kantelen": {"naar": "jaar", "kolommen": {"2023": "2023"}}},
            "kolom '2023' uit params.yml ('levering') ontbreekt.",
        ),
        ({"kop": 9}, "met 'kop: 9' en 'voet: 0' (params.yml, 'levering') blijft er geen tabel over"),
    ],
)
def test_what_is_declared_and_not_there_is_named(tmp_path: Path, levering: dict[str, Any], gezegd: str) -> None:
    with pytest.raises(SourceError) as stop:
        lees(tmp_path, INWONERS, "gemeente,jaar,waarde\nGM9801,2024,1\n", **levering)
    assert gezegd in str(stop.value)


def test_nothing_is_left_out_unless_declared(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="kolom 'extra' is onbekend"):
        lees(tmp_path, INWONERS, "gemeente,jaar,waarde,extra\nGM9801,2024,1,x\n")
    assert len(lees(tmp_path, INWONERS, "gemeente,jaar,waarde,extra\nGM9801,2024,1,x\n", rest="weglaten")) == 1
