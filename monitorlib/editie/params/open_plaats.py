"""What stands in params.yml where its maker still has to write: read as it stands, so that the rest can be used."""

from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, ValidationInfo, ValidatorFunctionWrapHandler

IN_TE_VULLEN, NA_TE_KIJKEN = "nog in te vullen", "nog na te kijken"
# The soort of the bevinding on such a place, which nobody can accept.
NOG_OPEN: Literal["nog open"] = "nog open"


def of_nog_open(gegeven: Any, rest: ValidatorFunctionWrapHandler) -> Any:
    """Let an open place stand for the value that it will have; nothing calculates with it: `editie/nog_open.py`."""
    return gegeven if gegeven == IN_TE_VULLEN else rest(gegeven)


def of_instelling_nog_open(gegeven: Any, rest: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Do so for every setting of a chapter; its sections are no setting."""
    return rest(gegeven) if info.field_name == "secties" else of_nog_open(gegeven, rest)


def schrijf_nog_open(gegeven: Any, rest: SerializerFunctionWrapHandler) -> Any:
    """Write an open place as it stands."""
    return gegeven if gegeven == IN_TE_VULLEN else rest(gegeven)
