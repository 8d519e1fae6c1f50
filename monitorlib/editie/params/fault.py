"""What is wrong with a value of params.yml, told with its place."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.params.model_keys import keys_at
from monitorlib.vertaald.van_pydantic import gevonden, model_in_woorden


def faults_in(error: ValidationError, where: Callable[[tuple[Any, ...]], str], model: type[BaseModel]) -> list[str]:
    """Say of each fault in Dutch where it is, what was found and what is allowed; each once."""
    return list(dict.fromkeys(_explain(dict(fault), where, model) for fault in _causes(error)))


def _causes(error: ValidationError) -> list[Any]:
    """List the faults; a key that only seems absent because it was misspelt is the same fault as that misspelling."""
    faults = error.errors()
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]

    def misspelt(loc: tuple[Any, ...]) -> bool:
        beside = [str(other[-1]) for other in unknown if other[:-1] == loc[:-1]]
        return bool(get_close_matches(str(loc[-1]), beside))

    return [fault for fault in faults if not (fault["type"] == "missing" and misspelt(fault["loc"]))]


def _explain(fault: dict[str, Any], where: Callable[[tuple[Any, ...]], str], model: type[BaseModel]) -> str:
    loc = tuple(part for part in fault["loc"] if not _is_union_label(part, fault["loc"]))
    kind = str(fault["type"])
    if kind == "extra_forbidden":
        return f"{where(loc)}: deze sleutel is onbekend. {nearest(str(loc[-1]), keys_at(model, loc[:-1]))}"
    if kind == "missing":
        return f"{where(loc)}: deze sleutel ontbreekt; vul hem aan."
    return f"{where(loc)}: {model_in_woorden(kind, gevonden(fault['input']), fault.get('ctx', {}))}."


def _is_union_label(part: Any, loc: tuple[Any, ...]) -> bool:
    """Tell whether a part of pydantic's location is no key of the file but the name of a type in a union."""
    if not isinstance(part, str):
        return False
    return part.startswith("<") or (part in {"date", "str", "list"} and part == loc[-1] and len(loc) > 1)
