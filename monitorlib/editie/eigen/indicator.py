"""An indicator over a telling of the edition's own, declared in params.yml: a number, or one divided by another."""

from typing import Literal, Self

from pydantic import Field, model_validator

from monitorlib.editie.eigen.telling import EigenTelling
from monitorlib.editie.params.blok import Blok
from monitorlib.tijd.periode import Periode, is_periode


class EigenIndicator(Blok):
    """What an indicator over a telling counts: the rows with the members of `teller`, divided by those of `noemer`.

    Each names a member of every dimension of the telling. `factor` is 100 for a percentage, 1.000 for a rate. Anything
    that needs a calculation is a function in Python.
    """

    telling: str
    definitie: str = Field(min_length=1)
    teller: dict[str, str]
    noemer: dict[str, str] | None = None
    factor: float = Field(default=100, gt=0)
    eenheid: str = Field(min_length=1)
    decimalen: int = Field(default=1, ge=0, le=4)
    thema: Literal["Jeugdwet", "Wmo", "Participatiewet", "Meerdere wetten", "Toegang", "Cliëntervaring", "Geld"]
    gunstig: Literal["hoger", "lager", "geen"]
    lees: str = Field(min_length=1)
    transformatiedoel: str = ""
    nulmeting: str | None = None
    streefwaarde: float | None = None

    @model_validator(mode="after")
    def _nulmeting_is_een_periode(self) -> Self:
        if self.nulmeting is not None and not is_periode(self.nulmeting):
            raise ValueError(f"'nulmeting': '{self.nulmeting}' is geen periode; schrijf bijvoorbeeld 2023-Q4")
        return self

    def fout(self, telling: EigenTelling, gemeenten: int, periode: Periode | None) -> str:
        """Say what cannot be with this telling in an edition over this period; empty when all can."""
        if gemeenten > 1 and not telling.per_gemeente:
            return "de editie heeft meer dan één gemeente, en de telling is niet 'per_gemeente'"
        if not telling.aard:
            return "een indicator heeft een getal per periode, en de telling heeft geen perioden"
        if periode is not None and telling.periode != "jaar" and not telling.delen_van(periode):
            return f"een indicator heeft hier een getal per {periode.soort}, en de telling is per {telling.periode}"
        for waar, gekozen in (("teller", self.teller), ("noemer", self.noemer or {})):
            if waar == "noemer" and self.noemer is None:
                continue
            if zonder := [naam for naam in telling.dimensies if naam not in gekozen]:
                return f"'{waar}' zegt niet welke {zonder[0]}; noem van elke dimensie één lid"
            for dimensie, lid in gekozen.items():
                if dimensie not in telling.dimensies:
                    er_zijn = ", ".join(telling.dimensies) or "geen"
                    return f"'{waar}': dimensie '{dimensie}' is er niet; er zijn: {er_zijn}"
                if lid not in telling.dimensies[dimensie]:
                    return f"'{waar}': '{lid}' is geen {dimensie}; er zijn: {', '.join(telling.dimensies[dimensie])}"
        return "zij deelt een getal door zichzelf" if self.teller == self.noemer else ""
