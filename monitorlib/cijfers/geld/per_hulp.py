"""What was declared by kind of help, in codes: cents and volume, in the borders of the peildatum of the edition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from monitorlib.cijfers.geld.centen import in_centen
from monitorlib.cijfers.kern.regels import Sleutel
from monitorlib.cijfers.registers.gedeclareerd import bedrag_van, eenheden, eenheid_van, volume_van
from monitorlib.cijfers.registers.meting import GERECONSTRUEERD, Meting
from monitorlib.cijfers.registers.peilmomenten import Meetmoment, dagen_van, meetmomenten
from monitorlib.cijfers.registers.uitgaven import uitgaven
from monitorlib.sources.opened.register import Register
from monitorlib.tijd.periode import Tijd

# A kind of help: by these columns, the last of them the unit.
SOORT = ("gemeente", "wet", "product", "aanbieder", "maateenheid")
# A volume holds parts of a unit as a binary fraction: in so many decimals its sum is the same in any order.
_DECIMALEN = 6


@dataclass(frozen=True)
class Gedeclareerd:
    """What counts of the declaraties of one kind of help in a period."""

    centen: int = 0
    volume: Fraction = Fraction(0)

    def __add__(self, ander: "Gedeclareerd") -> "Gedeclareerd":
        return Gedeclareerd(self.centen + ander.centen, self.volume + ander.volume)


def gedeclareerd(declaraties: Register, *, in_: Sequence[Tijd], tot_peildatum: bool) -> Meting:
    """Give the measure of what was delivered in periods, in the borders of now; `per_hulp` counts it."""
    return in_grenzen_van_nu(uitgaven(declaraties, in_=in_, tot_peildatum=tot_peildatum))


def per_hulp(geteld: Meting, periode: Tijd) -> dict[Sleutel, Gedeclareerd]:
    """Give what was declared over one period by `SOORT`: the name of a gemeente, codes, and the name of a unit.

    A register that does not say units has one, without a name. A kind of which nothing counts is none.
    """
    met_eenheid = bool(eenheden(geteld.register))
    ook = ("wet", "product", "aanbieder", *(["eenheid"] if met_eenheid else []))
    getallen = {"bedrag": lambda tabel: bedrag_van(tabel).sum(), "volume": lambda tabel: volume_van(tabel).sum()}
    gevonden: dict[Sleutel, Gedeclareerd] = {}
    for rij in geteld.rijen_per_moment(["gemeente"], _alleen(geteld, periode), geteld.waar, getallen, ook):
        eenheid = eenheid_van(rij["eenheid"]) if met_eenheid else ""
        soort = (rij["gemeente"], rij["wet"], rij["product"], rij["aanbieder"], eenheid)
        een = Gedeclareerd(in_centen(rij["bedrag"]), volume_als_breuk(rij["volume"]))
        gevonden[soort] = gevonden.get(soort, Gedeclareerd()) + een
    return {soort: van for soort, van in gevonden.items() if van.centen or van.volume}


def in_grenzen_van_nu(geteld: Meting) -> Meting:
    """Count each row under the gemeente that it belongs to on the peildatum of the edition."""
    dag = geteld.register.periode.peildatum
    dagen = {**geteld.dagen, "grens": lambda _: dag}
    return replace(geteld, dagen=dagen, indeling="grens", nodig=lambda over: dagen_van(over)[0])


def waarom_niet(geteld: Meting) -> str:
    """Say why not every period of a measure can be counted; nothing when they can."""
    _, over = meetmomenten(geteld.over)
    if len(geteld.te_tellen(["gemeente"])) == len(over):
        return ""
    return geteld.register.te_vroeg(min(geteld.nodig(een.moment) for een in over)) or GERECONSTRUEERD


def volume_als_breuk(volume: float | None) -> Fraction:
    """Give a volume as an exact number, the same in whatever order it was added up."""
    return Fraction(Decimal(repr(round(volume or 0.0, _DECIMALEN))))


def _alleen(geteld: Meting, periode: Tijd) -> list[Meetmoment]:
    return [een for een in geteld.te_tellen(["gemeente"]) if een.moment == periode]
