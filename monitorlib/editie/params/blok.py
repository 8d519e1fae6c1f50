"""What every block of params.yml is: its keys are declared, nothing is guessed."""

from pydantic import BaseModel, ConfigDict


class Blok(BaseModel):
    """A block of params.yml: every key is declared, nothing is guessed from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)
