"""A site of two chapters from notebooks made by hand: wide tables, a figure, marks, toelichting, bevindingen.

Everything in it is fictitious. The pages show each kind of output that a chapter can have, at its worst:
eleven columns under two header rows, long words, a mark in a narrow cell.
"""

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from monitorlib.pagina.bladen.kerncijfers import Kerncijfer
from monitorlib.pagina.bladen.onzeker import Onzeker
from monitorlib.publish.exporter import Kaart, Page, Voorpagina, export_hoofdstuk, export_index
from monitorlib.publish.menu import Menupunt, titel_van
from monitorlib.render.figuren.lijntje import lijntje

BANNER = (
    "Reproductie uit een openbare publicatie; geen uitgave van de gemeente. "
    'Monitor "sociaal domein" 1e kwartaal 2016, 12 mei 2016'
)
GEMEENTEN = ("Veldwijk", "Duinmeer", "Kerkambt", "Zuiderhoek")
PRODUCTGROEPEN = (
    "Ambulante jeugdhulp",
    "Dagbesteding en dagbehandeling",
    "Generalistische basis-ggz",
    "Specialistische ggz en medicatiebegeleiding",
    "Persoonlijke verzorging",
    "Kortdurend verblijf",
    "Pleegzorg en gezinshuizen",
    "Jeugdzorgplus",
)


def page(hoofdstukken: tuple[Menupunt, ...], banner: str | None = BANNER) -> Page:
    """What the pages of the example say of their edition."""
    return Page(
        titel="Monitor sociaal domein",
        gebied="Veldwijk, Duinmeer, Kerkambt en Zuiderhoek",
        periode="1e kwartaal 2016",
        peildatum="31 maart 2016",
        status="reproductie",
        lezers="intern",
        banner=banner,
        hoofdstukken=hoofdstukken,
    )


def write_site(folder: Path) -> Path:
    """Write index.html and the two chapters to `folder`."""
    notebooks = {"jeugdwet": jeugdwet(), "participatiewet": participatiewet()}
    hoofdstukken = tuple(Menupunt(naam, titel_van(notebook, naam)) for naam, notebook in notebooks.items())
    of_edition = page(hoofdstukken)
    kaarten = [
        Kaart("jeugdwet", hoofdstukken[0].titel, "Hoeveel?", "Op 31 maart 2016 liepen 1.088 voorzieningen"),
        Kaart("participatiewet", hoofdstukken[1].titel, "Hoeveel uitkeringen zijn er?", ""),
    ]
    voor = Voorpagina(
        ("Uitkeringen gedaald van 293 naar 289", 'Dat is 4 minder. <a href="participatiewet.html">Bekijk</a>.'),
        kerncijfers(),
        (Onzeker("Er zijn 2 bevindingen.", "jeugdwet.html", "Bekijk de bevindingen"),),
        kaarten,
        gemeenten="jeugdwet.html",
    )
    pages = {naam: export_hoofdstuk(notebook, naam, of_edition) for naam, notebook in notebooks.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for naam, html in {"index": export_index(of_edition, voor), **pages}.items():
        (folder / f"{naam}.html").write_text(html, encoding="utf-8", newline="\n")
    return folder


def kerncijfers() -> list[Kerncijfer]:
    """Two numbers at their worst: a long name with a unit, a revision and a target beside the last number."""
    waarden = [88.1, None, 91.0, 89.2]
    alt = "Op tijd: van 95,0 % naar 89,2 %."
    lijn = lijntje(waarden, begin="2e kw 2015", eind="1e kw 2016", laatste="89,2 %", alt=alt, grens=90)
    lang = "Besluit op een melding Wmo binnen de wettelijke termijn van acht weken"
    herzien = "herzien van 88 naar 91"
    return [
        Kerncijfer(lang, "", "89,2 %", "jeugdwet.html", ("Dat is lager.",), "ongunstig", herzien, lijn),
        Kerncijfer("Uitgaven", "euro per 10.000 inwoners van 18 jaar en ouder", "1.234.567", "jeugdwet.html", ()),
    ]


def html_cell(source: str, *outputs: str) -> NotebookNode:
    """A code cell that left these pieces of HTML."""
    data = [{"text/html": html, "text/plain": "<Tabel>"} for html in outputs]
    return new_code_cell(source, outputs=[new_output("display_data", data=item) for item in data])


def jeugdwet() -> NotebookNode:
    """A long chapter with every kind of output."""
    cells = [
        new_markdown_cell(
            "# Monitor Jeugdwet\n\nHoeveel jeugdigen krijgen hulp, welke hulp is dat, "
            "en blijft de gemeente binnen het budget?"
        ),
        new_code_cell('periode = "1999-Q4"  # standaardwaarde', metadata={"tags": ["parameters"]}),
        new_code_cell(
            '# Parameters\nregio = "veldwijk"\nperiode = "2016-Q1"\nlezers = "intern"\nperioden_terug = 5',
            metadata={"tags": ["injected-parameters"]},
        ),
        html_cell("from monitorlib import *\n\nhoofdstuk = open_hoofdstuk(regio, periode, lezers)"),
        html_cell('toelichting("leeswijzer")', _TOELICHTING),
        new_markdown_cell(
            "## Actieve voorzieningen naar productgroep\n\nGeteld zijn voorzieningen (geen personen) die op "
            "de peildatum lopen, per gemeente en leveringsvorm. *Zorg in natura* (ZIN) levert een aanbieder; "
            "met een *persoonsgebonden budget* (PGB) koopt de jeugdige de hulp zelf in."
        ),
        html_cell(
            'productgroepen = stand(jeugdwet, op=periode.peildatum).per("productgroep", "leveringsvorm")\n'
            'tabel(productgroepen, titel="Actieve voorzieningen Jeugdwet", totalen="beide")',
            _wide_table("tabel-voorzieningen", "Actieve voorzieningen Jeugdwet", "aantal voorzieningen"),
        ),
        new_markdown_cell(
            "De meeste voorzieningen zijn ambulant. Lees per kolom: van alle voorzieningen in Veldwijk liep "
            "het grootste deel in natura.\n\n- Een jeugdige kan meer dan één voorziening hebben.\n"
            "- De optelling is dus groter dan het aantal jeugdigen."
        ),
        new_markdown_cell("### Verloop over vijf kwartalen\n\nHet aantal voorzieningen per kwartaal."),
        html_cell('figuur(verloop, titel="Voorzieningen per kwartaal")', _FIGURE),
        new_markdown_cell(
            "## Cliënten en cliëntervaring\n\n<b>Deze tag is tekst</b> & blijft dat. Zie ook "
            "[de productgroepen](#actieve-voorzieningen-naar-productgroep)."
        ),
        html_cell('toelichting("clientervaring")', '<p class="te-schrijven">Nog te schrijven</p>'),
        new_markdown_cell("## Uitgaven tegenover budget\n\nBedragen in duizenden euro's, op kasbasis."),
        html_cell('tabel(uitgaven, titel="Uitgaven en budget")', _money_table()),
        new_markdown_cell("## Controles\n\nElke tabel is nagerekend."),
        html_cell("bevindingen(hoofdstuk)", _BEVINDINGEN),
    ]
    return new_notebook(cells=cells)


def participatiewet() -> NotebookNode:
    """A short chapter in which everything adds up."""
    cells = [
        new_markdown_cell("# Monitor Participatiewet\n\nHoeveel mensen hebben een uitkering, en hoe lang?"),
        html_cell("hoofdstuk = open_hoofdstuk(regio, periode, lezers)"),
        new_markdown_cell("## Uitkeringen naar regeling\n\nEen echtpaar heeft één uitkering."),
        html_cell(
            'tabel(stand(uitkeringen).per("regeling"), titel="Uitkeringen naar regeling")',
            _table(
                "tabel-regelingen",
                "Uitkeringen naar regeling",
                "aantal uitkeringen",
                "<tr><th scope='col'>Regeling</th><th scope='col'>2015</th><th scope='col'>2016</th></tr>",
                "<tbody>"
                + _row("Participatiewet", _cells(271, 276))
                + _row("IOAW", _cells(12, 13), "ingesprongen")
                + _row("IOAZ", _cells(2, 0), "ingesprongen")
                + _row("Totaal", _cells(285, 289), row_class="totaal")
                + "</tbody>",
            ),
        ),
        new_markdown_cell("## Controles"),
        html_cell(
            "bevindingen(hoofdstuk)",
            '<p class="in-orde">Alle controles van dit hoofdstuk kloppen: 14 sommen nagerekend.</p>',
        ),
    ]
    return new_notebook(cells=cells)


_TOELICHTING = """<div class="toelichting"><h2>Wat valt op dit kwartaal</h2><p>Het aantal voorzieningen
stijgt licht. De toename zit vooral in de <strong>generalistische basis-ggz</strong>: huisartsen verwijzen
vaker rechtstreeks.</p><ul><li>In Kerkambt kwamen er 14 voorzieningen bij.</li><li>In Duinmeer daalde het
aantal PGB's van 58 naar 41.</li></ul><table><thead><tr><th scope="col">Aanbieder</th><th scope="col">
Wachttijd in weken</th></tr></thead><tbody><tr><td>De Linde</td><td style="text-align:right">6</td></tr>
<tr><td>Stichting voor jeugdhulp en opvoedondersteuning</td><td style="text-align:right">11</td></tr></tbody>
</table><p class="overgenomen">Overgenomen, niet berekend: 58, 6 en 11.</p></div>"""


def _cell(count: int, kind: str = "") -> str:
    """A count as the tables show it: a sign is read aloud as a word."""
    signs = {0: ("…", "nog niet"), 62: (".", "niet opgegeven"), 210: ("x", "niet te bepalen")}
    text = f"{count:,}".replace(",", ".")
    if count in signs:
        text = '<span aria-hidden="true">{}</span><span class="lees">{}</span>'.format(*signs[count])
    return f'<td class="{kind}">{text}</td>' if kind else f"<td>{text}</td>"


def _row(naam: str, cells: str, kop_class: str = "", row_class: str = "") -> str:
    kop = f' class="{kop_class}"' if kop_class else ""
    row = f' class="{row_class}"' if row_class else ""
    return f'<tr{row}><th scope="row"{kop}>{naam}</th>{cells}</tr>'


def _block(groep: str, rows: list[str]) -> str:
    kop = f'<tr class="groep"><th scope="rowgroup" colspan="11">{groep}</th></tr>'
    return f"<tbody>{kop}{''.join(rows)}</tbody>"


def _table(id_: str, titel: str, eenheid: str, head: str, body: str) -> str:
    return (
        f'<div class="tabel" id="{id_}"><div class="schuif" role="region" aria-labelledby="{id_}-titel" '
        f'tabindex="0"><table><caption id="{id_}-titel">{titel} '
        f'<span class="eenheid">{eenheid}</span></caption>'
        f"<thead>{head}</thead>{body}</table></div>"
        '<p class="tekens">… = nog niet; . = niet opgegeven</p>'
        '<p class="bron">Telt: voorzieningen die op 31 maart 2016 lopen, niet de personen. '
        "Bron: register van de uitvoeringsorganisatie (gereconstrueerd), stand 14 april 2016.</p></div>"
    )


def _wide_table(id_: str, titel: str, eenheid: str) -> str:
    """A table of eleven columns under two header rows."""
    groups = "".join(f'<th scope="colgroup" colspan="2">{naam}</th>' for naam in (*GEMEENTEN, "Totaal"))
    forms = '<th scope="col">ZIN</th><th scope="col">PGB</th>' * 5
    head = f'<tr><th scope="col" rowspan="2">Productgroep</th>{groups}</tr><tr>{forms}</tr>'
    counts = [[(7 * i + 13 * j) % 97 + (180 if i == 0 else 0) for j in range(8)] for i in range(8)]
    rows = []
    for naam, row in zip(PRODUCTGROEPEN, counts, strict=True):
        cells = [*map(_cell, row), *(_cell(sum(row[start::2]), "totaal") for start in (0, 1))]
        rows.append(_row(naam, "".join(cells), "ingesprongen"))
    sums = [sum(row[j] for row in counts) for j in range(8)]
    marked = f'<td class="afwijking">{sums[0]}<span class="merk">gedrukt 279, berekend {sums[0]}</span></td>'
    total = marked + "".join(map(_cell, sums[1:])) + _cell(2212, "totaal") + _cell(1934, "totaal")
    body = (
        _block("Zonder verblijf", rows[:5])
        + _block("Met verblijf", rows[5:])
        + f"<tbody>{_row('Totaal', total, row_class='totaal')}</tbody>"
    )
    return _table(id_, titel, eenheid, head, body)


def _money_table() -> str:
    """A table with a column of text."""
    head = "".join(f'<th scope="col">{naam}</th>' for naam in ("Post", *GEMEENTEN, "Totaal"))
    head += '<th scope="col" class="tekst">Opmerking</th>'
    remark = '<td class="tekst">Solidariteit is nog niet verrekend tussen de gemeenten.</td>'
    body = (
        _row("Budget (integratie-uitkering)", _cells(2104, 1873, 1441, 2560, 7978) + remark)
        + _row("Uitgaven zorg in natura", _cells(1911, 1902, 1377, 2244, 7434) + remark)
        + _row("Saldo", _cells(193, -29, 64, 316, 544) + '<td class="buiten"></td>', row_class="totaal")
    )
    titel = "Uitgaven en budget"
    return _table("tabel-uitgaven", titel, "× € 1.000", f"<tr>{head}</tr>", f"<tbody>{body}</tbody>")


def _cells(*counts: int) -> str:
    return "".join(map(_cell, counts))


def _svg() -> str:
    """A bar chart drawn by hand: five quarters."""
    heights = {"1e kw 15": 190, "2e kw 15": 204, "3e kw 15": 211, "4e kw 15": 230, "1e kw 16": 246}
    bars = "".join(
        f'<rect x="{60 + 120 * i}" y="{300 - h}" width="70" height="{h}" fill="#0e4a5c"/>'
        f'<text x="{95 + 120 * i}" y="325" text-anchor="middle" font-size="15">{label}</text>'
        for i, (label, h) in enumerate(heights.items())
    )
    return (
        '<svg role="img" aria-label="Staafdiagram van het aantal lopende voorzieningen per kwartaal: het stijgt van '
        '950 in het 1e kwartaal van 2015 naar 1.230 in het 1e kwartaal van 2016." viewBox="0 0 680 340">'
        f'<path d="M40 300H660" stroke="currentColor"/>{bars}</svg>'
    )


_FIGURE = (
    f'<figure class="figuur" id="figuur-verloop"><figcaption>Voorzieningen per kwartaal</figcaption>{_svg()}'
    '<details class="cijfers"><summary>Cijfers bij deze figuur</summary>'
    + _table(
        "tabel-verloop",
        "Voorzieningen per kwartaal",
        "aantal voorzieningen",
        '<tr><th scope="col">Kwartaal</th><th scope="col">Voorzieningen</th></tr>',
        f"<tbody>{_row('1e kw 2015', _cells(950))}{_row('1e kw 2016', _cells(1230))}</tbody>",
    )
    + "</details></figure>"
)

_BEVINDINGEN = """<div class="bevindingen" id="bevindingen-jeugdwet">
<div class="schuif" role="region" aria-labelledby="bevindingen-jeugdwet-titel" tabindex="0"><table>
<caption id="bevindingen-jeugdwet-titel">Bevindingen</caption>
<thead><tr><th scope="col">Plaats</th><th scope="col">Gedrukt</th><th scope="col">Berekend</th>
<th scope="col">Regel en bevestiging</th><th scope="col">Soort</th></tr></thead><tbody>
<tr><th scope="row">Totaal › ZIN › Veldwijk</th><td>279</td><td>376</td>
<td class="tekst">De delen tellen op tot het totaal.<br>Aanvaard: de publicatie telt de kolom fout op.</td>
<td class="tekst">som</td></tr>
<tr class="open"><th scope="row">Aandeel PGB</th><td>22,0</td><td>21,4</td>
<td class="tekst">Het aandeel volgt uit de aantallen.</td>
<td class="tekst">bewering<br><strong>open</strong></td></tr></tbody></table></div></div>"""
