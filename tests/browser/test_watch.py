"""Does the page in the browser follow what is saved, and does the server admit nobody else?"""

import http.client
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kleine_monitor import NAAM, alleen

import monitorlib

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is niet geïnstalleerd")
pytest.importorskip("watchfiles", reason="watchfiles is niet geïnstalleerd")

SECONDEN = 30


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page in the browser."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def bibliotheek(project: Path) -> Path:
    """A copy of the library, which a test may change."""
    van = Path(monitorlib.__file__).parent
    return Path(shutil.copytree(van, project / "lib" / "monitorlib", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture
def kijk(project: Path, bibliotheek: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`monitor watch` on an edition of two chapters, and its address."""
    alleen(project, "privacy", "inleiding")
    # Tests that run in the background ignore an interrupt, and what they start would too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    proces = subprocess.Popen(
        [sys.executable, "-m", "monitorlib.cli", "watch", NAAM],
        env={**os.environ, "MONITOR_ROOT": str(project), "PYTHONPATH": str(bibliotheek.parent)},
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert proces.stdout is not None
    regels = []
    for regel in proces.stdout:
        regels.append(regel)
        if regel.startswith("Bekijk "):
            break
    else:
        pytest.fail("".join(regels))
    try:
        yield proces, regels[-1].split()[1]
    finally:
        os.kill(proces.pid, signal.SIGINT)
        proces.communicate(timeout=SECONDEN)


def test_a_saved_toelichting_reloads_the_page(
    project: Path, kijk: tuple[subprocess.Popen[str], str], tab: Any, edit: Callable[[Path, str, str], None]
) -> None:
    """The text changes in the open page; so does what a notebook and a module of the library say."""
    _, adres = kijk
    tab.goto(f"{adres}privacy.html")
    edit(project / "params" / NAAM / "privacy.md", "In april 2016 kwam de toezichthouder", "Daarna kwam de waakhond")
    playwright_api.expect(tab.get_by_text("Daarna kwam de waakhond")).to_be_visible(timeout=SECONDEN * 1000)
    edit(project / "notebooks/privacy.ipynb", "Hoe staat het met het privacybeleid?", "Hoe gaat het met de privacy?")
    playwright_api.expect(tab.get_by_text("Hoe gaat het met de privacy?")).to_be_visible(timeout=SECONDEN * 1000)
    edit(
        project / "lib/monitorlib/publish/site.py",
        "Reproductie uit een openbare publicatie;",
        "Nagemaakt uit een openbare publicatie;",
    )
    playwright_api.expect(tab.get_by_text("Nagemaakt uit een openbare publicatie;").first).to_be_visible(
        timeout=SECONDEN * 1000
    )


def test_what_is_wrong_is_said_and_waited_out(
    project: Path, kijk: tuple[subprocess.Popen[str], str], tab: Any, edit: Callable[[Path, str, str], None]
) -> None:
    """A parameter file that is half written stops nothing: the page stays, and follows when it is right again."""
    proces, adres = kijk
    tab.goto(f"{adres}privacy.html")
    params = project / "params" / NAAM / "params.yml"
    goed = params.read_text(encoding="utf-8")
    params.write_text(goed.replace("gebied:", "gebid:"), encoding="utf-8")
    assert proces.stdout is not None
    gezegd = ""
    while "gebid" not in gezegd:
        gezegd = proces.stdout.readline()
        assert proces.poll() is None
    playwright_api.expect(tab.get_by_role("alert")).to_have_text(gezegd.strip(), timeout=SECONDEN * 1000)
    params.write_text(goed.replace("gebied: ", "gebied: Groot-"), encoding="utf-8")
    playwright_api.expect(tab.get_by_text("Groot-Bedum").first).to_be_visible(timeout=SECONDEN * 1000)
    playwright_api.expect(tab.get_by_role("alert")).to_have_count(0)


def test_a_mistake_in_a_cell_is_shown_at_its_place(
    project: Path, kijk: tuple[subprocess.Popen[str], str], tab: Any, edit: Callable[[Path, str, str], None]
) -> None:
    """Between its heading and the next, in view, in the words of the terminal; on other pages above them."""
    proces, adres = kijk
    tab.set_viewport_size({"width": 800, "height": 400})
    tab.goto(f"{adres}privacy.html")
    notebook = project / "notebooks/privacy.ipynb"
    wacht = {"timeout": SECONDEN * 1000}
    fout = tab.locator("h2:has-text('Ontwikkelingen') ~ [role=alert]")
    assert proces.stdout is not None
    goed_was = r"hoofdstuk.toelichting(\"Ontwikkelingen\")"
    for goed, mis, woorden in (
        (goed_was, "hoofdstuk.toelichting(onbekend", "'(' wordt nergens gesloten"),
        ("hoofdstuk.toelichting(onbekend", "geen_naam.tekst()", "de naam 'geen_naam' is onbekend"),
    ):
        edit(notebook, goed, mis)
        regel = f"notebooks/privacy.ipynb, cel 4, regel `{mis}`: "
        playwright_api.expect(fout).to_contain_text(regel, **wacht)
        playwright_api.expect(fout).to_contain_text(woorden, ignore_case=True)
        playwright_api.expect(fout).to_be_in_viewport()
        gezegd = next(een for een in proces.stdout if een.startswith("notebooks/"))
        playwright_api.expect(tab.get_by_role("alert")).to_have_text(gezegd.strip())
    ander = tab.context.browser.new_page()
    ander.goto(f"{adres}inleiding.html")
    playwright_api.expect(ander.locator("body > [role=alert]")).to_have_text(gezegd.strip(), **wacht)
    edit(notebook, "geen_naam.tekst()", goed_was)
    playwright_api.expect(tab.get_by_role("alert")).to_have_count(0, **wacht)
    playwright_api.expect(ander.get_by_role("alert")).to_have_count(0, **wacht)
    ander.close()


def test_nine_tabs_are_open_at_once(kijk: tuple[subprocess.Popen[str], str], browser: Any) -> None:
    """A browser has six lines to one server; no tab may keep one."""
    _, adres = kijk
    venster = browser.new_context()
    for _ in range(9):
        tab = venster.new_page()
        tab.goto(f"{adres}privacy.html", timeout=SECONDEN * 1000)
        playwright_api.expect(tab.get_by_role("heading", level=1)).to_be_visible()
    venster.close()


def test_it_serves_this_machine_and_this_folder_only(project: Path, kijk: tuple[subprocess.Popen[str], str]) -> None:
    """Another name of this machine, a way out of the folder and a hidden file are refused."""
    _, adres = kijk
    poort = int(adres.rstrip("/").rsplit(":", 1)[1])

    def vraag(pad: str, host: str) -> int:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=SECONDEN)
        verbinding.request("GET", pad, headers={"Host": host})
        return verbinding.getresponse().status

    eigen = f"127.0.0.1:{poort}"
    (project / "output" / NAAM / "intern" / ".geheim.html").write_text("x", encoding="utf-8")
    assert vraag("/", eigen) == 200
    assert vraag("/", f"localhost:{poort}") == 200
    assert vraag("/", f"kwaad.example:{poort}") == 403
    assert vraag("/", "127.0.0.1") == 403
    assert vraag("/../../../../params/bmwe/2016-Q1/params.yml", eigen) == 404
    assert vraag("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/notebooks/privacy.ipynb", eigen) == 404
    assert vraag("/.geheim.html", eigen) == 404
    assert vraag("/bestaat-niet.html", eigen) == 404
