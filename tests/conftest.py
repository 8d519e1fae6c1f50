"""What every kind of test shares: the built edition, a copy of the project to change, and no silent skips."""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from filelock import FileLock
from kleine_monitor import kopie_van_het_project
from kleine_website import bouw
from locations import ROOT

from monitorlib.cli import main


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under MONITOR_ALLES=1 a skip is a failure: every engine must be there. Schemas of others need not be."""
    report = yield
    elders = hasattr(report, "wasxfail") or item.get_closest_marker("schemas") is not None
    if report.skipped and not elders and os.environ.get("MONITOR_ALLES") == "1":
        report.outcome = "failed"
        report.longrepr = f"overgeslagen, terwijl MONITOR_ALLES=1 alles vraagt: {report.longrepr}"
    return report


# The two editions that most tests read start first, each on a worker of its own; then what takes longest.
FIRST = ("test_voorbeeld.py", "test_bmwe.py", "test_notebooks_run.py")
FOLDERS = ("engines", "e2e", "browser", "docs", "contract", "mutanten", "unit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, so that no worker is left with one of them at the end."""

    def place(item: pytest.Item) -> tuple[int, int]:
        naam, folder = item.path.name, item.path.relative_to(ROOT / "tests").parts[0]
        return (FIRST.index(naam) if naam in FIRST else len(FIRST)), FOLDERS.index(folder)

    items.sort(key=place)


@pytest.fixture(scope="session")
def gedeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def een_keer(gedeeld: Path) -> Callable[[str, Callable[[Path], object]], Path]:
    """Fill a folder once for all workers: the first that asks fills it, the others wait for it."""

    def vul(naam: str, maak: Callable[[Path], object]) -> Path:
        folder = gedeeld / naam
        klaar = folder.with_suffix(".klaar")
        with FileLock(folder.with_suffix(".slot")):
            if not klaar.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                maak(folder)
                klaar.touch()
        return folder

    return vul


@pytest.fixture(scope="session")
def built(een_keer: Callable[[str, Callable[[Path], object]], Path]) -> Callable[[str], Path]:
    """Build an edition once for all workers."""

    def build(edition: str) -> Path:
        def bouw_editie(output: Path) -> None:
            assert main(["build", edition, "--output", str(output), "--quiet"]) == 0

        return een_keer(f"output-{edition.replace('/', '-')}", bouw_editie) / edition / "intern"

    return build


@pytest.fixture(scope="session")
def bmwe(built: Callable[[str], Path]) -> Path:
    """The built pages of edition bmwe/2016-Q1."""
    return built("bmwe/2016-Q1")


@pytest.fixture(scope="session")
def met_vormen(bmwe: Path, een_keer: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of bmwe/2016-Q1 with every form of it."""
    editie = "bmwe/2016-Q1"

    def maak(output: Path) -> None:
        shutil.copytree(bmwe, output / editie / "intern")
        assert main(["build", editie, "--output", str(output), "--vormen", "pdf,excel,csv,brief", "--quiet"]) == 0

    return een_keer("vormen", maak) / editie / "intern"


@pytest.fixture(scope="session")
def voorbeeld(built: Callable[[str], Path]) -> Path:
    """The built pages of edition voorbeeld/2024-Q4; takes some two minutes."""
    return built("voorbeeld/2024-Q4")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's notebooks, parameters and data, which a test may change."""
    kopie_van_het_project(tmp_path)
    monkeypatch.setenv("MONITOR_ROOT", str(tmp_path))
    for naam in ("MONITOR_DATA", "MONITOR_OUTPUT", "MONITOR_EDITION_OUTPUT"):
        monkeypatch.delenv(naam, raising=False)
    return tmp_path


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    """Replace a text that occurs exactly once in a file."""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} staat {text.count(old)} keer in {path.name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def website(een_keer: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The site of two small editions of the example, made once for all workers."""

    def maak(project: Path) -> None:
        kopie_van_het_project(project)
        bouw(project)

    return een_keer("kleine-website", maak) / "output" / "_site" / "intern"
