"""What a new edition still asks of its maker: named together, so that nobody finds it out one by one."""

from pathlib import Path
from typing import Any

from monitorlib.editie.editie import known_editions
from monitorlib.editie.layout import Layout
from monitorlib.editie.params.yaml_file import holding, load_yaml
from monitorlib.errors import ParameterError
from monitorlib.files.reading import read_text
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.sources.readers.csv_file import alleen_kop

IN_TE_VULLEN, NA_TE_KIJKEN = "nog in te vullen", "nog na te kijken"


def open_in_parameters(pad: Path, layout: Layout) -> list[str]:
    """List what is open in a params.yml, by line."""
    # Reading a file with the places in it takes long; a text may go on in the next line.
    text = " ".join(read_text(pad, layout.shown(pad), ParameterError).split())
    if IN_TE_VULLEN not in text and NA_TE_KIJKEN not in text:
        return []
    return [f"{plaats}." for plaats in holding(pad, layout.shown(pad), (IN_TE_VULLEN, NA_TE_KIJKEN))]


def controleer_ingevuld(naam: str, layout: Layout) -> None:
    """Raise one `ParameterError` with all that is open, the files to deliver included, while params.yml has any."""
    if naam not in known_editions(layout):
        return
    regio, periode = naam.split("/")
    pad, data = layout.edition_params(regio, periode) / "params.yml", layout.edition_data(regio, periode)
    regels = open_in_parameters(pad, layout)
    if not regels:
        return
    gegeven = load_yaml(read_text(pad, layout.shown(pad), ParameterError), layout.shown(pad))
    bronnen = _blok(_blok(gegeven).get("bronnen"))
    # What comes from a database is fetched, and what the edition before showed came along with it.
    geleverd = [
        bron
        for naam, bron in bronnen.items()
        if naam != VORIGE_CIJFERS and "database" not in _blok(_blok(bron).get("levering")) and "bestand" in _blok(bron)
    ]
    bestanden = [data / str(bron.get("bestand")) for bron in geleverd]
    regels += [f"{layout.shown(een)}: nog te leveren." for een in bestanden if not _is_geleverd(een)]
    raise ParameterError(
        f"{naam} is nog niet klaar om te bouwen. {layout.shown(data / 'LEVEREN.md')} zegt hoe:\n" + "\n".join(regels)
    )


def _blok(gegeven: Any) -> dict[str, Any]:
    """Give a block of a file that is still being written; what is none holds nothing, and the build says so."""
    return gegeven if isinstance(gegeven, dict) else {}


def _is_geleverd(path: Path) -> bool:
    return path.exists() and (path.suffix != ".csv" or not alleen_kop(path))
