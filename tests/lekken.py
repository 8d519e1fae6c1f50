"""Leaks, planted in a public folder: each changes one file, or adds one."""

import base64
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

# 1 x 9 + 2 x 8 + 3 x 7 + 4 x 6 + 5 x 5 + 6 x 4 + 7 x 3 + 8 x 2 - 2 = 154, and that is 14 x 11.
BSN = "123456782"
PSEUDONIEM = "9f86d081884c7d659a2feaa0c55ad015"
# A number that nothing in the edition is, has as a part, or adds up to.
LOS = "61.187"


def _erbij(folder: Path, blad: str, html: str, voor: str = "</main>") -> None:
    pad = folder / blad
    tekst = pad.read_text(encoding="utf-8")
    assert voor in tekst
    pad.write_text(tekst.replace(voor, html + voor, 1), encoding="utf-8")


def op_pagina(html: str, voor: str = "</main>") -> Callable[[Path], None]:
    return lambda folder: _erbij(folder, "wmo.html", html, voor)


def bestand(naam: str, inhoud: str | bytes) -> Callable[[Path], None]:
    def schrijf(folder: Path) -> None:
        (folder / naam).parent.mkdir(parents=True, exist_ok=True)
        (folder / naam).write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)

    return schrijf


def achter(patroon: str, tekst: str) -> Callable[[Path], None]:
    def schrijf(folder: Path) -> None:
        pad = next(iter(sorted(folder.rglob(patroon))))
        pad.write_text(pad.read_text(encoding="utf-8") + tekst, encoding="utf-8")

    return schrijf


def in_werkboek(deel: str, was: str, wordt: str) -> Callable[[Path], None]:
    """Change a part of the workbook, or add it when there is nothing to change."""

    def schrijf(folder: Path) -> None:
        pad = next(folder.rglob("*.xlsx"))
        with zipfile.ZipFile(pad) as boek:
            delen = {naam: boek.read(naam) for naam in boek.namelist()}
        if was:
            tekst = delen[deel].decode()
            assert re.search(was, tekst)
            delen[deel] = re.sub(was, lambda een: een[0] + wordt, tekst, count=1).encode()
        else:
            delen[deel] = wordt.encode()
        with zipfile.ZipFile(pad, "w") as boek:
            for naam, inhoud in delen.items():
                boek.writestr(naam, inhoud)

    return schrijf


def in_pdf(**wat: str) -> Callable[[Path], None]:
    def schrijf(folder: Path) -> None:
        import pikepdf

        pad = next(folder.rglob("*.pdf"))
        with pikepdf.open(pad, allow_overwriting_input=True) as pdf:
            for naam, tekst in wat.items():
                pdf.docinfo[f"/{naam}"] = tekst
            pdf.save(pad, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    return schrijf


def bijlage_in_pdf(folder: Path) -> None:
    import pikepdf

    pad = next(folder.rglob("*.pdf"))
    with pikepdf.open(pad, allow_overwriting_input=True) as pdf:
        pdf.attachments["rijen.csv"] = b"client,begin\nx,y\n"
        pdf.save(pad)


def png(tekst: str) -> bytes:
    """Make an image of one point that carries words."""

    def deel(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    punt = zlib.compress(b"\x00\xff\xff\xff")
    kop = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    woorden = b"Comment\x00" + tekst.encode()
    delen = ((b"IHDR", kop), (b"tEXt", woorden), (b"IDAT", punt), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(deel(*een) for een in delen)


_BEELD = base64.b64encode(png(f"bsn {BSN}")).decode()
_NOTEBOOK = json.dumps({"cells": [{"cell_type": "code", "execution_count": 1, "outputs": []}], "nbformat": 4})
BSN_WEG, GETAL_WEG = "burgerservicenummer", "nergens vandaan komt"

# What is planted, how, and what must be said of it.
LEKKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "bsn in the text": (op_pagina(f"<p>Cliënt {BSN} heeft hulp.</p>"), BSN_WEG),
    "bsn in groups": (op_pagina("<p>Cliënt 123 456 782.</p>"), BSN_WEG),
    "bsn with points": (op_pagina("<p>Cliënt 1234.56.782.</p>"), BSN_WEG),
    "bsn with letters around": (op_pagina(f"<p>NL{BSN}X</p>"), BSN_WEG),
    "bsn over tags": (op_pagina("<p>Cliënt 123<b>456</b><i>782</i></p>"), BSN_WEG),
    "bsn in entities": (op_pagina("<p>&#49;&#50;&#51;456782</p>"), BSN_WEG),
    "bsn that lost its zero": (op_pagina("<p>bsn: 10000008</p>"), BSN_WEG),
    "bsn in a comment": (op_pagina(f"<!-- {BSN} -->"), BSN_WEG),
    "bsn in an attribute": (op_pagina(f'<p title="{BSN}">Hulp</p>'), BSN_WEG),
    "bsn in the alt text of a drawing": (op_pagina(f'<svg role="img" aria-label="{BSN}"></svg>'), BSN_WEG),
    "bsn in data of a script": (op_pagina(f'<script type="application/json">{{"c": "{BSN}"}}</script>'), BSN_WEG),
    "bsn in an address": (op_pagina(f'<a href="wmo.html?c={BSN}">hulp</a>'), BSN_WEG),
    "bsn in an image in a page": (op_pagina(f'<img alt="" src="data:image/png;base64,{_BEELD}">'), BSN_WEG),
    "bsn in the name of a file": (bestand(f"cliënt-{BSN}.txt", "hulp"), BSN_WEG),
    "bsn in the metadata of an image": (bestand("foto.png", png(f"bsn {BSN}")), BSN_WEG),
    "bsn in the open data": (achter("indicatoren.csv", f"bmwe/2016-Q1,{BSN},Bedum,2016-Q1,,\n"), BSN_WEG),
    "bsn in the calendar": (achter("kalender.ics", f"SUMMARY:Gesprek {BSN[:4]}\n {BSN[4:]}\n"), BSN_WEG),
    "bsn in the search index": (bestand("zoekindex.js", f'index=["{BSN}"]'), BSN_WEG),
    "bsn in a drawing of its own": (bestand("kaart.svg", f"<svg><desc>{BSN}</desc></svg>"), BSN_WEG),
    "bsn in the properties of a workbook": (
        in_werkboek("docProps/core.xml", "<dc:title>", f"{BSN} "),
        BSN_WEG,
    ),
    "bsn in a comment of a workbook": (
        in_werkboek("xl/comments1.xml", "", f"<comments><comment><text><t>{BSN}</t></text></comment></comments>"),
        BSN_WEG,
    ),
    "bsn in the title of a paper": (in_pdf(Keywords=f"cliënt {BSN}"), BSN_WEG),
    "pseudonym": (op_pagina(f"<p>{PSEUDONIEM}</p>"), "pseudoniem"),
    "pseudonym in the metadata of open data": (achter("*-metadata.json", f'"{PSEUDONIEM}"'), "pseudoniem"),
    "address of mail": (op_pagina("<p>j.jansen@zorgaanbieder.nl</p>"), "e-mail"),
    "address of mail in a paper": (in_pdf(Author="j.jansen@zorgaanbieder.nl"), "e-mail"),
    "birth date": (op_pagina("<p>Geboren op 12-3-1987.</p>"), "geboortedatum"),
    "birth date in words": (op_pagina("<p>geboortedatum: 12 maart 1987, geb. 12-3-1987</p>"), "geboortedatum"),
    "a column of a register": (
        op_pagina("<table><tr><th>client_id</th><th>begin</th></tr></table>"),
        "kolom van een register",
    ),
    "a table with a row per person": (
        bestand("vormen/csv/uitvoer.csv", "client,begindatum\nA1,2016-01-01\n"),
        "kolom van een register",
    ),
    "traceback": (
        op_pagina("<pre>Traceback (most recent call last)\n  KeyError: 'Bedum'</pre>"),
        "foutmelding van het programma",
    ),
    "executed notebook": (bestand("wmo.ipynb", _NOTEBOOK), "hoort hier niet"),
    "executed notebook under another name": (bestand("bron.json", _NOTEBOOK), "uitgevoerd notebook"),
    "path of a computer": (op_pagina("<p>gelezen uit /home/jansen/monitor/data.csv</p>"), "pad op een computer"),
    "path of a computer in a workbook": (
        in_werkboek("docProps/app.xml", "<Company>", "C:\\Users\\jansen"),
        "pad op een computer",
    ),
    "snapshot": (bestand("data/wmo.parquet", b"PAR1"), "hoort hier niet"),
    "an attachment in a paper": (bijlage_in_pdf, "niet openbaar hoort te zijn"),
    "number in the text": (op_pagina(f"<p>Er zijn {LOS} mensen met hulp.</p>"), GETAL_WEG),
    "number in an attribute": (op_pagina('<p data-aantal="3">hulp</p>'), "geen lezer ziet"),
    "number in a comment": (op_pagina("<!-- Bedum: 3 -->"), "geen lezer ziet"),
    "number in the alt text": (op_pagina(f'<img alt="Het hoogst: {LOS}" src="a.png">'), GETAL_WEG),
    "number in the open data": (achter("indicatoren.csv", "bmwe/2016-Q1,Hulp,Bedum,2016-Q1,,39.156627\n"), GETAL_WEG),
    "number in a paper": (in_pdf(Subject=f"{LOS} mensen"), GETAL_WEG),
    "number in words of a workbook": (
        in_werkboek("xl/sharedStrings.xml", "<t>", f"{LOS} mensen: "),
        GETAL_WEG,
    ),
}  # fmt: skip
