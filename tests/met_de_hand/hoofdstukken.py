"""The tables of the chapters that count from registers by hand: each cell by its row and column, what is not there 0.

`TABELLEN` gives by chapter and table how it is counted, from a reader with gemeenten by name and one with all as one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from statistics import median
from typing import NamedTuple

from locations import ROOT
from ruamel.yaml import YAML

from met_de_hand.hulp import (
    BIJSTAND,
    JEUGD,
    WMO,
    K_maand,
    eerder_jeugdhulp,
    gemiddelde_stand,
    gewicht,
    met_vervolg,
    zwaarste,
)
from met_de_hand.hulp import wacht as wacht_op
from met_de_hand.lezen import DAG, KWARTALEN, NU, TOTAAL, K, Lees, Rij, clienten, loopt
from met_de_hand.toegang_geld import geleverd
from met_de_hand.trajecten import TELWIJZE, begonnen, eindigend, geeindigd, trajecten_van

Tabel = Mapping[tuple[str, str], float]
PARAMS = YAML(typ="safe").load(ROOT / "params/voorbeeld/2024-Q4/params.yml")["bronnen"]
OPGEHAALD = date(2025, 1, 20)
MAANDEN = ("Januari", "Februari", "Maart", "April", "Mei", "Juni", "Juli", "Augustus", "September", "Oktober",
           "November", "December")  # fmt: skip
MUTATIES = {
    "herindeling": "Herindeling",
    "leveringsvorm": "Andere leveringsvorm",
    "aanbieder": "Andere aanbieder",
}
REDENEN = {
    "9321": "Meer volume dan toegewezen",
    "9307": "Begint buiten de toewijzing",
    "0611": "Ander tarief dan in het contract",
    "9341": "Andere eenheid",
}
RICHTINGEN = {-1: "Lichter", 0: "Even zwaar", 1: "Zwaarder"}
NIVEAUS, GEEN_HULP = ("Licht", "Middel", "Zwaar"), "Geen hulp"


class Maand(NamedTuple):
    begin: date
    einde: date


def maand(nummer: int) -> Maand:
    return Maand(date(2024, nummer, 1), K_maand(2024, nummer))


JAAR_2024 = [K(2024, nummer) for nummer in (1, 2, 3, 4)]


def met_totalen(rijen: Iterable[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """Count keys, and for each part of a key also the total over it."""
    geteld: Counter[tuple[str, ...]] = Counter()
    for sleutel in rijen:
        delen = [sleutel]
        for plaats in range(len(sleutel)):
            delen += [(*deel[:plaats], TOTAAL, *deel[plaats + 1 :]) for deel in delen]
        geteld.update(delen)
    return geteld


def productgroepen(lees: Lees, _: Lees, namen: Mapping[str, str]) -> Tabel:
    lopend = [rij for rij in lees(JEUGD) if loopt(rij, NU.einde)]
    geteld = met_totalen((namen[rij["productgroep"]], rij["gemeente"], rij["leveringsvorm"]) for rij in lopend)
    return {(product, f"{waar} | {vorm}"): aantal for (product, waar, vorm), aantal in geteld.items()}


def recapitulatie(naam: str) -> Callable[..., Tabel]:
    def tel(lees: Lees, _: Lees, __: object) -> Tabel:
        tabel = {}
        for k in JAAR_2024:
            lopend = [rij for rij in lees(naam) if loopt(rij, k.einde)]
            for (waar, vorm), aantal in met_totalen((rij["gemeente"], rij["leveringsvorm"]) for rij in lopend).items():
                tabel[waar, f"{vorm} | {k.nummer}e kw"] = aantal
        return tabel

    return tel


def wmo_voorzieningen(lees: Lees, _: Lees, namen: Mapping[str, str]) -> Tabel:
    tabel: Counter[tuple[str, str]] = Counter()
    for dag in (date(2023, 12, 31), *(k.einde for k in JAAR_2024)):
        for rij in lees(WMO):
            if loopt(rij, dag):
                kolom = f"{dag.day}-{dag.month}-{dag.year}"
                tabel.update((f"{rij['gemeente']} | {wat}", kolom) for wat in (namen[rij["voorziening"]], TOTAAL))
    return tabel


def posten(alle: list[Rij], periode: K | Maand, wachttijd: int) -> dict[str, int]:
    """From the stand before a period to that at its end; an end is final when the waiting time has passed."""
    weg = geeindigd(alle, periode)  # type: ignore[arg-type]
    zeker = sum(een["einddatum"] + wachttijd * DAG <= OPGEHAALD for een in weg)
    komt = [een["begint"] for een in alle if periode.begin <= een["ingangsdatum"] <= periode.einde]
    gaat = [een["eindigt"] for een in eindigend(alle, periode)]  # type: ignore[arg-type]
    return {
        "Begin": sum(loopt(een, periode.begin - DAG) for een in alle),
        "Erbij": komt.count("instroom"),
        "Eraf": zeker,
        "Eraf, nog niet definitief": len(weg) - zeker,
        "Eind": sum(loopt(een, periode.einde) for een in alle),
        **{naam: komt.count(soort) - gaat.count(soort) for soort, naam in MUTATIES.items()},
    }


def stroom_jeugdwet(lees: Lees, _: Lees, __: object) -> Tabel:
    alle = trajecten_van(lees, JEUGD)
    return {(post, f"{k.nummer}e kw"): n for k in JAAR_2024 for post, n in posten(alle, k, 31).items()}


def eerder(_: Lees, samen: Lees, __: object) -> Tabel:
    delen = {f"{k.nummer}e kw": eerder_jeugdhulp(samen, k)[TOTAAL] for k in JAAR_2024}
    return {("Eerder jeugdhulp gehad", kolom): 100 * teller / noemer for kolom, (teller, noemer) in delen.items()}


def vervolghulp(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: Counter[tuple[str, str]] = Counter()
    for k in JAAR_2024[:3]:
        for weg, later in met_vervolg(lees, k):
            wat = "Geen vervolghulp" if later is None else _richting(gewicht(weg), later)
            tabel[wat, f"{k.nummer}e kw"] += 1
    return tabel


def _richting(eerst: int, later: int) -> str:
    return RICHTINGEN[(later > eerst) - (later < eerst)]


def uitkeringsbestand(lees: Lees, _: Lees, __: object) -> Tabel:
    dagen = {"31-12-2023": date(2023, 12, 31)} | {naam: K_maand(2024, n) for n, naam in enumerate(MAANDEN, 1)}
    alle = trajecten_van(lees, BIJSTAND)
    return {
        (rij, waar): aantal
        for rij, dag in dagen.items()
        for (waar,), aantal in met_totalen((een["gemeente"],) for een in alle if loopt(een, dag)).items()
    }


def in_en_uitstroom(lees: Lees, _: Lees, __: object) -> Tabel:
    alle, tabel = trajecten_van(lees, BIJSTAND), Counter[tuple[str, str]]()
    for nummer, naam in enumerate(MAANDEN, 1):
        tabel.update((naam, f"{een['gemeente']} | In") for een in begonnen(alle, maand(nummer)))  # type: ignore[arg-type]
        tabel.update((naam, f"{een['gemeente']} | Uit") for een in geeindigd(alle, maand(nummer)))  # type: ignore[arg-type]
    return tabel


def balans_bijstand(lees: Lees, _: Lees, __: object) -> Tabel:
    per: dict[str, list[Rij]] = defaultdict(list)
    for een in trajecten_van(lees, BIJSTAND):
        per[een["gemeente"]].append(een)
    return {
        (f"{MAANDEN[nummer - 1]} | {waar}", post): aantal
        for nummer in NU.maanden
        for waar, alle in per.items()
        for post, aantal in posten(alle, maand(nummer), 30).items()
    }


def reden_uitstroom(lees: Lees, samen: Lees, __: object) -> Tabel:
    weg = geeindigd(trajecten_van(lees, BIJSTAND), NU)
    tabel: dict[tuple[str, str], float] = dict(
        met_totalen((een["gemeente"], "Werk" if een["reden"] == "Werk" else "Overige") for een in weg)  # type: ignore[arg-type]
    )
    bestand = {
        waar: stand
        for een in (lees, samen)
        for waar, stand in gemiddelde_stand(trajecten_van(een, BIJSTAND), NU).items()
    }
    for waar, stand in bestand.items():
        tabel[waar, "% uitkeringsbestand"] = 100 * tabel.get((waar, TOTAAL), 0) / stand
    return tabel


def reden_overige(lees: Lees, _: Lees, __: object) -> Tabel:
    weg = [een for een in geeindigd(trajecten_van(lees, BIJSTAND), NU) if een["reden"] != "Werk"]
    tabel: Counter[tuple[str, str]] = Counter()
    for een in weg:
        tabel.update({(een["reden"], een["gemeente"]): 1, (TOTAAL, een["gemeente"]): 1})
    return tabel


def per_aanbieder(rijen: Iterable[Rij], bron: str) -> dict[str, list[Rij]]:
    """The rows in natura of each aanbieder by its name, and of all together."""
    namen = PARAMS[bron]["codes"]["aanbieder"]
    per: dict[str, list[Rij]] = {naam: [] for naam in (*namen.values(), TOTAAL)}
    for rij in rijen:
        if rij["leveringsvorm"] == "ZIN":
            per[namen[rij["aanbieder"]]].append(rij)
            per[TOTAAL].append(rij)
    return per


def trajecten_per_aanbieder(bron: str) -> Callable[..., Tabel]:
    def tel(lees: Lees, _: Lees, __: object) -> Tabel:
        return {
            (naam, post): aantal
            for naam, alle in per_aanbieder(trajecten_van(lees, bron), bron).items()
            for post, aantal in posten(alle, NU, TELWIJZE[bron][0]).items()
        }

    return tel


def dashboard(bron: str, wet: str) -> Callable[..., Tabel]:
    """Persons on the peildatum, mean days of what ended in four quarters, euros of 2024 received until now."""

    def tel(lees: Lees, _: Lees, __: object) -> Tabel:
        namen, tabel = PARAMS[bron]["codes"]["aanbieder"], defaultdict[tuple[str, str], float](float)
        for naam, alle in per_aanbieder(trajecten_van(lees, bron), bron).items():
            wie = {een["client"] for een in alle if loopt(een, NU.einde)}
            dagen = [(een["einddatum"] - een["begonnen"]).days + 1 for k in JAAR_2024 for een in geeindigd(alle, k)]
            tabel |= {(naam, "Cliënten"): len(wie), (naam, "Duur in dagen"): sum(dagen) / len(dagen)}
        for rij in (rij for k in JAAR_2024 for rij in geleverd(lees, k, NU.volgende, wet)):
            tabel[namen[rij["aanbieder"]], "Gedeclareerd"] += float(rij["bedrag"])
        for rij in lees("aanbiederbudgetten"):
            if (rij["wet"], rij["jaar"]) == (wet, "2024") and rij["aanbieder"] in namen:
                tabel[namen[rij["aanbieder"]], "Budget"] = float(rij["waarde"])
        for wat in ("Gedeclareerd", "Budget"):
            tabel[TOTAAL, wat] = sum(tabel[naam, wat] for naam in namen.values())
        for naam in (*namen.values(), TOTAAL):
            tabel[naam, "Benut in %"] = 100 * tabel[naam, "Gedeclareerd"] / tabel[naam, "Budget"]
            tabel[naam, "Aandeel in %"] = 100 * tabel[naam, "Gedeclareerd"] / tabel[TOTAAL, "Gedeclareerd"]
        return tabel

    return tel


def _in_periode(lees: Lees) -> dict[str, list[Rij]]:
    """The prestaties that came in, by aanbieder and together."""
    namen, van = PARAMS["declaraties"]["codes"]["aanbieder"], defaultdict[str, list[Rij]](list)
    for rij in lees("declaraties"):
        if NU.begin <= rij["ontvangen"] <= NU.einde:
            van[namen[rij["aanbieder"]]].append(rij)
            van[TOTAAL].append(rij)
    return van


def keten(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: dict[tuple[str, str], float] = {}
    for naam, rijen in _in_periode(lees).items():
        klaar = [rij for rij in rijen if rij["beantwoord"]]
        later = [(rij["ontvangen"] - K_maand(int(rij["maand"][:4]), int(rij["maand"][5:]))).days for rij in rijen]
        tabel |= {
            (naam, "Ingediend"): len(rijen),
            (naam, "Afgewezen in %"): 100 * sum(rij["afgewezen"] is not None for rij in klaar) / len(klaar),
            (naam, "Dagen tot declaratie"): median(later),
            (naam, "Dagen tot antwoord"): median((rij["beantwoord"] - rij["ontvangen"]).days for rij in klaar),
        }
    return tabel


def retourcodes(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: Counter[tuple[str, str]] = Counter()
    for naam, rijen in _in_periode(lees).items():
        tabel.update((naam, f"{code} {REDENEN[code]}") for rij in rijen for code in (rij["retourcodes"] or "").split())
    return tabel


def wachtend(lees: Lees, _: Lees, __: object) -> Tabel:
    return {
        (naam, "Wachtend"): sum(wacht_op(rij, NU.einde) for rij in rijen)
        for bron in (JEUGD, WMO)
        for naam, rijen in per_aanbieder(lees(bron), bron).items()
        if naam != TOTAAL
    }


def zwaarte_van(bron: str) -> Callable[[Rij], int]:
    product = TELWIJZE[bron][1]
    rang = {code: plek for plek, codes in enumerate(PARAMS[bron]["zwaarte"].values()) for code in codes}
    return lambda rij: rang[rij[product]]


def gebruik_naar_zwaarte(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: Counter[tuple[str, str]] = Counter()
    for wet, bron in (("Jeugdwet", JEUGD), ("Wmo", WMO)):
        for k in KWARTALEN:
            for rang in zwaarste(lees(bron), k.einde, zwaarte_van(bron)).values():
                tabel.update((f"{wet} | {wat}", k.kort) for wat in (NIVEAUS[rang], TOTAAL))
    return tabel


def verschuiving_per_periode(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: Counter[tuple[str, str]] = Counter()
    for wet, bron in (("Jeugdwet", JEUGD), ("Wmo", WMO)):
        for k in KWARTALEN:
            eerst, later = (zwaarste(lees(bron), dag, zwaarte_van(bron)) for dag in (k.begin - DAG, k.einde))
            tabel.update((f"{wet} | {_richting(eerst[een], later[een])}", k.kort) for een in eerst if een in later)
            verschil = tabel[f"{wet} | Lichter", k.kort] - tabel[f"{wet} | Zwaarder", k.kort]
            tabel[f"{wet} | Lichter min zwaarder", k.kort] = verschil
    return tabel


def stromen(bron: str) -> Callable[..., Tabel]:
    def tel(lees: Lees, _: Lees, __: object) -> Tabel:
        toen, nu = (
            {client: NIVEAUS[rang] for client, rang in zwaarste(lees(bron), dag, zwaarte_van(bron)).items()}
            for dag in (NU.jaar_eerder.einde, NU.einde)
        )
        return met_totalen((toen.get(wie, GEEN_HULP), nu.get(wie, GEEN_HULP)) for wie in {*toen, *nu})  # type: ignore[return-value]

    return tel


def pgb_jaren(_: Lees, samen: Lees, __: object) -> Tabel:
    return {
        (wet, f"4e kw {jaar}"): len(
            clienten([rij for rij in samen(bron) if rij["leveringsvorm"] == "PGB"], date(jaar, 12, 31))[TOTAAL]
        )
        for wet, bron in (("Jeugdwet", JEUGD), ("Wmo", WMO))
        for jaar in range(2018, 2025)
    }


def dagen_tot_declaratie(lees: Lees, _: Lees, __: object) -> Tabel:
    tabel: dict[tuple[str, str], float] = {}
    for k in KWARTALEN[-5:]:
        dagen = [
            (rij["ontvangen"] - K_maand(int(rij["maand"][:4]), int(rij["maand"][5:]))).days
            for rij in lees("declaraties")
            if rij["wet"] == "Wmo" and k.begin <= rij["ontvangen"] <= k.einde
        ]
        tabel["Mediaan in dagen", k.kort] = median(dagen)
        for norm in (60, 90):
            tabel[f"% binnen {norm} dagen", k.kort] = 100 * sum(een <= norm for een in dagen) / len(dagen)
    return tabel


# By chapter and name of the table.
TABELLEN: dict[tuple[str, str], Callable[..., Tabel]] = {
    ("jeugdwet", "productgroepen"): productgroepen,
    ("jeugdwet", "recapitulatie-jeugdwet"): recapitulatie(JEUGD),
    ("jeugdwet", "stroom-jeugdwet"): stroom_jeugdwet,
    ("jeugdwet", "eerder-jeugdhulp"): eerder,
    ("jeugdwet", "vervolghulp"): vervolghulp,
    ("wmo", "wmo-voorzieningen"): wmo_voorzieningen,
    ("wmo", "recapitulatie-wmo"): recapitulatie(WMO),
    ("participatiewet", "uitkeringsbestand"): uitkeringsbestand,
    ("participatiewet", "in-en-uitstroom"): in_en_uitstroom,
    ("participatiewet", "balans"): balans_bijstand,
    ("participatiewet", "reden-uitstroom"): reden_uitstroom,
    ("participatiewet", "reden-overige-uitstroom"): reden_overige,
    ("aanbieders", "trajecten-jeugdwet"): trajecten_per_aanbieder(JEUGD),
    ("aanbieders", "trajecten-wmo"): trajecten_per_aanbieder(WMO),
    ("aanbieders", "dashboard-jeugdwet"): dashboard(JEUGD, "Jeugdwet"),
    ("aanbieders", "dashboard-wmo"): dashboard(WMO, "Wmo"),
    ("aanbieders", "keten"): keten,
    ("aanbieders", "retourcodes"): retourcodes,
    ("aanbieders", "wachtend"): wachtend,
    ("transformatie", "gebruik-naar-zwaarte"): gebruik_naar_zwaarte,
    ("transformatie", "verschuiving"): verschuiving_per_periode,
    ("transformatie", "stromen-jeugdwet"): stromen(JEUGD),
    ("transformatie", "stromen-wmo"): stromen(WMO),
    ("transformatie", "pgb-jaren"): pgb_jaren,
    ("transformatie", "dagen-tot-declaratie"): dagen_tot_declaratie,
}
