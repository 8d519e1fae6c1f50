"""Which keys a model has at a place."""

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def keys_at(model: Any, loc: tuple[Any, ...]) -> list[str]:
    """List the keys that are declared at a location of the parameters; none where nothing is declared."""
    kinds = list(_kinds(model))
    for part in loc:
        fields = [field.annotation for one in _models(kinds) for key, field in _fields(one) if key == part]
        # An index of a list, or a free key of a dict: the type of its values.
        within = fields or [get_args(kind)[-1] for kind in kinds if get_origin(kind) in (list, dict)]
        kinds = [kind for one in within for kind in _kinds(one)]
    return list(dict.fromkeys(key for one in _models(kinds) for key, _ in _fields(one)))


def _kinds(kind: Any) -> Iterator[Any]:
    """Give what a value may be: each choice of a union, without what is noted beside it."""
    if get_origin(kind) is Annotated:
        yield from _kinds(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType):
        for one in get_args(kind):
            yield from _kinds(one)
    else:
        yield kind


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """List the fields of a model by the key that they have in a file."""
    return [(field.alias or name, field) for name, field in model.model_fields.items()]


def _models(kinds: Iterable[Any]) -> list[type[BaseModel]]:
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
