"""Workbooks as people leave them: hidden rows, formulas, dates as numbers, and some that are made to break a reader."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from geval import UITKERINGEN, Geval, Gevallen

GOED = {"count(*)": 3, "min(ingangsdatum)": "2023-02-01"}
# How a workbook is changed before it is saved: it gets the sheet.
Anders = Callable[[Any], None]
DAGEN = (3, 4, 6)


def gevallen() -> Gevallen:
    yield _geval("als tekst", lambda blad: None, "waarde")
    yield _geval("dagen als dagen", _dagen, "een van beide", "datum", datums="excel")
    yield from _verborgen()
    yield from _cellen()
    yield from _bladen()
    yield from _verknoeid()


def _geval(naam: str, anders: Anders, uitkomst: str, *zegt: str, **levering: Any) -> Geval:
    def lever(data: Path, bestand: str) -> None:
        (data / bestand).write_bytes(_werkmap(anders))

    return Geval(f"werkmap, {naam}", "uitkeringen", lever, uitkomst, zegt or ("uitkeringen.xlsx",),  # type: ignore[arg-type]
                 GOED if uitkomst != "weigering" else {}, levering, bestand="uitkeringen.xlsx")  # fmt: skip


def _werkmap(anders: Anders) -> bytes:
    from openpyxl import Workbook

    boek = Workbook()
    blad = boek.active
    for rij in UITKERINGEN:
        blad.append([een or None for een in rij])
    anders(blad)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _dagen(blad: Any) -> None:
    for rij in blad.iter_rows(min_row=2):
        for plek in DAGEN:
            if rij[plek].value:
                rij[plek].value = datetime.fromisoformat(rij[plek].value)


def _verborgen() -> Gevallen:
    def rij(blad: Any, **hoe: Any) -> None:
        for naam, waarde in hoe.items():
            setattr(blad.row_dimensions[3], naam, waarde)

    def kolom(blad: Any, **hoe: Any) -> None:
        for naam, waarde in hoe.items():
            setattr(blad.column_dimensions["C"], naam, waarde)

    yield _geval("een verborgen rij", lambda blad: rij(blad, hidden=True), "weigering", "verborgen")
    yield _geval("een rij van hoogte 0", lambda blad: rij(blad, height=0), "weigering", "verborgen")
    yield _geval(
        "een dichtgeklapte groep", lambda blad: rij(blad, hidden=True, outlineLevel=1), "weigering", "verborgen"
    )
    yield _geval("een verborgen kolom", lambda blad: kolom(blad, hidden=True), "weigering", "verborgen")

    def filter_(blad: Any) -> None:
        blad.auto_filter.ref = "A1:G4"
        blad.auto_filter.add_filter_column(2, ["GM0384"])
        blad.row_dimensions[4].hidden = True

    yield _geval("een filter dat rijen verbergt", filter_, "weigering", "verborgen")

    def nul(blad: Any) -> None:
        blad.sheet_format.zeroHeight = True

    yield _geval("alle rijen hoogte nul", nul, "weigering", "verborgen")

    def alleen_filter(blad: Any) -> None:
        blad.auto_filter.ref = "A1:G4"

    yield _geval("een filter dat niets verbergt", alleen_filter, "waarde")


def _cellen() -> Gevallen:
    def cel(plek: str, waarde: Any) -> Anders:
        def zet(blad: Any) -> None:
            blad[plek] = waarde

        return zet

    yield _geval("een formule zonder uitkomst", cel("D2", "=TODAY()"), "weigering", "rij 2")
    yield _geval("een fout in een cel", cel("F3", "#N/A"), "weigering", "rij 3")
    yield _geval("een getal als dag", cel("D2", 44958), "weigering", "rij 2", "ingangsdatum")
    yield _geval("een breuk als dag", cel("D2", 44958.5), "weigering", "rij 2")
    yield _geval("waar of onwaar als code", cel("F3", True), "weigering", "rij 3")
    yield _geval("een dag als nummer", cel("A2", date(2024, 1, 1)), "een van beide", "rij 2")
    yield _geval("een lege rij ertussen", lambda blad: blad.insert_rows(3), "weigering", "rij 3")
    yield _geval("tekst ver onder de tabel", cel("A900", "bron: systeem"), "weigering", "rij")
    yield _geval("een titel boven de kop", lambda blad: blad.insert_rows(1), "weigering", "rij 1")
    yield _geval("samengevoegde cellen", lambda blad: blad.merge_cells("C2:C3"), "weigering", "C2:C3")
    yield _geval("een waarde in de laatste cel die er is", cel("XFD1048576", "x"), "weigering")
    yield _geval("een waarde in de laatste kolom", cel("XFD2", "x"), "weigering")
    yield _geval("een waarde in de laatste rij", cel("A1048576", "x"), "weigering")
    yield _geval("een vaste spatie om een waarde", cel("F3", "Werk\u00a0"), "een van beide", "rij 3")


def _bladen() -> Gevallen:
    def nog_een(blad: Any) -> None:
        blad.parent.create_sheet("Nog een").append(["iets"])

    yield _geval("twee bladen, niet gezegd welk", nog_een, "een van beide", "blad")
    yield _geval("twee bladen, gezegd welk", nog_een, "waarde", blad="Sheet")
    yield _geval("een blad dat er niet is", lambda blad: None, "weigering", "'Uitkeringen'", blad="Uitkeringen")

    def verborgen(blad: Any) -> None:
        blad.parent.create_sheet("Zichtbaar").append(["iets"])
        blad.parent.active = 1
        blad.sheet_state = "hidden"

    yield _geval("een verborgen blad", verborgen, "een van beide", "verborgen", blad="Sheet")
    yield _geval("een kop op rij 4", lambda blad: blad.insert_rows(1, 3), "waarde", kop=4)
    yield _geval("een kop die er niet is", lambda blad: None, "weigering", kop=40)


def _verknoeid() -> Gevallen:
    def geval(naam: str, maak: Callable[[bytes], bytes], uitkomst: str = "weigering") -> Geval:
        def lever(data: Path, bestand: str) -> None:
            (data / bestand).write_bytes(maak(_werkmap(lambda blad: None)))

        return Geval(f"werkmap, {naam}", "uitkeringen", lever, uitkomst, ("uitkeringen.xlsx",),  # type: ignore[arg-type]
                     GOED if uitkomst != "weigering" else {}, bestand="uitkeringen.xlsx")  # fmt: skip

    yield geval("leeg", lambda inhoud: b"")
    yield geval("halverwege afgebroken", lambda inhoud: inhoud[: len(inhoud) // 2])
    yield geval("een CSV met de naam van een werkmap", lambda inhoud: b"a,b\n1,2\n")
    yield geval("een wachtwoord", lambda inhoud: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000)
    yield geval("een zip zonder bladen", lambda inhoud: _zip({"a.txt": b"a"}))
    for deel in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        yield geval(f"zonder {deel}", lambda inhoud, deel=deel: _zip(_delen(inhoud, **{deel: None})))  # type: ignore[misc]
        yield geval(f"{deel} is geen XML", lambda inhoud, deel=deel: _zip(_delen(inhoud, **{deel: b"<a><b>"})))  # type: ignore[misc]
        yield geval(f"{deel} is leeg", lambda inhoud, deel=deel: _zip(_delen(inhoud, **{deel: b""})))  # type: ignore[misc]
    # openpyxl leaves a width of 0 out of the file.
    smal = b'<cols><col min="3" max="3" width="0"/></cols><sheetData>'
    yield geval("een kolom van breedte 0", lambda inhoud: _zip(_delen(inhoud, **{"xl/worksheets/sheet1.xml":
                _delen(inhoud)["xl/worksheets/sheet1.xml"].replace(b"<sheetData>", smal)})))  # fmt: skip
    yield geval("een deel met een vreemde naam", lambda inhoud: _zip({**_delen(inhoud), "../../weg.xml": b"<a/>"}),
                "een van beide")  # fmt: skip
    bom = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (n, b"&%c;" % (n - 1) * 10) for n in range(ord("b"), ord("j")))
        + b"]><worksheet>&i;</worksheet>"
    )
    yield geval("een bom van entiteiten", lambda inhoud: _zip(_delen(inhoud, **{"xl/worksheets/sheet1.xml": bom})))
    yield geval("een blad van 800 MB tekst", lambda inhoud: _zip(_delen(inhoud, **{"xl/worksheets/sheet1.xml":
                b"<worksheet><sheetData><row><c t='inlineStr'><is><t>" + b"x" * 800_000_000})))  # fmt: skip
    rijen = b"".join(b'<row r="%d"/>' % rij for rij in range(5, 1_000_000))

    def miljoen(inhoud: bytes) -> bytes:
        blad = _delen(inhoud)["xl/worksheets/sheet1.xml"]
        return _zip(
            _delen(inhoud, **{"xl/worksheets/sheet1.xml": blad.replace(b"</sheetData>", rijen + b"</sheetData>")})
        )

    yield geval("een miljoen lege rijen", miljoen, "een van beide")


def _delen(inhoud: bytes, **anders: bytes | None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as boek:
        delen = {naam: boek.read(naam) for naam in boek.namelist()}
    return {naam: een for naam, een in {**delen, **anders}.items() if een is not None}


def _zip(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as boek:
        for naam, inhoud in delen.items():
            boek.writestr(naam, inhoud)
    return uit.getvalue()
