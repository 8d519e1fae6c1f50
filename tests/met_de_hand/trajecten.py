"""Trajecten by hand: rows that are one, and between which of them somebody only changed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from met_de_hand.lezen import DAG, LAATSTE_DAG_OUD, OPGEGAAN, K, Lees, Rij

# Per register the waiting time and the column of the product, as params.yml has them.
TELWIJZE = {
    "voorzieningen_jeugdwet": (31, "productgroep"),
    "voorzieningen_wmo": (31, "voorziening"),
    "uitkeringen": (30, ""),
}


@cache
def trajecten_van(lees: Lees, naam: str) -> list[Rij]:
    """The trajecten of a register; each says how it begins and ends: 'instroom', 'uitstroom' or the change."""
    wachttijd, product = TELWIJZE[naam]
    soort = (product, "leveringsvorm", "aanbieder") if product else ()
    alle = trajecten(lees(naam), wachttijd, *soort)
    _zeg_wat_begin_en_eind_zijn(alle, wachttijd, product)
    return alle


def trajecten(rijen: Iterable[Rij], wachttijd: int, *soort: str) -> list[Rij]:
    """Rows of one client, gemeente and kind, joined when the next begins within the waiting time."""
    groepen: dict[tuple[str, ...], list[Rij]] = defaultdict(list)
    for rij in rijen:
        groepen[tuple(rij[naam] for naam in ("client", "eigen", *soort))].append(rij)
    alle = []
    for groep in groepen.values():
        lopend: Rij | None = None
        for rij in sorted(groep, key=lambda een: (een["ingangsdatum"], _eind(een), _nummer(een))):
            if lopend and (rij["ingangsdatum"] - wachttijd * DAG <= _eind(lopend)):
                lopend["nummer"] = min(lopend["nummer"], _nummer(rij))
                if (_eind(rij), _nummer(rij)) >= (_eind(lopend), lopend["laatste"]):
                    lopend |= {"einddatum": rij["einddatum"], "reden": rij["reden"], "laatste": _nummer(rij)}
            else:
                lopend = {**rij, "nummer": _nummer(rij), "laatste": _nummer(rij)}
                alle.append(lopend)
    return alle


def begonnen(alle: Iterable[Rij], k: K) -> list[Rij]:
    """Who came in the quarter, and did not only change."""
    return [een for een in alle if k.begin <= een["ingangsdatum"] <= k.einde and een["begint"] == "instroom"]


def geeindigd(alle: Iterable[Rij], k: K) -> list[Rij]:
    """Of which the first day without falls in the quarter, and who did not only change."""
    return [een for een in eindigend(alle, k) if een["eindigt"] == "uitstroom"]


def eindigend(alle: Iterable[Rij], k: K) -> list[Rij]:
    return [een for een in alle if een["einddatum"] and k.begin <= een["einddatum"] + DAG <= k.einde]


def _zeg_wat_begin_en_eind_zijn(alle: list[Rij], wachttijd: int, product: str) -> None:
    groepen: dict[tuple[str, str], list[Rij]] = defaultdict(list)
    for een in alle:
        een |= {"begint": "instroom", "eindigt": "uitstroom", "begonnen": een["ingangsdatum"]}
        groepen[een["client"], een[product] if product else ""].append(een)
    for groep in groepen.values():
        paren = []
        for een in groep:
            for ander in groep:
                if soort := _overgang(een, ander, wachttijd, bool(product)):
                    afstand = abs((ander["ingangsdatum"] - een["einddatum"]).days)
                    anders = sum(een.get(naam) != ander.get(naam) for naam in ("leveringsvorm", "aanbieder"))
                    paren.append(((afstand, anders, soort, een["nummer"], ander["nummer"]), een, ander))
        for orde, een, ander in paren:
            if all(orde <= andere for andere, van, naar in paren if van is een or naar is ander):
                een["eindigt"] = ander["begint"] = orde[2]
                if orde[2] == "herindeling":
                    ander["begonnen"] = een["ingangsdatum"]


def _overgang(een: Rij, ander: Rij, wachttijd: int, met_vorm: bool) -> str:
    """What it is when one goes over into the other: within the waiting time around its end, and on after it."""
    if een["einddatum"] is None or een["ingangsdatum"] >= ander["ingangsdatum"] or _eind(ander) <= een["einddatum"]:
        return ""
    if abs((ander["ingangsdatum"] - een["einddatum"]).days) > wachttijd:
        return ""
    if een["eigen"] != ander["eigen"]:
        over = een["eigen"] in OPGEGAAN.values() and ander["eigen"] == "Nieuw-Hazelrade"
        op_de_dag = (een["einddatum"], ander["ingangsdatum"]) == (LAATSTE_DAG_OUD, LAATSTE_DAG_OUD + DAG)
        return "herindeling" if over and op_de_dag else ""
    if not met_vorm:
        return ""
    if een["leveringsvorm"] != ander["leveringsvorm"]:
        return "leveringsvorm"
    return "aanbieder" if een["aanbieder"] != ander["aanbieder"] else ""


def _eind(rij: Rij) -> date:
    return rij["einddatum"] or date(9000, 1, 1)


def _nummer(rij: Rij) -> str:
    return str(next(iter(rij.values())))
