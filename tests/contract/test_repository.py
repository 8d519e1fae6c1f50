"""May every tracked data file be public, and does the project keep its own secrets?"""

import subprocess
from collections.abc import Callable
from pathlib import Path

from locations import ROOT

from monitorlib.editie.layout import Layout
from monitorlib.sources.delivery.tracked import refused, tracked_data


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True).stdout


def test_no_delivered_or_undeclared_file_is_tracked() -> None:
    """Every tracked file under data/ belongs to a source that may be public."""
    files = tracked_data(ROOT)
    assert len(files) > 15
    assert refused(Layout(ROOT, ROOT / "data", ROOT / "output"), files) == []


def test_a_delivered_file_is_refused(project: Path, edit: Callable[[Path, str, str], None]) -> None:
    """A source with herkomst 'geleverd', an undeclared file and a file of no edition are each named."""
    git(project, "init", "-q")
    edit(
        project / "params/bmwe/2016-Q1/params.yml",
        "bestand: minimabeleid.csv\n    herkomst: gepubliceerd",
        "bestand: minimabeleid.csv\n    herkomst: geleverd",
    )
    (project / "data/bmwe/2016-Q1/namen.csv").write_text("naam\n", encoding="utf-8")
    (project / "data/los.csv").write_text("naam\n", encoding="utf-8")
    (project / "data/voorbeeld/generator/namen.csv").write_text("naam\n", encoding="utf-8")
    git(project, "add", "-f", "data")
    layout = Layout(project, project / "data", project / "output")
    assert refused(layout, tracked_data(project)) == [
        "data/bmwe/2016-Q1/minimabeleid.csv: de bron heeft herkomst 'geleverd'; "
        "haal het uit git (git rm --cached) of declareer de bron.",
        "data/bmwe/2016-Q1/namen.csv: geen bron van de editie noemt dit bestand; "
        "haal het uit git (git rm --cached) of declareer de bron.",
        "data/los.csv: dit bestand hoort bij geen editie; haal het uit git (git rm --cached) of declareer de bron.",
        "data/voorbeeld/generator/namen.csv: dit bestand hoort bij geen editie; "
        "haal het uit git (git rm --cached) of declareer de bron.",
    ]


def test_git_ignores_deliveries_snapshots_and_output() -> None:
    """A delivery of another region, a snapshot and the pages are never offered to git."""
    paden = [
        "data/elders/2030-Q1/voorzieningen.csv",
        "data/bmwe/2016-Q2/uitkeringen.csv",
        "data/bmwe/2016-Q1/snapshot/uitkeringen.parquet",
        "output/bmwe/2016-Q1/intern/index.html",
    ]
    genegeerd = git(ROOT, "check-ignore", "--no-index", *paden).split()
    assert genegeerd == paden
