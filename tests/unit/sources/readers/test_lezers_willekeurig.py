"""Whatever is in a file: does its reader give rows or one clear refusal, and nothing else?

`make grondig` tries ten times as many.
"""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from berichten import start, toewijzing
from berichten_editie import gestart, toegewezen
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st
from levering import SLEUTEL
from openpyxl import Workbook
from willekeurig import INGREPEN, Ingrepen, gewijzigd

from monitorlib.editie.params.levering import Levering
from monitorlib.errors import MonitorError, SourceError
from monitorlib.sources.declared.catalogue import BRONNEN
from monitorlib.sources.delivery.translation import tabel_maken
from monitorlib.sources.readers.fetched import NOTITIE, notitie
from monitorlib.sources.readers.reader import read

CSV = (
    b"uitkering_nummer,client,gemeente,ingangsdatum,einddatum,reden\r\n"
    b'u1,kvzwa,GM0384,2023-02-01,,"Werk"\r\nu2,kvzwb,GM0384,2023-05-01,2024-06-30,"Ver""huizing"\r\n'
)


def lees(bestand: str, inhoud: bytes | dict[str, bytes], bron: str, **levering: Any) -> None:
    """Read a delivery to its last row; only a refusal that names it may come of it."""
    with tempfile.TemporaryDirectory() as map_, duckdb.connect() as con:
        path = Path(map_) / bestand
        for naam, een in inhoud.items() if isinstance(inhoud, dict) else [("", inhoud)]:
            deel = path / naam if naam else path
            deel.parent.mkdir(parents=True, exist_ok=True)
            deel.write_bytes(een)
        try:
            hoe = Levering.model_validate(levering)
            tabel_maken(con, read(path, bestand, BRONNEN[bron], hoe, con), BRONNEN[bron], hoe, bestand, bron).fetchall()
        except MonitorError as fout:
            gezegd = str(fout)
        else:
            gezegd = bestand
    assert bestand in gezegd


@pytest.fixture(autouse=True, scope="module")
def _sleutel() -> Any:
    with pytest.MonkeyPatch.context() as zo:
        zo.setenv("MONITOR_SLEUTEL", SLEUTEL)
        yield


@proef(60)
@given(INGREPEN)
def test_a_csv(ingrepen: Ingrepen) -> None:
    lees("a.csv", gewijzigd(CSV, ingrepen), "uitkeringen")


@proef(30)
@given(INGREPEN)
def test_a_csv_with_an_edge(ingrepen: Ingrepen) -> None:
    lees("a.csv", gewijzigd(b"Overzicht\n" + CSV + b"einde\n", ingrepen), "uitkeringen", kop=2, voet=1)


def werkmap() -> dict[str, bytes]:
    boek = Workbook()
    for rij in CSV.decode().replace('"', "").splitlines():
        boek.active.append([een or None for een in rij.split(",")])
    uit = io.BytesIO()
    boek.save(uit)
    with zipfile.ZipFile(uit) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def zip_van(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, een in delen.items():
            zip_.writestr(naam, een)
    return uit.getvalue()


@proef(5)
@given(st.sampled_from(sorted(werkmap())), INGREPEN)
def test_a_part_of_a_workbook(deel: str, ingrepen: Ingrepen) -> None:
    delen = werkmap()
    lees("a.xlsx", zip_van({**delen, deel: gewijzigd(delen[deel], ingrepen)}), "uitkeringen")


@proef(5)
@given(INGREPEN)
def test_a_workbook(ingrepen: Ingrepen) -> None:
    lees("a.xlsx", gewijzigd(zip_van(werkmap()), ingrepen), "uitkeringen")


def opgehaald(van_zichzelf: bytes) -> bytes:
    tabel = pa.table({"rij": [1], "uitkering_nummer": ["u1"], "client": ["k"], "gemeente": ["GM0384"]})
    uit = io.BytesIO()
    pq.write_table(tabel.replace_schema_metadata({NOTITIE: van_zichzelf}), uit)
    return uit.getvalue()


@proef(40)
@given(INGREPEN)
def test_a_fetched_table(ingrepen: Ingrepen) -> None:
    lees("a.parquet", gewijzigd(opgehaald(b'{"sleutel": "x"}'), ingrepen), "uitkeringen")


@pytest.mark.parametrize("van_zichzelf", [b"{", b"[]", b"3", b"\xff\xfe", b"", b"[" * 100_000])
def test_a_fetched_table_says_of_itself_what_is_no_json(tmp_path: Path, van_zichzelf: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(opgehaald(van_zichzelf))
    with pytest.raises(SourceError, match=r"^a\.parquet: dit bestand komt niet van monitor snapshot"):
        notitie(tmp_path / "a.parquet", "a.parquet")


TOEGEWEZEN = toegewezen(toewijzing(1, "01", "2024-01-05", op="2024-01-04"), nummer="t1").encode()
GESTART = gestart(start(1, "2024-01-05"), dag="2024-01-08", nummer="s1").encode()


@proef(30)
@given(INGREPEN, INGREPEN)
def test_messages(toe: Ingrepen, begin: Ingrepen) -> None:
    inhoud = {"toe.xml": gewijzigd(TOEGEWEZEN, toe), "start.xml": gewijzigd(GESTART, begin)}
    lees("berichten", inhoud, "voorzieningen_wmo", client="bsn")


@proef(15)
@given(INGREPEN)
def test_messages_in_a_zip(ingrepen: Ingrepen) -> None:
    lees("a.zip", gewijzigd(zip_van({"toe.xml": TOEGEWEZEN}), ingrepen), "voorzieningen_wmo", client="bsn")
