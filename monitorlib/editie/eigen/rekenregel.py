"""What an own telling calculates besides its totals: rows added and taken off, differences, ratios."""

from collections.abc import Callable
from typing import Self

from pydantic import Field, model_validator

from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.dubbel import dubbel_in

# Says that a dimension, or a member of one, is not there.
Bekend = Callable[..., None]


class Optelling(Blok):
    """A member that is calculated: those of `plus` added up, those of `min` taken off.

    It stands behind the member `na`, in front of all with `vooraan`, and else last. An earlier one may be a part of it.
    """

    naam: str = Field(min_length=1)
    dimensie: str
    plus: list[str] = Field(min_length=1)
    min: list[str] = Field(default_factory=list)
    na: str | None = None
    vooraan: bool = False

    @property
    def termen(self) -> dict[str, float]:
        """Each of its parts with its factor."""
        return {**dict.fromkeys(self.plus, 1.0), **dict.fromkeys(self.min, -1.0)}

    @model_validator(mode="after")
    def _staat_op_een_plek(self) -> Self:
        if self.na is not None and self.vooraan:
            raise ValueError(f"'optellingen': '{self.naam}' staat vooraan of na '{self.na}'; houd er één")
        delen = [*self.plus, *self.min]
        if len(set(delen)) < len(delen):
            raise ValueError(f"'optellingen': '{self.naam}' noemt een deel twee keer; noem elk één keer")
        return self


class Verschilregel(Blok):
    """What the member `naar` of a dimension is more than `van`, as a member 'Verschil' with its sign."""

    dimensie: str
    van: str
    naar: str

    @model_validator(mode="after")
    def _is_tussen_twee(self) -> Self:
        if self.van == self.naar:
            raise ValueError(
                f"'verschillen': een verschil is tussen twee leden; '{self.van}' staat er twee keer; noem een ander"
            )
        return self


class Deling(Blok):
    """A row that is calculated: `factor` × one member of a dimension divided by another."""

    naam: str
    dimensie: str
    teller: str
    noemer: str
    eenheid: str
    factor: float = 1
    decimalen: int = Field(default=1, ge=0, le=4)


def controleer(
    dimensies: dict[str, list[str]], optellingen: list[Optelling], verschillen: list[Verschilregel], bekend: Bekend
) -> None:
    """Refuse a rule about a member that is not there, and a name that is there already. Raises `ValueError`."""
    leden = {naam: list(een) for naam, een in dimensies.items()}
    for een in optellingen:
        bekend("optellingen", een.dimensie)
        for lid in (*een.termen, *([een.na] if een.na else [])):
            if lid not in leden[een.dimensie]:
                bekend("optellingen", een.dimensie, lid)
        if een.naam in leden[een.dimensie]:
            raise ValueError(f"'optellingen': '{een.naam}' is al een {een.dimensie}; kies een andere naam")
        leden[een.dimensie].append(een.naam)
    for ander in verschillen:
        for lid in (ander.van, ander.naar):
            bekend("verschillen", ander.dimensie, lid)
        if "Verschil" in leden[ander.dimensie]:
            raise ValueError(f"'verschillen': dimensie '{ander.dimensie}' heeft al een Verschil; noem er één")
        leden[ander.dimensie].append("Verschil")


def controleer_verhoudingen(dimensies: dict[str, list[str]], verhoudingen: list[Deling], bekend: Bekend) -> None:
    """Refuse a ratio of members that are not there, of a member and itself, or with a name that is there already.

    Raises `ValueError`.
    """
    for een in verhoudingen:
        for lid in (een.teller, een.noemer):
            bekend("verhoudingen", een.dimensie, lid)
        if een.teller == een.noemer:
            raise ValueError(f"'verhoudingen': '{een.naam}' deelt '{een.teller}' door zichzelf; noem een andere noemer")
        if een.naam in dimensies[een.dimensie]:
            raise ValueError(f"'verhoudingen': '{een.naam}' is al een {een.dimensie}; kies een andere naam")
    if dubbel := dubbel_in([een.naam for een in verhoudingen]):
        raise ValueError(f"'verhoudingen' noemt '{dubbel}' twee keer; geef elk een eigen naam")
