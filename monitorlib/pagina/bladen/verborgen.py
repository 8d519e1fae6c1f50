"""What a public edition hides, counted from its own pages alone: nothing here knows a number that is hidden."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from monitorlib.cijfers.kern.regels import ONDERDRUKT, TELT_MEE, VERBORGEN_OM
from monitorlib.notatie import getal
from monitorlib.pagina.uitvoer import DATA_MIME
from monitorlib.render.tabellen.tabel import VERBORGEN
from monitorlib.render.tabellen.woordentabel import woordentabel

Bron = Mapping[str, Any]
# Where publishing puts what the audit of the written pages found; on paper this sentence stays.
TOETS = "toets-onthulling"
_PLEK = f'<p id="{TOETS}">Of een verborgen getal te berekenen is, staat op de webpagina van deze verantwoording.</p>\n'


def verborgen_html(notebooks: Iterable[Path]) -> str:
    """Say how many cells are hidden, and which part of the totals above them that is."""
    bronnen = [bron for path in notebooks for bron in _bronnen(path) if bron["monitor"]["soort"] == "tabel"]
    tekens = [rij["teken"] for bron in bronnen for rij in bron["data"]]
    weg, getoond = tekens.count(ONDERDRUKT), sum(een in TELT_MEE for een in tekens)
    if not weg:
        return "<p>In deze editie is geen getal verborgen.</p>\n"
    rijen = {
        "Getallen in de tabellen": getal(weg + getoond),
        f"Daarvan {VERBORGEN_OM}": getal(weg),
        "Deel van de getallen": f"{getal(100 * weg / (weg + getoond), 1)} %",
        **_deel([paar for bron in bronnen for paar in _totalen(bron)]),
    }
    tabel = woordentabel(
        {rij: {"Aantal": tekst} for rij, tekst in rijen.items()},
        rijkop="Wat is verborgen",
        naam="verborgen",
        titel="Wat is verborgen",
    )
    return f"{tabel}<p>Waar een getal verborgen is, staat {VERBORGEN}.</p>\n{_PLEK}"


def _deel(paren: list[tuple[float, float]]) -> dict[str, str]:
    geheel = sum(totaal for totaal, _ in paren)
    if not geheel:
        return {}
    weg = 100 * sum(rest for _, rest in paren) / geheel
    return {"Deel van de totalen waar zij onder vallen": f"{getal(weg, 1)} %"}


def _bronnen(path: Path) -> Iterator[Bron]:
    for cel in json.loads(path.read_bytes())["cells"]:
        for uitvoer in cel.get("outputs", []):
            if DATA_MIME in uitvoer.get("data", {}):
                yield uitvoer["data"][DATA_MIME]


def _totalen(bron: Bron) -> Iterator[tuple[float, float]]:
    """Give each total above a hidden cell, with what the cells that are shown leave of it: any reader can."""
    sleutel = bron["schema"]["primaryKey"]
    rijen = {tuple(rij[naam] for naam in sleutel): rij for rij in bron["data"]}
    for regel in bron["monitor"]["vergelijkingen"]:
        totaal, delen = rijen[tuple(regel["cel"])], [(factor, rijen[tuple(cel)]) for factor, cel in regel["termen"]]
        tekens = {een["teken"] for _, een in delen}
        if totaal["teken"] in TELT_MEE and ONDERDRUKT in tekens and all(factor == 1 for factor, _ in delen):
            gezien = sum(een["waarde"] for _, een in delen if een["teken"] in TELT_MEE)
            yield totaal["waarde"], totaal["waarde"] - gezien
