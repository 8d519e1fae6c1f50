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

from monitorlib.publish import markdown
from monitorlib.publish.colofon import Colofonregel
from monitorlib.publish.finished_page import check_page
from monitorlib.publish.folding import drop_defaults, highlight, share_folds
from monitorlib.publish.headings import number_headings
from monitorlib.publish.menu import Menupunt, neighbours, titel_van
from monitorlib.publish.repeated import mark_repeated
from monitorlib.publish.website.adressen import met_adressen
from monitorlib.publish.website.plek import Standplaats

TEMPLATE = Path(__file__).parent / "template"
# Nothing is loaded and nothing runs, also when a later chapter would try; on a site only the script of that site.
CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
SCRIPT = "monitor.js"
HTML = "text/html"
# Ids of the frame around a chapter.
_OWN_IDS = ("inhoud",)


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
    # Where it is on the site of all editions; None for a page that stands by itself.
    plek: Standplaats | None = None
    colofon: tuple[Colofonregel, ...] = ()

    @property
    def script(self) -> str:
        """The script that the page loads, if any."""
        return f"{self.plek.wortel}{SCRIPT}" if self.plek else ""


@dataclass(frozen=True)
class Kaart:
    """One chapter on the index: its line of summary and what it holds."""

    naam: str
    titel: str
    samenvatting: str
    tabellen: int
    figuren: int
    bevindingen: int
    # Whether anything could be tested: 'no bevindingen' says nothing where nothing was.
    getoetst: bool


def export_hoofdstuk(notebook: NotebookNode, naam: str, page: Page) -> str:
    """Turn an executed notebook, of which `check_cells` allows every cell, into a complete page.

    Raises `PublishError` at anything else that a page cannot show.
    """
    titel = titel_van(notebook, naam)
    vorige, volgende = neighbours(naam, page.hoofdstukken)
    fragment, _ = _exporter().from_notebook_node(_as_shown(notebook))
    body, headings = number_headings(fragment, _OWN_IDS)
    body = met_adressen(mark_repeated(body), page.plek)
    extra_css = _stylesheet("kalender.css") if 'class="kalender"' in body else ""
    return _finish(
        "hoofdstuk.html.j2",
        naam,
        page=page,
        titel=titel,
        body=body,
        secties=[heading for heading in headings if heading.level == 2],
        vorige=vorige,
        volgende=volgende,
        extra_css=extra_css,
    )


def first_page() -> None:
    """Make a page of nothing: the templates are then compiled, and the form is known to which a notebook is held."""
    cells = [nbformat.v4.new_markdown_cell("# Niets"), nbformat.v4.new_code_cell("1")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.writes(notebook)
    export_hoofdstuk(notebook, "niets", Page("", "", "", "", "", "", None, (Menupunt("niets", "Niets"),)))


def _as_shown(notebook: NotebookNode) -> NotebookNode:
    """Give a notebook with of its outputs only what a page shows: nbconvert copies all that it gets."""
    cells = [
        NotebookNode(cell | {"outputs": [_html_of(output) for output in cell.outputs]})
        if cell.cell_type == "code"
        else cell
        for cell in notebook.cells
    ]
    return NotebookNode(notebook | {"cells": cells})


def _html_of(output: NotebookNode) -> NotebookNode:
    return NotebookNode(output | {"data": NotebookNode({HTML: output.data[HTML]})})


def export_index(page: Page, kaarten: Sequence[Kaart], kalender: str | None = None) -> str:
    """Make index.html: what the edition is, its chapters, its calendar file, and how to read it."""
    css = _stylesheet("index.css")
    return _finish("index.html.j2", "index", page=page, kaarten=kaarten, kalender=kalender, extra_css=css)


def export_uitkomsten(page: Page, **inhoud: Any) -> str:
    """Make the page that lays trials side by side."""
    return _finish("uitkomsten.html.j2", "uitkomsten", page=page, extra_css=_stylesheet("index.css"), **inhoud)


def export_voorpagina(titel: str, lezers: str, regios: Sequence[Any]) -> str:
    """Make the front page of a site: of each region its editions."""
    page = Page(titel, "", "", "", "", lezers, None, (), plek=Standplaats(""))
    return _finish("site.html.j2", "de voorpagina", page=page, regios=regios, extra_css=_stylesheet("index.css"))


def css_string(text: str) -> str:
    r"""Write text as a CSS string; anything but letters, digits and plain signs is \hex, so it stays one."""
    safe = (sign if sign.isalnum() or sign in " .,:-" else f"\\{ord(sign):x} " for sign in text)
    return '"' + "".join(safe) + '"'


def _finish(template: str, naam: str, *, page: Page, **context: Any) -> str:
    form = _exporter().environment.get_template(template)
    css = _stijl() + _stylesheet("site.css") if page.plek else _stijl()
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
def _stylesheet(name: str) -> Markup:
    return _small((TEMPLATE / name).read_text(encoding="utf-8"))


def _small(css: str) -> Markup:
    """Leave out comments and spare spaces: every page carries its stylesheet whole."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return Markup(re.sub(r":\s+", ":", css).replace(";}", "}").strip())
