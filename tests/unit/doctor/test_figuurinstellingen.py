"""Is what changes figures, beside this project, found as matplotlib finds it?"""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.machinery import ModuleSpec
from pathlib import Path

import matplotlib
import pytest

from monitorlib.doctor import figures
from monitorlib.doctor.machine import Machine


@pytest.fixture
def hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine of somebody without settings, who stands in an empty folder."""
    for naam in ("MATPLOTLIBRC", "MPLBACKEND", "MPLCONFIGDIR"):
        monkeypatch.delenv(naam, raising=False)
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "thuis"))
    return replace(Machine.this(), environment=os.environ)


def test_figures_that_are_well(hier: Machine) -> None:
    assert list(figures.look(hier)) == []
    assert figures.settings_of(hier) is None


@pytest.mark.parametrize(
    ("bestand", "naam", "waarde"),
    [
        ("hier/matplotlibrc", "", ""),
        ("map/matplotlibrc", "MATPLOTLIBRC", "map"),
        ("map/eigen", "MATPLOTLIBRC", "map/eigen"),
        ("map/matplotlibrc", "MPLCONFIGDIR", "map"),
        ("thuis/matplotlib/matplotlibrc", "", ""),
    ],
)
def test_own_settings(
    hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bestand: str, naam: str, waarde: str
) -> None:
    """They are those that matplotlib says that it reads."""
    pad = tmp_path / bestand
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text("axes.facecolor: red\n")
    if naam:
        monkeypatch.setenv(naam, str(tmp_path / waarde))
    (fault,) = figures.look(hier)
    assert fault.where == str(pad)
    code = "import matplotlib; print(matplotlib.matplotlib_fname())"
    gelezen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert Path(gelezen).resolve() == pad
    assert fault.do.startswith("mv -n ")


@pytest.mark.parametrize("backend", ["onzin", "agg", "Agg", "svg", "notebook", "inline", "module://x"])
def test_a_backend(hier: Machine, backend: str) -> None:
    """One that is refused here, is refused there."""
    code = "import matplotlib"
    gedaan = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, "MPLBACKEND": backend}
    )
    fouten = [fault.do for fault in figures.look(replace(hier, environment={"MPLBACKEND": backend}))]
    assert fouten == ([] if gedaan.returncode == 0 else ["unset MPLBACKEND"])
    assert (backend == "onzin") is bool(fouten)


def test_a_font_that_is_gone(hier: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of matplotlib without it."""
    kopie = tmp_path / "matplotlib"
    kopie.mkdir()
    shutil.copy(matplotlib.__file__, kopie)
    monkeypatch.setattr(figures, "find_spec", lambda naam: ModuleSpec(naam, None, origin=str(kopie / "__init__.py")))
    (fault,) = figures.look(hier)
    assert fault.what == "het lettertype van de figuren ontbreekt"
