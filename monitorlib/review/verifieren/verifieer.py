"""Hold an edition as it stands to itself made again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from monitorlib.editie.editie import Editie
from monitorlib.engine.stale.reasons import why
from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import State
from monitorlib.errors import MonitorError
from monitorlib.opties import VAN_MANIFEST
from monitorlib.review.bouw import MANIFEST, Bouw, lees_bouw
from monitorlib.review.vergelijken import vergelijk
from monitorlib.review.verifieren.cellen import vergelijk_cellen
from monitorlib.review.verifieren.omgeving import LOCK, LOCK_MET_VORMEN, Omgeving, deze_omgeving, nieuwe_omgeving
from monitorlib.review.verifieren.opnieuw import Code, bouw_opnieuw, code_van
from monitorlib.review.verifieren.uitslag import Uitslag
from monitorlib.sources.freeze.snapshot import to_be_frozen
from monitorlib.sources.freeze.snapshot_index import hash_or_absent

LEZERS = "intern"


def verifieer(editie: Editie, *, commit: str = "", nieuw: bool = True, engine: str = "monitor") -> Uitslag:
    """Make an edition again in a folder apart and compare every file, number and text; what stands is left alone.

    `commit` is with which code (empty: that of now; 'manifest': that with which it was built), `nieuw` whether the
    packages of the lock are installed anew, `engine` what executes the notebooks. Raises `MonitorError` when what
    stands is not what a build left, or when another outcome is no wonder: sources, parameters or code changed since.
    """
    folder = editie.output(LEZERS)
    toen, state = lees_bouw(editie.naam, editie.layout, LEZERS), State.read(folder)
    _weiger_gewijzigd(editie, state, folder)
    commit = _commit(editie, toen, commit)
    if not commit:
        _weiger_verouderd(editie, state, folder)
    keuzes = ["--engine", engine, *(["--vormen", ",".join(state.vormen)] if state.vormen else [])]
    with TemporaryDirectory(prefix="monitor-verify-") as apart, code_van(editie, commit, Path(apart)) as code:
        omgeving = _omgeving(code, state, Path(apart)) if nieuw else deze_omgeving()
        weer = bouw_opnieuw(editie, code, omgeving, Path(apart) / "output", keuzes)
        bestanden = _vergeleken(_bestanden(state), _bestanden(State.read(weer)))
        opnieuw = lees_bouw(str(weer), editie.layout, LEZERS)
        beide = [naam for naam in toen.hoofdstukken if naam in opnieuw.hoofdstukken]
        cellen = vergelijk_cellen(folder / "notebooks", weer / "notebooks", beide)
        return Uitslag(editie.naam, omgeving.woorden, commit, *bestanden, vergelijk(toen, opnieuw), cellen)


def _omgeving(code: Code, state: State, apart: Path) -> Omgeving:
    return nieuwe_omgeving(code.bibliotheek / (LOCK_MET_VORMEN if state.vormen else LOCK), apart / "omgeving")


def _bestanden(state: State) -> dict[str, str]:
    """Give the files that a build makes the same every time: all but the one with a clock."""
    return {naam: hash_ for naam, hash_ in state.files.items() if naam != MANIFEST}


def _vergeleken(toen: Mapping[str, str], weer: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Count the files that are the same to the byte, and name those that are another, new or gone."""
    anders = tuple(naam for naam in sorted({*toen, *weer}) if toen.get(naam) != weer.get(naam))
    return len({*toen, *weer}) - len(anders), anders


def _weiger_gewijzigd(editie: Editie, state: State, folder: Path) -> None:
    anders = [naam for naam, hash_ in state.files.items() if hash_or_absent(folder / naam) != hash_]
    if not state.hoofdstukken or anders:
        wat = f"na de bouw gewijzigd of weg: {_genoemd(anders)}" if anders else "bouw.json ontbreekt of is gewijzigd"
        raise MonitorError(f"{editie.naam}: wat er staat, is niet wat een bouw maakte ({wat}). Bouw de editie opnieuw.")


def _weiger_verouderd(editie: Editie, state: State, folder: Path) -> None:
    """Refuse an edition of which sources, parameters, texts or code are no longer those of its build."""
    redenen = [f"bron {naam} is opnieuw geleverd" for naam in to_be_frozen(editie)]
    inputs = Inputs(editie, LEZERS, {})
    for naam in editie.parameters.hoofdstukken.gevraagd():
        redenen += [f"{naam}: {reden}" for reden in why(naam, state, inputs, folder)]
    if redenen:
        raise MonitorError(
            f"{editie.naam}: sinds de bouw is er iets veranderd, dus een andere uitkomst zegt niets "
            f"({_genoemd(redenen)}). Bouw de editie opnieuw, of controleer met --commit tegen de code van toen."
        )


def _commit(editie: Editie, toen: Bouw, gevraagd: str) -> str:
    if gevraagd != VAN_MANIFEST:
        return gevraagd
    van_toen = str(toen.manifest.get("commit") or "")
    if not van_toen or van_toen.endswith("+"):
        wat = f"met wijzigingen die in geen commit staan ({van_toen})" if van_toen else "buiten een repository van git"
        raise MonitorError(f"{editie.naam} is gebouwd {wat}. Leg vast met git commit, bouw opnieuw, en controleer dan.")
    return van_toen


def _genoemd(alle: Sequence[str]) -> str:
    return "; ".join(alle[:5]) + (f"; nog {len(alle) - 5}" if len(alle) > 5 else "")
