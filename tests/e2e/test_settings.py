"""Does a cell that alters settings or the library reach nothing but itself: no page, no other chapter, no index?"""

from pathlib import Path

import pytest
from kleine_monitor import NAAM, alleen, bestanden, cel, uitvoer

from monitorlib.cli import main

# All at once: what each of them would reach is the same.
INSTELLINGEN = """
import decimal, json, locale, os, random, sys, warnings
import ibis, matplotlib, nbformat, numpy, pandas, seaborn
pandas.set_option("display.precision", 1); pandas.set_option("styler.format.decimal", ";")
matplotlib.rcParams["font.size"] = 40; seaborn.set_theme(style="dark")
locale.setlocale(locale.LC_ALL, "C"); decimal.getcontext().prec = 2
warnings.simplefilter("error"); random.seed(1); numpy.random.seed(1)
ibis.options.interactive = True
os.environ["MONITOR_OUTPUT"] = os.environ["MONITOR_DATA"] = "/nergens"; os.chdir("/")
import monitorlib.notatie, monitorlib.publish.exporter, monitorlib.publish.markdown
import monitorlib.engine.execution.parameterize
import monitorlib.publish.site, monitorlib.pagina.record
monitorlib.publish.site.export_hoofdstuk = lambda *alles: "vals"
monitorlib.publish.exporter.TEMPLATE = None
monitorlib.publish.exporter.CSP = "vals"
monitorlib.publish.markdown.render = lambda tekst: "vals"
monitorlib.pagina.record.record_of = lambda *alles: None
monitorlib.engine.execution.parameterize.cleaned = nbformat.write = lambda *alles: None
"""


@pytest.mark.parametrize("opties", [(), ("--engine", "kernel")], ids=["shell", "kernel"])
def test_settings_of_a_cell_reach_no_page(project: Path, opties: tuple[str, ...]) -> None:
    """The cell is the last but one; but for itself everything is as with a cell of as many lines that does nothing."""
    alleen(project, "privacy", "inleiding")
    heel = (project / "notebooks/privacy.ipynb").read_bytes()
    sites = []
    for source in ("pass  # " + "x" * 10, INSTELLINGEN):
        (project / "notebooks/privacy.ipynb").write_bytes(heel)
        cel(project, "privacy", source, plaats=-1)
        assert main(["build", NAAM, "--quiet", "--force", *opties]) == 0
        sites.append(bestanden(uitvoer(project)))
    zonder, met = sites
    assert {naam for naam in met if met[naam] != zonder[naam]} == {"privacy.html", "notebooks/privacy.ipynb"}
    pagina, gewoon = (een["privacy.html"].decode() for een in (met, zonder))
    assert "vals" not in pagina.split("<body")[0]
    # Outside the folded code of that cell the page is the same.
    assert zonder_code(pagina) == zonder_code(gewoon)


def zonder_code(pagina: str) -> str:
    from bs4 import BeautifulSoup

    blad = BeautifulSoup(pagina, "html.parser")
    for weg in blad.select("details.code"):
        weg.decompose()
    return str(blad)
