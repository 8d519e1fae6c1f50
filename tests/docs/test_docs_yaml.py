"""Is every YAML in the documentation what params.yml may say, put into an edition?"""

import shutil
from pathlib import Path
from typing import Any

import pytest
from blokken import Block, blocks
from locations import ROOT
from ruamel.yaml import YAML

from monitorlib.editie.editie import Editie
from monitorlib.editie.layout import Layout
from monitorlib.editie.verklaring import Verklaring

# Whose YAML goes into another edition than the example: what it adds to stands there.
INTO = {"eigen-tabellen.md": "proefstad/2024-Q2"}
EXAMPLE = "voorbeeld/2024-Q4"


def merged(given: Any, block: Any) -> Any:
    """Put a block into what is given: keys by keys, anything else in its place."""
    if isinstance(given, dict) and isinstance(block, dict):
        return {**given, **{key: merged(given.get(key), value) for key, value in block.items()}}
    return block


def delivered(params: dict[str, Any]) -> dict[str, Any]:
    """The same as an edition of one's own: its sources are delivered."""
    sources = {name: {**source, "herkomst": "geleverd"} for name, source in params["bronnen"].items()}
    return {**params, "status": "concept", "bronnen": sources}


# A page about another file than params.yml, and what that file is.
OTHER = {"publiceren.md": Verklaring}


@pytest.mark.parametrize("block", [one for one in blocks("yaml") if one.page.name in OTHER], ids=lambda one: one.place)
def test_a_block_of_another_file_is_valid(block: Block) -> None:
    given = YAML(typ="safe").load(block.text)
    OTHER[block.page.name].model_validate(given)
    assert set(given) == set(OTHER[block.page.name].model_fields)


@pytest.mark.parametrize(
    "block", [one for one in blocks("yaml") if one.page.name not in OTHER], ids=lambda one: one.place
)
def test_it_is_valid(block: Block, tmp_path: Path) -> None:
    edition = INTO.get(block.page.name, EXAMPLE)
    shutil.copytree(ROOT / "params" / edition, tmp_path / "params" / edition)
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    path = tmp_path / "params" / edition / "params.yml"
    yaml = YAML(typ="safe")
    params = delivered(merged(yaml.load(path), yaml.load(block.text)))
    if "secties" in (own := yaml.load(block.text)):
        # What the block does not repeat stays shown.
        rest = [name for name in params["secties"] if name not in own["secties"]]
        params["hoofdstukken"]["eigen"].append({"naam": "rest", "titel": "Rest", "vraag": "Wat nog?", "secties": rest})
    yaml.dump(params, path)
    read = Editie.named(edition, Layout(tmp_path, tmp_path / "data", tmp_path / "output")).parameters
    for key in own:
        assert key in type(read).model_fields
