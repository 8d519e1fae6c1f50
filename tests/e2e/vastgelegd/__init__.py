"""What the four reproductions show: every heading and table row, and the lists of a samenvatting, a line each.

`python tests/e2e/vastgelegd OUTPUT` writes the files anew from built editions, after a change that was meant.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

HIER = Path(__file__).parent
EDITIES = ("bmwe/2016-Q1", "groningen/2017-Q2", "haarlemmermeer/2017-Q2", "hengelo/2019-Q1")
# What holds hashes, versions and parameters is another with every change of the data or the library.
_ANDERS = ("#tabel-bronnen", "#tabel-hashes", "#tabel-versies", "#parameters", "details.code")


def bestand(editie: str) -> Path:
    """The file of an edition."""
    return HIER / f"{editie.replace('/', '-')}.txt"


def regels(site: Path) -> Iterator[str]:
    """Give the lines of a built edition, page by page."""
    for path in (*sorted(site.glob("*.html")), *sorted(site.glob("indicatoren/*.html"))):
        blad = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for weg in blad.select(", ".join(_ANDERS)):
            weg.decompose()
        yield f"=== {path.relative_to(site).as_posix()}"
        lijsten = ", li" if path.stem == "samenvatting" else ""
        for een in blad.select(f"main :is(h1, h2, h3, h4, tr{lijsten})"):
            cellen = een.select("th, td") if een.name == "tr" else [een]
            tekst = " | ".join(re.sub(r"\s+", " ", cel.get_text()).strip() for cel in cellen)
            yield f"{'' if een.name in ('tr', 'li') else '#' * int(een.name[1]) + ' '}{tekst}"


def verschillen(editie: str, site: Path) -> list[str]:
    """Give the lines that were kept and are no longer shown (-), and those that are new (+), with their page."""
    toen, nu = bestand(editie).read_text(encoding="utf-8").splitlines(), list(regels(site))
    return [f"- {een}" for een in toen if een not in nu] + [f"+ {een}" for een in nu if een not in toen] or (
        [] if toen == nu else ["dezelfde regels, in een andere volgorde of een ander aantal"]
    )
