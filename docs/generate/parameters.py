"""The reference of params.yml: keys and kinds from the models, their meaning in Dutch from `sleutels.yml`."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from ruamel.yaml import YAML

from generate.undocumented import Undocumented
from monitorlib.editie.params.parameters import Parameters

WORDS = Path(__file__).with_name("sleutels.yml")
PLAIN = {"str": "tekst", "int": "geheel getal", "float": "getal", "bool": "true of false", "date": "dag (jjjj-mm-dd)"}


def models() -> list[type[BaseModel]]:
    """Give every block of params.yml, the whole first, each once, in the order in which a reader meets them."""
    found: list[type[BaseModel]] = []

    def walk(model: type[BaseModel]) -> None:
        if model in found:
            return
        found.append(model)
        for field in model.model_fields.values():
            for one in _blocks(field.annotation):
                walk(one)

    walk(Parameters)
    return found


def parameters() -> str:
    """Write a table per block; raise `Undocumented` for a key without words, or words without a key."""
    words = YAML(typ="safe").load(WORDS.read_text(encoding="utf-8"))
    used: set[tuple[str, str]] = set()
    lines = [line for model in models() for line in _block(model, words, used)]
    idle = sorted({(block, key) for block, keys in words.items() for key in keys} - used)
    if idle:
        raise Undocumented(f"sleutels.yml noemt '{idle[0][1]}' van {idle[0][0]}, en die sleutel is er niet")
    return "\n".join(lines)


def _block(model: type[BaseModel], words: dict[str, dict[str, str]], used: set[tuple[str, str]]) -> Iterator[str]:
    yield from (f"({_anchor(model)})=", f"## {_title(model, words, used)}", "")
    yield from ("| sleutel | soort | verplicht | betekenis |", "|---|---|---|---|")
    for name, field in model.model_fields.items():
        needed = "ja" if field.is_required() else "nee"
        yield f"| `{field.alias or name}` | {_kind(field)} | {needed} | {_words(model, name, words, used)} |"
    yield ""


def _title(model: type[BaseModel], words: dict[str, dict[str, str]], used: set[tuple[str, str]]) -> str:
    return _words(model, "_", words, used)


def _words(model: type[BaseModel], key: str, words: dict[str, dict[str, str]], used: set[tuple[str, str]]) -> str:
    """Give the words of a key of a block, or of the block from which it has that key."""
    for one in model.__mro__:
        text = words.get(one.__name__, {}).get(key)
        if text:
            used.add((one.__name__, key))
            return text
    raise Undocumented(f"sleutels.yml zegt niets van '{key}' in {model.__name__}; schrijf wat die sleutel betekent")


def _blocks(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _blocks(part)


def _kind(field: FieldInfo) -> str:
    return _named(field.annotation).replace("|", "\\|")


def _named(kind: Any) -> str:
    """Name a type as an analyst does; a block by a link to its table."""
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part is not type(None)]
    if origin is Annotated:
        return _named(parts[0])
    if origin is Literal:
        return " of ".join(f"`{part}`" if part else "leeg" for part in parts)
    if origin in (Union, UnionType):
        return " of ".join(dict.fromkeys(_named(part) for part in parts))
    if origin is list:
        return f"lijst van {_named(parts[0])}"
    if origin is dict:
        return f"{_named(parts[0])}: {_named(parts[1])}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return f"[{kind.__name__}](#{_anchor(kind)})"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " of ".join(f"`{one.value}`" for one in kind)
    return PLAIN[kind.__name__]


def _anchor(model: type[BaseModel]) -> str:
    return f"blok-{model.__name__.lower()}"
