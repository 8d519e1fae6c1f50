"""Is what is no CSV refused, by file and row, with what to do; and has each row of one its number?"""

from pathlib import Path

import duckdb
import pytest

from monitorlib.errors import SourceError
from monitorlib.sources.readers.csv_file import alleen_kop, kop_van, read_csv


def bestand(tmp_path: Path, inhoud: str | bytes) -> Path:
    path = tmp_path / "zorg.csv"
    path.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    return path


def gelezen(tmp_path: Path, inhoud: str | bytes, scheiding: str = ",") -> list[tuple[object, ...]]:
    rijen = read_csv(bestand(tmp_path, inhoud), "zorg.csv", scheiding)
    with duckdb.connect() as con:
        uit = con.execute(f"SELECT * FROM ({rijen.vraag}) ORDER BY rij").fetchall()
        rijen.controleer(con)
    return uit


def weigering(tmp_path: Path, inhoud: str | bytes, scheiding: str = ",") -> str:
    with pytest.raises(SourceError) as fout:
        gelezen(tmp_path, inhoud, scheiding)
    return str(fout.value)


@pytest.mark.parametrize(("scheiding", "teken"), [(",", ","), (";", ";"), ("tab", "\t")])
def test_each_row_has_its_number_and_its_text(tmp_path: Path, scheiding: str, teken: str) -> None:
    """The heading is row 1; a sign or a line within quotation marks is part of a value; an empty one is no text."""
    inhoud = f'nr{teken}wat\nA1{teken}"een{teken} twee"\nA2{teken}\nA3{teken}"een ""woord"""\n'
    assert gelezen(tmp_path, inhoud, scheiding) == [
        (2, "A1", f"een{teken} twee"), (3, "A2", None), (4, "A3", 'een "woord"'),
    ]  # fmt: skip


def test_rows_are_read_in_their_order_too(tmp_path: Path) -> None:
    rijen = read_csv(bestand(tmp_path, "nr,wat\nA1,x\nA2,y\n"), "zorg.csv")
    assert rijen.kolommen == ("nr", "wat")
    assert rijen.in_orde is not None
    vraag, eerste = rijen.in_orde
    assert (duckdb.sql(vraag).fetchall(), eerste) == ([("A1", "x"), ("A2", "y")], 2)


def test_a_file_that_is_not_there_or_has_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as fout:
        read_csv(tmp_path / "zorg.csv", "zorg.csv")
    assert str(fout.value) == "zorg.csv: het bestand ontbreekt; lever het aan of pas params.yml aan."
    assert weigering(tmp_path, "") == "zorg.csv: het bestand is leeg; lever een CSV met een kop en rijen."


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_by_another_name(tmp_path: Path, begin: bytes) -> None:
    assert weigering(tmp_path, begin + b"rest") == (
        "zorg.csv: dit is een Excel-bestand met de extensie csv; sla het op als CSV (UTF-8)."
    )


def test_another_encoding_is_refused_by_its_row(tmp_path: Path) -> None:
    """Also far into a file, past a first block of a million bytes; and a file that ends in half a sign."""
    zin = "het bestand is geen UTF-8; sla het op als CSV (UTF-8)."
    assert weigering(tmp_path, b"nr\nA1\nA2\nM\xfcller\n") == f"zorg.csv, rij 4: {zin}"
    assert weigering(tmp_path, b"nr\n" + b"A\n" * 600_000 + b"\xe9\n") == f"zorg.csv, rij 600002: {zin}"
    assert weigering(tmp_path, b"nr\nA1\n\xc3") == f"zorg.csv, rij 3: {zin}"
    assert weigering(tmp_path, b"nr\nA\x001\n") == "zorg.csv: het bestand is geen tekst; lever een CSV in UTF-8."


class TestHeading:
    @pytest.mark.parametrize(
        ("kop", "scheiding", "staat", "moet"),
        [("a;b", ",", "';'", "','"), ("a\tb", ";", "tabs", "';'"), ("a,b", "tab", "','", "tabs")],
    )
    def test_another_sign_between_columns(
        self, tmp_path: Path, kop: str, scheiding: str, staat: str, moet: str
    ) -> None:
        assert weigering(tmp_path, f"{kop}\n1\n", scheiding) == (
            f"zorg.csv, rij 1: de kolommen zijn gescheiden door {staat}; verwacht wordt {moet}. Sla het bestand zo op, "
            "of zeg het in params.yml bij 'levering': 'scheiding'."
        )

    def test_a_column_without_a_name(self, tmp_path: Path) -> None:
        assert weigering(tmp_path, "a, ,b\n1,2,3\n") == (
            "zorg.csv, rij 1: kolom 2 heeft geen naam; vul de kop aan of haal de kolom weg."
        )
        assert weigering(tmp_path, "\na\n").startswith("zorg.csv, rij 1: kolom 1 heeft geen naam")

    def test_two_columns_of_one_name(self, tmp_path: Path) -> None:
        """By their places: without a heading these are values. Capitals are no other name."""
        assert weigering(tmp_path, "x,Jan,jan\n1,2,3\n") == (
            "zorg.csv, rij 1: kolom 3 heet hetzelfde als kolom 2. Geef elke kolom een eigen naam."
        )

    def test_names_are_given_as_they_are(self, tmp_path: Path) -> None:
        path = bestand(tmp_path, '﻿nr , "de, kolom"\r\n1,2\r\n')
        assert kop_van(path, "zorg.csv", ",") == ["nr", "de, kolom"]
        assert kop_van(bestand(tmp_path, "a\tb\n"), "zorg.csv", "tab") == ["a", "b"]
        with pytest.raises(SourceError, match="het bestand is leeg"):
            kop_van(bestand(tmp_path, ""), "zorg.csv", ",")

    @pytest.mark.parametrize(
        ("inhoud", "alleen"), [("a\n", True), ("a", True), ("a\n\n  \n", True), ("a\n1\n", False), ("a\n\n1", False)]
    )
    def test_a_heading_without_rows(self, tmp_path: Path, inhoud: str, alleen: bool) -> None:
        assert alleen_kop(bestand(tmp_path, inhoud)) is alleen


class TestRows:
    TEVEEL = "er mist een komma of aanhalingsteken, of er staat er een te veel."

    def test_rows_of_another_width(self, tmp_path: Path) -> None:
        """One empty field too many is one too many."""
        assert weigering(tmp_path, "a,b\n1,2\n1\n1,2,\n1,2\n") == "\n".join(
            [
                f"zorg.csv, rij 3: het aantal velden is 1, in de kop 2; {self.TEVEEL}",
                f"zorg.csv, rij 4: het aantal velden is 3, in de kop 2; {self.TEVEEL}",
            ]
        )

    def test_an_empty_line_between_rows(self, tmp_path: Path) -> None:
        """At the end of a file it is no row."""
        leeg = "een lege regel; haal die weg."
        assert weigering(tmp_path, "a,b\n\n1,2\n\n\n3,4\n\n") == "\n".join(
            f"zorg.csv, rij {rij}: {leeg}" for rij in (2, 4, 5)
        )
        assert gelezen(tmp_path, "a,b\n1,2\n\n\n") == [(2, "1", "2")]

    @pytest.mark.parametrize(("fout", "rest"), [(20, ""), (21, "1 andere rij."), (1022, "1.002 andere rijen.")])
    def test_twenty_are_named_and_the_others_counted(self, tmp_path: Path, fout: int, rest: str) -> None:
        regels = weigering(tmp_path, "a,b\n" + "1\n" * fout).splitlines()
        assert regels[19].startswith("zorg.csv, rij 21: het aantal velden is 1")
        assert regels[20:] == ([f"zorg.csv: en {rest}"] if rest else [])

    def test_a_quotation_mark_that_is_wrong(self, tmp_path: Path) -> None:
        assert weigering(tmp_path, 'a,b\n1,2\n"x"y,2\n') == (
            "zorg.csv, rij 3: een aanhalingsteken mist of staat verkeerd."
        )
