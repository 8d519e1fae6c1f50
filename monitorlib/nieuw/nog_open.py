"""What an edition still asks of its maker, as lines for a terminal: file, line and key of each open place."""

from operator import itemgetter

from monitorlib.editie.editie import Editie
from monitorlib.editie.nog_open import Plaats
from monitorlib.editie.params.yaml_file import lines_of
from monitorlib.errors import ParameterError
from monitorlib.files.reading import read_text


def regels_nog_open(editie: Editie) -> list[str]:
    """Name every open place of an edition with its line in params.yml and what to write there; nothing when none is."""
    open_, pad = editie.nog_open, editie.params / "params.yml"
    if not open_:
        return []
    waar = editie.shown(pad)
    regels = lines_of(read_text(pad, waar, ParameterError), waar, [een.sleutels for een in open_])
    keer = "1 plaats" if len(open_) == 1 else f"{len(open_)} plaatsen"
    return [
        f"Nog open: {keer}. {editie.shown(editie.data / 'LEVEREN.md')} zegt per bron hoe.",
        *(
            f"  {waar}, regel {regel}, {_wat(editie, een)}."
            for een, regel in sorted(zip(open_, regels, strict=True), key=itemgetter(1))
        ),
    ]


def _wat(editie: Editie, een: Plaats) -> str:
    if not een.is_levering:
        return f"{een.sleutel}: {een.tekst}"
    bestand = editie.shown(editie.data / editie.bronnen[een.bron].bestand)
    return f"{een.sleutel}: {bestand} is nog niet geleverd"
