"""Is a variable that is misspelt, misplaced or without what it needs named, and a key never told?"""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from monitorlib.doctor import settings
from monitorlib.editie.layout import Layout

GEHEIM = "abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A project of somebody whose home folder is empty."""
    (tmp_path / "params/a/2024-Q4").mkdir(parents=True)
    (tmp_path / "thuis").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def test_a_name_that_is_misspelt(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_SLEUTL", GEHEIM)
    (fault,) = settings.own_names(layout)
    assert (fault.where, fault.do) == ("MONITOR_SLEUTL", 'export MONITOR_SLEUTEL="$MONITOR_SLEUTL"')
    assert GEHEIM not in repr(fault)


def test_a_name_that_an_edition_gives_to_its_database(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_MOTORS", "postgres://x")
    assert len(list(settings.own_names(layout))) == 1
    (layout.params / "a/2024-Q4/params.yml").write_text("verbinding: MONITOR_MOTORS\n")
    assert list(settings.own_names(layout)) == []


def test_the_folder_of_a_chapter_for_all(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_EDITION_OUTPUT", "/tmp/x")
    (fault,) = settings.own_names(layout)
    assert fault.do == "unset MONITOR_EDITION_OUTPUT"


@pytest.mark.parametrize("soort", ["onzin", "postgress"])
def test_an_engine_that_does_not_exist(layout: Layout, monkeypatch: pytest.MonkeyPatch, soort: str) -> None:
    monkeypatch.setenv("MONITOR_MOTOR", f"{soort}://naam:{GEHEIM}@server/x")
    (fault,) = settings.engine(layout)
    assert "is geen soort database dat Ibis kent" in fault.what
    assert GEHEIM not in repr(fault)


def test_an_engine_without_its_driver(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ibis itself says which packages a database asks for; that of Exasol is in no lock of this project."""
    with pytest.raises(PackageNotFoundError):
        distribution("pyexasol")
    monkeypatch.setenv("MONITOR_MOTOR", f"exasol://naam:{GEHEIM}@server/x")
    (fault, *_) = settings.engine(layout)
    assert fault.what == "voor exasol geldt: het pakket pyexasol ontbreekt"
    assert fault.do == "pip install 'ibis-framework[exasol]'"
    assert GEHEIM not in repr(fault)


@pytest.mark.parametrize("url", ["", "duckdb://", "duckdb:///tmp/x.ddb", "/data/x.duckdb", "file:///data/x.duckdb"])
def test_an_engine_that_is_here(layout: Layout, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("MONITOR_MOTOR", url)
    assert list(settings.engine(layout)) == []


@pytest.mark.parametrize(
    ("bestand", "regel"),
    [
        (".env", f"MONITOR_SLEUTEL={GEHEIM}"),
        ("start.sh", f'export MONITOR_SLEUTEL="{GEHEIM}"'),
        ("notebooks/a.ipynb", f"os.environ['MONITOR_SLEUTEL'] = '{GEHEIM}'"),
        ("params/a/2024-Q4/params.yml", f"# MONITOR_SLEUTEL: {GEHEIM}"),
    ],
)
def test_a_key_in_the_project(layout: Layout, bestand: str, regel: str) -> None:
    pad = layout.root / bestand
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(f"een\n{regel}\n")
    (fault,) = settings.kept_secrets(layout)
    assert fault.where == bestand
    assert GEHEIM not in repr(fault)


@pytest.mark.parametrize(
    "regel", ["MONITOR_SLEUTEL=$(kluis lees)", "zet MONITOR_SLEUTEL in de omgeving", "# MONITOR_SLEUTEL="]
)
def test_no_key_in_the_project(layout: Layout, regel: str) -> None:
    (layout.root / ".env").write_text(f"{regel}\n")
    assert list(settings.kept_secrets(layout)) == []


def test_a_key_that_others_can_read(layout: Layout) -> None:
    pad = layout.root / "thuis/.bashrc"
    pad.write_text(f"export MONITOR_SLEUTEL={GEHEIM}\n")
    pad.chmod(0o644)
    (fault,) = settings.kept_secrets(layout)
    assert (fault.where, fault.do) == ("~/.bashrc", f"chmod go-rwx {pad}")
    assert GEHEIM not in repr(fault)
    pad.chmod(0o600)
    assert list(settings.kept_secrets(layout)) == []


def test_spark_without_java(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_MOTOR", "pyspark://")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert [fault.do for fault in settings.engine(layout) if "Java 17" in fault.what] == [
        "installeer Java 17 (openjdk-17-jre-headless)"
    ]
