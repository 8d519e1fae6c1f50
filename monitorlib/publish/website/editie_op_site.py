"""The pages of one edition on the site, from its executed notebooks, and the files that go along with them."""

import shutil
from dataclasses import replace

import nbformat

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.pagina.nagelaten import Executed
from monitorlib.publish.exporter import export_hoofdstuk
from monitorlib.publish.indicatorpaginas import export_indicatoren
from monitorlib.publish.menu import titel_van
from monitorlib.publish.outputs import check_cells
from monitorlib.publish.site import index_of, page_of
from monitorlib.publish.uitleg.adres import MAP as UITLEG
from monitorlib.publish.website.plek import VOORPAGINA, Editieopdracht
from monitorlib.publish.website.zoekindex import Vindbaar, stukken_in
from monitorlib.vormen.namen import CSV_MAP


def schrijf_editie(opdracht: Editieopdracht) -> list[Vindbaar]:
    """Write the pages of an edition into its folder on the site; give what can be found on them."""
    editie = Editie.named(opdracht.naam, Layout.find())
    plekken, built = opdracht.plekken, editie.output(opdracht.lezers)
    namen = list(editie.parameters.hoofdstukken.gevraagd())
    notebooks = {naam: nbformat.read(built / f"notebooks/{naam}.ipynb", as_version=4) for naam in namen}
    titels = {naam: titel_van(notebook, naam) for naam, notebook in notebooks.items()}
    page = replace(page_of(editie, opdracht.lezers, titels), met_csv=(built / CSV_MAP).is_dir())
    ready = Executed.read(editie, built, opdracht.lezers)
    htmls = {VOORPAGINA: index_of(ready, replace(page, plek=plekken[VOORPAGINA]))}
    for naam, notebook in notebooks.items():
        check_cells(notebook, editie.notebook_shown(naam))
        htmls[naam] = export_hoofdstuk(notebook, naam, replace(page, plek=plekken[naam]))
        for een, html in export_indicatoren(notebook, naam, page, editie.naam, htmls[naam], plekken):
            htmls[een.plaats], titels[een.plaats] = html, een.titel
    _schrijf(htmls, opdracht)
    label, kaart = f"{page.gebied}, {page.periode}", plekken[VOORPAGINA].map
    pages = [(f"{naam}.html", titels.get(naam, "Overzicht"), html) for naam, html in htmls.items()]
    pages += [(file, "", (built / file).read_text(encoding="utf-8")) for file in opdracht.mee if _wordt_gezocht(file)]
    return [_vindbaar(label, kaart, *page) for page in pages]


def _wordt_gezocht(file: str) -> bool:
    """Tell whether a page that goes along is found by itself: an explanation is found from its table."""
    return file.endswith(".html") and not file.startswith(f"{UITLEG}/")


def _vindbaar(label: str, kaart: str, file: str, titel: str, html: str) -> Vindbaar:
    stukken = stukken_in(html)
    return Vindbaar(label, kaart, file, titel or next((een.titel for een in stukken), file), stukken)


def _schrijf(htmls: dict[str, str], opdracht: Editieopdracht) -> None:
    folder, built = opdracht.folder, Editie.named(opdracht.naam, Layout.find()).output(opdracht.lezers)
    for naam, html in htmls.items():
        (folder / f"{naam}.html").parent.mkdir(exist_ok=True)
        (folder / f"{naam}.html").write_text(html, encoding="utf-8", newline="")
    for file in opdracht.mee:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built / file, folder / file)
