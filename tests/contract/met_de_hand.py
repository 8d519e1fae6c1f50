"""Indicators of the example counted by hand: loops over the rows of its CSV files, nothing of monitorlib.

Each function takes a reader of rows and gives per gemeente what its indicator says, over the fourth quarter of 2024:
a teller and a noemer, or one number.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

Rij = dict[str, Any]
Lees = Callable[[str], list[Rij]]
Breuk = tuple[float, float]

TOTAAL = "Totaal"
NAMEN = {
    "GM9801": "Aldermeer",
    "GM9802": "Brinkerwold",
    "GM9803": "Duinwaarde",
    "GM9804": "Esterveen",
    "GM9805": "Graswolde",
    "GM9806": "Nieuw-Hazelrade",
}
DAG = timedelta(days=1)
BEGIN, EINDE = date(2024, 10, 1), date(2024, 12, 31)
VORIGE = date(2024, 9, 30)
OPGEHAALD = date(2025, 1, 20)
LICHT, ZWAAR = {"45", "50", "51"}, {"35", "36", "43", "44", "46"}
# Of 2024 and of January 2025; 5 mei is a Sunday.
FEESTDAGEN = {
    date(2024, 1, 1), date(2024, 3, 29), date(2024, 4, 1), date(2024, 4, 27), date(2024, 5, 5), date(2024, 5, 9),
    date(2024, 5, 20), date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1),
}  # fmt: skip


def lezer(folder: Path, *, samen: bool) -> Lees:
    """Give how to read a file: days as days, empty as None, gemeenten by their name or all as one."""

    def lees(naam: str) -> list[Rij]:
        with (folder / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
            return [_waarden(rij, samen) for rij in csv.DictReader(bestand)]

    return lees


def _waarden(rij: Mapping[str, str], samen: bool) -> Rij:
    vol: Rij = {}
    for naam, tekst in rij.items():
        is_dag = naam.endswith("datum") or naam in ("ontvangen", "beantwoord")
        vol[naam] = None if tekst == "" else date.fromisoformat(tekst) if is_dag else tekst
    if "gemeente" in vol:
        vol["gemeente"] = TOTAAL if samen else NAMEN.get(vol["gemeente"], "opgeheven")
    return vol


def loopt(rij: Rij, dag: date) -> bool:
    return rij["ingangsdatum"] <= dag and (rij["einddatum"] is None or rij["einddatum"] >= dag)


def clienten(rijen: Iterable[Rij], dag: date) -> dict[str, set[str]]:
    """Who has something that runs on a day."""
    wie: dict[str, set[str]] = defaultdict(set)
    for rij in rijen:
        if loopt(rij, dag):
            wie[rij["gemeente"]].add(rij["client"])
    return wie


def trajecten(rijen: Iterable[Rij], wachttijd: int, *soort: str) -> list[Rij]:
    """Rows of one client, gemeente and kind, joined when the next begins within the waiting time."""
    groepen: dict[tuple[str, ...], list[Rij]] = defaultdict(list)
    alle = []
    for rij in rijen:
        if rij["einddatum"] == rij["ingangsdatum"]:
            alle.append({**rij, "verwijderd": True})  # a deleted one joins nothing
        else:
            groepen[tuple(rij[naam] for naam in ("client", "gemeente", *soort))].append(rij)
    for groep in groepen.values():
        lopend: Rij | None = None
        for rij in sorted(groep, key=lambda een: een["ingangsdatum"]):
            einde = lopend["einddatum"] if lopend else None
            if lopend and (einde is None or rij["ingangsdatum"] <= einde + wachttijd * DAG):
                if einde is not None and (rij["einddatum"] is None or rij["einddatum"] > einde):
                    lopend["einddatum"], lopend["reden"] = rij["einddatum"], rij["reden"]
            else:
                lopend = {**rij, "verwijderd": False}
                alle.append(lopend)
    return alle


def tel(rijen: Iterable[Rij]) -> Counter[str]:
    return Counter(rij["gemeente"] for rij in rijen)


def breuken(tellers: Iterable[Rij], noemers: Iterable[Rij]) -> dict[str, Breuk]:
    boven, onder = tel(tellers), tel(noemers)
    return {gemeente: (boven[gemeente], aantal) for gemeente, aantal in onder.items()}


def inwoners(lees: Lees, *leeftijden: str) -> Counter[str]:
    aantal: Counter[str] = Counter()
    for rij in lees("inwoners"):
        if rij["jaar"] == "2024" and rij["leeftijd"] in leeftijden:
            aantal[rij["gemeente"]] += int(rij["waarde"])
    return aantal


def mediaan(tijden: list[tuple[int, bool]]) -> float | None:
    """Kaplan and Meier: the first day on which at most half is left."""
    over = Fraction(1)
    for dag in sorted({dag for dag, gebeurd in tijden if gebeurd}):
        wachten = sum(een >= dag for een, _ in tijden)
        over *= 1 - Fraction(sum(een == dag and gebeurd for een, gebeurd in tijden), wachten)
        if over <= Fraction(1, 2):
            return dag
    return None


def medianen(rijen: Iterable[Rij], van: str, tot: str) -> dict[str, float | None]:
    """Days from one column to another, of the rows with the first in the quarter."""
    tijden: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for rij in rijen:
        if rij[van] and BEGIN <= rij[van] <= EINDE:
            gebeurd = rij[tot] is not None and rij[tot] <= OPGEHAALD
            tot_nu = min(rij.get("einddatum") or OPGEHAALD, OPGEHAALD)
            tijden[rij["gemeente"]].append((((rij[tot] if gebeurd else tot_nu) - rij[van]).days, gebeurd))
    return {gemeente: mediaan(van_gemeente) for gemeente, van_gemeente in tijden.items()}


def werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in FEESTDAGEN


def jeugdigen_met_jeugdhulp(lees: Lees) -> dict[str, Breuk]:
    wie, van = clienten(lees("voorzieningen_jeugdwet"), EINDE), inwoners(lees, "0-17")
    return {gemeente: (len(clienten_), van[gemeente]) for gemeente, clienten_ in wie.items()}


def pgb_aandeel(lees: Lees) -> dict[str, Breuk]:
    rijen = lees("voorzieningen_jeugdwet")
    met_pgb = clienten([rij for rij in rijen if rij["leveringsvorm"] == "PGB"], EINDE)
    return {gemeente: (len(met_pgb[gemeente]), len(wie)) for gemeente, wie in clienten(rijen, EINDE).items()}


def zware_jeugdhulp(lees: Lees) -> dict[str, Breuk]:
    alle = trajecten(lees("voorzieningen_jeugdwet"), 31, "productgroep", "leveringsvorm", "aanbieder")
    lopend = [een for een in alle if loopt(een, EINDE)]
    return breuken([een for een in lopend if een["productgroep"] in ZWAAR], lopend)


def trajecten_jeugdhulp(lees: Lees) -> dict[str, float]:
    alle = trajecten(lees("voorzieningen_jeugdwet"), 31, "productgroep", "leveringsvorm", "aanbieder")
    return dict(tel(een for een in alle if loopt(een, EINDE)))


def verschuiving(lees: Lees) -> dict[str, Breuk]:
    """The heaviest help of each person on 31 December 2023 and 2024; the gemeente is that of 2024."""
    alle = trajecten(lees("voorzieningen_jeugdwet"), 31, "productgroep", "leveringsvorm", "aanbieder")
    zwaarste: dict[date, dict[str, int]] = {date(2023, 12, 31): {}, EINDE: {}}
    waar: dict[str, str] = {}
    for een in alle:
        product = een["productgroep"]
        gewicht = 0 if product in LICHT else 2 if product in ZWAAR else 1
        for dag, van_wie in zwaarste.items():
            if loopt(een, dag):
                van_wie[een["client"]] = max(gewicht, van_wie.get(een["client"], 0))
        if loopt(een, EINDE):
            waar[een["client"]] = min(een["gemeente"], waar.get(een["client"], een["gemeente"]))
    eerst, laatst = zwaarste.values()
    beide = Counter(waar[client] for client in laatst if client in eerst)
    lichter = Counter(waar[client] for client in laatst if client in eerst and laatst[client] < eerst[client])
    return {gemeente: (lichter[gemeente], aantal) for gemeente, aantal in beide.items()}


def hulpperioden(rijen: Iterable[Rij]) -> dict[str, list[Rij]]:
    """All help of a person without a free day in between, in order; the gemeente is that of the last."""
    van_wie: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        if not rij["verwijderd"]:
            van_wie[rij["client"]].append(rij)
    perioden = {}
    for client, groep in van_wie.items():
        reeks: list[Rij] = []
        for rij in sorted(groep, key=lambda een: een["ingangsdatum"]):
            vorige = reeks[-1] if reeks else None
            if vorige and (vorige["einddatum"] is None or rij["ingangsdatum"] <= vorige["einddatum"] + DAG):
                if vorige["einddatum"] and (rij["einddatum"] is None or rij["einddatum"] >= vorige["einddatum"]):
                    vorige["einddatum"], vorige["gemeente"] = rij["einddatum"], rij["gemeente"]
            else:
                reeks.append({**rij, "hier_begonnen": rij["gemeente"]})
        perioden[client] = reeks
    return perioden


def opnieuw_gestart(alle: Iterable[Rij]) -> dict[str, Breuk]:
    """Whose help ended in January to June 2024 (to the day before the peildatum), and who came back by December."""
    midden = date(2024, 6, 30)
    gestopt, terug = [], []
    for reeks in hulpperioden(alle).values():
        for een, volgende in zip(reeks, [*reeks[1:], None], strict=True):
            weg = een["einddatum"] and date(2023, 12, 31) <= een["einddatum"] < midden
            if weg and (volgende is None or volgende["ingangsdatum"] > midden):
                gestopt.append(een)
                if volgende and volgende["ingangsdatum"] <= EINDE:
                    terug.append(een)
    return breuken(terug, gestopt)


def herhaald_beroep(lees: Lees) -> dict[str, Breuk]:
    rijen = lees("voorzieningen_jeugdwet")
    return opnieuw_gestart(trajecten(rijen, 0, "productgroep", "leveringsvorm", "aanbieder"))


def terug_in_bijstand(lees: Lees) -> dict[str, Breuk]:
    return opnieuw_gestart(trajecten(lees("uitkeringen"), 30))


def eerder_jeugdhulp(lees: Lees) -> dict[str, Breuk]:
    """Persons, in the gemeente where the help starts: who starts twice in the quarter counts once."""
    gestart: dict[str, set[str]] = defaultdict(set)
    eerder: dict[str, set[str]] = defaultdict(set)
    alle = trajecten(lees("voorzieningen_jeugdwet"), 0, "productgroep", "leveringsvorm", "aanbieder")
    for client, reeks in hulpperioden(alle).items():
        for vorige, een in zip([None, *reeks[:-1]], reeks, strict=True):
            start = een["ingangsdatum"]
            if BEGIN <= start <= EINDE:
                gestart[een["hier_begonnen"]].add(client)
                if vorige and vorige["einddatum"] >= start.replace(year=start.year - 5):
                    eerder[een["hier_begonnen"]].add(client)
    return {gemeente: (len(eerder[gemeente]), len(wie)) for gemeente, wie in gestart.items()}


def wachttijd_jeugdhulp(lees: Lees) -> dict[str, float | None]:
    return medianen(lees("voorzieningen_jeugdwet"), "toewijzingsdatum", "startdatum")


def casussen(lees: Lees) -> dict[str, float]:
    aantal: Counter[str] = Counter()
    for rij in lees("basisteams"):
        if rij["kwartaal"] == "2024-Q4" and rij["onderdeel"] == "Aantal cases besproken in basisteam":
            aantal[rij["gemeente"]] += int(rij["waarde"])
    return dict(aantal)


def inwoners_met_wmo(lees: Lees) -> dict[str, Breuk]:
    wie, van = clienten(lees("voorzieningen_wmo"), EINDE), inwoners(lees, "18-22", "23-64", "65-74", "75+")
    return {gemeente: (len(clienten_), van[gemeente]) for gemeente, clienten_ in wie.items()}


def trajecten_wmo(lees: Lees) -> dict[str, float]:
    alle = trajecten(lees("voorzieningen_wmo"), 31, "voorziening", "leveringsvorm", "aanbieder")
    return dict(tel(een for een in alle if loopt(een, EINDE)))


def voorzieningen_per_client(lees: Lees) -> dict[str, Breuk]:
    lopend = [rij for rij in lees("voorzieningen_wmo") if loopt(rij, EINDE)]
    wie = clienten(lopend, EINDE)
    return {gemeente: (aantal, len(wie[gemeente])) for gemeente, aantal in tel(lopend).items()}


def wachttijd_wmo(lees: Lees) -> dict[str, float | None]:
    return medianen(lees("voorzieningen_wmo"), "toewijzingsdatum", "startdatum")


def wachtenden_wmo(lees: Lees) -> dict[str, float]:
    return dict(
        tel(
            rij
            for rij in lees("voorzieningen_wmo")
            if rij["toewijzingsdatum"]
            and rij["toewijzingsdatum"] <= EINDE
            and (rij["startdatum"] is None or rij["startdatum"] > EINDE)
            and (rij["einddatum"] is None or rij["einddatum"] >= EINDE)
        )
    )


def uitkeringen(lees: Lees) -> dict[str, float]:
    return dict(tel(een for een in trajecten(lees("uitkeringen"), 30) if loopt(een, EINDE)))


def bijstandsdichtheid(lees: Lees) -> dict[str, Breuk]:
    van = inwoners(lees, "18-22", "23-64")
    return {gemeente: (aantal, van[gemeente]) for gemeente, aantal in uitkeringen(lees).items()}


def geeindigd(lees: Lees) -> list[Rij]:
    """Uitkeringen that ended from the peildatum before up to the day before that of now."""
    alle = trajecten(lees("uitkeringen"), 30)
    return [een for een in alle if not een["verwijderd"] and een["einddatum"] and VORIGE <= een["einddatum"] < EINDE]


def uitstroom_uit_de_bijstand(lees: Lees) -> dict[str, Breuk]:
    alle = trajecten(lees("uitkeringen"), 30)
    eerst, laatst = tel(een for een in alle if loopt(een, VORIGE)), tel(een for een in alle if loopt(een, EINDE))
    weg = tel(geeindigd(lees))
    return {gemeente: (weg[gemeente], (eerst[gemeente] + laatst[gemeente]) / 2) for gemeente in laatst}


def uitstroom_naar_werk(lees: Lees) -> dict[str, Breuk]:
    weg = geeindigd(lees)
    return breuken([een for een in weg if een["reden"] == "Werk"], weg)


def stapeling(lees: Lees) -> dict[str, Breuk]:
    wetten: Counter[tuple[str, str]] = Counter()
    for naam in ("voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"):
        for gemeente, wie in clienten(lees(naam), EINDE).items():
            wetten.update((gemeente, client) for client in wie)
    alle = Counter(gemeente for gemeente, _ in wetten)
    meer = Counter(gemeente for (gemeente, _), aantal in wetten.items() if aantal > 1)
    return {gemeente: (meer[gemeente], aantal) for gemeente, aantal in alle.items()}


def meldingen(lees: Lees) -> dict[str, float]:
    return dict(tel(rij for rij in lees("meldingen") if BEGIN <= rij["meldingsdatum"] <= EINDE))


def doorlooptijd(lees: Lees) -> dict[str, float | None]:
    return medianen(lees("meldingen"), "meldingsdatum", "besluitdatum")


def besluit_binnen_acht_weken(wet: str) -> Callable[[Lees], dict[str, Breuk]]:
    def besluiten(lees: Lees) -> dict[str, Breuk]:
        af, op_tijd = [], []
        for rij in lees("meldingen"):
            uiterste = rij["meldingsdatum"] + 56 * DAG
            while not werkdag(uiterste):
                uiterste += DAG
            if rij["wet"] == wet and BEGIN <= uiterste <= EINDE:
                af.append(rij)
                if rij["besluitdatum"] and rij["besluitdatum"] <= uiterste:
                    op_tijd.append(rij)
        return breuken(op_tijd, af)

    return besluiten


def toegekend(lees: Lees) -> dict[str, Breuk]:
    genomen = [rij for rij in lees("meldingen") if rij["besluitdatum"] and BEGIN <= rij["besluitdatum"] <= EINDE]
    return breuken([rij for rij in genomen if rij["besluit"] == "Toegekend"], genomen)


def ervaring(*stellingen: str) -> Callable[[Lees], dict[str, Breuk]]:
    """Of these statements, or of all when none is named."""

    def antwoorden(lees: Lees) -> dict[str, Breuk]:
        som: dict[str, Counter[str]] = defaultdict(Counter)
        for rij in lees("clientervaring"):
            if rij["jaar"] == "2024" and (not stellingen or rij["stelling"] in stellingen):
                som[rij["gemeente"]][rij["antwoord"]] += int(rij["waarde"])
        return {gemeente: (van["Eens"], van["Alle antwoorden"]) for gemeente, van in som.items()}

    return antwoorden


def bezwaren(*onderdelen: str) -> Callable[[Lees], dict[str, float]]:
    def aantal(lees: Lees) -> dict[str, float]:
        som: Counter[str] = Counter()
        for rij in lees("bezwaren_klachten"):
            if rij["kwartaal"] == "2024-Q4" and rij["onderdeel"] in onderdelen:
                som[rij["gemeente"]] += 0 if rij["waarde"] == "-" else int(rij["waarde"])
        return dict(som)

    return aantal


def gegronde_bezwaren(lees: Lees) -> dict[str, Breuk]:
    gegrond = bezwaren("Wijze van afhandeling | Gegrond")(lees)
    return {
        gemeente: (gegrond[gemeente], aantal)
        for gemeente, aantal in bezwaren("Bezwaarschriften | Afgehandeld")(lees).items()
    }


def tarief_begeleiding(lees: Lees) -> dict[str, Breuk]:
    euro: dict[str, Decimal] = defaultdict(Decimal)
    eenheden: dict[str, Decimal] = defaultdict(Decimal)
    for rij in lees("declaraties"):
        if (rij["wet"], rij["product"]) == ("Wmo", "02") and rij["maand"] in ("2024-10", "2024-11", "2024-12"):
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
            eenheden[rij["gemeente"]] += Decimal(rij["volume"])
    return {gemeente: (float(euro[gemeente]), float(aantal)) for gemeente, aantal in eenheden.items()}


def geleverd(lees: Lees, *wetten: str) -> list[Rij]:
    """What was delivered in the third quarter, and received on 31 December."""
    return [
        rij
        for rij in lees("declaraties")
        if rij["wet"] in wetten and rij["maand"] in ("2024-07", "2024-08", "2024-09") and rij["ontvangen"] <= EINDE
    ]


def uitgaven_per_client(naam: str, wet: str) -> Callable[[Lees], dict[str, Breuk]]:
    def uitgaven(lees: Lees) -> dict[str, Breuk]:
        in_natura = clienten([rij for rij in lees(naam) if rij["leveringsvorm"] == "ZIN"], VORIGE)
        euro: dict[str, Decimal] = defaultdict(Decimal)
        for rij in geleverd(lees, wet):
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
        return {gemeente: (float(euro[gemeente]), len(wie)) for gemeente, wie in in_natura.items()}

    return uitgaven


def concentratie(lees: Lees) -> dict[str, Breuk]:
    euro: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for rij in geleverd(lees, "Wmo", "Jeugdwet"):
        euro[rij["gemeente"]][rij["aanbieder"]] += Decimal(rij["bedrag"])
    return {
        gemeente: (float(sum(sorted(van.values())[-3:])), float(sum(van.values()))) for gemeente, van in euro.items()
    }


def declaraties_op_tijd(lees: Lees) -> dict[str, Breuk]:
    af, op_tijd = [], []
    for rij in lees("declaraties"):
        uiterste = rij["ontvangen"]
        for _ in range(10):
            uiterste += DAG
            while not werkdag(uiterste):
                uiterste += DAG
        if BEGIN <= uiterste <= EINDE:
            af.append(rij)
            if rij["beantwoord"] and rij["beantwoord"] <= uiterste:
                op_tijd.append(rij)
    return breuken(op_tijd, af)


def uitputting(lees: Lees) -> dict[str, Breuk]:
    """Delivered in 2024 and received on 31 December."""
    euro: dict[str, Decimal] = defaultdict(Decimal)
    for rij in lees("declaraties"):
        if rij["maand"].startswith("2024") and rij["ontvangen"] <= EINDE:
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
    budget: Counter[str] = Counter()
    for rij in lees("budgetten"):
        if rij["jaar"] == "2024" and rij["wet"] in ("Wmo", "Jeugdwet"):
            budget[rij["gemeente"]] += int(rij["waarde"])
    return {gemeente: (float(bedrag), budget[gemeente]) for gemeente, bedrag in euro.items() if budget[gemeente]}


# By the name of the indicator.
GETELD: dict[str, Callable[[Lees], Mapping[str, Any]]] = {
    "Jeugdigen met jeugdhulp": jeugdigen_met_jeugdhulp,
    "Trajecten jeugdhulp": trajecten_jeugdhulp,
    "Pgb-aandeel jeugdhulp": pgb_aandeel,
    "Aandeel zware jeugdhulp": zware_jeugdhulp,
    "Herhaald beroep jeugdhulp": herhaald_beroep,
    "Eerder jeugdhulp gehad": eerder_jeugdhulp,
    "Verschuiving naar lichtere jeugdhulp": verschuiving,
    "Wachttijd jeugdhulp": wachttijd_jeugdhulp,
    "Casussen in de basisteams": casussen,
    "Inwoners met Wmo-ondersteuning": inwoners_met_wmo,
    "Trajecten Wmo": trajecten_wmo,
    "Voorzieningen per Wmo-cliënt": voorzieningen_per_client,
    "Wachttijd Wmo": wachttijd_wmo,
    "Wachtenden Wmo": wachtenden_wmo,
    "Uitkeringen": uitkeringen,
    "Bijstandsdichtheid": bijstandsdichtheid,
    "Uitstroom uit de bijstand": uitstroom_uit_de_bijstand,
    "Uitstroom naar werk": uitstroom_naar_werk,
    "Terug in de bijstand": terug_in_bijstand,
    "Stapeling over wetten": stapeling,
    "Meldingen bij de toegang": meldingen,
    "Doorlooptijd toegang": doorlooptijd,
    "Besluit Wmo binnen de termijn": besluit_binnen_acht_weken("Wmo"),
    "Besluit bijstand binnen de termijn": besluit_binnen_acht_weken("Participatiewet"),
    "Toegekend na melding": toegekend,
    "Cliëntervaring Wmo": ervaring(),
    "Kwaliteit van leven door de Wmo": ervaring("Door de ondersteuning heb ik een betere kwaliteit van leven"),
    "Klachten": bezwaren("Klachten | Formeel", "Klachten | Informeel"),
    "Bezwaarschriften": bezwaren("Bezwaarschriften | Ontvangen"),
    "Gegronde bezwaren": gegronde_bezwaren,
    "Uitgaven jeugdhulp per jeugdige": uitgaven_per_client("voorzieningen_jeugdwet", "Jeugdwet"),
    "Uitgaven Wmo per cliënt": uitgaven_per_client("voorzieningen_wmo", "Wmo"),
    "Tarief begeleiding Wmo": tarief_begeleiding,
    "Uitputting van het budget": uitputting,
    "Concentratie bij aanbieders": concentratie,
    "Declaraties op tijd beantwoord": declaraties_op_tijd,
}
