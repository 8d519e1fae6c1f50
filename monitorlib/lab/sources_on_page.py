"""The sources of an edition with their columns, as Markdown: from their declaration."""

from collections.abc import Iterator, Sequence
from html import escape

from monitorlib.editie.editie import Editie
from monitorlib.notatie import getal
from monitorlib.sources.codes.allowed import codes_of, declared, parameters_of
from monitorlib.sources.declared.declaration import Kolom

# So many values of a column are named; of a list of products there are hundreds.
_VALUES = 8


def sources_on_page(editie: Editie) -> Iterator[str]:
    """Give the text of each cell: what a source is, and one for each that the edition delivers."""
    yield (
        "## Bronnen\n\nEen register heeft een rij per voorziening, uitkering of declaratie. Een telling heeft een "
        'getal per rij. Zo opent u er een: `hoofdstuk.bron("naam")`. Toon nooit een rij van een register: een rij is '
        "iemand."
    )
    for naam in sorted(editie.parameters.bronnen):
        bron = declared(editie, naam)
        codes = codes_of(editie, bron).per_kolom
        soort = "Register" if bron.is_register else f"Telling: {escape(bron.eenheid or 'woorden')}"
        kop = f"### {naam}\n\n{escape(bron.titel)}. {soort}; {parameters_of(editie, naam).herkomst}."
        rijen = [_row(een, list(codes.get(een.naam, {}).values())) for een in bron.kolommen]
        yield "\n".join([kop, "", "| kolom | soort | wat erin staat | waarden |", "|:--|:--|:--|:--|", *rijen])


def _row(kolom: Kolom, values: Sequence[str]) -> str:
    rest = f" en nog {getal(len(values) - _VALUES)}" if len(values) > _VALUES else ""
    mag = "; mag ontbreken" if kolom.mag_ontbreken else "; mag leeg zijn" if kolom.mag_leeg else ""
    waarden = f"{', '.join(values[:_VALUES])}{rest}"
    return f"| `{kolom.naam}` | {kolom.soort} | {_plain(kolom.uitleg + mag)} | {_plain(waarden)} |"


def _plain(text: str) -> str:
    """Write a text in a cell of a table of Markdown, as it is."""
    return "".join(f"&#{ord(sign)};" if sign in "|*_`[]<>&\\~$" else sign for sign in " ".join(text.split()))
