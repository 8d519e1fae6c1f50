"""What pydantic says of a value that is of the right form and still cannot be."""

from collections.abc import Mapping
from typing import Any

_WOORDEN = {
    "finite_number": "verwacht wordt een eindig getal",
    "too_short": "noem er ten minste {min_length}",
    "too_long": "noem er ten hoogste {max_length}",
    "string_too_long": "schrijf ten hoogste {max_length} tekens",
    "greater_than": "toegestaan is meer dan {gt}",
    "less_than": "toegestaan is minder dan {lt}",
    "multiple_of": "toegestaan is een veelvoud van {multiple_of}",
    "none_required": "laat het leeg (null)",
    "tuple_type": "verwacht wordt een lijst",
    "set_type": "verwacht wordt een lijst",
    "mapping_type": "verwacht wordt een blok met sleutels",
    "enum": "toegestaan is {expected}",
    "string_unicode": "verwacht wordt een tekst",
    "invalid_key": "een sleutel is een tekst",
    "no_such_attribute": "dit onderdeel is er niet",
}


def model_in_woorden(soort: str, grenzen: Mapping[str, Any]) -> str:
    """Say what is allowed, by the kind of fault; what the README says of the key when the kind is not known here."""
    woorden = _WOORDEN.get(soort, "de README zegt bij deze sleutel wat er kan")
    return woorden.format(**grenzen).replace(" or ", " of ")
