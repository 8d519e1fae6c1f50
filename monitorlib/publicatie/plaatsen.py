"""What outlives `output/`: the files of an edition in `vastgelegd/`, kept beside its parameters and in git."""

from collections.abc import Mapping
from pathlib import Path

from monitorlib.editie.layout import Layout
from monitorlib.sources.vastgelegd import BESTAND, MAP

GETALLEN, HERZIENINGEN, AKKOORDEN, MASKER = "getallen.csv", "herzieningen.csv", "akkoorden.csv", "masker.csv"
PROGNOSE = BESTAND
# Each file that may stand there, and what is in it.
VASTGELEGD: Mapping[str, str] = {
    GETALLEN: "elk getal dat gepubliceerd is, zoals de openbare pagina het toont",
    HERZIENINGEN: "wat sinds een eerdere publicatie een ander getal werd, met de reden",
    MASKER: "welke cellen de openbare editie niet toont",
    AKKOORDEN: "wie welk hoofdstuk goedkeurde, met de hash van wat gezien is",
    PROGNOSE: "wat de editie voorspelt",
}


def vastgelegd(layout: Layout, editie: str, bestand: str) -> Path:
    """Give where a file of `VASTGELEGD` stands of an edition, by its name."""
    regio, periode = editie.split("/")[:2]
    return layout.edition_params(regio, periode) / MAP / bestand
