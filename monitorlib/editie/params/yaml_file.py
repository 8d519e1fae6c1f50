"""Read a YAML file into a typed model; say in Dutch, with file and line, what is wrong with it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from monitorlib.editie.params.fault import faults_in
from monitorlib.editie.params.yaml_form import check_form, line_of_fault
from monitorlib.errors import ParameterError
from monitorlib.files.reading import read_text
from monitorlib.vertaald.van_yaml import yaml_in_woorden

Model = TypeVar("Model", bound=BaseModel)
# What was asked of a file: its text, its model, where it is and what the model must know; and what came of it.
Read = dict[tuple[str, type[BaseModel], str, tuple[tuple[str, Any], ...]], BaseModel]

# One process opens an edition more than once, and its children again; what they get cannot be changed.
_READ: Read = {}
_MOST = 16

_DIGITS = 400
_LONG = re.compile(rf"(?<![^\s\[{{,])[-+]?(?:\d|0[xo][\da-fA-F])[\da-fA-F_.]{{{_DIGITS},}}(?![^\s\]}},])")


def read_yaml(path: Path, model: type[Model], where: str, context: Mapping[str, Any] | None = None) -> Model:
    """Read and validate a file that `where` names; raise one `ParameterError` with every fault in it.

    `context` holds what the model must know that is not in the file.
    """
    asked = (read_text(path, where, ParameterError), model, where, tuple((context or {}).items()))
    if asked not in _READ:
        _READ[asked] = _validated(*asked)
        for oldest in list(_READ)[:-_MOST]:
            _READ.pop(oldest, None)
    return cast(Model, _READ[asked])


def read_before(wheres: Collection[str]) -> Read:
    """Give what this process has read of these files, for a child that will read them: reading costs a tenth of it."""
    return {asked: found for asked, found in _READ.items() if asked[2] in wheres}


def take_over(read: Read) -> None:
    """Know what another process read; a file that says something else by now is read anew."""
    _READ.update(read)


def _validated(text: str, model: type[BaseModel], where: str, context: tuple[tuple[str, Any], ...]) -> BaseModel:
    document = load_yaml(text, where)

    def place(loc: tuple[Any, ...]) -> str:
        return f"{where}, regel {_line(document, loc)}, {'.'.join(str(part) for part in loc)}" if loc else where

    return validated(plain(document), model, context, place)


def validated(
    found: Any, model: type[BaseModel], context: Iterable[tuple[str, Any]], place: Callable[[tuple[Any, ...]], str]
) -> BaseModel:
    """Validate plain values; raise one `ParameterError` with every fault, `place` saying where each is."""
    try:
        return model.model_validate(found, context=dict(context))
    except ValidationError as error:
        raise ParameterError("\n".join(faults_in(error, place, model))) from error


def yaml_writer(breedte: int = 120) -> YAML:
    """Give a reader and writer of YAML that keeps comments, with the layout of the project's own files."""
    yaml = YAML(typ="rt")
    yaml.width, yaml.preserve_quotes = breedte, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), lambda rep, _: rep.represent_scalar("tag:yaml.org,2002:null", "null"))
    return yaml


def lines_of(text: str, where: str, places: Iterable[tuple[Any, ...]]) -> list[int]:
    """Give of each place, the keys that lead to it, its line in a text; of one that is not there the nearest above."""
    document = load_yaml(text, where)
    return [_line(document, loc) for loc in places]


def load_yaml(text: str, where: str) -> Any:
    """Load YAML with its line numbers; raise `ParameterError` with the line of what is no YAML, or has no end."""
    check_form(text, where)
    _refuse_endless_number(text, where)
    try:
        return YAML(typ="rt").load(text)
    except DuplicateKeyError as error:
        key = re.search(r'"(.*?)"', str(error.problem))
        found = key.group(1) if key else "?"
        raise ParameterError(
            f"{where}, regel {_marked(error)}: de sleutel '{found}' staat er twee keer; haal er een weg."
        ) from error
    except MarkedYAMLError as error:
        problem = yaml_in_woorden(error)
        raise _no_yaml(where, f", regel {_marked(error)}", f" ({problem})" if problem else "") from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ParameterError(f"{where}, regel {line}: hier staat een onzichtbaar teken; haal het weg.") from error
    except Exception as error:
        # The reader makes dates and numbers itself, and says neither which nor where; it stumbles in its own ways.
        if isinstance(error, ValueError):
            _refuse_day(text, where)
        raise _no_yaml(where, line_of_fault(text), "") from error


def _refuse_endless_number(text: str, where: str) -> None:
    """Raise `ParameterError` with the line of a number so long that Python does not read or write it."""
    for line, content in enumerate(text.splitlines(), 1):
        found = _LONG.search(content) if len(content) > _DIGITS else None
        if found:
            raise ParameterError(
                f"{where}, regel {line}: een getal van {len(found[0])} tekens; zo lang is geen getal. Maak het korter, "
                "of zet het tussen aanhalingstekens als het een tekst is."
            )


def _no_yaml(where: str, line: str, problem: str) -> ParameterError:
    return ParameterError(
        f"{where}{line}: geen geldige YAML{problem}; controleer inspringen, dubbele punten en aanhalingstekens."
    )


def _refuse_day(text: str, where: str) -> None:
    """Raise `ParameterError` with the line of a day that does not exist, when there is one."""
    for line, content in enumerate(text.splitlines(), 1):
        for day in re.findall(r"\b\d{4}-\d\d?-\d\d?\b", content):
            if not _exists(day):
                raise ParameterError(f"{where}, regel {line}: '{day}' is een datum die niet bestaat; verbeter haar.")


def _marked(error: MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 1


def _exists(day: str) -> bool:
    try:
        date(*(int(part) for part in day.split("-")))
    except ValueError:
        return False
    return True


def plain(node: Any) -> Any:
    """Turn a round-trip document into plain Python values, so that strict types can be checked."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, bool) or node is None or type(node) is date:
        return node
    return next((kind(node) for kind in (str, int, float) if isinstance(node, kind)), node)


def _line(document: Any, loc: tuple[Any, ...]) -> int:
    """Find the line of a location in a round-trip document, or that of its nearest parent."""
    node: Any = document
    line = 1
    for part in loc:
        try:
            position = node.lc.data[part]
            line, node = position[0] + 1, node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line
