"""Why a chapter or a site has to be made again: what has changed since it was built, in words."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from monitorlib.engine.stale.stale import Inputs
from monitorlib.engine.stale.state import State, site_files
from monitorlib.sources.freeze.snapshot_index import AFWEZIG, hash_or_absent


def why(naam: str, state: State, inputs: Inputs, folder: Path) -> list[str]:
    """Say in words why a chapter has to be made again; nothing when it is as it would become."""
    built = state.hoofdstukken.get(naam)
    if built is None:
        return ["nog niet gebouwd"]
    return _changed(built.invoer, inputs.of(naam, built.gelezen, state.records)) + _altered(built.uitvoer, folder)


def why_site(state: State, inputs: Inputs, hoofdstukken: Iterable[str], folder: Path) -> list[str]:
    """Say why the files of a site that are no chapter's have to be made again."""
    if not state.hoofdstukken:
        return ["nog niet gebouwd"]
    gone = [naam for naam in state.hoofdstukken if naam not in set(hoofdstukken)]
    extra = set(site_files(folder, state.hoofdstukken)) - set(state.uitvoer)
    return [
        *_changed(state.invoer, inputs.of_site()),
        *_altered(state.uitvoer, folder),
        *(f"{naam} staat niet meer in params.yml" for naam in gone),
        *(f"{file} hoort er niet" for file in sorted(extra)),
    ]


def _changed(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [f"{what} is veranderd" for what in {**was, **now} if was.get(what) != now.get(what)]


def _altered(files: Mapping[str, str], folder: Path) -> list[str]:
    reasons = []
    for file, was in files.items():
        found = hash_or_absent(folder / file)
        if found != was:
            reasons.append(f"{file} is weg" if found == AFWEZIG else f"{file} is na de bouw gewijzigd")
    return reasons
