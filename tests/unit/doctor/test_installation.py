"""Is it told which library, environment and kernel run, where that is another than one thinks?"""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from monitorlib.doctor import installation
from monitorlib.doctor.machine import Machine


@pytest.fixture
def hier(tmp_path: Path) -> Machine:
    return replace(Machine.this(), here=tmp_path, environment={})


def _geinstalleerd(plek: Path, van: Path) -> None:
    gegevens = plek / "monitor-0.1.0.dist-info"
    gegevens.mkdir(parents=True)
    (gegevens / "METADATA").write_text("Metadata-Version: 2.1\nName: monitor\nVersion: 0.1.0\n")
    (gegevens / "direct_url.json").write_text(json.dumps({"url": van.as_uri(), "dir_info": {"editable": True}}))


def test_another_library_than_that_of_the_folder(
    hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _geinstalleerd(tmp_path / "site-packages", hier.code)
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    kloon = tmp_path / "kloon"
    (kloon / "monitorlib").mkdir(parents=True)
    (kloon / "monitorlib/cli.py").touch()
    (kloon / "notebooks").mkdir()
    assert list(installation.one_library(hier)) == []
    (fault,) = installation.one_library(replace(hier, here=kloon / "notebooks"))
    assert fault.where == str(hier.code)
    assert f"({kloon})" in fault.what
    assert fault.do == f"{sys.executable} -m pip install -e {kloon}"


def test_an_installation_of_a_folder_that_is_gone(
    hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _geinstalleerd(tmp_path / "site-packages", tmp_path / "weg")
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    (fault,) = installation.one_library(hier)
    assert fault.what == f"deze monitorlib draait; geïnstalleerd is die van {tmp_path / 'weg'}, en die is weg"


def test_an_environment_that_was_moved_and_one_that_is_not_used(hier: Machine, tmp_path: Path) -> None:
    """The command in it begins with the Python of its former place."""
    opdracht = tmp_path / ".venv/bin/monitor"
    opdracht.parent.mkdir(parents=True)
    opdracht.write_text("#!/ergens/anders/.venv/bin/python\nprint(1)\n")
    opdracht.chmod(0o755)
    with pytest.raises(FileNotFoundError):
        subprocess.run([opdracht], check=True)
    ander, verplaatst = installation.one_environment(replace(hier, code=tmp_path))
    assert f"dan die van het project ({tmp_path / '.venv'})" in ander.what
    assert "zij zoekt /ergens/anders/.venv/bin/python" in verplaatst.what
    assert verplaatst.do == "rm -r .venv en dan make"


def test_root_of_another_project(hier: Machine, tmp_path: Path) -> None:
    for naam in ("params", "notebooks"):
        (tmp_path / naam).mkdir()
    (fault,) = installation.elsewhere(replace(hier, environment={"MONITOR_ROOT": "/elders"}))
    assert fault.what == f"u staat in {tmp_path}, en gewerkt wordt in /elders"
    assert list(installation.elsewhere(replace(hier, environment={"MONITOR_ROOT": str(tmp_path)}))) == []


@pytest.mark.parametrize("naam", ["statistics.py", "pandas.py", "duckdb/__init__.py"])
def test_a_file_with_the_name_of_a_package(hier: Machine, naam: str) -> None:
    bestand = hier.here / naam
    bestand.parent.mkdir(exist_ok=True)
    bestand.touch()
    (fault,) = installation.shadows(hier)
    assert "geen hoofdstuk begint" in fault.what
    assert "mijn_" in fault.do


def test_files_with_other_names(hier: Machine) -> None:
    for naam in ("eigen.py", "pandas.csv", "monitorlib", "data"):
        (hier.here / naam).touch()
    assert list(installation.shadows(hier)) == []


def _kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programma: str) -> None:
    plek = tmp_path / "jupyter/kernels/python3"
    plek.mkdir(parents=True)
    inhoud = {"argv": [programma, "-m", "ipykernel_launcher"], "display_name": "P", "language": "python"}
    (plek / "kernel.json").write_text(json.dumps(inhoud))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


def test_a_kernel_of_a_python_that_is_gone(hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _kernel(tmp_path, monkeypatch, "/weg/bin/python")
    (fault,) = installation.kernel(hier)
    assert fault.what == "de kernel python3 start /weg/bin/python, en dat is er niet"
    assert f"-m ipykernel install --prefix {sys.prefix}" in fault.do


def test_a_kernel_of_another_python(hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ander = tmp_path / "andere/bin/python"
    ander.parent.mkdir(parents=True)
    ander.symlink_to(sys.executable)
    _kernel(tmp_path, monkeypatch, str(ander))
    (fault,) = installation.kernel(hier)
    assert "start een andere Python dan deze" in fault.what


@pytest.mark.parametrize("programma", ["python", "python3", sys.executable])
def test_a_kernel_of_this_python(
    hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programma: str
) -> None:
    _kernel(tmp_path, monkeypatch, programma)
    assert list(installation.kernel(hier)) == []
