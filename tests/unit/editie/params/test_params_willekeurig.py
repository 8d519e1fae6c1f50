"""Whatever is in a params.yml: is it read, or refused with its line and nothing else?"""

import pytest
from bouwstenen import proef
from hypothesis import given
from hypothesis import strategies as st
from locations import ROOT
from willekeurig import INGREPEN, Ingrepen, gewijzigd

from monitorlib.editie.params.parameters import Parameters
from monitorlib.editie.params.yaml_file import load_yaml, read_yaml
from monitorlib.errors import ParameterError

PARAMS = (ROOT / "params/voorbeeld/2024-Q4/params.yml").read_bytes()


@proef(10)
@given(INGREPEN)
def test_params(tmp_path_factory: pytest.TempPathFactory, ingrepen: Ingrepen) -> None:
    path = tmp_path_factory.mktemp("params") / "params.yml"
    path.write_bytes(gewijzigd(PARAMS, ingrepen))
    try:
        read_yaml(path, Parameters, "params.yml")
    except ParameterError as fout:
        gezegd = str(fout)
    else:
        gezegd = "params.yml"
    assert gezegd.startswith("params.yml")


@pytest.mark.parametrize(
    "getal",
    ["9" * 5000, "-" + "9" * 5000, "9_" * 5000, "0x" + "f" * 5000, "0o" + "7" * 6000, "[1, " + "9" * 5000 + "]",
     "9" * 5000 + ".5"],
    ids=["digits", "negative", "underscores", "hexadecimal", "octal", "in a list", "fraction"],
)  # fmt: skip
def test_a_number_without_end_is_refused_by_line(getal: str) -> None:
    with pytest.raises(ParameterError, match=r"^p, regel 2: een getal van \d+ tekens; zo lang is geen getal"):
        load_yaml(f"a: 1\nb: {getal}\nc: 3\n", "p")


@pytest.mark.parametrize("tekst", ['b: "' + "9" * 5000 + '"', "b: x" + "9" * 5000])
def test_a_text_of_digits_is_a_text(tekst: str) -> None:
    assert load_yaml(f"a: 1\n{tekst}\n", "p")["b"].endswith("9")


@given(st.text(max_size=60))
@proef(50)
def test_any_text(tekst: str) -> None:
    try:
        load_yaml(tekst, "p")
    except ParameterError as fout:
        gezegd = str(fout)
    else:
        gezegd = "p"
    assert gezegd.startswith("p")
