"""What the pages of an edition show, as one text on paper: without code, without folds, each address once."""

import re
from collections.abc import Collection, Iterator

from markupsafe import Markup

from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.pagina.bladen.antwoord import antwoord_html
from monitorlib.publish import markdown
from monitorlib.publish.exporter import HTML, OWN_IDS
from monitorlib.publish.headings import Heading, number_headings
from monitorlib.publish.indicatormenu import GetoondeIndicator, indicatoren_van, is_van_indicator
from monitorlib.publish.repeated import mark_repeated
from monitorlib.vormen.papier.tekening import als_afbeeldingen
from monitorlib.vormen.uitgave import Uitgave, Uitgevoerd
from monitorlib.vormen.wijzigingen import NAAM, Wijzigingen

_HERHAALT = re.compile(r'<details class="cijfers herhaalt">.*?</details>', re.DOTALL)
_VOUW = re.compile(r'<details class="cijfers">\s*<summary>.*?</summary>(.*?)</details>', re.DOTALL)
_SCHUIF = re.compile(r'<div class="schuif"[^>]*>(.*?</table>)\s*</div>', re.DOTALL)
_EIGEN = re.compile(r'(\s(?:id|aria-labelledby)=")([^"]+)"')
_NAAR = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_STAVEN = re.compile(r'<p aria-hidden="true" class="verloop">.*?</p>|<p class="verloop" aria-hidden="true">.*?</p>')
_KOP = re.compile(r"(</?h)([1-5])\b")
_TABEL = re.compile(r"<table\b([^>]*)>(.*?)</table>", re.DOTALL)
_RIJ = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CEL = re.compile(r"<t[hd]\b([^>]*)>")
_BREED = re.compile(r'colspan="(\d+)"')
_KLASSE = re.compile(r' class="([^"]*)"')
# Up to so many columns a table does not fill its sheet, then fills it, then takes smaller letters.
_MATEN = ((4, "weinig"), (8, "gewoon"), (13, "smal"), (10**6, "heel-smal"))
# So many rows stay together, unless they hold more letters than that.
_KORT, _WEINIG = 26, 2200
_TAG = re.compile(r"<[^>]+>")
INDICATOR = "indicator"


def hoofdstuk_html(uitgave: Uitgave, hoofdstuk: Uitgevoerd, adressen: Collection[str]) -> tuple[Markup, list[Heading]]:
    """Give a chapter for paper with its headings; `adressen` are the chapters and indicators that are on paper too."""
    delen: list[str] = []
    for nummer, cell in enumerate(hoofdstuk.notebook.cells):
        if cell.cell_type == "markdown":
            delen.append(markdown.render(cell.source))
            delen += [antwoord_html(_antwoord(uitgave, hoofdstuk.naam))] if nummer == 0 else []
        else:
            delen += ["".join(een.data[HTML]) for een in cell.outputs if not is_van_indicator(een)]
    return _op_papier("\n".join(delen), hoofdstuk.naam, adressen)


def indicatoren_html(hoofdstuk: Uitgevoerd, adressen: Collection[str]) -> Iterator[tuple[GetoondeIndicator, Markup]]:
    """Give each indicator of a chapter for paper, a level below a chapter."""
    for een in indicatoren_van(hoofdstuk.notebook):
        lager = _KOP.sub(lambda kop: f"{kop[1]}{int(kop[2]) + 1}", een.html)
        yield een, _op_papier(lager, f"{INDICATOR}-{een.naam}", adressen)[0]


def wijzigingen_html(van: Wijzigingen) -> Markup:
    """Give what is revised for paper."""
    return _op_papier(van.html, NAAM, ())[0]


def vraag_van(hoofdstuk: Uitgevoerd) -> str:
    """Give the question that a chapter answers."""
    return kop_van(hoofdstuk.notebook.cells)[1]


def tekst_html(html: str, adressen: Collection[str]) -> Markup:
    """Give HTML of the front page for paper."""
    return Markup(_met_links(als_afbeeldingen(html), "", adressen))


def _antwoord(uitgave: Uitgave, naam: str) -> tuple[str, ...]:
    return next((een.antwoord for een in uitgave.ready.records if een.hoofdstuk == naam), ())


def _op_papier(html: str, naam: str, adressen: Collection[str]) -> tuple[Markup, list[Heading]]:
    html = _HERHAALT.sub("", mark_repeated(html))
    html = _SCHUIF.sub(r"\1", _STAVEN.sub("", _VOUW.sub(r"\1", html)))
    html, koppen = number_headings(_TABEL.sub(_met_maat, als_afbeeldingen(html)), OWN_IDS)
    # As plain text: a substitution in `Markup` is escaped.
    html = _EIGEN.sub(rf'\1{naam}-\2"', str(html))
    return Markup(_met_links(html, naam, adressen)), [een._replace(id=f"{naam}-{een.id}") for een in koppen]


def _met_links(html: str, naam: str, adressen: Collection[str]) -> str:
    """Let a link lead within the paper; one to what is not on paper becomes its words."""

    def wordt(gevonden: re.Match[str]) -> str:
        doel = _doel(gevonden[1], naam, adressen)
        return f'<a href="#{doel}">{gevonden[2]}</a>' if doel else gevonden[2]

    return _NAAR.sub(wordt, html)


def _doel(href: str, naam: str, adressen: Collection[str]) -> str:
    """Give the address on paper of what a link leads to; '' when that is not on paper."""
    pagina, _, plek = href.partition("#")
    map_, _, bestand = pagina.removesuffix(".html").rpartition("/")
    hoofd = naam if not pagina else f"{INDICATOR}-{bestand}" if map_ else bestand
    if hoofd not in adressen or (pagina and not pagina.endswith(".html")):
        return ""
    return hoofd if map_ or not plek else f"{hoofd}-{plek}"


def _met_maat(gevonden: re.Match[str]) -> str:
    """Say of a table how wide it is, as many columns take small letters, and whether it can stay on one sheet."""
    eigenschappen, inhoud = gevonden.groups()
    rijen = _RIJ.findall(inhoud)
    kolommen = sum(
        int(breed[1]) if (breed := _BREED.search(een)) else 1 for een in _CEL.findall(rijen[0] if rijen else "")
    )
    klassen = [naam for grens, naam in _MATEN if kolommen <= grens][:1]
    eigen = _KLASSE.search(eigenschappen)
    rest = _KLASSE.sub("", eigenschappen)
    tabel = f'<table{rest} class="{" ".join([*klassen, *([eigen[1]] if eigen else [])])}">{inhoud}</table>'
    kort = len(rijen) <= _KORT and len(_TAG.sub("", inhoud)) <= _WEINIG
    return f'<div class="bijeen">{tabel}</div>' if kort else tabel
