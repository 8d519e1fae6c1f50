"""Pages from executed notebooks: one HTML file per chapter and an index, complete in themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode

from monitorlib.pagina.bladen.antwoord import antwoord_html
from monitorlib.pagina.bladen.kerncijfers import Kerncijfer
from monitorlib.pagina.bladen.onzeker import Onzeker
from monitorlib.pagina.record import RECORD_MIME
from monitorlib.publish import markdown
from monitorlib.publish.colofon import Colofonregel
from monitorlib.publish.finished_page import check_page
from monitorlib.publish.folding import drop_defaults, highlight, share_folds
from monitorlib.publish.headings import number_headings
from monitorlib.publish.indicatormenu import indicatoren_van, is_van_indicator, per_thema
from monitorlib.publish.menu import Menupunt, neighbours, titel_van
from monitorlib.publish.repeated import mark_repeated
from monitorlib.publish.uitleg.adres import links_in
from monitorlib.publish.website.adressen import met_adressen
from monitorlib.publish.website.plek import Standplaats
from monitorlib.vormen.namen import CSV_MAP, INDICATOREN, Meeneemvorm

TEMPLATE = Path(__file__).parent / "template"
# Nothing is loaded and nothing runs, also when a later chapter would try; on a site only the script of that site.
CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
SCRIPT = "monitor.js"
HTML = "text/html"
# Ids of the frame around a chapter.
OWN_IDS = ("inhoud",)
# What only some pages have, each with a stylesheet of its own, and by what a page with it is known.
_ONLY_SOME = {"kalender": 'class="kalender"', "indicator": 'class="indicator'}


@dataclass(frozen=True)
class Page:
    """What every page says of its edition."""

    titel: str
    gebied: str
    periode: str
    peildatum: str
    status: str
    lezers: str
    banner: str | None
    hoofdstukken: tuple[Menupunt, ...]
    # It is about one gemeente of a region: its pages lead to the others and to the region.
    van_gemeente: bool = False
    # Where it is on the site of all editions; None for a page that stands by itself.
    plek: Standplaats | None = None
    colofon: tuple[Colofonregel, ...] = ()
    # The edition as open data stands beside its pages, a file for each table.
    met_csv: bool = False

    @property
    def script(self) -> str:
        """The script that the page loads, if any."""
        return f"{self.plek.wortel}{SCRIPT}" if self.plek else ""


@dataclass(frozen=True)
class Kaart:
    """One chapter on the front page: the question that it answers, and the first sentence of its answer."""

    naam: str
    titel: str
    vraag: str
    antwoord: str


@dataclass(frozen=True)
class Voorpagina:
    """What the front page tells: the answer of the edition, its kerncijfers, what is not sure, its chapters."""

    antwoord: Sequence[str]
    kerncijfers: Sequence[Kerncijfer]
    onzeker: Sequence[Onzeker]
    kaarten: Sequence[Kaart]
    # The file with the bestuurlijke kalender; empty without one.
    kalender: str = ""
    # The page on which one chooses a gemeente; empty where none was made.
    gemeenten: str = ""
    # In which the edition can be taken along, beside the pages.
    vormen: Sequence[Meeneemvorm] = ()
    # The page on which numbers are that were revised or may still be; empty where nothing is published.
    wijzigingen: str = ""


def export_hoofdstuk(notebook: NotebookNode, naam: str, page: Page) -> str:
    """Turn an executed notebook, of which `check_cells` allows every cell, into a complete page.

    Raises `PublishError` at anything else that a page cannot show.
    """
    titel = titel_van(notebook, naam)
    vorige, volgende = neighbours(naam, page.hoofdstukken)
    shown = {"antwoord": Markup(antwoord_html(_antwoord_van(notebook)))}
    fragment, _ = _exporter().from_notebook_node(_as_shown(notebook), shown)
    body, headings = number_headings(fragment, OWN_IDS)
    body = met_adressen(mark_repeated(body), page.plek, links_bij(notebook, naam, page))
    return finish(
        "hoofdstuk.html.j2",
        naam,
        page=page,
        titel=titel,
        body=body,
        secties=[heading for heading in headings if heading.level == 2],
        vorige=vorige,
        volgende=volgende,
        extra_css=css_of(body),
        indicatoren=per_thema(indicatoren_van(notebook)),
        alle_indicatoren=f"{CSV_MAP}/{INDICATOREN}",
    )


def links_bij(notebook: NotebookNode, naam: str, page: Page) -> dict[str, tuple[Markup, ...]]:
    """Give by the id of each table and figure of a chapter what else leads from it; an explanation only inside."""
    return links_in(notebook, naam, met_uitleg=page.lezers == "intern", met_csv=page.met_csv)


def css_of(body: str) -> Markup:
    """Give the stylesheets of what not every page has, for a page that has it."""
    return Markup("").join(stylesheet(f"{naam}.css") for naam, sign in _ONLY_SOME.items() if sign in body)


def first_page() -> None:
    """Make a page of nothing: the templates are then compiled, and the form is known to which a notebook is held."""
    cells = [nbformat.v4.new_markdown_cell("# Niets"), nbformat.v4.new_code_cell("1")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.writes(notebook)
    export_hoofdstuk(notebook, "niets", Page("", "", "", "", "", "", None, (Menupunt("niets", "Niets"),)))


def _as_shown(notebook: NotebookNode) -> NotebookNode:
    """Give a notebook with of its outputs only what its page shows: nbconvert copies all that it gets."""
    cells = [
        NotebookNode(cell | {"outputs": [_html_of(een) for een in cell.outputs if not is_van_indicator(een)]})
        if cell.cell_type == "code"
        else cell
        for cell in notebook.cells
    ]
    return NotebookNode(notebook | {"cells": cells})


def _html_of(output: NotebookNode) -> NotebookNode:
    return NotebookNode(output | {"data": NotebookNode({HTML: output.data[HTML]})})


def _antwoord_van(notebook: NotebookNode) -> tuple[str, ...]:
    """Read the answer that a chapter left; empty of one that leaves no record."""
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        if record := output.get("data", {}).get(RECORD_MIME):
            return tuple(record["antwoord"])
    return ()


def export_index(page: Page, voor: Voorpagina) -> str:
    """Make index.html: the answer of the edition, its kerncijfers, what is not sure, its chapters, how to read it."""
    css = stylesheet("index.css")
    return finish("index.html.j2", "index", page=page, voor=voor, extra_css=css)


def export_gemeenten(page: Page, gemeenten: Sequence[tuple[str, str, str]]) -> str:
    """Make the page on which one chooses a gemeente: of each its folder, its name and its headline."""
    css = stylesheet("index.css")
    return finish("gemeenten.html.j2", "gemeente/index", page=page, gemeenten=gemeenten, extra_css=css)


def export_uitkomsten(page: Page, **inhoud: Any) -> str:
    """Make the page that lays trials side by side."""
    return finish("uitkomsten.html.j2", "uitkomsten", page=page, extra_css=stylesheet("index.css"), **inhoud)


def export_voorpagina(titel: str, lezers: str, regios: Sequence[Any]) -> str:
    """Make the front page of a site: of each region its editions."""
    page = Page(titel, "", "", "", "", lezers, None, (), plek=Standplaats(""))
    return finish("site.html.j2", "de voorpagina", page=page, regios=regios, extra_css=stylesheet("index.css"))


def css_string(text: str) -> str:
    r"""Write text as a CSS string; anything but letters, digits and plain signs is \hex, so it stays one."""
    safe = (sign if sign.isalnum() or sign in " .,:-" else f"\\{ord(sign):x} " for sign in text)
    return '"' + "".join(safe) + '"'


def finish(template: str, naam: str, *, page: Page, **context: Any) -> str:
    """Make a complete page of a template and its context, and take the last look at it; `naam` is its name."""
    form = _exporter().environment.get_template(template)
    css = _stijl() + stylesheet("site.css") if page.plek else _stijl()
    csp = f"script-src 'self'; {CSP}" if page.plek else CSP
    html = str(form.render(naam=naam, page=page, css=css, csp=csp, **context))
    check_page(html, naam, page.script)
    return html


def script() -> str:
    """Give the script of a site: the files of `template/script` by name, each on its own."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((TEMPLATE / "script").glob("*.js")))


@cache
def _exporter() -> TemplateExporter:
    """Set up nbconvert with the templates of this package and with no other."""
    exporter = TemplateExporter(  # type: ignore[no-untyped-call]
        # An explicit path: a template in someone's own Jupyter folder must not change what is published.
        template_paths=[str(TEMPLATE)],
        template_file="notebook.html.j2",
        # nbconvert's own steps execute, extract or clear; a finished run needs none of them.
        default_preprocessors=[],
        preprocessors=[drop_defaults, share_folds],
    )
    environment: Environment = exporter.environment
    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters |= {
        "markdown": markdown.render,
        "highlight": highlight,
        "css_string": lambda text: Markup(css_string(text)),
    }
    return exporter


def every_page() -> str:
    """Give the stylesheet of every page as it is written: the files of `template/stijl` by name."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((TEMPLATE / "stijl").glob("*.css")))


@cache
def _stijl() -> Markup:
    return _small(every_page())


@cache
def stylesheet(name: str) -> Markup:
    """Give a stylesheet of what only some pages have, as it is written on them."""
    return _small((TEMPLATE / name).read_text(encoding="utf-8"))


def _small(css: str) -> Markup:
    """Leave out comments and spare spaces: every page carries its stylesheet whole."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return Markup(re.sub(r":\s+", ":", css).replace(";}", "}").strip())
