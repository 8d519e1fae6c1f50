"""A telling of an edition's own, declared in params.yml: what is counted, over which dimensions and periods."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from monitorlib.editie.eigen.rekenregel import (
    Deling,
    Optelling,
    Verschilregel,
    controleer,
    controleer_verhoudingen,
)
from monitorlib.editie.eigen.sommen import Som, geen_tegenspraak
from monitorlib.editie.params.blok import Blok
from monitorlib.editie.params.dubbel import dubbel_in
from monitorlib.errors import ParameterError
from monitorlib.tijd.moment import lees_moment
from monitorlib.tijd.periode import SOORTEN, Periode

# What a number says of its period: how many there are at its end, how many came in it, or how many since 1 January.
Aard = Literal["stand", "stroom", "cumulatief"]
Periodesoort = Literal["dag", "maand", "kwartaal", "tertaal", "halfjaar", "jaar", "geen"]
# What stands beside what was counted; `eerder` is what was printed before a number was revised.
Naast = Literal["prognose", "begroting", "streefwaarde", "vorig jaar", "eerder"]
# The columns that every telling has by itself.
PERIODE, WAARDE, GEMEENTE = "periode", "waarde", "gemeente"


def naast_in(kop: str) -> str:
    """Give the word by which a heading of a period says that it was not counted ('Prognose 2017'); else nothing."""
    return next((een.capitalize() for een in get_args(Naast) if kop.startswith(f"{een.capitalize()} ")), "")


SOORT = {een.soort: een for een in SOORTEN}


class EigenTelling(Blok):
    """What a telling of the edition's own is: everything that a built-in one has in the code.

    `dimensies` gives each dimension its members in order; `per_gemeente` adds the gemeenten of the edition. `eenheid`
    is one for all numbers, or by the members of one dimension. `sommen` were delivered and are held to, `totalen` and
    `optellingen` are added up. Without a period (`periode: geen`) there is one number for each combination of members;
    `getal: tekst` is words in their place, which count nothing and have no unit.
    """

    titel: str = Field(min_length=1)
    telt: str = ""
    aard: Aard | None = None
    getal: Literal["aantal", "bedrag", "decimaal", "tekst"]
    eenheid: str | dict[str, dict[str, str]] = ""
    periode: Periodesoort
    per_gemeente: bool = False
    dimensies: dict[str, list[str]] = Field(default_factory=dict)
    afgerond_op: float = Field(default=0, ge=0)
    naast: list[Naast] = Field(default_factory=list)
    # The last period that is counted, where the file is not yet as far as the edition.
    tot_en_met: str | None = None
    sommen: list[Som] = Field(default_factory=list)
    totalen: list[str] = Field(default_factory=list)
    optellingen: list[Optelling] = Field(default_factory=list)
    verschillen: list[Verschilregel] = Field(default_factory=list)
    verhoudingen: list[Deling] = Field(default_factory=list)
    # Without a period: a combination of members without a row does not exist; else it is 'niet opgegeven'.
    alleen_opgegeven: bool = False

    @property
    def alle_dimensies(self) -> tuple[str, ...]:
        """Its dimensions but the period, in the order of its columns."""
        return ((GEMEENTE,) if self.per_gemeente else ()) + tuple(self.dimensies)

    @property
    def toetsbaar(self) -> bool:
        """Tell whether a change can be held against chance: whole counts of what came, per period of the calendar."""
        return self.aard == "stroom" and self.getal == "aantal" and self.afgerond_op <= 1 and self.periode in SOORT

    def delen_van(self, periode: Periode) -> tuple[Periode, ...]:
        """Give the periods of its kind that one of an edition consists of; none when it does not, or per day."""
        return periode.delen(SOORT[self.periode]) if self.periode in SOORT else ()

    def eenheid_van(self, leden: Mapping[str, str]) -> str:
        """Give the unit of a number by its members."""
        if isinstance(self.eenheid, str):
            return self.eenheid
        ((dimensie, per),) = self.eenheid.items()
        return per[leden[dimensie]]

    def gerekend_met(self, dimensie: str) -> tuple[str, ...]:
        """Give the members of a dimension that are added up or taken off: without one of them that is not to be had."""
        termen = [een for regel in self.optellingen if regel.dimensie == dimensie for een in regel.termen]
        termen += [een for regel in self.verschillen if regel.dimensie == dimensie for een in (regel.van, regel.naar)]
        return tuple(lid for lid in self.dimensies[dimensie] if lid in termen)

    @property
    def berekend(self) -> set[str]:
        """The dimensions that have a calculated member, which no figure draws beside what was counted."""
        return {een.dimensie for regels in (self.optellingen, self.verschillen, self.verhoudingen) for een in regels}

    @model_validator(mode="after")
    def _periode_en_woorden_kunnen(self) -> Self:
        zonder = self.periode == "geen"
        if zonder == (self.aard is not None):
            raise ValueError(
                "'aard' hoort bij een telling per periode, en nergens anders: toegestaan: stand, stroom of cumulatief"
            )
        if zonder and (self.naast or self.tot_en_met):
            raise ValueError(
                "'naast' en 'tot_en_met' gaan over perioden; bij 'periode: geen' horen zij niet; haal ze weg"
            )
        if zonder and not self.alle_dimensies:
            raise ValueError("een telling zonder periode heeft een dimensie nodig; noem haar bij 'dimensies'")
        if self.alleen_opgegeven and not zonder:
            raise ValueError("'alleen_opgegeven' kan alleen bij 'periode: geen'; haal een van beide weg")
        if self.getal != "tekst":
            if not self.telt.strip():
                raise ValueError("'telt' is leeg; schrijf in een zin wat er geteld is")
            return self
        if not zonder:
            raise ValueError("'getal: tekst' zijn woorden zonder periode; schrijf 'periode: geen'")
        namen = ("telt", "eenheid", "afgerond_op", "sommen", "totalen", "optellingen", "verschillen", "verhoudingen")
        if te_veel := next((naam for naam in namen if getattr(self, naam)), ""):
            raise ValueError(f"'getal: tekst' zijn woorden, waarmee niet wordt gerekend; haal '{te_veel}' weg")
        return self

    @model_validator(mode="after")
    def _dimensies_kunnen(self) -> Self:
        for naam, leden in self.dimensies.items():
            if naam in (PERIODE, WAARDE, GEMEENTE, "rij", "teken", "tekst", "benadering"):
                hoe = "zet 'per_gemeente: true'" if naam == GEMEENTE else "geef haar een andere naam"
                raise ValueError(f"dimensie '{naam}' heeft een naam die al iets betekent; {hoe}")
            if not naam.isidentifier() or naam != naam.lower():
                raise ValueError(f"dimensie '{naam}' kan zo niet heten; schrijf kleine letters zonder spaties")
            if not leden:
                raise ValueError(f"dimensie '{naam}' heeft geen leden; noem ze in de volgorde van de tabel")
            if dubbel := dubbel_in(leden):
                raise ValueError(f"dimensie '{naam}' noemt '{dubbel}' twee keer; noem elk één keer")
        if dubbel := dubbel_in(self.naast):
            raise ValueError(f"'naast' noemt '{dubbel}' twee keer; noem elk één keer")
        return self

    @model_validator(mode="after")
    def _eenheid_past(self) -> Self:
        if isinstance(self.eenheid, str):
            if not self.eenheid.strip() and self.getal != "tekst":
                raise ValueError("'eenheid' is leeg; schrijf wat er geteld is, zoals klanten of euro")
            return self
        if len(self.eenheid) != 1:
            raise ValueError("'eenheid' gaat over één dimensie, of is één woord voor alle getallen; noem één dimensie")
        ((dimensie, per),) = self.eenheid.items()
        self._bekend("eenheid", dimensie)
        for lid in self.dimensies[dimensie]:
            if lid not in per:
                raise ValueError(f"'eenheid' zegt niets van {dimensie} '{lid}'; noem ook daarvan de eenheid")
        for lid in per:
            self._bekend("eenheid", dimensie, lid)
        return self

    @model_validator(mode="after")
    def _sommen_kunnen(self) -> Self:
        for een in self.sommen:
            for lid in (een.geheel, *een.delen):
                self._bekend("sommen", een.dimensie, lid)
            for dimensie, lid in een.alleen.items():
                self._bekend("sommen", dimensie, lid)
            if een.geheel in een.delen or dubbel_in(een.delen):
                raise ValueError(
                    f"'sommen': '{een.geheel}' is de som van andere leden, elk één keer genoemd; noem ze zo"
                )
            if een.dimensie in een.alleen:
                raise ValueError(
                    f"'sommen': 'alleen' noemt dimensie '{een.dimensie}', waarover wordt opgeteld; "
                    "noem een andere dimensie"
                )
            eenheden = {self.eenheid_van({**een.alleen, een.dimensie: lid}) for lid in self._van_een_soort(een)}
            if len(eenheden) > 1:
                raise ValueError(
                    f"'sommen': '{een.geheel}' telt {' en '.join(sorted(eenheden))} bij elkaar op; "
                    "noem delen met dezelfde eenheid"
                )
        geen_tegenspraak(self.sommen)
        return self

    def _van_een_soort(self, een: Som) -> Sequence[str]:
        """The members whose units must be one; none when the unit is told by another dimension."""
        if isinstance(self.eenheid, str) or een.dimensie not in self.eenheid:
            return ()
        return (een.geheel, *een.delen)

    @model_validator(mode="after")
    def _afgeleid_kan(self) -> Self:
        for dimensie in self.totalen:
            self._bekend("totalen", dimensie)
            if "Totaal" in self.dimensies.get(dimensie, ()):
                raise ValueError(f"'totalen': dimensie '{dimensie}' heeft al een Totaal; maak er 'sommen' van")
            if not isinstance(self.eenheid, str) and dimensie in self.eenheid and len(self._eenheden()) > 1:
                raise ValueError(
                    f"'totalen': over '{dimensie}' is niet op te tellen: {', '.join(self._eenheden())}; noem een andere"
                )
        if dubbel := dubbel_in(self.totalen):
            raise ValueError(f"'totalen' noemt '{dubbel}' twee keer; noem elk één keer")
        controleer(self.dimensies, self.optellingen, self.verschillen, self._bekend)
        controleer_verhoudingen(self.dimensies, self.verhoudingen, self._bekend)
        return self

    @model_validator(mode="after")
    def _tot_en_met_is_een_periode(self) -> Self:
        if self.tot_en_met is not None:
            try:
                lees_moment(self.tot_en_met)
            except ParameterError as error:
                raise ValueError(f"'tot_en_met': {str(error).rstrip('.')}") from error
        return self

    def _eenheden(self) -> list[str]:
        return (
            [self.eenheid] if isinstance(self.eenheid, str) else sorted({*next(iter(self.eenheid.values())).values()})
        )

    def _bekend(self, waar: str, dimensie: str, lid: str | None = None) -> None:
        mag = self.alle_dimensies if waar == "totalen" else tuple(self.dimensies)
        if dimensie not in mag:
            raise ValueError(f"'{waar}': dimensie '{dimensie}' is er niet; er zijn: {', '.join(mag) or 'geen'}")
        if lid is not None and lid not in self.dimensies[dimensie]:
            raise ValueError(f"'{waar}': '{lid}' is geen {dimensie}; er zijn: {', '.join(self.dimensies[dimensie])}")
