"""What pydantic says of a value that cannot be."""

import re
from collections.abc import Mapping
from typing import Any

# What is expected, by what a kind of fault begins with.
_SOORTEN = {
    "string": "een tekst",
    "int": "een geheel getal",
    "float": "een getal",
    "bool": "true of false",
    "date": "een datum (jjjj-mm-dd)",
    "list": "een lijst",
    "dict": "een blok met sleutels",
    "model": "een blok met sleutels",
}
# What a text of a fixed form looks like, by its pattern.
_VORMEN = {
    r"^GM\d{4}$": "GM met vier cijfers, zoals GM0053",
    "^(budget|inwoners|gebruik|kosten)$": "budget, inwoners, gebruik of kosten",
}
_WOORDEN = {
    "value_error": "{error}",
    "literal_error": "{gevonden} kan hier niet; toegestaan is {expected}",
    "string_too_short": "{gevonden} is te kort; schrijf ten minste {min_length} tekens",
    "string_pattern_mismatch": "{gevonden} heeft niet de goede vorm; verwacht wordt {vorm}",
    "greater_than_equal": "{gevonden} kan hier niet; toegestaan is ten minste {ge:g}",
    "less_than_equal": "{gevonden} kan hier niet; toegestaan is ten hoogste {le:g}",
    "finite_number": "{gevonden} kan hier niet; verwacht wordt een eindig getal",
    "too_short": "{gevonden} kan hier niet; noem er ten minste {min_length}",
    "too_long": "{gevonden} kan hier niet; noem er ten hoogste {max_length}",
    "string_too_long": "{gevonden} kan hier niet; schrijf ten hoogste {max_length} tekens",
    "greater_than": "{gevonden} kan hier niet; toegestaan is meer dan {gt}",
    "less_than": "{gevonden} kan hier niet; toegestaan is minder dan {lt}",
    "multiple_of": "{gevonden} kan hier niet; toegestaan is een veelvoud van {multiple_of}",
    "none_required": "{gevonden} kan hier niet; laat het leeg (null)",
    "tuple_type": "{gevonden} kan hier niet; verwacht wordt een lijst",
    "set_type": "{gevonden} kan hier niet; verwacht wordt een lijst",
    "mapping_type": "{gevonden} kan hier niet; verwacht wordt een blok met sleutels",
    "enum": "{gevonden} kan hier niet; toegestaan is {expected}",
    "string_unicode": "{gevonden} kan hier niet; verwacht wordt een tekst",
    "invalid_key": "{gevonden} kan hier niet; een sleutel is een tekst",
    "no_such_attribute": "{gevonden} kan hier niet; dit onderdeel is er niet",
}


def model_in_woorden(soort: str, wat: str, grenzen: Mapping[str, Any]) -> str:
    """Say what is wrong with a value by the kind of fault, and what is allowed; without a full stop."""
    if woorden := _WOORDEN.get(soort):
        patroon = str(grenzen.get("pattern", ""))
        gezegd = {
            een: waarde.replace(" or ", " of ") if isinstance(waarde, str) else waarde
            for een, waarde in grenzen.items()
        }
        return woorden.format(**gezegd, gevonden=wat, vorm=_VORMEN.get(patroon, patroon))
    begin = re.split(r"_(?:type|parsing|from|too)", soort)[0]
    if begin in _SOORTEN:
        return f"{wat} is niet goed; verwacht wordt {_SOORTEN[begin]}"
    return f"{wat} kan hier niet; de documentatie (make docs) zegt bij deze sleutel wat er kan"


def gevonden(waarde: Any) -> str:
    """Name a value as it stands in the file: a text in quotes, 'leeg', a list or a block without its contents."""
    if waarde is None:
        return "leeg"
    if isinstance(waarde, bool):
        return str(waarde).lower()
    if isinstance(waarde, str):
        return f"'{waarde}'"
    if isinstance(waarde, dict | list):
        return _SOORTEN[type(waarde).__name__]
    return str(waarde)
