"""What stands under every page of an edition: whom to ask, when it came out, when the next comes, its licence."""

from datetime import date

from pydantic import Field

from monitorlib.editie.params.blok import Blok


class Colofon(Blok):
    """What an edition says of its publication; each line is left out when it is not given.

    `contact` is a name, a telephone number or an address of mail; `volgende` says in words when the next edition comes.
    """

    contact: str | None = Field(default=None, min_length=1)
    datum: date | None = None
    volgende: str | None = Field(default=None, min_length=1)
    licentie: str | None = Field(default=None, min_length=1)
