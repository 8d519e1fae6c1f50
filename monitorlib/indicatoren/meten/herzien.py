"""'Herzien van': what the previous edition showed of a number that is another one now."""

from collections.abc import Mapping
from dataclasses import replace

from monitorlib.cijfers.toeval.punt import Punt
from monitorlib.editie.editie import Editie
from monitorlib.errors import ParameterError
from monitorlib.indicatoren.catalogus.indicator import Indicator
from monitorlib.notatie import getal
from monitorlib.sources.declared.declaration import VORIGE_CIJFERS
from monitorlib.sources.opened.bronnen import open_bron


def vorige_cijfers(editie: Editie) -> dict[tuple[str, str, str], float]:
    """Read what the previous edition showed.

    Raises `ParameterError` when params.yml names a previous edition without its numbers, or numbers of another one:
    'herzien' would then be silent, or wrong.
    """
    waar, vorige = editie.shown(editie.params / "params.yml"), editie.parameters.vorige
    if VORIGE_CIJFERS not in editie.parameters.bronnen:
        if vorige is None:
            return {}
        raise ParameterError(
            f"{waar}, vorige: dit is {vorige}, maar bron {VORIGE_CIJFERS} ontbreekt. Kopieer indicatoren.csv uit de "
            f"uitvoer van die editie naar {editie.shown(editie.data)}/{VORIGE_CIJFERS}.csv en noem haar bij 'bronnen'."
        )
    rijen = open_bron(editie, VORIGE_CIJFERS).tabel.to_pyarrow().to_pylist()
    anders = sorted({str(rij["editie"]) for rij in rijen} - {vorige})
    if anders:
        raise ParameterError(
            f"{waar}, vorige: dit is {vorige or 'leeg'}, maar bron {VORIGE_CIJFERS} heeft cijfers van {anders[0]}. "
            "Noem die editie bij 'vorige', of lever de cijfers van de vorige editie."
        )
    return {
        (rij["indicator"], rij["gemeente"], rij["periode"]): rij["waarde"] for rij in rijen if rij["waarde"] is not None
    }


def herzien_van(een: Indicator, punt: Punt | None, toen: Mapping[tuple[str, str, str], float]) -> str:
    """Give what the previous edition showed for a point, when it is another number now."""
    if punt is None or not punt.is_getal:
        return ""
    waarde = toen.get((een.naam, punt.gebied, str(punt.periode)))
    vorige = "" if waarde is None else getal(waarde, punt.decimalen)
    return "" if vorige in ("", getal(punt.waarde, punt.decimalen)) else replace(punt, waarde=waarde or 0.0).geschreven
