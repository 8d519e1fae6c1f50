"""Examples that run: the cells of the chapters, and the functions of the catalogue, as a build executes them."""

import inspect
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from monitorlib.editie.editie import Editie
from monitorlib.editie.eigen.cellen import sectie_cellen
from monitorlib.editie.layout import Layout
from monitorlib.indicatoren.catalogus.catalogus import catalogus

ROOT = Path(__file__).parents[2]
OWN = "proefstad/2024-Q2"


@cache
def cells() -> list[tuple[str, str]]:
    """Give every code cell that a build executes with where it stands: chapters, then declared sections."""
    found = [
        (f"notebooks/{path.name}", "".join(cell["source"]))
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    return found + [(f"params/{OWN}/params.yml", cell) for cell in _declared()]


def _declared() -> Iterator[str]:
    """The cells of sections that an edition declares without code."""
    given = Editie.named(OWN, Layout(ROOT, ROOT / "data", ROOT / "output")).parameters
    tellingen = {name: source.telling for name, source in given.bronnen.items() if source.telling}
    for name, section in given.secties.items():
        for cell in sectie_cellen(name, section, tellingen):
            if cell["cell_type"] == "code":
                yield "".join(cell["source"])


@cache
def functions() -> list[tuple[str, str, str]]:
    """Give the function of every indicator: its name, its module, and its source without the declaration."""
    found = []
    for one in catalogus().values():
        source = inspect.getsource(one.bereken)
        module = one.bereken.__module__.replace(".", "/") + ".py"
        found.append((one.naam, module, source[source.index("def ") :].strip()))
    return found


@cache
def _examples() -> list[tuple[str, str]]:
    """Give the examples of the pages of this site: what stands behind `>>>` runs in the tests."""
    pages = sorted((ROOT / "docs").glob("*.md"))
    return [
        (f"docs/{page.name}", line.removeprefix(">>> "))
        for page in pages
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith(">>> ")
    ]


def example_of(name: str) -> tuple[str, str] | None:
    """Give the shortest piece that uses a name, with where it stands; None when nothing does."""
    asked = re.compile(rf"(?<![\w.\"']){re.escape(name)}\b(?!\s*=[^=])(?![\"'])")
    pieces = [*cells(), *((module, text) for _, module, text in functions()), *_examples()]
    here = [(where, text) for where, text in pieces if asked.search(_without_imports(text))]
    return min(here, key=lambda one: len(one[1])) if here else None


def _without_imports(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(("from ", "import ")))
