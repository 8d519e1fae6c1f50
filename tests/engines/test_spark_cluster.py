"""The recipe of docs/engines.md on a real standalone Spark: a master and two workers on this machine."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from kleine_monitor import bestanden, los, monitor
from locations import ROOT
from poort import vrije_poort
from ruamel.yaml import YAML

NAAM = "voorbeeld/2024-Q4"
# One over three registers; others that are as different when there is time for it (make grondig).
INDICATOREN = ["Stapeling over wetten"]
if os.environ.get("MONITOR_GRONDIG"):
    INDICATOREN += ["Trajecten Wmo", "Uitstroom naar werk"]
BRONNEN = ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen", "inwoners")
DEPLOY = "org.apache.spark.deploy"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a master and two workers of one core each; give the address of the master when both are there."""
    pyspark = pytest.importorskip("pyspark", reason="pyspark is niet geïnstalleerd (make spark)")
    if shutil.which("java") is None:
        pytest.skip("er is geen Java op deze computer")
    folder, poort = tmp_path_factory.mktemp("spark"), vrije_poort()
    start = Path(pyspark.__file__).parent / "bin/spark-class"
    adres = f"spark://127.0.0.1:{poort}"
    omgeving = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(folder)}
    opdrachten = [
        [f"{DEPLOY}.master.Master", "--host", "127.0.0.1", "--port", str(poort), "--webui-port", "0"],
        *([f"{DEPLOY}.worker.Worker", adres, "--cores", "1", "--memory", "1g", "--webui-port", "0"] for _ in range(2)),
    ]
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("wb"))
        for opdracht in opdrachten:
            proces = subprocess.Popen([start, *opdracht], stdout=log, stderr=log, env=omgeving, cwd=folder)
            stack.callback(proces.wait)
            stack.callback(proces.kill)
        einde = time.monotonic() + 120
        while (folder / "log").read_text(errors="replace").count("Registering worker") < 2:
            assert time.monotonic() < einde, (folder / "log").read_text(errors="replace")
            time.sleep(0.1)
        yield adres


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example edition with one chapter of indicators."""
    for naam in ("notebooks", "params/voorbeeld", "data/voorbeeld"):
        shutil.copytree(ROOT / naam, tmp_path / naam, ignore=shutil.ignore_patterns("snapshot*", ".*"))
    yaml = YAML()
    path = tmp_path / f"params/{NAAM}/params.yml"
    parameters = yaml.load(path)
    blok = parameters["hoofdstukken"]["prestatie-indicatoren"]
    parameters |= {"indicatoren": INDICATOREN, "doelen": {}, "kerncijfers": None, "vorige": None, "beweringen": []}
    # Its text quotes other indicators.
    blok |= {"perioden_terug": 1, "secties": []}
    (path.parent / "prestatie-indicatoren.md").unlink()
    parameters["hoofdstukken"] = {"prestatie-indicatoren": blok}
    for naam in set(parameters["bronnen"]) - set(BRONNEN):
        del parameters["bronnen"][naam]
    yaml.dump(parameters, path)
    return tmp_path


def gebouwd(project: Path, output: str) -> dict[str, bytes]:
    """The pages of a build and what is beside them but the account of the run."""
    return bestanden(project / output / NAAM / "intern")


def op_spark(project: Path, output: str, motor: str) -> dict[str, bytes]:
    """Build the edition on a cluster, in a process of its own."""
    eigen = {"MONITOR_ROOT": str(project), "SPARK_LOCAL_IP": "127.0.0.1", "MONITOR_MOTOR": motor}
    opdracht = ["build", NAAM, "--output", str(project / output), "--memory", "24000"]
    klaar = los(project, *opdracht, env={**os.environ, **eigen})
    assert klaar.returncode == 0, klaar.stderr
    return gebouwd(project, output)


def test_a_build_on_a_spark_cluster_gives_the_same_pages(project: Path, master: str) -> None:
    assert monitor(project, "build", NAAM, "--output", str(project / "hier")).returncode == 0
    hier = gebouwd(project, "hier")
    # Of tables this small, making and compiling code takes longer than calculating.
    snel = "spark.sql.codegen.wholeStage=false&spark.sql.codegen.factoryMode=NO_CODEGEN"
    daar = op_spark(project, "daar", f"pyspark://?spark.master={master}&spark.sql.shuffle.partitions=2&{snel}")
    assert "prestatie-indicatoren.html" in hier
    assert sorted(daar) == sorted(hier)
    assert [naam for naam in hier if hier[naam] != daar[naam]] == []
