"""params.yml with the values of a trial in it: validated as the file itself is, which stays as it stands."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from monitorlib.editie.params.yaml_file import load_yaml, plain, read_yaml, validated, yaml_writer
from monitorlib.editie.proeven.proef import AndereWaarde, Pad, gestippeld
from monitorlib.errors import ParameterError
from monitorlib.files.reading import read_text

Model = TypeVar("Model", bound=BaseModel)
Anders = tuple[AndereWaarde, ...]

NIETS = object()


def read_trial(path: Path, model: type[Model], where: str, context: Mapping[str, Any], anders: Anders) -> Model:
    """Read and validate a file with other values in it; the file by itself must be right as well.

    Raises `ParameterError` as `read_yaml` does, which names what was asked for in the place of a line.
    """
    read_yaml(path, model, where, context)
    found = _trial(read_text(path, where, ParameterError), model, where, tuple(context.items()), anders)
    assert isinstance(found, model)
    return found


def write_trial(path: Path, where: str, anders: Anders) -> str:
    """Put the values into a file, which must be a copy, and say in a sentence what differs from what it was."""
    text = read_text(path, where, ParameterError)
    with path.open("w", encoding="utf-8") as file:
        yaml_writer().dump(_changed(text, where, anders), file)
    return verschil(text, where, anders)


def verschil(text: str, where: str, anders: Anders) -> str:
    """Say in a sentence which values of a file differ, and what they are in it."""
    document = lees(text, where)
    delen = [deel for een in anders for deel in _verschillen(een.pad, waarde_op(document, een.pad), waarde_van(een))]
    return f"Proef: {'; '.join(delen)}."


def lees(text: str, where: str) -> Any:
    """Give what a file says as plain values, which may be changed."""
    return deepcopy(_lees(text, where))


# A trial looks at the same file several times, and reading takes long.
@lru_cache(maxsize=16)
def _lees(text: str, where: str) -> Any:
    return plain(load_yaml(text, where))


def waarde_van(een: AndereWaarde) -> Any:
    """Give the value that is asked for; raise `ParameterError` when it is no YAML."""
    return plain(load_yaml(een.waarde, een.gegeven))


def als_yaml(waarde: Any) -> str:
    """Write a value as params.yml would have it."""
    tekst = StringIO()
    yaml_writer().dump(waarde, tekst)
    return tekst.getvalue()


def waarde_op(document: Any, pad: Pad) -> Any:
    """Give what stands in a document at a place, or `NIETS`."""
    for deel in pad:
        try:
            document = document[deel]
        except (LookupError, TypeError):
            return NIETS
    return document


@lru_cache(maxsize=16)
def _trial(
    text: str, model: type[BaseModel], where: str, context: tuple[tuple[str, Any], ...], anders: Anders
) -> BaseModel:
    document = _changed(text, where, anders)

    def place(loc: tuple[Any, ...]) -> str:
        own = [een.gegeven for een in anders if een.pad[: len(loc)] == loc[: len(een.pad)]]
        named = ", ".join(own or [een.gegeven for een in anders])
        return f"{where}, {named}{f', {gestippeld(loc)}' if loc else ''}"

    return validated(document, model, context, place)


def _changed(text: str, where: str, anders: Anders) -> Any:
    document = lees(text, where)
    for een in anders:
        *above, last = een.pad
        node = document
        for deel in above:
            if isinstance(node, dict) and node.get(deel) is None:
                node[deel] = {}
            node = _within(node, deel, een, where)
        _within(node, last, een, where, waarde_van(een))
    return document


def _within(node: Any, deel: str | int, een: AndereWaarde, where: str, waarde: Any = NIETS) -> Any:
    """Give what stands under a key, or put a value there; the file can have changed since the key was found."""
    try:
        if waarde is not NIETS:
            node[deel] = waarde
        return node[deel]
    except (LookupError, TypeError):
        raise ParameterError(
            f"{where}, {een.gegeven}: '{gestippeld(een.pad)}' staat er niet meer; laat een van de keuzes weg."
        ) from None


def _verschillen(pad: Pad, was: Any, wordt: Any) -> Iterator[str]:
    """Say what differs; of two blocks each key that does."""
    if isinstance(was, dict) and isinstance(wordt, dict) and was != wordt:
        for sleutel in {**was, **wordt}:
            een, ander = was.get(sleutel, NIETS), wordt.get(sleutel, NIETS)
            if een != ander:
                yield from _verschillen((*pad, sleutel), een, ander)
        return
    waar = f" ({gestippeld(pad[:-1])})" if len(pad) > 1 else ""
    naast = "zoals in params.yml" if was == wordt else f"in plaats van {in_woorden(was)}"
    yield f"{pad[-1]} {in_woorden(wordt)} {naast}{waar}"


def in_woorden(waarde: Any) -> str:
    """Write a value as a page shows it."""
    if waarde is NIETS or waarde is None or waarde in ([], {}, ""):
        return "niets"
    if isinstance(waarde, bool):
        return str(waarde).lower()
    if isinstance(waarde, float):
        return str(waarde).replace(".", ",")
    if isinstance(waarde, list):
        return ", ".join(in_woorden(een) for een in waarde)
    if isinstance(waarde, dict):
        return ", ".join(f"{sleutel}: {in_woorden(een)}" for sleutel, een in waarde.items())
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
