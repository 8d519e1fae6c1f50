"""Sections and chapters of an edition's own, declared in params.yml: which telling they show, and to what question."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from monitorlib.bedoelt_u import nearest
from monitorlib.editie.eigen.telling import EigenTelling, Naast
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.dubbel import dubbel_in

# What stands in an address of a page, and in a toelichting that names it.
NAAM = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Samenvattingsregel(Blok):
    """What went from one member of a dimension (`over`) to another, for the samenvatting; `wat` names it as a reader.

    `wat` holds the name of another dimension between braces where each of its members changes by itself.
    """

    over: str
    van: str
    naar: str
    wat: str = Field(min_length=1)


class Sectiedeel(Blok):
    """A telling of the edition's own on a page: as a table, and as the figure that its question asks for.

    `vraag` is 'verloop' (how does it go), 'vergelijking' (who has more), 'delen' (what is it made of, by the dimension
    `delen`), 'doel' (beside its prognose, begroting or streefwaarde, `tegen`) or 'tabel' (no figure). `kies` fixes
    members of dimensions, `kolommen` lays dimensions beside each other, `perioden` keeps the last so many, `herzien`
    shows what was printed otherwise before. `kop` stands above the numbers of a telling without a period.
    """

    titel: str = ""
    telling: str
    vraag: Literal["verloop", "vergelijking", "delen", "doel", "tabel"]
    uitleg: str = ""
    tabeltitel: str = ""
    figuurtitel: str = ""
    kies: dict[str, str] = Field(default_factory=dict)
    kolommen: list[str] = Field(default_factory=list)
    kop: str = ""
    perioden: int | None = Field(default=None, ge=1)
    delen: str = ""
    tegen: Naast | None = None
    herzien: bool = False
    samenvatting: Samenvattingsregel | None = None

    @model_validator(mode="after")
    def _hoort_bij_de_vraag(self) -> Self:
        if bool(self.delen) != (self.vraag == "delen"):
            raise ValueError("'delen' noemt de dimensie bij vraag 'delen', en alleen daar; noem haar of haal haar weg")
        if (self.tegen is not None) != (self.vraag == "doel"):
            raise ValueError(
                "'tegen' zegt bij vraag 'doel' waarnaast het staat, en alleen daar; noem het of haal het weg"
            )
        if self.figuurtitel and self.vraag == "tabel":
            raise ValueError("'figuurtitel' hoort bij een figuur, en vraag 'tabel' heeft er geen; haal hem weg")
        return self

    def over(self, telling: EigenTelling) -> tuple[str, ...]:
        """Its dimensions that stay, but the period."""
        return tuple(naam for naam in telling.alle_dimensies if naam not in self.kies)

    def rijen(self, telling: EigenTelling) -> tuple[str, ...]:
        """Its dimensions that are rows."""
        return tuple(naam for naam in self.over(telling) if naam not in self.kolommen)

    def fout(self, telling: EigenTelling) -> str:
        """Say what cannot be with this telling; empty when all can."""
        for dimensie, lid in self.kies.items():
            if dimensie not in telling.dimensies:
                return f"'kies': dimensie '{dimensie}' is er niet; er zijn: {', '.join(telling.dimensies) or 'geen'}"
            if lid not in telling.dimensies[dimensie]:
                return f"'kies': '{lid}' is geen {dimensie}; er zijn: {', '.join(telling.dimensies[dimensie])}"
        over = self.over(telling)
        for dimensie in self.kolommen:
            if dimensie not in over:
                return f"'kolommen': dimensie '{dimensie}' is er niet; er zijn: {', '.join(over) or 'geen'}"
        if self.vraag == "vergelijking" and not over:
            return "vraag 'vergelijking' heeft een dimensie nodig om te vergelijken"
        if self.tegen is not None and self.tegen not in telling.naast:
            return f"'tegen': '{self.tegen}' staat niet bij 'naast' van de telling"
        if self.herzien and "eerder" not in telling.naast:
            return "'herzien' kan alleen als 'naast' van de telling 'eerder' noemt"
        return self._fout_in_periode(telling) or self._fout_in_delen(telling) or self._fout_in_verandering(telling)

    def _fout_in_periode(self, telling: EigenTelling) -> str:
        """Say what a telling with a period cannot have, and what one without cannot."""
        if telling.periode != "geen":
            return "'kop' staat boven getallen zonder periode; haal het weg" if self.kop else ""
        if self.vraag == "verloop":
            return "vraag 'verloop' gaat over perioden, en de telling heeft die niet; kies een andere vraag"
        if self.perioden:
            return "'perioden' houdt de laatste perioden, en de telling heeft die niet; haal het weg"
        if telling.getal == "tekst" and self.vraag != "tabel":
            return "woorden hebben geen figuur; schrijf 'vraag: tabel'"
        if self.kolommen and self.kop:
            return "'kop' staat boven één kolom, en bij 'kolommen' staan de leden erboven; houd er één"
        return "" if self.kolommen or self.kop else "noem bij 'kop' wat er boven de getallen staat"

    def _fout_in_delen(self, telling: EigenTelling) -> str:
        over = self.over(telling)
        if self.vraag != "delen":
            return ""
        if self.delen not in over:
            return f"'delen': dimensie '{self.delen}' is er niet; er zijn: {', '.join(over) or 'geen'}"
        vast = [naam for naam in over if naam != self.delen]
        # Where there is no period, a bar stands for each member of one other dimension.
        if len(vast) > (telling.periode == "geen"):
            return f"'delen' gaat over één dimensie; kies een lid van {' en '.join(vast)} met 'kies'"
        return ""

    def _fout_in_verandering(self, telling: EigenTelling) -> str:
        een = self.samenvatting
        if een is None:
            return ""
        if telling.getal == "tekst":
            return "'samenvatting' noemt wat van getal verandert, en woorden doen dat niet; haal het weg"
        kan = [naam for naam in telling.dimensies if naam not in self.kies]
        if een.over not in kan:
            return f"'samenvatting': dimensie '{een.over}' is er niet; er zijn: {', '.join(kan) or 'geen'}"
        for lid in (een.van, een.naar):
            if lid not in telling.dimensies[een.over]:
                leden = ", ".join(telling.dimensies[een.over])
                return f"'samenvatting': '{lid}' is geen {een.over}; er zijn: {leden}"
        return ""


class EigenSectie(Sectiedeel):
    """A section: a heading, a telling below it, others below that (`verder`), and a toelichting with its name."""

    titel: str = Field(min_length=1)
    verder: dict[str, Sectiedeel] = Field(default_factory=dict)
    toelichting: bool = True

    def sectiedelen(self, naam: str) -> Iterator[tuple[str, Sectiedeel]]:
        """Give all that it shows, each by its name: that of the section first."""
        yield naam, self
        yield from self.verder.items()


def fout_in_sectie(naam: str, sectie: EigenSectie, tellingen: Mapping[str, EigenTelling]) -> str:
    """Say what cannot be of a section with the tellingen that the edition declares itself; empty when all can."""
    for van, een in sectie.sectiedelen(naam):
        wat = f"sectie '{naam}'" if van == naam else f"sectie '{naam}', verder, '{van}'"
        if not re.fullmatch(NAAM, van):
            return f"{wat} kan zo niet heten; schrijf kleine letters, cijfers en streepjes"
        if een.telling not in tellingen:
            return (
                f"{wat} toont '{een.telling}', en dat is geen telling van deze editie zelf "
                f"(bronnen, met 'telling'). {nearest(een.telling, tellingen)}"
            )
        if fout := een.fout(tellingen[een.telling]):
            return f"{wat}: {fout}"
    return ""


def dubbele_namen(secties: Mapping[str, EigenSectie]) -> str:
    """Give a name that two tables would have; empty when there is none."""
    namen = [van for naam, sectie in secties.items() for van, _ in sectie.sectiedelen(naam)]
    return dubbel_in(namen)
