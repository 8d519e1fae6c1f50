"""Is a notebook that cannot be read, that does not run here, or that holds what it should not, named?"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from locations import ROOT

from monitorlib.doctor import notebooks
from monitorlib.doctor.fault import Severity
from monitorlib.editie.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns(".*"))
    return Layout(tmp_path, tmp_path / "data", tmp_path / "output")


def _verander(pad: Path, **anders: object) -> None:
    """Change the metadata of a notebook, or of its first code cell the outputs."""
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    if "outputs" in anders:
        next(cel for cel in inhoud["cells"] if cel["cell_type"] == "code")["outputs"] = anders["outputs"]
    else:
        inhoud["metadata"] |= anders
    pad.write_text(json.dumps(inhoud), encoding="utf-8")


def test_notebooks_that_are_well(layout: Layout) -> None:
    for check in (notebooks.readable, notebooks.kernels_there, notebooks.outputs, notebooks.strays, notebooks.shadows):
        assert list(check(layout)) == []


def test_a_conflict_of_git(layout: Layout) -> None:
    pad = layout.notebooks / "wmo.ipynb"
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join([*regels[:3], "<<<<<<< HEAD\n", *regels[3:]]), encoding="utf-8")
    (fault,) = notebooks.readable(layout)
    assert fault.where == "notebooks/wmo.ipynb, regel 4"
    assert "hier staat een conflict van git" in fault.what
    assert fault.do.startswith(f"git checkout -- {pad}")


def test_a_kernel_of_another_machine(layout: Layout) -> None:
    pad = layout.notebooks / "jeugdwet.ipynb"
    _verander(pad, kernelspec={"name": "conda-env-zorg-py", "display_name": "zorg", "language": "python"})
    (fault,) = notebooks.kernels_there(layout)
    assert fault.where == "notebooks/jeugdwet.ipynb"
    assert fault.what.startswith("het notebook vraagt kernel 'conda-env-zorg-py', en die is er niet.")


@pytest.mark.parametrize(
    ("git", "haak", "ernst"), [(True, True, Severity.REMARK), (True, False, None), (False, False, Severity.REMARK)]
)
def test_outputs_that_were_saved(layout: Layout, git: bool, haak: bool, ernst: Severity | None) -> None:
    """What is shown in them stays out of the report."""
    pad = layout.notebooks / "wmo.ipynb"
    _verander(pad, outputs=[{"output_type": "stream", "name": "stdout", "text": "geheime rij"}])
    if git:
        subprocess.run(["git", "-C", str(layout.root), "init", "-q"], check=True)
    if haak:
        (layout.root / ".git/hooks").mkdir(exist_ok=True)
        (layout.root / ".git/hooks/pre-commit").touch()
    (fault,) = notebooks.outputs(layout)
    assert (fault.where, fault.severity) == ("notebooks/wmo.ipynb", ernst)
    assert fault.do == f".venv/bin/nbstripout --keep-id {pad}"
    assert "geheim" not in repr(fault)


def test_a_copy_that_nobody_builds(layout: Layout) -> None:
    shutil.copy(layout.notebooks / "jeugdwet.ipynb", layout.notebooks / "jeugdwet-Copy1.ipynb")
    (fault,) = notebooks.strays(layout)
    assert fault.what.endswith("Bedoelt u 'jeugdwet'?")


def test_a_module_beside_the_notebooks(layout: Layout) -> None:
    (layout.notebooks / "pandas.py").touch()
    (fault,) = notebooks.shadows(layout)
    assert "JupyterLab leest het" in fault.what
