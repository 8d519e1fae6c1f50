"""Does every file and folder that the documentation names exist?"""

import re
from pathlib import Path

import pytest
from blokken import PAGES
from locations import ROOT

# A path: folders, perhaps a file; no placeholder, no pattern, no option, no address.
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
FOLDERS = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
# Made by a command, so that a fresh clone has none.
MADE = ("output/bmwe/2016-Q1/intern", "output/docs/", "output/_site/")


def named(page: Path) -> list[str]:
    """The paths between backticks that begin with a folder of the project."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = [one for one in re.findall(r"`([^`\n]+)`", text) if PATH.fullmatch(one)]
    return [one for one in found if one.startswith(FOLDERS) and "..." not in one]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_it_names_exists(page: Path) -> None:
    assert [one for one in named(page) if not (ROOT / one).exists() and not one.startswith(MADE)] == []


def test_paths_are_found() -> None:
    """The test would see a path: the pages together name many."""
    assert sum(len(named(page)) for page in PAGES) > 40


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Those between pages of the site are held by its build."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert links
    assert [one for one in links if not one.startswith("http") and not (ROOT / one).exists()] == []
