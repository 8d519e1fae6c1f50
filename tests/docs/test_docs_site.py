"""Is the site made whole, of what the project is, without anything from elsewhere?"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from locations import ROOT

pytest.importorskip("sphinx")
pytest.importorskip("myst_parser")
pytest.importorskip("furo")
sys.path.insert(0, str(ROOT / "docs"))

from generate import calculations, cells, commands, library, parameters
from generate.undocumented import Undocumented

import monitorlib
from monitorlib.editie.params.parameters import Parameters


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    order = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "-d", str(folder / "work")]
    done = subprocess.run([*order, str(ROOT / "docs"), str(folder / "html")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "html"


def test_nothing_comes_from_elsewhere(site: Path) -> None:
    """No script, style, font or picture of another address; the words to search are in the site."""
    for page in site.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        used = [tag.get("src") or "" for tag in soup.find_all(["script", "img", "iframe"])]
        used += [tag.get("href") or "" for tag in soup.find_all("link")]
        assert [one for one in used if re.match(r"(https?:)?//", one)] == [], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style.name
    assert "wachttijd" in (site / "searchindex.js").read_text(encoding="utf-8")


def test_every_link_finds_its_place(site: Path) -> None:
    """The page is there, and the place on it."""
    pages = {
        page.resolve(): BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") for page in site.rglob("*.html")
    }
    places = {page: {tag["id"] for tag in soup.find_all(id=True)} for page, soup in pages.items()}
    for page, soup in pages.items():
        for link in soup.select("article a[href]"):
            target, _, place = str(link["href"]).partition("#")
            if re.match(r"https?:", target):
                continue
            other = (page.parent / target).resolve() if target else page
            assert other.exists(), (page.name, link["href"])
            assert not place or place in places.get(other, {place}), (page.name, link["href"])


def test_every_key_option_and_name_is_shown(site: Path) -> None:
    def text(page: str) -> str:
        return BeautifulSoup((site / "naslag" / page).read_text(encoding="utf-8"), "html.parser").article.get_text(" ")

    keys = text("params.html")
    for model in parameters.models():
        assert all((field.alias or name) in keys for name, field in model.model_fields.items())
    assert parameters.models()[0] is Parameters
    options = text("opdrachten.html")
    for parser in commands.subcommands().values():
        assert all(one in options for action in parser._actions for one in action.option_strings if one not in "--help")
    names = text("bibliotheek.html")
    assert all(re.search(rf"\b{name}\b", names) for name in monitorlib.__all__)


def test_every_calculation_answers_a_question(site: Path) -> None:
    page = (site / "eigen-indicator.html").read_text(encoding="utf-8")
    text = BeautifulSoup(page, "html.parser").article.get_text()
    for name in set(calculations.found()) - calculations.INSIDE:
        assert re.search(rf"import {name}\b", text), name


def test_a_missing_text_stops_the_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A key without words, an option without help, a name without docstring or example, a calculation without place."""
    words = tmp_path / "sleutels.yml"
    lines = parameters.WORDS.read_text(encoding="utf-8").splitlines()
    words.write_text("\n".join(one for one in lines if not one.startswith("  wachttijd:")), encoding="utf-8")
    monkeypatch.setattr(parameters, "WORDS", words)
    with pytest.raises(Undocumented, match="'wachttijd' in Telwijze"):
        parameters.parameters()
    words.write_text("\n".join([*lines, "  bestaat_niet: iets"]), encoding="utf-8")
    with pytest.raises(Undocumented, match="'bestaat_niet'"):
        parameters.parameters()

    def silent() -> None:
        pass

    monkeypatch.setattr(commands, "subcommands", lambda: _with_silent(commands.parser_of_monitor))
    with pytest.raises(Undocumented, match="stil heeft geen uitleg"):
        commands.commands()
    with pytest.raises(Undocumented, match="heeft geen docstring"):
        library.docstring_of(silent)
    monkeypatch.setattr(library, "example_of", lambda name: None)
    with pytest.raises(Undocumented, match="geen voorbeeld"):
        library.library()
    assert cells.example_of("nergens_gebruikt") is None
    monkeypatch.setattr(calculations, "INSIDE", calculations.INSIDE - {"label"})
    with pytest.raises(Undocumented, match="label staat bij geen vraag"):
        calculations.calculations()


def _with_silent(make: Any) -> dict[str, Any]:
    """The commands, one of them with an option that nobody explained."""
    parser = make()
    (subs,) = (one for one in parser._actions if isinstance(one.choices, dict))
    subs.choices["list"].add_argument("--stil")
    return dict(subs.choices)
