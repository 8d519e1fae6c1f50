"""What stands in the cells of a sheet, as rows of text with the row number of the sheet.

The values come from `python-calamine`, an extra; the marks that it does not give from the parts of the file itself.
"""

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

import pyarrow as pa

from monitorlib.bedoelt_u import nearest
from monitorlib.errors import SourceError
from monitorlib.sources.readers.workbook_marks import GENOEMD, Fout, weiger_opmaak
from monitorlib.sources.readers.workbook_parts import Werkmap

_TOTAAL = re.compile(r"^\s*((sub|eind)?totaal|som|total)\b", re.IGNORECASE)
# The days that Excel counts from, by the setting of the workbook. Day 60 does not exist: Excel has a 29 February 1900.
_NUL_1900, _NUL_1904 = date(1899, 12, 30), date(1904, 1, 1)


class Gevraagd(NamedTuple):
    """A sheet, and how its supplier writes it, as `Levering` has it.

    `dagen` are the columns that hold days, `weg` those that are left out; with `over` every other than these as well.
    """

    path: str
    shown: str
    blad: str
    kop: int
    decimaal: str
    datums: str
    dagen: Sequence[str]
    weg: Sequence[str]
    over: Sequence[str] | None

    def neemt(self, kolom: str) -> bool:
        """Tell whether a column is taken over."""
        return kolom not in self.weg and (self.over is None or kolom in self.over)


def lees_blad(gevraagd: Gevraagd) -> pa.Table:
    """Give the rows of a sheet: `rij`, its number in the sheet, and each column as text.

    Raises `SourceError` with the place for what is refused; an error of another kind when the file is damaged.
    """
    from python_calamine import CalamineWorkbook

    if not zipfile.is_zipfile(gevraagd.path):
        raise SourceError(f"{gevraagd.shown}: dit is geen Excel-werkmap (.xlsx); sla het bestand opnieuw op als .xlsx.")
    with zipfile.ZipFile(gevraagd.path) as zip_:
        werkmap = Werkmap(zip_, gevraagd.shown)
        blad = _blad(werkmap.bladen, gevraagd.blad, gevraagd.shown)
        plek = f"{gevraagd.shown}, blad '{blad}'"
        fouten = weiger_opmaak(werkmap, blad, plek)
        nul = _NUL_1904 if werkmap.vanaf_1904 else _NUL_1900
    with CalamineWorkbook.from_path(gevraagd.path) as boek:
        rijen = boek.get_sheet_by_name(blad).to_python(skip_empty_area=False)
    kop, inhoud = _kop(rijen, gevraagd.kop, plek)
    _weiger_fouten(fouten, kop, gevraagd, plek)
    _weiger_inhoud(inhoud, plek)
    return pa.table(
        {"rij": pa.array([plaats for plaats, _ in inhoud], pa.int64())}
        | {
            kolom: pa.array(_waarden(nummer, kolom, inhoud, gevraagd, nul, plek), pa.string())
            for nummer, kolom in enumerate(kop)
        }
    )


def _waarden(
    nummer: int, kolom: str, inhoud: Sequence[tuple[int, Sequence[Any]]], gevraagd: Gevraagd, nul: date, plek: str
) -> list[str | None]:
    if kolom not in gevraagd.dagen:
        return [_tekst(rij[nummer], gevraagd.decimaal) for _, rij in inhoud]
    return [_dag(rij[nummer], gevraagd.datums, nul, f"{plek}, rij {plaats}, kolom {kolom}") for plaats, rij in inhoud]


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
        raise SourceError(
            f"{plek}: rij {nummer} met de kop ontbreekt; het blad heeft {len(rijen)} rijen. Zeg in "
            "params.yml bij 'levering' in welke rij zij staat: 'kop'."
        )
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
                f"{plek}, rij {nummer}: kolom {plaats + 1} heet hetzelfde als kolom {laag.index(een) + 1}. Geef "
                "elke kolom een eigen naam."
            )
    inhoud = [(plaats, rij) for plaats, rij in enumerate(rijen[nummer:], nummer + 1)]
    while inhoud and all(cel == "" for cel in inhoud[-1][1]):
        inhoud.pop()
    return kop, inhoud


def _weiger_fouten(fouten: Sequence[Fout], kop: Sequence[str], gevraagd: Gevraagd, plek: str) -> None:
    """Refuse a cell that holds an error, or a formula that nobody calculated: to a reader of values it is empty."""
    tellen = [
        een for een in fouten if een.rij > gevraagd.kop and een.kolom <= len(kop) and gevraagd.neemt(kop[een.kolom - 1])
    ]
    if tellen:
        raise SourceError(
            "\n".join(
                f"{plek}, rij {een.rij}, kolom {kop[een.kolom - 1]}: {een.wat}; verbeter de cel, of vul de waarde in."
                for een in tellen[:GENOEMD]
            )
        )


def _weiger_inhoud(inhoud: Sequence[tuple[int, Sequence[Any]]], plek: str) -> None:
    leeg = [plaats for plaats, rij in inhoud if all(cel == "" for cel in rij)]
    totaal = [plaats for plaats, rij in inhoud if any(isinstance(cel, str) and _TOTAAL.match(cel) for cel in rij)]
    fouten = [f"{plek}, rij {plaats}: een lege rij; haal die weg." for plaats in leeg[:GENOEMD]]
    fouten += [
        f"{plek}, rij {plaats}: een rij met een totaal; haal die weg, totalen rekent de monitor zelf uit."
        for plaats in totaal[:GENOEMD]
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


def _dag(cel: Any, datums: str, nul: date, plek: str) -> str | None:
    """Write a cell of a column with days; a number is a day only when params.yml says so."""
    if isinstance(cel, int | float) and not isinstance(cel, bool):
        if datums == "jjjjmmdd" and float(cel).is_integer():
            return str(int(cel))
        if datums != "excel":
            raise SourceError(
                f"{plek}: een dag staat hier als getal. Geef de kolom in Excel een datumnotatie, of zeg in params.yml "
                "bij 'levering': 'datums: excel'."
            )
        if not float(cel).is_integer() or not 61 <= cel < 2_958_466:
            raise SourceError(f"{plek}: dit getal is geen dag van Excel na 1 maart 1900. Verbeter de cel.")
        return date.fromordinal(nul.toordinal() + int(cel)).isoformat()
    if isinstance(cel, datetime | date) and datums not in ("jjjj-mm-dd", "excel"):
        vorm = "%d-%m-%Y" if datums == "dd-mm-jjjj" else "%Y%m%d"
        return cel.strftime(vorm)
    return _tekst(cel, ".")
