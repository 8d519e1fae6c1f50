"""Do all colours of the pages come from variables, which light, dark and forced colours each set?"""

import re
from pathlib import Path

import pytest

STIJL = Path(__file__).parents[2] / "monitorlib/publish/template"
BLADEN = sorted(STIJL.rglob("*.css"))
# A box that holds what a page prints beside itself knows no variables in every browser; a drawing that brings its own
# colours keeps the ground that they were chosen for.
MAG = re.compile(r"@(?:top|bottom)-(?:left|right)|^\s*\.figuur img ")
KLEUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|:[^;{]*\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\b",
    re.IGNORECASE,
)
COMMENTAAR = re.compile(r"/\*.*?\*/", re.DOTALL)


def letterlijk(css: str) -> list[str]:
    """The lines that name a colour elsewhere than where a variable is set."""
    zonder = [re.sub(r"--[\w-]+:[^;]*;?", "", regel) for regel in COMMENTAAR.sub("", css).splitlines()]
    return [
        regel.strip() for regel in zonder if KLEUR.search(regel) and not MAG.search(regel) and "@supports" not in regel
    ]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda pad: pad.name)
def test_no_colour_is_written_where_it_is_used(blad: Path) -> None:
    assert letterlijk(blad.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css", ["a { color: #fff; }", "a { background: white }", "a { border: 1px solid rgb(0 0 0) }", ".a { color:red }"]
)
def test_a_colour_that_is_written_there_is_seen(css: str) -> None:
    """The cards of indicators were white in the dark: 26 links that nobody could read."""
    assert letterlijk(css)


def test_there_is_something_to_look_at() -> None:
    assert len(BLADEN) >= 10
    assert letterlijk(":root { --inkt: #fff; --vlak: white; }") == []
