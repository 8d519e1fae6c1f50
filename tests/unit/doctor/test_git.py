"""Is it told what git follows that it should not, and what it does not do here?"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from monitorlib.doctor import repository
from monitorlib.editie.layout import Layout


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").touch()
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def test_hooks_that_are_not_installed(layout: Layout) -> None:
    (fault,) = repository.hooks(layout)
    assert fault.do == ".venv/bin/pre-commit install"
    haak = layout.root / ".git/hooks/pre-commit"
    haak.parent.mkdir(exist_ok=True)
    haak.touch()
    assert list(repository.hooks(layout)) == []


def test_hooks_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").touch()
    layout = Layout(tmp_path, tmp_path / "data", tmp_path / "output")
    assert [*repository.hooks(layout), *repository.reads(layout), *repository.delivered_data(layout)] == []


def test_a_repository_that_git_refuses(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does with a project that somebody else made."""
    assert list(repository.reads(layout)) == []
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    (fault,) = repository.reads(layout)
    assert "omdat het van een ander is" in fault.what
    assert fault.do == f"git config --global --add safe.directory {layout.root}"


def test_a_machine_without_git(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (fault,) = repository.reads(layout)
    assert fault.do == "installeer git"
    assert [*repository.hooks(layout), *repository.delivered_data(layout)] == []


def test_delivered_data_that_git_follows(project: Path, edit: Callable[[Path, str, str], None]) -> None:
    git(project, "init", "-q")
    layout = Layout(project, project / "data", project / "output")
    edit(
        project / "params/bmwe/2016-Q1/params.yml",
        "bestand: minimabeleid.csv\n    herkomst: gepubliceerd",
        "bestand: minimabeleid.csv\n    herkomst: geleverd",
    )
    git(project, "add", "data")
    (fault,) = repository.delivered_data(layout)
    assert fault.where == "data/bmwe/2016-Q1/minimabeleid.csv"
    assert fault.do == "git rm --cached data/bmwe/2016-Q1/minimabeleid.csv"
