"""Does every command in the documentation do what it says, or at least exist?"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from blokken import blocks, commands
from locations import ROOT

from monitorlib.cli import _parser, main

# Commands of monitor that run, in this order, on one copy of the project; with the exit code.
RUN = {
    "monitor list": 0,
    "monitor list --indicatoren voorbeeld/2024-Q4": 0,
    "monitor doctor": 0,
    "monitor doctor bmwe/2016-Q1": 0,
    "monitor build bmwe/2016-Q1": 0,
    "monitor site": 0,
    "monitor diff output/bmwe/2016-Q1/intern bmwe/2016-Q1": 0,
    'monitor akkoord bmwe/2016-Q1 jeugdwet wmo --door "A. de Vries"': 0,
    "monitor akkoord bmwe/2016-Q1": 0,
    'monitor akkoord bmwe/2016-Q1 wmo --door "A. de Vries" --intrekken': 0,
    "monitor build bmwe/2016-Q1 --explain": 0,
    "monitor build bmwe/2016-Q1 --only wmo,jeugdwet": 0,
    "monitor new bmwe/2016-Q2": 0,
    "monitor new nieuweregio/2025-Q1 --gemeente GM0001:Naam --hoofdstukken jeugdwet,wmo,verantwoording": 0,
    "monitor build nieuweregio/2025-Q1": 0,
    "monitor new kleineregio/2025-Q1 --gemeente GM0001:Naam --bronnen uitkeringen,meldingen": 0,
    "monitor new maandregio/2025-M01 --gemeente GM0001:Naam --hoofdstukken jeugdwet,wmo,verantwoording": 0,
    "monitor new mijnstad/2025-Q1 --from proefstad/2024-Q2 --gemeente GM0001:Naam": 0,
    "monitor new voorbeeld/2024-Q4 --hoofdstuk gebruik-per-maand": 0,
}
# What is parsed and not run: why.
LONG = "takes half a minute; the tests of the edition build it"
PARSED = {
    "monitor site bmwe/2016-Q1 voorbeeld/2024-Q4": "builds the large one first; tests/e2e/test_alle_edities_samen.py",
    "monitor check bmwe/2016-Q1": "executes every chapter again; tests/e2e/test_bmwe.py",
    "monitor build bmwe/2016-Q1 --force": "the same build once more",
    "monitor build bmwe/2016-Q1 --data /elders/data --output /elders/output": "these folders are the reader's own",
    "monitor check bmwe/2016-Q1 --met uitvoering_wmo=6.5": "executes every chapter again; tests/e2e/test_proef.py",
    "monitor diff voorbeeld/2024-Q3 voorbeeld/2024-Q4": "builds both first; tests/e2e/test_diff.py",
    "monitor verify bmwe/2016-Q1": "installs every package anew; tests/e2e/test_verify.py",
    "monitor verify bmwe/2016-Q1 --commit": "needs a repository; tests/e2e/test_verify.py",
    "monitor publish bmwe/2016-Q1": "refused until small numbers are masked; tests/e2e/test_publiceren.py",
    "monitor publish bmwe/2016-Q1 --vormen pdf,csv": "refused until small numbers are masked",
    "monitor publish bmwe/2016-Q1 --uit-archief": "nothing is published yet; tests/e2e/test_publiceren.py",
    "monitor purge bmwe --older-than 24 --toon": "needs a delivered register; tests/unit/sources/test_wissen.py",
    "monitor purge bmwe --older-than 24": "removes what other commands read; tests/unit/sources/test_wissen.py",
    "monitor site --lezers openbaar": "nothing is published yet; tests/e2e/test_publiceren.py",
    "monitor lab bmwe/2016-Q1": "opens JupyterLab; tests/browser/test_lab.py",
    "monitor lab bmwe/2016-Q1 jeugdwet": "opens JupyterLab; tests/browser/test_lab.py",
    "monitor build voorbeeld/2024-Q4": LONG,
    "monitor build '*/2024-Q4'": LONG,
    "monitor build bmwe/2016-Q1 --vormen pdf,excel,csv,brief": "takes half a minute; tests/e2e/test_meenemen.py",
    "monitor build bmwe/2016-Q1 --per gemeente --vormen pdf,brief": "takes minutes; tests/e2e/test_per_gemeente.py",
    "monitor build voorbeeld/2024-Q4 --per gemeente": "takes minutes; tests/e2e/test_per_gemeente.py",
    "monitor build voorbeeld/2024-Q4 --only prestatie-indicatoren": "test_docs_indicator.py builds it",
    "monitor build voorbeeld/2024-Q4 --met uitkeringen.wachttijd=91": "tests/e2e/test_proef.py",
    "monitor build voorbeeld/2024-Q4 --met aantal=5 --met 'doelen.Uitval jeugdhulp.streefwaarde=10' --als strenger": (
        "tests/e2e/test_proef.py"
    ),
    "monitor build voorbeeld/2024-Q4 --over uitkeringen.wachttijd=0,61,91": "tests/e2e/test_proef.py",
    "monitor watch bmwe/2016-Q1": "goes on until it is stopped; tests/browser/test_watch.py",
    "monitor watch voorbeeld/2024-Q4": "goes on until it is stopped; tests/browser/test_watch.py",
    "monitor snapshot voorbeeld/2024-Q4 --xsd /elders/schemas": "the schemas are no part of the project",
    "monitor snapshot voorbeeld/2024-Q4 --referentie": "asks CBS",
    "MONITOR_MOTOR='pyspark://?spark.master=spark://10.0.0.1:7077' monitor build voorbeeld/2024-Q4 --memory 16000": (
        "needs Spark; tests/engines/test_spark_cluster.py"
    ),
    "monitor build 'voorbeeld/*' --cluster tcp://10.0.0.1:8786 --shared file:///deel/monitor": (
        "needs a cluster; tests/e2e/test_cluster.py"
    ),
}
# What is no command of monitor or make and does not run: why.
OTHERS = {
    "conda env create -f environment.yml": "needs conda; tests/contract/test_environment.py holds the file",
    "conda activate monitor": "needs conda",
    "py -m venv .venv": "Windows",
    r".venv\Scripts\python -m pip install -r requirements.lock": "Windows",
    r".venv\Scripts\python -m pip install --no-deps -e .": "Windows",
    r".venv\Scripts\monitor build bmwe/2016-Q1": "Windows",
    ".venv/bin/pre-commit install": "changes the clone of who runs the tests",
    ".venv/bin/python tests/contract/indicatorafspraak.py": "test_docs_indicator.py runs it on a copy",
    "pip install -e '.[leveren,postgres]'": "installs",
    "pip install -e '.[watch]'": "installs",
    "pip install -e '.[vormen]'": "installs",
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0": "installs",
    "pip install -e '.[cluster]'": "installs",
    "cp -r --no-preserve=mode output/bmwe/2016-Q1/intern /map/van/de/webserver": "the folder is the reader's own",
    "cp -r --no-preserve=mode output/bmwe/2016-Q1/openbaar /map/van/de/webserver": "the folder is the reader's own",
    "papermill --engine monitor in.ipynb out.ipynb": "tests/e2e/test_engines_equal.py",
    "python -m pytest --nbval output/bmwe/2016-Q1/intern/notebooks": "takes minutes; tests/e2e/test_notebooks_run.py",
    'export PATH="$PWD/.venv/lib/python3.11/site-packages/pyspark/bin:$PATH"': "needs Spark",
    "spark-class org.apache.spark.deploy.master.Master --host 10.0.0.1": "needs Spark",
    "spark-class org.apache.spark.deploy.worker.Worker spark://10.0.0.1:7077": "needs Spark",
    "dask scheduler --host 10.0.0.1": "tests/e2e/test_cluster.py",
    "dask worker tcp://10.0.0.1:8786 --no-nanny --nthreads 4": "tests/e2e/test_cluster.py",
    ".ci/run": "runs these tests",
}
WRITTEN = dict.fromkeys(line for _, line in commands())


def words(line: str) -> list[str]:
    """The words of a line without the variables that it sets."""
    return [one for one in shlex.split(line) if not re.match(r"[A-Z_]+=", one)]


def of(program: str) -> list[str]:
    return [line for line in WRITTEN if not line.startswith(".venv\\") and words(line)[:1] == [program]]


def test_every_command_is_run_or_has_its_reason() -> None:
    """A command that stands nowhere in these lists is new; one that no page has is taken out."""
    mine = {line for line in WRITTEN if line not in of("make") and not line.startswith("python -c")}
    assert mine == {*RUN, *PARSED, *OTHERS}
    assert not RUN.keys() & PARSED.keys()


@pytest.mark.parametrize("line", of("monitor"))
def test_the_parser_knows_it(line: str) -> None:
    assert _parser().parse_args(words(line)[1:]).command


@pytest.mark.parametrize("line", of("make"))
def test_make_knows_it(line: str) -> None:
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    asked = [one for one in words(line)[1:] if not re.match(r"[A-Z]+=", one)]
    assert set(asked) <= {*targets, "help"}


def test_the_key_can_be_made() -> None:
    """A key of at least 32 characters."""
    (line,) = (line for line in WRITTEN if line.startswith("python -c"))
    made = subprocess.run([sys.executable, *shlex.split(line)[1:]], capture_output=True, text=True, check=True)
    assert len(made.stdout.strip()) >= 32


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the example of the page on texts in its chapter participatiewet."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    text = folder / "params/bmwe/2016-Q1/participatiewet.md"
    (block,) = (een for een in blocks("markdown") if "verandering(" in een.text)
    written = text.read_text(encoding="utf-8")
    begin = "Eind maart 2016 waren er {{"
    assert written.count(begin) == 1
    text.write_text(written.replace(begin, f"{block.text}\n{begin}"), encoding="utf-8")
    return folder


def test_they_run(clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each after the other, as a reader types them; a build shows the numbers of the example in the text."""
    monkeypatch.setenv("MONITOR_ROOT", str(clone))
    monkeypatch.chdir(clone)
    for name in ("MONITOR_DATA", "MONITOR_OUTPUT", "MONITOR_EDITION_OUTPUT"):
        monkeypatch.delenv(name, raising=False)
    for line, code in RUN.items():
        assert main(words(line)[1:]) == code, (line, capsys.readouterr())
    page = (clone / "output/bmwe/2016-Q1/intern/participatiewet.html").read_text(encoding="utf-8")
    shown = re.sub(r"<[^>]+>", "", page)
    # The edition's own text says the same two numbers of the same cells.
    total, change = re.search(r"Eind maart 2016 waren er ([\d.]+) uitkeringen.*?\(([+−-]\d+)\)", shown).groups()
    assert re.search(rf"Op de peildatum waren er {total} uitkeringen\. Dat zijn er\s+{re.escape(change)}\.", shown)
    assert "had 97,5 %" in shown.replace("\xa0", " ")
    assert (clone / "data/bmwe/2016-Q2/LEVEREN.md").exists()
    assert (clone / "notebooks/gebruik-per-maand.ipynb").exists()
