"""Is the example of an own indicator one: added as the page says, it is built, and counted again by hand?"""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import met_de_hand
import pytest
from blokken import blocks
from locations import ROOT
from met_de_hand import hulp, lezen
from ruamel.yaml import YAML

EXAMPLE, NAME = "voorbeeld/2024-Q4", "Jongeren met jeugdhulp"


def of_the_page() -> tuple[str, str, str]:
    """The import, the function with its declaration, and the count by hand."""
    function, by_hand = (
        one.text for one in blocks("python") if one.page.name == "eigen-indicator.md" and ">>>" not in one.text
    )
    imports, _, rest = function.partition("\n\n\n")
    return imports, rest, by_hand


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of project and library with the indicator in its module; the edition asks for it alone."""
    clone = tmp_path_factory.mktemp("eigen")
    for name in ("notebooks", "params", "data", "monitorlib", "tests"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("snapshot", "__pycache__", ".*"))
    imports, function, _ = of_the_page()
    module = clone / "monitorlib/indicatoren/jeugdwet.py"
    text = module.read_text(encoding="utf-8")
    begin = "from monitorlib.cijfers.registers.aandeel import"
    assert text.count(begin) == 1
    module.write_text(text.replace(begin, f"{imports}\n{begin}") + f"\n\n{function}", encoding="utf-8")
    path, yaml = clone / "params" / EXAMPLE / "params.yml", YAML()
    params = yaml.load(path)
    params["indicatoren"], params["doelen"], params["kerncijfers"] = [NAME], {}, [NAME]
    for chapter in set(params["hoofdstukken"]) - {"prestatie-indicatoren"}:
        del params["hoofdstukken"][chapter]
    params["hoofdstukken"]["prestatie-indicatoren"]["secties"] = []
    params["beweringen"], params["aanvaard"] = [], []
    yaml.dump(params, path)
    (path.parent / "prestatie-indicatoren.md").unlink()
    return clone


def run(clone: Path, *order: str) -> str:
    """Run Python in the copy, which it takes the library from."""
    env = {**os.environ, "MONITOR_ROOT": str(clone), "PYTHONPATH": os.pathsep.join([str(clone), str(clone / "tests")])}
    done = subprocess.run([sys.executable, *order], env=env, cwd=clone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_listed_built_and_right(clone: Path) -> None:
    """Its name in the list, its sheet on the page, and in every gemeente what a loop over the rows counts."""
    listed = run(clone, "-m", "monitorlib.cli", "list", "--indicatoren", EXAMPLE)
    assert NAME in listed
    run(clone, "-m", "monitorlib.cli", "build", EXAMPLE, "--only", "prestatie-indicatoren")
    site = clone / "output" / EXAMPLE / "intern"
    (listed,) = re.findall(rf'href="(indicatoren/[a-z-]+\.html)">{NAME}<', _main(site / "prestatie-indicatoren.html"))
    assert re.search(rf"<h1[^>]*>\s*{NAME}", (site / listed).read_text(encoding="utf-8"))
    with (site / "indicatoren.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == NAME]
    names = {**vars(lezen), **vars(hulp)}
    exec(of_the_page()[2], names)
    counted = names["jongeren_met_jeugdhulp"](
        met_de_hand.lezer(ROOT / "data" / EXAMPLE, samen=False).op(met_de_hand.NU), met_de_hand.NU
    )
    assert len(counted) == 6
    assert rows
    found = {row["gemeente"]: float(row["waarde"]) for row in rows if "2024-Q4" in row.values()}
    for gemeente, (teller, noemer) in counted.items():
        assert found[gemeente] == pytest.approx(100 * teller / noemer, abs=1e-5), gemeente


def _main(path: Path) -> str:
    """The page itself, without its menu."""
    return path.read_text(encoding="utf-8").partition("<main")[2]


def test_its_declaration_goes_into_the_agreement(clone: Path) -> None:
    run(clone, "tests/contract/indicatorafspraak.py")
    assert NAME in (clone / "tests/contract/indicatorafspraak.csv").read_text(encoding="utf-8")
