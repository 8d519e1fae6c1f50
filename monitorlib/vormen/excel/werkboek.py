"""The workbook of an edition: an index that leads to a sheet for each table; the same edition gives the same bytes."""

import re
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from monitorlib.vormen.excel.blad import Blad, Bladkop
from monitorlib.vormen.excel.opmaak import Opmaken
from monitorlib.vormen.uitgave import Bladtabel, Uitgave

INHOUD = "Inhoud"
# Of Excel: so many characters, and none of these.
_LANGST, _NIET = 31, re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
# In a head or foot of a sheet & begins a code; more than 255 characters Excel refuses.
_VOET = 200
# A text is a text: nothing becomes a formula, a link or a number.
_LETTERLIJK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def werkboek(uitgave: Uitgave) -> bytes:
    """Give the workbook of an edition as the bytes of an .xlsx file."""
    from xlsxwriter import Workbook

    uit = BytesIO()
    boek = Workbook(uit, _LETTERLIJK)
    boek.set_properties(_eigenschappen(uitgave))
    opmaak, namen = Opmaken(boek), bladnamen(uitgave)
    inhoud = boek.add_worksheet(INHOUD)
    for tabel, naam in zip(uitgave.tabellen, namen, strict=True):
        blad = boek.add_worksheet(naam)
        _papier(blad, uitgave)
        Blad(blad, opmaak).schrijf(tabel, _kop(uitgave, tabel))
    _papier(inhoud, uitgave)
    _inhoud(inhoud, opmaak, uitgave, namen)
    boek.close()
    return uit.getvalue()


def bladnamen(uitgave: Uitgave) -> list[str]:
    """Name the sheet of each table: its number, then as much of its title as Excel takes."""
    titels = [_NIET.sub(" ", een.beeld.titel.removeprefix("Cijfers bij: ")) for een in uitgave.tabellen]
    return [f"{nummer} {titel}"[:_LANGST].strip() for nummer, titel in enumerate(titels, start=1)]


def _eigenschappen(uitgave: Uitgave) -> dict[str, Any]:
    peildatum = uitgave.editie.periode.peildatum
    return {
        "title": f"{uitgave.page.titel}, {uitgave.page.gebied}, {uitgave.page.periode}",
        "subject": uitgave.regel,
        "status": uitgave.page.status,
        "comments": uitgave.merk,
        # No clock: the day that the numbers are of.
        "created": datetime(peildatum.year, peildatum.month, peildatum.day),
    }


def _kop(uitgave: Uitgave, tabel: Bladtabel) -> Bladkop:
    """Give the lines over a table: its title, what it counts and from what, the edition; what does not apply is out."""
    plaats = tabel.plaats
    regels = (
        ("titel", tabel.beeld.titel),
        ("gewoon", tabel.beeld.eenheid),
        ("gewoon", plaats.uitleg),
        ("gewoon", tabel.beeld.bron),
        ("gewoon", tabel.stand),
        ("zacht", f"Hoofdstuk {plaats.hoofdstuk.titel}{f', {plaats.sectie}' if plaats.sectie else ''}"),
        ("zacht", uitgave.regel),
        ("merk", uitgave.merk),
    )
    return Bladkop([(stijl, tekst) for stijl, tekst in regels if tekst], f"internal:'{INHOUD}'!A1")


def _papier(blad: Any, uitgave: Uitgave) -> None:
    """Say how a sheet is printed: whole in its width, with on each sheet what edition it is and who may see it."""
    blad.hide_gridlines(2)
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    boven = f"{uitgave.page.titel}, {uitgave.page.gebied}, {uitgave.page.periode}"
    blad.set_header(f"&L{_code(boven)}&R&A")
    blad.set_footer(f"&L{_code(uitgave.merk)}&R&P / &N")


def _code(tekst: str) -> str:
    """Write words for a head or foot; what is too long ends behind a whole word."""
    lang = tekst.replace("&", "&&")
    return lang if len(lang) <= _VOET else f"{lang[:_VOET].rpartition(' ')[0]} …"


def _inhoud(blad: Any, opmaak: Opmaken, uitgave: Uitgave, namen: list[str]) -> None:
    """Write the index: per chapter its tables, each with the way to its sheet and what it is counted in."""
    page = uitgave.page
    blad.set_column(0, 0, 8)
    blad.set_column(1, 1, 80)
    blad.set_column(2, 2, 44)
    blad.write_string(0, 0, page.titel, opmaak("titel"))
    herzien = f"Wijzigingen: {uitgave.wijzigingen.samen}" if uitgave.wijzigingen else ""
    regels = (
        ("gewoon", f"{page.gebied}, {page.periode}"),
        ("gewoon", uitgave.regel),
        ("merk", uitgave.merk),
        ("gewoon", herzien),
    )
    for nummer, (stijl, tekst) in enumerate((een for een in regels if een[1]), start=1):
        blad.write_string(nummer, 0, tekst, opmaak(stijl))
    rij = len(regels) + 2
    blad.freeze_panes(1, 0)
    alle = list(zip(uitgave.tabellen, namen, strict=True))
    for hoofdstuk, delen in groupby(alle, key=lambda een: een[0].plaats.hoofdstuk.titel):
        blad.write_string(rij, 0, hoofdstuk, opmaak("groot"))
        for tabel, naam in delen:
            rij += 1
            blad.write_number(rij, 0, namen.index(naam) + 1, opmaak("zacht"))
            blad.write_url(rij, 1, f"internal:'{naam}'!A1", opmaak("link"), tabel.beeld.titel)
            blad.write_string(rij, 2, tabel.beeld.eenheid, opmaak("zacht"))
        rij += 2
