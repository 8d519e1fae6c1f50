"""The editions before one, along `vorige`: their names, without opening them."""

import re
from pathlib import Path

from monitorlib.editie.layout import Layout

# Opening an edition takes a tenth of a second; of a long row of them only this line is needed.
_VORIGE = re.compile(r"^vorige:[ \t]*['\"]?([^\s'\"#]+)", re.MULTILINE)


def voorgangers(layout: Layout, vorige: str | None) -> list[str]:
    """Name `vorige` and the editions before it, newest first, as far as they are here."""
    gevonden: list[str] = []
    while vorige and vorige not in gevonden and (pad := _params(layout, vorige)) and pad.is_file():
        gevonden.append(vorige)
        genoemd = _VORIGE.search(pad.read_text(encoding="utf-8", errors="replace"))
        vorige = genoemd[1] if genoemd else None
    return gevonden


def _params(layout: Layout, naam: str) -> Path | None:
    deel = naam.split("/")
    return layout.edition_params(*deel) / "params.yml" if len(deel) == 2 else None
