"""Do a supplier's columns become ours, each once and none in silence, and is every fault of it named?"""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import SourceError
from monitorlib.sources.declared.declaration import Bron, Kolom, telling
from monitorlib.sources.delivery.translation import onze_namen, tabel_maken
from monitorlib.sources.readers.csv_file import read_csv

ZORG = Bron(
    "zorg", "Zorg",
    sleutel=("nummer",),
    kolommen=(
        Kolom("nummer", "tekst", "nummer", persoonlijk=True),
        Kolom("client", "tekst", "pseudoniem", mag_leeg=True, persoonlijk=True),
        Kolom("begin", "datum", "begin"),
        Kolom("dagen", "getal", "dagen", mag_leeg=True),
    ),
    periode=("begin", "begin"),
    eenheid="personen",
)  # fmt: skip
TEL = telling("tel", "Telling", (Kolom("gemeente", "gemeente", "gemeente"),), "aantal", "stuks")


def namen(kop: str, bron: Bron = ZORG, **levering: Any) -> dict[str, str]:
    return onze_namen(kop.split(","), bron, Levering.model_validate(levering), "zorg.csv")


def weigering(kop: str, bron: Bron = ZORG, **levering: Any) -> list[str]:
    with pytest.raises(SourceError) as fout:
        namen(kop, bron, **levering)
    return str(fout.value).splitlines()


def gemaakt(tmp_path: Path, inhoud: str, bron: Bron = ZORG, **levering: Any) -> list[tuple[object, ...]]:
    path = tmp_path / "zorg.csv"
    path.write_text(inhoud, encoding="utf-8")
    with duckdb.connect() as con:
        rijen = read_csv(path, "zorg.csv")
        tabel = tabel_maken(con, rijen, bron, Levering.model_validate(levering), "zorg.csv", "zorg")
        return tabel.order("rij").fetchall()


class TestNames:
    def test_a_column_has_the_name_that_was_given_or_its_own(self) -> None:
        """What is left out is no column; with `rest` neither is what nobody named."""
        assert namen("nummer,Start,notitie", kolommen={"Start": "begin"}, weglaten=["notitie"]) == {
            "nummer": "nummer", "Start": "begin",
        }  # fmt: skip
        assert namen("nummer,a,b", rest="weglaten") == {"nummer": "nummer"}

    def test_one_that_nobody_knows_is_named(self) -> None:
        fouten = weigering("nummer,begn,iets")
        assert [fout.split(".")[0] + "." + fout.split(".")[1] for fout in fouten] == [
            "zorg.csv, rij 1: kolom 'begn' is onbekend", "zorg.csv, rij 1: kolom 'iets' is onbekend",
        ]  # fmt: skip
        assert "'begin'" in fouten[0]

    def test_two_for_one_are_refused(self) -> None:
        assert weigering("nummer,begin,Start", kolommen={"Start": "begin"}) == [
            "zorg.csv, rij 1: 'begin' en 'Start' zijn allebei 'begin'; laat er een weg bij 'levering'."
        ]

    def test_a_first_row_without_any_name_is_no_heading(self) -> None:
        """Named is what is expected, by the supplier's own names."""
        assert weigering("Jansen,Assen", kolommen={"Start": "begin"}) == [
            "zorg.csv, rij 1: geen enkele kolom heeft een bekende naam; ontbreekt de kop? Verwacht: nummer, client, "
            "Start, dagen."
        ]

    @pytest.mark.parametrize(
        ("kop", "levering"),
        [
            ("Start", {"kolommen": {"Start": "begin"}}),
            ("weg,nummer", {"weglaten": ["weg"]}),
            ("begin", {}),
        ],
    )  # fmt: skip
    def test_one_known_name_makes_it_a_heading(self, kop: str, levering: dict[str, Any]) -> None:
        assert len(namen(kop, **levering)) == 1

    def test_a_bsn_is_no_name(self) -> None:
        (fout,) = weigering("nummer,123456782")
        assert fout.startswith("zorg.csv, rij 1, kolom 2: ")
        assert fout.endswith(
            " lijkt een burgerservicenummer; in de kop staat alleen hoe de kolommen heten. Zet er een kop boven, of "
            "haal het nummer eruit."
        )
        assert "123456782" not in fout


class TestWhatIsSaidOfADelivery:
    """What params.yml says is about something that is there."""

    @pytest.mark.parametrize("levering", [{"kolommen": {"Start": "begin"}}, {"weglaten": ["Start"]}])
    def test_a_column_of_the_supplier(self, levering: dict[str, Any]) -> None:
        (fout,) = weigering("nummer,Stort", **levering)
        assert fout.startswith("zorg.csv, rij 1: kolom 'Start' uit params.yml ('levering') ontbreekt. ")
        assert "'Stort'" in fout

    @pytest.mark.parametrize(
        "levering",
        [
            {"kolommen": {"nummer": "begn"}},
            {"vertaal": {"begn": {"a": "b"}}},
            {"aanvullen": {"begn": "GM0000"}},
            {"hoofdletters": {"begn": "gelijk"}},
        ],
    )
    def test_a_column_of_ours(self, levering: dict[str, Any]) -> None:
        (fout,) = weigering("nummer", **levering)
        assert fout.startswith("zorg.csv: 'levering' in params.yml noemt kolom 'begn'. ")
        assert "'begin'" in fout

    def test_a_bsn_and_an_open_end_where_there_can_be_none(self) -> None:
        assert weigering("gemeente,waarde", TEL, client="bsn", open=[date(9999, 12, 31)]) == [
            "zorg.csv: 'levering: client: bsn' kan hier niet; deze bron heeft geen kolom client.",
            "zorg.csv: 'levering: open' kan hier niet; deze bron heeft geen begin en einde.",
        ]


class TestRows:
    KOP = "nummer,client,begin,dagen\n"

    def test_values_are_taken_over_without_what_stands_around_them(self, tmp_path: Path) -> None:
        assert gemaakt(tmp_path, f"{self.KOP} A1 ,c1,2024-01-01, 5\nA2,,2024-01-02,\n") == [
            (2, "A1", "c1", "2024-01-01", "5"), (3, "A2", None, "2024-01-02", None),
        ]  # fmt: skip

    def test_who_is_unknown_can_be_a_person_apart(self, tmp_path: Path) -> None:
        assert gemaakt(tmp_path, f"{self.KOP}A1,c1,2024-01-01,5\nA2,,2024-01-02,\n", zonder_client="apart") == [
            (2, "A1", "c1", "2024-01-01", "5"), (3, "A2", "zonder client A2", "2024-01-02", None),
        ]  # fmt: skip

    def test_only_a_heading_was_forgotten_unless_that_may_be(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError) as fout:
            gemaakt(tmp_path, self.KOP)
        assert str(fout.value) == "zorg.csv: er staat alleen een kop in; lever ten minste één rij."
        mag = Bron("zorg", "Zorg", ("nummer",), ZORG.kolommen, mag_zonder_rijen=True)
        assert gemaakt(tmp_path, self.KOP, mag) == []

    @pytest.mark.parametrize(
        ("aantal", "rest"),
        [(20, []), (21, ["zorg.csv: en 1 andere rij."]), (22, ["zorg.csv: en 2 andere rijen."])],
    )
    def test_what_cannot_be_taken_over_is_named_twenty_times(
        self, tmp_path: Path, aantal: int, rest: list[str]
    ) -> None:
        """A day in another notation; of what is right nothing is said."""
        inhoud = self.KOP + "B,,20240102,5\n" + "".join(f"A{nummer},,02-01-2024,5\n" for nummer in range(aantal))
        with pytest.raises(SourceError) as fout:
            gemaakt(tmp_path, inhoud, datums="jjjjmmdd")
        regels = str(fout.value).splitlines()
        assert [regel.split(":")[0] for regel in regels[:20]] == [
            f"zorg.csv, rij {nummer}, kolom begin" for nummer in range(3, 23)
        ]
        assert "'02-01-2024'" in regels[0]
        assert regels[0].endswith("(params.yml, 'levering').")
        assert regels[20:] == rest
