"""Does the first hour in JupyterLab succeed: open, run, try, break, save, in a real one?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from kleine_monitor import NAAM, alleen

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is niet geïnstalleerd")

SECONDEN = 40
# So high that JupyterLab draws every cell.
VENSTER = {"width": 1500, "height": 7000}
# The tables of a page or a notebook, in their order, as text; a page adds where each is explained.
TABELLEN = """alle => alle.filter(een => !een.closest('details')).map(een => {
    const tabel = een.cloneNode(true);
    tabel.querySelectorAll('p.adres').forEach(adres => adres.remove());
    return tabel.textContent.trim();
})"""


@pytest.fixture
def adres(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`monitor lab` on an edition of two chapters, for somebody who never used Jupyter."""
    alleen(project, "jeugdwet", "privacy")
    als_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    proces = subprocess.Popen(
        [sys.executable, "-m", "monitorlib.cli", "lab", NAAM, "--no-browser", *als_root],
        env={**os.environ, "MONITOR_ROOT": str(project), "HOME": str(tmp_path_factory.mktemp("thuis"))},
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert proces.stdout is not None
    regel = proces.stdout.readline()
    try:
        assert regel.startswith(f"JupyterLab voor {NAAM}: http://127.0.0.1:"), proces.communicate()
        assert f"(stop met: kill {proces.pid})" in regel
        yield regel.split()[3]
    finally:
        proces.terminate()
        try:
            proces.communicate(timeout=SECONDEN)
        except subprocess.TimeoutExpired:
            proces.kill()
            raise


@pytest.fixture
def lab(browser: Any, adres: str) -> Iterator[Any]:
    """JupyterLab in the browser, at its first page."""
    page = browser.new_page(viewport=VENSTER)
    page.set_default_timeout(SECONDEN * 1000)
    playwright_api.expect.set_options(timeout=SECONDEN * 1000)
    page.goto(adres)
    yield page
    page.close()


def vervang(lab: Any, regel: str, door: str) -> None:
    """Replace a line of a cell, as somebody types."""
    lab.locator(".jp-CodeCell .cm-line", has_text=regel).click()
    lab.keyboard.press("End")
    lab.keyboard.press("Shift+Home")
    lab.keyboard.insert_text(door)


def draai_alles(lab: Any) -> None:
    lab.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    lab.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()


def stijl(lab: Any, kiezer: str, naam: str) -> str:
    """A property of what a cell shows, as the browser computes it."""
    waarde: str = lab.locator(f".jp-OutputArea-output {kiezer}").first.evaluate(
        "(een, naam) => getComputedStyle(een)[naam]", naam
    )
    return waarde


def test_the_first_hour(project: Path, bmwe: Path, browser: Any, lab: Any) -> None:
    """What is shown is what is built, what is tried says so, what fails says why, what is saved is clean."""
    expect = playwright_api.expect
    bron = project / "notebooks/jeugdwet.ipynb"
    toen = nbformat.read(bron, as_version=4)

    # The first page has the chapters of the edition, a source with its columns and a calculation with its example.
    expect(lab.get_by_role("heading", name="Hoofdstukken")).to_be_visible()
    expect(lab.get_by_role("heading", name="voorzieningen_jeugdwet")).to_be_visible()
    expect(lab.locator("code", has_text="stand(register, *, op)")).to_have_count(1)
    lab.get_by_role("link", name="Monitor Jeugdwet", exact=True).click()
    expect(lab.locator(".cm-line", has_text='regio: str = "bmwe"')).to_be_visible()
    expect(lab.locator("em", has_text="Niet in editie bmwe/2016-Q1: secties ")).to_be_visible()
    expect(lab.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]:visible")).to_be_visible()

    draai_alles(lab)
    expect(lab.get_by_text("Bronnen bevroren: ")).to_be_visible()
    expect(lab.locator(".jp-OutputArea-output .bevindingen, .jp-OutputArea-output .in-orde").last).to_be_visible()
    pagina = browser.new_page()
    pagina.goto((bmwe / "jeugdwet.html").as_uri())
    gebouwd = pagina.locator("main .tabel").evaluate_all(TABELLEN)
    pagina.close()
    assert len(gebouwd) > 4
    assert lab.locator(".jp-OutputArea-output .tabel").evaluate_all(TABELLEN) == gebouwd
    assert stijl(lab, "caption", "textAlign") == "left"
    assert stijl(lab, "tbody th[scope=row]", "textAlign") == "left"
    assert stijl(lab, "tbody td", "textAlign") == "right"
    assert stijl(lab, "tbody tr:nth-child(2)", "backgroundColor") == "rgba(0, 0, 0, 0)"
    assert stijl(lab, ".eenheid", "display") == "block"
    assert stijl(lab, ".schuif", "overflowX") == "auto"

    vervang(lab, "perioden_terug: int = 5", "perioden_terug: int = 3  # een proef")
    draai_alles(lab)
    expect(lab.get_by_text("Proef: perioden_terug 3 in plaats van 5 (hoofdstukken.jeugdwet).")).to_be_visible()
    # A claim of the edition is about a quarter that is no longer there: the last cell says so, and all is done.
    fout = "tabel basisteams heeft geen '1e kw 2015'. Bedoelt u '4e kw 2015'?"
    expect(lab.locator("pre", has_text=fout).first).to_be_visible()
    assert lab.locator(".jp-OutputArea-output .tabel").evaluate_all(TABELLEN) != gebouwd

    vervang(lab, 'hoofdstuk.toelichting("Ontwikkelingen")', 'hoofdstuk.toelichtin("Ontwikkelingen")')
    lab.keyboard.press("Control+Enter")
    fout = "Een Hoofdstuk heeft geen 'toelichtin'. Bedoelt u 'toelichting'?"
    expect(lab.locator("pre", has_text=fout).first).to_be_visible()
    expect(lab.locator("summary", has_text="De hele fout")).to_have_count(2)
    for traceback in lab.get_by_text("Traceback (most recent call last)").all():
        expect(traceback).to_be_hidden()

    # JupyterLab also saves which notebooks are open.
    van_ons = "/api/contents/jeugdwet.ipynb"
    with lab.expect_response(lambda een: een.request.method == "PUT" and van_ons in een.url) as bewaard:
        lab.keyboard.press("Control+s")
    assert bewaard.value.ok
    nu = nbformat.read(bron, as_version=4)
    verschil = [(oud.source, nieuw.source) for oud, nieuw in zip(toen.cells, nu.cells, strict=True) if oud != nieuw]
    parameters = toen.cells[1].source
    assert verschil == [
        (parameters, parameters.replace("# zoveel kwartalen tonen de tabellen van de basisteams", "# een proef")),
        ('hoofdstuk.toelichting("Ontwikkelingen")', 'hoofdstuk.toelichtin("Ontwikkelingen")'),
    ]
    assert nu.metadata == toen.metadata
    assert all(cel.outputs == [] for cel in nu.cells if cel.cell_type == "code")
