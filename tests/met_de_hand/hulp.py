"""The indicators on the Jeugdwet, the Wmo and the Participatiewet by hand, from their definitions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from met_de_hand.lezen import (
    DAG,
    LICHT,
    NU,
    TOTAAL,
    ZWAAR,
    Breuk,
    K,
    Lees,
    Rij,
    breuken,
    breuken_van,
    clienten,
    inwoners,
    loopt,
    nu,
    tel,
    van_leeftijd,
)
from met_de_hand.trajecten import begonnen, geeindigd, trajecten_van

JEUGD, WMO, BIJSTAND = "voorzieningen_jeugdwet", "voorzieningen_wmo", "uitkeringen"


def personen_per_inwoner(naam: str, van: int, tot: int, *leeftijden: str) -> Callable[..., dict[str, Breuk]]:
    def tel_(lees: Lees, k: K = NU) -> dict[str, Breuk]:
        wie = clienten(van_leeftijd(lees(naam), k.einde, van, tot), k.einde)
        return {waar: (len(wie[waar]), aantal) for waar, aantal in inwoners(lees, k.jaar, *leeftijden).items()}

    return tel_


def lopende_trajecten(naam: str) -> Callable[..., dict[str, float]]:
    def tel_(lees: Lees, k: K = NU) -> dict[str, float]:
        return dict(tel(een for een in trajecten_van(lees, naam) if loopt(een, k.einde)))

    return tel_


def pgb_aandeel(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    met_pgb = clienten([rij for rij in lees(JEUGD) if rij["leveringsvorm"] == "PGB"], k.einde)
    return breuken_van(met_pgb, clienten(lees(JEUGD), k.einde))


def duur(lees: Lees, k: K = NU) -> dict[str, float]:
    dagen: dict[str, list[int]] = defaultdict(list)
    for een in geeindigd(trajecten_van(lees, JEUGD), k):
        dagen[een["gemeente"]].append((een["einddatum"] - een["begonnen"]).days + 1)
    return {gemeente: sum(van) / len(van) for gemeente, van in dagen.items()}


def uitval(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    weg = geeindigd(trajecten_van(lees, JEUGD), k)
    return breuken([een for een in weg if een["reden"] in EENZIJDIG], weg)


# [iJw 3.2, JZ588: 32 voortijdig afgesloten, eenzijdig door de cliënt; 33 eenzijdig door de aanbieder.]
EENZIJDIG = {"32", "33"}


def zware_jeugdhulp(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    lopend = [een for een in trajecten_van(lees, JEUGD) if loopt(een, k.einde)]
    return breuken([een for een in lopend if een["productgroep"] in ZWAAR], lopend)


def zware_instroom(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    nieuw = begonnen(trajecten_van(lees, JEUGD), k)
    return breuken([een for een in nieuw if een["productgroep"] in ZWAAR], nieuw)


def gewicht(rij: Rij) -> int:
    """0 is light, 2 is heavy."""
    product = rij["productgroep"]
    return 0 if product in LICHT else 2 if product in ZWAAR else 1


def met_vervolg(lees: Lees, k: K) -> list[tuple[Rij, int | None]]:
    """What ended in the quarter, with the weight of what followed within 90 days; None when nothing did."""
    van_wie: dict[str, list[Rij]] = defaultdict(list)
    for een in trajecten_van(lees, JEUGD):
        van_wie[een["client"]].append(een)
    gevonden = []
    for weg in geeindigd(trajecten_van(lees, JEUGD), k):
        later = [
            (een["ingangsdatum"], -gewicht(een))
            for een in van_wie[weg["client"]]
            if weg["einddatum"] < een["ingangsdatum"] <= weg["einddatum"] + 90 * DAG
        ]
        gevonden.append((weg, -min(later)[1] if later else None))
    return gevonden


def lichtere_vervolghulp(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    gevolgd = [(weg, later) for weg, later in met_vervolg(lees, k.vorige) if later is not None]
    return breuken([weg for weg, later in gevolgd if later < gewicht(weg)], [weg for weg, _ in gevolgd])


def zwaarste(rijen: Iterable[Rij], dag: date, zwaarte: Callable[[Rij], int] = gewicht) -> dict[str, int]:
    """The heaviest help of each person on a day."""
    van_wie: dict[str, int] = {}
    for rij in rijen:
        if loopt(rij, dag):
            van_wie[rij["client"]] = max(zwaarte(rij), van_wie.get(rij["client"], 0))
    return van_wie


def verschuiving(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    """A person counts in each gemeente with help on the last day."""
    alle = trajecten_van(lees, JEUGD)
    eerst, laatst = zwaarste(alle, k.jaar_eerder.einde), zwaarste(alle, k.einde)
    wie = {gemeente: {een for een in van if een in eerst} for gemeente, van in clienten(alle, k.einde).items()}
    lichter = {gemeente: {een for een in van if laatst[een] < eerst[een]} for gemeente, van in wie.items()}
    return breuken_van(lichter, wie)


def hulpperioden(rijen: Iterable[Rij]) -> dict[str, list[tuple[date, date, list[Rij]]]]:
    """Of each person the periods without a free day, in order: first day, last day, the rows that they are made of."""
    van_wie: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        van_wie[rij["client"]].append(rij)
    perioden = {}
    for client, groep in van_wie.items():
        reeks: list[tuple[date, date, list[Rij]]] = []
        for rij in sorted(groep, key=lambda een: een["ingangsdatum"]):
            einde = rij["einddatum"] or date(9000, 1, 1)
            if reeks and rij["ingangsdatum"] <= reeks[-1][1] + DAG:
                begin, tot, delen = reeks.pop()
                reeks.append((begin, max(tot, einde), [*delen, rij]))
            else:
                reeks.append((rij["ingangsdatum"], einde, [rij]))
        perioden[client] = reeks
    return perioden


def opnieuw_gestart(naam: str) -> Callable[..., dict[str, Breuk]]:
    """Whose help ended in the half-year before that until the peildatum, and who came back in the latter."""

    def tel_(lees: Lees, k: K = NU) -> dict[str, Breuk]:
        midden, vroeg = k.vorige.vorige.einde, k.vorige.vorige.vorige.begin
        gestopt: dict[str, set[str]] = defaultdict(set)
        terug: dict[str, set[str]] = defaultdict(set)
        for client, reeks in hulpperioden(lees(naam)).items():
            for nummer, (_, einde, delen) in enumerate(reeks):
                volgende = reeks[nummer + 1][0] if nummer + 1 < len(reeks) else date(9999, 1, 1)
                if not (vroeg <= einde + DAG <= midden) or volgende <= midden:
                    continue
                for waar in {_plek(rij, k) for rij in delen if rij["einddatum"] == einde}:
                    gestopt[waar].add(client)
                    if volgende <= k.einde:
                        terug[waar].add(client)
        return breuken_van(terug, gestopt)

    return tel_


def _plek(rij: Rij, k: K) -> str:
    return TOTAAL if rij["gemeente"] == TOTAAL else nu(rij["gemeente"], k.einde)


def eerder_jeugdhulp(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    """Persons, in each gemeente where the help starts: who starts twice in the quarter counts once."""
    gestart: dict[str, set[str]] = defaultdict(set)
    eerder: dict[str, set[str]] = defaultdict(set)
    for client, reeks in hulpperioden(lees(JEUGD)).items():
        for nummer, (start, _, delen) in enumerate(reeks):
            if not k.begin <= start <= k.einde:
                continue
            for waar in {_plek(rij, k) for rij in delen if rij["ingangsdatum"] == start}:
                gestart[waar].add(client)
                if nummer and reeks[nummer - 1][1] >= start.replace(year=start.year - 5):
                    eerder[waar].add(client)
    return breuken_van(eerder, gestart)


def mediaan(tijden: list[tuple[int, bool]]) -> float | None:
    """Kaplan and Meier: the first day on which at most half is left."""
    over = Fraction(1)
    for dag in sorted({dag for dag, gebeurd in tijden if gebeurd}):
        wachten = sum(een >= dag for een, _ in tijden)
        over *= 1 - Fraction(sum(een == dag and gebeurd for een, gebeurd in tijden), wachten)
        if over <= Fraction(1, 2):
            return dag
    return None


def medianen(naam: str, van: str, tot: str) -> Callable[..., dict[str, float | None]]:
    """Days from one column to another, of the rows with the first in the quarter, as known on the peildatum."""

    def tel_(lees: Lees, k: K = NU) -> dict[str, float | None]:
        tijden: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for rij in lees(naam):
            if rij[van] and k.begin <= rij[van] <= k.einde and bestond(rij, k.einde):
                gebeurd = rij[tot] is not None and rij[tot] <= k.einde
                tot_nu = min(rij.get("einddatum") or k.einde, k.einde)
                tijden[rij["gemeente"]].append((((rij[tot] if gebeurd else tot_nu) - rij[van]).days, gebeurd))
        return {gemeente: mediaan(van_gemeente) for gemeente, van_gemeente in tijden.items()}

    return tel_


def voorzieningen_per_client(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    lopend = [rij for rij in lees(WMO) if loopt(rij, k.einde)]
    wie = clienten(lopend, k.einde)
    return {gemeente: (aantal, len(wie[gemeente])) for gemeente, aantal in tel(lopend).items()}


def bestond(rij: Rij, dag: date) -> bool:
    """What waits while its gemeente is still to come, waits in the old one."""
    return rij["eigen"] != "Nieuw-Hazelrade" or dag.year >= 2024


def wacht(rij: Rij, dag: date) -> bool:
    """Toegewezen, not begun, not ended before."""
    return bool(
        bestond(rij, dag)
        and rij["toewijzingsdatum"]
        and rij["toewijzingsdatum"] <= dag
        and (rij["startdatum"] is None or rij["startdatum"] > dag)
        and (rij["einddatum"] is None or rij["einddatum"] >= dag)
    )


def wachtenden_wmo(lees: Lees, k: K = NU) -> dict[str, float]:
    return dict(tel(rij for rij in lees(WMO) if wacht(rij, k.einde)))


def bijstandsdichtheid(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    lopend = [een for een in trajecten_van(lees, BIJSTAND) if loopt(een, k.einde)]
    aantal, van = tel(van_leeftijd(lopend, k.einde, 18, 65)), inwoners(lees, k.jaar, "18-22", "23-64")
    return {gemeente: (aantal[gemeente], inwoners_) for gemeente, inwoners_ in van.items()}


def gemiddelde_stand(alle: list[Rij], k: K) -> dict[str, float]:
    """Of the day before the quarter and the last day of each month."""
    dagen = [k.begin - DAG, *(K_maand(k.jaar, maand) for maand in k.maanden)]
    standen = [tel(een for een in alle if loopt(een, dag)) for dag in dagen]
    gemeenten = {gemeente for stand in standen for gemeente in stand}
    return {gemeente: sum(stand[gemeente] for stand in standen) / len(dagen) for gemeente in gemeenten}


def K_maand(jaar: int, maand: int) -> date:
    """The last day of a month."""
    return date(jaar + maand // 12, maand % 12 + 1, 1) - DAG


def uitstroom_uit_de_bijstand(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    alle = trajecten_van(lees, BIJSTAND)
    weg = tel(geeindigd(alle, k))
    return {gemeente: (weg[gemeente], stand) for gemeente, stand in gemiddelde_stand(alle, k).items()}


def uitstroom_naar_werk(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    weg = geeindigd(trajecten_van(lees, BIJSTAND), k)
    return breuken([een for een in weg if een["reden"] == "Werk"], weg)


def stapeling(lees: Lees, k: K = NU) -> dict[str, Breuk]:
    wetten: Counter[tuple[str, str]] = Counter()
    for naam in (JEUGD, WMO, BIJSTAND):
        for gemeente, wie in clienten(lees(naam), k.einde).items():
            wetten.update((gemeente, client) for client in wie)
    alle = Counter(gemeente for gemeente, _ in wetten)
    meer = Counter(gemeente for (gemeente, _), aantal in wetten.items() if aantal > 1)
    return {gemeente: (meer[gemeente], aantal) for gemeente, aantal in alle.items()}
