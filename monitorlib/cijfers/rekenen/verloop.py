"""What changed in a table between two of its members: declared beside the table, read by the samenvatting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from monitorlib.cijfers.kern.cijfers import Cijfers
from monitorlib.cijfers.kern.regels import GETAL, ONDERDRUKT, TOTAAL
from monitorlib.cijfers.kern.soort_eenheid import is_som
from monitorlib.cijfers.rekenen.optellen import totaal
from monitorlib.errors import CalculationError
from monitorlib.notatie import rond


@dataclass(frozen=True)
class Verloop:
    """Between which two members of a dimension a table shows a change, and of what.

    `wat` names it as a reader would: 'Voorzieningen Wmo'. It holds the name of a dimension between braces where each
    member is a change of its own: 'Budget {wet}'. `indicator` names the indicator that is about the same thing; where
    several change, by what each is called. So does `bron` the source of each, where a table has more than one.
    """

    over: str
    van: str
    naar: str
    wat: str
    indicator: str | Mapping[str, str] = ""
    bron: Mapping[str, str] = field(default_factory=dict)

    def indicator_van(self, wat: str) -> str:
        """Name the indicator that is about the same thing; empty when there is none."""
        return self.indicator if isinstance(self.indicator, str) else self.indicator.get(wat, "")


@dataclass(frozen=True)
class Wijziging:
    """A number that went from one value to another, as rounded as the table shows it; with that of each gemeente.

    `gebied` is the Totaal, the only gemeente, or empty where the table knows no gemeenten.
    """

    wat: str
    indicator: str
    gebied: str
    momenten: tuple[str, str]
    eenheid: str
    decimalen: int
    van: float
    naar: float
    bronnen: tuple[str, ...]
    gemeenten: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    # Of a gemeente a number is hidden: nobody can say then which changed most.
    deels_verborgen: bool = False


def wijzigingen(cijfers: Cijfers, verloop: Verloop) -> list[Wijziging]:
    """Give what changed between the two members, of all together and per gemeente.

    Of another dimension the Totaal counts; without one each member is a change of its own. A total over gemeenten is
    made where the unit is one that adds up. Raises `CalculationError` for a dimension or member that is not there,
    or for a `wat` that does not name a dimension of which the members stand apart.
    """
    for lid in (verloop.van, verloop.naar):
        cijfers.bekend(verloop.over, lid)
    tussen = cijfers.beperk(verloop.over, *dict.fromkeys((verloop.van, verloop.naar)))
    if verloop.van == verloop.naar:
        return []
    gevonden = (_wijziging(deel, verloop, wat) for wat, deel in _onderwerpen(tussen, verloop))
    return [een for een in gevonden if een is not None]


def _onderwerpen(cijfers: Cijfers, verloop: Verloop) -> Iterator[tuple[str, Cijfers]]:
    """Give per subject its cijfers over gemeente (where there is one) and the two members."""
    anders = [naam for naam in cijfers.dimensies if naam not in (verloop.over, "gemeente")]
    apart = {naam: cijfers.leden[naam] for naam in anders if TOTAAL not in cijfers.leden[naam]}
    heel = cijfers.kies(**{naam: TOTAAL for naam in anders if naam not in apart})
    for leden in product(*apart.values()):
        gekozen = dict(zip(apart, leden, strict=True))
        wat = verloop.wat
        for naam, lid in gekozen.items():
            if len(apart[naam]) > 1 and f"{{{naam}}}" not in wat:
                raise CalculationError(
                    f"'{wat}' zegt niet welke {naam} verandert, en een Totaal is er niet; schrijf '{{{naam}}}' erin."
                )
            wat = wat.replace(f"{{{naam}}}", lid.replace(" | ", ": "))
        yield wat, heel.kies(**gekozen)


def _wijziging(cijfers: Cijfers, verloop: Verloop, wat: str) -> Wijziging | None:
    """Give the change of the whole; None where there is no whole, or it has no number at one of the moments."""
    cijfers = _met_totaal(cijfers)
    gebieden = cijfers.leden.get("gemeente", ("",))
    gebied = TOTAAL if TOTAAL in gebieden else gebieden[0] if len(gebieden) == 1 else None
    standen = {naam: paar for naam in gebieden if (paar := _paar(cijfers, verloop, naam))}
    if gebied is None or gebied not in standen:
        return None
    inhoud = next(iter(cijfers.cellen().values()))
    van, naar = standen.pop(gebied)
    return Wijziging(
        wat,
        verloop.indicator_van(wat),
        gebied,
        (verloop.van, verloop.naar),
        inhoud["eenheid"],
        inhoud["decimalen"],
        van,
        naar,
        (verloop.bron[wat],) if wat in verloop.bron else cijfers.bronnen,
        standen,
        any(een.teken == ONDERDRUKT for een in cijfers.cellen().values()),
    )


def _met_totaal(cijfers: Cijfers) -> Cijfers:
    """Add the total of all gemeenten to cijfers that add up."""
    gemeenten = cijfers.leden.get("gemeente", ())
    eenheden = {inhoud["eenheid"] for inhoud in cijfers.cellen().values()}
    if len(gemeenten) < 2 or TOTAAL in gemeenten or not all(is_som(een) for een in eenheden):
        return cijfers
    return totaal(cijfers, "gemeente")


def _paar(cijfers: Cijfers, verloop: Verloop, gebied: str) -> tuple[float, float] | None:
    """Give the two numbers of a place, None where one is no number, or not exact: that tells no change."""
    waar = {"gemeente": gebied} if gebied else {}
    cellen = [
        cijfers.cellen().get(tuple({**waar, verloop.over: lid}[naam] for naam in cijfers.dimensies))
        for lid in (verloop.van, verloop.naar)
    ]
    van, naar = (rond(cel["waarde"], cel["decimalen"]) if cel and cel["teken"] == GETAL else None for cel in cellen)
    return None if van is None or naar is None else (van, naar)
