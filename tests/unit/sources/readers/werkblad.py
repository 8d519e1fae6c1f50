"""A workbook drawn by hand, part by part: no more in it than a test says."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from monitorlib.sources.readers.worksheet import Gevraagd

Cel = str | bool | int | float | date | None
SOORTEN = "[Content_Types].xml"
BOEK = "xl/workbook.xml"
RELATIES = "xl/_rels/workbook.xml.rels"
BLAD = "xl/worksheets/blad1.xml"
_WIT = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKKET = "http://schemas.openxmlformats.org/package/2006"
# The second style of a cell is that of a day, the third that of a day with its time.
_XFS = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>'
_STIJLEN = f'<styleSheet {_WIT}><cellXfs count="3">{_XFS}</cellXfs></styleSheet>'


def werkmap(
    path: Path,
    rijen: Sequence[Sequence[Cel]] = (),
    *,
    xml: str | None = None,
    bladen: Sequence[str] = ("Blad1",),
    vanaf_1904: bool = False,
    delen: Mapping[str, str | None] | None = None,
) -> Path:
    """Write a workbook: the rows of its first sheet, or the XML of it; `delen` changes or drops parts."""
    sheets = "".join(f'<sheet name="{een}" sheetId="{n}" r:id="r{n}"/>' for n, een in enumerate(bladen, 1))
    relaties = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/worksheet" Target="worksheets/blad{n}.xml"/>'
        for n in range(1, len(bladen) + 1)
    )
    stijl = f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>'
    inhoud = {
        SOORTEN: f'<Types xmlns="{_PAKKET}/content-types"/>',
        BOEK: f'<workbook {_WIT} xmlns:r="{_R}"><workbookPr date1904="{int(vanaf_1904)}"/>'
        f"<sheets>{sheets}</sheets></workbook>",
        RELATIES: f'<Relationships xmlns="{_PAKKET}/relationships">{relaties}{stijl}</Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{_PAKKET}/relationships">'
        f'<Relationship Id="b" Type="{_R}/officeDocument" Target="{BOEK}"/></Relationships>',
        "xl/styles.xml": _STIJLEN,
        **{
            f"xl/worksheets/blad{n}.xml": f"<worksheet {_WIT}><sheetData/></worksheet>"
            for n in range(1, len(bladen) + 1)
        },
        BLAD: f"<worksheet {_WIT}>{xml if xml is not None else data(rijen)}</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as zip_:
        for naam, deel in {**inhoud, **(delen or {})}.items():
            if deel is not None:
                zip_.writestr(naam, deel)
    return path


def data(rijen: Sequence[Sequence[Cel]]) -> str:
    """The rows of a sheet, each with its number."""
    return f"<sheetData>{''.join(rij(n, *cellen) for n, cellen in enumerate(rijen, 1))}</sheetData>"


def rij(nummer: int, *cellen: Cel, hoe: str = "") -> str:
    inhoud = "".join(_cel(f"{chr(65 + plek)}{nummer}", een) for plek, een in enumerate(cellen) if een is not None)
    return f'<row r="{nummer}" {hoe}>{inhoud}</row>'


def _cel(plek: str, waarde: Cel) -> str:
    if isinstance(waarde, str):
        return f'<c r="{plek}" t="inlineStr"><is><t xml:space="preserve">{escape(waarde)}</t></is></c>'
    if isinstance(waarde, bool):
        return f'<c r="{plek}" t="b"><v>{int(waarde)}</v></c>'
    if isinstance(waarde, datetime):
        verschil = waarde - datetime(1899, 12, 30)
        return f'<c r="{plek}" s="2"><v>{verschil.days + verschil.seconds / 86400}</v></c>'
    if isinstance(waarde, date):
        return f'<c r="{plek}" s="1"><v>{(waarde - date(1899, 12, 30)).days}</v></c>'
    return f'<c r="{plek}"><v>{waarde}</v></c>'


def gevraagd(path: Path, **anders: object) -> Gevraagd:
    """A sheet that is asked as a supplier writes it who says nothing of it."""
    gewoon = Gevraagd(str(path), "zorg.xlsx", "", 1, ".", "jjjj-mm-dd", (), (), None)
    return gewoon._replace(**anders)  # type: ignore[arg-type]
