"""How an indicator is tested, in words, for its declaration on the page: as of a monitor per quarter."""

from collections.abc import Mapping

from monitorlib.cijfers.toeval.spreiding import MINSTENS, Spreiding
from monitorlib.cijfers.toeval.stap import Stap
from monitorlib.indicatoren.meten.meetreeks import Meetreeks
from monitorlib.notatie import getal

_TOETS = {
    "stroom": "een verandering is getoetst aan wat erbij kwam en eraf ging (exacte binomiale toets)",
    "gebeurtenissen": "een verandering is getoetst als aantal gebeurtenissen (exacte toets van Poisson)",
    "aandeel": "een verandering is getoetst als aandeel (exacte toets van Fisher)",
    "overlappend aandeel": (
        "een verandering is getoetst als aandeel; veel mensen tellen beide keren mee, daarom is de maat hoeveel het "
        "aandeel eerder van kwartaal tot kwartaal veranderde"
    ),
    "geen": "een verandering is hier niet te toetsen",
}

_STAP: Mapping[Stap, str] = {"periode": "kwartaal", "jaar": "jaar"}


def toetswijze(reeks: Meetreeks) -> str:
    """Say which test is used."""
    return _TOETS[reeks.indicator.toets]


def spreiding_in_woorden(reeks: Meetreeks) -> str:
    """Say how far the numbers go up and down by themselves; nothing where nothing is tested."""
    if reeks.indicator.toets == "geen":
        return ""
    delen = {stap: reeks.spreiding[stap] for stap in reeks.indicator.stappen if stap in reeks.spreiding}
    if any(een.voorlopig for een in delen.values()):
        return (
            "er zijn te weinig eerdere kwartalen om haar te schatten; voorlopig is aangenomen dat toeval ten minste "
            "twee keer zo sterk spreidt als bij losse gebeurtenissen"
        )
    per_stap = {stap: _keer(een) for stap, een in delen.items()}
    if len(set(per_stap.values())) == 1:
        wat = next(iter(per_stap.values()))
    else:
        wat = "; ".join(f"over een {_STAP[stap]} {keer}" for stap, keer in per_stap.items())
    samen = any(een.gezamenlijk > 0 for een in delen.values())
    seizoen = "; dat alle gemeenten samen op en neer gaan, zoals in een seizoen, telt bij een kwartaal ook als toeval"
    return f"{wat}{seizoen if samen else ''}. Geschat uit eerdere kwartalen, zonder dit"


def _keer(een: Spreiding) -> str:
    if een.phi == MINSTENS:
        return "als bij losse gebeurtenissen"
    return f"{getal(een.phi, 1 if een.phi >= MINSTENS else 2)} keer die van losse gebeurtenissen"
