"""The indicators on toegang, cliëntervaring and money by hand, from their definitions."""

from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal

from met_de_hand.lezen import DAG, NU, Breuk, K, Lees, Rij, breuken, clienten, tel, werkdag


def casussen(lees: Lees, k: K = NU) -> dict[str, float]:
    aantal: Counter[str] = Counter()
    for rij in lees("basisteams"):
        if rij["periode"] == k.tekst and rij["onderdeel"] == "Aantal cases besproken in basisteam":
            aantal[rij["gemeente"]] += int(rij["waarde"])
    return dict(aantal)


def meldingen(lees: Lees, k: K = NU) -> dict[str, float]:
    return dict(tel(rij for rij in lees("meldingen") if k.begin <= rij["meldingsdatum"] <= k.einde))


def besluit_binnen_acht_weken(wet: str) -> Callable[..., dict[str, Breuk]]:
    def besluiten(lees: Lees, k: K = NU) -> dict[str, Breuk]:
        af, op_tijd = [], []
        for rij in lees("meldingen"):
            uiterste = rij["meldingsdatum"] + 56 * DAG
            while not werkdag(uiterste):
                uiterste += DAG
            if rij["wet"] == wet and k.begin <= uiterste <= k.einde:
                af.append(rij)
                if rij["besluitdatum"] and rij["besluitdatum"] <= uiterste:
                    op_tijd.append(rij)
        return breuken(op_tijd, af)

    return besluiten


def toegekend(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    genomen = [rij for rij in lees("meldingen") if rij["besluitdatum"] and k.begin <= rij["besluitdatum"] <= k.einde]
    return breuken([rij for rij in genomen if rij["besluit"] == "Toegekend"], genomen)


def ervaring(*stellingen: str) -> Callable[..., dict[str, Breuk]]:
    """Of these statements, or of all when none is named."""

    def antwoorden(lees: Lees, k: K = NU) -> dict[str, Breuk]:
        som: dict[str, Counter[str]] = defaultdict(Counter)
        for rij in lees("clientervaring"):
            if rij["jaar"] == str(k.jaar) and (not stellingen or rij["stelling"] in stellingen):
                som[rij["gemeente"]][rij["antwoord"]] += int(rij["waarde"])
        return {gemeente: (van["Eens"], van["Alle antwoorden"]) for gemeente, van in som.items()}

    return antwoorden


def bezwaren(*onderdelen: str) -> Callable[..., dict[str, float]]:
    def aantal(lees: Lees, k: K = NU) -> dict[str, float]:
        som: Counter[str] = Counter()
        for rij in lees("bezwaren_klachten"):
            if rij["periode"] == k.tekst and rij["onderdeel"] in onderdelen:
                som[rij["gemeente"]] += 0 if rij["waarde"] == "-" else int(rij["waarde"])
        return dict(som)

    return aantal


def gegronde_bezwaren(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    gegrond = bezwaren("Wijze van afhandeling | Gegrond")(lees, k)
    afgehandeld = bezwaren("Bezwaarschriften | Afgehandeld")(lees, k)
    return {gemeente: (gegrond[gemeente], aantal) for gemeente, aantal in afgehandeld.items()}


def geleverd(lees: Lees, k: K, tot: K, *wetten: str) -> list[Rij]:
    """What was delivered in the months of a quarter, received until the peildatum of another, and not refused."""
    maanden = {f"{k.jaar}-{maand:02d}" for maand in k.maanden}
    return [
        rij
        for rij in lees("declaraties")
        if rij["wet"] in wetten and rij["maand"] in maanden and rij["ontvangen"] <= tot.einde and not rij["afgewezen"]
    ]


def tarief_begeleiding(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    euro: dict[str, Decimal] = defaultdict(Decimal)
    eenheden: dict[str, Decimal] = defaultdict(Decimal)
    for rij in geleverd(lees, k, k, "Wmo"):
        if rij["product"] == "02":
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
            eenheden[rij["gemeente"]] += Decimal(rij["volume"])
    return {gemeente: (float(euro[gemeente]), float(aantal)) for gemeente, aantal in eenheden.items()}


def uitgaven_per_client(naam: str, wet: str) -> Callable[..., dict[str, Breuk]]:
    def uitgaven(lees: Lees, k: K = NU) -> dict[str, Breuk]:
        in_natura = clienten([rij for rij in lees(naam) if rij["leveringsvorm"] == "ZIN"], k.vorige.einde)
        euro: dict[str, Decimal] = defaultdict(Decimal)
        for rij in geleverd(lees, k.vorige, k, wet):
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
        return {gemeente: (float(euro[gemeente]), len(wie)) for gemeente, wie in in_natura.items()}

    return uitgaven


def concentratie(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    euro: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for rij in geleverd(lees, k.vorige, k, "Wmo", "Jeugdwet"):
        euro[rij["gemeente"]][rij["aanbieder"]] += Decimal(rij["bedrag"])
    return {
        gemeente: (float(sum(sorted(van.values())[-3:])), float(sum(van.values()))) for gemeente, van in euro.items()
    }


def declaraties_op_tijd(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    af, op_tijd = [], []
    for rij in lees("declaraties"):
        uiterste = rij["ontvangen"]
        for _ in range(10):
            uiterste += DAG
            while not werkdag(uiterste):
                uiterste += DAG
        if k.begin <= uiterste <= k.einde:
            af.append(rij)
            if rij["beantwoord"] and rij["beantwoord"] <= uiterste:
                op_tijd.append(rij)
    return breuken(op_tijd, af)


def uitputting(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    """Delivered since 1 January and received until the peildatum."""
    euro: dict[str, Decimal] = defaultdict(Decimal)
    for nummer in range(1, k.nummer + 1):
        for rij in geleverd(lees, K(k.jaar, nummer), k, "Wmo", "Jeugdwet"):
            euro[rij["gemeente"]] += Decimal(rij["bedrag"])
    budget: Counter[str] = Counter()
    for rij in lees("budgetten"):
        if rij["jaar"] == str(k.jaar) and rij["wet"] in ("Wmo", "Jeugdwet"):
            budget[rij["gemeente"]] += int(rij["waarde"])
    return {gemeente: (float(bedrag), budget[gemeente]) for gemeente, bedrag in euro.items() if budget[gemeente]}
