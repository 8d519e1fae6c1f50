"""Does a notebook come out of the forked shell as it comes out of a Jupyter kernel?"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from kleine_monitor import NAAM, alleen, bestanden, cel, monitor, uitvoer
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from monitorlib.cli import main
from monitorlib.engine.children import child, pool
from monitorlib.engine.execution import in_child

# The others when there is time for it (make grondig).
EDITIES = ("hengelo/2019-Q1",)
ANDERE = (
    "bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "proefstad/2024-Q2", "voorbeeld/2024-Q4"
)  # fmt: skip
# Every kind of output that a cell can leave.
CELLEN = (
    "import sys, warnings\nprint('een'); print('twee')",
    # A kernel sends its two streams when it likes; within one of them the order is fixed.
    "print('fout', file=sys.stderr); print('nog een', file=sys.stderr, end='')",
    "from IPython.display import HTML, Markdown, SVG, clear_output, display, update_display\nHTML('<b>vet</b>')",
    "display(HTML('<i>een</i>'), metadata={'text/html': {'alt': 'schuin'}}); 1 + 1",
    "display('eerst', display_id='los')",
    "update_display('later', display_id='los')",
    "display('weg'); clear_output(); display('blijft')",
    "display('weg'); clear_output(wait=True); print('blijft')",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1)); plt.plot([1, 2]); plt.show()",
    "plt.figure(figsize=(1, 1)); plt.bar([1], [2]);",
    "",
    "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "_ + _",
    "None",
    "!echo schelp",
    "%%capture gevangen\nprint('stil')",
    "gevangen.stdout",
    "import asyncio\nawait asyncio.sleep(0)\n'gewacht'",
    "get_ipython().__class__.__mro__[1].__name__",
    "import logging\nlogging.getLogger().warning('let op')",
    "def f():\n    raise ValueError('mis')\n",
    "f()",
    "print('hier komt niemand')",
)


@pytest.mark.parametrize("editie", EDITIES + (ANDERE if os.environ.get("MONITOR_GRONDIG") else ()))
def test_every_chapter_of_every_edition_is_the_same(editie: str, built: Callable[[str], Path], tmp_path: Path) -> None:
    """Notebooks and pages of both ways, byte for byte."""
    gevorkt = bestanden(built(editie))
    assert main(["build", editie, "--engine", "kernel", "--quiet", "--output", str(tmp_path)]) == 0
    kernel = bestanden(tmp_path / editie / "intern")
    assert sorted(kernel) == sorted(gevorkt)
    assert [naam for naam in kernel if kernel[naam] != gevorkt[naam]] == []


def test_without_fork_a_chapter_gets_a_kernel_by_itself(
    project: Path, bmwe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: children are started anew, and the chapter comes out the same."""
    monkeypatch.setattr(child, "_HAS_FORK", False)
    jobs = []
    monkeypatch.setattr(pool, "execute", lambda job, *hoort: (jobs.append(job), in_child.execute(job, *hoort))[1])
    alleen(project, "privacy")
    assert main(["build", NAAM, "--quiet"]) == 0
    assert [job.engine for job in jobs] == ["kernel"]
    zelfde = "notebooks/privacy.ipynb"
    assert bestanden(uitvoer(project))[zelfde] == bestanden(bmwe)[zelfde]


def uitgevoerd(bron: Path, *opties: str) -> tuple[subprocess.CompletedProcess[str], NotebookNode]:
    """What papermill's own command makes of a notebook."""
    doel = bron.with_name(f"uit-{len(list(bron.parent.iterdir()))}.ipynb")
    run = subprocess.run(
        [sys.executable, "-m", "papermill", str(bron), str(doel), "--no-progress-bar", *opties],
        capture_output=True,
        text=True,
    )
    return run, nbformat.read(doel, as_version=4)


def notebook(tmp_path: Path, cellen: tuple[str, ...], kernel: str = "python3") -> Path:
    """A notebook with a parameters cell and these."""
    parameters = new_code_cell("naam = 'niemand'", metadata={"tags": ["parameters"]})
    inhoud = new_notebook(cells=[new_markdown_cell("# Proef"), parameters, *map(new_code_cell, cellen)])
    inhoud.metadata = {"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}}
    path = tmp_path / "bron.ipynb"
    nbformat.write(inhoud, path)
    return path


def uitkomsten(uit: NotebookNode) -> list[object]:
    """Outputs, counts and papermill's own state per cell, without times."""
    return [
        (
            cell.source,
            cell.get("execution_count"),
            cell.get("outputs"),
            cell.metadata.get("papermill", {}).get("status"),
            cell.metadata.get("papermill", {}).get("exception"),
        )
        for cell in uit.cells
    ]


def test_papermill_takes_the_engine_by_its_name(tmp_path: Path) -> None:
    """Every kind of output as from a kernel: streams, rich display, updates, figures, counts, parameters."""
    bron = notebook(tmp_path, ("naam", *CELLEN[:-2]))
    monitor, eigen = uitgevoerd(bron, "--engine", "monitor", "-p", "naam", "iemand")
    kernel, gewoon = uitgevoerd(bron, "-p", "naam", "iemand")
    assert (monitor.returncode, kernel.returncode) == (0, 0), monitor.stderr
    verwacht = dict(enumerate(uitkomsten(gewoon)))
    gevonden = dict(enumerate(uitkomsten(eigen)))
    assert {plek: een for plek, een in gevonden.items() if een != verwacht[plek]} == {}
    assert len(gevonden) == len(verwacht)


def test_papermill_sees_the_cell_that_fails(tmp_path: Path) -> None:
    """The error is in the notebook, the cells after it are not executed, the exit code says it."""
    bron = notebook(tmp_path, CELLEN[-3:])
    monitor, eigen = uitgevoerd(bron, "--engine", "monitor")
    kernel, gewoon = uitgevoerd(bron)
    assert (monitor.returncode, kernel.returncode) == (1, 1)
    assert "ValueError: mis" in monitor.stderr

    def fouten(uit: NotebookNode) -> list[object]:
        gevonden = []
        for cell in uit.cells:
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    gevonden.append((cell.source, output.ename, output.evalue, len(output.traceback)))
        return gevonden

    assert fouten(eigen) == fouten(gewoon)
    assert uitkomsten(eigen)[-1][1:4] == uitkomsten(gewoon)[-1][1:4]


def test_a_process_that_ends_is_one_sentence_of_papermill(tmp_path: Path) -> None:
    run, _ = uitgevoerd(notebook(tmp_path, ("import os; os._exit(3)",)), "--engine", "monitor")
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("Error: Notebook")
    assert "Traceback" not in run.stderr


def test_a_notebook_of_another_kernel_gets_that_kernel(tmp_path: Path) -> None:
    """The engine does not take what it cannot do; papermill says that there is no such kernel."""
    run, _ = uitgevoerd(notebook(tmp_path, ("1",), kernel="ir"), "--engine", "monitor")
    assert run.returncode == 1
    assert "No such kernel named ir" in run.stderr


# What a cell leaves past Python: by a program, much of it, half a character, between what Python prints.
ERLANGS = {
    "import os, subprocess, sys\nsubprocess.run(['sh', '-c', 'echo één; echo twee']);": [["stdout", "één\ntwee\n"]],
    "subprocess.run([sys.executable, '-c', 'import os; os.write(2, b\"a\" * 300_000)']);": [["stderr", "a" * 300_000]],
    "os.write(1, 'rauw é'.encode()[:-1]);": [["stdout", "rauw "]],
    "os.write(1, 'é'.encode()[1:]);": [["stdout", "é"]],
    "print('eerst', flush=True)\nsubprocess.run(['echo', 'dan']);": [["stdout", "eerst\ndan\n"]],
    "1 + 1": [],
}
# In a process of its own: it takes the place of file descriptors. A kernel may give one stream in pieces.
LANGS = """
import json, sys
from itertools import groupby
from nbformat.v4 import new_code_cell, new_notebook
from monitorlib.engine.execution.execute import run_notebook
cellen = [new_code_cell("", metadata={"tags": ["parameters"]}), *map(new_code_cell, json.loads(sys.argv[2]))]
soort = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
klaar = run_notebook(new_notebook(cells=cellen, metadata=soort), {"a": 1}, sys.argv[1], 10**7, lambda cel: None)
stromen = [[een for een in cel.outputs if een.output_type == "stream"] for cel in klaar.cells[2:]]
print(json.dumps([
    [[naam, "".join(een.text for een in van)] for naam, van in groupby(cel, lambda een: een.name)] for cel in stromen
]))
"""


@pytest.mark.parametrize("engine", ["monitor", "kernel"])
def test_what_is_written_past_python_is_an_output(engine: str) -> None:
    """Of the cell in which it was written, in its order, and nothing of it on the terminal."""
    opdracht = [sys.executable, "-c", LANGS, engine, json.dumps(list(ERLANGS))]
    klaar = subprocess.run(opdracht, capture_output=True, text=True)
    assert klaar.returncode == 0, klaar.stderr
    assert json.loads(klaar.stdout) == list(ERLANGS.values())


@pytest.mark.parametrize(
    ("engine", "stroom", "melding"), [("monitor", "1", "drukt tekst af (stdout)"), ("kernel", "2", "naar stderr")]
)
def test_what_a_program_writes_is_of_the_cell_that_started_it(
    engine: str, stroom: str, melding: str, project: Path
) -> None:
    """It is no page, and no line of the report: that stays JSON."""
    alleen(project, "privacy")
    cel(project, "privacy", f"import subprocess; subprocess.run('echo schelp >&{stroom}', shell=True, check=True);")
    klaar = monitor(project, "build", NAAM, "--json", "--engine", engine)
    assert klaar.returncode == 1
    regels = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert "schelp" not in klaar.stdout + klaar.stderr
    assert melding in regels[-1]["fout"]
    assert regels[-1]["fout"].startswith("notebooks/privacy.ipynb, cel 3: ")


@pytest.mark.parametrize(
    ("engine", "regel"), [("monitor", "sys.exit(stap)"), ("kernel", "sys.exit(stap)"), ("kernel", "sys.exit(0)")]
)
def test_a_cell_that_stops_the_program_is_named_by_its_own_line(engine: str, regel: str, project: Path) -> None:
    """Not by the first one of the cell, as it has no traceback; that it stopped with code 0 makes no difference."""
    alleen(project, "privacy")
    cel(project, "privacy", f"import sys\nstap = 1\n{regel}")
    klaar = monitor(project, "build", NAAM, "--quiet", "--engine", engine)
    assert klaar.returncode == 1
    assert klaar.stderr.startswith(f"notebooks/privacy.ipynb, cel 3, regel `{regel}`: de cel stopt het programma.")
