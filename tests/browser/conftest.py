"""A browser, and the sites to look at with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import FLAGS, gevonden_browser
from voorbeeld_site import write_site


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is niet geïnstalleerd")
    executable = gevonden_browser()
    if executable is None:
        pytest.skip("er is geen Chromium of Chrome op deze computer")
    with playwright_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", params=["met-de-hand", "bmwe"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site: the example made by hand, and the real edition."""
    if request.param == "met-de-hand":
        return write_site(tmp_path_factory.mktemp("site"))
    return Path(request.getfixturevalue("bmwe"))


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the site, the index first."""
    found = sorted(site.glob("*.html"), key=lambda path: (path.stem != "index", path.stem))
    assert len(found) > 1
    assert found[0].stem == "index"
    return found
