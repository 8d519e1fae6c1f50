"""Is a package that is absent, too old, other than agreed or half gone named, with the command that mends it?"""

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.doctor import packages
from monitorlib.doctor.machine import Machine
from monitorlib.errors import MonitorError
from monitorlib.vormen.extra import LIBRARIES, check_extra

PROJECT = """[project]
name = "monitor"
dependencies = ["{nodig}"]
[project.optional-dependencies]
watch = ["{watch}"]
vormen = ["{vormen}"]
leveren = ["bestaat-niet>=1"]
"""


@pytest.fixture
def hier(tmp_path: Path) -> Machine:
    return Machine(tmp_path, {}, tmp_path)


def _project(hier: Machine, nodig: str = "pandas>=1", watch: str = "pandas>=1", vormen: str = "pandas>=1") -> None:
    tekst = PROJECT.format(nodig=nodig, watch=watch, vormen=vormen)
    (hier.code / "pyproject.toml").write_text(tekst, encoding="utf-8")


def test_a_python_that_is_too_old(hier: Machine) -> None:
    (hier.code / "pyproject.toml").write_text('[project]\nname = "monitor"\nrequires-python = ">=3.99"\n')
    (fault,) = packages.python_version(hier)
    assert "het project vraagt >=3.99" in fault.what
    assert fault.do.endswith("make PYTHON=/pad/naar/python")
    (hier.code / "pyproject.toml").write_text('[project]\nname = "monitor"\nrequires-python = ">=3.11"\n')
    assert list(packages.python_version(hier)) == []


@pytest.mark.parametrize(
    ("nodig", "wat"),
    [
        ("bestaat-niet>=1", "het pakket bestaat-niet ontbreekt"),
        ("pandas>=999", f"het pakket pandas heeft versie {version('pandas')}; nodig is >=999"),
    ],
)
def test_a_package_that_is_absent_or_too_old(hier: Machine, nodig: str, wat: str) -> None:
    _project(hier, nodig)
    (fault,) = packages.required(hier)
    assert fault.what == wat
    assert fault.do == f"{sys.executable} -m pip install -e {hier.code}"


def test_a_package_of_which_a_file_is_gone(hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that broke off: the package is listed, its module is not there."""
    plek = tmp_path / "site-packages"
    gegevens = plek / "halfpakket-1.0.dist-info"
    gegevens.mkdir(parents=True)
    (gegevens / "METADATA").write_text("Metadata-Version: 2.1\nName: halfpakket\nVersion: 1.0\n")
    (gegevens / "RECORD").write_text("halfpakket/__init__.py,,\nhalfpakket-1.0.dist-info/METADATA,,\n")
    monkeypatch.syspath_prepend(plek)
    _project(hier, "halfpakket>=1")
    (fault,) = packages.required(hier)
    assert fault.what == "het pakket halfpakket is niet heel: halfpakket/__init__.py is weg"
    (plek / "halfpakket").mkdir()
    (plek / "halfpakket/__init__.py").touch()
    assert list(packages.required(hier)) == []


def test_versions_other_than_the_lock(hier: Machine) -> None:
    lock = f"""# made by hand
duckdb==0.0.1 ; python_full_version >= '3.11' \\
    --hash=sha256:00
pandas=={version("pandas")} \\
    --hash=sha256:00
pydantic==0.0.2 ; python_full_version < '3' \\
    --hash=sha256:00
bestaat-niet==4
"""
    (hier.code / "requirements.lock").write_text(lock, encoding="utf-8")
    (fault,) = packages.as_locked(hier)
    assert fault.what.startswith(
        f"andere versies dan in requirements.lock: duckdb {version('duckdb')} (vastgelegd: 0.0.1)."
    )
    assert fault.do.endswith(f"-m pip install --require-hashes -r {hier.code}/requirements.lock")


def test_the_lock_of_the_project_is_read_whole() -> None:
    """Every line with a pin is one of ours, with or without a marker."""
    tekst = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(packages._PIN.findall(tekst)) == sum(
        "==" in regel and regel[0].isalnum() for regel in tekst.splitlines()
    )


def test_what_watch_needs(hier: Machine) -> None:
    _project(hier, watch="bestaat-niet>=1")
    (fault,) = packages.watching(hier)
    assert fault.what == "monitor watch kan niet: het pakket bestaat-niet ontbreekt"
    assert fault.do == f"{sys.executable} -m pip install -e '{hier.code}[watch]'"
    _project(hier)
    assert list(packages.watching(hier)) == []


def test_what_forms_need(hier: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages, and libraries of the system."""
    _project(hier, vormen="bestaat-niet>=1")
    (fault,) = packages.forms(hier)
    assert fault.what == "monitor build --vormen kan niet: het pakket bestaat-niet ontbreekt"
    assert fault.do == f"{sys.executable} -m pip install -e '{hier.code}[vormen]'"
    _project(hier)
    assert list(packages.forms(hier)) == []
    monkeypatch.setitem(LIBRARIES, "pango", ("libbestaat-niet.so.9",))
    (fault,) = packages.forms(hier)
    assert fault.what == "monitor build --vormen pdf,brief kan niet: pango ontbreekt"
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in fault.do
    with pytest.raises(MonitorError, match="op dit systeem ontbreekt pango; installeer dat met: apt-get install"):
        check_extra(["brief"])
    check_extra(["excel", "csv"])


def test_the_project_itself_has_what_it_needs(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert list(packages.required(Machine(tmp_path, {}, tmp_path))) == []
