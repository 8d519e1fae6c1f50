"""Is a delivery laid beside the frozen one before: its clients, its numbers, and nothing that is not there?"""

from pathlib import Path

import duckdb

from monitorlib.sources.declared.declaration import Bron, Codes, Kolom, telling
from monitorlib.sources.verslag.profiel import Profiel
from monitorlib.sources.verslag.vergelijking import Clienten, opvallend, vorige_levering

GEMEENTE = Kolom("gemeente", "gemeente", "gemeentecode")
ZORG = Bron(
    "zorg", "Zorg",
    sleutel=("nummer",),
    kolommen=(
        Kolom("nummer", "tekst", "nummer"),
        Kolom("client", "tekst", "pseudoniem", mag_leeg=True),
        Kolom("begin", "datum", "begin"),
        Kolom("eind", "datum", "eind", mag_leeg=True),
    ),
    periode=("begin", "eind"),
    eenheid="personen",
)  # fmt: skip
AANTAL = telling("tel", "Telling", (GEMEENTE,), "aantal", "stuks")
WOORD = telling("zin", "Zin", (GEMEENTE,), "tekst", "")
GEEN = Codes({})


def bevroren(folder: Path, naam: str, vraag: str) -> None:
    duckdb.sql(f"COPY ({vraag}) TO '{folder}/{naam}.parquet'")


def zorg(folder: Path) -> None:
    """Clients 1, 2 and 3, by the number that they have in a snapshot; 3 twice, and one of whom nothing is known."""
    bevroren(
        folder, "zorg",
        "SELECT * FROM (VALUES ('a', 1, DATE '2024-01-05'), ('b', 2, DATE '2024-01-05'), ('c', 3, DATE '2024-02-05'), "
        "('d', 3, DATE '2024-02-05'), ('e', NULL, DATE '2024-02-05')) AS rijen (nummer, client, begin)",
    )  # fmt: skip
    bevroren(
        folder, "clienten",
        "SELECT * FROM (VALUES ('anna', 1), ('bert', 2), ('cas', 3), ('dora', 4)) AS wie (pseudoniem, client)",
    )  # fmt: skip


NU = (
    "(SELECT * FROM (VALUES ('b', 'bert', '2024-01-05'), ('c', 'cas', '2024-02-05'), ('f', 'fien', '2024-03-05'), "
    "('g', 'fien', '2024-03-05'), ('h', 'gijs', '2024-03-05'), ('i', 'hans', '2024-03-05'), ('j', NULL, '2024-03-05')) "
    "AS rijen (nummer, client, begin))"
)


def test_clients_that_came_went_and_stayed_are_counted_once_each(tmp_path: Path) -> None:
    """Fien, Gijs and Hans came, Anna went, Bert and Cas stayed; dora was of another source."""
    zorg(tmp_path)
    gevonden = vorige_levering(duckdb.connect(), ZORG, GEEN, NU, tmp_path, "de vorige")
    assert gevonden is not None
    assert (gevonden.met, gevonden.clienten, gevonden.getallen) == ("de vorige", Clienten(3, 1, 2), None)
    assert (gevonden.toen.rijen, gevonden.toen.per_periode) == (5, {"2024-01": 2, "2024-02": 3})


def test_without_the_list_of_clients_or_without_clients_none_are_counted(tmp_path: Path) -> None:
    zorg(tmp_path)
    con = duckdb.connect()
    zonder = "(SELECT nummer, begin FROM " + NU + " AS alle)"
    met = vorige_levering(con, ZORG, GEEN, zonder, tmp_path, "de vorige")
    assert met is not None
    assert met.clienten is None
    (tmp_path / "clienten.parquet").unlink()
    ook = vorige_levering(con, ZORG, GEEN, NU, tmp_path, "de vorige")
    assert ook is not None
    assert ook.clienten is None


def test_a_delivery_that_is_not_there_or_cannot_be_read_is_none(tmp_path: Path) -> None:
    con = duckdb.connect()
    assert vorige_levering(con, ZORG, GEEN, NU, tmp_path, "de vorige") is None
    (tmp_path / "zorg.parquet").write_bytes(b"geen parquet")
    assert vorige_levering(con, ZORG, GEEN, NU, tmp_path, "de vorige") is None


def test_numbers_of_a_telling_are_held_against_each_other(tmp_path: Path) -> None:
    """Of Aa the same, of Bee another, '-' is nothing as it was, and of Dee a word is no 4; Ee was not there."""
    bevroren(
        tmp_path, "tel",
        "SELECT * FROM (VALUES ('Aa', 1.0), ('Bee', 2.0), ('Cee', 0.0), ('Dee', 4.0), ('Eff', 6.0)) "
        "AS rijen (gemeente, waarde)",
    )  # fmt: skip
    nu = (
        "(SELECT * FROM (VALUES ('Aa', '1'), ('Bee', '3'), ('Cee', '-'), ('Dee', 'vier'), ('Ee', '5')) "
        "AS rijen (gemeente, waarde))"
    )
    gevonden = vorige_levering(duckdb.connect(), AANTAL, GEEN, nu, tmp_path, "de vorige")
    assert gevonden is not None
    assert (gevonden.getallen, gevonden.clienten) == ((4, 2), None)


def test_words_are_not_held_against_each_other(tmp_path: Path) -> None:
    bevroren(tmp_path, "zin", "SELECT 'Aa' AS gemeente, 'goed' AS waarde")
    nu = "(SELECT 'Aa' AS gemeente, 'slecht' AS waarde)"
    gevonden = vorige_levering(duckdb.connect(), WOORD, GEEN, nu, tmp_path, "de vorige")
    assert gevonden is not None
    assert gevonden.getallen is None
    assert opvallend(Profiel(1, ("gemeente", "waarde")), gevonden, "2024-06") == []
