"""What was looked at before a forecast of late declarations is relied on, and what was found, in words."""

from collections.abc import Sequence

from monitorlib.cijfers.prognose.declaraties.jaarverwachting import Jaarverwachting
from monitorlib.cijfers.prognose.declaraties.ladderaannames import Kalendertoets, Snelheid
from monitorlib.cijfers.prognose.declaraties.maandstand import Maandstand
from monitorlib.cijfers.prognose.declaraties.terugblik import terugblik
from monitorlib.errors import CalculationError
from monitorlib.notatie import getal

# A month is missing when nothing came in of it at an age at which half of it should have.
_HALF = 0.5
# How many months back is looked for what was said then, and over how many months of delivery.
_TERUG, _TERUG_OVER = 3, 12


def aannames(
    alle: Sequence[Maandstand],
    verwacht: Jaarverwachting,
    kalender: Kalendertoets,
    snelheden: Sequence[Snelheid],
    aanbieders: int,
) -> dict[str, str]:
    """Give per subject what was found; `aanbieders` is how many were looked at."""
    return {
        "Maanden zonder declaraties": _ontbrekend(alle[-1]),
        "Maanden van ontvangst": _kalender(kalender, alle[-1]),
        "Snelheid van aanbieders": _snelheid(snelheden, aanbieders),
        "Wat drie maanden geleden is verwacht": _terugblik(alle),
        "Breedte van de grenzen": _ijking(verwacht),
    }


def ontbrekende_maanden(stand: Maandstand) -> list[str]:
    """List the months of which nothing came in though at least half of it should have."""
    hele, nog = stand.driehoek, stand.ladder.nog
    return [
        maand.label
        for maand, ontvangen, ouderdom in zip(hele.maanden, hele.ontvangen, hele.ouderdom, strict=True)
        if maand >= hele.maanden[stand.eerste] and not ontvangen
        and ouderdom >= stand.begin and 1 / nog[ouderdom - stand.begin] >= _HALF
    ]  # fmt: skip


def _ontbrekend(stand: Maandstand) -> str:
    maanden = ontbrekende_maanden(stand)
    if not maanden:
        return "Geen: van elke maand is gedeclareerd."
    return (
        f"Van {_en(maanden)} is niets gedeclareerd. De verwachting gaat ervan uit dat er ook niets komt; vraag na of "
        "de levering compleet is."
    )


def _kalender(toets: Kalendertoets, stand: Maandstand) -> str:
    grens = f"uitkomst {toets.z}, bij toeval ten minste {getal(toets.laag, 1)}"
    if not toets.effect:
        return f"Geen maand waarin opvallend veel of weinig tegelijk binnenkwam (toets van Mack: {grens})."
    maand = stand.driehoek.maanden[0].verschoven(toets.opvallendst + 1)
    meer = toets.hoger[toets.opvallendst] > toets.lager[toets.opvallendst]
    return (
        "Let op: er zijn maanden waarin van alle maanden van levering tegelijk meer of minder binnenkwam dan "
        f"gewoonlijk, {'meer' if meer else 'minder'} vooral in {maand.label} (toets van Mack: {grens}). Vraag na wat "
        "er toen is ingehaald of blijven liggen; de grenzen kunnen te smal zijn."
    )


def _snelheid(snelheden: Sequence[Snelheid], aanbieders: int) -> str:
    if not snelheden:
        return f"Geen aanbieder declareert aantoonbaar sneller of trager dan eerder ({aanbieders} bekeken)."
    return " ".join(_een_snelheid(een) for een in snelheden)


def _een_snelheid(een: Snelheid) -> str:
    hoe, kwam, dan = ("trager", "meer", "laag") if een.trager else ("sneller", "minder", "hoog")
    return (
        f"Let op: {een.aanbieder} declareert sinds {een.sinds.label} {hoe} dan eerder; van oudere maanden kwam "
        f"{_euro(abs(een.verschil))} {kwam} na dan gewoonlijk. De verwachting kan daardoor te {dan} zijn; vraag het na."
    )


def _terugblik(alle: Sequence[Maandstand]) -> str:
    try:
        toen = terugblik(alle, maanden=_TERUG_OVER, terug=_TERUG)[-1]
    except CalculationError:
        return "Toen was de reeks nog te kort voor een verwachting."
    kwam = toen.sindsdien + toen.nog
    oordeel = "binnen" if toen.binnen else "onder" if kwam < toen.toen.laag else "boven"
    return (
        f"Toen werd nog {_euro(toen.toen.verwacht)} verwacht, tussen {_euro(toen.toen.laag)} en "
        f"{_euro(toen.toen.hoog)}. Sindsdien kwam {_euro(toen.sindsdien)} binnen, en nu wordt nog {_euro(toen.nog)} "
        f"verwacht: samen {_euro(kwam)}, {oordeel} de grenzen van toen."
    )


def _ijking(verwacht: Jaarverwachting) -> str:
    if not verwacht.terugblikken:
        return "Niet getoetst aan eerdere verwachtingen: daarvoor is de reeks te kort. De grenzen zijn voorlopig."
    return (
        f"Getoetst aan {verwacht.terugblikken} eerdere verwachtingen over twaalf maanden; daarom "
        f"{getal(verwacht.keer, 2)} keer de berekende breedte."
    )


def _euro(centen: int) -> str:
    """Write an amount, in thousands where it is large: a forecast is not known to the euro."""
    return f"€ {getal(round(centen / 100, -3 if abs(centen) >= 10_000_000 else -2))}"


def _en(namen: Sequence[str]) -> str:
    return f"{', '.join(namen[:-1])} en {namen[-1]}" if len(namen) > 1 else namen[0]
