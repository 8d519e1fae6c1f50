"""Read a sheet of an Excel workbook, and refuse what a reader of rows would not see: merged cells, hidden rows, totals.

The values come from `python-calamine`, an extra; the marks that it does not give from the parts of the file itself.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.bron_parameters import Levering
from monitorlib.errors import MonitorError, SourceError
from monitorlib.sources.readers.rows import Rows
from monitorlib.sources.sql import naam

_TOTAAL = re.compile(r"^\s*((sub|eind)?totaal|som|total)\b", re.IGNORECASE)
_GENOEMD = 20
# How a file begins that is a container of an older Office.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The days that Excel counts from, by the setting of the workbook. Day 60 does not exist: Excel has a 29 February 1900.
_NUL_1900, _NUL_1904 = date(1899, 12, 30), date(1904, 1, 1)


def read_workbook(
    path: Path, shown: str, levering: Levering, datums: Sequence[str], con: duckdb.DuckDBPyConnection
) -> Rows:
    """Give the rows of a sheet as text, with the row number of the sheet; `datums` names the columns that hold days.

    Raises `SourceError` for no workbook, another sheet than there is, merged cells, hidden rows or columns, a totals
    row, an empty row between others, and a day that stands as a number.
    """
    try:
        import lxml  # noqa: F401
        from python_calamine import CalamineError, CalamineWorkbook
    except ModuleNotFoundError as error:
        raise MonitorError(
            f"{shown}: een werkmap lezen heeft {error.name} nodig; installeer het met: pip install -e '.[leveren]'"
        ) from None
    if not path.is_file():
        raise SourceError(f"{shown}: het bestand ontbreekt; lever het aan of pas params.yml aan.")
    if _heeft_wachtwoord(path):
        raise SourceError(f"{shown}: de werkmap is met een wachtwoord beveiligd; sla haar zonder wachtwoord op.")
    if not zipfile.is_zipfile(path):
        raise SourceError(f"{shown}: dit is geen Excel-werkmap (.xlsx); sla het bestand opnieuw op als .xlsx.")
    try:
        with CalamineWorkbook.from_path(str(path)) as boek:
            blad = _blad(boek.sheet_names, levering.blad, shown)
            rijen = boek.get_sheet_by_name(blad).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise SourceError(f"{shown}: de werkmap is niet te lezen; sla haar opnieuw op als .xlsx.") from error
    plek = f"{shown}, blad '{blad}'"
    with zipfile.ZipFile(path) as zip_:
        _weiger_opmaak(zip_, blad, plek)
        nul = _NUL_1904 if _telt_vanaf_1904(zip_) else _NUL_1900
    kop, inhoud = _kop(rijen, levering.kop, plek)
    _weiger_inhoud(inhoud, plek)
    kolommen = {
        kolom: [_tekst(rij[nummer], levering.decimaal) for _, rij in inhoud] for nummer, kolom in enumerate(kop)
    }
    for kolom in datums:
        if kolom in kolommen:
            nummer = kop.index(kolom)
            kolommen[kolom] = [
                _dag(rij[nummer], levering, nul, f"{plek}, rij {plaats}, kolom {kolom}") for plaats, rij in inhoud
            ]
    tabel = pa.table(
        {"rij": pa.array([plaats for plaats, _ in inhoud], pa.int64())}
        | {kolom: pa.array(waarden, pa.string()) for kolom, waarden in kolommen.items()}
    )
    con.register("werkblad", tabel)
    return Rows(tuple(kop), f"SELECT rij, {', '.join(map(naam, kop))} FROM werkblad")


def _heeft_wachtwoord(path: Path) -> bool:
    """Tell whether Excel locked a workbook: it is then a container of another kind, with the workbook in it."""
    with path.open("rb") as bestand:
        return bestand.read(8) == _OLE and "EncryptedPackage".encode("utf-16-le") in bestand.read(1 << 20)


def _blad(namen: Sequence[str], gevraagd: str, shown: str) -> str:
    if gevraagd:
        if gevraagd not in namen:
            raise SourceError(f"{shown}: er is geen blad '{gevraagd}'. {nearest(gevraagd, namen)}")
        return gevraagd
    if len(namen) > 1:
        raise SourceError(
            f"{shown}: de werkmap heeft {len(namen)} bladen ({', '.join(namen)}); zeg in params.yml bij 'levering' "
            "welk: 'blad'."
        )
    return namen[0]


def _kop(rijen: Sequence[Sequence[Any]], nummer: int, plek: str) -> tuple[list[str], list[tuple[int, Sequence[Any]]]]:
    """Give the names of the columns, and the rows under them with their number; empty rows at the end are none."""
    if len(rijen) < nummer:
        raise SourceError(f"{plek}: rij {nummer} met de kop ontbreekt; het blad heeft {len(rijen)} rijen.")
    kop = [str(cel).strip() for cel in rijen[nummer - 1]]
    while kop and not kop[-1] and all(rij[len(kop) - 1] == "" for rij in rijen[nummer:]):
        kop.pop()
    if not kop or "" in kop:
        kolom = kop.index("") + 1 if kop else 1
        raise SourceError(
            f"{plek}, rij {nummer}: kolom {kolom} heeft geen naam; vul de kop aan, of zeg in params.yml bij 'levering' "
            "in welke rij zij staat: 'kop'."
        )
    laag = [een.lower() for een in kop]
    for plaats, een in enumerate(laag):
        if een in laag[:plaats]:
            raise SourceError(
                f"{plek}, rij {nummer}: kolom {plaats + 1} heet hetzelfde als kolom {laag.index(een) + 1}."
            )
    inhoud = [(plaats, rij) for plaats, rij in enumerate(rijen[nummer:], nummer + 1)]
    while inhoud and all(cel == "" for cel in inhoud[-1][1]):
        inhoud.pop()
    return kop, inhoud


def _weiger_inhoud(inhoud: Sequence[tuple[int, Sequence[Any]]], plek: str) -> None:
    leeg = [plaats for plaats, rij in inhoud if all(cel == "" for cel in rij)]
    totaal = [plaats for plaats, rij in inhoud if any(isinstance(cel, str) and _TOTAAL.match(cel) for cel in rij)]
    fouten = [f"{plek}, rij {plaats}: een lege rij; haal die weg." for plaats in leeg[:_GENOEMD]]
    fouten += [
        f"{plek}, rij {plaats}: een rij met een totaal; haal die weg, totalen rekent de monitor zelf uit."
        for plaats in totaal[:_GENOEMD]
    ]
    if fouten:
        raise SourceError("\n".join(fouten))


def _tekst(cel: Any, decimaal: str) -> str | None:
    """Write a cell as text: a whole number without a point, a day as ours, another number with the supplier's sign."""
    if cel == "" or cel is None:
        return None
    if isinstance(cel, bool):
        return "WAAR" if cel else "ONWAAR"
    if isinstance(cel, float):
        return str(int(cel)) if cel.is_integer() else repr(cel).replace(".", decimaal)
    if isinstance(cel, datetime) and cel.time() == time():
        return cel.date().isoformat()
    return str(cel).strip()


def _dag(cel: Any, levering: Levering, nul: date, plek: str) -> str | None:
    """Write a cell of a column with days; a number is a day only when params.yml says so."""
    if isinstance(cel, int | float) and not isinstance(cel, bool):
        if levering.datums == "jjjjmmdd" and float(cel).is_integer():
            return str(int(cel))
        if levering.datums != "excel":
            raise SourceError(
                f"{plek}: een dag staat hier als getal. Geef de kolom in Excel een datumnotatie, of zeg in params.yml "
                "bij 'levering': 'datums: excel'."
            )
        if not float(cel).is_integer() or not 61 <= cel < 2_958_466:
            raise SourceError(f"{plek}: dit getal is geen dag van Excel na 1 maart 1900.")
        return date.fromordinal(nul.toordinal() + int(cel)).isoformat()
    if isinstance(cel, datetime | date) and levering.datums not in ("jjjj-mm-dd", "excel"):
        vorm = "%d-%m-%Y" if levering.datums == "dd-mm-jjjj" else "%Y%m%d"
        return cel.strftime(vorm)
    return _tekst(cel, ".")


def _weiger_opmaak(zip_: zipfile.ZipFile, blad: str, plek: str) -> None:
    """Refuse merged cells and hidden rows and columns: what is seen is then not what is read."""
    samengevoegd, rijen, kolommen = [], [], []
    fouten = []
    for soort, eigenschappen in _delen(zip_, _onderdeel(zip_, blad)):
        verborgen = _is_verborgen(soort, eigenschappen)
        if soort == "mergeCell":
            samengevoegd.append(eigenschappen.get("ref", ""))
        elif soort == "row" and verborgen:
            rijen.append(eigenschappen.get("r", "?"))
        elif soort == "col" and verborgen:
            kolommen.append(eigenschappen.get("min", "?"))
        elif soort == "sheetFormatPr" and verborgen:
            fouten.append(f"{plek}: rijen zijn standaard verborgen; maak alle rijen zichtbaar.")
        elif soort == "filterColumn":
            fouten.append(f"{plek}: er staat een filter aan; wis het filter, zodat alle rijen te zien zijn.")
    if samengevoegd:
        fouten.append(
            f"{plek}: samengevoegde cellen ({_opgesomd(samengevoegd)}); splits ze, elke rij staat op zichzelf."
        )
    if rijen:
        fouten.append(f"{plek}: verborgen rijen ({_opgesomd(rijen)}); maak ze zichtbaar of haal ze weg.")
    if kolommen:
        fouten.append(f"{plek}: verborgen kolommen (nummer {_opgesomd(kolommen)}); maak ze zichtbaar of haal ze weg.")
    if fouten:
        raise SourceError("\n".join(fouten))


def _is_verborgen(soort: str, eigenschappen: Mapping[str, str]) -> bool:
    """Tell whether rows or columns cannot be seen: hidden, without height or width, or folded into a group."""
    maat = {"row": "ht", "col": "width"}.get(soort, "")
    return (
        any(eigenschappen.get(een) in ("1", "true") for een in ("hidden", "collapsed", "zeroHeight"))
        or float(eigenschappen.get(maat, "1") or 1) == 0
    )


def _opgesomd(plekken: Sequence[str]) -> str:
    meer = len(plekken) - _GENOEMD
    return ", ".join(plekken[:_GENOEMD]) + (f" en nog {meer}" if meer > 0 else "")


def _telt_vanaf_1904(zip_: zipfile.ZipFile) -> bool:
    return any(
        soort == "workbookPr" and eigenschappen.get("date1904") in ("1", "true")
        for soort, eigenschappen in _delen(zip_, "xl/workbook.xml")
    )


def _onderdeel(zip_: zipfile.ZipFile, blad: str) -> str:
    """Find the part of the file that holds a sheet."""
    relaties = {
        eigenschappen["Id"]: eigenschappen["Target"]
        for soort, eigenschappen in _delen(zip_, "xl/_rels/workbook.xml.rels")
        if soort == "Relationship"
    }
    for soort, eigenschappen in _delen(zip_, "xl/workbook.xml"):
        if soort == "sheet" and eigenschappen.get("name") == blad:
            doel = next(relaties[waarde] for sleutel, waarde in eigenschappen.items() if sleutel.endswith("}id"))
            return doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"
    raise SourceError(f"blad '{blad}' is in de werkmap niet te vinden")


def _delen(zip_: zipfile.ZipFile, onderdeel: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Walk over the elements of a part: their name, and their properties."""
    from lxml import etree

    with zip_.open(onderdeel) as bestand:
        for _, element in etree.iterparse(
            bestand, events=("end",), resolve_entities=False, load_dtd=False, no_network=True
        ):
            yield etree.QName(element).localname, {str(key): str(value) for key, value in element.attrib.items()}
            element.clear()
