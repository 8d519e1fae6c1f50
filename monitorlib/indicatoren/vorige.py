"""What the previous edition showed: the source that a revised number is held against."""

from monitorlib.editie import Editie
from monitorlib.errors import ParameterError

VORIGE_CIJFERS = "vorige_cijfers"


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
    # Who only asks for the name of the source, does not wait for the engine.
    from monitorlib.sources.opened import open_bron

    rijen = open_bron(editie, VORIGE_CIJFERS).tabel.to_pyarrow().to_pylist()
    anders = sorted({str(rij["editie"]) for rij in rijen} - {vorige})
    if anders:
        raise ParameterError(
            f"{waar}, vorige: dit is {vorige or 'leeg'}, maar bron {VORIGE_CIJFERS} heeft cijfers van {anders[0]}. "
            "Noem die editie bij 'vorige', of lever de cijfers van de vorige editie."
        )
    return {
        (rij["indicator"], rij["gemeente"], rij["kwartaal"]): rij["waarde"]
        for rij in rijen
        if rij["waarde"] is not None
    }
