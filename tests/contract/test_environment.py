"""Hold environment.yml and requirements.lock to pyproject.toml, which alone says what the project needs.

Most packages have the same name on conda-forge. `CONDA_NAMES` lists those that do not:

- `ibis-framework[duckdb]`: conda has no extras; `ibis-duckdb` is Ibis with that backend.
- `ibis-framework[postgres]` and `psycopg[binary]`: likewise `ibis-postgres` and `psycopg`.
- `duckdb`: on conda-forge the Python package is `python-duckdb`.
- `playwright`: on conda-forge that is the Node package; the Python one is `playwright-python`.

`PIP_ONLY` lists what conda-forge does not have. It stands under `pip:`, with the project itself.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
CONDA_NAMES = {
    "ibis-framework[duckdb]": "ibis-duckdb",
    "ibis-framework[postgres]": "ibis-postgres",
    "psycopg[binary]": "psycopg",
    "duckdb": "python-duckdb",
    "playwright": "playwright-python",
}
PIP_ONLY = {"axe-playwright-python", "cbsodata", "csvw"}
# Large, and locked apart: who needs it asks for it.
APART = {"spark"}
# The extras that `make monitor` installs.
JOB = ("leveren", "postgres", "watch", "make")


def bounds(requirements: list[str]) -> dict[str, str]:
    """Give the lower bound per name; every requirement has exactly one, and stands there once."""
    found: dict[str, str] = {}
    for requirement in requirements:
        match = re.fullmatch(r"([a-z0-9.\-]+(?:\[[a-z]+\])?)>=([0-9.]+)", requirement)
        assert match, f"'{requirement}' is not of the form name>=version"
        name, version = match.groups()
        assert name not in found, f"'{name}' stands there twice"
        found[name] = version
    return found


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def needed(project: dict[str, Any]) -> dict[str, str]:
    extras = [needs for extra, needs in project["optional-dependencies"].items() if extra not in APART]
    return bounds([*project["dependencies"], *(requirement for extra in extras for requirement in extra)])


@pytest.fixture(scope="module")
def environment() -> dict[str, Any]:
    return YAML(typ="safe").load((ROOT / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def from_conda(environment: dict[str, Any]) -> list[str]:
    return [entry for entry in environment["dependencies"] if isinstance(entry, str)]


@pytest.fixture(scope="module")
def from_pip(environment: dict[str, Any]) -> list[str]:
    (section,) = [entry for entry in environment["dependencies"] if not isinstance(entry, str)]
    assert list(section) == ["pip"]
    return section["pip"]


def test_environment_takes_its_packages_from_conda_forge_alone(environment):
    assert environment["name"] == "monitor"
    assert environment["channels"] == ["conda-forge", "nodefaults"]


def test_conda_packages_are_those_of_pyproject(project, needed, from_conda):
    expected = {CONDA_NAMES.get(name, name): bound for name, bound in needed.items() if name not in PIP_ONLY}
    expected["python"] = project["requires-python"].removeprefix(">=")

    # pip stands there without a bound, for the packages under `pip:`
    assert from_conda.count("pip") == 1
    assert bounds([entry for entry in from_conda if entry != "pip"]) == expected


def test_pip_installs_the_project_and_what_conda_lacks(needed, from_pip):
    assert from_pip.count("-e .") == 1
    assert bounds([entry for entry in from_pip if entry != "-e ."]) == {name: needed[name] for name in PIP_ONLY}


def test_every_name_in_the_mapping_is_needed(needed):
    assert {*CONDA_NAMES, *PIP_ONLY} <= needed.keys()


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9\-]+)==([^\s;]+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_lock_pins_every_requirement_within_its_bound(project, needed, lock):
    """What the job needs stands in both, what only tests and documentation need in the second."""
    pinned = pins(lock)
    extras = {name: bounds(needs) for name, needs in project["optional-dependencies"].items()}
    asked = bounds(project["dependencies"]) | {name: bound for extra in JOB for name, bound in extras[extra].items()}
    for name, bound in (asked if lock == "requirements.lock" else needed).items():
        locked = re.sub(r"\[.*\]", "", name).replace(".", "-")
        assert locked in pinned, f"{name} is not in {lock}: run make lock"
        assert Version(pinned[locked]) >= Version(bound), f"{name} is locked below its bound: run make lock"


def test_the_job_installs_nothing_for_tests_in_the_same_versions():
    """Whoever makes pages waits for no browser, linter or test tool; and tests what makers have."""
    job, tests = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: tests.get(name) for name in job} == job
    assert not {"pytest", "hypothesis", "playwright", "ruff", "mypy", "sphinx", "uv", "pyspark"} & set(job)
