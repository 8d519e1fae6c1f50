"""Is a trial what the edition would be with those parameters, and does it leave the edition as it is?"""

import csv
import re
from pathlib import Path

import pytest
from kleine_monitor import bestanden
from ruamel.yaml import YAML

from monitorlib.cli import main

NAAM = "voorbeeld/2024-Q4"
SLEUTEL = "bronnen.uitkeringen.telwijze"


@pytest.fixture
def klein(project: Path) -> Path:
    """The example with a chapter, an indicator and the sources of these."""
    path = project / "params" / NAAM / "params.yml"
    yaml = YAML()
    parameters = yaml.load(path)
    houd = {"participatiewet": ["stroom"], "prestatie-indicatoren": []}
    for naam in list(parameters["hoofdstukken"]):
        if naam in houd:
            parameters["hoofdstukken"][naam]["secties"] = houd[naam]
        else:
            del parameters["hoofdstukken"][naam]
    for naam in set(parameters["bronnen"]) - {"uitkeringen"}:
        del parameters["bronnen"][naam]
    indicatoren = ["Uitkeringen", "Uitstroom uit de bijstand"]
    parameters |= {"vorige": None, "doelen": {}, "registratieproblemen": [], "indicatoren": indicatoren}
    parameters["hoofdstukken"]["prestatie-indicatoren"]["kwartalen_terug"] = 2
    yaml.dump(parameters, path)
    for tekst in path.parent.glob("*.md"):
        tekst.unlink()
    return project


def test_a_trial_is_the_edition_with_those_parameters(klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", NAAM]) == 0
    print(capsys.readouterr().out)
