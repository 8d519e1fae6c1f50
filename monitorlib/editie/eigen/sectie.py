"""Sections and chapters of an edition's own, declared in params.yml: which telling they show, and to what question."""

from typing import Literal, Self

from pydantic import Field, model_validator

from monitorlib.editie.eigen.telling import EigenTelling, Naast
from monitorlib.editie.params.blok import Blok

# What stands in an address of a page, and in a toelichting that names it.
NAAM = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class EigenSectie(Blok):
    """A section that shows a telling of the edition's own: as a table, and as the figure that its question asks for.

    `vraag` is 'verloop' (how does it go), 'vergelijking' (who has more), 'delen' (what is it made of, by the dimension
    `delen`), 'doel' (beside its prognose, begroting or streefwaarde, `tegen`) or 'tabel' (no figure). `kies` fixes
    members of dimensions, `perioden` keeps the last so many, `herzien` shows what was printed otherwise before.
    """

    titel: str = Field(min_length=1)
    telling: str
    vraag: Literal["verloop", "vergelijking", "delen", "doel", "tabel"]
    uitleg: str = ""
    kies: dict[str, str] = Field(default_factory=dict)
    perioden: int | None = Field(default=None, ge=1)
    delen: str = ""
    tegen: Naast | None = None
    herzien: bool = False

    @model_validator(mode="after")
    def _hoort_bij_de_vraag(self) -> Self:
        if bool(self.delen) != (self.vraag == "delen"):
            raise ValueError("'delen' noemt de dimensie bij vraag 'delen', en alleen daar; noem haar of haal haar weg")
        if (self.tegen is not None) != (self.vraag == "doel"):
            raise ValueError(
                "'tegen' zegt bij vraag 'doel' waarnaast het staat, en alleen daar; noem het of haal het weg"
            )
        return self

    def over(self, telling: EigenTelling) -> tuple[str, ...]:
        """Its dimensions that stay, but the period."""
        return tuple(naam for naam in telling.alle_dimensies if naam not in self.kies)

    def fout(self, telling: EigenTelling) -> str:
        """Say what cannot be with this telling; empty when all can."""
        for dimensie, lid in self.kies.items():
            if dimensie not in telling.dimensies:
                return f"'kies': dimensie '{dimensie}' is er niet; er zijn: {', '.join(telling.dimensies) or 'geen'}"
            if lid not in telling.dimensies[dimensie]:
                return f"'kies': '{lid}' is geen {dimensie}; er zijn: {', '.join(telling.dimensies[dimensie])}"
        over = self.over(telling)
        if self.vraag == "delen" and over != (self.delen,):
            vast = [naam for naam in over if naam != self.delen]
            if self.delen not in over:
                return f"'delen': dimensie '{self.delen}' is er niet; er zijn: {', '.join(over) or 'geen'}"
            return f"'delen' gaat over één dimensie; kies een lid van {' en '.join(vast)} met 'kies'"
        if self.vraag == "vergelijking" and not over:
            return "vraag 'vergelijking' heeft een dimensie nodig om te vergelijken"
        if self.tegen is not None and self.tegen not in telling.naast:
            return f"'tegen': '{self.tegen}' staat niet bij 'naast' van de telling"
        if self.herzien and "eerder" not in telling.naast:
            return "'herzien' kan alleen als 'naast' van de telling 'eerder' noemt"
        return ""
