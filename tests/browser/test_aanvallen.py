"""Does a text that somebody wrote act on a page, in its search or in the calendar file?"""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from aanvallen import AANVALLEN
from kleine_monitor import monitor
from locations import ROOT
from ruamel.yaml import YAML

pytestmark = pytest.mark.browser

REGIO, PERIODE = "voorbeeld", "2024-Q4"
HOOFDSTUKKEN = ("inleiding", "wmo", "verantwoording")
ALLES = " ".join(AANVALLEN)
# In a text that is written as Markdown and as a template, a brace that opens is of the template.
ALINEAS = "\n\n".join(een.replace("{{", "{ {") for een in AANVALLEN)


@pytest.fixture(scope="module")
def aangevallen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on which every text that an edition can bring holds all of them."""
    project = tmp_path_factory.mktemp("aanvallen")
    for naam in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / naam, project / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    map_ = project / "params" / REGIO / PERIODE
    yaml = YAML()
    parameters = yaml.load(map_ / "params.yml")
    parameters["hoofdstukken"] = {naam: parameters["hoofdstukken"][naam] for naam in HOOFDSTUKKEN}
    parameters |= {
        "vorige": None,
        "doelen": {},
        "kerncijfers": None,
        "indicatoren": [],
        "beweringen": [],
        "aanvaard": [],
    }
    parameters |= {"eigen_indicatoren": {}, "titel": f"Titel {ALLES}", "gebied": f"gebied {ALLES}"}
    parameters["colofon"] = dict.fromkeys(("contact", "volgende", "licentie"), ALLES)
    for bron in parameters["bronnen"].values():
        bron["vindplaats"] = ALLES
    parameters["registratieproblemen"][0]["tekst"] = f"{ALLES}."
    parameters["bronnen"]["voorzieningen_wmo"]["codes"]["aanbieder"]["00621301"] = ALLES
    yaml.dump(parameters, map_ / "params.yml")
    (map_ / "inleiding.md").write_text(f"## Opzet\n\n{ALINEAS}\n", encoding="utf-8")
    for opdracht in ("build", "site"):
        gedaan = monitor(project, opdracht, *([f"{REGIO}/{PERIODE}"] if opdracht == "build" else []), "--quiet")
        assert gedaan.returncode == 0, gedaan.stderr
    return project / "output" / "_site" / "intern"


def test_there_are_a_hundred_and_each_is_another() -> None:
    assert len(set(AANVALLEN)) == 100


def test_none_of_a_hundred_acts_on_any_page(browser: Any, aangevallen: Path) -> None:
    kwaad = (
        "[onerror], [onload], [onbegin], [ontoggle], [onfocus], [srcdoc], [href^='javascript' i], [href^='data:text']"
    )
    paginas = sorted(aangevallen.rglob("*.html"))
    assert len(paginas) > len(HOOFDSTUKKEN)
    tab, gevraagd = browser.new_page(), []
    tab.on("request", lambda een: gevraagd.append(een.url))
    for pagina in paginas:
        gevraagd.clear()
        tab.goto(pagina.as_uri())
        # A page that explains a table goes along as it is, without what searches.
        if "uitleg" not in pagina.parts:
            tab.keyboard.press("/")
            tab.keyboard.type("raak script onerror")
            tab.locator("dialog li").first.wait_for()
        assert tab.evaluate("typeof window.raak") == "undefined", pagina
        assert tab.locator(kwaad).count() == 0, pagina
        assert [url for url in gevraagd if not url.startswith(("file:", "data:image/"))] == [], pagina
        assert "window.raak" in tab.locator("body").inner_text(), "de tekst staat er, als tekst"
    tab.close()


def test_a_text_begins_no_line_of_its_own_in_the_calendar(aangevallen: Path) -> None:
    """A line that goes on begins with a space; any other is a property that the calendar knows."""
    ics = (aangevallen / REGIO / PERIODE / "kalender.ics").read_bytes().decode()
    regels = ics.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert "window.raak" in ics
    assert {re.split("[:;]", regel)[0] for regel in regels} <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND",
        "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
    }  # fmt: skip
    assert {regel for regel in regels if regel.startswith("BEGIN")} == {"BEGIN:VCALENDAR", "BEGIN:VEVENT"}
