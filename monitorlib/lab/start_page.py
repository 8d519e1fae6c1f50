"""The page that JupyterLab opens first: the chapters, sources and calculations of an edition, made from what declares
them.
"""

from html import escape

import nbformat
from nbformat import NotebookNode

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.cellen import KERNEL
from monitorlib.errors import MonitorError
from monitorlib.hoofdstuk.vorm import kop_van
from monitorlib.lab.calculations_on_page import calculations_on_page
from monitorlib.lab.sources_on_page import sources_on_page

START = "Begin-hier.ipynb"
_ZO_WERKT_HET = """\
**Zo werkt u hier**

- Open hieronder een hoofdstuk en kies *Run*, *Run All Cells*. De eerste keer worden de bronnen gecontroleerd en \
vastgelegd.
- Wat u bewaart, komt in `notebooks/`: zonder uitvoer, en zonder de parameters van deze editie.
- Een andere waarde proberen? Verander haar in de cel met parameters en draai de cellen opnieuw. Wilt u haar houden, \
zet haar dan in `{params}`.
- Gaat een cel mis, dan staat er in één regel wat er is en wat u kunt doen. *De hele fout* toont de rest.
- De pagina's maakt u met `monitor build {editie}`."""


def start_page(editie: Editie) -> NotebookNode:
    """Write the notebook that says what there is; it is made anew each time that it is opened."""
    texts = [_head(editie), _chapters(editie), *sources_on_page(editie), *calculations_on_page(editie)]
    cells = [nbformat.v4.new_markdown_cell(text, id=f"begin-{nummer}") for nummer, text in enumerate(texts)]
    cells.insert(2, nbformat.v4.new_code_cell(_opens(editie), id="begin-open"))
    page: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)
    return page


def _head(editie: Editie) -> str:
    parameters = editie.parameters
    params = editie.shown(editie.params / "params.yml")
    wat = f"{escape(parameters.gebied)}, {editie.periode.label} ({parameters.status}). Editie `{editie.naam}`."
    return f"# {escape(parameters.titel)}\n\n{wat}\n\n{_ZO_WERKT_HET.format(params=params, editie=editie.naam)}"


def _chapters(editie: Editie) -> str:
    hoofdstukken = editie.parameters.hoofdstukken
    regels = []
    for naam in hoofdstukken.gevraagd():
        titel, vraag = _titled(editie, naam)
        leest = " *Leest andere hoofdstukken: bouw de editie eerst.*" if hoofdstukken.leest(naam) else ""
        regels.append(f"- [{escape(titel)}]({naam}.ipynb): {escape(vraag)}{leest}")
    verkenning = sorted(editie.layout.notebooks.glob("verkenning/*.ipynb"))
    regels += [f"- [{path.stem}](verkenning/{path.name}): geen hoofdstuk, om in te proberen" for path in verkenning]
    daarna = (
        "De cel hieronder opent een hoofdstuk en noemt de bronnen. Daarna kunt u op deze pagina van alles proberen."
    )
    return "\n".join(["## Hoofdstukken", "", *regels, "", f"{daarna} Zij wordt niet bewaard."])


def _titled(editie: Editie, naam: str) -> tuple[str, str]:
    """Give the title and the question of a chapter; of one that cannot be read what is wrong with it."""
    try:
        return kop_van(editie.notebook(naam)["cells"])
    except MonitorError as error:
        return naam, str(error)


def _opens(editie: Editie) -> str:
    """Write the cell that opens a chapter: the first that reads no other."""
    hoofdstukken = editie.parameters.hoofdstukken
    gevraagd = hoofdstukken.gevraagd()
    naam = next((een for een in gevraagd if not hoofdstukken.leest(een)), next(iter(gevraagd), ""))
    given = [naam, editie.regio, editie.periode.map, "intern", editie.gemeente]
    instellingen = gevraagd[naam].instellingen.items() if naam else ()
    call = ", ".join([*map(repr, given), *(f"{een}={waarde!r}" for een, waarde in instellingen)])
    return f"from monitorlib import *\n\nhoofdstuk = Hoofdstuk.open({call})\nhoofdstuk.bron".replace("'", '"')
