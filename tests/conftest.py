"""What every kind of test shares: the built edition, a copy of the project to change, and no silent skips."""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.cli import main


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under MONITOR_ALLES=1 a skip is a failure: every engine must be there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("MONITOR_ALLES") == "1":
        report.outcome = "failed"
        report.longrepr = f"overgeslagen, terwijl MONITOR_ALLES=1 alles vraagt: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def bmwe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages of edition bmwe/2016-Q1."""
    output = tmp_path_factory.mktemp("output")
    assert main(["build", "bmwe/2016-Q1", "--output", str(output), "--quiet"]) == 0
    return output / "bmwe" / "2016-Q1" / "intern"


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages of edition voorbeeld/2024-Q4; takes some two minutes, so it is built once and only when asked."""
    output = tmp_path_factory.mktemp("voorbeeld")
    assert main(["build", "voorbeeld/2024-Q4", "--output", str(output), "--quiet"]) == 0
    return output / "voorbeeld" / "2024-Q4" / "intern"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's notebooks, parameters and data, which a test may change."""
    for naam in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / naam, tmp_path / naam, ignore=shutil.ignore_patterns("snapshot*", ".ipynb_checkpoints"))
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
